// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/recordingtransport.h"

#include "fakes/fakechatserver.h"
#include "fakes/openworld.h"

#include <QMap>
#include <QTcpServer>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace recto;
using namespace recto::fakes;
using std::chrono::milliseconds;

namespace {

// Long where a deadline must not be met, short where it must.
constexpr HttpDeadlines patient{milliseconds(20'000), milliseconds(20'000), milliseconds(20'000),
                                milliseconds(60'000)};

HttpRequest postTo(const QUrl &url, const QByteArray &body = "{}")
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Authorization", "Bearer sk-test"}, {"Content-Type", "application/json"}};
    request.body = body;
    request.deadlines = patient;
    return request;
}

FakeAnswer textAnswer(const QList<QByteArray> &pieces)
{
    FakeAnswer answer;
    answer.headers = {{"Content-Type", "Text/Plain; charset=utf-8"}, {"X-Thing", "7"}};
    answer.pieces = pieces;
    return answer;
}

class MemoryRecord : public TrafficRecord
{
public:
    Status add(const QString &host, const HostTraffic &traffic) override
    {
        hosts[host] += traffic;
        const auto &told = traffic.requests > 0 ? failure : failureOfAnswers;
        return told ? Status(*told) : Status();
    }
    QMap<QString, HostTraffic> hosts;
    std::optional<Error> failure;
    std::optional<Error> failureOfAnswers;
};

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private slots:
    void sendsARequestAndCollectsTheAnswer();
    void streamsABodyAsItComes();
    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void anErrorAnswerDoesNotGoToTheSink();
    void redirectsAreRefused();
    void deadlinesAreHeld_data();
    void deadlinesAreHeld();
    void commentsCountAsLife();
    void stopEndsARequestAtOnce_data();
    void stopEndsARequestAtOnce();
    void aBrokenConnectionIsSentOnce_data();
    void aBrokenConnectionIsSentOnce();
    void aRefusedConnectionIsAnError();
    void aCertificateOfNobodyIsRefused();
    void tooLongAnAnswerIsRefused();
    void theSinkCanEndARequest();
    void notAWebAddress();
    void aHeaderIsOneLine();
    void aChallengeIsAnAnswerLikeAnother_data();
    void aChallengeIsAnAnswerLikeAnother();
    void keepsItsConnectionWithinAThread();
    void servesManyThreads();
    void offlineOnlyIsAWall();
    void writesDownWhatLeavesThisComputer();
    void whatBreaksOffIsWrittenDownAsWell();
    void nothingLeavesThatCannotBeWrittenDown();
    void anAnswerThatCannotBeCountedIsNotLost();
};

void TestHttpTransport::sendsARequestAndCollectsTheAnswer()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"one ", "two"}); });
    const auto response = openWorld()->send(postTo(server.url(), "body \xC3\xA9"), {}, {});
    QVERIFY2(response.ok(), qPrintable(response ? QString() : response.error().detail));
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, QByteArray("one two"));
    QCOMPARE(response->contentType(), QByteArray("text/plain"));
    QCOMPARE(response->header("x-thing"), QByteArray("7"));
    QCOMPARE(server.requests().size(), 1);
    const FakeRequest request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.body, QByteArray("body \xC3\xA9"));
    QCOMPARE(request.header("authorization"), QByteArray("Bearer sk-test"));
    QCOMPARE(request.header("accept-encoding"), QByteArray("identity"));
    QVERIFY(request.header("cookie").isEmpty());
}

void TestHttpTransport::streamsABodyAsItComes()
{
    FakeAnswer answer = textAnswer({"first", "second"});
    answer.beforePiece = milliseconds(30);
    FakeChatServer server([&](const FakeRequest &) { return answer; });
    QList<QByteArray> pieces;
    const auto response = openWorld()->send(postTo(server.url()), {},
                                            [&](const HttpResponse &head, QByteArrayView bytes) {
                                                [&] { QCOMPARE(head.status, 200); }();
                                                pieces.append(bytes.toByteArray());
                                                return Status();
                                            });
    QVERIFY(response.ok());
    QCOMPARE(pieces.join(), QByteArray("firstsecond"));
    QVERIFY(pieces.size() >= 2);
    QVERIFY(response->body.isEmpty());
}

void TestHttpTransport::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {200, 201, 400, 401, 402, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504, 529})
        QTest::addRow("%d", status) << status;
}

void TestHttpTransport::anyStatusIsAnAnswer()
{
    QFETCH(int, status);
    FakeChatServer server([&](const FakeRequest &) {
        FakeAnswer answer = errorAnswer(status, QStringLiteral("said"));
        if (status == 401)
            answer.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"x\"");
        return answer;
    });
    const auto response = openWorld()->send(postTo(server.url()), {}, {});
    QVERIFY2(response.ok(), qPrintable(response ? QString() : response.error().detail));
    QCOMPARE(response->status, status);
    QVERIFY(response->body.contains("said"));
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::anErrorAnswerDoesNotGoToTheSink()
{
    FakeChatServer server(
        [](const FakeRequest &) { return errorAnswer(429, QStringLiteral("slow down")); });
    bool touched = false;
    const auto response
        = openWorld()->send(postTo(server.url()), {}, [&](const HttpResponse &, QByteArrayView) {
              touched = true;
              return Status();
          });
    QVERIFY(response.ok());
    QVERIFY(response->body.contains("slow down"));
    QVERIFY(!touched);
}

void TestHttpTransport::redirectsAreRefused()
{
    FakeChatServer other([](const FakeRequest &) { return textAnswer({"stolen"}); });
    for (const int status : {301, 302, 303, 307, 308}) {
        FakeChatServer server([&](const FakeRequest &) {
            FakeAnswer answer;
            answer.status = status;
            answer.headers
                = {{"Location", other.url(QStringLiteral("/v1/x?secret=1")).toEncoded()}};
            return answer;
        });
        const auto response = openWorld()->send(postTo(server.url()), {}, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, ErrorKind::RedirectRefused);
        QVERIFY(!response.error().detail.contains(QLatin1String("secret")));
        QCOMPARE(server.requests().size(), 1);
    }
    QCOMPARE(other.connections(), 0);
}

void TestHttpTransport::deadlinesAreHeld_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("deadline");
    QTest::newRow("slow headers") << "headers"
                                  << "first byte";
    QTest::newRow("headers and no body") << "no body"
                                         << "first byte";
    QTest::newRow("stall") << "stall"
                           << "idle";
    QTest::newRow("drip") << "drip"
                          << "total";
}

void TestHttpTransport::deadlinesAreHeld()
{
    QFETCH(QString, fault);
    QFETCH(QString, deadline);
    FakeAnswer answer = textAnswer({"a"});
    HttpDeadlines deadlines = patient;
    if (fault == QLatin1String("headers")) {
        answer.neverAnswer = true;
        deadlines.firstByte = milliseconds(150);
    } else if (fault == QLatin1String("no body")) {
        answer.pieces = {};
        answer.ending = FakeAnswer::Ending::Hang;
        deadlines.firstByte = milliseconds(150);
    } else if (fault == QLatin1String("stall")) {
        answer.ending = FakeAnswer::Ending::Hang;
        deadlines.idle = milliseconds(150);
    } else if (fault == QLatin1String("drip")) {
        answer.pieces = QList<QByteArray>(10'000, "x");
        answer.beforePiece = milliseconds(20);
        deadlines.total = milliseconds(400);
    }
    FakeChatServer server([&](const FakeRequest &) { return answer; });
    HttpRequest request = postTo(server.url());
    request.deadlines = deadlines;
    const auto response = openWorld()->send(request, {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::TimedOut);
    QCOMPARE(response.error().detail, deadline);
    QCOMPARE(response.error().subject, QStringLiteral("127.0.0.1"));
}

void TestHttpTransport::commentsCountAsLife()
{
    FakeAnswer answer = textAnswer(QList<QByteArray>(12, ": ping\n\n"));
    answer.beforePiece = milliseconds(60);
    FakeChatServer server([&](const FakeRequest &) { return answer; });
    HttpRequest request = postTo(server.url());
    request.deadlines.idle = milliseconds(600); // 12 × 60 is more
    const auto response = openWorld()->send(request, {}, {});
    QVERIFY(response.ok());
}

void TestHttpTransport::stopEndsARequestAtOnce_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before") << "before";
    QTest::newRow("waiting for headers") << "headers";
    QTest::newRow("inside the body") << "body";
}

void TestHttpTransport::stopEndsARequestAtOnce()
{
    QFETCH(QString, when);
    std::stop_source stop;
    FakeAnswer answer = textAnswer({"a"});
    answer.ending = FakeAnswer::Ending::Hang;
    answer.neverAnswer = when == QLatin1String("headers");
    FakeChatServer server([&](const FakeRequest &) {
        if (when == QLatin1String("headers"))
            stop.request_stop();
        return answer;
    });
    if (when == QLatin1String("before"))
        stop.request_stop();
    // Without the stop this would take as long as the patient deadlines, and be TimedOut.
    const auto response = openWorld()->send(postTo(server.url()), stop.get_token(),
                                            [&](const HttpResponse &, QByteArrayView) {
                                                stop.request_stop();
                                                return Status();
                                            });
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::Cancelled);
    if (when == QLatin1String("before"))
        QCOMPARE(server.connections(), 0);
}

void TestHttpTransport::aBrokenConnectionIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("beforeHeaders");
    QTest::addColumn<bool>("reused");
    QTest::newRow("before headers") << QByteArray("POST") << true << false;
    QTest::newRow("mid-stream") << QByteArray("POST") << false << false;
    QTest::newRow("before headers, reused connection") << QByteArray("POST") << true << true;
    QTest::newRow("mid-stream, reused connection") << QByteArray("POST") << false << true;
}

void TestHttpTransport::aBrokenConnectionIsSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, beforeHeaders);
    QFETCH(bool, reused);
    FakeChatServer server([&](const FakeRequest &request) {
        FakeAnswer answer = textAnswer({"part"});
        if (reused && request.number == 0)
            return answer;
        answer.resetBeforeHeaders = beforeHeaders;
        answer.ending = FakeAnswer::Ending::Reset;
        return answer;
    });
    const auto transport = openWorld();
    if (reused)
        QVERIFY(transport->send(postTo(server.url()), {}, {}).ok());
    HttpRequest request = postTo(server.url());
    request.method = method;
    const auto response = transport->send(request, {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::ConnectionFailed);
    QCOMPARE(server.requests().size(), reused ? 2 : 1);
}

void TestHttpTransport::aRefusedConnectionIsAnError()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/v1").arg(server.serverPort()));
    server.close();
    const auto response = openWorld()->send(postTo(url), {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::Unreachable);
}

void TestHttpTransport::aCertificateOfNobodyIsRefused()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"a"}); },
                          FakeChatServer::Security::SelfSigned);
    const auto response = openWorld()->send(postTo(server.url()), {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::TlsFailed);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpTransport::tooLongAnAnswerIsRefused()
{
    FakeChatServer server([](const FakeRequest &) {
        return textAnswer({QByteArray(5000, 'a'), QByteArray(5000, 'b')});
    });
    HttpRequest request = postTo(server.url());
    request.maximumBody = 9000;
    const auto response = openWorld()->send(request, {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::BadAnswer);
}

void TestHttpTransport::theSinkCanEndARequest()
{
    FakeAnswer answer = textAnswer({"a"});
    answer.ending = FakeAnswer::Ending::Hang;
    FakeChatServer server([&](const FakeRequest &) { return answer; });
    const auto response = openWorld()->send(
        postTo(server.url()), {}, [](const HttpResponse &, QByteArrayView) -> Status {
            return Error{ErrorKind::Refused, QStringLiteral("sink"), {}};
        });
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::Refused);
}

void TestHttpTransport::notAWebAddress()
{
    for (const char *address :
         {"", "ftp://example.org/", "file:///etc/passwd", "http:///x", "example.org/v1"}) {
        const auto response = openWorld()->send(postTo(QUrl(QString::fromLatin1(address))), {}, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, ErrorKind::BadInput);
    }
}

void TestHttpTransport::aHeaderIsOneLine()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"a"}); });
    using Header = std::pair<QByteArray, QByteArray>;
    for (const Header &header :
         {Header("X-A", "1\r\nX-Evil: 2"), Header("X-A\nX-Evil", "1"), Header("X-A", "1\n\nbody"),
          Header("X-A", QByteArray("1\0002", 3))}) {
        HttpRequest request = postTo(server.url());
        request.headers.append(header);
        const auto response = openWorld()->send(request, {}, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, ErrorKind::BadInput);
        QVERIFY(!response.error().detail.contains(QStringLiteral("Evil")));
    }
    QCOMPARE(server.connections(), 0);
}

void TestHttpTransport::aChallengeIsAnAnswerLikeAnother_data()
{
    QTest::addColumn<QByteArray>("challenge");
    for (const char *challenge :
         {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"1\"", "NTLM", "Negotiate", "Bearer"})
        QTest::addRow("%s", challenge) << QByteArray(challenge);
}

// No password of this computer's user is offered to a service.
void TestHttpTransport::aChallengeIsAnAnswerLikeAnother()
{
    QFETCH(QByteArray, challenge);
    FakeChatServer server([&challenge](const FakeRequest &) {
        FakeAnswer answer = textAnswer({"who are you?"});
        answer.status = 401;
        answer.headers.append({"WWW-Authenticate", challenge});
        return answer;
    });
    const auto response = openWorld()->send(postTo(server.url()), {}, {});
    QVERIFY2(response.ok(), qPrintable(response ? QString() : response.error().detail));
    QCOMPARE(response->status, 401);
    QCOMPARE(response->body, QByteArray("who are you?"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("authorization"), QByteArray("Bearer sk-test"));
}

void TestHttpTransport::keepsItsConnectionWithinAThread()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"a"}); });
    const auto transport = openWorld();
    for (int i = 0; i < 5; ++i)
        QVERIFY(transport->send(postTo(server.url()), {}, {}).ok());
    QCOMPARE(server.connections(), 1);
}

void TestHttpTransport::servesManyThreads()
{
    FakeChatServer server([](const FakeRequest &request) { return textAnswer({request.body}); });
    const auto transport = openWorld();
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 10; ++i) {
                    const QByteArray body = QByteArray::number(t * 100 + i);
                    const auto response = transport->send(postTo(server.url(), body), {}, {});
                    right += response.ok() && response->body == body;
                }
            });
        }
    }
    QCOMPARE(right.load(), 80);
}

// Read before each request: a transport that was given out before the switch is no way around.
void TestHttpTransport::offlineOnlyIsAWall()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"a"}); });
    std::atomic<bool> offlineOnly = true;
    const auto record = std::make_shared<MemoryRecord>();
    const auto transport = TransportFactory([&] { return offlineOnly.load(); }).transport(record);
    const auto refused = transport->send(postTo(server.url()), {}, {});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error(), (Error{ErrorKind::OfflineOnly, server.url().host(), {}}));
    QCOMPARE(server.connections(), 0);
    QVERIFY(record->hosts.isEmpty());

    offlineOnly = false;
    QVERIFY(transport->send(postTo(server.url()), {}, {}).ok());
    QCOMPARE(server.connections(), 1);

    offlineOnly = true; // the connection is kept, and not used
    QCOMPARE(transport->send(postTo(server.url()), {}, {}).error().kind, ErrorKind::OfflineOnly);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(record->hosts.first().requests, 1);
}

void TestHttpTransport::writesDownWhatLeavesThisComputer()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"answer"}); });
    auto record = std::make_shared<MemoryRecord>();
    const auto transport = openWorld(record);
    QVERIFY(transport->send(postTo(server.url(), "12345"), {}, {}).ok());
    QVERIFY(transport
                ->send(postTo(server.url(), "12345"), {},
                       [](const HttpResponse &, QByteArrayView) { return Status(); })
                .ok());
    QCOMPARE(record->hosts.size(), 1);
    const HostTraffic traffic = record->hosts.value(server.url().authority());
    QCOMPARE(traffic.requests, 2);
    QCOMPARE(traffic.bytesReceived, 12);
    QVERIFY(traffic.bytesSent > 10);
}

void TestHttpTransport::whatBreaksOffIsWrittenDownAsWell()
{
    FakeChatServer server([](const FakeRequest &) {
        FakeAnswer answer;
        answer.resetBeforeHeaders = true;
        return answer;
    });
    auto record = std::make_shared<MemoryRecord>();
    const auto transport = openWorld(record);
    QVERIFY(!transport->send(postTo(server.url(), "12345"), {}, {}).ok());
    QCOMPARE(record->hosts.first().requests, 1);
    QVERIFY(record->hosts.first().bytesSent >= 5);
}

void TestHttpTransport::nothingLeavesThatCannotBeWrittenDown()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"a"}); });
    auto record = std::make_shared<MemoryRecord>();
    record->failure = Error{ErrorKind::DiskFull, {}, {}};
    const auto response = openWorld(record)->send(postTo(server.url()), {}, {});
    QVERIFY(!response.ok());
    QCOMPARE(response.error().kind, ErrorKind::DiskFull);
    QCOMPARE(server.connections(), 0);
}

// It may be paid: to ask for it once more costs more than a wrong count.
void TestHttpTransport::anAnswerThatCannotBeCountedIsNotLost()
{
    FakeChatServer server([](const FakeRequest &) { return textAnswer({"answer"}); });
    auto record = std::make_shared<MemoryRecord>();
    record->failureOfAnswers = Error{ErrorKind::LibraryBusy, {}, {}};
    const auto response = openWorld(record)->send(postTo(server.url()), {}, {});
    QVERIFY(response.ok());
    QCOMPARE(response->body, QByteArray("answer"));
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
