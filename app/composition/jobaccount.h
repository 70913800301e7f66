// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/librarylocation.h"
#include "model/answerstore.h"
#include "model/costestimate.h"
#include "net/recordingtransport.h"

#include <memory>
#include <mutex>

namespace recto {

// What a job asks of services, entered in the library's journal: the paid answers,
// which a job that is resumed or repeated takes from there, what they used, and what
// left this computer. Thread-safe: a library session a call, which costs half a
// millisecond.
class JobAccount : public AnswerStore, public TrafficRecord
{
public:
    // `cap` may be null.
    JobAccount(LibraryLocation library, std::shared_ptr<SpendingCap> cap);

    // Whose account it is from now on; until then it is of no job. What the job's
    // earlier runs spent counts towards its cap.
    [[nodiscard]] Status begin(const QString &jobId);

    [[nodiscard]] Result<std::optional<StoredAnswer>> find(const QString &key) override;
    [[nodiscard]] Status beforeRequest(const QString &key, const QString &host) override;
    [[nodiscard]] Status store(const QString &key, const StoredAnswer &answer) override;
    [[nodiscard]] Status lost(const Usage &usage) override;
    [[nodiscard]] Status add(const QString &host, const HostTraffic &traffic) override;

private:
    [[nodiscard]] QString jobId() const;

    const LibraryLocation m_library;
    const std::shared_ptr<SpendingCap> m_cap;
    std::mutex m_gate; // before the journal
    mutable std::mutex m_mutex;
    QString m_jobId;
};

} // namespace recto
