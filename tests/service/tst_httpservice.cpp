// SPDX-License-Identifier: GPL-3.0-or-later
// The service as a client sees it that isn't ours: bytes over a socket.
#include "fakejobs.h"
#include "rawclient.h"
#include "service/httpservice.h"

#include "library/devices.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

#include <memory>

using namespace recto;

namespace {

QByteArray formOf(const QList<std::pair<QByteArray, QByteArray>> &files,
                  const QByteArray &course = {})
{
    QByteArray body;
    for (const auto &[name, bytes] : files)
        body += "--XX\r\nContent-Disposition: form-data; name=\"" + name
            + "\"; filename=\"image.jpg\"\r\n\r\n" + bytes + "\r\n";
    if (!course.isEmpty())
        body += "--XX\r\nContent-Disposition: form-data; name=\"course\"\r\n\r\n" + course + "\r\n";
    return body + "--XX--\r\n";
}

const QByteArray formType = "Content-Type: multipart/form-data; boundary=XX\r\n";

// The data of the messages of a stream, whole ones alone.
QList<QJsonObject> dataOf(const QByteArray &stream)
{
    QList<QJsonObject> result;
    qsizetype at = 0;
    while ((at = stream.indexOf("data: ", at)) >= 0) {
        const qsizetype end = stream.indexOf("\n\n", at);
        if (end < 0)
            break;
        result << QJsonDocument::fromJson(stream.mid(at + 6, end - at - 6)).object();
        at = end;
    }
    return result;
}

} // namespace

class TestHttpService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFormBecomesAJob();
    void pagesThatCameOneByOneBecomeAJob();
    void theStreamOfAnUploadEndsWithItsCards();
    void everyRouteButTheOpenOnesNeedsAToken();
    void refusalsFollowOneOrder();
    void foreignHostsAndOriginsAreRefused();
    void chunksAreRefusedWithTheirStatus();
    void requestsAreNotSmuggledIn();
    void aRefusedBodyStillGetsItsAnswer();
    void aSlowHeadIsCutOff();
    void whatBreaksOffLeavesNoFile();
    void fileNamesNeverLeaveTheFolder();
    void aFormOfAMillionPartsIsRefused();
    void tooManyUploadsAreToldToWait();
    void manyRequestsOnOneConnectionAreAnsweredInOrder();
    void aStreamCutAnywhereGivesEachRowOnce();
    void anEndedStreamIsAnsweredByNothing();
    void aWatcherThatComesLateGetsEveryRow();
    void theSocketTellsTheSameRowsAndCancels();
    void aPhonePairsOnce();
    void wrongTokensShutOut();
    void aStopEndsStreamsSoon();

private:
    [[nodiscard]] QByteArray bearer() const { return "Authorization: Bearer " + m_token + "\r\n"; }
    [[nodiscard]] RawAnswer ask(const QByteArray &line, const QByteArray &body = {},
                                const QByteArray &fields = {}) const
    {
        return RawClient::ask(m_address, line, bearer() + fields, body);
    }
    [[nodiscard]] QStringList leftUploads() const
    {
        return QDir(m_folder->filePath(QStringLiteral("incoming")))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    void start(const ServiceLimits &limits);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeJobs> m_jobs;
    std::unique_ptr<HttpService> m_service;
    QString m_address;
    QByteArray m_token;
};

void TestHttpService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(LibraryLocation(m_folder->path()).openOrMake());
    m_jobs = std::make_unique<FakeJobs>();
    start({});
}

void TestHttpService::start(const ServiceLimits &limits)
{
    m_service = std::make_unique<HttpService>(*m_jobs);
    ServiceOptions options;
    options.library = m_folder->path();
    options.limits = limits;
    const auto address = m_service->start(options);
    QVERIFY(address);
    m_address = *address;
    m_token = m_service->makeSessionToken();
}

void TestHttpService::cleanup()
{
    m_service.reset();
}

void TestHttpService::aFormBecomesAJob()
{
    const RawAnswer answer = ask(
        "POST /api/process",
        formOf({{"image10", "ten"}, {"image2", "two"}, {"image0", "zero"}}, "Biology"), formType);
    QCOMPARE(answer.status, 202);
    QVERIFY(!answer.json().value("jobId").toString().isEmpty());
    QCOMPARE(m_jobs->contents(), (QList<QByteArray>{"zero", "two", "ten"}));
    QCOMPARE(m_jobs->submissions().first().course, QStringLiteral("Biology"));
    QCOMPARE(m_jobs->submissions().first().files.first().name, QStringLiteral("image.jpg"));
    QTRY_VERIFY(leftUploads().isEmpty());

    const QByteArray job = answer.json().value("jobId").toString().toLatin1();
    QCOMPARE(ask("GET /api/job-status/" + job).json().value("status"), QLatin1String("processing"));
    m_jobs->complete(QString::fromLatin1(job));
    QCOMPARE(ask("GET /api/job-status/" + job).json().value("status"), QLatin1String("completed"));
    const RawAnswer missing = ask("GET /api/job-status/00000000-0000-0000-0000-000000000000");
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.body, "{\"error\":\"Job not found\"}");
    QCOMPARE(ask("GET /api/job-status/x'y").body, missing.body);
}

static QByteArray textForm(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    QByteArray body;
    for (const auto &[name, text] : fields)
        body += "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text
            + "\r\n";
    return body + "--XX--\r\n";
}

void TestHttpService::pagesThatCameOneByOneBecomeAJob()
{
    QList<QByteArray> ids;
    for (const char *page : {"first", "second"}) {
        const RawAnswer answer = ask("POST /api/pages", formOf({{"image0", page}}), formType);
        QCOMPARE(answer.status, 201);
        ids << answer.json().value("pageId").toString().toLatin1();
    }
    QCOMPARE(leftUploads().size(), 2);
    const RawAnswer lost
        = ask("POST /api/process", textForm({{"page0", ids[0]}, {"page1", QByteArray(36, '0')}}),
              formType);
    QCOMPARE(lost.status, 409);
    QCOMPARE(lost.json().value("missing").toArray().size(), 1);
    QVERIFY(m_jobs->submissions().isEmpty());

    // In the order of their numbers, whatever came first, beside one that comes with the form.
    QByteArray form = textForm({{"page2", ids[0]}, {"page0", ids[1]}, {"turn0", "270"}});
    form.replace("--XX--",
                 "--XX\r\nContent-Disposition: form-data; name=\"image1\"; "
                 "filename=\"m\"\r\n\r\nmiddle\r\n--XX--");
    for (int again = 0; again < 2; ++again) { // an answer that was lost is asked for again
        QCOMPARE(ask("POST /api/process", form, formType).status, 202);
        QCOMPARE(m_jobs->contents().mid(3 * again),
                 (QList<QByteArray>{"second", "middle", "first"}));
    }
    const QList<ReceivedFile> files = m_jobs->submissions().first().files;
    QCOMPARE(files[0].quarterTurns, 3);
    QCOMPARE(files[1].quarterTurns + files[2].quarterTurns, 0);
    // Neither a path nor another's page comes by such a name.
    QCOMPARE(
        ask("POST /api/process", textForm({{"page0", "../../library.sqlite"}}), formType).status,
        409);
    m_service.reset();
    QVERIFY(leftUploads().isEmpty());
}

void TestHttpService::theStreamOfAnUploadEndsWithItsCards()
{
    m_jobs->completeAtOnce = true;
    RawClient client(m_address);
    const QByteArray body = formOf({{"image0", "zero"}});
    client.send("POST /api/process-with-progress HTTP/1.1\r\nHost: " + client.host() + "\r\n"
                + bearer() + formType + "Expect: 100-continue\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n");
    QCOMPARE(client.readUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(body);
    const QByteArray stream = client.readAll();
    QVERIFY(stream.contains("Content-Type: text/event-stream"));
    QVERIFY(stream.contains("X-Job-Id: "));
    const auto messages = dataOf(stream);
    QVERIFY(messages.size() > 6);
    QCOMPARE(messages.first().value("step"), QLatin1String("uploading"));
    QVERIFY(messages.last().contains("uploadId") && messages.last().contains("flashcards"));
}

void TestHttpService::everyRouteButTheOpenOnesNeedsAToken()
{
    const QString id = m_jobs->addJob();
    int closed = 0;
    for (const ServiceRoute &route : serviceRoutes()) {
        QByteArray path = route.pattern;
        for (const char *name : {"{jobId}", "{uploadId}"})
            path.replace(name, id.toLatin1());
        path.replace("{page}", "0").replace("{cardId}", id.toLatin1());
        path.replace("{deviceId}", "0123456789abcdef");
        const RawAnswer answer = RawClient::ask(m_address, QByteArray(route.method) + ' ' + path);
        QCOMPARE(answer.status == 401, !route.open);
        closed += route.open ? 0 : 1;
        if (!route.open)
            QVERIFY(!answer.json().value("error").toString().isEmpty());
    }
    QVERIFY(closed > 15);
    QCOMPARE(RawClient::ask(m_address, "GET /api/jobs?token=" + m_token).status, 200);
    QCOMPARE(RawClient::ask(m_address, "GET /nothing").status, 401);
    QCOMPARE(
        RawClient::ask(m_address, "GET /review/" + id.toLatin1(), "Accept: text/html\r\n").status,
        401);
}

void TestHttpService::refusalsFollowOneOrder()
{
    QCOMPARE(ask("GET /nothing").status, 404);
    QCOMPARE(ask("PUT /api/process", "x").status, 405);
    QCOMPARE(ask("PUT /api/process", "x").field("Allow"), "POST");
    QCOMPARE(ask("POST /api/process", {}, formType).status, 411);
    QCOMPARE(ask("POST /api/process", "x", "Content-Type: text/plain\r\n").status, 415);
    QCOMPARE(ask("POST /api/process", "x", formType).status, 400);
    QCOMPARE(ask("POST /api/pair", "[]").status, 400);
    const QByteArray id = m_jobs->addJob().toLatin1();
    QCOMPARE(ask("GET /api/jobs/" + id + "/socket").status, 426);
    ServiceLimits limits;
    limits.form = 100;
    limits.json = 10;
    start(limits);
    QCOMPARE(ask("POST /api/process", QByteArray(101, 'x'), formType).status, 413);
    QCOMPARE(ask("POST /api/pair", QByteArray(11, 'x')).status, 413);
    limits = {};
    limits.freeDisk = 1LL << 60;
    start(limits);
    QCOMPARE(ask("POST /api/process", formOf({{"image0", "x"}}), formType).status, 507);
}

void TestHttpService::foreignHostsAndOriginsAreRefused()
{
    const auto status = [this](const QByteArray &host, const QByteArray &fields) {
        RawClient client(m_address);
        client.send("GET /api/health HTTP/1.1\r\nHost: " + (host.isEmpty() ? client.host() : host)
                    + "\r\n" + fields + "\r\n");
        return client.readAnswer().status;
    };
    QCOMPARE(status({}, {}), 200);
    QCOMPARE(status("evil.example", {}), 421);
    QCOMPARE(status("127.0.0.1.evil.example:80", {}), 421);
    QCOMPARE(status({}, "Origin: http://evil.example\r\n"), 403);
    QCOMPARE(status({}, "Origin: null\r\n"), 403);
    QCOMPARE(status({}, "Sec-Fetch-Site: cross-site\r\n"), 403);
    const RawAnswer answer = RawClient::ask(m_address, "GET /api/health");
    QVERIFY(answer.field("Access-Control-Allow-Origin").isEmpty());
    QVERIFY(answer.field("Content-Security-Policy").contains("default-src 'none'"));
    QCOMPARE(answer.field("X-Content-Type-Options"), "nosniff");
}

void TestHttpService::chunksAreRefusedWithTheirStatus()
{
    RawClient client(m_address);
    client.send("POST /api/process HTTP/1.1\r\nHost: " + client.host() + "\r\n" + bearer()
                + formType + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 411);
    QVERIFY(client.closed()); // what follows can't be told apart from a body
}

void TestHttpService::requestsAreNotSmuggledIn()
{
    for (const QByteArray &field :
         {QByteArray("Content-Length: 4\r\nContent-Length: 40\r\n"),
          QByteArray("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
          QByteArray("Content-Length: +4\r\n"), QByteArray("Content-Length : 4\r\n"),
          QByteArray("X: a\r\n Content-Length: 4\r\n")}) {
        RawClient client(m_address);
        client.send("POST /api/pair HTTP/1.1\r\nHost: " + client.host() + "\r\n" + field
                    + "\r\n{}\r\nGET /api/health HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n");
        const QByteArray answers = client.readAll();
        QVERIFY2(answers.startsWith("HTTP/1.1 400"), field.constData());
        QCOMPARE(answers.count("HTTP/1.1"), 1);
    }
}

void TestHttpService::aRefusedBodyStillGetsItsAnswer()
{
    RawClient client(m_address);
    const QByteArray body(4 << 20, 'x');
    client.send("POST /api/process HTTP/1.1\r\nHost: " + client.host() + "\r\n" + formType
                + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const QByteArray answer = client.readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 401"));
    QVERIFY(answer.contains("Connection: close"));
}

void TestHttpService::aSlowHeadIsCutOff()
{
    ServiceLimits limits;
    limits.head = std::chrono::milliseconds(300);
    start(limits);
    RawClient slow(m_address);
    slow.send("GET / HT");
    QVERIFY(slow.closed());
    RawClient silent(m_address);
    QVERIFY(silent.closed());
}

void TestHttpService::whatBreaksOffLeavesNoFile()
{
    const QByteArray body = formOf({{"image0", QByteArray(1 << 20, 'x')}, {"image1", "y"}});
    const QByteArray head
        = formType + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    RawClient gone(m_address);
    gone.send("POST /api/process HTTP/1.1\r\nHost: " + gone.host() + "\r\n" + bearer() + head
              + body.left(1 << 19));
    QTRY_VERIFY(!leftUploads().isEmpty());
    gone.abort();
    QTRY_VERIFY(leftUploads().isEmpty());
    QByteArray broken = body;
    broken.chop(10); // the end of its boundary
    QCOMPARE(ask("POST /api/process", broken, formType).status, 400);
    QTRY_VERIFY(leftUploads().isEmpty());
    QVERIFY(m_jobs->submissions().isEmpty());
}

void TestHttpService::fileNamesNeverLeaveTheFolder()
{
    const QByteArray body = "--XX\r\nContent-Disposition: form-data; name=\"image0\"; "
                            "filename=\"../../../x/../evil.jpg\"\r\n\r\nx\r\n--XX--\r\n";
    QCOMPARE(ask("POST /api/process", body, formType).status, 202);
    const ReceivedFile file = m_jobs->submissions().first().files.first();
    QCOMPARE(file.name, QStringLiteral("evil.jpg"));
    QVERIFY(QDir::cleanPath(file.path).startsWith(m_folder->path() + QStringLiteral("/incoming/")));
}

void TestHttpService::aFormOfAMillionPartsIsRefused()
{
    const QByteArray part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    const QByteArray body = part.repeated(100'000) + "--XX--\r\n";
    QCOMPARE(ask("POST /api/process", body, formType).status, 413);
}

void TestHttpService::tooManyUploadsAreToldToWait()
{
    ServiceLimits limits;
    limits.uploads = 1;
    start(limits);
    const QByteArray body = formOf({{"image0", "x"}});
    RawClient first(m_address);
    first.send("POST /api/process HTTP/1.1\r\nHost: " + first.host() + "\r\n" + bearer() + formType
               + "Expect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size())
               + "\r\n\r\n");
    first.readUntil("100 Continue");
    const RawAnswer second = ask("POST /api/process", body, formType);
    QCOMPARE(second.status, 503);
    QVERIFY(second.field("Retry-After").toInt() > 0);
    first.abort();
    QTRY_COMPARE(ask("POST /api/process", body, formType).status, 202);
    m_jobs->jobsWaiting = 1000;
    QCOMPARE(ask("POST /api/process", body, formType).status, 503);
}

void TestHttpService::manyRequestsOnOneConnectionAreAnsweredInOrder()
{
    RawClient client(m_address);
    const QByteArray rest = " HTTP/1.1\r\nHost: " + client.host() + "\r\n" + bearer();
    client.send("GET /api/health" + rest + "\r\nGET /nothing" + rest + "\r\nPOST /api/pair" + rest
                + "Content-Length: 2\r\n\r\n{}HEAD /api/health" + rest + "\r\nGET /api/jobs" + rest
                + "\r\n");
    QCOMPARE(client.readAnswer().status, 200);
    QCOMPARE(client.readAnswer().status, 404);
    QCOMPARE(client.readAnswer().status, 403);
    client.readUntil("\r\n\r\n");
    QVERIFY(client.readUntil("jobs\":[").count("HTTP/1.1 200") == 2);
}

void TestHttpService::aStreamCutAnywhereGivesEachRowOnce()
{
    const QString job = m_jobs->addJob();
    constexpr int rows = 600;
    QList<int> seen;
    int told = 0;
    QByteArray last = "0";
    QRandomGenerator random(7);
    while (seen.size() < rows) {
        for (int i = 0; i < 20 && told < rows; ++i, ++told) {
            if (told + 1 < rows)
                m_jobs->tellProgress(job, QStringLiteral("uploading"), told / 60.0);
            else
                m_jobs->complete(job);
        }
        RawClient client(m_address);
        client.send("GET /api/jobs/" + job.toLatin1() + "/events HTTP/1.1\r\nHost: " + client.host()
                    + "\r\n" + bearer() + "Last-Event-ID: " + last + "\r\n\r\n");
        client.readUntil("id: ");
        // Cut in the middle of whatever came: only whole messages count.
        QByteArray got = client.readUntil(QByteArray("id: ") + QByteArray::number(told));
        if (told < rows)
            got.truncate(random.bounded(static_cast<int>(got.size())));
        else
            got = client.readAll();
        client.abort();
        for (const QJsonObject &row : dataOf(got))
            seen << row.value("n").toInt();
        if (!seen.isEmpty())
            last = QByteArray::number(seen.last());
    }
    QCOMPARE(seen.size(), rows);
    for (int i = 0; i < rows; ++i)
        QCOMPARE(seen[i], i + 1);
}

void TestHttpService::anEndedStreamIsAnsweredByNothing()
{
    const QString job = m_jobs->addJob();
    const QByteArray path = "GET /api/jobs/" + job.toLatin1() + "/events";
    m_jobs->tellProgress(job, QStringLiteral("uploading"), 1);
    m_jobs->complete(job);
    QCOMPARE(ask(path, {}, "Last-Event-ID: 2\r\n").status, 204);
    QCOMPARE(ask(path, {}, "Last-Event-ID: 1\r\n").status, 200);
    QCOMPARE(ask("GET /api/jobs/00000000-0000-0000-0000-000000000000/events").status, 404);
}

// The feed keeps a megabyte; what is older comes from the journal.
void TestHttpService::aWatcherThatComesLateGetsEveryRow()
{
    const QString job = m_jobs->addJob();
    const auto watch = [this, &job](RawClient &client) {
        client.send("GET /api/jobs/" + job.toLatin1() + "/events HTTP/1.1\r\nHost: " + client.host()
                    + "\r\n" + bearer() + "\r\n");
    };
    RawClient early(m_address);
    watch(early);
    early.readUntil("retry");
    constexpr int rows = 500;
    const QString padding(8000, u'x');
    for (int i = 1; i < rows; ++i)
        m_jobs->tell(job, {{"event", "warning"}, {"message", padding}});
    early.readUntil("id: 499\n");
    RawClient late(m_address);
    watch(late);
    late.readUntil("id: 499\n");
    m_jobs->complete(job);
    for (RawClient *client : {&early, &late}) {
        const auto got = dataOf(client->readAll());
        QCOMPARE(got.size(), rows);
        for (int i = 0; i < rows; ++i)
            QCOMPARE(got[i].value("n").toInt(), i + 1);
    }
}

void TestHttpService::theSocketTellsTheSameRowsAndCancels()
{
    const QString job = m_jobs->addJob();
    m_jobs->tellProgress(job, QStringLiteral("uploading"), 1);
    QWebSocket socket;
    QStringList messages;
    bool closed = false;
    connect(&socket, &QWebSocket::textMessageReceived, this,
            [&messages](const QString &text) { messages << text; });
    connect(&socket, &QWebSocket::disconnected, this, [&closed] { closed = true; });
    QUrl url(m_address + QStringLiteral("/api/jobs/") + job + QStringLiteral("/socket?token=")
             + QString::fromLatin1(m_token));
    url.setScheme(QStringLiteral("ws"));
    socket.open(url);
    QTRY_COMPARE(messages.size(), 1);
    socket.sendTextMessage(QStringLiteral("{\"cancel\":true}"));
    QTRY_VERIFY(closed);
    QCOMPARE(messages.size(), 2);
    RawClient client(m_address);
    client.send("GET /api/jobs/" + job.toLatin1() + "/events HTTP/1.1\r\nHost: " + client.host()
                + "\r\n" + bearer() + "\r\n");
    const auto rows = dataOf(client.readAll());
    QCOMPARE(rows.size(), messages.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(QJsonDocument::fromJson(messages[i].toUtf8()).object(), rows[i]);

    RawClient foreign(m_address);
    foreign.send(
        "GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
        + " HTTP/1.1\r\nHost: " + foreign.host()
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://evil.example\r\n\r\n");
    QCOMPARE(foreign.readAnswer().status, 403);
}

void TestHttpService::aPhonePairsOnce()
{
    const QByteArray code
        = m_service->makePairingLink().section(QStringLiteral("#c="), 1).toLatin1();
    const QByteArray body = R"({"name":"My phone","code":")" + code + "\"}";
    const RawAnswer paired = RawClient::ask(m_address, "POST /api/pair", {}, body);
    QCOMPARE(paired.status, 200);
    const QByteArray token = paired.json().value("token").toString().toLatin1();
    const QByteArray fields = "Authorization: Bearer " + token + "\r\n";
    QCOMPARE(RawClient::ask(m_address, "GET /api/jobs", fields).status, 200);
    QCOMPARE(RawClient::ask(m_address, "POST /api/pair", {}, body).status, 403);

    const auto library = Library::open(m_folder->path());
    const auto devices = Devices(*library).all();
    QCOMPARE(devices->size(), 1);
    QCOMPARE(devices->first().name, QStringLiteral("My phone"));
    QCOMPARE(devices->first().tokenHash, tokenHash(token));
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(token));
    }
    QCOMPARE(ask("DELETE /api/devices/" + devices->first().id.toLatin1()).status, 204);
    QCOMPARE(RawClient::ask(m_address, "GET /api/jobs", fields).status, 401);
}

void TestHttpService::wrongTokensShutOut()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(
            RawClient::ask(m_address, "GET /api/jobs", "Authorization: Bearer wrong\r\n").status,
            401);
    const RawAnswer answer = ask("GET /api/jobs");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.field("Retry-After"), "60");
}

void TestHttpService::aStopEndsStreamsSoon()
{
    const QString job = m_jobs->addJob();
    RawClient client(m_address);
    client.send("GET /api/jobs/" + job.toLatin1() + "/events HTTP/1.1\r\nHost: " + client.host()
                + "\r\n" + bearer() + "\r\n");
    client.readUntil("retry");
    RawClient half(m_address);
    half.send("GET / HTTP/1.1\r\nHos");
    m_service->stop();
    QVERIFY(client.closed());
    QVERIFY(half.closed());
    RawClient late(m_address);
    QVERIFY(late.socket().state() != QAbstractSocket::ConnectedState);
}

QTEST_GUILESS_MAIN(TestHttpService)
#include "tst_httpservice.moc"
