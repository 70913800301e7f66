// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/modelservice.h"
#include "composition/parts.h"
#include "library/jobjournal.h"
#include "settings/settings.h"

#include "fakes/fakechatserver.h"
#include "fakes/fakeocrengine.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace recto;
using namespace recto::fakes;

namespace {

// A store with one secret, or with an error; counts how often it was asked.
class OneSecret : public SecretStore
{
public:
    explicit OneSecret(Result<Secret> secret)
        : m_secret(std::move(secret))
    {
    }
    Result<Secret> read(SecretName, std::stop_token) override
    {
        ++asked;
        return m_secret;
    }
    Result<SecretPlace> write(SecretName, const QString &, const QString &) override
    {
        return SecretPlace::Session;
    }
    Status clear(SecretName) override { return {}; }
    Status tryKeychain() override { return {}; }
    std::atomic<int> asked = 0;

private:
    const Result<Secret> m_secret;
};

QString nextKey() // a rate limiter of its own for each test
{
    static std::atomic<int> number = 0;
    return QStringLiteral("parts-key-%1").arg(++number);
}

QString sentenceOf(int page)
{
    static const QStringList words{QStringLiteral("amber"), QStringLiteral("basalt"),
                                   QStringLiteral("cedar"), QStringLiteral("dune"),
                                   QStringLiteral("ember"), QStringLiteral("fjord")};
    return QStringLiteral("The %1 of region %2 covers %3 square kilometres.")
        .arg(words[page % 6])
        .arg(page)
        .arg(page * 37 + 11);
}

// What the generator of this computer keeps a card of.
QString meaningOf(int page)
{
    static const QStringList meanings{
        QStringLiteral("Amber is the hardened resin of ancient trees."),
        QStringLiteral("Basalt is a dark rock that forms when lava cools quickly.")};
    return meanings.at(page);
}

// One card of the chunk's only sentence.
FakeAnswer cardAnswer(const FakeRequest &request)
{
    const QString user = request.json()
                             .value(QLatin1String("messages"))
                             .toArray()
                             .at(1)
                             .toObject()
                             .value(QLatin1String("content"))
                             .toString();
    const QString sentence = user.section(QStringLiteral("<chunk>"), 1)
                                 .section(QStringLiteral("</chunk>"), 0, 0)
                                 .trimmed();
    const QString number = sentence.section(u' ', 4, 4);
    const QJsonObject card{{QStringLiteral("kind"), QStringLiteral("basic")},
                           {QStringLiteral("front"),
                            QStringLiteral("How large is what covers region %1 (%2)?")
                                .arg(number, sentence.section(u' ', 1, 1))},
                           {QStringLiteral("back"), sentence.section(u' ', 6, 6)},
                           {QStringLiteral("tags"), QJsonArray{}},
                           {QStringLiteral("quote"), sentence}};
    const QJsonObject answer{{QStringLiteral("cards"), QJsonArray{card}}};
    return streamedAnswer(
        deltasOf(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact))));
}

struct Place
{
    Place()
    {
        set(SettingKey::RequestConcurrency, QStringLiteral("1"));
        options.language = QStringLiteral("eng");
        options.maxChunk = 60; // a sentence each
        options.generator = GeneratorKind::Chat;
        options.model = QStringLiteral("writer");
        options.visionModel = QStringLiteral("eyes");
    }
    void set(SettingKey key, const QString &text)
    {
        if (!settings.set(key, text))
            qFatal("setting");
    }
    Result<PipelineParts> parts() { return makeParts(options, settings, secrets, library()); }
    // Made by whoever asks first.
    [[nodiscard]] QString library() const
    {
        const QString path = folder.filePath(QStringLiteral("library"));
        return Library::open(path).ok() ? path : QString();
    }

    QList<PipelineInput> pages(int count, QString (*textOf)(int) = sentenceOf)
    {
        QList<PipelineInput> inputs;
        for (int i = 0; i < count; ++i) {
            Page page;
            page.name = QStringLiteral("p%1.png").arg(i);
            page.file = folder.filePath(page.name);
            QImage image(40, 50, QImage::Format_RGB32);
            image.fill(QColor(i * 8, 255 - i * 8, 0)); // different as JPEG, too
            image.save(page.file);
            ReadingScript script;
            script.text = textOf(i);
            reading->script(page.name, script);
            inputs << page;
        }
        return inputs;
    }
    // Runs with the fake reader, unless a model reads.
    event::Finished run(PipelineParts parts, const QList<PipelineInput> &inputs,
                        const QString &resumed = {})
    {
        if (!options.readsByModel())
            parts.makeReader = [this] { return std::make_unique<FakeOcrEngine>(reading); };
        Pipeline pipeline(library(), parts);
        auto future
            = resumed.isEmpty() ? pipeline.start(options, inputs) : pipeline.resume(resumed);
        future.waitForFinished();
        warnings.clear();
        for (const PipelineEvent &happened : future.results()) {
            if (const auto *warning = std::get_if<event::Warning>(&happened))
                warnings << warning->error;
        }
        return std::get<event::Finished>(future.results().last());
    }
    template<typename Call>
    auto journal(Call call) const
    {
        auto open = Library::open(library());
        JobJournal journal(*open);
        return call(journal);
    }

    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("config"))};
    std::shared_ptr<OneSecret> secrets
        = std::make_shared<OneSecret>(Secret{nextKey(), SecretPlace::Environment, {}});
    std::shared_ptr<FakeReading> reading = std::make_shared<FakeReading>();
    JobOptions options;
    QList<Error> warnings;
};

} // namespace

class TestParts : public QObject
{
    Q_OBJECT

private slots:
    void offlineWorkAsksNeitherKeychainNorNetwork();
    void offlineOnlyMakesAnyConnectionImpossible_data();
    void offlineOnlyMakesAnyConnectionImpossible();
    void offlineOnlyWithAFallbackIsSaid();
    void aKeyGoesToItsServiceAlone_data();
    void aKeyGoesToItsServiceAlone();
    void aKeychainThatFailsIsSaidWhereItMatters_data();
    void aKeychainThatFailsIsSaidWhereItMatters();
    void whatIsMissingIsSaid_data();
    void whatIsMissingIsSaid();
    void aJobIsAccountedFor();
    void theCapStopsTheJobUntilItIsRaised();
    void aCapNeedsPrices();
    void whatWouldFailEverywhereEndsTheRunOnce();
    void anUnreachableServiceIsReplacedWhereThatIsWanted();
    void aModelReadsThePages();
};

void TestParts::offlineWorkAsksNeitherKeychainNorNetwork()
{
    Place place;
    FakeChatServer trap([](const FakeRequest &) { return FakeAnswer(); });
    place.options.generator = GeneratorKind::Offline;
    place.options.baseUrl = trap.url().toString();
    const auto parts = place.parts();
    QVERIFY(parts.ok());
    QCOMPARE(place.run(*parts, place.pages(3)).outcome, Outcome::Completed);
    QCOMPARE(place.secrets->asked.load(), 0);
    QCOMPARE(trap.connections(), 0);
}

void TestParts::offlineOnlyMakesAnyConnectionImpossible_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("writer");
    QTest::newRow("writing") << "tesseract"
                             << "chat";
    QTest::newRow("reading") << "vision"
                             << "offline";
    QTest::newRow("hard pages") << "mixed"
                                << "offline";
    QTest::newRow("both") << "vision"
                          << "chat";
}

void TestParts::offlineOnlyMakesAnyConnectionImpossible()
{
    QFETCH(const QString, reader);
    QFETCH(const QString, writer);
    Place place;
    FakeChatServer trap([](const FakeRequest &) { return FakeAnswer(); });
    place.options.ocrEngine = *codeFromName<OcrEngineKind>(reader);
    place.options.generator = *codeFromName<GeneratorKind>(writer);
    place.options.baseUrl = trap.url().toString(); // on this computer, and yet
    place.set(SettingKey::OfflineOnly, QStringLiteral("true"));
    const auto parts = place.parts();
    QVERIFY(!parts.ok());
    QCOMPARE(parts.error().kind, ErrorKind::OfflineOnly);
    QCOMPARE(place.secrets->asked.load(), 0);
    QCOMPARE(trap.connections(), 0);
}

void TestParts::offlineOnlyWithAFallbackIsSaid()
{
    Place place;
    FakeChatServer trap([](const FakeRequest &) { return FakeAnswer(); });
    place.options.baseUrl = trap.url().toString();
    place.set(SettingKey::OfflineOnly, QStringLiteral("true"));
    place.set(SettingKey::Fallback, QStringLiteral("offline"));
    const auto parts = place.parts();
    QVERIFY(parts.ok());
    const event::Finished finished = place.run(*parts, place.pages(2, meaningOf));
    QCOMPARE(finished.outcome, Outcome::Completed);
    QVERIFY(finished.flashcards > 0);
    QCOMPARE(place.warnings.size(), 1);
    QCOMPARE(place.warnings.first().kind, ErrorKind::OfflineOnly);
    QCOMPARE(trap.connections(), 0);
}

void TestParts::aKeyGoesToItsServiceAlone_data()
{
    QTest::addColumn<SecretPlace>("where");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("sent");
    using enum SecretPlace;
    QTest::newRow("its own") << Keychain << "https://a.example.org"
                             << "https://a.example.org/v1" << true;
    QTest::newRow("another host") << Keychain << "https://a.example.org"
                                  << "https://b.example.org/v1" << false;
    QTest::newRow("another port") << Session << "http://127.0.0.1:1"
                                  << "http://127.0.0.1:2/v1" << false;
    QTest::newRow("not encrypted") << Keychain << "https://a.example.org"
                                   << "http://a.example.org/v1" << false;
    QTest::newRow("environment") << Environment << ""
                                 << "https://b.example.org/v1" << true;
    QTest::newRow("none") << Nowhere << ""
                          << "https://a.example.org/v1" << false;
}

void TestParts::aKeyGoesToItsServiceAlone()
{
    QFETCH(const SecretPlace, where);
    QFETCH(const QString, origin);
    QFETCH(const QString, address);
    QFETCH(const bool, sent);
    OneSecret secrets(Secret{where == SecretPlace::Nowhere ? QString() : QStringLiteral("the key"),
                             where, origin});
    const auto key = keyFor(QUrl(address), secrets);
    QVERIFY(key.ok());
    QCOMPARE(*key, sent ? QStringLiteral("the key") : QString());
}

void TestParts::aKeychainThatFailsIsSaidWhereItMatters_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("elsewhere") << "https://a.example.org/v1"
                               << QStringList{QStringLiteral("a.example.org")};
    QTest::newRow("on this computer") << "http://127.0.0.1:9/v1" << QStringList();
}

// There may be no key to miss, so it stops nothing.
void TestParts::aKeychainThatFailsIsSaidWhereItMatters()
{
    QFETCH(const QString, address);
    QFETCH(const QStringList, said);
    Place place;
    place.secrets = std::make_shared<OneSecret>(
        Error{ErrorKind::KeychainUnavailable, {}, QStringLiteral("locked")});
    place.options.baseUrl = address;
    const auto parts = place.parts();
    QVERIFY(parts.ok());
    QStringList told;
    for (const Error &warning : parts->warnings) {
        QCOMPARE(warning.kind, ErrorKind::KeychainUnavailable);
        told << warning.subject;
    }
    QCOMPARE(told, said);
}

void TestParts::whatIsMissingIsSaid_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("subject");
    QTest::newRow("address") << ""
                             << "m"
                             << "baseUrl";
    QTest::newRow("no web address") << "ftp://a.example.org"
                                    << "m"
                                    << "baseUrl";
    QTest::newRow("key in the address") << "https://me:key@a.example.org"
                                        << "m"
                                        << "baseUrl";
    QTest::newRow("model") << "http://127.0.0.1:9/v1"
                           << ""
                           << "model";
}

void TestParts::whatIsMissingIsSaid()
{
    QFETCH(const QString, baseUrl);
    QFETCH(const QString, model);
    QFETCH(const QString, subject);
    Place place;
    place.options.baseUrl = baseUrl;
    place.options.model = model;
    const auto parts = place.parts();
    QVERIFY(!parts.ok());
    QCOMPARE(parts.error().kind, ErrorKind::BadInput);
    QCOMPARE(parts.error().subject, subject);
    QVERIFY(!parts.error().detail.contains(QLatin1String("me:key")));
}

void TestParts::aJobIsAccountedFor()
{
    Place place;
    FakeChatServer server(cardAnswer);
    place.options.baseUrl = server.url().toString();
    const event::Finished finished = place.run(*place.parts(), place.pages(3));
    QCOMPARE(finished.outcome, Outcome::Completed);
    QCOMPARE(finished.flashcards, 3);
    QCOMPARE(finished.usage, (Usage{3, 300, 60}));
    const auto traffic
        = place.journal([&](JobJournal &journal) { return journal.usage.traffic(finished.jobId); });
    QCOMPARE(traffic->keys(), QStringList{server.url().authority()});
    QCOMPARE(traffic->first().requests, 3);
    QVERIFY(traffic->first().bytesSent > 3 * 1000);
    QVERIFY(traffic->first().bytesReceived > 3 * 100);
}

void TestParts::theCapStopsTheJobUntilItIsRaised()
{
    Place place;
    FakeChatServer server(cardAnswer);
    place.options.baseUrl = server.url().toString();
    place.set(SettingKey::InputPrice, QStringLiteral("1000")); // 0.001 a token
    place.set(SettingKey::OutputPrice, QStringLiteral("1000"));
    place.set(SettingKey::SpendingCap, QStringLiteral("2.5")); // a request reserves 1.5 or so
    const event::Finished stopped = place.run(*place.parts(), place.pages(30));
    QVERIFY(stopped.error);
    QCOMPARE(stopped.error->kind, ErrorKind::SpendingCap);
    QCOMPARE(stopped.outcome, Outcome::PartlyFailed);
    QVERIFY(stopped.failed.isEmpty()); // nothing failed: the rest waits
    const int bought = int(server.requests().size());
    QVERIFY(bought > 0 && bought < 30);
    QVERIFY(stopped.usage.inputTokens + stopped.usage.outputTokens <= 2500);
    const auto state = [&] {
        return place.journal(
            [&](JobJournal &journal) { return journal.jobs.find(stopped.jobId)->state; });
    };
    QCOMPARE(state(), JobState::Paused);

    // Unchanged, it stops again without spending.
    QCOMPARE(place.run(*place.parts(), {}, stopped.jobId).error->kind, ErrorKind::SpendingCap);
    QCOMPARE(server.requests().size(), bought);

    place.set(SettingKey::SpendingCap, QStringLiteral("100"));
    const event::Finished finished = place.run(*place.parts(), {}, stopped.jobId);
    QCOMPARE(finished.outcome, Outcome::Completed);
    QCOMPARE(finished.flashcards, 30);
    QCOMPARE(server.requests().size(), 30); // each once
    QCOMPARE(finished.usage, (Usage{30, 3000, 600}));
}

void TestParts::aCapNeedsPrices()
{
    Place place;
    place.options.baseUrl = QStringLiteral("https://a.example.org/v1");
    place.set(SettingKey::SpendingCap, QStringLiteral("1"));
    const auto parts = place.parts();
    QVERIFY(!parts.ok());
    QCOMPARE(parts.error().subject, QStringLiteral("spendingCap"));
    place.options.baseUrl = QStringLiteral("http://127.0.0.1:11434/v1"); // costs nothing
    QVERIFY(place.parts().ok());
}

void TestParts::whatWouldFailEverywhereEndsTheRunOnce()
{
    Place place;
    FakeChatServer server(
        [](const FakeRequest &) { return errorAnswer(401, QStringLiteral("Incorrect API key")); });
    place.options.baseUrl = server.url().toString();
    const event::Finished finished = place.run(*place.parts(), place.pages(20));
    QCOMPARE(finished.outcome, Outcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::KeyRejected);
    QVERIFY(server.requests().size() <= 2); // the next may have been on its way
    const auto job
        = place.journal([&](JobJournal &journal) { return *journal.jobs.find(finished.jobId); });
    QCOMPARE(job.state, JobState::Paused); // goes on once the key is right
    QCOMPARE(job.chunksFailed, 0);
}

void TestParts::anUnreachableServiceIsReplacedWhereThatIsWanted()
{
    Place place;
    {
        const FakeChatServer gone([](const FakeRequest &) { return FakeAnswer(); });
        place.options.baseUrl = gone.url().toString();
    }
    place.set(SettingKey::Fallback, QStringLiteral("offline"));
    const event::Finished finished = place.run(*place.parts(), place.pages(2, meaningOf));
    QCOMPARE(finished.outcome, Outcome::Completed);
    QVERIFY(finished.flashcards > 0);
    QCOMPARE(place.warnings.size(), 1);
    QCOMPARE(place.warnings.first().kind, ErrorKind::Unreachable);
}

void TestParts::aModelReadsThePages()
{
    Place place;
    std::atomic<int> pictures = 0;
    FakeChatServer server([&pictures](const FakeRequest &request) {
        if (!request.body.contains("data:image/jpeg"))
            return cardAnswer(request);
        return wholeAnswer(sentenceOf(pictures++));
    });
    place.options.baseUrl = server.url().toString();
    place.options.ocrEngine = OcrEngineKind::Vision;
    place.options.language = QStringLiteral("nolanguagedata"); // a model needs none
    const event::Finished finished = place.run(*place.parts(), place.pages(3));
    QCOMPARE(finished.outcome, Outcome::Completed);
    QCOMPARE(finished.flashcards, 3);
    QCOMPARE(finished.usage.requests, 6);
    for (const FakeRequest &request : server.requests()) {
        QCOMPARE(request.json().value(QLatin1String("model")).toString(),
                 request.body.contains("data:image/jpeg") ? QStringLiteral("eyes")
                                                          : QStringLiteral("writer"));
    }
}

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
