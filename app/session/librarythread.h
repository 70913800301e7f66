// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/librarylocation.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace recto {

// The library for a thread that must not wait (a window's, a service's): every call runs on
// one thread of its own, in the order it was asked for, and the answer comes back to the
// thread that this lives on. Opened, and made where there is none, at the first call; a
// library that can't be opened, or was moved away since, answers each call with why.
// Destroying it first finishes what was asked (a deletion is not lost by closing the window
// at once).
class LibraryThread : public QObject
{
    Q_OBJECT

public:
    explicit LibraryThread(LibraryLocation location, QObject *parent = nullptr);
    ~LibraryThread() override;

    [[nodiscard]] const LibraryLocation &location() const { return m_location; }

    // `work(Library &)` returns a Result; `then(Result)` is called on the thread of this
    // object unless `context` is gone by then.
    template<typename Work, typename Then>
    void ask(QObject *context, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work, Library &>;
        post([this, guard = QPointer<QObject>(context), work = std::move(work),
              then = std::move(then)]() mutable {
            const Status opened = open();
            deliver(guard, std::move(then), opened ? work(*m_library) : Answer(opened.error()));
        });
    }

    // As ask(), with the library closed while `work()` runs: for what replaces it.
    // The next call opens it again.
    template<typename Work, typename Then>
    void askClosed(QObject *context, Work work, Then then)
    {
        post([this, guard = QPointer<QObject>(context), work = std::move(work),
              then = std::move(then)]() mutable {
            m_library.reset();
            deliver(guard, std::move(then), work());
        });
    }

private:
    template<typename Then, typename Answer>
    void deliver(QPointer<QObject> guard, Then then, Answer answer)
    {
        QMetaObject::invokeMethod(
            this,
            [guard, then = std::move(then), answer = std::move(answer)]() mutable {
                if (guard)
                    then(std::move(answer));
            },
            Qt::QueuedConnection);
    }
    void post(std::function<void()> work);
    [[nodiscard]] Status open();

    LibraryLocation m_location;
    QThread m_thread;
    QObject *m_worker; // lives on m_thread
    std::unique_ptr<Library> m_library; // touched on m_thread only
    bool m_begun = false; // likewise: it was there once, so it is never made again
};

} // namespace recto
