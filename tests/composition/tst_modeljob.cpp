// SPDX-License-Identifier: GPL-3.0-or-later
// A whole job whose model server fails in every way that we know of: pages in,
// saved cards out, answers kept in the library's journal.
#include "composition/jobaccount.h"
#include "fakes/fakeocrengine.h"
#include "fakes/quickservice.h"
#include "fakes/sentencecards.h"
#include "generation/chat/chatgenerator.h"
#include "pipeline/pipeline.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;
using namespace recto::fakes;
using std::chrono::milliseconds;

namespace {

const QStringList faults{QStringLiteral("429 with Retry-After"),
                         QStringLiteral("500"),
                         QStringLiteral("503"),
                         QStringLiteral("reset before headers"),
                         QStringLiteral("reset mid-stream"),
                         QStringLiteral("stall"),
                         QStringLiteral("truncated JSON"),
                         QStringLiteral("wrong content type"),
                         QStringLiteral("slow headers"),
                         QStringLiteral("empty answer"),
                         QStringLiteral("invalid UTF-8"),
                         QStringLiteral("context too long")};

constexpr milliseconds retryAfter{700};
constexpr int askers = 3;

FakeAnswer cardsAnswer(const FakeRequest &request)
{
    return streamedAnswer(deltasOf(sentenceCards(request), 15));
}

FakeAnswer faultyAnswer(const QString &fault, const FakeRequest &request)
{
    FakeAnswer answer = cardsAnswer(request);
    if (fault.startsWith(QLatin1String("429")))
        return errorAnswer(429, QStringLiteral("slow down"), {}, {}, {{"Retry-After", "0.7"}});
    if (fault == QLatin1String("500") || fault == QLatin1String("503"))
        return errorAnswer(fault.toInt(), QStringLiteral("oops"));
    if (fault == QLatin1String("context too long"))
        return errorAnswer(400, QStringLiteral("maximum context length"), {},
                           QStringLiteral("context_length_exceeded"));
    if (fault == QLatin1String("reset before headers")) {
        answer.resetBeforeHeaders = true;
    } else if (fault == QLatin1String("reset mid-stream")) {
        answer.pieces = answer.pieces.first(8);
        answer.ending = FakeAnswer::Ending::Reset;
    } else if (fault == QLatin1String("stall")) {
        answer.pieces = answer.pieces.first(8);
        answer.ending = FakeAnswer::Ending::Hang;
    } else if (fault == QLatin1String("truncated JSON")) {
        answer = wholeAnswer(sentenceCards(request));
        answer.pieces.first().chop(9);
    } else if (fault == QLatin1String("wrong content type")) {
        answer.headers = {{"Content-Type", "text/html"}};
        answer.pieces = {"<html>sign in to this network</html>"};
    } else if (fault == QLatin1String("slow headers")) {
        answer.neverAnswer = true;
    } else if (fault == QLatin1String("empty answer")) {
        answer.pieces.clear();
    } else if (fault == QLatin1String("invalid UTF-8")) {
        answer.pieces[3].replace("\"content\":\"", "\"content\":\"\xE2\x82");
    } else {
        qFatal("no such fault");
    }
    return answer;
}

// Each page's first request is answered by its fault, the next ones as they should be.
class FaultyModel
{
public:
    explicit FaultyModel(QStringList faultOfPage)
        : m_faults(std::move(faultOfPage))
        , server([this](const FakeRequest &request) { return answer(request); })
    {
    }

    // How often the same question was answered in full.
    [[nodiscard]] int mostOftenAnswered() const
    {
        const std::lock_guard lock(m_mutex);
        return m_answered.isEmpty() ? 0 : *std::max_element(m_answered.cbegin(), m_answered.cend());
    }
    [[nodiscard]] QList<FakeRequest> refused() const // told when to come back
    {
        const std::lock_guard lock(m_mutex);
        return m_refused;
    }

private:
    FakeAnswer answer(const FakeRequest &request)
    {
        const std::lock_guard lock(m_mutex);
        const int page = chunkOf(request)
                             .section(QLatin1String("Page number "), 1)
                             .section(u' ', 0, 0)
                             .toInt();
        if (!m_asked.contains(page)) {
            m_asked.insert(page);
            const QString fault = m_faults[page % m_faults.size()];
            if (fault.startsWith(QLatin1String("429")))
                m_refused.append(request);
            return faultyAnswer(fault, request);
        }
        ++m_answered[request.body];
        return cardsAnswer(request);
    }

    const QStringList m_faults;
    mutable std::mutex m_mutex;
    QSet<int> m_asked;
    QHash<QByteArray, int> m_answered;
    QList<FakeRequest> m_refused;

public:
    FakeChatServer server; // last: its thread uses the rest
};

QString pageText(int page)
{
    static const char *const subjects[] = {
        "A glacier",   "The harbour", "Every comet", "An enzyme",  "Some sediment", "Old parchment",
        "Pure copper", "A violin",    "The monsoon", "Deep water", "Fresh bread",   "Any fjord"};
    static const char *const deeds[]
        = {"moves slowly down the valley",   "was built by fishermen long ago",
           "shines brighter near the sun",   "helps the body with its food",
           "settles on the ground of lakes", "kept the laws of the abbey",
           "conducts heat better than iron", "has four strings of steel",
           "brings rain to the dry fields",  "is colder than the surface",
           "smells of warm yeast and malt",  "was carved by moving ice"};
    QString text = QStringLiteral("Page number %1 tells this much. ").arg(page);
    for (int i = 0; i < 6; ++i) {
        text += QStringLiteral("%1 of region %2 %3 in chapter %4. ")
                    .arg(QLatin1String(subjects[(page + 3 * i) % 12]))
                    .arg(page * 7 + i)
                    .arg(QLatin1String(deeds[(page * 5 + i) % 12]))
                    .arg(page * 11 + i * 2);
    }
    return text.trimmed();
}

} // namespace

class TestModelJob : public QObject
{
    Q_OBJECT

private slots:
    void everyFaultThenSuccess_data();
    void everyFaultThenSuccess();

private:
    QTemporaryDir m_folder;
    QList<PipelineEvent> run(const FakeChatServer &server, const QString &library, int pages);
};

QList<PipelineEvent> TestModelJob::run(const FakeChatServer &server, const QString &library,
                                       int pages)
{
    const auto reading = std::make_shared<FakeReading>();
    QList<PipelineInput> inputs;
    for (int i = 0; i < pages; ++i) {
        ReadingScript script;
        script.text = pageText(i);
        inputs << scriptedPage(m_folder.path(), QStringLiteral("p%1.png").arg(i), script, *reading);
    }
    if (!Library::open(library).ok())
        qFatal("no library in %s", qPrintable(library));
    ChatServiceParts service = quickService(server, std::make_shared<JobAccount>(library, nullptr));
    service.endpoint.maxConcurrency = askers;
    service.endpoint.deadlines
        = {milliseconds(5000), milliseconds(1500), milliseconds(1500), milliseconds(60'000)};
    PipelineParts parts;
    parts.makeReader = [reading] { return std::make_unique<FakeOcrEngine>(reading); };
    parts.generator
        = std::make_shared<ChatGenerator>(std::make_shared<ChatService>(std::move(service)));
    parts.askers = askers;
    JobOptions options;
    options.generator = GeneratorKind::Chat;
    options.maxChunk = 600; // a page each
    Pipeline pipeline(library, parts);
    auto future = pipeline.start(options, inputs);
    future.waitForFinished();
    return future.results();
}

void TestModelJob::everyFaultThenSuccess_data()
{
    QTest::addColumn<QStringList>("faultOfPage");
    QTest::addColumn<int>("pages");
    for (const QString &fault : faults)
        QTest::newRow(qPrintable(fault)) << QStringList{fault} << 3;
    QTest::newRow("all twelve") << faults << 24;
}

void TestModelJob::everyFaultThenSuccess()
{
    QFETCH(QStringList, faultOfPage);
    QFETCH(int, pages);
    const QString library = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
    FaultyModel model(faultOfPage);
    const auto events = run(model.server, library, pages);

    const auto end = std::get<event::Finished>(events.last());
    QVERIFY2(end.outcome == Outcome::Completed,
             qPrintable(end.error ? end.error->detail : QString::number(end.failed.size())));
    QVERIFY(end.flashcards >= 4 * pages);
    QCOMPARE(model.mostOftenAnswered(), 1);
    int retries = 0;
    for (const PipelineEvent &happened : events) {
        if (const auto *retry = std::get_if<event::Retrying>(&happened)) {
            ++retries;
            QVERIFY(!retry->notice.what.isEmpty());
            QVERIFY(retry->notice.reason.kind != ErrorKind::Internal);
        }
    }
    const int splits = static_cast<int>(faultOfPage.count(QStringLiteral("context too long")))
        * pages / static_cast<int>(faultOfPage.size());
    QCOMPARE(retries, pages - splits);

    // Nobody comes back before the time is over; others who were on the way may arrive.
    const auto requests = model.server.requests();
    for (const FakeRequest &refused : model.refused()) {
        int early = 0;
        for (const FakeRequest &request : requests) {
            if (request.arrived <= refused.arrived
                || request.arrived - refused.arrived >= retryAfter)
                continue;
            ++early;
            QVERIFY(request.body != refused.body);
        }
        QVERIFY2(early < askers, qPrintable(QString::number(early)));
    }

    // The same pages once more, in another job: all answers are there. What was too
    // long is refused again, and costs nothing.
    QCOMPARE(std::get<event::Finished>(run(model.server, library, pages).last()).outcome,
             Outcome::Completed);
    QCOMPARE(model.mostOftenAnswered(), 1);
    QCOMPARE(model.server.requests().size(), requests.size() + splits);
}

QTEST_GUILESS_MAIN(TestModelJob)
#include "tst_modeljob.moc"
