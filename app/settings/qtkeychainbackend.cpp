// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/qtkeychainbackend.h"

#include <QCoreApplication>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <utility>

namespace recto {

namespace {

using Outcome = KeychainAnswer::Outcome;

// QtKeychain has one queue for the whole process, without locks: all of its jobs
// live on one thread. It is never destroyed, since a call that hangs there can't
// be ended; when the program ends it is given a moment, then left behind.
class KeychainThread
{
public:
    static QObject *context()
    {
        static KeychainThread *const thread = new KeychainThread;
        return &thread->m_context;
    }

private:
    KeychainThread()
    {
        s_thread = &m_thread;
        m_thread.setObjectName(QStringLiteral("keychain"));
        m_context.moveToThread(&m_thread);
        m_thread.start();
        qAddPostRoutine([] {
            constexpr unsigned long momentMilliseconds = 300;
            s_thread->quit();
            s_thread->wait(momentMilliseconds);
        });
    }

    static inline QThread *s_thread = nullptr;
    QThread m_thread;
    QObject m_context;
};

KeychainAnswer answerOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {Outcome::Done, {}, {}};
    if (job.error() == QKeychain::EntryNotFound)
        return {Outcome::NoEntry, {}, {}};
    return {Outcome::Failed, {}, job.errorString()};
}

// A job deletes itself when it has finished. Not earlier: the keychain's library
// keeps a pointer to it.
template<typename Job, typename Prepare>
void startJob(const QString &entry, KeychainBackend::Done done, Prepare prepare)
{
    const auto start = [entry, done = std::move(done), prepare = std::move(prepare)]() mutable {
        auto *job = new Job(QStringLiteral("recto"));
        job->setKey(entry);
        job->setInsecureFallback(false);
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, job, [done = std::move(done), job] {
            KeychainAnswer answer = answerOf(*job);
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                answer.value = job->textData();
            done(std::move(answer));
        });
        job->start();
    };
    QMetaObject::invokeMethod(KeychainThread::context(), start, Qt::QueuedConnection);
}

} // namespace

void QtKeychainBackend::read(const QString &entry, Done done)
{
    startJob<QKeychain::ReadPasswordJob>(entry, std::move(done),
                                         [](QKeychain::ReadPasswordJob &) {});
}

void QtKeychainBackend::write(const QString &entry, const QString &value, Done done)
{
    startJob<QKeychain::WritePasswordJob>(
        entry, std::move(done),
        [value](QKeychain::WritePasswordJob &job) { job.setTextData(value); });
}

void QtKeychainBackend::remove(const QString &entry, Done done)
{
    startJob<QKeychain::DeletePasswordJob>(entry, std::move(done),
                                           [](QKeychain::DeletePasswordJob &) {});
}

} // namespace recto
