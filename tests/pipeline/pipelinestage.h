// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakegenerator.h"
#include "fakes/fakeocrengine.h"
#include "library/jobjournal.h"
#include "pipeline/pipeline.h"

#include <QTemporaryDir>
#include <QTest>

namespace recto::fakes {

// What a run told, and what it left behind.
struct RunLog
{
    QList<PipelineEvent> events;

    template<typename Event>
    [[nodiscard]] int count() const
    {
        int found = 0;
        for (const PipelineEvent &event : events)
            found += std::holds_alternative<Event>(event) ? 1 : 0;
        return found;
    }
    template<typename Event>
    [[nodiscard]] int first() const // its place; -1: never
    {
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (std::holds_alternative<Event>(events[i]))
                return static_cast<int>(i);
        }
        return -1;
    }
    [[nodiscard]] event::Finished finished() const
    {
        return std::get<event::Finished>(events.last());
    }
    [[nodiscard]] QString jobId() const
    {
        return std::get<event::JobStarted>(events.first()).jobId;
    }
};

// What a run has told so far; QFuture::results() would wait for its end.
inline RunLog soFar(const QFuture<PipelineEvent> &future)
{
    RunLog log;
    for (int i = 0; i < future.resultCount(); ++i)
        log.events << future.resultAt(i);
    return log;
}

// A library, fake readers and a fake generator for a pipeline's tests.
class PipelineStage
{
protected:
    void reset(); // before each test
    Page makePage(const QString &name, const ReadingScript &script, const QByteArray &bytes = {});
    QList<PipelineInput> pages(int count);
    [[nodiscard]] PipelineParts parts(int readers = 2) const;
    RunLog collect(QFuture<PipelineEvent> future) const;
    RunLog run(const QList<PipelineInput> &inputs, int readers = 2);
    RunLog resume(const QString &jobId, FailedUnits failed = FailedUnits::StayFailed);
    [[nodiscard]] QString libraryFolder() const
    {
        return m_folder->filePath(QStringLiteral("library"));
    }
    [[nodiscard]] QList<Flashcard> cards() const;
    [[nodiscard]] QStringList fronts() const;
    template<typename Event>
    void waitFor(const QFuture<PipelineEvent> &future, int count = 1) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeReading> m_reading;
    std::shared_ptr<FakeGenerator> m_generator;
};

inline void PipelineStage::reset()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(Library::open(libraryFolder()).ok());
    m_reading = std::make_shared<FakeReading>();
    m_generator = std::make_shared<FakeGenerator>();
}

inline Page PipelineStage::makePage(const QString &name, const ReadingScript &script,
                                    const QByteArray &bytes)
{
    return scriptedPage(m_folder->path(), name, script, *m_reading, bytes);
}

// Word pairs that no check takes for near-duplicates.
inline QString cardLine(int page, int line)
{
    static const char *const words[]
        = {"amber",   "basalt",  "cedar",  "dune",   "ember", "fjord",
           "glacier", "harbour", "island", "jungle", "karst", "lagoon"};
    const auto word = [](int n) { return QString::fromLatin1(words[n % 12]) + QString::number(n); };
    return QStringLiteral("%1 %2 = %3 %4.")
        .arg(word(page * 7 + line), word(page * 11 + line * 5 + 100),
             word(page * 13 + line * 3 + 200), word(page + line * 17 + 300));
}

inline QString pageText(int page, int lines = 3)
{
    QStringList text;
    for (int line = 0; line < lines; ++line)
        text << cardLine(page, line);
    return text.join(u'\n');
}

inline QList<PipelineInput> PipelineStage::pages(int count)
{
    QList<PipelineInput> inputs;
    for (int i = 0; i < count; ++i) {
        ReadingScript script;
        script.text = pageText(i);
        script.drips = 3;
        inputs << makePage(QStringLiteral("p%1.png").arg(i), script);
    }
    return inputs;
}

inline PipelineParts PipelineStage::parts(int readers) const
{
    PipelineParts result;
    result.makeReader = [reading = m_reading] { return std::make_unique<FakeOcrEngine>(reading); };
    result.generator = m_generator;
    result.readers = readers;
    return result;
}

inline RunLog PipelineStage::collect(QFuture<PipelineEvent> future) const
{
    future.waitForFinished();
    return {future.results()};
}

inline JobOptions smallChunks()
{
    JobOptions options;
    options.maxChunk = 200; // a page of the test's each
    options.course = QStringLiteral("Geology");
    return options;
}

inline RunLog PipelineStage::run(const QList<PipelineInput> &inputs, int readers)
{
    Pipeline pipeline(libraryFolder(), parts(readers));
    return collect(pipeline.start(smallChunks(), inputs));
}

inline RunLog PipelineStage::resume(const QString &jobId, FailedUnits failed)
{
    Pipeline pipeline(libraryFolder(), parts());
    return collect(pipeline.resume(jobId, failed));
}

inline QList<Flashcard> PipelineStage::cards() const
{
    const auto library = Library::open(libraryFolder());
    if (!library)
        return {};
    const auto found = library->flashcards({});
    return found ? *found : QList<Flashcard>();
}

inline QStringList PipelineStage::fronts() const
{
    QStringList result;
    for (const Flashcard &card : cards())
        result << card.front;
    return result;
}

inline QStringList expectedFronts(const QList<int> &pages, int lines = 3)
{
    QStringList result;
    for (const int page : pages) {
        for (int line = 0; line < lines; ++line)
            result << cardLine(page, line).section(QLatin1String(" = "), 0, 0);
    }
    return result;
}

template<typename Event>
void PipelineStage::waitFor(const QFuture<PipelineEvent> &future, int count) const
{
    QTRY_VERIFY_WITH_TIMEOUT(soFar(future).count<Event>() >= count, 20'000);
}

} // namespace recto::fakes
