// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/endpoint.h"

#include <QTest>

using namespace recto;

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void aKeyIsRedactedInEveryForm_data();
    void aKeyIsRedactedInEveryForm();
    void otherWordsStay();
    void whatLooksLikeAKeyIsRedacted();
    void aKeyAtTheEndOfALongTextIsNotCutInTwo();
    void keysGoIntoOneHeaderLine();
    void anAddressGivesNoKeyAway();
    void aKeysOwnerIsSchemeHostAndPort();
    void aKeyTravelsInPlainTextAtHomeOnly_data();
    void aKeyTravelsInPlainTextAtHomeOnly();
    void thisComputerIsKnownByNameAndNumber_data();
    void thisComputerIsKnownByNameAndNumber();
    void whatCommandsATerminalIsTakenOut();
};

namespace {

const QString oddKey = QStringLiteral(R"(Zk7+a/b"c\d&e<f>1=%2)");

}

void TestEndpoint::aKeyIsRedactedInEveryForm_data()
{
    QTest::addColumn<QString>("form");
    QTest::addRow("as it is") << oddKey;
    QTest::addRow("in lower case") << oddKey.toLower();
    QTest::addRow("percent-encoded") << QStringLiteral("Zk7%2Ba%2Fb%22c%5Cd%26e%3Cf%3E1%3D%252");
    QTest::addRow("percent-encoded in lower case")
        << QStringLiteral("Zk7%2ba%2fb%22c%5cd%26e%3cf%3e1%3d%252");
    QTest::addRow("percent-encoded in part") << QStringLiteral(R"(Zk7+a/b%22c%5Cd&e%3Cf%3E1=%252)");
    QTest::addRow("in JSON") << QStringLiteral(R"(Zk7+a\/b\"c\\d&e<f>1=%2)");
    QTest::addRow("in JSON by numbers")
        << QStringLiteral(R"(Zk7\u002ba/b\u0022c\u005cd\u0026e\u003Cf\u003e1\u003d%2)");
    QTest::addRow("in JSON in JSON") << QStringLiteral(R"(Zk7+a/b\\\"c\\\\d&e<f>1=%2)");
    QTest::addRow("broken") << oddKey.first(9) + QStringLiteral("\r\n ") + oddKey.sliced(9);
    QTest::addRow("with invisible signs")
        << oddKey.first(9) + QStringLiteral("\u200b\x1b") + oddKey.sliced(9);
    QTest::addRow("in HTML") << QStringLiteral(R"(Zk7+a/b&quot;c\d&amp;e&lt;f&gt;1=%2)");
    QTest::addRow("in HTML by numbers")
        << QStringLiteral(R"(Zk7&#43;a/b&#34;c\d&#x26;e&#60;f&#x3E;1=%2)");
}

void TestEndpoint::aKeyIsRedactedInEveryForm()
{
    QFETCH(QString, form);
    const QString said = redacted(QStringLiteral("You sent %1, which").arg(form), oddKey);
    QCOMPARE(said, QStringLiteral("You sent [key], which"));
}

void TestEndpoint::otherWordsStay()
{
    const QString text
        = QStringLiteral("The model “small” is not there: see https://example.org/models?page=2");
    QCOMPARE(redacted(text, oddKey), text);
    QCOMPARE(redacted(text, QString()), text);
    QCOMPARE(redacted(text, QStringLiteral("s")), text); // too short to tell from words
    // Signs of regular expressions are signs.
    QCOMPARE(redacted(QStringLiteral("abcdef a.*f"), QStringLiteral("a.*f")),
             QStringLiteral("abcdef [key]"));
}

void TestEndpoint::whatLooksLikeAKeyIsRedacted()
{
    QCOMPARE(redacted(QStringLiteral("Incorrect API key: sk-ab***yz."), oddKey),
             QStringLiteral("Incorrect API key: [key]"));
    QCOMPARE(redacted(QStringLiteral("got Bearer 12345 and"), {}), QStringLiteral("got [key] and"));
}

void TestEndpoint::aKeyAtTheEndOfALongTextIsNotCutInTwo()
{
    for (int before = 380; before <= 400; ++before) {
        const QString said = redacted(QString(before, u'x') + u' ' + oddKey, oddKey);
        QVERIFY2(!said.contains(oddKey.first(4)), qPrintable(said));
    }
}

void TestEndpoint::keysGoIntoOneHeaderLine()
{
    Endpoint endpoint;
    endpoint.key = QStringLiteral(" sk-1\r\nHost: elsewhere\n");
    for (const bool azure : {false, true}) {
        endpoint.azure = azure;
        const HttpHeaders headers = keyHeaders(endpoint);
        QCOMPARE(headers.size(), 1);
        QVERIFY(!headers[0].second.contains('\n') && !headers[0].second.contains('\r'));
    }
}

void TestEndpoint::anAddressGivesNoKeyAway()
{
    Endpoint endpoint;
    endpoint.baseUrl = QUrl(QStringLiteral("https://me:secret@example.org/v1#secret"));
    endpoint.model = QStringLiteral("../x?y#z\r\n");
    for (const bool azure : {false, true}) {
        endpoint.azure = azure;
        for (const QUrl &url : {chatUrl(endpoint), modelsUrl(endpoint)}) {
            QVERIFY(!url.toString().contains(QStringLiteral("secret")));
            QCOMPARE(url.host(), QStringLiteral("example.org"));
            const QByteArray encoded = url.toEncoded();
            QVERIFY(!encoded.contains('\n') && !encoded.contains("/../x"));
        }
    }
}

void TestEndpoint::aKeysOwnerIsSchemeHostAndPort()
{
    QCOMPARE(originOf(QUrl(QStringLiteral("https://me:secret@Example.org:8443/v1?x=1#y"))),
             QStringLiteral("https://example.org:8443"));
    QCOMPARE(originOf(QUrl()), QString());
}

void TestEndpoint::aKeyTravelsInPlainTextAtHomeOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *address, bool allowed) {
        QTest::addRow("%s", address) << QString::fromLatin1(address) << allowed;
    };
    row("https://api.openai.com/v1", true);
    row("https://8.8.8.8/v1", true);
    row("http://localhost:11434/v1", true);
    row("http://127.0.0.1:11434/v1", true);
    row("http://[::1]:11434/v1", true);
    row("http://192.168.1.20:8000/v1", true);
    row("http://10.1.2.3/v1", true);
    row("http://172.31.0.1/v1", true);
    row("http://100.100.1.1/v1", true);
    row("http://[fd00::1]/v1", true);
    row("http://[fe80::1]/v1", true);
    row("http://workstation:8000/v1", true);
    row("http://models.local/v1", true);
    row("http://api.openai.com/v1", false);
    row("http://8.8.8.8/v1", false);
    row("http://172.32.0.1/v1", false);
    row("http://[2001:db8::1]/v1", false);
    row("http://10.1.2.3.example.com/v1", false);
    row("http://local.example.com/v1", false);
    row("HTTP://api.openai.com/v1", false);
}

void TestEndpoint::aKeyTravelsInPlainTextAtHomeOnly()
{
    QFETCH(QString, address);
    QFETCH(bool, allowed);
    Endpoint endpoint;
    endpoint.baseUrl = QUrl(address);
    QVERIFY(keyMayTravel(endpoint)); // there is none
    endpoint.key = oddKey;
    const Status travels = keyMayTravel(endpoint);
    QCOMPARE(travels.ok(), allowed);
    if (!allowed)
        QCOMPARE(travels.error().kind, ErrorKind::TlsFailed);
}

void TestEndpoint::thisComputerIsKnownByNameAndNumber_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("here");
    const auto row = [](const char *address, bool here) {
        QTest::addRow("%s", address) << QString::fromLatin1(address) << here;
    };
    row("http://localhost:11434/v1", true);
    row("http://LOCALHOST/v1", true);
    row("http://127.0.0.1:11434/v1", true);
    row("http://127.8.9.10/v1", true);
    row("http://[::1]:1234/v1", true);
    row("http://192.168.1.20/v1", false);
    row("http://[fe80::1]/v1", false);
    row("http://workstation/v1", false);
    row("http://localhost.example.com/v1", false);
    row("http://127.0.0.1.example.com/v1", false);
    row("", false);
}

void TestEndpoint::thisComputerIsKnownByNameAndNumber()
{
    QFETCH(QString, address);
    QTEST(isThisComputer(QUrl(address).host()), "here");
}

void TestEndpoint::whatCommandsATerminalIsTakenOut()
{
    QCOMPARE(redacted(QStringLiteral("a\x1b[2Jb\u202ec\u0007 d\ne\tf"), {}),
             QStringLiteral("a[2Jbc d e f"));
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
