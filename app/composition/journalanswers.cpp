// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/journalanswers.h"

#include "library/jobjournal.h"

namespace recto {

JournalAnswers::JournalAnswers(QString libraryFolder)
    : m_libraryFolder(std::move(libraryFolder))
{
}

Result<std::optional<StoredAnswer>> JournalAnswers::find(const QString &key)
{
    auto library = Library::open(m_libraryFolder);
    if (!library)
        return library.error();
    const auto answer = JobJournal(*library).answer(key);
    if (answer)
        return std::optional(StoredAnswer{answer->body, answer->inputTokens, answer->outputTokens});
    if (answer.error().kind == ErrorKind::NotFound)
        return std::optional<StoredAnswer>();
    return answer.error();
}

Status JournalAnswers::beforeRequest(const QString &key, const QString &host)
{
    auto library = Library::open(m_libraryFolder);
    if (!library)
        return library.error();
    return JobJournal(*library).requestSent({}, key, host);
}

Status JournalAnswers::store(const QString &key, const StoredAnswer &answer)
{
    auto library = Library::open(m_libraryFolder);
    if (!library)
        return library.error();
    return JobJournal(*library).answerArrived(key, {answer.body, answer.inputTokens, answer.outputTokens});
}

} // namespace recto
