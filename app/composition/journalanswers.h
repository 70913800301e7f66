// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/answerstore.h"

namespace recto {

// Paid answers in the library's journal: a job that is resumed or repeated takes
// them from there. Thread-safe: a session a call, which costs half a millisecond.
class JournalAnswers : public AnswerStore
{
public:
    explicit JournalAnswers(QString libraryFolder);

    [[nodiscard]] Result<std::optional<StoredAnswer>> find(const QString &key) override;
    [[nodiscard]] Status beforeRequest(const QString &key, const QString &host) override;
    [[nodiscard]] Status store(const QString &key, const StoredAnswer &answer) override;

private:
    const QString m_libraryFolder;
};

} // namespace recto
