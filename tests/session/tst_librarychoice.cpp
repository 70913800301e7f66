// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarychoice.h"

#include "settings/settings.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestLibraryChoice : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("RECTO_LIBRARY"); }
    void theOptionComesFirst();
    void thenTheVariable();
    void thenTheSetting();
    void elseTheDataFolder();
    void aRelativeFolderIsMeantFromHere();
};

namespace {

struct Place
{
    Place()
    {
        if (!settings.set(SettingKey::LibraryFolder, chosen()))
            qFatal("setting");
        qputenv("RECTO_LIBRARY", "/from/variable");
    }
    [[nodiscard]] QString chosen() const { return folder.filePath(QStringLiteral("chosen")); }

    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings"))};
};

} // namespace

void TestLibraryChoice::theOptionComesFirst()
{
    const Place place;
    QCOMPARE(chosenLibrary(QStringLiteral("/from/option"), place.settings).folder(),
             QStringLiteral("/from/option"));
    QVERIFY(chosenLibrary(QString(), place.settings).folder().isEmpty()); // given, though empty
}

void TestLibraryChoice::thenTheVariable()
{
    const Place place;
    QCOMPARE(chosenLibrary(std::nullopt, place.settings).folder(),
             QStringLiteral("/from/variable"));
}

void TestLibraryChoice::thenTheSetting()
{
    const Place place;
    qunsetenv("RECTO_LIBRARY");
    QCOMPARE(chosenLibrary(std::nullopt, place.settings).folder(), place.chosen());
}

void TestLibraryChoice::elseTheDataFolder()
{
    Place place;
    qunsetenv("RECTO_LIBRARY");
    QVERIFY(place.settings.set(SettingKey::LibraryFolder, {}).ok());
    QCOMPARE(chosenLibrary(std::nullopt, place.settings).folder(),
             QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

void TestLibraryChoice::aRelativeFolderIsMeantFromHere()
{
    const Place place;
    QCOMPARE(chosenLibrary(QStringLiteral("cards"), place.settings).folder(),
             QDir::current().filePath(QStringLiteral("cards")));
}

QTEST_GUILESS_MAIN(TestLibraryChoice)
#include "tst_librarychoice.moc"
