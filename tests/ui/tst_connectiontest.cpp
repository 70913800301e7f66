// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsstage.h"

#include "ui/widgets/hintlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace recto;
using gui::secretKey;
using gui::SettingsStage;

// *Test Connection* as a person sees it.
class TestConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWorksIsSaidInPlainWords();
    void whatIsEnteredIsTried();
    void withoutAModelItsListIsOffered();
    void aWrongKeyIsSaidOnce();
    void aServerThatIsNotThereIsSaid();
    void whatAModelCantDoIsSaid();
    void aTrialThatHangsIsStoppedAtOnce();
    void closingStopsTheTrial();
    void whatWasFoundGoesWithWhatWasTried();
};

namespace {

ServiceReport goodReport()
{
    ServiceReport report;
    report.models = QStringList{QStringLiteral("large-model"), QStringLiteral("small-model")};
    report.text = Status();
    report.schema = Status();
    report.images = Status();
    return report;
}

void tryIt(SettingsStage &stage, const ServiceReport &report)
{
    stage.service().setReport(report);
    stage.fillIn(secretKey);
    stage.click("testButton");
    QTRY_VERIFY(stage.find<QPushButton>("testButton")->isVisible());
    QCOMPARE(stage.service().trials().size(), 1);
}

} // namespace

void TestConnectionTest::whatWorksIsSaidInPlainWords()
{
    SettingsStage stage;
    tryIt(stage, goodReport());
    QVERIFY(stage.hint("testModels").startsWith(QLatin1String("Connected: 2")));
    QCOMPARE(stage.hint("testText"), QStringLiteral("Answers."));
    QCOMPARE(stage.hint("testSchema"), QStringLiteral("Keeps to the form of cards."));
    QCOMPARE(stage.hint("testImages"), QStringLiteral("Reads pictures."));
    QCOMPARE(stage.find<HintLabel>("testImages")->kind(), HintLabel::Kind::Good);
    auto *models = stage.find<QComboBox>("setting-model");
    QCOMPARE(models->count(), 2);
    QCOMPARE(models->currentText(), QStringLiteral("small-model")); // as it was
}

void TestConnectionTest::whatIsEnteredIsTried()
{
    SettingsStage stage;
    stage.service().setReport(goodReport());
    stage.fillIn(secretKey);
    stage.type("setting-visionModel", QStringLiteral("seeing-model"));
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 1);
    const auto trial = stage.service().trials().first();
    QCOMPARE(trial.endpoint.baseUrl, QUrl(QStringLiteral("https://api.openai.com/v1")));
    QCOMPARE(trial.endpoint.key, secretKey);
    QCOMPARE(trial.endpoint.model, QStringLiteral("small-model"));
    QCOMPARE(trial.visionModel, QStringLiteral("seeing-model"));
    QVERIFY(stage.keychain().entries().isEmpty()); // tried, not kept
    QVERIFY(stage.settings().text(SettingKey::BaseUrl).isEmpty());
}

void TestConnectionTest::withoutAModelItsListIsOffered()
{
    SettingsStage stage;
    ServiceReport report;
    report.models = QStringList{QStringLiteral("large-model"), QStringLiteral("small-model")};
    stage.service().setReport(report);
    stage.fillIn(secretKey);
    stage.type("setting-model", {});
    stage.click("testButton");
    QTRY_COMPARE(stage.find<QComboBox>("setting-model")->count(), 2);
    QVERIFY(
        stage.hint("problem-model").contains(QLatin1String("Choose the model, then test again")));
    QVERIFY(stage.hint("testModels").startsWith(QLatin1String("Connected: 2")));
    QCOMPARE(stage.hint("testText"), QString());
}

void TestConnectionTest::aWrongKeyIsSaidOnce()
{
    SettingsStage stage;
    ServiceReport report;
    const Error wrong{ErrorKind::KeyRejected, QStringLiteral("api.openai.com"),
                      QStringLiteral("HTTP 401")};
    report.models = wrong;
    report.text = Status(wrong);
    tryIt(stage, report);
    QVERIFY(stage.hint("testModels").contains(QLatin1String("did not accept the key")));
    QCOMPARE(stage.find<HintLabel>("testModels")->kind(), HintLabel::Kind::Problem);
    QCOMPARE(stage.hint("testText"), QString());
}

void TestConnectionTest::aServerThatIsNotThereIsSaid()
{
    SettingsStage stage;
    ServiceReport report;
    const Error gone{ErrorKind::ConnectionFailed, QStringLiteral("api.openai.com"),
                     QStringLiteral("refused")};
    report.models = gone;
    report.text = Status(gone);
    report.images = Status(gone);
    tryIt(stage, report);
    QVERIFY(stage.hint("testModels").contains(QLatin1String("api.openai.com")));
    QCOMPARE(stage.hint("testText") + stage.hint("testSchema") + stage.hint("testImages"),
             QString());
}

void TestConnectionTest::whatAModelCantDoIsSaid()
{
    SettingsStage stage;
    ServiceReport report = goodReport();
    report.schema = Status(Error{ErrorKind::BadAnswer, QStringLiteral("api.openai.com"), {}});
    report.images = Status(Error{ErrorKind::BadRequest, QStringLiteral("api.openai.com"), {}});
    tryIt(stage, report);
    QVERIFY(
        stage.hint("testSchema").startsWith(QStringLiteral("Doesn’t keep to the form of cards")));
    QVERIFY(stage.hint("testImages").startsWith(QStringLiteral("Doesn’t read pictures")));
    QCOMPARE(stage.find<HintLabel>("testImages")->kind(), HintLabel::Kind::Problem);
}

void TestConnectionTest::aTrialThatHangsIsStoppedAtOnce()
{
    SettingsStage stage;
    stage.service().setReport(goodReport());
    stage.service().setHanging(true);
    stage.fillIn(secretKey);
    stage.click("testButton");
    QVERIFY(stage.find<QProgressBar>("testProgress")->isVisible());
    QVERIFY(stage.find<QLabel>("testDoing")->text().contains(QLatin1String("api.openai.com")));
    QTRY_COMPARE(stage.service().trials().size(), 1);
    stage.click("stopTestButton");
    QVERIFY(!stage.find<QProgressBar>("testProgress")
                 ->isVisible()); // at once, whatever the worker does
    QCOMPARE(stage.hint("testModels"), QStringLiteral("Stopped."));
    QTRY_COMPARE(stage.service().stopped(), 1);

    stage.service().setHanging(false);
    stage.click("testButton"); // and again
    QTRY_COMPARE(stage.hint("testText"), QStringLiteral("Answers."));
}

void TestConnectionTest::closingStopsTheTrial()
{
    SettingsStage stage;
    stage.service().setHanging(true);
    stage.fillIn(secretKey);
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 1);
    stage.press(QDialogButtonBox::Cancel);
    QTRY_COMPARE(stage.service().stopped(), 1);

    stage.closeDialog();
    stage.fillIn(secretKey);
    stage.click("testButton");
    QTRY_COMPARE(stage.service().trials().size(), 2);
    stage.closeDialog(); // destroyed while it asks
    QTRY_COMPARE(stage.service().stopped(), 2);
}

void TestConnectionTest::whatWasFoundGoesWithWhatWasTried()
{
    SettingsStage stage;
    tryIt(stage, goodReport());
    stage.type("setting-baseUrl", QStringLiteral("https://models.example.org/v1"));
    QCOMPARE(stage.hint("testText"), QString());
}

QTEST_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
