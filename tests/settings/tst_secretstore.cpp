// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretstore.h"

#include "fakes/fakekeychain.h"
#include "settings/keychainstore.h"

#include <QFile>
#include <QTest>

#include <cstdlib>
#include <future>

using namespace recto;
using fakes::FakeKeychain;
using Mood = FakeKeychain::Mood;

namespace {

const QString key = QStringLiteral("sk-2718281828");
const QString origin = QStringLiteral("https://models.example:8443");
const QString entry = origin + u' ' + key; // as it stands in the keychain

// A store over the fake, with a limit that a hanging keychain costs in full.
struct Place
{
    explicit Place(EnvironmentSecrets environment = {})
        : store(keychain, std::move(environment), std::chrono::milliseconds(50))
    {
    }
    [[nodiscard]] Secret read()
    {
        const auto secret = store.read(SecretName::ServiceKey);
        return secret ? *secret : Secret{QStringLiteral("error"), SecretPlace::Nowhere, {}};
    }
    [[nodiscard]] SecretPlace write(const QString &value)
    {
        const auto place = store.write(SecretName::ServiceKey, value, origin);
        return place ? *place : SecretPlace::Nowhere;
    }

    std::shared_ptr<FakeKeychain> keychain = std::make_shared<FakeKeychain>();
    KeychainStore store;
};

EnvironmentSecrets given(const QString &value)
{
    EnvironmentSecrets secrets;
    secrets.insert(SecretName::ServiceKey, value);
    return secrets;
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void aSecretIsKeptInTheKeychain();
    void namesAreDistinct();
    void withoutAKeychainItLastsForTheSession_data();
    void withoutAKeychainItLastsForTheSession();
    void aLaterWriteReplacesTheSessions();
    void aKeychainThatHangsIsLeftAfterTheLimit();
    void aStopEndsTheWaitForAKeychainThatHangs();
    void aLateAnswerMakesItUsableAgain();
    void aStoreMayEndWhileTheKeychainHangs();
    void theEnvironmentWinsAndIsNeverStored();
    void theEnvironmentIsEmptiedWhereItWas();
    void whatCannotBeAKeyIsRefused_data();
    void whatCannotBeAKeyIsRefused();
    void noKeyWithoutItsService();
    void clearingIsChecked();
    void clearingWithoutAKeychainStillForgetsTheSessions();
    void tryingLeavesNothing();
    void tryingTellsWhatIsWrong_data();
    void tryingTellsWhatIsWrong();
    void namesAreReadBack();
};

void TestSecretStore::aSecretIsKeptInTheKeychain()
{
    Place place;
    QCOMPARE(place.read().place, SecretPlace::Nowhere);
    QCOMPARE(place.write(key), SecretPlace::Keychain);
    QCOMPARE(place.keychain->entries().value(QStringLiteral("openai")), entry);
    const Secret secret = place.read();
    QCOMPARE(secret.value, key);
    QCOMPARE(secret.place, SecretPlace::Keychain);
    QCOMPARE(secret.origin, origin);
    QVERIFY(place.store.clear(SecretName::ServiceKey));
    QVERIFY(place.keychain->entries().isEmpty());
    QCOMPARE(place.read().place, SecretPlace::Nowhere);
    QVERIFY(place.store.clear(SecretName::ServiceKey));
}

void TestSecretStore::namesAreDistinct()
{
    Place place;
    QVERIFY(place.store.write(SecretName::AirtableToken, QStringLiteral("pat-1"),
                              QStringLiteral("https://tables.example")));
    QCOMPARE(place.write(key), SecretPlace::Keychain);
    QCOMPARE(place.store.read(SecretName::AirtableToken)->value, QStringLiteral("pat-1"));
    QVERIFY(place.store.clear(SecretName::AirtableToken));
    QCOMPARE(place.read().value, key);
}

void TestSecretStore::withoutAKeychainItLastsForTheSession_data()
{
    QTest::addColumn<Mood>("mood");
    QTest::addRow("fails") << Mood::Fails;
    QTest::addRow("keeps nothing") << Mood::KeepsNothing;
    QTest::addRow("keeps something else") << Mood::KeepsOther;
    QTest::addRow("hangs") << Mood::Hangs;
}

void TestSecretStore::withoutAKeychainItLastsForTheSession()
{
    QFETCH(Mood, mood);
    Place place;
    place.keychain->setMood(mood);
    QCOMPARE(place.write(key), SecretPlace::Session);
    const Secret secret = place.read();
    QCOMPARE(secret.value, key);
    QCOMPARE(secret.place, SecretPlace::Session);
    QCOMPARE(secret.origin, origin);
    QVERIFY(!place.keychain->entries().values().contains(entry));
    // Nobody has the other one, and whether the keychain does can't be known.
    const auto other = place.store.read(SecretName::AirtableToken);
    if (mood == Mood::Fails || mood == Mood::Hangs)
        QCOMPARE(other.error().kind, ErrorKind::KeychainUnavailable);
}

void TestSecretStore::aLaterWriteReplacesTheSessions()
{
    Place place;
    place.keychain->put(QStringLiteral("openai"), origin + QStringLiteral(" sk-old"));
    place.keychain->setMood(Mood::Fails);
    QCOMPARE(place.write(key), SecretPlace::Session);
    place.keychain->setMood(Mood::Works);
    QCOMPARE(place.read().value, key); // the newest, though the keychain has an older one
    QCOMPARE(place.write(QStringLiteral("sk-new")), SecretPlace::Keychain);
    QCOMPARE(place.read().value, QStringLiteral("sk-new"));
    QCOMPARE(place.read().place, SecretPlace::Keychain);
}

void TestSecretStore::aKeychainThatHangsIsLeftAfterTheLimit()
{
    Place place;
    place.keychain->setMood(Mood::Hangs);
    const auto first = place.store.read(SecretName::ServiceKey);
    QCOMPARE(first.error().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(place.keychain->calls(), 1);
    // The next ones don't queue behind it.
    QVERIFY(!place.store.read(SecretName::ServiceKey));
    QVERIFY(!place.store.clear(SecretName::ServiceKey));
    QVERIFY(!place.store.tryKeychain());
    QCOMPARE(place.write(key), SecretPlace::Session);
    QCOMPARE(place.keychain->calls(), 1);
}

void TestSecretStore::aStopEndsTheWaitForAKeychainThatHangs()
{
    const auto keychain = std::make_shared<FakeKeychain>();
    keychain->setMood(Mood::Hangs);
    KeychainStore store(keychain, {}, std::chrono::minutes(2)); // longer than a test may take
    std::stop_source source;
    auto reading = std::async(
        std::launch::async, [&] { return store.read(SecretName::ServiceKey, source.get_token()); });
    QTRY_COMPARE(keychain->calls(), 1);
    source.request_stop();
    QVERIFY(reading.wait_for(std::chrono::seconds(30)) == std::future_status::ready);
    QCOMPARE(reading.get().error().kind, ErrorKind::Cancelled);
}

void TestSecretStore::aLateAnswerMakesItUsableAgain()
{
    Place place;
    place.keychain->put(QStringLiteral("openai"), entry);
    place.keychain->setMood(Mood::Hangs);
    QVERIFY(!place.store.read(SecretName::ServiceKey)); // a dialog asks for the password, say
    place.keychain->answerLate();
    QCOMPARE(place.read().value, key);
    QCOMPARE(place.read().place, SecretPlace::Keychain);
}

void TestSecretStore::aStoreMayEndWhileTheKeychainHangs()
{
    const auto keychain = std::make_shared<FakeKeychain>();
    keychain->put(QStringLiteral("openai"), entry);
    keychain->setMood(Mood::Hangs);
    {
        KeychainStore store(keychain, {}, std::chrono::milliseconds(1));
        QVERIFY(!store.read(SecretName::ServiceKey));
    }
    keychain->answerLate(); // to nobody
    QCOMPARE(keychain->entries().value(QStringLiteral("openai")), entry);
}

void TestSecretStore::theEnvironmentWinsAndIsNeverStored()
{
    Place place(given(QStringLiteral("sk-environment")));
    place.keychain->put(QStringLiteral("openai"), entry);
    QCOMPARE(place.read().value, QStringLiteral("sk-environment"));
    QCOMPARE(place.read().place, SecretPlace::Environment);
    const auto written
        = place.store.write(SecretName::ServiceKey, QStringLiteral("sk-new"), origin);
    QCOMPARE(written.error().kind, ErrorKind::BadInput);
    QCOMPARE(written.error().subject, QStringLiteral("RECTO_OPENAI_API_KEY"));
    QCOMPARE(place.keychain->entries().value(QStringLiteral("openai")), entry);
    QCOMPARE(place.keychain->calls(), 0);
}

void TestSecretStore::theEnvironmentIsEmptiedWhereItWas()
{
    qputenv("RECTO_OPENAI_API_KEY", " sk-environment\n");
    qputenv("RECTO_AIRTABLE_TOKEN", "pat-environment");
    const char *const memory = std::getenv("RECTO_AIRTABLE_TOKEN");
    const EnvironmentSecrets secrets = EnvironmentSecrets::take();
    QCOMPARE(secrets.value(SecretName::ServiceKey), QStringLiteral("sk-environment"));
    QCOMPARE(secrets.value(SecretName::AirtableToken), QStringLiteral("pat-environment"));
    QVERIFY(!qEnvironmentVariableIsSet("RECTO_OPENAI_API_KEY"));
    QVERIFY(!qEnvironmentVariableIsSet("RECTO_AIRTABLE_TOKEN"));
    QVERIFY(!EnvironmentSecrets::take().value(SecretName::ServiceKey));
#ifdef Q_OS_LINUX
    QCOMPARE(*memory, '\0'); // glibc keeps it
#else
    Q_UNUSED(memory)
#endif
}

void TestSecretStore::whatCannotBeAKeyIsRefused_data()
{
    QTest::addColumn<QString>("value");
    QTest::addRow("empty") << QString();
    QTest::addRow("a space") << QStringLiteral("sk 1");
    QTest::addRow("a header of its own") << QStringLiteral("sk-1\r\nHost: elsewhere");
    QTest::addRow("a line end") << QStringLiteral("sk-1\n");
    QTest::addRow("a null") << QStringLiteral("sk-1").append(QChar(0)).append(u'2');
    QTest::addRow("typographic") << QStringLiteral("sk–1");
    QTest::addRow("invisible") << QStringLiteral("sk-1\u200b");
}

void TestSecretStore::whatCannotBeAKeyIsRefused()
{
    QFETCH(QString, value);
    Place place;
    const auto written = place.store.write(SecretName::ServiceKey, value, origin);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::BadInput);
    QCOMPARE(written.error().subject, QStringLiteral("openai"));
    QVERIFY(value.isEmpty() || !written.error().detail.contains(value));
    QCOMPARE(place.keychain->calls(), 0);
    if (value.isEmpty())
        return;
    Place withVariable(given(value));
    const auto read = withVariable.store.read(SecretName::ServiceKey);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
    QCOMPARE(read.error().subject, QStringLiteral("RECTO_OPENAI_API_KEY"));
}

// Such a key would go to any service, or to none.
void TestSecretStore::noKeyWithoutItsService()
{
    Place place;
    QCOMPARE(place.store.write(SecretName::ServiceKey, key, {}).error().kind, ErrorKind::BadInput);
    QVERIFY(place.keychain->entries().isEmpty());
    for (const QString &other : {key, u' ' + key, origin + u' '}) { // by another program
        place.keychain->put(QStringLiteral("openai"), other);
        QCOMPARE(place.read().place, SecretPlace::Nowhere);
        QVERIFY(place.read().value.isEmpty());
    }
    QVERIFY(place.store.clear(SecretName::ServiceKey));
    QVERIFY(place.keychain->entries().isEmpty());
}

void TestSecretStore::clearingIsChecked()
{
    Place place;
    QCOMPARE(place.write(key), SecretPlace::Keychain);
    place.keychain->setMood(Mood::RemovesNothing);
    const Status cleared = place.store.clear(SecretName::ServiceKey);
    QVERIFY(!cleared);
    QCOMPARE(cleared.error().kind, ErrorKind::KeychainUnavailable);
}

void TestSecretStore::clearingWithoutAKeychainStillForgetsTheSessions()
{
    Place place;
    place.keychain->setMood(Mood::Fails);
    QCOMPARE(place.write(key), SecretPlace::Session);
    QVERIFY(!place.store.clear(SecretName::ServiceKey));
    QVERIFY(!place.store.read(SecretName::ServiceKey));
    place.keychain->setMood(Mood::Works);
    QCOMPARE(place.read().place, SecretPlace::Nowhere);
}

void TestSecretStore::tryingLeavesNothing()
{
    Place place;
    place.keychain->put(QStringLiteral("openai"), entry);
    QVERIFY(place.store.tryKeychain());
    QCOMPARE(place.keychain->entries(),
             (QMap<QString, QString>{{QStringLiteral("openai"), entry}}));
}

void TestSecretStore::tryingTellsWhatIsWrong_data()
{
    QTest::addColumn<Mood>("mood");
    QTest::addColumn<QString>("detail");
    QTest::addRow("fails") << Mood::Fails << QStringLiteral("no bus");
    QTest::addRow("hangs") << Mood::Hangs << QStringLiteral("the keychain does not answer");
    QTest::addRow("lies") << Mood::KeepsNothing
                          << QStringLiteral("the keychain did not keep what was written");
}

void TestSecretStore::tryingTellsWhatIsWrong()
{
    QFETCH(Mood, mood);
    QFETCH(QString, detail);
    Place place;
    place.keychain->setMood(mood);
    const Status tried = place.store.tryKeychain();
    QVERIFY(!tried);
    QCOMPARE(tried.error().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(tried.error().detail, detail);
}

void TestSecretStore::namesAreReadBack()
{
    for (const SecretName name : secretNames)
        QVERIFY(secretFromName(secretName(name)) == name);
    QVERIFY(!secretFromName(QStringLiteral("OpenAI")));
    QVERIFY(!secretFromName(QString()));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
