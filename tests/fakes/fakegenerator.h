// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"

#include <QStringList>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace recto::fakes {

// Makes a card of every line "question = answer" of a chunk. A line "HANG" waits
// until it is stopped, "FAIL" fails the chunk there, "RETRY" tells a retry,
// "WAIT" waits for release(). "OFFER question = answer" is a card that is only offered.
// Thread-safe.
class FakeGenerator : public FlashcardGenerator
{
public:
    void release()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_released = true;
        }
        m_changed.notify_all();
    }
    [[nodiscard]] int asked() const { return m_asked; }

    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override
    {
        ++m_asked;
        const std::stop_callback wake(stop, [this] { m_changed.notify_all(); });
        for (const QString &line : chunk.text.split(u'\n', Qt::SkipEmptyParts)) {
            if (stop.stop_requested())
                return Error{ErrorKind::Cancelled, {}, {}};
            if (line == QLatin1String("FAIL"))
                return Error{ErrorKind::ServerFailed, QStringLiteral("fake"), {}};
            if (line == QLatin1String("HANG") || line == QLatin1String("WAIT")) {
                const bool untilStopped = line == QLatin1String("HANG");
                std::unique_lock lock(m_mutex);
                m_changed.wait(
                    lock, [&] { return stop.stop_requested() || (!untilStopped && m_released); });
                continue;
            }
            if (line == QLatin1String("RETRY")) {
                callbacks.retry({QStringLiteral("fake"),
                                 1,
                                 0.0,
                                 {ErrorKind::RateLimited, QStringLiteral("fake"), {}}});
                continue;
            }
            const QString offer = QStringLiteral("OFFER ");
            const bool offered = line.startsWith(offer);
            const QString pair = offered ? line.mid(offer.size()) : line;
            const QStringList sides = pair.split(QLatin1String(" = "));
            if (sides.size() != 2)
                continue;
            FlashcardDraft draft{CardKind::Basic, sides[0], sides[1], {}, pair};
            draft.offered = offered;
            callbacks.card(draft);
        }
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}};
        return {};
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_released = false;
    std::atomic<int> m_asked = 0;
};

} // namespace recto::fakes
