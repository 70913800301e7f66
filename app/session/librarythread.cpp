// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarythread.h"

namespace recto {

LibraryThread::LibraryThread(LibraryLocation location, QObject *parent)
    : QObject(parent)
    , m_location(std::move(location))
    , m_worker(new QObject)
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("library"));
    m_thread.start();
}

LibraryThread::~LibraryThread()
{
    post([this] {
        m_library.reset(); // its connection belongs to this thread
        delete m_worker;
        m_thread.quit();
    });
    m_thread.wait();
}

void LibraryThread::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_worker, std::move(work), Qt::QueuedConnection);
}

Status LibraryThread::open()
{
    if (m_library && m_library->stillThere())
        return {};
    m_library.reset();
    Result<Library> library = m_begun ? m_location.open() : m_location.openOrMake();
    if (!library)
        return library.error();
    m_begun = true;
    m_library = std::make_unique<Library>(std::move(*library));
    return {};
}

} // namespace recto
