// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/serviceprobe.h"

#include "fakes/fakechatserver.h"
#include "fakes/openworld.h"

#include <QJsonArray>
#include <QMap>
#include <QTest>

#include <mutex>

using namespace recto;
using namespace recto::fakes;

namespace {

enum class Question { Models, Text, Schema, Image };

Question questionOf(const FakeRequest &request)
{
    const QJsonObject body = request.json();
    if (request.method == "GET")
        return Question::Models;
    if (request.body.contains("data:image/jpeg;base64,"))
        return Question::Image;
    // The schema's question again, without a schema, is still the schema's.
    return request.body.contains("capital") ? Question::Schema : Question::Text;
}

FakeAnswer modelsAnswer()
{
    FakeAnswer answer;
    answer.pieces = {R"({"object":"list","data":[{"id":"small"},{"id":"eyes"}]})"};
    return answer;
}

FakeAnswer goodAnswer(const FakeRequest &request)
{
    switch (questionOf(request)) {
    case Question::Models:
        return modelsAnswer();
    case Question::Text:
        return streamedAnswer({QStringLiteral("rea"), QStringLiteral("dy")});
    case Question::Schema:
        return streamedAnswer({QStringLiteral("{\"city\":"), QStringLiteral("\"Paris\"}")});
    case Question::Image:
        return wholeAnswer(QStringLiteral("Walnut."));
    }
    return {};
}

Endpoint endpointOf(const FakeChatServer &server)
{
    Endpoint endpoint;
    endpoint.baseUrl = server.url();
    endpoint.model = QStringLiteral("small");
    endpoint.key = QStringLiteral("sk-proj-SECRETSECRET42");
    return endpoint;
}

ServiceReport probe(const FakeChatServer &server)
{
    return probeService(openWorld(), endpointOf(server), QStringLiteral("eyes"), {});
}

// Answers like goodAnswer() but to one question.
FakeChatServer::Script exceptFor(Question question, const FakeAnswer &answer)
{
    return [question, answer](const FakeRequest &request) {
        return questionOf(request) == question ? answer : goodAnswer(request);
    };
}

// Asks a fake server on whatever port instead of the usual ones; fails the others.
class OneUsualPort : public HttpTransport
{
public:
    OneUsualPort(int port, QUrl instead)
        : m_port(port)
        , m_instead(std::move(instead))
    {
    }
    Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop,
                              const HttpSink &sink) override
    {
        const std::lock_guard lock(m_mutex);
        m_asked.insert(request.url.port(), request.url.host());
        if (request.url.port() != m_port)
            return Error{ErrorKind::Unreachable, request.url.host(), {}};
        HttpRequest moved = request;
        moved.url.setPort(m_instead.port());
        return openWorld()->send(moved, stop, sink);
    }
    QMap<int, QString> asked() const { return m_asked; }

private:
    const int m_port;
    const QUrl m_instead;
    std::mutex m_mutex;
    QMap<int, QString> m_asked;
};

} // namespace

class TestServiceProbe : public QObject
{
    Q_OBJECT

private slots:
    void aGoodServiceCanEverything();
    void readsWithTheVisionModel();
    void asksNothingOfModelsThatAreNotChosen();
    void everyFailureIsSaid_data();
    void everyFailureIsSaid();
    void aServiceWithoutSchemaIsUsable();
    void aServiceThatIgnoresTheSchemaIsFoundOut();
    void aModelThatGuessesThePictureIsFoundOut();
    void whatIsUnreachableIsAskedNothingMore();
    void offlineOnlyAsksNobody();
    void findsLocalServices();
    void aStopEndsTheSearch();
    void presetsAreKnownByTheirAddress_data();
    void presetsAreKnownByTheirAddress();
};

void TestServiceProbe::aGoodServiceCanEverything()
{
    FakeChatServer server(goodAnswer);
    const ServiceReport report = probe(server);
    QVERIFY(report.models);
    QCOMPARE(*report.models, (QStringList{QStringLiteral("eyes"), QStringLiteral("small")}));
    QVERIFY(report.text && *report.text);
    QVERIFY(report.schema && *report.schema);
    QVERIFY(report.images && *report.images);
    QVERIFY(report.usable());
}

void TestServiceProbe::readsWithTheVisionModel()
{
    FakeChatServer server(goodAnswer);
    const ServiceReport report = probe(server);
    QVERIFY(report.images);
    int pictures = 0;
    for (const FakeRequest &request : server.requests()) {
        if (request.method == "GET")
            continue;
        const bool picture = questionOf(request) == Question::Image;
        pictures += picture;
        QCOMPARE(request.json().value(QLatin1String("model")).toString(),
                 picture ? QStringLiteral("eyes") : QStringLiteral("small"));
    }
    QCOMPARE(pictures, 1);
}

void TestServiceProbe::asksNothingOfModelsThatAreNotChosen()
{
    FakeChatServer server(goodAnswer);
    Endpoint endpoint = endpointOf(server);
    endpoint.model.clear();
    const ServiceReport report = probeService(openWorld(), endpoint, {}, {});
    QCOMPARE(report.models->size(), 2);
    QVERIFY(!report.text && !report.schema && !report.images && !report.usable());
    QCOMPARE(server.requests().size(), 1);
}

void TestServiceProbe::everyFailureIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("wrong key") << 401 << "Incorrect API key provided: sk-proj-SEC***42"
                               << ErrorKind::KeyRejected;
    QTest::newRow("no credit") << 402 << "This request requires more credits"
                               << ErrorKind::NoCredit;
    QTest::newRow("no such model")
        << 404 << "The model `small` does not exist" << ErrorKind::ModelMissing;
    QTest::newRow("busy") << 429 << "Rate limit reached" << ErrorKind::RateLimited;
    QTest::newRow("broken") << 500 << "oops" << ErrorKind::ServerFailed;
}

void TestServiceProbe::everyFailureIsSaid()
{
    QFETCH(const int, status);
    QFETCH(const QString, message);
    QFETCH(const ErrorKind, kind);
    FakeChatServer server(exceptFor(Question::Text, errorAnswer(status, message)));
    const ServiceReport report = probe(server);
    QVERIFY(report.text && !*report.text);
    QCOMPARE(report.text->error().kind, kind);
    QVERIFY(!report.text->error().detail.contains(QLatin1String("SEC")));
    QVERIFY(!report.usable());
    QVERIFY(!report.schema); // not tried
    QVERIFY(report.images && *report.images); // another model may still read
}

void TestServiceProbe::aServiceWithoutSchemaIsUsable()
{
    FakeChatServer server([](const FakeRequest &request) {
        if (request.body.contains("response_format"))
            return errorAnswer(400, QStringLiteral("response_format is not supported"));
        return goodAnswer(request);
    });
    const ServiceReport report = probe(server);
    QVERIFY(report.usable());
    QVERIFY(report.schema && !*report.schema);
    QCOMPARE(report.schema->error().kind, ErrorKind::BadAnswer);
}

void TestServiceProbe::aServiceThatIgnoresTheSchemaIsFoundOut()
{
    FakeChatServer server(
        exceptFor(Question::Schema, wholeAnswer(QStringLiteral("The capital is Paris."))));
    const ServiceReport report = probe(server);
    QVERIFY(report.usable());
    QVERIFY(report.schema && !*report.schema);
}

void TestServiceProbe::aModelThatGuessesThePictureIsFoundOut()
{
    FakeChatServer server(exceptFor(Question::Image, wholeAnswer(QStringLiteral("I see a cat."))));
    const ServiceReport report = probe(server);
    QVERIFY(report.usable());
    QVERIFY(report.images && !*report.images);
    QCOMPARE(report.images->error().kind, ErrorKind::BadAnswer);
}

void TestServiceProbe::whatIsUnreachableIsAskedNothingMore()
{
    FakeAnswer reset;
    reset.resetBeforeHeaders = true;
    FakeChatServer server([reset](const FakeRequest &) { return reset; });
    const ServiceReport report = probe(server);
    QVERIFY(!report.models);
    QCOMPARE(report.models.error().kind, ErrorKind::ConnectionFailed);
    QCOMPARE(report.text->error(), report.models.error());
    QCOMPARE(report.images->error(), report.models.error());
    for (const FakeRequest &request : server.requests())
        QCOMPARE(questionOf(request), Question::Models);
}

void TestServiceProbe::offlineOnlyAsksNobody()
{
    const auto offline = closedWorld();
    FakeChatServer server(goodAnswer);
    const ServiceReport report
        = probeService(offline, endpointOf(server), QStringLiteral("eyes"), {});
    QCOMPARE(report.models.error().kind, ErrorKind::OfflineOnly);
    QCOMPARE(report.text->error().kind, ErrorKind::OfflineOnly);
    QVERIFY(findLocalServices(offline, {}).isEmpty());
    QCOMPARE(server.connections(), 0);
}

void TestServiceProbe::findsLocalServices()
{
    FakeChatServer server(goodAnswer);
    const auto transport = std::make_shared<OneUsualPort>(1234, server.url());
    const QList<LocalService> found = findLocalServices(transport, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().name, QStringLiteral("LM Studio"));
    QCOMPARE(found.first().address, QUrl(QStringLiteral("http://127.0.0.1:1234/v1")));
    QCOMPARE(found.first().models.size(), 2);
    const QMap<int, QString> asked = transport->asked();
    QCOMPARE(asked.keys(), (QList<int>{1234, 8000, 8080, 11434}));
    for (const QString &host : asked)
        QCOMPARE(host, QStringLiteral("127.0.0.1"));
}

void TestServiceProbe::aStopEndsTheSearch()
{
    std::stop_source source;
    source.request_stop();
    FakeChatServer server(goodAnswer);
    QVERIFY(
        findLocalServices(std::make_shared<OneUsualPort>(1234, server.url()), source.get_token())
            .isEmpty());
    QCOMPARE(server.requests().size(), 0);
}

void TestServiceProbe::presetsAreKnownByTheirAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("id");
    QTest::newRow("openai") << "https://api.openai.com/v1/"
                            << "openai";
    QTest::newRow("azure") << "https://mine.openai.azure.com/openai/v1"
                           << "azure";
    QTest::newRow("openrouter") << "https://openrouter.ai/api/v1"
                                << "openrouter";
    QTest::newRow("ollama") << "http://localhost:11434"
                            << "ollama";
    QTest::newRow("lm studio") << "http://127.0.0.1:1234/v1"
                               << "lmstudio";
    QTest::newRow("llama-server") << "http://[::1]:8080/v1"
                                  << "llamaserver";
    QTest::newRow("another port") << "http://localhost:9999/v1"
                                  << "custom";
    QTest::newRow("ollama's port elsewhere") << "http://192.0.2.7:11434/v1"
                                             << "custom";
    QTest::newRow("another host") << "https://example.org/v1"
                                  << "custom";
    QTest::newRow("nothing") << ""
                             << "custom";
}

void TestServiceProbe::presetsAreKnownByTheirAddress()
{
    QFETCH(const QString, address);
    QFETCH(const QString, id);
    QCOMPARE(presetFor(QUrl(address)).id, id);
}

QTEST_GUILESS_MAIN(TestServiceProbe)
#include "tst_serviceprobe.moc"
