// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsstage.h"

#include "ui/widgets/hintlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace recto;
using gui::keptKey;
using gui::secretKey;
using gui::SettingsStage;
using Tab = SettingsDialog::Page;

// The settings as a person works them: values, the key, and what is said.
class TestSettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreKeptOnOkAndNotOnCancel();
    void whatIsWrongStandsBesideItsField();
    void presetsFillInTheAddress();
    void azureAsksForDeployments();
    void offlineOnlySwitchesTheServiceOff();
    void choosingTheServiceLeadsToWhereItIsSetUp();
    void aSentenceSaysWhatIsSentWhere();
    void aLimitNeedsPrices();
    void anUnencryptedAddressIsWarnedOf();
    void localServersAreOfferedWhenTheirPageIsShown();
    void localServersAreNotLookedForOffline();
    void theKeyIsInTheKeychainAndNowhereElse();
    void cancelKeepsNoKey();
    void aKeyIsRemovedByOk();
    void aKeyThatCantBeOneIsRefused();
    void withoutAKeychainTheKeyIsForTheSessionAndSaidSo();
    void aKeyOfTheEnvironmentIsExplained();
    void aKeyOfAnotherServiceIsNotOffered();
    void aKeychainThatHangsHoldsUpNothing();
    void closingDoesNotWaitForTheKeychain();
};

void TestSettingsDialog::valuesAreKeptOnOkAndNotOnCancel()
{
    SettingsStage stage;
    stage.find<QDoubleSpinBox>("setting-maxChunk")->setValue(2000);
    stage.choose("setting-fallback", QStringLiteral("offline"));
    stage.type("setting-currency", QStringLiteral("EUR"));
    stage.press(QDialogButtonBox::Cancel);
    QCOMPARE(stage.dialog()->result(), int(QDialog::Rejected));
    QCOMPARE(stage.settings().integer(SettingKey::MaxChunk), 3000);
    stage.closeDialog();

    stage.find<QDoubleSpinBox>("setting-maxChunk")->setValue(2000);
    stage.choose("setting-fallback", QStringLiteral("offline"));
    stage.type("setting-currency", QStringLiteral("EUR"));
    stage.find<QDoubleSpinBox>("setting-inputPrice")->setValue(0.075);
    stage.press(QDialogButtonBox::Ok);
    QCOMPARE(stage.dialog()->result(), int(QDialog::Accepted));
    const Settings again(stage.folder() + QStringLiteral("/settings"));
    QCOMPARE(again.integer(SettingKey::MaxChunk), 2000);
    QCOMPARE(again.text(SettingKey::Fallback), QStringLiteral("offline"));
    QCOMPARE(again.text(SettingKey::Currency), QStringLiteral("EUR"));
    QCOMPARE(again.number(SettingKey::InputPrice), 0.075);
}

void TestSettingsDialog::whatIsWrongStandsBesideItsField()
{
    SettingsStage stage;
    stage.fillIn({});
    stage.type("setting-baseUrl", QStringLiteral("https://me:hidden@models.example.org/v1"));
    stage.show(Tab::General);
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.dialog()->isVisible());
    QCOMPARE(stage.find<QTabWidget>("settingsTabs")->currentIndex(), int(Tab::Service));
    QVERIFY(stage.hint("problem-baseUrl").contains(QLatin1String("without a password")));
    QVERIFY(stage.find<QLineEdit>("setting-baseUrl")->hasFocus());
    QVERIFY(stage.settings().text(SettingKey::BaseUrl).isEmpty());

    stage.type("setting-baseUrl", QStringLiteral("https://models.example.org/v1"));
    QCOMPARE(stage.hint("problem-baseUrl"), QString());
    stage.press(QDialogButtonBox::Ok);
    QCOMPARE(stage.settings().text(SettingKey::BaseUrl),
             QStringLiteral("https://models.example.org/v1"));
}

void TestSettingsDialog::presetsFillInTheAddress()
{
    SettingsStage stage;
    stage.show(Tab::Service);
    QVERIFY(!stage.find<QLineEdit>("setting-baseUrl")->isVisible()); // nothing to fill in yet
    stage.choose("presetBox", QStringLiteral("openrouter"));
    QVERIFY(stage.find<QLineEdit>("setting-baseUrl")->isVisible());
    QCOMPARE(stage.find<QLineEdit>("setting-baseUrl")->text(),
             QStringLiteral("https://openrouter.ai/api/v1"));
    QCOMPARE(stage.find<QDoubleSpinBox>("setting-firstByteTimeout")->value(), 120.0);

    // A model on this computer is loaded first, and answers one after another.
    stage.choose("presetBox", QStringLiteral("ollama"));
    QCOMPARE(stage.find<QDoubleSpinBox>("setting-firstByteTimeout")->value(), 600.0);
    QCOMPARE(stage.find<QDoubleSpinBox>("setting-requestConcurrency")->value(), 1.0);
    stage.type("setting-baseUrl", QStringLiteral("https://api.openai.com/v1"));
    QCOMPARE(stage.find<QComboBox>("presetBox")->currentData().toString(),
             QStringLiteral("openai"));

    stage.choose("presetBox", QString());
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.settings().text(SettingKey::BaseUrl).isEmpty());
}

void TestSettingsDialog::azureAsksForDeployments()
{
    SettingsStage stage;
    stage.show(Tab::Service);
    stage.choose("presetBox", QStringLiteral("azure"));
    QVERIFY(stage.hint("addressHint").contains(QLatin1String("deployments")));
    // As the portal gives it.
    stage.type("setting-baseUrl",
               QStringLiteral("https://me.openai.azure.com/openai/deployments/mine/chat/"
                              "completions?api-version=2024-10-21"));
    QTest::keyClick(stage.find<QLineEdit>("setting-baseUrl"), Qt::Key_Tab);
    QCOMPARE(stage.find<QLineEdit>("setting-baseUrl")->text(),
             QStringLiteral("https://me.openai.azure.com/openai/v1"));
    QCOMPARE(stage.find<QComboBox>("setting-model")->currentText(), QStringLiteral("mine"));
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.settings().flag(SettingKey::Azure));
    stage.closeDialog();

    QCOMPARE(stage.find<QComboBox>("presetBox")->currentData().toString(), QStringLiteral("azure"));
    stage.choose("presetBox", QStringLiteral("openai"));
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(!stage.settings().flag(SettingKey::Azure));
}

void TestSettingsDialog::offlineOnlySwitchesTheServiceOff()
{
    SettingsStage stage;
    stage.fillIn({});
    stage.service().setHanging(true);
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 1);
    stage.find<QCheckBox>("setting-offlineOnly")->click();
    QTRY_COMPARE(stage.service().stopped(), 1);
    QVERIFY(!stage.find<QComboBox>("presetBox")->isEnabled());
    QVERIFY(!stage.find<QPushButton>("testButton")->isEnabled());
    QVERIFY(stage.hint("offlineHint").contains(QLatin1String("Nothing is sent")));
    stage.choose("setting-generator", QStringLiteral("chat"));
    QVERIFY(stage.hint("privacyHint").contains(QStringLiteral("“Offline only” is switched on")));
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.settings().flag(SettingKey::OfflineOnly));
}

void TestSettingsDialog::choosingTheServiceLeadsToWhereItIsSetUp()
{
    SettingsStage stage;
    stage.show(Tab::Cards);
    QVERIFY(!stage.find<QPushButton>("setUpServiceButton")->isVisible());
    stage.choose("setting-generator", QStringLiteral("chat"));
    QVERIFY(stage.hint("privacyHint").contains(QLatin1String("not set up yet")));
    stage.click("setUpServiceButton");
    QCOMPARE(stage.find<QTabWidget>("settingsTabs")->currentIndex(), int(Tab::Service));
    QVERIFY(stage.hint("problem-azure").contains(QLatin1String("Choose the service")));

    // OK leads there, too, as long as something is missing.
    stage.choose("presetBox", QStringLiteral("openai"));
    stage.show(Tab::Cards);
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.dialog()->isVisible());
    QVERIFY(stage.hint("problem-model").contains(QLatin1String("Choose the model")));
    stage.type("setting-model", QStringLiteral("small-model"));
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(!stage.dialog()->isVisible());
    QCOMPARE(stage.settings().text(SettingKey::Generator), QStringLiteral("chat"));
}

void TestSettingsDialog::aSentenceSaysWhatIsSentWhere()
{
    SettingsStage stage;
    QVERIFY(stage.hint("privacyHint").contains(QLatin1String("nothing is sent")));
    stage.fillIn({});
    stage.choose("setting-generator", QStringLiteral("chat"));
    QCOMPARE(stage.hint("privacyHint"),
             QStringLiteral("The text of your pages is sent to api.openai.com."));
    stage.type("setting-visionModel", QStringLiteral("seeing-model"));
    stage.choose("setting-ocrEngine", QStringLiteral("vision"));
    QCOMPARE(stage.hint("privacyHint"),
             QStringLiteral("Pictures of your pages and their text are sent to api.openai.com."));
    stage.choose("presetBox", QStringLiteral("ollama"));
    QVERIFY(stage.hint("privacyHint")
                .endsWith(QLatin1String("sent to Ollama on this computer. Nothing leaves it.")));
}

void TestSettingsDialog::aLimitNeedsPrices()
{
    SettingsStage stage;
    stage.fillIn({});
    stage.choose("setting-generator", QStringLiteral("chat"));
    stage.find<QDoubleSpinBox>("setting-spendingCap")->setValue(2);
    stage.press(QDialogButtonBox::Ok);
    QCOMPARE(stage.find<QTabWidget>("settingsTabs")->currentIndex(), int(Tab::Usage));
    QVERIFY(stage.hint("problem-inputPrice").contains(QLatin1String("needs the prices")));
    stage.find<QDoubleSpinBox>("setting-inputPrice")->setValue(2.5);
    stage.press(QDialogButtonBox::Ok);
    QCOMPARE(stage.settings().number(SettingKey::SpendingCap), 2.0);
}

void TestSettingsDialog::anUnencryptedAddressIsWarnedOf()
{
    SettingsStage stage;
    stage.fillIn({});
    QCOMPARE(stage.hint("addressHint"), QString());
    stage.type("setting-baseUrl", QStringLiteral("http://models.example.org/v1"));
    QVERIFY(stage.hint("addressHint").contains(QLatin1String("A key is not sent like this")));
    stage.type("setting-baseUrl", QStringLiteral("http://192.168.1.7:8080/v1"));
    QVERIFY(stage.hint("addressHint").contains(QLatin1String("others in your network")));
    stage.type("setting-baseUrl", QStringLiteral("http://127.0.0.1:9000/v1"));
    QVERIFY(stage.hint("addressHint").contains(QLatin1String("on this computer")));
}

void TestSettingsDialog::localServersAreOfferedWhenTheirPageIsShown()
{
    SettingsStage stage;
    stage.localServices = {{QStringLiteral("Ollama"),
                            QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                            {QStringLiteral("nomic-embed-text"), QStringLiteral("llama3.2")}}};
    stage.dialog();
    QCOMPARE(stage.searches.load(), 0);
    stage.show(Tab::Service);
    QTRY_VERIFY(stage.find<QPushButton>("useLocal0"));
    QVERIFY(stage.find<QPushButton>("useLocal0")->text().contains(QLatin1String("Ollama")));
    stage.click("useLocal0");
    QCOMPARE(stage.find<QComboBox>("presetBox")->currentData().toString(),
             QStringLiteral("ollama"));
    QCOMPARE(stage.find<QLineEdit>("setting-baseUrl")->text(),
             QStringLiteral("http://127.0.0.1:11434/v1"));
    QCOMPARE(stage.find<QComboBox>("setting-model")->currentText(), QStringLiteral("llama3.2"));
    QCOMPARE(stage.find<QComboBox>("setting-model")->count(), 2);
    stage.show(Tab::General);
    stage.show(Tab::Service);
    QCOMPARE(stage.searches.load(), 1);
}

void TestSettingsDialog::localServersAreNotLookedForOffline()
{
    SettingsStage stage;
    QVERIFY(stage.settings().set(SettingKey::OfflineOnly, QStringLiteral("true")));
    stage.show(Tab::Service);
    QCOMPARE(stage.searches.load(), 0);
    stage.find<QCheckBox>("setting-offlineOnly")->click();
    QTRY_COMPARE(stage.searches.load(), 1);
}

void TestSettingsDialog::theKeyIsInTheKeychainAndNowhereElse()
{
    SettingsStage stage;
    stage.fillIn(secretKey + u' '); // as it is pasted
    QCOMPARE(stage.find<QLineEdit>("keyField")->echoMode(), QLineEdit::Password);
    QVERIFY(stage.everyWord().contains(secretKey)); // else what follows would prove nothing
    stage.press(QDialogButtonBox::Ok);
    QTRY_COMPARE(stage.dialog()->result(), int(QDialog::Accepted));
    QCOMPARE(stage.keychain().entries().values(), QStringList(keptKey));
    QVERIFY(!stage.everyWord().contains(secretKey));
    QVERIFY(stage.sessionNotices.isEmpty());
    stage.closeDialog();

    stage.show(Tab::Service);
    QTRY_VERIFY(stage.hint("keyHint").contains(QStringLiteral("in this computer’s keychain")));
    QVERIFY(stage.find<QPushButton>("removeKeyButton")->isVisible());
    QVERIFY(!stage.everyWord().contains(secretKey));
    QDirIterator files(stage.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(secretKey.toUtf8()), qPrintable(file.fileName()));
        ++read;
    }
    QVERIFY(read > 0);
}

void TestSettingsDialog::cancelKeepsNoKey()
{
    SettingsStage stage;
    stage.fillIn(secretKey);
    stage.press(QDialogButtonBox::Cancel);
    stage.closeDialog();
    QVERIFY(stage.keychain().entries().isEmpty());
}

void TestSettingsDialog::aKeyIsRemovedByOk()
{
    SettingsStage stage;
    stage.keychain().put(QStringLiteral("openai"), keptKey);
    stage.fillIn({});
    stage.click("removeKeyButton");
    QVERIFY(stage.hint("keyHint").contains(QLatin1String("removed when you press OK")));
    stage.press(QDialogButtonBox::Cancel);
    QCOMPARE(stage.keychain().entries().size(), 1);
    stage.closeDialog();

    stage.fillIn({});
    stage.click("removeKeyButton");
    stage.click("removeKeyButton"); // keep it after all
    stage.click("removeKeyButton");
    stage.press(QDialogButtonBox::Ok);
    QTRY_COMPARE(stage.dialog()->result(), int(QDialog::Accepted));
    QVERIFY(stage.keychain().entries().isEmpty());
}

void TestSettingsDialog::aKeyThatCantBeOneIsRefused()
{
    SettingsStage stage;
    stage.fillIn(QStringLiteral("sk two words"));
    stage.press(QDialogButtonBox::Ok);
    QVERIFY(stage.dialog()->isVisible());
    QVERIFY(stage.hint("keyHint").contains(QLatin1String("without spaces")));
    QVERIFY(stage.keychain().entries().isEmpty());
}

void TestSettingsDialog::withoutAKeychainTheKeyIsForTheSessionAndSaidSo()
{
    SettingsStage stage;
    stage.keychain().setMood(fakes::FakeKeychain::Mood::Fails);
    stage.fillIn({});
    QVERIFY(stage.hint("keyHint").contains(QLatin1String("kept until Recto closes")));
    QVERIFY(stage.hint("keyHint").contains(QLatin1String("no bus"))); // why
    stage.type("keyField", secretKey);
    stage.press(QDialogButtonBox::Ok);
    QTRY_COMPARE(stage.dialog()->result(), int(QDialog::Accepted));
    QCOMPARE(stage.sessionNotices, QStringList(QStringLiteral("no bus")));
    stage.closeDialog();

    stage.show(Tab::Service);
    QTRY_VERIFY(
        stage.hint("keyHint").startsWith(QLatin1String("The key is kept until Recto closes")));
    QCOMPARE(stage.find<HintLabel>("keyHint")->kind(), HintLabel::Kind::Problem);
}

void TestSettingsDialog::aKeyOfTheEnvironmentIsExplained()
{
    SettingsStage stage;
    stage.giveByEnvironment(secretKey);
    stage.show(Tab::Service);
    stage.choose("presetBox", QStringLiteral("openai"));
    QTRY_VERIFY(stage.hint("keyHint").contains(QLatin1String("RECTO_OPENAI_API_KEY")));
    QVERIFY(!stage.find<QLineEdit>("keyField")->isEnabled());
    QVERIFY(!stage.find<QPushButton>("removeKeyButton")->isVisible());
    QVERIFY(!stage.everyWord().contains(secretKey));
    stage.click("testButton"); // the trial uses it
    QTRY_COMPARE(stage.service().trials().size(), 1);
    QCOMPARE(stage.service().trials().first().endpoint.key, secretKey);
}

void TestSettingsDialog::aKeyOfAnotherServiceIsNotOffered()
{
    SettingsStage stage;
    stage.keychain().put(QStringLiteral("openai"), keptKey);
    stage.fillIn({});
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 1);
    QCOMPARE(stage.service().trials().last().endpoint.key, secretKey);
    stage.choose("presetBox", QStringLiteral("openrouter"));
    QVERIFY(stage.hint("keyHint").contains(
        QLatin1String("The key of api.openai.com is kept and is not sent")));
    QTRY_VERIFY(stage.find<QPushButton>("testButton")->isVisible());
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 2);
    QVERIFY(stage.service().trials().last().endpoint.key.isEmpty());
}

void TestSettingsDialog::aKeychainThatHangsHoldsUpNothing()
{
    SettingsStage stage;
    stage.keychain().setMood(fakes::FakeKeychain::Mood::Hangs);
    stage.show(Tab::Service);
    stage.choose("presetBox", QStringLiteral("openai"));
    QVERIFY(stage.hint("keyHint").contains(QLatin1String("Looking for a key")));
    stage.press(QDialogButtonBox::Cancel); // while it is asked
    QVERIFY(!stage.dialog()->isVisible());
    stage.keychain().answerLate();
}

void TestSettingsDialog::closingDoesNotWaitForTheKeychain()
{
    SettingsStage stage(std::chrono::minutes(2)); // longer than a test may take
    stage.keychain().setMood(fakes::FakeKeychain::Mood::Hangs);
    stage.show(SettingsDialog::Page::Service);
    QTRY_COMPARE(stage.keychain().calls(), 1);
    stage.closeDialog();
    stage.workers().wait();
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
