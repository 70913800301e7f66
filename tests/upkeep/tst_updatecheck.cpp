// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/updatecheck.h"

#include "fakes/fakechatserver.h"
#include "fakes/openworld.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;
using namespace recto::fakes;

class TestUpdateCheck : public QObject
{
    Q_OBJECT

private slots:
    void aNewerVersionIsToldWithItsChanges();
    void noOtherIsTold_data();
    void noOtherIsTold();
    void aBadAnswerIsAnError_data();
    void aBadAnswerIsAnError();
    void theAddressComesFromTheDataFile_data();
    void theAddressComesFromTheDataFile();

private:
    [[nodiscard]] static auto check(const QByteArray &body, int status = 200)
    {
        const FakeChatServer server([&](const FakeRequest &) {
            FakeAnswer answer;
            answer.status = status;
            answer.pieces = {body};
            return answer;
        });
        const auto result = checkForUpdate(*openWorld(), server.url(QStringLiteral("/latest.json")),
                                           QStringLiteral("0.1.0"), {});
        if (server.requests().size() != 1 || !server.requests().constFirst().body.isEmpty())
            qFatal("one request, which tells nothing");
        return result;
    }
};

void TestUpdateCheck::aNewerVersionIsToldWithItsChanges()
{
    const auto update = check(
        R"({"version":"0.10.0","changes":"- Faster.","page":"https://recto.example/0.10"})");
    QVERIFY(update.ok());
    QVERIFY(*update
            == Update({QStringLiteral("0.10.0"), QStringLiteral("- Faster."),
                       QUrl(QStringLiteral("https://recto.example/0.10"))}));
    // What is opened in a browser is an address of the web.
    const auto odd = check(R"({"version":"0.2.0","page":"file:///etc/passwd"})");
    QVERIFY(odd.ok() && *odd);
    QVERIFY((**odd).page.isEmpty());
}

void TestUpdateCheck::noOtherIsTold_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("the same") << QByteArray("0.1.0");
    QTest::newRow("an older one") << QByteArray("0.0.9");
}

void TestUpdateCheck::noOtherIsTold()
{
    QFETCH(QByteArray, version);
    const auto update = check(R"({"version":")" + version + "\"}");
    QVERIFY(update.ok());
    QVERIFY(!*update);
}

void TestUpdateCheck::aBadAnswerIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no version") << QByteArray("{}") << 200;
    QTest::newRow("nonsense") << QByteArray(R"({"version":"9<b>"})") << 200;
    QTest::newRow("a page") << QByteArray("<html>") << 200;
    QTest::newRow("not there") << QByteArray(R"({"version":"9.0.0"})") << 404;
}

void TestUpdateCheck::aBadAnswerIsAnError()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QVERIFY(!check(body, status).ok());
}

void TestUpdateCheck::theAddressComesFromTheDataFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QUrl>("address");
    QTest::newRow("none") << QByteArray(R"({"address": ""})") << QUrl();
    QTest::newRow("one") << QByteArray(R"({"address": "https://recto.example/latest.json"})")
                         << QUrl(QStringLiteral("https://recto.example/latest.json"));
    QTest::newRow("a file") << QByteArray(R"({"address": "file:///latest.json"})") << QUrl();
    QTest::newRow("damaged") << QByteArray("{") << QUrl();
}

void TestUpdateCheck::theAddressComesFromTheDataFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QUrl, address);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("updates.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    qputenv("RECTO_DATA", QFile::encodeName(folder.path()));
    const QUrl found = updateAddress();
    qunsetenv("RECTO_DATA");
    QCOMPARE(found, address);
}

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_updatecheck.moc"
