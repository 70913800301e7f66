// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprocess.h"

#include "fakes/fakechatserver.h"
#include "fakes/testpaths.h"
#include "settings/installation.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace recto;
using namespace recto::fakes;

namespace {

// English under another name: what reads with it reads the file that was fetched.
QByteArray englishData()
{
    QFile file(Installation().languageFile(QStringLiteral("eng")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLanguagesCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!m_data.isEmpty()); }
    void aFetchedLanguageReadsBesideTheSystems();
    void offlineOnlyIsObeyed();
    void whatIsUnknownIsWrongUse();
    void aReportNamesNoFolder();

private:
    [[nodiscard]] FakeChatServer::Script script() const
    {
        return [this](const FakeRequest &) {
            FakeAnswer answer;
            answer.pieces = {m_data};
            return answer;
        };
    }
    // A place whose languages come from the server.
    [[nodiscard]] QProcessEnvironment environment(const CliPlace &place,
                                                  const FakeChatServer &server) const
    {
        const QString line
            = QStringLiteral(
                  R"({"source":"%1","languages":[{"code":"xyz","size":%2,"sha256":"%3"}]})")
                  .arg(server.url(QStringLiteral("/")).toString())
                  .arg(m_data.size())
                  .arg(QLatin1String(
                      QCryptographicHash::hash(m_data, QCryptographicHash::Sha256).toHex()));
        QFile file(place.path(QStringLiteral("languages.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(line.toUtf8()) < 0)
            qFatal("no catalog");
        QProcessEnvironment result = place.environment(true);
        result.insert(QStringLiteral("RECTO_DATA"), place.path(QString()));
        result.insert(QStringLiteral("XDG_DATA_HOME"), place.path(QStringLiteral("data")));
        result.remove(QStringLiteral("TESSDATA_PREFIX"));
        return result;
    }

    QByteArray m_data = englishData();
};

void TestLanguagesCommand::aFetchedLanguageReadsBesideTheSystems()
{
    const CliPlace place;
    const FakeChatServer server(script());
    const QProcessEnvironment where = environment(place, server);
    const QString page = sourceFile(QStringLiteral("resources/samples/photosynthesis.png"));
    const QStringList read{QStringLiteral("ocr"), QStringLiteral("--language"),
                           QStringLiteral("xyz+eng"), page};
    QCOMPARE(place.run(read, {}, where).exitCode, 1); // it isn't there yet

    const CliResult listed
        = place.run({QStringLiteral("languages"), QStringLiteral("--json")}, {}, where);
    QVERIFY2(listed.output.contains("\"bytes\""), listed.output.constData());
    QCOMPARE(server.requests().size(), 0);
    const CliResult added = place.run(
        {QStringLiteral("languages"), QStringLiteral("add"), QStringLiteral("xyz")}, {}, where);
    QVERIFY2(added.exitCode == 0, added.complaints.constData());
    QCOMPARE(server.requests().size(), 1);

    const CliResult text = place.run(read, {}, where);
    QVERIFY2(text.exitCode == 0, text.complaints.constData());
    QVERIFY2(text.output.toLower().contains("photosynthesis"), text.output.constData());
}

void TestLanguagesCommand::offlineOnlyIsObeyed()
{
    const CliPlace place;
    const FakeChatServer server(script());
    const QProcessEnvironment where = environment(place, server);
    QCOMPARE(place
                 .run({QStringLiteral("settings"), QStringLiteral("set"),
                       QStringLiteral("offlineOnly"), QStringLiteral("true")},
                      {}, where)
                 .exitCode,
             0);
    const CliResult added = place.run(
        {QStringLiteral("languages"), QStringLiteral("add"), QStringLiteral("xyz")}, {}, where);
    QCOMPARE(added.exitCode, 1);
    QVERIFY2(added.complaints.contains("Offline only"), added.complaints.constData());
    QCOMPARE(server.connections(), 0);
}

void TestLanguagesCommand::whatIsUnknownIsWrongUse()
{
    const CliPlace place;
    const FakeChatServer server(script());
    const QProcessEnvironment where = environment(place, server);
    for (const QStringList &words :
         {QStringList{QStringLiteral("add")}, QStringList{QStringLiteral("remove")},
          QStringList{QStringLiteral("add"), QStringLiteral("deu")}})
        QCOMPARE(place.run(QStringList(QStringLiteral("languages")) + words, {}, where).exitCode,
                 2);
    QFile none(place.path(QStringLiteral("deu.traineddata")));
    QVERIFY(none.open(QIODevice::WriteOnly));
    none.write("<html>");
    none.close();
    const CliResult taken = place.run(
        {QStringLiteral("languages"), QStringLiteral("add"), none.fileName()}, {}, where);
    QCOMPARE(taken.exitCode, 1);
    QVERIFY2(taken.complaints.contains("deu.traineddata"), taken.complaints.constData());
    QCOMPARE(server.connections(), 0);
}

void TestLanguagesCommand::aReportNamesNoFolder()
{
    const CliPlace place;
    const CliResult report = place.run({QStringLiteral("doctor"), QStringLiteral("--report")}, {},
                                       place.environment(true));
    QVERIFY2(report.output.contains("reader: ok"), report.output.constData());
    QVERIFY2(!report.output.contains(QFile::encodeName(place.path(QString()))),
             report.output.constData());
    QVERIFY2(!report.output.contains('/' + QByteArray("bin")), report.output.constData());
}

QTEST_GUILESS_MAIN(TestLanguagesCommand)
#include "tst_languagescommand.moc"
