// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprocess.h"

#include <QLocalServer>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#endif

using namespace recto;

namespace {

const QByteArray key = "sk-2718281828";

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

QProcessEnvironment with(QProcessEnvironment environment, const char *name, const QString &value)
{
    environment.insert(QString::fromLatin1(name), value);
    return environment;
}

} // namespace

class TestSecretCommand : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseIsUsage_data();
    void wrongUseIsUsage();
    void withoutAKeychainNothingIsKeptAndItSaysSo();
    void aKeychainThatHangsIsNotWaitedFor();
    void theEnvironmentIsTold();
    void doctorSaysWhatToDo();
#ifdef Q_OS_UNIX
    void aTerminalDoesNotShowIt();
    void aSignalGivesTheTerminalBack();
#endif
};

void TestSecretCommand::wrongUseIsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    const auto row = [](const char *line, const QByteArray &input) {
        QTest::addRow("%s %s", line, input.toPercentEncoding().constData()) << words(line) << input;
    };
    row("secret", {});
    row("secret set", key);
    row("secret set openai sk-2718281828", {}); // not on the command line
    row("secret set nobody", key);
    row("secret dance openai", {});
    row("secret set openai", "");
    row("secret set openai", " \n");
    row("secret set openai", "sk 2718281828\n");
    row("secret set openai", "sk-2718281828\nsk-2718281828\n");
    row("secret set openai --base-url models.example", key); // no web address
}

void TestSecretCommand::wrongUseIsUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    const CliResult result = CliPlace().run(arguments, input);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.isEmpty());
    QVERIFY(!result.complaints.isEmpty());
    QVERIFY2(!result.complaints.contains("2718281828"), result.complaints.constData());
}

void TestSecretCommand::withoutAKeychainNothingIsKeptAndItSaysSo()
{
    const CliPlace place;
    for (const char *line : {"--json secret set openai", "secret set airtable"}) {
        const CliResult result = place.run(words(line), key + '\n');
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.output.isEmpty());
        QVERIFY2(result.complaints.contains("keychain can’t be used")
                     && result.complaints.contains("RECTO_"),
                 result.complaints.constData());
        QVERIFY(!result.complaints.contains(key));
    }
}

// A bus that takes the connection and says nothing.
void TestSecretCommand::aKeychainThatHangsIsNotWaitedFor()
{
    const CliPlace place;
    QLocalServer bus;
    QVERIFY(bus.listen(place.path(QStringLiteral("mute"))));
    const auto environment
        = with(place.environment(), "DBUS_SESSION_BUS_ADDRESS",
               QStringLiteral("unix:path=") + place.path(QStringLiteral("mute")));
    for (const char *line : {"secret status openai", "secret clear openai"}) {
        const CliResult result = place.run(words(line), {}, environment);
        QCOMPARE(result.exitCode, 1); // and it ended by itself
        QVERIFY2(result.complaints.contains("does not answer"), result.complaints.constData());
    }
}

void TestSecretCommand::theEnvironmentIsTold()
{
    const CliPlace place;
    const auto environment
        = with(place.environment(), "RECTO_OPENAI_API_KEY", QString::fromLatin1(key));
    const CliResult told = place.run(words("--json secret status openai"), {}, environment);
    QCOMPARE(told.exitCode, 0);
    QCOMPARE(told.objects(),
             QList<QJsonObject>({{{QStringLiteral("name"), QStringLiteral("openai")},
                                  {QStringLiteral("place"), QStringLiteral("environment")}}}));
    const CliResult set = place.run(words("secret set openai"), "sk-other\n", environment);
    QCOMPARE(set.exitCode, 2);
    QVERIFY(set.complaints.contains("RECTO_OPENAI_API_KEY"));
    QVERIFY(!(told.complaints + set.complaints + set.output).contains(key));
}

void TestSecretCommand::doctorSaysWhatToDo()
{
    const CliPlace place;
    for (const QJsonObject &finding : place.run(words("--json doctor")).objects()) {
        if (finding.value(QLatin1String("what")) != QLatin1String("keychain"))
            continue;
        QCOMPARE(finding.value(QLatin1String("state")).toString(), QStringLiteral("limited"));
        QVERIFY(finding.value(QLatin1String("text"))
                    .toString()
                    .contains(QStringLiteral("RECTO_OPENAI_API_KEY")));
        return;
    }
    QFAIL("no line about the keychain");
}

#ifdef Q_OS_UNIX

namespace {

// A terminal whose other end the test holds.
class Terminal
{
public:
    Terminal()
    {
        m_master = posix_openpt(O_RDWR | O_NOCTTY);
        if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
            qFatal("no terminal");
        m_name = QString::fromLocal8Bit(ptsname(m_master));
        m_slave = open(ptsname(m_master), O_RDWR | O_NOCTTY); // so that it stays
    }
    ~Terminal()
    {
        close(m_slave);
        close(m_master);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    [[nodiscard]] QString name() const { return m_name; }
    void type(const QByteArray &text) const
    {
        QVERIFY(write(m_master, text.constData(), size_t(text.size())) == text.size());
    }
    // All that is shown up to `last`; it takes the terminal a moment.
    [[nodiscard]] QByteArray shownUpTo(const QByteArray &last) const
    {
        constexpr int longest = 10'000; // milliseconds
        QByteArray bytes;
        pollfd ready{m_master, POLLIN, 0};
        char piece = 0;
        while (!bytes.endsWith(last) && poll(&ready, 1, longest) > 0
               && read(m_master, &piece, 1) == 1)
            bytes += piece;
        return bytes;
    }
    [[nodiscard]] bool echoes() const
    {
        termios state{};
        tcgetattr(m_slave, &state);
        return state.c_lflag & ECHO;
    }

private:
    int m_master = -1;
    int m_slave = -1;
    QString m_name;
};

// `secret set` at its question.
void ask(QProcess &process, const CliPlace &place, const Terminal &terminal)
{
    process.setProcessEnvironment(place.environment());
    process.setStandardInputFile(terminal.name());
    process.start(qEnvironmentVariable("RECTO_CLI"), words("secret set openai"));
    process.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("not shown") && process.waitForReadyRead(30'000))
        said += process.readAllStandardError();
    QVERIFY2(said.contains("not shown"), said.constData());
}

} // namespace

void TestSecretCommand::aTerminalDoesNotShowIt()
{
    const CliPlace place;
    const Terminal terminal;
    terminal.type("seen");
    QCOMPARE(terminal.shownUpTo("seen"), QByteArray("seen")); // so the terminal shows what is typed
    QProcess process;
    ask(process, place, terminal);
    QVERIFY(!terminal.echoes());
    terminal.type(key + '\n');
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1); // no keychain here
    QVERIFY(terminal.echoes());
    terminal.type("end");
    const QByteArray shown = terminal.shownUpTo("end");
    QVERIFY(shown.endsWith("end"));
    QVERIFY2(!shown.contains(key), shown.constData());
    QVERIFY(!(process.readAllStandardOutput() + process.readAllStandardError()).contains(key));
}

void TestSecretCommand::aSignalGivesTheTerminalBack()
{
    const CliPlace place;
    const Terminal terminal;
    QProcess process;
    ask(process, place, terminal);
    QVERIFY(!terminal.echoes());
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit); // a shell says 130
    QVERIFY(terminal.echoes());
}

#endif

QTEST_GUILESS_MAIN(TestSecretCommand)
#include "tst_secretcommand.moc"
