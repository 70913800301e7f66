// SPDX-License-Identifier: GPL-3.0-or-later
#include "story.h"

#include "fakes/fakekeychain.h"
#include "settings/keychainstore.h"
#include "settings/settings.h"
#include "ui/settings/settingsdialog.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/noticebar.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace recto;
using gui::Stage;
using gui::useService;

// What the window says of the model service, before a job and after it.
class TestServiceWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void nothingIsSaidWhereNothingIsSent();
    void theCostStandsBesideMakeCards();
    void theCostFollowsTheSettings();
    void aServiceThatIsNotSetUpLeadsToItsSettings();
    void whatLeftThisComputerIsInTheDetails();
    void aKeyForTheSessionIsSaidInTheWindow();

private:
    static QString cost(Stage &stage);
    static QStringList paint(Stage &stage, int count);
};

QString TestServiceWindow::cost(Stage &stage)
{
    auto *hint = stage.find<HintLabel>("costHint");
    return hint->isVisible() ? hint->text() : QString();
}

QStringList TestServiceWindow::paint(Stage &stage, int count)
{
    const QStringList cards{QStringLiteral("the capital of Norway = Oslo"),
                            QStringLiteral("the capital of Sweden = Stockholm"),
                            QStringLiteral("the capital of Finland = Helsinki"),
                            QStringLiteral("the capital of Iceland = Reykjavik")};
    QStringList files;
    for (int page = 1; page <= count; ++page)
        files.append(stage.page(QStringLiteral("page%1.png").arg(page), {cards.at(page - 1)}));
    return files;
}

void TestServiceWindow::nothingIsSaidWhereNothingIsSent()
{
    Stage stage;
    stage.drop(paint(stage, 1));
    TRY_COMPARE(stage.rows("pageList"), 1);
    QCOMPARE(cost(stage), QString());
}

void TestServiceWindow::theCostStandsBesideMakeCards()
{
    Stage stage;
    useService(stage);
    stage.drop(paint(stage, 4));
    TRY_COMPARE(stage.rows("pageList"), 4);
    TRY_VERIFY(cost(stage).startsWith(
        QLatin1String("The text of your pages is sent to models.example.org. About ")));
    const QString ofFour = cost(stage);
    auto *list = stage.find<QListView>("pageList");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(stage.rows("pageList"), 3);
    TRY_VERIFY(cost(stage) != ofFour);
}

void TestServiceWindow::theCostFollowsTheSettings()
{
    Stage stage;
    useService(stage);
    stage.drop(paint(stage, 2));
    TRY_COMPARE(stage.rows("pageList"), 2);
    TRY_VERIFY(cost(stage).contains(QLatin1String("tokens")));
    QVERIFY(!cost(stage).contains(QLatin1String("USD")));
    stage.find<QAction>("settingsAction")->trigger();
    stage.find<QDoubleSpinBox>("setting-inputPrice")->setValue(5);
    stage.find<QDoubleSpinBox>("setting-outputPrice")->setValue(20);
    stage.find<QDialog>("settingsDialog")->accept();
    TRY_VERIFY(cost(stage).contains(QLatin1String(" USD")));
}

void TestServiceWindow::aServiceThatIsNotSetUpLeadsToItsSettings()
{
    Stage stage;
    QVERIFY(stage.parts().settings->set(SettingKey::Generator, QStringLiteral("chat")));
    stage.drop(paint(stage, 1));
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    QCOMPARE(stage.shownPage(), QStringLiteral("pagesView"));
    QVERIFY(stage.find<NoticeBar>("noticeBar")->text().contains(QLatin1String("not set up yet")));
    stage.click("noticeAction0");
    QVERIFY(stage.find<QWidget>("settingsDialog")->isVisible());
    QVERIFY(stage.find<QWidget>("servicePage")->isVisible());
}

void TestServiceWindow::whatLeftThisComputerIsInTheDetails()
{
    Stage stage;
    useService(stage);
    stage.drop(paint(stage, 1));
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    TRY_VERIFY(stage.find<HintLabel>("trafficHint")
                   ->text()
                   .contains(QLatin1String("Sent to models.example.org: 3")));

    stage.find<QAction>("settingsAction")->trigger();
    stage.find<QTabWidget>("settingsTabs")->setCurrentIndex(int(SettingsDialog::Page::Usage));
    auto *list = stage.find<QTreeWidget>("trafficList");
    TRY_COMPARE(list->topLevelItemCount(), 1);
    const QTreeWidgetItem *job = list->topLevelItem(0);
    QCOMPARE(job->childCount(), 1);
    QCOMPARE(job->child(0)->text(0), QStringLiteral("models.example.org"));
    QCOMPARE(job->child(0)->text(1), QStringLiteral("3"));
    QVERIFY(job->text(4).startsWith(QLatin1String("11,532 tokens")));
    QVERIFY(stage.find<QLabel>("monthUsage")->text().contains(QLatin1String("11,532 tokens")));
    stage.find<QDoubleSpinBox>("setting-inputPrice")->setValue(1000); // and at once with its price
    QVERIFY(stage.find<QLabel>("monthUsage")->text().contains(QLatin1String("9.00 USD")));
}

void TestServiceWindow::aKeyForTheSessionIsSaidInTheWindow()
{
    Stage stage;
    auto keychain = std::make_shared<fakes::FakeKeychain>();
    keychain->setMood(fakes::FakeKeychain::Mood::Fails);
    stage.parts().secrets = std::make_shared<KeychainStore>(keychain, EnvironmentSecrets());
    stage.find<QAction>("settingsAction")->trigger();
    auto *presets = stage.find<QComboBox>("presetBox");
    presets->setCurrentIndex(presets->findData(QStringLiteral("openai")));
    emit presets->activated(presets->currentIndex());
    auto *key = stage.find<QLineEdit>("keyField");
    TRY_VERIFY(key->isEnabled());
    QTest::keyClicks(key, QStringLiteral("sk-test-9fA3kQ72hidden"));
    stage.find<QDialog>("settingsDialog")->accept();
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QLatin1String("kept until Recto closes")));
    QVERIFY(!notice->text().contains(QLatin1String("sk-test")));
}

QTEST_MAIN(TestServiceWindow)
#include "tst_servicewindow.moc"
