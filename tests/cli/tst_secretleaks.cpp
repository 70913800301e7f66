// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with a key, against services that repeat it: afterwards the key is
// nowhere but in the requests to that service.
#include "cliprocess.h"
#include "fakes/fakechatserver.h"
#include "sampletexts.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

#include <atomic>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace recto;
using namespace recto::fakes;

namespace {

// With signs that look different in JSON, in HTML and in an address.
const QString key = QStringLiteral("Zk7+a/b\"c\\d&e<f>1=%2Q9");

QByteArray keyInJson()
{
    return QJsonDocument(QJsonArray{key}).toJson(QJsonDocument::Compact).chopped(2).sliced(2);
}

// How the key would stand in a file.
QList<QByteArray> formsOfKey()
{
    const QByteArray plain = key.toUtf8();
    return {plain,
            plain.first(7), // part of it is too much as well
            keyInJson(),
            plain.toPercentEncoding(),
            plain.toBase64(),
            key.toHtmlEscaped().toUtf8(),
            QByteArray(reinterpret_cast<const char *>(key.utf16()), key.size() * 2)};
}

// Which form of the key the bytes hold; empty: none.
QByteArray leakIn(const QByteArray &bytes)
{
    for (const QByteArray &form : formsOfKey()) {
        if (bytes.contains(form))
            return form;
    }
    return {};
}

// Names of files below the place that hold the key.
QStringList leakingFiles(const CliPlace &place, int *looked)
{
    QStringList leaking;
    QDirIterator files(place.path(QString()), QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++*looked;
        if (!leakIn(file.readAll()).isEmpty() || !leakIn(file.fileName().toUtf8()).isEmpty())
            leaking << file.fileName();
    }
    return leaking;
}

// Everything that a program writes by itself stays below the place.
QProcessEnvironment environmentOf(const CliPlace &place)
{
    QProcessEnvironment environment = place.environment();
    for (const char *name : {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                             "XDG_STATE_HOME"}) {
        const QString folder = place.path(QString::fromLatin1(name));
        QDir().mkpath(folder);
        environment.insert(QString::fromLatin1(name), folder);
    }
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*.debug=true"));
    environment.insert(QStringLiteral("FAKE_ENVIRONMENT"),
                       place.path(QStringLiteral("environment.log")));
    environment.insert(QStringLiteral("RECTO_OPENAI_API_KEY"), key);
    // A sanitizer would report a deadly signal and exit; here it has to kill.
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       qEnvironmentVariable("ASAN_OPTIONS")
                           + QStringLiteral(":handle_segv=0:handle_abort=0"));
    return environment;
}

QStringList processArguments(const CliPlace &place, const QUrl &service)
{
    return {QStringLiteral("--json"),  QStringLiteral("--verbose"),
            QStringLiteral("process"), QStringLiteral("--generator"),
            QStringLiteral("chat"),    QStringLiteral("--base-url"),
            service.toString(),        QStringLiteral("--model"),
            QStringLiteral("small"),   place.addPage(QStringLiteral("page.png"), pageOfText(1))};
}

FakeAnswer cardsAnswer(const QString &front)
{
    const QJsonObject card{
        {QStringLiteral("kind"), QStringLiteral("basic")},
        {QStringLiteral("front"), front},
        {QStringLiteral("back"), QStringLiteral("a general rise in the prices of goods")},
        {QStringLiteral("tags"), QJsonArray()},
        {QStringLiteral("quote"),
         QStringLiteral("Inflation is a general rise in the prices of goods.")}};
    const QJsonDocument cards(QJsonObject{{QStringLiteral("cards"), QJsonArray{card}}});
    return streamedAnswer(deltasOf(QString::fromUtf8(cards.toJson(QJsonDocument::Compact))));
}

FakeAnswer plainAnswer(int status, const QByteArray &type, const QByteArray &body)
{
    FakeAnswer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", type}, {"X-Echo", key.toUtf8()}};
    answer.pieces = {body};
    return answer;
}

QString echo()
{
    return QStringLiteral("You sent the key %1, Bearer %1").arg(key);
}

} // namespace

class TestSecretLeaks : public QObject
{
    Q_OBJECT

private slots:
    void theKeyStaysInTheRequests_data();
    void theKeyStaysInTheRequests();
    void withoutKeyAndKeychainAServiceIsAskedAllTheSame();
    void aRedirectDoesNotCarryTheKey_data();
    void aRedirectDoesNotCarryTheKey();
    void anOptionWithAKeyIsRefused_data();
    void anOptionWithAKeyIsRefused();
#ifdef Q_OS_UNIX
    void aCrashWritesNoCore_data();
    void aCrashWritesNoCore();
#endif
};

void TestSecretLeaks::theKeyStaysInTheRequests_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QList<int>>("codes"); // allowed exit codes
    const QList<int> failed{1, 3};
    QTest::addRow("makes cards") << QStringLiteral("good") << QList<int>{0};
    QTest::addRow("401") << QStringLiteral("401") << failed;
    QTest::addRow("400 in JSON") << QStringLiteral("400") << failed;
    QTest::addRow("400 in plain text") << QStringLiteral("text") << failed;
    QTest::addRow("400 in plain text, cut off") << QStringLiteral("long text") << failed;
    QTest::addRow("403 as a page") << QStringLiteral("page") << failed;
    QTest::addRow("error in the stream") << QStringLiteral("stream") << failed;
    QTest::addRow("answer repeats it") << QStringLiteral("answer") << failed;
    QTest::addRow("refuses by it") << QStringLiteral("refusal") << failed;
    QTest::addRow("500, then cards") << QStringLiteral("retry") << QList<int>{0};
}

static FakeAnswer answerOf(const QString &service, const FakeRequest &request)
{
    if (service == QLatin1String("401"))
        return errorAnswer(401, echo(), QStringLiteral("invalid_request_error"), key);
    if (service == QLatin1String("400"))
        return errorAnswer(400, echo(), key, key);
    if (service == QLatin1String("text"))
        return plainAnswer(400, "text/plain",
                           R"(raw {"authorization":"Bearer )" + keyInJson() + R"("} ?key=)"
                               + key.toUtf8().toPercentEncoding());
    if (service == QLatin1String("long text"))
        return plainAnswer(400, "text/plain", QByteArray(388, 'x') + ' ' + key.toUtf8());
    if (service == QLatin1String("page"))
        return plainAnswer(403, "text/html", "<html>" + key.toHtmlEscaped().toUtf8() + "</html>");
    if (service == QLatin1String("stream")) {
        FakeAnswer answer = streamedAnswer({});
        answer.pieces
            = {"event: error\ndata: {\"error\":{\"message\":\"" + keyInJson() + "\"}}\n\n"};
        return answer;
    }
    if (service == QLatin1String("answer"))
        return cardsAnswer(QStringLiteral("Is it %1?").arg(key));
    if (service == QLatin1String("refusal"))
        return plainAnswer(200, "application/json",
                           R"({"choices":[{"message":{"refusal":")" + keyInJson()
                               + R"("},"finish_reason":"stop"}]})");
    if (service == QLatin1String("retry") && request.number == 0)
        return errorAnswer(500, echo(), {}, key, {{"retry-after-ms", "1"}});
    return cardsAnswer(QStringLiteral("What is inflation?"));
}

void TestSecretLeaks::theKeyStaysInTheRequests()
{
    QFETCH(QString, service);
    QFETCH(QList<int>, codes);
    const FakeChatServer server(
        [service](const FakeRequest &request) { return answerOf(service, request); });
    const CliPlace place;
    const CliResult result
        = place.run(processArguments(place, server.url()), {}, environmentOf(place));
    QVERIFY2(codes.contains(result.exitCode), result.complaints.constData());
    QVERIFY(!server.requests().isEmpty());
    for (const FakeRequest &request : server.requests()) {
        QCOMPARE(request.header("authorization"), "Bearer " + key.toUtf8());
        QVERIFY(leakIn(request.path + request.body).isEmpty());
    }
    QVERIFY2(leakIn(result.output).isEmpty(), result.output.constData());
    QVERIFY2(leakIn(result.complaints).isEmpty(), result.complaints.constData());
    int looked = 0;
    QCOMPARE(leakingFiles(place, &looked), QStringList());
    QVERIFY(looked >= 4); // library, picture, text, the reader's environment
    QFile environment(place.path(QStringLiteral("environment.log")));
    QVERIFY(environment.open(QIODevice::ReadOnly));
    const QByteArray inherited = environment.readAll();
    QVERIFY(inherited.contains("FAKE_LOG="));
    QVERIFY(!inherited.contains("RECTO_OPENAI_API_KEY"));
}

// As those at home are.
void TestSecretLeaks::withoutKeyAndKeychainAServiceIsAskedAllTheSame()
{
    const FakeChatServer server(
        [](const FakeRequest &) { return cardsAnswer(QStringLiteral("What is inflation?")); });
    const CliPlace place;
    const CliResult result = place.run(processArguments(place, server.url()));
    QVERIFY2(result.exitCode == 0, result.complaints.constData());
    QVERIFY(server.requests().first().header("authorization").isEmpty());
}

void TestSecretLeaks::aRedirectDoesNotCarryTheKey_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestSecretLeaks::aRedirectDoesNotCarryTheKey()
{
    QFETCH(int, status);
    const FakeChatServer elsewhere(
        [](const FakeRequest &) { return cardsAnswer(QStringLiteral("What is inflation?")); });
    const FakeChatServer server([&elsewhere, status](const FakeRequest &) {
        FakeAnswer answer;
        answer.status = status;
        answer.headers
            = {{"Location", elsewhere.url(QStringLiteral("/v1/chat/completions")).toEncoded()}};
        return answer;
    });
    const CliPlace place;
    const CliResult result
        = place.run(processArguments(place, server.url()), {}, environmentOf(place));
    QVERIFY(result.exitCode == 1 || result.exitCode == 3);
    QVERIFY(!server.requests().isEmpty());
    QCOMPARE(elsewhere.connections(), 0);
}

void TestSecretLeaks::anOptionWithAKeyIsRefused_data()
{
    QTest::addColumn<QStringList>("options");
    for (const char *generator : {"chat", "offline"}) { // an option that isn't used is kept as well
        const auto row = [generator](const char *option, const char *value) {
            QTest::addRow("%s %s %s", generator, option, value)
                << QStringList{QStringLiteral("--generator"), QString::fromLatin1(generator),
                               QString::fromLatin1(option), QString::fromLatin1(value)};
        };
        row("--base-url", "http://me:hidden12345@127.0.0.1:9/v1");
        row("--base-url", "http://hidden12345@127.0.0.1:9/v1");
        row("--base-url", "http://127.0.0.1:9/v1?api_key=hidden12345");
        row("--base-url", "http://127.0.0.1:9/v1?api-version=1&key=hidden12345");
        row("--base-url", "http://127.0.0.1:9/v1#hidden12345");
        row("--model", "sk-proj-hidden12345");
        row("--vision-model", "sk-proj-hidden12345");
    }
}

void TestSecretLeaks::anOptionWithAKeyIsRefused()
{
    QFETCH(QStringList, options);
    const CliPlace place;
    // The later one of an option counts.
    QStringList arguments = processArguments(place, QUrl(QStringLiteral("http://127.0.0.1:9/v1")));
    arguments = arguments.first(9) + options + arguments.sliced(9);
    const CliResult result = place.run(arguments, {}, environmentOf(place));
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(!(result.output + result.complaints).contains("hidden"),
             (result.output + result.complaints).constData());
    QDirIterator files(place.path(QStringLiteral("library")), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("hidden12345"));
    }
}

#ifdef Q_OS_UNIX

namespace {

// recto-cli with core dumps allowed, in a folder of its own; ends by `number`.
int statusAfter(int number, const QString &folder, const QStringList &arguments,
                const QProcessEnvironment &environment, const std::function<void()> &waitUntilReady)
{
    QList<QByteArray> words{QFile::encodeName(qEnvironmentVariable("RECTO_CLI"))};
    for (const QString &argument : arguments)
        words.append(argument.toLocal8Bit());
    QList<QByteArray> variables;
    for (const QString &variable : environment.toStringList())
        variables.append(variable.toLocal8Bit());
    const auto pointers = [](QList<QByteArray> &list) {
        std::vector<char *> result;
        for (QByteArray &text : list)
            result.push_back(text.data());
        result.push_back(nullptr);
        return result;
    };
    const std::vector<char *> argv = pointers(words);
    const std::vector<char *> envp = pointers(variables);
    const QByteArray directory = QFile::encodeName(folder);
    const pid_t child = fork();
    if (child == 0) { // nothing but system calls from here
        rlimit limit{};
        getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_CORE, &limit) != 0 || chdir(directory.constData()) != 0)
            _exit(99);
        execve(argv[0], argv.data(), envp.data());
        _exit(99);
    }
    waitUntilReady();
    ::kill(child, number);
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

} // namespace

void TestSecretLeaks::aCrashWritesNoCore_data()
{
    QTest::addColumn<int>("number");
    QTest::addRow("SIGABRT") << SIGABRT;
    QTest::addRow("SIGSEGV") << SIGSEGV;
    QTest::addRow("SIGQUIT") << SIGQUIT; // Ctrl-backslash
}

void TestSecretLeaks::aCrashWritesNoCore()
{
    QFETCH(int, number);
    std::atomic<int> arrived = 0;
    const FakeChatServer server([&arrived](const FakeRequest &) {
        ++arrived;
        FakeAnswer never;
        never.neverAnswer = true;
        return never;
    });
    // Without a key the same death leaves a core, where the system allows it.
    const CliPlace bare;
    QDir().mkpath(bare.path(QStringLiteral("cores")));
    QProcessEnvironment withoutKey = environmentOf(bare);
    withoutKey.remove(QStringLiteral("RECTO_OPENAI_API_KEY"));
    const int without = statusAfter(
        number, bare.path(QStringLiteral("cores")),
        {QStringLiteral("process"), bare.addPage(QStringLiteral("hang.png"), {})}, withoutKey,
        [&bare] {
            QVERIFY(QTest::qWaitFor(
                [&bare] { return QFile::exists(bare.path(QStringLiteral("reads.log"))); }, 60'000));
        });
    QVERIFY(WIFSIGNALED(without));
    QCOMPARE(WTERMSIG(without), number);

    const CliPlace place;
    QDir().mkpath(place.path(QStringLiteral("cores")));
    const int with
        = statusAfter(number, place.path(QStringLiteral("cores")),
                      processArguments(place, server.url()), environmentOf(place), [&arrived] {
                          QVERIFY(QTest::qWaitFor([&arrived] { return arrived > 0; }, 60'000));
                      });
    QVERIFY(WIFSIGNALED(with));
    QCOMPARE(WTERMSIG(with), number);
    QVERIFY(!WCOREDUMP(with));
    QVERIFY(QDir(place.path(QStringLiteral("cores"))).isEmpty());
    int looked = 0;
    QCOMPARE(leakingFiles(place, &looked), QStringList());
    if (!WCOREDUMP(without))
        QSKIP("this system writes no cores at all");
}

#endif

QTEST_GUILESS_MAIN(TestSecretLeaks)
#include "tst_secretleaks.moc"
