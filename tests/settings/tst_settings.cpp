// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errortext.h"
#include "settings/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void everyDefaultIsValid();
    void everyKeyStandsOnceInTheTable();
    void valuesAreKept_data();
    void valuesAreKept();
    void wrongValuesAreRefused_data();
    void wrongValuesAreRefused();
    void unknownNamesAreRefused();
    void emptyTextResets();
    void nonsenseInTheFileCountsAsTheDefault();
    void theFolderComesFromTheEnvironment();
    void whatCannotBeKeptIsAnError();
    void aJobStartsFromTheSettings();
    void twoObjectsShareTheFile();
};

void TestSettings::everyDefaultIsValid()
{
    QTemporaryDir folder;
    const Settings settings(folder.path());
    for (const SettingInfo &info : Settings::all()) {
        QCOMPARE(settings.text(info.key), info.defaultText);
        QVERIFY2(info.description && *info.description, qPrintable(info.name));
        if (info.defaultText.isEmpty())
            continue;
        const auto valid = validSetting(info, info.defaultText);
        QVERIFY2(valid, qPrintable(info.name));
        QCOMPARE(*valid, info.defaultText);
    }
}

void TestSettings::everyKeyStandsOnceInTheTable()
{
    QSet<QString> names;
    QSet<int> keys;
    for (const SettingInfo &info : Settings::all()) {
        names.insert(info.name);
        keys.insert(static_cast<int>(info.key));
        QCOMPARE(Settings::info(info.key).name, info.name);
    }
    QCOMPARE(names.size(), Settings::all().size());
    QCOMPARE(keys.size(), static_cast<int>(SettingKey::ServiceKey) + 1);
}

void TestSettings::valuesAreKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const char *text, const char *kept) {
        QTest::addRow("%s = %s", name, text)
            << QString::fromUtf8(name) << QString::fromUtf8(text) << QString::fromUtf8(kept);
    };
    row("language", "eng+chi_sim", "eng+chi_sim");
    row("language", "script/Latin", "script/Latin");
    row("ocrEngine", "mixed", "mixed");
    row("generator", " chat ", "chat");
    row("model", "sk-small", "sk-small");
    row("maxChunk", "200", "200");
    row("maxChunk", "100000", "100000");
    row("workers", " 8", "8");
    row("course", "Botany, first year; \"leaves\" = 100 %",
        "Botany, first year; \"leaves\" = 100 %");
    row("group", "@Größe 葉\\n", "@Größe 葉\\n");
    row("baseUrl", "http://localhost:11434/v1", "http://localhost:11434/v1");
    row("baseUrl", "https://x.example/openai/deployments/d?api-version=2024-10-21",
        "https://x.example/openai/deployments/d?api-version=2024-10-21");
    row("offlineOnly", "Yes", "true");
    row("openReviewWhenDone", "0", "false");
    row("inputPrice", "0.15", "0.15");
    row("spendingCap", "1e2", "100");
    row("libraryFolder", "/home/me//library/", "/home/me/library");
    row("uiLanguage", "pt_BR", "pt_BR");
    row("firstByteTimeout", "600", "600");
    row("fallback", "offline", "offline");
    row("currency", " EUR", "EUR");
}

void TestSettings::valuesAreKept()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, kept);
    QTemporaryDir folder;
    {
        Settings settings(folder.path());
        const Status set = settings.set(name, text);
        QVERIFY2(set, qPrintable(set ? QString() : set.error().detail));
        QCOMPARE(*settings.get(name), kept);
    }
    QCOMPARE(*Settings(folder.path()).get(name), kept);
}

void TestSettings::wrongValuesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("allowed");
    const auto row = [](const char *name, const char *text, const char *allowed) {
        QTest::addRow("%s = %s", name, text)
            << QString::fromUtf8(name) << QString::fromUtf8(text) << QString::fromUtf8(allowed);
    };
    row("language", "eng, fra", "eng+fra");
    row("language", "../eng+", "eng+fra");
    row("ocrEngine", "Tesseract", "tesseract, vision, mixed");
    row("generator", "magic", "offline, chat");
    row("fallback", "maybe", "none, offline");
    row("maxChunk", "199", "whole number from 200 to 100000");
    row("maxChunk", "3000.5", "whole number");
    row("maxChunk", "many", "whole number");
    row("workers", "-1", "from 0 to 64");
    row("requestConcurrency", "0", "from 1 to 64");
    row("inputPrice", "nan", "number from 0");
    row("inputPrice", "inf", "number from 0");
    row("inputPrice", "0,15", "number from 0");
    row("azure", "maybe", "true, false");
    row("baseUrl", "example.org", "https://");
    row("baseUrl", "ftp://example.org", "https://");
    row("baseUrl", "https://", "https://");
    row("baseUrl", "https://me:hidden@example.org/v1", "without user, password or key");
    row("baseUrl", "https://example.org/v1?key=hidden", "without user, password or key");
    row("baseUrl", "https://example.org/v1?api-version=sk-proj-hidden0123456789abcdef0",
        "without user, password or key");
    row("model", "sk-proj-hidden0123456789", "no key");
    row("course", " sk-hidden0123456789 ", "no key");
    row("group",
        "pathidden12345678.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "no key");
    row("libraryFolder", "library", "absolute path");
    row("libraryFolder", "/dev/null", "absolute path of a folder");
    row("uiLanguage", "German", "language code");
    row("course", "two\nlines", "one line");
}

void TestSettings::wrongValuesAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, allowed);
    QTemporaryDir folder;
    Settings settings(folder.path());
    const QString before = *settings.get(name);
    const Status set = settings.set(name, text);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::BadInput);
    QCOMPARE(set.error().subject, name);
    const QString said = errorText(set.error());
    QVERIFY2(said.contains(allowed), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("hidden")));
    QCOMPARE(*settings.get(name), before);
    QFile file(settings.file());
    if (file.open(QIODevice::ReadOnly))
        QVERIFY(!file.readAll().contains("hidden"));
}

void TestSettings::unknownNamesAreRefused()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    for (const QString &name : {QStringLiteral("apiKey"), QStringLiteral("Language"), QString()}) {
        const Status set = settings.set(name, QStringLiteral("sk-hidden"));
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::BadInput);
        QVERIFY(set.error().detail.contains(QStringLiteral("maxChunk")));
        QVERIFY(!settings.get(name));
    }
    QVERIFY(!QFileInfo::exists(settings.file()));
}

void TestSettings::emptyTextResets()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    QVERIFY(settings.set(SettingKey::MaxChunk, QStringLiteral("500")));
    QCOMPARE(settings.integer(SettingKey::MaxChunk), 500);
    QVERIFY(settings.set(SettingKey::MaxChunk, QStringLiteral(" ")));
    QCOMPARE(settings.integer(SettingKey::MaxChunk), 3000);
}

void TestSettings::nonsenseInTheFileCountsAsTheDefault()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("recto.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nmaxChunk=-5\nazure=perhaps\ninputPrice=cheap\nbaseUrl=https://a:b@c/\n"
               "course=Botany, leaves\n");
    file.close();
    const Settings settings(folder.path());
    QCOMPARE(settings.integer(SettingKey::MaxChunk), 3000);
    QCOMPARE(settings.flag(SettingKey::Azure), false);
    QCOMPARE(settings.number(SettingKey::InputPrice), 0.0);
    QCOMPARE(settings.text(SettingKey::BaseUrl), QString());
    QCOMPARE(settings.text(SettingKey::Course), QStringLiteral("Botany, leaves"));
}

void TestSettings::theFolderComesFromTheEnvironment()
{
    QTemporaryDir folder;
    const QByteArray before = qgetenv("RECTO_CONFIG");
    qputenv("RECTO_CONFIG", QFile::encodeName(folder.path()));
    const QString chosen = Settings().file();
    qunsetenv("RECTO_CONFIG");
    const QString usual = Settings::defaultFolder();
    if (!before.isEmpty())
        qputenv("RECTO_CONFIG", before);
    QCOMPARE(chosen, folder.filePath(QStringLiteral("recto.ini")));
    QVERIFY(usual.endsWith(QStringLiteral("/recto")));
}

void TestSettings::whatCannotBeKeptIsAnError()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("no folder")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Settings settings(file.fileName()); // a file stands where the folder should
    const Status set = settings.set(SettingKey::MaxChunk, QStringLiteral("500"));
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::ReadOnly);
    QCOMPARE(set.error().subject, settings.file());
}

void TestSettings::aJobStartsFromTheSettings()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    QVERIFY(settings.jobOptions() == JobOptions{});
    QVERIFY(settings.set(SettingKey::Language, QStringLiteral("deu")));
    QVERIFY(settings.set(SettingKey::Generator, QStringLiteral("chat")));
    QVERIFY(settings.set(SettingKey::Workers, QStringLiteral("3")));
    QVERIFY(settings.set(SettingKey::Model, QStringLiteral("small")));
    JobOptions expected;
    expected.language = QStringLiteral("deu");
    expected.generator = GeneratorKind::Chat;
    expected.workers = 3;
    expected.model = QStringLiteral("small");
    QVERIFY(settings.jobOptions() == expected);
}

void TestSettings::twoObjectsShareTheFile()
{
    QTemporaryDir folder;
    Settings first(folder.path());
    Settings second(folder.path());
    QVERIFY(first.set(SettingKey::Course, QStringLiteral("Botany")));
    QVERIFY(second.set(SettingKey::Group, QStringLiteral("Week 1")));
    const Settings third(folder.path());
    QCOMPARE(third.text(SettingKey::Course), QStringLiteral("Botany"));
    QCOMPARE(third.text(SettingKey::Group), QStringLiteral("Week 1"));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
