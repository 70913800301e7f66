// SPDX-License-Identifier: GPL-3.0-or-later
// bench_asking: 24 chunks, two seconds a request, eight at once, through the whole
// pipeline with its journal on disk, against a server on loopback. One line of JSON:
// seconds in all, the ideal (6), their ratio, and how long after its bytes were sent
// the first card was told. Exit 1 beyond 1.15 × the ideal or 0.3 s. Idle machine.
#include "composition/parts.h"
#include "fakes/fakechatserver.h"
#include "fakes/fakeocrengine.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>
#include <mutex>

namespace {

using namespace recto;
using namespace recto::fakes;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int chunks = 24;
constexpr int atOnce = 8;
constexpr milliseconds request(2000);
constexpr milliseconds ideal = request * chunks / atOnce;
constexpr double mostRatio = 1.15;
constexpr double mostSeconds = 0.3;
constexpr milliseconds firstWords(1000); // then the answer comes in ten pieces
constexpr milliseconds piece(100);
constexpr int cardPiece = 5; // the piece that completes the first card

// When the first card's last byte was sent.
struct FirstCard
{
    std::mutex mutex;
    std::optional<steady_clock::time_point> sent;
};

QString sentenceOf(int page)
{
    return QStringLiteral("Sample %1 weighs %2 grams and was found %3 metres below the surface.")
        .arg(page)
        .arg(page * 37 + 11)
        .arg(page * 101 + 7);
}

QByteArray cardOf(const QString &sentence, const char *asked, const QString &back)
{
    const QJsonObject card{{QStringLiteral("kind"), QStringLiteral("basic")},
                           {QStringLiteral("front"),
                            QStringLiteral("%1 sample %2?")
                                .arg(QString::fromLatin1(asked), sentence.section(u' ', 1, 1))},
                           {QStringLiteral("back"), back},
                           {QStringLiteral("tags"), QJsonArray{}},
                           {QStringLiteral("quote"), sentence}};
    return QJsonDocument(card).toJson(QJsonDocument::Compact);
}

// Two cards of the chunk's sentence; the first is whole with the given piece.
FakeAnswer answerTo(const FakeRequest &asked)
{
    const QString user = asked.json()
                             .value(QLatin1String("messages"))
                             .toArray()
                             .at(1)
                             .toObject()
                             .value(QLatin1String("content"))
                             .toString();
    const QString sentence = user.section(QStringLiteral("<chunk>"), 1)
                                 .section(QStringLiteral("</chunk>"), 0, 0)
                                 .trimmed();
    const QString first = QStringLiteral("{\"cards\":[")
        + QString::fromUtf8(cardOf(sentence, "How heavy is", sentence.section(u' ', 3, 4)));
    const QString second = u','
        + QString::fromUtf8(cardOf(sentence, "How deep lay", sentence.section(u' ', 8, 9)))
        + QStringLiteral("]}");
    // Two pieces come before the deltas: a comment and the role.
    QStringList deltas = deltasOf(first, int(first.size()) / (cardPiece - 2) + 1);
    deltas += deltasOf(second, int(second.size()) / 3 + 1);
    FakeAnswer answer = streamedAnswer(deltas);
    answer.beforeHeaders = firstWords;
    answer.beforePiece = (request - firstWords) / answer.pieces.size();
    return answer;
}

class NoSecrets : public SecretStore
{
public:
    Result<Secret> read(SecretName, std::stop_token) override { return Secret(); }
    Result<SecretPlace> write(SecretName, const QString &, const QString &) override
    {
        return SecretPlace::Session;
    }
    Status clear(SecretName) override { return {}; }
    Status tryKeychain() override { return {}; }
};

QList<PipelineInput> makePages(const QTemporaryDir &folder, FakeReading &reading)
{
    QList<PipelineInput> pages;
    for (int i = 0; i < chunks; ++i) {
        ReadingScript script;
        script.text = sentenceOf(i);
        pages << scriptedPage(folder.path(), QStringLiteral("p%1").arg(i), script, reading);
    }
    return pages;
}

// Of the first request's first card.
FakeChatServer::Script script(FirstCard &first)
{
    return [&first](const FakeRequest &asked) {
        const FakeAnswer answer = answerTo(asked);
        const std::lock_guard lock(first.mutex);
        if (!first.sent)
            first.sent = asked.arrived + answer.beforeHeaders + cardPiece * answer.beforePiece;
        return answer;
    };
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    FirstCard first;
    FakeChatServer server(script(first));
    Settings settings(folder.filePath(QStringLiteral("config")));
    if (!settings.set(SettingKey::RequestConcurrency, QString::number(atOnce)))
        return 2;
    JobOptions options;
    options.generator = GeneratorKind::Chat;
    options.baseUrl = server.url().toString();
    options.model = QStringLiteral("m");
    options.maxChunk = 80; // a sentence each
    const QString library = folder.filePath(QStringLiteral("library"));
    if (!Library::open(library).ok())
        return 2;
    auto parts = makeParts(options, settings, std::make_shared<NoSecrets>(), library);
    if (!parts) {
        std::fprintf(stderr, "%s\n", qPrintable(parts.error().detail));
        return 2;
    }
    const auto reading = std::make_shared<FakeReading>();
    parts->makeReader = [reading] { return std::make_unique<FakeOcrEngine>(reading); };
    const QList<PipelineInput> pages = makePages(folder, *reading);

    const auto begin = steady_clock::now();
    Pipeline pipeline(library, *parts);
    auto future = pipeline.start(options, pages);
    std::optional<steady_clock::time_point> told;
    event::Finished finished;
    for (int i = 0;; ++i) {
        const PipelineEvent happened = future.resultAt(i); // waits for it
        if (!told && std::holds_alternative<event::FlashcardSaved>(happened))
            told = steady_clock::now();
        if (const auto *end = std::get_if<event::Finished>(&happened)) {
            finished = *end;
            break;
        }
    }
    const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
    const double idealSeconds = std::chrono::duration<double>(ideal).count();
    const double late
        = told && first.sent ? std::chrono::duration<double>(*told - *first.sent).count() : 99;
    std::printf("{\"seconds\":%.3f,\"ideal\":%.3f,\"ratio\":%.3f,\"firstCardSeconds\":%.3f,"
                "\"cards\":%d,\"requests\":%d}\n",
                seconds, idealSeconds, seconds / idealSeconds, late, finished.flashcards,
                int(server.requests().size()));
    const bool whole = finished.outcome == Outcome::Completed && server.requests().size() == chunks;
    return whole && seconds <= mostRatio * idealSeconds && late <= mostSeconds ? 0 : 1;
}
