// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatanswerreader.h"

#include "fakes/fakechatserver.h"

#include <QJsonDocument>
#include <QTest>

using namespace recto;
using namespace recto::fakes;

namespace {

const QString secret = QStringLiteral("sk-proj-SECRETSECRET42");

Endpoint endpointWithKey()
{
    Endpoint endpoint;
    endpoint.baseUrl = QUrl(QStringLiteral("https://api.example.org/v1"));
    endpoint.model = QStringLiteral("m");
    endpoint.key = secret;
    return endpoint;
}

ChatReply readAnswer(const QByteArray &type, const QList<QByteArray> &pieces,
                     QString *streamed = nullptr)
{
    ChatAnswerReader reader(endpointWithKey(), [&](const QString &text) {
        if (streamed)
            *streamed += text;
    });
    const HttpResponse head{200, {{"content-type", type}}, {}};
    for (const QByteArray &piece : pieces) {
        if (!reader.feed(head, piece))
            break;
    }
    return reader.finish();
}

QByteArray delta(const QByteArray &content, const QByteArray &finish = "null")
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":" + content + ",\"finish_reason\":" + finish
        + "}]}\n\n";
}

} // namespace

class TestChatAnswerReader : public QObject
{
    Q_OBJECT

private slots:
    void readsStreamsAtAnySplit();
    void readsWholeAnswers_data();
    void readsWholeAnswers();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void tellsErrorsApart_data();
    void tellsErrorsApart();
    void countsThatMakeNoSenseAreNone();
    void noKeyInAnyError();
    void anAnswerThatRepeatsTheKeyIsRefused();
    void findsErrorsInEveryShape_data();
    void findsErrorsInEveryShape();
};

void TestChatAnswerReader::readsStreamsAtAnySplit()
{
    const QString text = QStringLiteral("Was ist Osmose? 日本 😀 \"é\"\n");
    const QByteArray body = streamedAnswer(deltasOf(text, 3)).pieces.join();
    for (qsizetype size = 1; size < 40; ++size) {
        QString streamed;
        const ChatReply reply
            = readAnswer("text/event-stream",
                         inPieces(streamedAnswer(deltasOf(text, 3)), size).pieces, &streamed);
        QVERIFY(reply.ok());
        QCOMPARE(reply.text, text);
        QCOMPARE(streamed, text);
        QCOMPARE(reply.usage, (TokenUsage{100, 20, false}));
        QCOMPARE(reply.model, QStringLiteral("fake-1"));
    }
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        QCOMPARE(readAnswer("text/event-stream", {body.first(cut), body.sliced(cut)}).text, text);
}

void TestChatAnswerReader::readsWholeAnswers_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    const QByteArray whole = wholeAnswer(QStringLiteral("hé")).pieces.first();
    QTest::newRow("json") << QByteArray("application/json") << whole << QStringLiteral("hé");
    QTest::newRow("problem json") << QByteArray("application/x+json; charset=utf-8") << whole
                                  << QStringLiteral("hé");
    QTest::newRow("no type") << QByteArray() << whole << QStringLiteral("hé");
    QTest::newRow("plain") << QByteArray("text/plain") << "  " + whole << QStringLiteral("hé");
    QTest::newRow("parts")
        << QByteArray("application/json")
        << QByteArray(
               R"({"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},"finish_reason":"stop"}]})")
        << QStringLiteral("ab");
    QTest::newRow("stream without a type")
        << QByteArray() << delta(R"({"content":"x"})", "\"stop\"") << QStringLiteral("x");
}

void TestChatAnswerReader::readsWholeAnswers()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    const ChatReply reply
        = readAnswer(type, {body.first(body.size() / 2), body.sliced(body.size() / 2)});
    QVERIFY(reply.ok());
    QCOMPARE(reply.text, text);
}

void TestChatAnswerReader::saysHowItEnded_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind"); // "": good
    QTest::addColumn<QString>("text");
    const QByteArray stream = "text/event-stream";
    const QByteArray json = "application/json";
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body,
                        const char *kind, const char *text = "") {
        QTest::newRow(name) << type << body << QString::fromLatin1(kind) << QString::fromUtf8(text);
    };
    const QByteArray hi = delta(R"({"content":"hi"})");
    row("stop", stream, hi + delta("{}", "\"stop\""), "", "hi");
    row("done without blank line", stream, hi + delta("{}", "\"stop\"") + "data: [DONE]", "", "hi");
    row("length", stream, hi + delta("{}", "\"length\""), "OutputCutOff", "hi");
    row("content filter", stream, hi + delta("{}", "\"content_filter\""), "ContentFiltered", "hi");
    row("refusal", stream, delta(R"({"refusal":"I can't"})") + delta("{}", "\"stop\""), "Refused");
    row("done without finish_reason", stream, hi + "data: [DONE]\n\n", "ConnectionFailed", "hi");
    row("done without finish_reason, whole JSON", stream,
        delta(R"({"content":"{\"cards\":[]}"})") + "data: [DONE]\n\n", "", R"({"cards":[]})");
    row("done without finish_reason and blank line, JSON in a fence", stream,
        delta(R"({"content":"```json\n[]\n```"})") + "data: [DONE]", "", "```json\n[]\n```");
    row("done without finish_reason, broken JSON", stream,
        delta(R"({"content":"{\"cards\":["})") + "data: [DONE]\n\n", "ConnectionFailed",
        R"({"cards":[)");
    row("end without finish_reason", stream, hi, "ConnectionFailed", "hi");
    row("no delta", stream, delta("{}", "\"stop\""), "BadAnswer");
    row("nothing", stream, "", "BadAnswer");
    row("only keep-alive", stream, ": ping\n\n: ping\n\n", "BadAnswer");
    row("truncated event", stream, "data: {\"choices\":[{\"ind\n\n", "BadAnswer");
    row("invalid utf-8", stream, delta("{\"content\":\"\xFF\"}") + delta("{}", "\"stop\""),
        "BadAnswer");
    row("error event", stream,
        hi + "event: error\ndata: {\"message\":\"the context length was exceeded\"}\n\n",
        "InputTooLong", "hi");
    row("error object", stream,
        hi
            + R"(data: {"error":{"message":"overloaded","code":529}})"
              "\n\n",
        "ServerFailed", "hi");
    row("error with choices", stream,
        R"(data: {"error":{"code":502,"message":"x"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]})"
        "\n\n",
        "ServerFailed");
    row("error fields", stream,
        R"(data: {"error_type":"rate_limit","error_message":"slow down"})"
        "\n\n",
        "RateLimited");
    row("web page", "text/html; charset=utf-8", "<html>Sign in</html>", "BadAnswer");
    row("web page that says json", "text/plain", "<!doctype html>", "BadAnswer");
    row("truncated json", json, R"({"choices":[{"message":{"content":"a)", "BadAnswer");
    row("invalid utf-8, whole", json,
        "{\"choices\":[{\"message\":{\"content\":\"\xC3\"},\"finish_reason\":\"stop\"}]}",
        "BadAnswer");
    row("json array", json, "[]", "BadAnswer");
    row("empty", json, "", "BadAnswer");
    row("whole error with 200", json, R"({"error":{"message":"Insufficient credits","code":402}})",
        "NoCredit");
    row("whole cut off", json,
        R"({"choices":[{"message":{"content":"a"},"finish_reason":"length"}]})", "OutputCutOff",
        "a");
    row("null content", json,
        R"({"choices":[{"message":{"content":null},"finish_reason":"stop"}]})", "BadAnswer");
    row("reasoning is no text", stream,
        delta(R"({"reasoning_content":"hm"})") + hi + delta("{}", "\"stop\""), "", "hi");
    row("obfuscation is no text", stream,
        delta(R"({"content":"hi","obfuscation":"xyz"})") + delta("{}", "\"stop\""), "", "hi");
}

void TestChatAnswerReader::saysHowItEnded()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    for (const qsizetype size : {body.size() + 1, qsizetype(1), qsizetype(5)}) {
        FakeAnswer answer;
        answer.pieces = {body};
        const ChatReply reply = readAnswer(type, inPieces(answer, size).pieces);
        QCOMPARE(reply.failure ? errorKindName(reply.failure->error.kind) : QString(), kind);
        QCOMPARE(reply.text, text);
        if (reply.failure)
            QCOMPARE(reply.failure->error.subject, QStringLiteral("api.example.org"));
    }
}

void TestChatAnswerReader::tellsErrorsApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, int status, const char *body, const char *kind) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(kind);
    };
    row("openai wrong key", 401,
        R"({"error":{"message":"Incorrect API key provided: sk-pr***42","type":"invalid_request_error","code":"invalid_api_key"}})",
        "KeyRejected");
    row("openai quota", 429,
        R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})",
        "NoCredit");
    row("openai rate limit", 429,
        R"({"error":{"message":"Rate limit reached for requests","code":"rate_limit_exceeded"}})",
        "RateLimited");
    row("openai too large for the limit", 429,
        R"({"error":{"message":"Request too large for gpt on tokens per min TPM","code":"rate_limit_exceeded"}})",
        "InputTooLong");
    row("openai model", 404,
        R"({"error":{"message":"The model `x` does not exist","code":"model_not_found"}})",
        "ModelMissing");
    row("openai context", 400,
        R"({"error":{"message":"This model's maximum context length is 8192 tokens","code":"context_length_exceeded"}})",
        "InputTooLong");
    row("openai parameter", 400,
        R"({"error":{"message":"Unknown parameter","type":"invalid_request_error","param":"foo"}})",
        "BadRequest");
    row("azure filter", 400,
        R"({"error":{"code":"content_filter","message":"The response was filtered","innererror":{"code":"ResponsibleAIPolicyViolation"}}})",
        "ContentFiltered");
    row("azure deployment", 404,
        R"({"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist"}})",
        "ModelMissing");
    row("azure key", 401,
        R"({"error":{"code":"401","message":"Access denied due to invalid subscription key"}})",
        "KeyRejected");
    row("openrouter credit", 402,
        R"({"error":{"code":402,"message":"This request requires more credits"}})", "NoCredit");
    row("openrouter moderation", 403,
        R"({"error":{"code":403,"message":"Your input was flagged"}})", "ContentFiltered");
    row("openrouter model", 400, R"({"error":{"code":400,"message":"x is not a valid model ID"}})",
        "ModelMissing");
    row("ollama model", 404,
        R"({"error":{"message":"model \"x\" not found, try pulling it first"}})", "ModelMissing");
    row("vllm old", 400,
        R"({"object":"error","message":"This model's maximum context length is 2048","type":"BadRequestError","code":400})",
        "InputTooLong");
    row("vllm model", 404,
        R"({"object":"error","message":"The model `x` does not exist.","code":404})",
        "ModelMissing");
    row("llama-server context", 400,
        R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}})",
        "InputTooLong");
    row("llama-server loading", 503,
        R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        "ServerFailed");
    row("lm studio", 400,
        R"({"error":"The number of tokens to keep from the initial prompt is greater than the context length"})",
        "InputTooLong");
    row("google list", 429, R"([{"error":{"code":429,"message":"Resource has been exhausted"}}])",
        "RateLimited");
    row("wrong address", 404, "<html>not found</html>", "BadRequest");
    row("too large", 413, "", "InputTooLong");
    row("timeout", 408, "", "TimedOut");
    row("conflict", 409, "", "ServerFailed");
    row("early", 425, "", "ServerFailed");
    row("unprocessable", 422, R"({"detail":[{"msg":"field required"}]})", "BadRequest");
    row("forbidden", 403, R"({"error":{"message":"Country not supported"}})", "KeyRejected");
    row("500", 500, "oops", "ServerFailed");
    row("502 page", 502, "<html>bad gateway</html>", "ServerFailed");
    row("529", 529, R"({"error":{"type":"overloaded_error","message":"Overloaded"}})",
        "ServerFailed");
    row("500 about rates", 500, R"({"error":{"message":"rate limit service down"}})",
        "ServerFailed");
}

void TestChatAnswerReader::tellsErrorsApart()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    const QByteArray type = body.startsWith('<') ? "text/html" : "application/json";
    const ServiceFailure failure = failureFrom({status, {{"content-type", type}}, body},
                                               endpointWithKey(), QDateTime::currentDateTimeUtc());
    QCOMPARE(errorKindName(failure.error.kind), kind);
    QCOMPARE(failure.status, status);
    QVERIFY(!failure.error.detail.contains(QLatin1String("<html")));
    QVERIFY(!failure.error.detail.contains(QLatin1String("sk-pr")));
}

void TestChatAnswerReader::countsThatMakeNoSenseAreNone()
{
    const QByteArray body = R"({"choices":[{"message":{"content":"x"},"finish_reason":"stop"}],)"
                            R"("usage":{"prompt_tokens":-5000000,"completion_tokens":1e300}})";
    const ChatReply reply = readAnswer("application/json", {body});
    QVERIFY(reply.ok());
    QCOMPARE(reply.usage.input, 0);
    QVERIFY(reply.usage.output >= 0 && reply.usage.output <= 1'000'000'000);
}

void TestChatAnswerReader::noKeyInAnyError()
{
    for (const int status : {400, 401, 403, 404, 429, 500}) {
        const QByteArray body = R"({"error":{"message":"bad key )" + secret.toUtf8() + R"( Bearer )"
            + secret.toUtf8() + R"( and sk-other12345678","code":"x","param":")" + secret.toUtf8()
            + R"("}})";
        const ServiceFailure failure
            = failureFrom({status, {{"content-type", "application/json"}}, body}, endpointWithKey(),
                          QDateTime::currentDateTimeUtc());
        for (const QString &text : {failure.error.detail, failure.error.subject, failure.message}) {
            QVERIFY2(!text.contains(QLatin1String("SECRET")), qPrintable(text));
            QVERIFY2(!text.contains(QLatin1String("other1234")), qPrintable(text));
        }
    }
    const QByteArray refusal
        = delta(R"({"refusal":"your key is )" + secret.toUtf8() + "\"}") + delta("{}", "\"stop\"");
    const ChatReply reply = readAnswer("text/event-stream", {refusal});
    QVERIFY(!reply.failure->error.detail.contains(QLatin1String("SECRET")));
    // Not JSON: the key crosses the end of what is shown.
    for (int before = 380; before <= 400; before += 5) {
        const ServiceFailure failure
            = failureFrom({500, {}, QByteArray(before, 'x') + ' ' + secret.toUtf8()},
                          endpointWithKey(), QDateTime::currentDateTimeUtc());
        QVERIFY2(!failure.error.detail.contains(QLatin1String("sk-")),
                 qPrintable(failure.error.detail));
    }
}

void TestChatAnswerReader::anAnswerThatRepeatsTheKeyIsRefused()
{
    QString told;
    const auto onText = [&told](const QString &text) { told += text; };
    ChatAnswerReader streamed(endpointWithKey(), onText);
    const HttpResponse head{200, {{"content-type", "text/event-stream"}}, {}};
    const QByteArray piece = secret.toUtf8();
    Status fed;
    for (const QByteArray &text :
         {QByteArray("Your key: "), piece.first(5), piece.sliced(5), QByteArray(" remember")}) {
        if (fed)
            fed = streamed.feed(head, delta(R"({"content":")" + text + "\"}"));
    }
    QVERIFY(!fed);
    const ChatReply reply = streamed.finish();
    QCOMPARE(reply.failure->error.kind, ErrorKind::BadAnswer);
    QVERIFY(!reply.text.contains(secret));
    QVERIFY(!told.contains(secret));

    const ChatReply whole = readAnswer("application/json",
                                       {R"({"choices":[{"message":{"content":"It is )" + piece
                                        + R"("},"finish_reason":"stop"}]})"});
    QCOMPARE(whole.failure->error.kind, ErrorKind::BadAnswer);
    QVERIFY(whole.text.isEmpty());
}

void TestChatAnswerReader::findsErrorsInEveryShape_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message"); // "": no error
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"m"}})") << "m";
    QTest::newRow("text") << QByteArray(R"({"error":"m"})") << "m";
    QTest::newRow("text and message") << QByteArray(R"({"error":"code","message":"m"})") << "m";
    QTest::newRow("top level") << QByteArray(R"({"object":"error","message":"m"})") << "m";
    QTest::newRow("fields") << QByteArray(R"({"error_type":"t","error_message":"m"})") << "m";
    QTest::newRow("null") << QByteArray(R"({"error":null,"choices":[]})") << "";
    QTest::newRow("none") << QByteArray(R"({"choices":[]})") << "";
}

void TestChatAnswerReader::findsErrorsInEveryShape()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const auto error = errorObjectIn(QJsonDocument::fromJson(json).object());
    QCOMPARE(error ? error->value(QLatin1String("message")).toString() : QString(), message);
}

QTEST_GUILESS_MAIN(TestChatAnswerReader)
#include "tst_chatanswerreader.moc"
