// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/librarythread.h"

namespace recto {

LibraryThread::LibraryThread(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
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
    if (m_library)
        return {};
    Result<Library> library = Library::open(m_folder);
    if (!library)
        return library.error();
    m_library = std::make_unique<Library>(std::move(*library));
    return {};
}

} // namespace recto
