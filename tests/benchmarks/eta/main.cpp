// SPDX-License-Identifier: GPL-3.0-or-later
// bench_eta OUTPUT --library DIR [--about T] [--workers N] [--model] [--pause AT,FOR] FILE…
// Records one real job: recto-reader reads, the offline generator or a model server
// of uneven latency on loopback makes the cards. The same DIR again: learned rates.
#include "fakes/openworld.h"
#include "fakes/sentencecards.h"
#include "fakes/testpaths.h"
#include "generation/chat/chatgenerator.h"
#include "generation/rules/offlinegenerator.h"
#include "intake/intake.h"
#include "ocr/readerprocess.h"
#include "pipeline/pipeline.h"
#include "pipeline/recordedrun.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QThread>

using namespace recto;
using namespace recto::fakes;

namespace {

// Keeps no answer: pages that are there twice are asked about twice.
class ForgetfulStore : public AnswerStore
{
public:
    [[nodiscard]] Result<std::optional<StoredAnswer>> find(const QString &) override
    {
        return std::optional<StoredAnswer>();
    }
    [[nodiscard]] Status beforeRequest(const QString &, const QString &) override { return {}; }
    [[nodiscard]] Status store(const QString &, const StoredAnswer &) override { return {}; }
    [[nodiscard]] Status lost(const Usage &) override { return {}; }
};

// Cards of the chunk's own sentences, streamed; each answer takes its own time.
FakeAnswer cardsOf(const FakeRequest &request, QRandomGenerator &random)
{
    FakeAnswer answer = streamedAnswer(deltasOf(sentenceCards(request), 12));
    answer.beforeHeaders = std::chrono::milliseconds(random.bounded(300, 1300));
    answer.beforePiece = std::chrono::milliseconds(random.bounded(8, 24));
    if (request.number % 13 == 6) // now and then it is overloaded
        return errorAnswer(503, QStringLiteral("overloaded"), {}, {}, {{"Retry-After", "1"}});
    return answer;
}

std::shared_ptr<FlashcardGenerator> modelAt(const FakeChatServer &server)
{
    ChatServiceParts parts;
    parts.transport = fakes::openWorld();
    parts.endpoint.baseUrl = server.url();
    parts.endpoint.model = QStringLiteral("loopback");
    parts.endpoint.maxConcurrency = 2;
    parts.answers = std::make_shared<ForgetfulStore>();
    return std::make_shared<ChatGenerator>(std::make_shared<ChatService>(std::move(parts)));
}

struct Recording
{
    QList<RecordedEvent> events;
    Outcome outcome = Outcome::Failed;
};

Recording record(Pipeline &pipeline, const QFuture<PipelineEvent> &future, double pauseAt,
                 double pauseFor)
{
    Recording recording;
    QElapsedTimer clock;
    clock.start();
    const auto now = [&clock] { return double(clock.nsecsElapsed()) / 1e9; };
    bool paused = false;
    bool continued = pauseFor <= 0;
    for (int next = 0; !future.isFinished() || next < future.resultCount();) {
        if (!continued && !paused && now() > pauseAt) {
            pipeline.pause();
            paused = true;
        }
        if (paused && !continued && now() > pauseAt + pauseFor) {
            pipeline.unpause();
            continued = true;
        }
        if (next >= future.resultCount()) {
            QThread::msleep(2); // a poll, so that the clock is this thread's own
            continue;
        }
        recording.events << RecordedEvent{now(), future.resultAt(next++)};
        if (const auto *end = std::get_if<event::Finished>(&recording.events.last().event))
            recording.outcome = end->outcome;
    }
    return recording;
}

bool write(const QString &name, const QString &about, const Recording &recording)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("# " + about.toUtf8() + '\n');
    for (const RecordedEvent &recorded : recording.events)
        file.write(recordedLine(recorded));
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"library", "about", "workers", "pause", "language", "seed"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE")});
    parser.addOption(QCommandLineOption(QStringLiteral("model")));
    parser.process(application);
    QStringList files = parser.positionalArguments();
    if (files.size() < 2)
        qFatal("bench_eta OUTPUT [options] FILE…");
    const QString output = files.takeFirst();

    auto random = QRandomGenerator(parser.value(QStringLiteral("seed")).toUInt() + 1);
    std::unique_ptr<FakeChatServer> server; // its script is called on its thread alone
    PipelineParts parts;
    parts.makeReader = [] {
        return std::make_unique<ReaderProcess>(builtProgram(QStringLiteral("recto-reader")));
    };
    JobOptions options;
    if (parser.isSet(QStringLiteral("model"))) {
        server = std::make_unique<FakeChatServer>(
            [&random](const FakeRequest &request) { return cardsOf(request, random); });
        parts.generator = modelAt(*server);
        parts.askers = 2;
        options.generator = GeneratorKind::Chat;
    } else {
        parts.generator = std::make_shared<OfflineGenerator>();
    }
    parts.readers = std::max(1, parser.value(QStringLiteral("workers")).toInt());
    if (parser.isSet(QStringLiteral("language")))
        options.language = parser.value(QStringLiteral("language"));
    const QStringList pause = parser.value(QStringLiteral("pause")).split(u',');

    const LibraryLocation library = parser.value(QStringLiteral("library"));
    if (!library.openOrMake())
        qFatal("no library in %s", qPrintable(library.name()));
    Pipeline pipeline(library, parts);
    const auto future = pipeline.start(options, expandInputs(files));
    const Recording recording
        = record(pipeline, future, pause.value(0).toDouble(), pause.value(1).toDouble());
    if (!write(output, parser.value(QStringLiteral("about")), recording))
        qFatal("could not write %s", qPrintable(output));
    return recording.outcome == Outcome::Completed || recording.outcome == Outcome::PartlyFailed
        ? 0
        : 1;
}
