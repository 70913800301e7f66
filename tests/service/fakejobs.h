// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicejobs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <atomic>
#include <map>
#include <mutex>

namespace recto {

// Jobs whose rows a test tells. Thread-safe.
class FakeJobs : public ServiceJobs
{
public:
    struct Told
    {
        QList<NumberedRow> rows;
        bool over = false;
    };

    QString addJob()
    {
        const std::lock_guard lock(m_fakeMutex);
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_jobs[id] = {};
        return id;
    }
    void tell(const QString &jobId, QJsonObject row, bool last = false)
    {
        {
            const std::lock_guard lock(m_fakeMutex);
            Told &job = m_jobs[jobId];
            row.insert(QStringLiteral("n"), job.rows.size() + 1);
            job.rows.append(
                {job.rows.size() + 1, QJsonDocument(row).toJson(QJsonDocument::Compact)});
            job.over = last;
        }
        tellChanged(jobId);
    }
    void tellProgress(const QString &jobId, const QString &step, double percentage)
    {
        tell(jobId,
             {{QStringLiteral("event"), QStringLiteral("progress")},
              {QStringLiteral("step"), step},
              {QStringLiteral("percentage"), percentage}});
    }
    void complete(const QString &jobId)
    {
        tell(jobId,
             {{QStringLiteral("event"), QStringLiteral("complete")},
              {QStringLiteral("uploadId"), jobId},
              {QStringLiteral("flashcards"), QJsonArray()}},
             true);
    }

    [[nodiscard]] Result<QString> submit(const Submission &submission) override
    {
        {
            const std::lock_guard lock(m_fakeMutex);
            m_submissions.append(submission);
            for (const ReceivedFile &file : submission.files) {
                QFile page(file.path);
                m_contents.append(page.open(QIODevice::ReadOnly) ? page.readAll() : "missing");
            }
        }
        const QString id = addJob();
        tell(id, {{QStringLiteral("event"), QStringLiteral("job")}, {QStringLiteral("jobId"), id}});
        if (completeAtOnce)
            complete(id);
        return id;
    }
    [[nodiscard]] Result<RowPage> rows(const QString &jobId, qint64 after, int limit) override
    {
        const std::lock_guard lock(m_fakeMutex);
        const auto job = m_jobs.find(jobId);
        if (job == m_jobs.end())
            return Error{ErrorKind::NotFound, jobId, {}};
        return RowPage{job->second.rows.mid(after, limit), job->second.over};
    }
    [[nodiscard]] Result<Snapshot> snapshot(const QString &jobId) override
    {
        const std::lock_guard lock(m_fakeMutex);
        const auto job = m_jobs.find(jobId);
        if (job == m_jobs.end())
            return Error{ErrorKind::NotFound, jobId, {}};
        Snapshot snapshot;
        snapshot.job.id = jobId;
        snapshot.over = job->second.over;
        for (const NumberedRow &row : job->second.rows) {
            if (row.json.contains("\"progress\""))
                snapshot.progress = row;
            snapshot.last = row;
        }
        return snapshot;
    }
    [[nodiscard]] Status cancel(const QString &jobId) override
    {
        {
            const std::lock_guard lock(m_fakeMutex);
            if (m_jobs.find(jobId) == m_jobs.end())
                return Error{ErrorKind::NotFound, jobId, {}};
        }
        tell(jobId, {{QStringLiteral("event"), QStringLiteral("cancelled")}}, true);
        return {};
    }
    [[nodiscard]] Status retry(const QString &) override { return {}; }
    [[nodiscard]] Status skipPage(const QString &, int) override { return {}; }
    [[nodiscard]] int waiting() override { return jobsWaiting; }

    [[nodiscard]] QList<Submission> submissions() const
    {
        const std::lock_guard lock(m_fakeMutex);
        return m_submissions;
    }
    [[nodiscard]] QList<QByteArray> contents() const // of all pages that came
    {
        const std::lock_guard lock(m_fakeMutex);
        return m_contents;
    }

    std::atomic<int> jobsWaiting = 0;
    std::atomic<bool> completeAtOnce = false;

private:
    mutable std::mutex m_fakeMutex;
    std::map<QString, Told> m_jobs;
    QList<Submission> m_submissions;
    QList<QByteArray> m_contents;
};

} // namespace recto
