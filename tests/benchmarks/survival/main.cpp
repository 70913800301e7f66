// SPDX-License-Identifier: GPL-3.0-or-later
// bench_survival cancel COUNT PAGE…   how long until the last worker has stopped
// bench_survival pages COUNT          memory of a job of so many pages
// Real readers in their processes on the pages given; a model on loopback that
// streams, and one that asks to come back later.
#include "fakes/fakeocrengine.h"
#include "fakes/quickservice.h"
#include "fakes/sentencecards.h"
#include "fakes/testpaths.h"
#include "generation/chat/chatgenerator.h"
#include "generation/rules/offlinegenerator.h"
#include "intake/intake.h"
#include "library/library.h"
#include "ocr/readerprocess.h"
#include "pipeline/jobrunner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace recto;
using namespace recto::fakes;

namespace {

const QString readerProgram = builtProgram(QStringLiteral("recto-reader"));

QString textOfPage(int page)
{
    QString text;
    for (int i = 0; i < 12; ++i) {
        QString name; // without figures: of a term, not a number
        for (int left = page * 12 + i; name.size() < 4; left /= 26)
            name += QChar(u'a' + left % 26);
        text += QStringLiteral("Sedum%1 is a plant of the northern coast that carries %2 seeds in "
                               "each pod of %3. ")
                    .arg(name)
                    .arg(page * 7 + 3 * i)
                    .arg(name);
    }
    return text;
}

QList<PipelineInput> fakePages(const QString &folder, const std::shared_ptr<FakeReading> &reading,
                               int count)
{
    QList<PipelineInput> pages;
    for (int i = 0; i < count; ++i) {
        ReadingScript script;
        script.text = textOfPage(i);
        script.drips = 40;
        pages << scriptedPage(folder, QStringLiteral("p%1.png").arg(i), script, *reading);
    }
    return pages;
}

std::shared_ptr<FlashcardGenerator> modelAt(const FakeChatServer &server)
{
    return std::make_shared<ChatGenerator>(std::make_shared<ChatService>(quickService(server)));
}

double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty()
        ? 0
        : values[std::min(values.size() - 1, qsizetype(double(values.size()) * share))];
}

// Starts the job, cancels it after `moment` ms; returns the ms until the run has
// ended, which it does after its last worker; nothing when it was over before.
std::optional<double> cancelAfter(int moment, const PipelineParts &parts,
                                  const QList<PipelineInput> &inputs)
{
    const QTemporaryDir library;
    if (!Library::open(library.path()).ok())
        qFatal("no library");
    JobOptions options;
    options.maxChunk = 700;
    Pipeline pipeline(library.path(), parts);
    const auto future = pipeline.start(options, inputs);
    QThread::msleep(static_cast<unsigned long>(moment));
    if (future.isFinished())
        return std::nullopt;
    QElapsedTimer clock;
    clock.start();
    pipeline.cancel();
    const_cast<QFuture<PipelineEvent> &>(future).waitForFinished();
    const double milliseconds = double(clock.nsecsElapsed()) / 1e6;
    const auto end = std::get<event::Finished>(future.results().last());
    return end.outcome == Outcome::Cancelled ? std::optional(milliseconds) : std::nullopt;
}

void report(const char *what, const QList<double> &latencies)
{
    std::printf("| %s | %d | %.0f | %.0f | %.0f |\n", what, int(latencies.size()),
                percentile(latencies, 0.5), percentile(latencies, 0.95), percentile(latencies, 1));
    std::fflush(stdout);
}

int benchCancel(int count, const QStringList &files)
{
    std::printf(
        "| cancelled | moments | median ms | 95th percentile | longest |\n|---|---|---|---|---|\n");
    auto random = QRandomGenerator(11);
    QList<double> all;
    const auto measure = [&](const char *what, int moments, int longest, const auto &partsFor,
                             const QList<PipelineInput> &inputs) {
        QList<double> latencies;
        while (latencies.size() < moments) {
            if (const auto latency = cancelAfter(random.bounded(1, longest), partsFor(), inputs))
                latencies << *latency;
        }
        report(what, latencies);
        all += latencies;
    };
    QList<PipelineInput> pages;
    for (const auto &item : expandInputs(files))
        pages << item;
    measure(
        "while two readers read", count / 2, 4000,
        [] {
            PipelineParts parts;
            parts.makeReader = [] { return std::make_unique<ReaderProcess>(readerProgram); };
            parts.generator = std::make_shared<OfflineGenerator>();
            return parts;
        },
        pages);

    const QTemporaryDir folder;
    const auto reading = std::make_shared<FakeReading>();
    const auto texts = fakePages(folder.path(), reading, 12);
    const auto partsWith = [&reading](const FakeChatServer &server) {
        PipelineParts parts;
        parts.makeReader = [reading] { return std::make_unique<FakeOcrEngine>(reading); };
        parts.generator = modelAt(server);
        parts.askers = 4;
        return parts;
    };
    const FakeChatServer streaming([](const FakeRequest &request) {
        FakeAnswer answer = streamedAnswer(deltasOf(sentenceCards(request), 5));
        answer.beforeHeaders = std::chrono::milliseconds(200);
        answer.beforePiece = std::chrono::milliseconds(10);
        return answer;
    });
    measure(
        "while a model streams", count / 4, 2500, [&] { return partsWith(streaming); }, texts);
    const FakeChatServer overloaded([](const FakeRequest &) {
        return errorAnswer(503, QStringLiteral("overloaded"), {}, {}, {{"Retry-After", "20"}});
    });
    measure(
        "in a wait before another try", count - count / 2 - count / 4, 1500,
        [&] { return partsWith(overloaded); }, texts);
    report("in all", all);
    return percentile(all, 0.95) < 250 ? 0 : 1;
}

// Megabytes of this process now.
double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

int benchPages(int count)
{
    std::printf("| pages | seconds | cards | resident before, MB | after | at the end "
                "|\n|---|---|---|---|---|---|\n");
    for (const int pages : {count / 10, count}) {
        const QTemporaryDir folder;
        const auto reading = std::make_shared<FakeReading>();
        PipelineParts parts;
        parts.makeReader = [reading] { return std::make_unique<FakeOcrEngine>(reading); };
        parts.generator = std::make_shared<OfflineGenerator>();
        const auto inputs = fakePages(folder.path(), reading, pages);
        const QString library = folder.filePath(QStringLiteral("library"));
        if (!Library::open(library).ok()) // which a job never makes
            qFatal("no library");
        const double before = residentMegabytes();
        QElapsedTimer clock;
        clock.start();
        int cards = 0;
        double after = 0;
        {
            JobRunner runner(library);
            QEventLoop loop;
            QObject::connect(&runner, &JobRunner::finished, &loop, [&](const event::Finished &end) {
                cards = end.flashcards;
                loop.quit();
            });
            runner.start(parts, {}, inputs);
            loop.exec();
            after = residentMegabytes();
        }
        std::printf("| %d | %.1f | %d | %.1f | %.1f | %.1f |\n", pages,
                    double(clock.elapsed()) / 1000, cards, before, after, residentMegabytes());
        std::fflush(stdout);
        if (cards == 0)
            qFatal("no cards: nothing was measured");
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.value(2).toInt();
    if (arguments.value(1) == QLatin1String("cancel") && count > 0 && arguments.size() > 3)
        return benchCancel(count, arguments.mid(3));
    if (arguments.value(1) == QLatin1String("pages") && count > 9)
        return benchPages(count);
    std::fputs("bench_survival cancel COUNT PAGE… | pages COUNT\n", stderr);
    return 2;
}
