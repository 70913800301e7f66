// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatservice.h"

#include "fakes/quickservice.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

using namespace recto;
using namespace recto::fakes;
using std::chrono::milliseconds;

namespace {

struct Asked
{
    explicit Asked(const FakeChatServer &server, std::shared_ptr<SpendingCap> cap = {})
        : Asked(quickService(server), std::move(cap))
    {
    }
    explicit Asked(ChatServiceParts parts, std::shared_ptr<SpendingCap> cap = {})
    {
        parts.answers = answers;
        parts.spending = std::move(cap);
        parts.random = [] { return 0.5; };
        service = std::make_unique<ChatService>(std::move(parts));
    }

    ChatReply ask(const ChatRequest &request, std::stop_token stop = {})
    {
        ChatQuestion question;
        question.request = [&] { return request; };
        question.text = [this](const QString &text) { streamed += text; };
        question.retry = [this](const RetryNotice &retry) { retries.append(retry); };
        return service->ask(question, stop);
    }

    std::shared_ptr<MemoryAnswerStore> answers = std::make_shared<MemoryAnswerStore>();
    std::unique_ptr<ChatService> service;
    QString streamed;
    QList<RetryNotice> retries;
};

ChatRequest simpleRequest(const QString &user = QStringLiteral("hello"))
{
    ChatRequest request;
    request.system = QStringLiteral("be brief");
    request.user = user;
    return request;
}

ChatRequest schemaRequest()
{
    ChatRequest request = simpleRequest();
    request.schemaName = QStringLiteral("cards");
    request.schema = {{QStringLiteral("type"), QStringLiteral("object")}};
    return request;
}

FakeAnswer goodAnswer()
{
    return streamedAnswer({QStringLiteral("go"), QStringLiteral("od")});
}

} // namespace

class TestChatService : public QObject
{
    Q_OBJECT

private slots:
    void asksAsServicesExpect();
    void addressesAreMadeOfTheBaseUrl_data();
    void addressesAreMadeOfTheBaseUrl();
    void picturesTravelAsDataUrls();
    void wholeAnswersWorkAsWell();
    void fallsBackWithoutSchemaAndRemembers();
    void fallsBackFromOtherParameters();
    void aBadRequestEndsTheFallbacks();
    void everyFaultThenSuccess_data();
    void everyFaultThenSuccess();
    void somethingsAreNotTriedAgain_data();
    void somethingsAreNotTriedAgain();
    void neverEarlierThanRetryAfter();
    void allWorkersWaitTogether();
    void aPaidAnswerIsNotBoughtAgain();
    void anAnswerIsCompleteByItsOwnProtocol_data();
    void anAnswerIsCompleteByItsOwnProtocol();
    void aCutOffAnswerIsKept();
    void theQuestionMayChangeBetweenTries();
    void nothingIsSentWhenItCannotBeJournaled();
    void anAnswerThatCannotBeKeptIsAnError_data();
    void anAnswerThatCannotBeKeptIsAnError();
    void theCapStopsBeforeTheMoneyIsSpent();
    void stopEndsTheWaitBetweenTries();
    void theKeyIsInNoErrorAndGoesNowhereElse();
    void listsModels();
    void aKeyIsNotSentInPlainText();
    void manyChunksAtOnceTakeTheIdealTime();
};

void TestChatService::asksAsServicesExpect()
{
    FakeChatServer server([](const FakeRequest &) { return goodAnswer(); });
    const ChatServiceParts parts = quickService(server);
    Asked asked(parts);
    ChatRequest request = schemaRequest();
    request.maxTokens = 77;
    const ChatReply reply = asked.ask(request);
    QVERIFY(reply.ok());
    QCOMPARE(reply.text, QStringLiteral("good"));
    QCOMPARE(asked.streamed, QStringLiteral("good"));
    QCOMPARE(reply.usage, (TokenUsage{100, 20, false}));
    const FakeRequest sent = server.requests().first();
    QCOMPARE(sent.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(sent.header("authorization"), "Bearer " + parts.endpoint.key.toLatin1());
    const QJsonObject body = sent.json();
    QCOMPARE(body.value(QLatin1String("model")).toString(), QStringLiteral("m"));
    QVERIFY(body.value(QLatin1String("stream")).toBool());
    QCOMPARE(body.value(QLatin1String("max_tokens")).toInt(), 77);
    QCOMPARE(body.value(QLatin1String("messages")).toArray().size(), 2);
    const QJsonObject format = body.value(QLatin1String("response_format")).toObject();
    QCOMPARE(format.value(QLatin1String("type")).toString(), QStringLiteral("json_schema"));
    QVERIFY(format.value(QLatin1String("json_schema"))
                .toObject()
                .value(QLatin1String("strict"))
                .toBool());
}

void TestChatService::addressesAreMadeOfTheBaseUrl_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("azure");
    QTest::addColumn<QString>("chat");
    QTest::newRow("openai") << "https://api.openai.com/v1" << false
                            << "https://api.openai.com/v1/chat/completions";
    QTest::newRow("slash") << "https://x.org/v1/" << false << "https://x.org/v1/chat/completions";
    QTest::newRow("bare") << "http://localhost:11434" << false
                          << "http://localhost:11434/v1/chat/completions";
    QTest::newRow("whole address")
        << "http://x.org/v1/chat/completions" << false << "http://x.org/v1/chat/completions";
    QTest::newRow("openrouter") << "https://openrouter.ai/api/v1" << false
                                << "https://openrouter.ai/api/v1/chat/completions";
    QTest::newRow("azure v1") << "https://r.openai.azure.com/openai/v1/" << true
                              << "https://r.openai.azure.com/openai/v1/chat/completions";
    QTest::newRow("azure deployments") << "https://r.openai.azure.com" << true
                                       << "https://r.openai.azure.com/openai/deployments/m%20x/"
                                          "chat/completions?api-version=2024-10-21";
    QTest::newRow("key in the address")
        << "https://user:sk-secret@x.org/v1" << false << "https://x.org/v1/chat/completions";
}

void TestChatService::addressesAreMadeOfTheBaseUrl()
{
    QFETCH(QString, base);
    QFETCH(bool, azure);
    QFETCH(QString, chat);
    Endpoint endpoint;
    endpoint.baseUrl = QUrl(base);
    endpoint.azure = azure;
    endpoint.model = QStringLiteral("m x");
    endpoint.key = QStringLiteral(" k\n");
    QCOMPARE(chatUrl(endpoint).toString(QUrl::FullyEncoded), chat);
    const HttpHeaders expected
        = azure ? HttpHeaders{{"api-key", "k"}} : HttpHeaders{{"Authorization", "Bearer k"}};
    QCOMPARE(keyHeaders(endpoint), expected);
}

void TestChatService::picturesTravelAsDataUrls()
{
    FakeChatServer server([](const FakeRequest &) { return goodAnswer(); });
    Asked asked(server);
    ChatRequest request = simpleRequest();
    request.jpegs = {"\xFF\xD8jpeg"};
    QVERIFY(asked.ask(request).ok());
    const QJsonArray content = server.requests()
                                   .first()
                                   .json()
                                   .value(QLatin1String("messages"))
                                   .toArray()
                                   .at(1)
                                   .toObject()
                                   .value(QLatin1String("content"))
                                   .toArray();
    QCOMPARE(content.size(), 2);
    QCOMPARE(content.at(1)
                 .toObject()
                 .value(QLatin1String("image_url"))
                 .toObject()
                 .value(QLatin1String("url"))
                 .toString(),
             QStringLiteral("data:image/jpeg;base64,/9hqcGVn"));
}

void TestChatService::wholeAnswersWorkAsWell()
{
    FakeChatServer server([](const FakeRequest &) { return wholeAnswer(QStringLiteral("whole")); });
    Asked asked(server);
    QCOMPARE(asked.ask(simpleRequest()).text, QStringLiteral("whole")); // in answer to a stream
    ChatRequest request = simpleRequest(QStringLiteral("2"));
    request.stream = false;
    QCOMPARE(asked.ask(request).text, QStringLiteral("whole"));
    QVERIFY(!server.requests().last().json().contains(QLatin1String("stream")));
}

void TestChatService::fallsBackWithoutSchemaAndRemembers()
{
    FakeChatServer server([](const FakeRequest &request) {
        const QString type = request.json()
                                 .value(QLatin1String("response_format"))
                                 .toObject()
                                 .value(QLatin1String("type"))
                                 .toString();
        if (type == QLatin1String("json_schema"))
            return errorAnswer(
                400, QStringLiteral("response_format of type json_schema is not supported"));
        if (type == QLatin1String("json_object"))
            return errorAnswer(400, QStringLiteral("response_format is not supported"));
        return goodAnswer();
    });
    Asked asked(server);
    QVERIFY(asked.ask(schemaRequest()).ok());
    QCOMPARE(server.requests().size(), 3);
    QVERIFY(asked.retries.isEmpty());
    ChatRequest another = schemaRequest();
    another.user = QStringLiteral("another");
    QVERIFY(asked.ask(another).ok());
    QCOMPARE(server.requests().size(), 4);
}

void TestChatService::fallsBackFromOtherParameters()
{
    FakeChatServer server([](const FakeRequest &request) {
        if (request.json().contains(QLatin1String("stream_options")))
            return errorAnswer(
                400, QStringLiteral("Unrecognized request argument supplied: stream_options"));
        if (request.json().contains(QLatin1String("max_tokens")))
            return errorAnswer(
                400,
                QStringLiteral(
                    "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."));
        return goodAnswer();
    });
    Asked asked(server);
    ChatRequest request = schemaRequest();
    request.maxTokens = 50;
    QVERIFY(asked.ask(request).ok());
    const QJsonObject last = server.requests().last().json();
    QCOMPARE(last.value(QLatin1String("max_completion_tokens")).toInt(), 50);
    QVERIFY(last.contains(QLatin1String("response_format")));
}

void TestChatService::aBadRequestEndsTheFallbacks()
{
    FakeChatServer server(
        [](const FakeRequest &) { return errorAnswer(400, QStringLiteral("no")); });
    Asked asked(server);
    const ChatReply reply = asked.ask(schemaRequest());
    QCOMPARE(reply.failure->error.kind, ErrorKind::BadRequest);
    QVERIFY(server.requests().size() <= 3);
}

void TestChatService::everyFaultThenSuccess_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault :
         {"429 with Retry-After", "500", "503", "529", "reset before headers", "reset mid-stream",
          "stall", "truncated JSON", "wrong content type", "slow headers", "empty answer",
          "invalid UTF-8", "error event", "end without finish_reason"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void TestChatService::everyFaultThenSuccess()
{
    QFETCH(QString, fault);
    const auto faulty = [&]() -> FakeAnswer {
        FakeAnswer answer = streamedAnswer({QStringLiteral("bad")});
        if (fault == QLatin1String("429 with Retry-After"))
            return errorAnswer(429, QStringLiteral("slow down"), {}, {}, {{"Retry-After", "0.2"}});
        if (fault == QLatin1String("500") || fault == QLatin1String("503")
            || fault == QLatin1String("529"))
            return errorAnswer(fault.toInt(), QStringLiteral("oops"));
        if (fault == QLatin1String("reset before headers")) {
            answer.resetBeforeHeaders = true;
        } else if (fault == QLatin1String("reset mid-stream")) {
            answer.pieces = answer.pieces.first(3);
            answer.ending = FakeAnswer::Ending::Reset;
        } else if (fault == QLatin1String("stall")) {
            answer.pieces = answer.pieces.first(3);
            answer.ending = FakeAnswer::Ending::Hang;
        } else if (fault == QLatin1String("truncated JSON")) {
            answer = wholeAnswer(QStringLiteral("bad"));
            answer.pieces.first().chop(9);
        } else if (fault == QLatin1String("wrong content type")) {
            answer.headers = {{"Content-Type", "text/html"}};
            answer.pieces = {"<html>sign in to this network</html>"};
        } else if (fault == QLatin1String("slow headers")) {
            answer.neverAnswer = true;
        } else if (fault == QLatin1String("empty answer")) {
            answer.pieces.clear();
        } else if (fault == QLatin1String("invalid UTF-8")) {
            answer.pieces[2].replace("bad", "b\xE2\x82");
        } else if (fault == QLatin1String("error event")) {
            answer.pieces = answer.pieces.first(2)
                << "event: error\ndata: {\"error\":{\"message\":\"x\",\"code\":500}}\n\n";
        } else {
            answer = streamedAnswer({QStringLiteral("bad")}, QString());
        }
        return answer;
    };
    FakeChatServer server(
        [&](const FakeRequest &request) { return request.number < 2 ? faulty() : goodAnswer(); });
    ChatServiceParts parts = quickService(server);
    if (fault == QLatin1String("stall"))
        parts.endpoint.deadlines.idle = milliseconds(200);
    if (fault == QLatin1String("slow headers"))
        parts.endpoint.deadlines.firstByte = milliseconds(200);
    Asked asked(parts);
    const ChatReply reply = asked.ask(simpleRequest());
    QVERIFY2(reply.ok(), qPrintable(reply.failure ? reply.failure->error.detail : QString()));
    QCOMPARE(reply.text, QStringLiteral("good"));
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(asked.retries.size(), 2);
    QCOMPARE(asked.retries.first().attempt, 1);
    QVERIFY(!asked.retries.first().what.isEmpty());
    // What arrived is never bought again.
    QVERIFY(asked.ask(simpleRequest()).stored);
    QCOMPARE(server.requests().size(), 3);
    if (fault.startsWith(QLatin1String("429"))) {
        const auto requests = server.requests();
        QVERIFY(requests[1].arrived - requests[0].arrived >= milliseconds(200));
        QVERIFY(requests[2].arrived - requests[1].arrived >= milliseconds(200));
    }
}

void TestChatService::somethingsAreNotTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("kind");
    QTest::newRow("key") << 401 << "invalid_api_key"
                         << "KeyRejected";
    QTest::newRow("credit") << 429 << "insufficient_quota"
                            << "NoCredit";
    QTest::newRow("model") << 404 << "model not found"
                           << "ModelMissing";
    QTest::newRow("context too long") << 400 << "context_length_exceeded"
                                      << "InputTooLong";
    QTest::newRow("bad request") << 400 << "no"
                                 << "BadRequest";
    QTest::newRow("redirect") << 307 << ""
                              << "RedirectRefused";
}

void TestChatService::somethingsAreNotTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QString, kind);
    FakeChatServer server([&](const FakeRequest &) {
        return errorAnswer(status, message, {}, {}, {{"Location", "http://localhost:1/"}});
    });
    Asked asked(server);
    const ChatReply reply = asked.ask(simpleRequest());
    QVERIFY(reply.failure.has_value());
    QCOMPARE(errorKindName(reply.failure->error.kind), kind);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(asked.retries.isEmpty());
}

void TestChatService::neverEarlierThanRetryAfter()
{
    FakeChatServer server([&](const FakeRequest &request) {
        if (request.number == 0)
            return errorAnswer(503, QStringLiteral("overloaded"), {}, {},
                               {{"Retry-After", "1"}, {"retry-after-ms", "300"}});
        return goodAnswer();
    });
    Asked asked(server);
    QVERIFY(asked.ask(simpleRequest()).ok());
    const auto requests = server.requests();
    QVERIFY(requests[1].arrived - requests[0].arrived >= milliseconds(300));
    QVERIFY(asked.retries.first().waitSeconds >= 0.3);
}

void TestChatService::allWorkersWaitTogether()
{
    std::chrono::steady_clock::time_point refused;
    FakeChatServer server([&](const FakeRequest &request) {
        if (request.number == 0) {
            refused = std::chrono::steady_clock::now();
            return errorAnswer(429, QStringLiteral("slow down"), {}, {}, {{"Retry-After", "0.4"}});
        }
        return goodAnswer();
    });
    Asked asked(server);
    std::atomic<bool> first = true;
    std::vector<std::jthread> threads;
    ChatQuestion question;
    question.request = [&] { return simpleRequest(QStringLiteral("first")); };
    question.retry = [&](const RetryNotice &) { first = false; }; // now the others begin
    threads.emplace_back([&] { (void)asked.service->ask(question, {}); });
    while (first)
        std::this_thread::yield();
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&, i] {
            ChatQuestion other;
            other.request = [i] { return simpleRequest(QString::number(i)); };
            (void)asked.service->ask(other, {});
        });
    }
    threads.clear();
    const auto requests = server.requests();
    QCOMPARE(requests.size(), 5);
    int early = 0;
    for (const FakeRequest &request : requests.sliced(1))
        early += request.arrived - refused < milliseconds(400);
    QCOMPARE(early, 0);
}

void TestChatService::aPaidAnswerIsNotBoughtAgain()
{
    FakeChatServer server([](const FakeRequest &) { return goodAnswer(); });
    Asked asked(server);
    QVERIFY(!asked.ask(simpleRequest()).stored);
    asked.streamed.clear();
    const ChatReply again = asked.ask(simpleRequest());
    QVERIFY(again.ok());
    QVERIFY(again.stored);
    QCOMPARE(again.text, QStringLiteral("good"));
    QCOMPARE(asked.streamed, QStringLiteral("good"));
    QCOMPARE(again.usage, TokenUsage());
    QCOMPARE(server.requests().size(), 1);
    // Anything that changes the answer is another question.
    QVERIFY(answerKey(simpleRequest(), QStringLiteral("m"))
            != answerKey(simpleRequest(), QStringLiteral("n")));
    QVERIFY(answerKey(simpleRequest(), QStringLiteral("m"))
            != answerKey(schemaRequest(), QStringLiteral("m")));
}

void TestChatService::anAnswerIsCompleteByItsOwnProtocol_data()
{
    QTest::addColumn<bool>("streamed");
    QTest::addColumn<bool>("lengthIsWrong");
    QTest::addColumn<FakeAnswer::Ending>("ending");
    QTest::newRow("stream without its last chunk") << true << false << FakeAnswer::Ending::Close;
    QTest::newRow("stream that is reset after its end")
        << true << false << FakeAnswer::Ending::Reset;
    QTest::newRow("stream that stays open after its end")
        << true << false << FakeAnswer::Ending::Hang;
    QTest::newRow("stream that promised more") << true << true << FakeAnswer::Ending::Close;
    QTest::newRow("whole without its last chunk") << false << false << FakeAnswer::Ending::Close;
    QTest::newRow("whole that promised more") << false << true << FakeAnswer::Ending::Close;
    QTest::newRow("whole that promised more and waits")
        << false << true << FakeAnswer::Ending::Hang;
}

// However HTTP ends behind it: it is whole, paid once, and no failure.
void TestChatService::anAnswerIsCompleteByItsOwnProtocol()
{
    QFETCH(bool, streamed);
    QFETCH(bool, lengthIsWrong);
    QFETCH(FakeAnswer::Ending, ending);
    const QString text = QStringLiteral("{\"cards\":[]}");
    FakeChatServer server([&](const FakeRequest &) {
        FakeAnswer answer = streamed ? streamedAnswer(deltasOf(text)) : wholeAnswer(text);
        answer.ending = ending;
        if (lengthIsWrong)
            answer.promised = answer.pieces.join().size() + 100;
        return answer;
    });
    Asked asked(server);
    const ChatReply reply = asked.ask(simpleRequest());
    QVERIFY2(reply.ok(), qPrintable(reply.failure ? reply.failure->error.detail : QString()));
    QCOMPARE(reply.text, text);
    QCOMPARE(reply.usage, (TokenUsage{100, 20, false}));
    QVERIFY(asked.retries.isEmpty());
    QCOMPARE(server.requests().size(), 1);
}

void TestChatService::aCutOffAnswerIsKept()
{
    FakeChatServer server([](const FakeRequest &) {
        return streamedAnswer({QStringLiteral("half")}, QStringLiteral("length"));
    });
    Asked asked(server);
    for (int i = 0; i < 2; ++i) {
        const ChatReply reply = asked.ask(simpleRequest());
        QCOMPARE(reply.failure->error.kind, ErrorKind::OutputCutOff);
        QCOMPARE(reply.text, QStringLiteral("half"));
    }
    QCOMPARE(server.requests().size(), 1);
}

void TestChatService::theQuestionMayChangeBetweenTries()
{
    FakeChatServer server([](const FakeRequest &request) {
        FakeAnswer answer = goodAnswer();
        if (request.number == 0) {
            answer.pieces = answer.pieces.first(3);
            answer.ending = FakeAnswer::Ending::Reset;
        }
        return answer;
    });
    Asked asked(server);
    ChatQuestion question;
    int made = 0;
    question.request = [&made] { return simpleRequest(QStringLiteral("try %1").arg(++made)); };
    QVERIFY(asked.service->ask(question, {}).ok());
    QVERIFY(server.requests().at(1).body.contains("try 2"));
}

void TestChatService::nothingIsSentWhenItCannotBeJournaled()
{
    class FullDisk : public MemoryAnswerStore
    {
        Status beforeRequest(const QString &, const QString &) override
        {
            return Error{ErrorKind::DiskFull, {}, {}};
        }
    };
    FakeChatServer server([](const FakeRequest &) { return goodAnswer(); });
    ChatService service(quickService(server, std::make_shared<FullDisk>()));
    const ChatReply reply = service.ask({[] { return simpleRequest(); }, {}, {}}, {});
    QCOMPARE(reply.failure->error.kind, ErrorKind::DiskFull);
    QCOMPARE(server.connections(), 0);
}

void TestChatService::anAnswerThatCannotBeKeptIsAnError_data()
{
    QTest::addColumn<QString>("ending");
    for (const char *ending : {"whole", "cut off", "broken off"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

// Else the next question's would be paid and lost as well.
void TestChatService::anAnswerThatCannotBeKeptIsAnError()
{
    class FullDisk : public MemoryAnswerStore
    {
        Status store(const QString &, const StoredAnswer &) override
        {
            return Error{ErrorKind::DiskFull, {}, {}};
        }
    };
    QFETCH(const QString, ending);
    FakeChatServer server([&ending](const FakeRequest &) {
        if (ending == QLatin1String("whole"))
            return goodAnswer();
        return streamedAnswer({QStringLiteral("half")},
                              ending == QLatin1String("cut off") ? QStringLiteral("length")
                                                                 : QString());
    });
    ChatService service(quickService(server, std::make_shared<FullDisk>()));
    const ChatReply reply = service.ask({[] { return simpleRequest(); }, {}, {}}, {});
    QVERIFY(reply.failure.has_value());
    QCOMPARE(reply.failure->error.kind, ErrorKind::DiskFull);
    QCOMPARE(server.requests().size(), 1);
}

void TestChatService::theCapStopsBeforeTheMoneyIsSpent()
{
    FakeChatServer server([](const FakeRequest &) { return goodAnswer(); }); // 120 tokens each
    auto cap = std::make_shared<SpendingCap>(250, 0, TokenPrices());
    Asked asked(server, cap);
    ChatRequest request = simpleRequest();
    request.maxTokens = 20;
    int done = 0;
    for (int i = 0; i < 10; ++i) {
        request.user = QString::number(i);
        const ChatReply reply = asked.ask(request);
        done += reply.ok();
        if (!reply.ok()) {
            QCOMPARE(reply.failure->error.kind, ErrorKind::SpendingCap);
            QCOMPARE(reply.failure->error.subject, server.url().host());
        }
    }
    QCOMPARE(done, 2);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(cap->spent(), (TokenUsage{200, 40, false}));
}

void TestChatService::stopEndsTheWaitBetweenTries()
{
    FakeChatServer server([](const FakeRequest &) {
        return errorAnswer(429, QStringLiteral("slow down"), {}, {}, {{"Retry-After", "200"}});
    });
    Asked asked(server);
    std::stop_source stop;
    ChatQuestion question;
    question.request = [] { return simpleRequest(); };
    question.retry = [&](const RetryNotice &) { stop.request_stop(); };
    QCOMPARE(asked.service->ask(question, stop.get_token()).failure->error.kind,
             ErrorKind::Cancelled);
}

void TestChatService::theKeyIsInNoErrorAndGoesNowhereElse()
{
    FakeChatServer other([](const FakeRequest &) { return goodAnswer(); });
    for (const int status : {301, 302, 307, 308}) {
        FakeChatServer server([&](const FakeRequest &request) {
            const QString key = QString::fromLatin1(request.header("authorization"));
            return errorAnswer(
                status, QStringLiteral("your key is ") + key, {}, {},
                {{"Location", other.url(QStringLiteral("/") + key.section(u' ', 1)).toEncoded()}});
        });
        Asked asked(server);
        const ChatReply reply = asked.ask(simpleRequest());
        QCOMPARE(reply.failure->error.kind, ErrorKind::RedirectRefused);
        QVERIFY(!reply.failure->error.detail.contains(QLatin1String("SECRET")));
    }
    QCOMPARE(other.connections(), 0);
}

void TestChatService::listsModels()
{
    FakeChatServer server([](const FakeRequest &request) {
        FakeAnswer answer;
        answer.pieces = {R"({"object":"list","data":[{"id":"b"},{"id":"a"},{}]})"};
        if (request.number == 1)
            answer = errorAnswer(401, QStringLiteral("invalid_api_key"));
        if (request.number == 2)
            answer.pieces = {"<html>"};
        return answer;
    });
    Asked asked(server);
    const auto models = asked.service->listModels({});
    QVERIFY(models.ok());
    QCOMPARE(*models, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(server.requests().first().path, QByteArray("/v1/models"));
    QCOMPARE(asked.service->listModels({}).error().kind, ErrorKind::KeyRejected);
    QCOMPARE(asked.service->listModels({}).error().kind, ErrorKind::BadAnswer);
}

namespace {

class UntouchedTransport : public HttpTransport
{
public:
    Result<HttpResponse> send(const HttpRequest &request, std::stop_token,
                              const HttpSink &) override
    {
        touched = true;
        return Error{ErrorKind::ConnectionFailed, request.url.host(), {}};
    }
    bool touched = false;
};

} // namespace

void TestChatService::aKeyIsNotSentInPlainText()
{
    const auto transport = std::make_shared<UntouchedTransport>();
    Endpoint endpoint;
    endpoint.baseUrl = QUrl(QStringLiteral("http://models.example.org/v1"));
    endpoint.key = QStringLiteral("sk-0123456789");
    ChatClient client(transport, endpoint);
    QCOMPARE(client.complete({}, {}, {}, {}).failure->error.kind, ErrorKind::TlsFailed);
    QCOMPARE(client.listModels({}).error().kind, ErrorKind::TlsFailed);
    QVERIFY(!transport->touched);
    endpoint.key.clear();
    QCOMPARE(ChatClient(transport, endpoint).listModels({}).error().kind,
             ErrorKind::ConnectionFailed);
    QVERIFY(transport->touched);
}

void TestChatService::manyChunksAtOnceTakeTheIdealTime()
{
    // 24 requests of 0.2 s, eight at once: 0.6 s and some. The bound is generous:
    // one after the other they take 4.8 s.
    FakeChatServer server([](const FakeRequest &) {
        FakeAnswer answer = goodAnswer();
        answer.beforeHeaders = milliseconds(200);
        return answer;
    });
    ChatServiceParts parts = quickService(server);
    parts.endpoint.maxConcurrency = 8;
    Asked asked(parts);
    std::atomic<int> next = 0;
    std::atomic<int> good = 0;
    QElapsedTimer clock;
    clock.start();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                for (int i = next++; i < 24; i = next++) {
                    ChatQuestion question;
                    question.request = [i] { return simpleRequest(QString::number(i)); };
                    good += asked.service->ask(question, {}).ok();
                }
            });
        }
    }
    QCOMPARE(good.load(), 24);
    QVERIFY2(clock.elapsed() < 2400, qPrintable(QString::number(clock.elapsed())));
    qInfo("24 requests of 0.2 s, 8 at once: %lld ms (ideal 600)",
          static_cast<long long>(clock.elapsed()));
}

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chatservice.moc"
