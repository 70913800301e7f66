// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobfollower.h"

#include <QPointer>

namespace recto {

namespace {

constexpr int pollMilliseconds = 100;
constexpr int soonMilliseconds = 15;
constexpr int rowsAtOnce = 500;

} // namespace

JobFollower::JobFollower(QString libraryFolder, QString jobId, qint64 after, QObject *parent)
    : QObject(parent)
    , m_libraryFolder(std::move(libraryFolder))
    , m_jobId(std::move(jobId))
    , m_last(after)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &JobFollower::look);
    connect(&m_poll, &QTimer::timeout, this, &JobFollower::look);
    m_poll.start(pollMilliseconds);
    m_soon.start();
}

JobFollower::~JobFollower() = default;

void JobFollower::lookSoon()
{
    if (!m_over && !m_soon.isActive())
        m_soon.start();
}

Status JobFollower::openLibrary()
{
    if (m_library)
        return {};
    auto library = Library::open(m_libraryFolder, Library::Absent::Fails);
    if (!library)
        return library.error();
    m_library.emplace(std::move(*library));
    return {};
}

void JobFollower::stop()
{
    m_over = true;
    m_poll.stop();
    m_soon.stop();
}

void JobFollower::look()
{
    const QPointer<JobFollower> alive(this); // a slot may destroy it
    while (alive && !m_over) {
        m_soon.stop();
        const Status opened = openLibrary();
        const auto running = opened ? JobStream(*m_library).running(m_jobId) : opened.error();
        const auto rows
            = running ? JobStream(*m_library).rows(m_jobId, m_last, rowsAtOnce) : running.error();
        if (!rows) {
            if (rows.error().kind == ErrorKind::LibraryBusy)
                return; // the next look may do
            stop();
            emit failed(rows.error());
            return;
        }
        if (rows->isEmpty()) {
            if (*running)
                return;
            stop();
            emit ended();
            return;
        }
        m_last = rows->last().number;
        emit told(*rows);
    }
}

} // namespace recto
