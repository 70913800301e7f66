// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httphead.h"
#include "service/requestorigin.h"

#include <QTest>

using namespace recto;

class TestRequestHead : public QObject
{
    Q_OBJECT

private slots:
    void aHeadIsReadWhole();
    void anUnfinishedHeadWaits();
    void oddHeadsAreRefused_data();
    void oddHeadsAreRefused();
    void onlyOwnNamesAreServed_data();
    void onlyOwnNamesAreServed();
    void otherSitesAreKnown_data();
    void otherSitesAreKnown();
};

void TestRequestHead::aHeadIsReadWhole()
{
    const QByteArray bytes
        = "POST /api/jobs/1?token=a%2Bb&x=1 HTTP/1.1\r\nHost: h:1\r\nX-A:  b \r\n"
          "Content-Length: 12\r\nConnection: close\r\n\r\nbody";
    const auto parsed = parseHead(bytes);
    const auto *head = std::get_if<RequestHead>(&parsed);
    QVERIFY(head);
    QCOMPARE(head->method, "POST");
    QCOMPARE(head->path, "/api/jobs/1");
    QCOMPARE(head->queryValue("token"), "a+b");
    QCOMPARE(head->field("x-a"), "b");
    QCOMPARE(head->contentLength, 12);
    QVERIFY(!head->keepAlive);
    QCOMPARE(head->bytes, bytes.size() - 4);
}

void TestRequestHead::anUnfinishedHeadWaits()
{
    const QByteArray bytes = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    for (qsizetype length = 1; length < bytes.size(); ++length)
        QVERIFY(std::holds_alternative<HeadIncomplete>(parseHead(bytes.first(length))));
    QVERIFY(std::holds_alternative<RequestHead>(parseHead(bytes)));
}

void TestRequestHead::oddHeadsAreRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &head, int status) {
        QTest::newRow(name) << head << status;
    };
    row("two lengths",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("length and chunks",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        400);
    row("signed length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +5\r\n\r\n", 400);
    row("negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400);
    row("folded line", "GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 400);
    row("two authorizations",
        "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n", 400);
    row("absolute target", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("old version", "GET / HTTP/1.0\r\nHost: h\r\n\r\n", 505);
    row("no HTTP", "hello\r\n\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
    row("too long", "GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(longestHead, 'a'), 431);
    row("too many fields",
        "GET / HTTP/1.1\r\nHost: h\r\n" + QByteArray("X: a\r\n").repeated(101) + "\r\n", 431);
}

void TestRequestHead::oddHeadsAreRefused()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    const auto parsed = parseHead(head);
    const auto *refusal = std::get_if<HeadRefusal>(&parsed);
    QVERIFY(refusal);
    QCOMPARE(refusal->status, status);
    QVERIFY(!refusal->reason.isEmpty());
}

void TestRequestHead::onlyOwnNamesAreServed_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("served");
    for (const char *host : {"localhost:8600", "LOCALHOST:8600", "127.0.0.1:8600", "127.9.9.9:8600",
                             "[::1]:8600", "192.168.1.5:8600", "desk:8600", "Desk.local:8600"})
        QTest::newRow(host) << QByteArray(host) << true;
    for (const char *host :
         {"", "localhost", "localhost:80", "127.evil.example:8600", "evil.example:8600",
          "192.168.1.6:8600", "localhost.evil.example:8600", "desk.evil:8600", "[::1:8600",
          "localhost:8600x", "localhost:", "127.0.0.1:8600:8600"})
        QTest::newRow(qPrintable(QStringLiteral("not “%1”").arg(QLatin1String(host))))
            << QByteArray(host) << false;
}

void TestRequestHead::onlyOwnNamesAreServed()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, served);
    const ServedNames names{
        "http", 8600, QStringLiteral("desk"), {QHostAddress(QStringLiteral("192.168.1.5"))}};
    QCOMPARE(isServedHost(host, names), served);
}

void TestRequestHead::otherSitesAreKnown_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("own");
    const auto row = [](const char *name, const char *line, const char *fields, bool own) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(fields) << own;
    };
    row("a program", "POST /a", "", true);
    row("own page", "POST /a", "Origin: http://h:1\r\nSec-Fetch-Site: same-origin\r\n", true);
    row("other port", "POST /a", "Origin: http://h:2\r\n", false);
    row("other scheme", "POST /a", "Origin: https://h:1\r\n", false);
    row("other site", "POST /a", "Origin: http://evil.example\r\n", false);
    row("no origin to tell", "POST /a", "Origin: null\r\n", false);
    row("picture in another site", "GET /a", "Sec-Fetch-Site: cross-site\r\n", false);
    row("link to the first page", "GET /",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
        true);
    row("first page in a frame", "GET /",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
        false);
    row("link elsewhere", "GET /review/x",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
        false);
}

void TestRequestHead::otherSitesAreKnown()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, fields);
    QFETCH(bool, own);
    const auto parsed = parseHead(line + " HTTP/1.1\r\nHost: h:1\r\n" + fields + "\r\n");
    QCOMPARE(isOwnOrigin(std::get<RequestHead>(parsed), "http"), own);
}

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
