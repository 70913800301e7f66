// SPDX-License-Identifier: GPL-3.0-or-later
// The service over TLS, with pairs that were made for this test alone.
#include "fakejobs.h"
#include "fakes/testpaths.h"
#include "service/httpservice.h"
#include "service/servicetls.h"

#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWebSocket>

using namespace recto;

static QString pem(const char *name)
{
    return sourceFile(QStringLiteral("tests/data/service/") + QLatin1String(name));
}

class TestServiceTls : public QObject
{
    Q_OBJECT

private slots:
    void aFormAStreamAndASocketComeThrough_data();
    void aFormAStreamAndASocketComeThrough();
    void whatIsNoPairIsRefused();
    void whoSpeaksPlainGetsNothing();
};

void TestServiceTls::aFormAStreamAndASocketComeThrough_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("RSA") << QStringLiteral("rsa");
    QTest::newRow("elliptic curve") << QStringLiteral("ec");
}

static QSslConfiguration trusting(const QString &certificate)
{
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(certificate));
    return trust;
}

static QByteArray exchange(const QUrl &url, const QSslConfiguration &trust,
                           const QByteArray &request, const QByteArray &until)
{
    constexpr int limit = 20'000; // milliseconds
    QSslSocket client;
    client.setSslConfiguration(trust);
    client.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    if (!client.waitForEncrypted(limit))
        return client.errorString().toUtf8();
    client.write(request);
    QByteArray got;
    while (!got.contains(until) && client.waitForReadyRead(limit))
        got += client.readAll();
    return got;
}

void TestServiceTls::aFormAStreamAndASocketComeThrough()
{
    QFETCH(QString, kind);
    const QString certificate = pem(qPrintable(kind + QStringLiteral("-certificate.pem")));
    const auto tls
        = makeServiceTls(certificate, pem(qPrintable(kind + QStringLiteral("-key.pem"))));
    QVERIFY(tls);
    const QTemporaryDir folder;
    ServiceOptions options;
    options.library = folder.path();
    QVERIFY(options.library.openOrMake());
    options.tls = *tls;
    FakeJobs jobs;
    HttpService service(jobs);
    const auto address = service.start(options);
    QVERIFY(address);
    QVERIFY(address->startsWith(QLatin1String("https://127.0.0.1:")));
    QVERIFY(service.makePairingLink().startsWith(*address));
    const QUrl url(*address);
    const QByteArray head = " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
        + "\r\nAuthorization: Bearer " + service.makeSessionToken() + "\r\n";

    // More than any buffer holds: TLS gives it in small pieces.
    const QByteArray page(5 << 20, 'p');
    const QByteArray form = "--b\r\nContent-Disposition: form-data; name=\"image0\"; "
                            "filename=\"p\"\r\n\r\n"
        + page + "\r\n--b--\r\n";
    const QSslConfiguration trust = trusting(certificate);
    const QByteArray answer
        = exchange(url, trust,
                   "POST /api/process" + head + "Content-Type: multipart/form-data; boundary=b\r\n"
                       + "Content-Length: " + QByteArray::number(form.size()) + "\r\n\r\n" + form,
                   "jobId");
    QVERIFY2(answer.startsWith("HTTP/1.1 202"), answer.constData());
    QVERIFY(jobs.contents() == QList<QByteArray>{page});

    const QString jobId = jobs.addJob();
    jobs.tellProgress(jobId, QStringLiteral("uploading"), 0);
    jobs.complete(jobId);
    const QByteArray stream = exchange(
        url, trust, "GET /api/jobs/" + jobId.toLatin1() + "/events" + head + "\r\n", "\nid: 2");
    QVERIFY2(stream.contains("\nid: 2") || stream.contains("id: 2\n"), stream.constData());

    QWebSocket socket;
    socket.setSslConfiguration(trust);
    QStringList rows;
    connect(&socket, &QWebSocket::textMessageReceived, &socket,
            [&rows](const QString &row) { rows << row; });
    QNetworkRequest request(
        QUrl(QString(*address).replace(QLatin1String("https"), QLatin1String("wss"))
             + QStringLiteral("/api/jobs/") + jobId + QStringLiteral("/socket")));
    request.setRawHeader("Authorization", "Bearer " + service.makeSessionToken());
    socket.open(request);
    QTRY_COMPARE_WITH_TIMEOUT(rows.size(), 2, 20'000);
}

void TestServiceTls::whatIsNoPairIsRefused()
{
    QVERIFY(!makeServiceTls(pem("none.pem"), pem("ec-key.pem")));
    const auto swapped = makeServiceTls(pem("ec-key.pem"), pem("ec-certificate.pem"));
    QCOMPARE(swapped.error().kind, ErrorKind::BadInput);
    for (const char *key : {"other-key.pem", "rsa-key.pem"}) {
        const auto foreign = makeServiceTls(pem("ec-certificate.pem"), pem(key));
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().subject, pem(key));
        QVERIFY(!foreign.error().detail.isEmpty());
    }
}

void TestServiceTls::whoSpeaksPlainGetsNothing()
{
    const QTemporaryDir folder;
    ServiceOptions options;
    options.library = folder.path();
    QVERIFY(options.library.openOrMake());
    options.tls = *makeServiceTls(pem("ec-certificate.pem"), pem("ec-key.pem"));
    FakeJobs jobs;
    HttpService service(jobs);
    const QUrl url(*service.start(options));
    QTcpSocket plain;
    plain.connectToHost(url.host(), static_cast<quint16>(url.port()));
    QVERIFY(plain.waitForConnected());
    plain.write("GET /api/health HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
    plain.waitForDisconnected(20'000);
    QCOMPARE(plain.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!plain.readAll().contains("HTTP/1.1"));
    QVERIFY(exchange(url, trusting(pem("ec-certificate.pem")),
                     "GET /api/health HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n",
                     "ok")
                .startsWith("HTTP/1.1 200"));
}

QTEST_GUILESS_MAIN(TestServiceTls)
#include "tst_servicetls.moc"
