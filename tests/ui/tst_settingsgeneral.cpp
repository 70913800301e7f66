// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsgeneral.h"

#include "settingsstage.h"

#include <QLineEdit>

using namespace recto;
using gui::SettingsStage;

class TestSettingsGeneral : public QObject
{
    Q_OBJECT

private slots:
    void aFolderIsChosenAndSaysWhereTheCardsStay();
};

void TestSettingsGeneral::aFolderIsChosenAndSaysWhereTheCardsStay()
{
    SettingsStage stage;
    const QString other = stage.folder() + QStringLiteral("/other");
    QVERIFY(QDir().mkpath(other));
    stage.click("chooseFolderButton"); // and then nothing is chosen
    QCOMPARE(stage.find<QLineEdit>("setting-libraryFolder")->text(), QString());
    QCOMPARE(stage.hint("folderHint"), QString());
    stage.answerFiles = {other};
    stage.click("chooseFolderButton");
    QCOMPARE(stage.find<QLineEdit>("setting-libraryFolder")->text(), other);
    QVERIFY(stage.hint("folderHint").contains(stage.folder() + QStringLiteral("/library")));

    QVERIFY(Library::open(other).ok()); // now there is one
    stage.type("setting-libraryFolder", other);
    QVERIFY(!stage.hint("folderHint").contains(stage.folder() + QStringLiteral("/library")));
    QVERIFY(!stage.hint("folderHint").isEmpty());
    stage.press(QDialogButtonBox::Ok);
    QCOMPARE(stage.settings().text(SettingKey::LibraryFolder), other);
}

QTEST_MAIN(TestSettingsGeneral)
#include "tst_settingsgeneral.moc"
