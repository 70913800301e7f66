// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/jobaccount.h"

#include "library/jobjournal.h"

namespace recto {

namespace {

// One call of the journal in a session of its own. One at a time: SQLite lets those
// who meet a writer sleep, up to a tenth of a second each.
template<typename Call>
auto withJournal(std::mutex &gate, const LibraryLocation &location, Call call)
    -> std::invoke_result_t<Call, JobJournal &>
{
    const std::lock_guard lock(gate);
    auto library = location.open();
    if (!library)
        return library.error();
    JobJournal journal(*library);
    return call(journal);
}

} // namespace

JobAccount::JobAccount(LibraryLocation library, std::shared_ptr<SpendingCap> cap)
    : m_library(std::move(library))
    , m_cap(std::move(cap))
{
}

QString JobAccount::jobId() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobId;
}

Status JobAccount::begin(const QString &jobId)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobId = jobId;
    }
    if (!m_cap)
        return {};
    const auto before = withJournal(
        m_gate, m_library, [&](JobJournal &journal) { return journal.usage.ofJob(jobId); });
    if (!before)
        return before.error();
    m_cap->begin({before->inputTokens, before->outputTokens, false});
    return {};
}

Result<std::optional<StoredAnswer>> JobAccount::find(const QString &key)
{
    const auto answer = withJournal(
        m_gate, m_library, [&](JobJournal &journal) { return journal.answers.find(jobId(), key); });
    if (answer)
        return std::optional(StoredAnswer{answer->body, answer->inputTokens, answer->outputTokens});
    if (answer.error().kind == ErrorKind::NotFound)
        return std::optional<StoredAnswer>();
    return answer.error();
}

Status JobAccount::beforeRequest(const QString &key, const QString &host)
{
    return withJournal(m_gate, m_library, [&](JobJournal &journal) {
        return journal.answers.requestSent(jobId(), key, host);
    });
}

Status JobAccount::store(const QString &key, const StoredAnswer &answer)
{
    return withJournal(m_gate, m_library, [&](JobJournal &journal) {
        return journal.answers.arrived(jobId(), key,
                                       {answer.body, answer.inputTokens, answer.outputTokens});
    });
}

Status JobAccount::lost(const Usage &usage)
{
    return withJournal(m_gate, m_library,
                       [&](JobJournal &journal) { return journal.usage.add(jobId(), usage); });
}

Status JobAccount::add(const QString &host, const HostTraffic &traffic)
{
    return withJournal(m_gate, m_library, [&](JobJournal &journal) {
        return journal.usage.addTraffic(jobId(), host, traffic);
    });
}

} // namespace recto
