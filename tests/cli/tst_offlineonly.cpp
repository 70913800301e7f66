// SPDX-License-Identifier: GPL-3.0-or-later
// With *Offline only* no command reaches anybody, whatever it is told: seen from outside
// of the process, by strace. Without strace these tests fail; packaging/dependencies has it.
#include "cli/cliprocess.h"
#include "fakes/fakechatserver.h"
#include "fakes/testpaths.h"
#include "fakes/tracedrun.h"

#include <QTest>

#include <memory>

using namespace recto;
using namespace recto::fakes;

const QString outside = QStringLiteral("https://models.example.org/v1");

// Where the commands run: pages, settings that name a service, and a job that isn't done.
struct Place : CliPlace
{
    FakeChatServer server{
        [](const FakeRequest &) { return errorAnswer(400, QStringLiteral("not today")); }};
    QString page = addPage(QStringLiteral("page.png"),
                           QStringLiteral("The vacuole is a space in the cell, filled with sap."));
    QString job;

    void choose(bool offlineOnly) const
    {
        QDir().mkpath(path(QStringLiteral("config")));
        write(QStringLiteral("config/recto.ini"),
              "[General]\nmodel=m\nvisionModel=v\nbaseUrl=" + server.url().toEncoded()
                  + "\nofflineOnly=" + (offlineOnly ? "true\n" : "false\n"));
    }
    [[nodiscard]] TracedRun traced(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcessEnvironment all = environment();
        all.insert(QStringLiteral("RECTO_OPENAI_API_KEY"), QStringLiteral("sk-test"));
        return tracedRun(qEnvironmentVariable("RECTO_CLI"), arguments, all, input);
    }
};

class TestOfflineOnly : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCommandIsTried();
    void noCommandReachesAnybody_data();
    void noCommandReachesAnybody();

private:
    std::unique_ptr<Place> m_place;
};

// The same commands do reach somebody without the switch: so the trace would show it.
void TestOfflineOnly::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty(),
             "strace is missing: packaging/dependencies names it");
    m_place = std::make_unique<Place>();
    m_place->choose(false);
    const TracedRun run
        = m_place->traced({QStringLiteral("--json"), QStringLiteral("process"),
                           QStringLiteral("--generator"), QStringLiteral("chat"), m_place->page});
    QVERIFY2(run.traced, run.complaints.constData());
    QVERIFY2(!run.reached.isEmpty(), (run.complaints + run.output).constData());
    QVERIFY(m_place->server.connections() > 0);
    m_place->job = QJsonDocument::fromJson(run.output.split('\n').first())
                       .object()
                       .value(QLatin1String("jobId"))
                       .toString();
    QVERIFY(!m_place->job.isEmpty());
    m_place->choose(true);
}

void TestOfflineOnly::noCommandReachesAnybody_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("asks"); // would ask a service if it might
    const auto row = [](const char *line, bool asks = false) {
        QTest::newRow(line) << QString::fromLatin1(line) << asks;
    };
    row("process --generator chat PAGE", true);
    row("process --generator chat --base-url OUTSIDE PAGE", true);
    row("process --ocr vision PAGE", true);
    row("process --ocr mixed --generator chat --base-url OUTSIDE PAGE", true);
    row("process PAGE");
    row("ocr --engine vision --base-url OUTSIDE PAGE", true);
    row("ocr --engine mixed PAGE", true);
    row("ocr PAGE");
    row("generate --generator chat", true);
    row("generate --generator chat --base-url OUTSIDE", true);
    row("generate");
    row("chunk");
    row("check --source SOURCE");
    row("jobs list");
    row("jobs show JOB");
    row("jobs resume JOB", true);
    row("jobs retry JOB");
    row("jobs skip JOB 0");
    row("jobs correct JOB 0 --turn 90");
    row("jobs cancel JOB");
    row("jobs discard JOB");
    row("uploads");
    row("cards");
    row("export --format json --all");
    row("import SOURCE");
    row("secret status openai");
    row("secret set openai --base-url OUTSIDE");
    row("secret clear openai");
    row("settings list");
    row("settings get offlineOnly");
    row("settings set model m");
    row("languages list");
    row("languages add jpn", true);
    row("doctor");
    row("doctor --report");
}

void TestOfflineOnly::noCommandReachesAnybody()
{
    QFETCH(QString, line);
    QFETCH(bool, asks);
    m_place->write(QStringLiteral("source.txt"), "The vacuole is a space in the cell.\n");
    line.replace(QLatin1String("PAGE"), m_place->page);
    line.replace(QLatin1String("OUTSIDE"), outside);
    line.replace(QLatin1String("JOB"), m_place->job);
    line.replace(QLatin1String("SOURCE"), m_place->path(QStringLiteral("source.txt")));
    const int before = m_place->server.connections();
    const TracedRun run = m_place->traced(line.split(u' '), "The vacuole is a space in the cell.");
    QVERIFY2(run.traced, run.complaints.constData());
    QVERIFY2(run.reached.isEmpty(), qPrintable(run.reached.join(u'\n')));
    QCOMPARE(m_place->server.connections(), before);
    if (asks) {
        QVERIFY(run.exitCode != 0);
        QVERIFY2(run.complaints.contains("Offline only"), run.complaints.constData());
        QVERIFY2(!run.complaints.contains("jobs resume"),
                 run.complaints.constData()); // refused again
    }
}

// A command that is new is tried as well. serve only listens, and is walled by its own tests.
void TestOfflineOnly::everyCommandIsTried()
{
    const CliResult help = m_place->run({QStringLiteral("--help")});
    const QByteArray commands = help.output.mid(help.output.indexOf("Commands:"));
    QFile self(sourceFile(QStringLiteral("tests/cli/tst_offlineonly.cpp")));
    QVERIFY(self.open(QIODevice::ReadOnly));
    const QByteArray rows = self.readAll();
    int known = 0;
    for (const QByteArray &text : commands.split('\n').mid(1)) {
        const QByteArray name = text.trimmed().split(' ').first();
        if (!text.startsWith("  ") || name.isEmpty() || name == "serve")
            continue;
        QVERIFY2(rows.contains("row(\"" + name), name.constData());
        ++known;
    }
    QVERIFY(known >= 12);
}

QTEST_GUILESS_MAIN(TestOfflineOnly)
#include "tst_offlineonly.moc"
