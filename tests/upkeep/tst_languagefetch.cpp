// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/languagefetch.h"

#include "fakes/fakechatserver.h"
#include "fakes/openworld.h"
#include "fakes/testpaths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <atomic>

using namespace recto;
using namespace recto::fakes;

namespace {

// The head of language data, one part, then noise.
QByteArray languageBytes(int size)
{
    QByteArray bytes(size, 0);
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 251);
    qToLittleEndian<qint32>(1, bytes.data());
    qToLittleEndian<qint64>(12, bytes.data() + 4);
    return bytes;
}

QByteArray contents(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QCOMPARE(opened.write(bytes), bytes.size());
}

} // namespace

class TestLanguageFetch : public QObject
{
    Q_OBJECT

private slots:
    void theCatalogThatComesWithRectoIsRight();
    void aWrongCatalogIsRefused_data();
    void aWrongCatalogIsRefused();
    void aLanguageIsFetched();
    void whatBrokeOffGoesOnWhereItWas();
    void aServerWithoutPartsBeginsAnew();
    void anotherFileIsThrownAway_data();
    void anotherFileIsThrownAway();
    void aStopKeepsWhatCame();
    void offlineOnlyIsAWallHere();
    void whatIsNotThereIsSaid();
    void aFileByHandIsTaken();
    void whatIsNoLanguageIsRefused_data();
    void whatIsNoLanguageIsRefused();

private:
    [[nodiscard]] LanguageCatalog catalogOf(const FakeChatServer &server) const
    {
        return {server.url(QStringLiteral("/data/")),
                {{QStringLiteral("xyz"), m_bytes.size(),
                  QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256).toHex()}}};
    }
    [[nodiscard]] Status fetch(const LanguageCatalog &catalog, const QString &folder,
                               const std::stop_token &stop = {},
                               const FetchProgress &progress = {}) const
    {
        return fetchLanguage(*openWorld(), catalog, QStringLiteral("xyz"), folder, stop, progress);
    }
    // Whole, or from where it was asked for.
    [[nodiscard]] FakeAnswer serve(const FakeRequest &request, bool parts = true) const
    {
        FakeAnswer answer;
        const QByteArray range = request.header("Range");
        const qint64 from = parts && !range.isEmpty() ? range.sliced(6).chopped(1).toLongLong() : 0;
        if (from > 0) {
            answer.status = 206;
            answer.headers.append({"Content-Range",
                                   "bytes " + QByteArray::number(from) + '-'
                                       + QByteArray::number(m_bytes.size() - 1) + '/'
                                       + QByteArray::number(m_bytes.size())});
        }
        answer.pieces = {m_bytes.sliced(from)};
        return inPieces(answer, 20'000);
    }

    QByteArray m_bytes = languageBytes(100'000);
};

void TestLanguageFetch::theCatalogThatComesWithRectoIsRight()
{
    const auto catalog
        = LanguageCatalog::read(sourceFile(QStringLiteral("resources/upkeep/languages.json")));
    QVERIFY(catalog.ok());
    QVERIFY(catalog->languages.size() > 100);
    QCOMPARE(catalog->source.scheme(), QStringLiteral("https"));
    QVERIFY(catalog->source.path().endsWith(u'/'));
    const LanguageData *german = catalog->find(QStringLiteral("deu"));
    QVERIFY(german && german->size > 1'000'000);
    QCOMPARE(catalog->address(QStringLiteral("deu")).fileName(), QStringLiteral("deu.traineddata"));
    QVERIFY(!catalog->find(QStringLiteral("osd")));
}

void TestLanguageFetch::aWrongCatalogIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray sum(64, 'a');
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a path as a code")
        << QByteArray(R"({"languages":[{"code":"../deu","size":1,"sha256":")" + sum + "\"}]}");
    QTest::newRow("no size") << QByteArray(R"({"languages":[{"code":"deu","sha256":")" + sum
                                           + "\"}]}");
    QTest::newRow("no checksum") << QByteArray(R"({"languages":[{"code":"deu","size":1}]})");
}

void TestLanguageFetch::aWrongCatalogIsRefused()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("languages.json")), text);
    const auto catalog = LanguageCatalog::read(folder.filePath(QStringLiteral("languages.json")));
    QVERIFY(!catalog.ok());
    QCOMPARE(catalog.error().kind, ErrorKind::BadInput);
}

void TestLanguageFetch::aLanguageIsFetched()
{
    const QTemporaryDir folder;
    const FakeChatServer server([this](const FakeRequest &request) { return serve(request); });
    const QString own = folder.filePath(QStringLiteral("new/tessdata"));
    qint64 last = 0;
    QVERIFY(fetch(catalogOf(server), own, {}, [&last](qint64 done, qint64 size) {
                QCOMPARE(size, qint64(100'000));
                QVERIFY(done > last);
                last = done;
            }).ok());
    QCOMPARE(last, m_bytes.size());
    QCOMPARE(QDir(own).entryList(QDir::Files), QStringList(QStringLiteral("xyz.traineddata")));
    QCOMPARE(contents(own + QStringLiteral("/xyz.traineddata")), m_bytes);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().constFirst().path, QByteArray("/data/xyz.traineddata"));
    QVERIFY(server.requests().constFirst().header("Range").isEmpty());
}

void TestLanguageFetch::whatBrokeOffGoesOnWhereItWas()
{
    const QTemporaryDir folder;
    const FakeChatServer server([this](const FakeRequest &request) {
        FakeAnswer answer = serve(request);
        if (request.number == 0) {
            answer.pieces = answer.pieces.first(2);
            answer.promised = m_bytes.size();
            answer.ending = FakeAnswer::Ending::Close;
        }
        return answer;
    });
    const Status broken = fetch(catalogOf(server), folder.path());
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().kind, ErrorKind::ConnectionFailed);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("xyz.traineddata"))));
    QVERIFY(fetch(catalogOf(server), folder.path()).ok());
    QCOMPARE(server.requests().at(1).header("Range"), QByteArray("bytes=40000-"));
    QCOMPARE(contents(folder.filePath(QStringLiteral("xyz.traineddata"))), m_bytes);
}

void TestLanguageFetch::aServerWithoutPartsBeginsAnew()
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("xyz.traineddata.part")), m_bytes.first(30'000));
    const FakeChatServer server(
        [this](const FakeRequest &request) { return serve(request, false); });
    QVERIFY(fetch(catalogOf(server), folder.path()).ok());
    QCOMPARE(server.requests().constFirst().header("Range"), QByteArray("bytes=30000-"));
    QCOMPARE(contents(folder.filePath(QStringLiteral("xyz.traineddata"))), m_bytes);
}

void TestLanguageFetch::anotherFileIsThrownAway_data()
{
    QTest::addColumn<QByteArray>("sent");
    QByteArray changed = m_bytes;
    changed[777] = char(changed[777] + 1);
    QTest::newRow("a byte is another") << changed;
    QTest::newRow("longer") << QByteArray(m_bytes + "x");
}

void TestLanguageFetch::anotherFileIsThrownAway()
{
    QFETCH(QByteArray, sent);
    const QTemporaryDir folder;
    const FakeChatServer server([&sent](const FakeRequest &) {
        FakeAnswer answer;
        answer.pieces = {sent};
        return answer;
    });
    const Status fetched = fetch(catalogOf(server), folder.path());
    QVERIFY(!fetched.ok());
    QCOMPARE(fetched.error().kind, ErrorKind::BadAnswer);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("xyz.traineddata"))));
    // What came before is of no more use: the next time begins anew.
    const FakeChatServer right([this](const FakeRequest &request) { return serve(request); });
    QVERIFY(fetch(catalogOf(right), folder.path()).ok());
}

void TestLanguageFetch::aStopKeepsWhatCame()
{
    const QTemporaryDir folder;
    const FakeChatServer server([this](const FakeRequest &request) {
        FakeAnswer answer = serve(request);
        if (request.number == 0) {
            answer.pieces = answer.pieces.first(1);
            answer.ending = FakeAnswer::Ending::Hang;
        }
        return answer;
    });
    std::stop_source stop;
    const Status stopped = fetch(catalogOf(server), folder.path(), stop.get_token(),
                                 [&stop](qint64, qint64) { stop.request_stop(); });
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(contents(folder.filePath(QStringLiteral("xyz.traineddata.part"))),
             m_bytes.first(20'000));
    QVERIFY(fetch(catalogOf(server), folder.path()).ok());
    QCOMPARE(server.requests().at(1).header("Range"), QByteArray("bytes=20000-"));
}

void TestLanguageFetch::offlineOnlyIsAWallHere()
{
    const QTemporaryDir folder;
    const FakeChatServer server([this](const FakeRequest &request) { return serve(request); });
    const Status refused = fetchLanguage(*closedWorld(), catalogOf(server), QStringLiteral("xyz"),
                                         folder.path(), {});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::OfflineOnly);
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(server.connections(), 0);
}

void TestLanguageFetch::whatIsNotThereIsSaid()
{
    const QTemporaryDir folder;
    const FakeChatServer server([](const FakeRequest &) { return errorAnswer(404, {}); });
    const Status missing = fetch(catalogOf(server), folder.path());
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(QDir(folder.path()).isEmpty());
    const Status unknown
        = fetchLanguage(*openWorld(), catalogOf(server), QStringLiteral("abc"), folder.path(), {});
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
    QCOMPARE(server.requests().size(), 1);
}

void TestLanguageFetch::aFileByHandIsTaken()
{
    const QTemporaryDir folder;
    const QString given = folder.filePath(QStringLiteral("chi_sim.traineddata"));
    write(given, m_bytes);
    const QString own = folder.filePath(QStringLiteral("own"));
    for (int again = 0; again < 2; ++again) {
        const auto taken = takeLanguageFile(given, own);
        QVERIFY(taken.ok());
        QCOMPARE(*taken, QStringLiteral("chi_sim"));
    }
    QCOMPARE(contents(own + QStringLiteral("/chi_sim.traineddata")), m_bytes);
    QCOMPARE(QDir(own).entryList(QDir::Files).size(), 1);
}

void TestLanguageFetch::whatIsNoLanguageIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another ending") << "deu.txt" << m_bytes;
    QTest::newRow("no code") << "über mich.traineddata" << m_bytes;
    QTest::newRow("a web page") << "deu.traineddata"
                                << QByteArray("<!doctype html><html><body>Not found</body></html>");
    QTest::newRow("empty") << "deu.traineddata" << QByteArray();
    QTest::newRow("cut off") << "deu.traineddata" << m_bytes.first(8);
    QByteArray beyond = m_bytes;
    qToLittleEndian<qint64>(m_bytes.size() + 1, beyond.data() + 4);
    QTest::newRow("parts beyond its end") << "deu.traineddata" << beyond;
}

void TestLanguageFetch::whatIsNoLanguageIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    write(folder.filePath(name), bytes);
    const QString own = folder.filePath(QStringLiteral("own"));
    const auto taken = takeLanguageFile(folder.filePath(name), own);
    QVERIFY(!taken.ok());
    QCOMPARE(taken.error().kind, ErrorKind::UnsupportedFormat);
    QVERIFY(!QDir(own).exists());
}

QTEST_GUILESS_MAIN(TestLanguageFetch)
#include "tst_languagefetch.moc"
