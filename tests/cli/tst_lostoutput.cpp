// SPDX-License-Identifier: GPL-3.0-or-later
// Results that can't be written, input that never ends, a terminal that was closed.
#include "cliprocess.h"
#include "sampletexts.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace recto;

namespace {

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class tst_LostOutput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFullDiskIsSaid_data();
    void aFullDiskIsSaid();
    void aClosedPipeEndsQuietly_data();
    void aClosedPipeEndsQuietly();
    void inputThatNeverEndsIsSaid_data();
    void inputThatNeverEndsIsSaid();
    void aHangUpEndsAsATerminationDoes();

private:
    // The line's PAGE is a file.
    void start(QProcess &cli, const QString &line) const
    {
        QStringList arguments = words(line);
        for (QString &argument : arguments) {
            if (argument == QLatin1String("PAGE"))
                argument = m_page;
        }
        cli.setProcessEnvironment(m_place.environment());
        cli.start(qEnvironmentVariable("RECTO_CLI"), arguments);
        cli.write(m_input);
        cli.closeWriteChannel();
    }

    CliPlace m_place;
    QString m_page;
    QByteArray m_input; // of commands that read standard input
};

void tst_LostOutput::initTestCase()
{
    m_page = m_place.addPage(QStringLiteral("a.png"), pageOfText(1));
    m_input = pageOfText(2).toUtf8();
    QCOMPARE(m_place.run({QStringLiteral("process"), m_page}).exitCode, 0);
}

void tst_LostOutput::aFullDiskIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exitCode");
    for (const char *line :
         {"--json cards", "cards", "--json jobs list", "jobs list", "settings list",
          "--json settings list", "uploads", "chunk", "generate --generator offline",
          "--json ocr PAGE", "ocr PAGE", "export --format csv --all --output -",
          "export --format csv --all --output /dev/stdout", "--help", "export --help"})
        QTest::newRow(line) << QString::fromLatin1(line) << 1;
    QTest::newRow("process") << QStringLiteral("process PAGE") << 3;
    QTest::newRow("process --json") << QStringLiteral("--json process PAGE") << 3;
}

void tst_LostOutput::aFullDiskIsSaid()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full on this system");
    QFETCH(QString, line);
    QFETCH(int, exitCode);
    QProcess cli;
    cli.setStandardOutputFile(QStringLiteral("/dev/full"));
    start(cli, line);
    QVERIFY(cli.waitForFinished(60'000));
    QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
    const QByteArray complaints = cli.readAllStandardError();
    QVERIFY2(cli.exitCode() == exitCode, complaints.constData());
    QVERIFY2(complaints.contains("full"), complaints.constData());
}

void tst_LostOutput::aClosedPipeEndsQuietly_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"--json cards", "chunk", "--json ocr PAGE", "--json process PAGE"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void tst_LostOutput::aClosedPipeEndsQuietly()
{
    QFETCH(QString, line);
    // "true" has gone before anything is written; the shell tells how the first one ended.
    QStringList arguments = words(line);
    for (QString &argument : arguments) {
        if (argument == QLatin1String("PAGE"))
            argument = m_page;
    }
    QProcess shell;
    shell.setProcessEnvironment(m_place.environment());
    shell.start(QStringLiteral("bash"),
                QStringList{QStringLiteral("-c"),
                            QStringLiteral("{ sleep 1; \"$@\"; } | true; echo ${PIPESTATUS[0]}"),
                            QStringLiteral("bash"), qEnvironmentVariable("RECTO_CLI")}
                    + arguments);
    shell.write(m_input);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.readAllStandardOutput().trimmed(), QByteArray::number(128 + SIGPIPE));
    const QByteArray complaints = shell.readAllStandardError();
    QVERIFY2(!complaints.contains("standard output"), complaints.constData());
}

void tst_LostOutput::inputThatNeverEndsIsSaid_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"chunk", "generate --generator offline", "check", "import -",
                             "import /dev/zero", "check --source /dev/zero"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void tst_LostOutput::inputThatNeverEndsIsSaid()
{
    if (!QFile::exists(QStringLiteral("/dev/zero")))
        QSKIP("no /dev/zero on this system");
    QFETCH(QString, line);
    QProcess cli;
    cli.setProcessEnvironment(m_place.environment());
    cli.setStandardInputFile(QStringLiteral("/dev/zero"));
    cli.start(qEnvironmentVariable("RECTO_CLI"), words(line));
    QVERIFY(cli.waitForFinished(60'000));
    QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
    QCOMPARE(cli.exitCode(), 1);
    const QByteArray complaints = cli.readAllStandardError();
    QVERIFY2(complaints.contains("MB"), complaints.constData());
}

void tst_LostOutput::aHangUpEndsAsATerminationDoes()
{
    const QString page = m_place.addPage(QStringLiteral("hang.png"), pageOfText(3));
    QProcess cli;
    cli.setProcessEnvironment(m_place.environment());
    cli.start(qEnvironmentVariable("RECTO_CLI"),
              {QStringLiteral("--json"), QStringLiteral("process"), page});
    QVERIFY(cli.waitForReadyRead(30'000)); // the job has begun
    ::kill(static_cast<pid_t>(cli.processId()), SIGHUP);
    QVERIFY(cli.waitForFinished(30'000));
    QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
    QCOMPARE(cli.exitCode(), 129);
    QVERIFY(cli.readAllStandardOutput().contains("\"cancelled\""));
}

QTEST_GUILESS_MAIN(tst_LostOutput)
#include "tst_lostoutput.moc"
