// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in a real keyring (see withkeyring): each step is a process of its own.
#include "cliprocess.h"
#include "fakes/fakechatserver.h"
#include "sampletexts.h"
#include "settings/secretstore.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace recto;

namespace {

const QByteArray goodKey = "sk-27182+81828/\"'\\=%41";

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

// Of the session that the test runs in.
CliResult run(const CliPlace &place, const char *line, const QByteArray &input = {})
{
    QProcessEnvironment environment = place.environment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    return place.run(words(line), input, environment);
}

QString placeTold(const CliPlace &place)
{
    return run(place, "--json secret status openai")
        .objects()
        .value(0)
        .value(QLatin1String("place"))
        .toString();
}

QJsonObject keychainFinding(const CliPlace &place)
{
    for (const QJsonObject &finding : run(place, "--json doctor").objects()) {
        if (finding.value(QLatin1String("what")) == QLatin1String("keychain"))
            return finding;
    }
    return {};
}

int lockKeyring()
{
    return QProcess::execute(
        QStringLiteral("dbus-send"),
        words("--session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "
              "org.freedesktop.Secret.Service.Lock "
              "array:objpath:/org/freedesktop/secrets/collection/login"));
}

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT

private slots:
    void aKeyIsKeptReadAndCleared();
    void aKeyIsReplaced();
    void itBelongsToOneService_data();
    void itBelongsToOneService();
    void aKeyGoesToItsServiceAlone();
    void manyThreadsMayAsk();
    void doctorFindsTheKeyring();
    void aLockedKeyringKeepsForTheSession();
};

void TestKeyring::aKeyIsKeptReadAndCleared()
{
    const CliPlace place;
    QCOMPARE(placeTold(place), QStringLiteral("nowhere"));
    const CliResult set = run(place, "--json secret set openai", goodKey + '\n');
    QVERIFY2(set.exitCode == 0, set.complaints.constData());
    QCOMPARE(set.objects().value(0).value(QLatin1String("place")).toString(),
             QStringLiteral("keychain"));
    QCOMPARE(placeTold(place), QStringLiteral("keychain"));
    QCOMPARE(makeSystemSecretStore()->read(SecretName::ServiceKey)->value,
             QString::fromLatin1(goodKey));
    QCOMPARE(run(place, "secret clear openai").exitCode, 0);
    QCOMPARE(placeTold(place), QStringLiteral("nowhere"));
    QCOMPARE(run(place, "secret clear openai").exitCode, 0);
}

void TestKeyring::aKeyIsReplaced()
{
    const CliPlace place;
    QCOMPARE(run(place, "secret set openai", "sk-old").exitCode, 0);
    QCOMPARE(run(place, "secret set openai", goodKey).exitCode, 0);
    QCOMPARE(run(place, "secret set openai", "no key").exitCode, 2);
    QCOMPARE(makeSystemSecretStore()->read(SecretName::ServiceKey)->value,
             QString::fromLatin1(goodKey));
    QCOMPARE(run(place, "secret clear openai").exitCode, 0);
}

void TestKeyring::itBelongsToOneService_data()
{
    QTest::addColumn<QString>("chosen"); // in the settings
    QTest::addColumn<QString>("given"); // on the command line
    QTest::addColumn<QString>("origin");
    QTest::newRow("that of the settings") << "https://models.example:8443/v1"
                                          << ""
                                          << "https://models.example:8443";
    QTest::newRow("the given one") << "https://models.example/v1"
                                   << "http://localhost:11434/v1"
                                   << "http://localhost:11434";
    QTest::newRow("none chosen") << ""
                                 << ""
                                 << "https://api.openai.com";
}

void TestKeyring::itBelongsToOneService()
{
    QFETCH(const QString, chosen);
    QFETCH(const QString, given);
    QFETCH(const QString, origin);
    const CliPlace place;
    if (!chosen.isEmpty())
        QCOMPARE(run(place, ("settings set baseUrl " + chosen.toLatin1()).constData()).exitCode, 0);
    const QByteArray option = given.isEmpty() ? QByteArray() : " --base-url " + given.toLatin1();
    const CliResult set = run(place, ("secret set openai" + option).constData(), goodKey);
    QCOMPARE(set.exitCode, 0);
    QVERIFY2(set.output.contains(origin.toLatin1()), set.output.constData());
    QCOMPARE(set.complaints.contains("No service is chosen"), chosen.isEmpty());
    QCOMPARE(makeSystemSecretStore()->read(SecretName::ServiceKey)->origin, origin);
    QCOMPARE(run(place, "--json secret status openai")
                 .objects()
                 .value(0)
                 .value(QLatin1String("origin"))
                 .toString(),
             origin);
    QCOMPARE(run(place, "secret clear openai").exitCode, 0);
}

void TestKeyring::aKeyGoesToItsServiceAlone()
{
    const auto refuse = [](const fakes::FakeRequest &) {
        return fakes::errorAnswer(401, QStringLiteral("who are you?"));
    };
    const fakes::FakeChatServer owner(refuse);
    const fakes::FakeChatServer other(refuse);
    const CliPlace place;
    QCOMPARE(run(place, ("settings set baseUrl " + owner.url().toEncoded()).constData()).exitCode,
             0);
    QCOMPARE(run(place, "secret set openai", goodKey).exitCode, 0);
    const QByteArray page = place.addPage(QStringLiteral("page.png"), pageOfText(1)).toUtf8();
    for (const fakes::FakeChatServer *server : {&owner, &other}) {
        const QByteArray line = "process --generator chat --model small --base-url "
            + server->url().toEncoded() + ' ' + page;
        QVERIFY(run(place, line.constData()).exitCode != 0);
        QVERIFY(!server->requests().isEmpty());
    }
    QCOMPARE(owner.requests().first().header("authorization"), "Bearer " + goodKey);
    for (const fakes::FakeRequest &request : other.requests())
        QVERIFY(request.header("authorization").isEmpty());
    QCOMPARE(run(place, "secret clear openai").exitCode, 0);
}

void TestKeyring::manyThreadsMayAsk()
{
    const CliPlace place;
    QCOMPARE(run(place, "secret set openai", goodKey).exitCode, 0);
    const auto store = makeSystemSecretStore();
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&store, &right] {
                const auto secret = store->read(SecretName::ServiceKey);
                right += secret && secret->value == QString::fromLatin1(goodKey);
            });
        }
    }
    QCOMPARE(right.load(), 8);
    QVERIFY(store->clear(SecretName::ServiceKey));
}

void TestKeyring::doctorFindsTheKeyring()
{
    const CliPlace place;
    QCOMPARE(keychainFinding(place).value(QLatin1String("state")).toString(), QStringLiteral("ok"));
}

// Last: it stays locked. Nobody is there who could be asked for its password.
void TestKeyring::aLockedKeyringKeepsForTheSession()
{
    const CliPlace place;
    QCOMPARE(run(place, "secret set openai", goodKey).exitCode, 0);
    QCOMPARE(lockKeyring(), 0);
    const CliResult set = run(place, "secret set openai", goodKey);
    QCOMPARE(set.exitCode, 1);
    QVERIFY2(set.complaints.contains("keychain can’t be used"), set.complaints.constData());
    QCOMPARE(keychainFinding(place).value(QLatin1String("state")).toString(),
             QStringLiteral("limited"));

    const auto store = makeSystemSecretStore();
    QCOMPARE(*store->write(SecretName::ServiceKey, QStringLiteral("sk-session"),
                           QStringLiteral("https://models.example")),
             SecretPlace::Session);
    QCOMPARE(store->read(SecretName::ServiceKey)->value, QStringLiteral("sk-session"));
    QCOMPARE(store->tryKeychain().error().kind, ErrorKind::KeychainUnavailable);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
