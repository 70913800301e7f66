// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace recto::fakes {

// What a fake reader does with a page, by the page's name.
struct ReadingScript
{
    QString text;
    std::optional<Error> failure;
    int failures = 1000; // how often it fails before it reads
    bool hang = false; // until it is stopped
    int drips = 0; // progress reports
    bool waitForRelease = false; // until FakeReading::release()
    int words = 0; // without text, for their weight
};

// What all readers of a test share: the script, and a count of what was asked.
// Thread-safe.
class FakeReading
{
public:
    void script(const QString &pageName, ReadingScript script)
    {
        const std::lock_guard lock(m_mutex);
        m_scripts[pageName] = std::move(script);
    }
    // Called on the reader's thread as each reading begins; set before the first.
    std::function<void()> begins;

    void release()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_released = true;
        }
        m_changed.notify_all();
    }
    [[nodiscard]] int reads(const QString &pageName) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_reads.find(pageName);
        return found == m_reads.end() ? 0 : found->second;
    }
    [[nodiscard]] int total() const
    {
        const std::lock_guard lock(m_mutex);
        int sum = 0;
        for (const auto &[name, count] : m_reads)
            sum += count;
        return sum;
    }

    [[nodiscard]] Result<PageText> read(const Page &page, std::stop_token stop,
                                        const OcrEngine::Progress &progress)
    {
        if (begins)
            begins();
        std::unique_lock lock(m_mutex);
        const ReadingScript script = m_scripts[page.name];
        const int read = ++m_reads[page.name];
        const std::stop_callback wake(stop, [this] { m_changed.notify_all(); });
        if (script.hang)
            m_changed.wait(lock, [&stop] { return stop.stop_requested(); });
        if (script.waitForRelease)
            m_changed.wait(lock, [&] { return m_released || stop.stop_requested(); });
        lock.unlock();
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, page.name, {}};
        for (int i = 1; i <= script.drips && progress; ++i)
            progress(double(i) / script.drips);
        if (script.failure && read <= script.failures)
            return *script.failure;
        PageText text;
        text.text = script.text;
        text.size = {1000, 1400};
        text.confidence = 90;
        text.engine = QStringLiteral("fake");
        text.words.resize(script.words);
        return text;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<QString, ReadingScript> m_scripts;
    std::map<QString, int> m_reads;
    bool m_released = false;
};

// A page whose file is in the folder and which reads as the script says. The file
// holds `bytes`, by default its name: no two pages are the same picture.
inline Page scriptedPage(const QString &folder, const QString &name, const ReadingScript &script,
                         FakeReading &reading, const QByteArray &bytes = {})
{
    Page page;
    page.file = QDir(folder).filePath(name);
    page.name = name;
    QFile file(page.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.isEmpty() ? name.toUtf8() : bytes) < 1)
        qFatal("could not write %s", qPrintable(page.file));
    reading.script(name, script);
    return page;
}

class FakeOcrEngine : public OcrEngine
{
public:
    explicit FakeOcrEngine(std::shared_ptr<FakeReading> reading)
        : m_reading(std::move(reading))
    {
    }
    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &,
                                               std::stop_token stop,
                                               const Progress &progress) override
    {
        return m_reading->read(page, stop, progress);
    }

private:
    std::shared_ptr<FakeReading> m_reading;
};

} // namespace recto::fakes
