// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the settings, as a list. Each is reached for real, in English, in
// German with large text and in words longer than any, and must fit where it is
// shown; with RECTO_SCREENSHOTS=DIR its pictures are written there.
#include "settingsstage.h"

#include "clipped.h"
#include "library/jobjournal.h"
#include "looks.h"
#include "mnemonics.h"
#include "nameless.h"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTranslator>
#include <QTreeWidget>

#include <functional>

using namespace recto;
using gui::keptKey;
using gui::Look;
using gui::secretKey;
using gui::SettingsStage;
using Tab = SettingsDialog::Page;

namespace {

using Arrange = std::function<void(SettingsStage &)>;

// Every text a third longer, as German is.
class LongTranslator : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                    int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + text.left(static_cast<int>(text.size()) / 3).remove(u'%').remove(u'&');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

void offerLocal(SettingsStage &stage)
{
    const QStringList models{QStringLiteral("llama3.2:3b"), QStringLiteral("qwen2.5vl:7b")};
    stage.localServices
        = {{QStringLiteral("Ollama"), QUrl(QStringLiteral("http://127.0.0.1:11434/v1")), models},
           {QStringLiteral("LM Studio"), QUrl(QStringLiteral("http://127.0.0.1:1234/v1")), models}};
    stage.show(Tab::Service);
    QTRY_VERIFY(stage.find<QPushButton>("useLocal1"));
}

void tested(SettingsStage &stage, bool good)
{
    ServiceReport report;
    if (good) {
        report.models = QStringList{QStringLiteral("large-model"), QStringLiteral("small-model")};
        report.text = Status();
        report.schema = Status();
        report.images = Status(Error{ErrorKind::BadRequest, QStringLiteral("api.openai.com"), {}});
    } else {
        const Error wrong{ErrorKind::KeyRejected, QStringLiteral("api.openai.com"), {}};
        report.models = wrong;
        report.text = Status(wrong);
    }
    stage.service().setReport(report);
    stage.fillIn(secretKey);
    stage.type("setting-visionModel", QStringLiteral("seeing-model"));
    stage.click("testButton");
    QTRY_VERIFY(stage.find<QPushButton>("testButton")->isVisible());
}

void used(SettingsStage &stage)
{
    bool entered = false;
    stage.library()->ask(
        stage.dialog(),
        [](Library &library) -> Status {
            JobJournal journal(library);
            for (const char *title : {"The Cell", "The Constitutional Convention"}) {
                const auto job = journal.jobs.create({}, {Page{}}, QLatin1String(title));
                if (!job)
                    return job.error();
                const Status named = journal.jobs.setTitle(job->id, QLatin1String(title));
                const Status sent = journal.usage.addTraffic(
                    job->id, QStringLiteral("api.openai.com"), {12, 184'000, 31'000});
                const Status paid = journal.usage.add(job->id, {12, 9'000, 2'532});
                if (!named || !sent || !paid)
                    return !named ? named : !sent ? sent : paid;
            }
            return {};
        },
        [&entered](const Status &status) { entered = status.ok(); });
    QTRY_VERIFY(entered);
    stage.find<QDoubleSpinBox>("setting-inputPrice")->setValue(2.5);
    stage.find<QDoubleSpinBox>("setting-outputPrice")->setValue(10);
    stage.show(Tab::Usage);
    QTRY_COMPARE(stage.find<QTreeWidget>("trafficList")->topLevelItemCount(), 2);
}

const QList<std::pair<const char *, Arrange>> &settingsStates()
{
    static const QList<std::pair<const char *, Arrange>> states{
        {"general", [](SettingsStage &stage) { stage.show(Tab::General); }},
        {"cards", [](SettingsStage &stage) { stage.show(Tab::Cards); }},
        {"cards-not-set-up",
         [](SettingsStage &stage) {
             stage.show(Tab::Cards);
             stage.choose("setting-generator", QStringLiteral("chat"));
         }},
        {"cards-service",
         [](SettingsStage &stage) {
             stage.fillIn({});
             stage.type("setting-visionModel", QStringLiteral("seeing-model"));
             stage.choose("setting-generator", QStringLiteral("chat"));
             stage.choose("setting-ocrEngine", QStringLiteral("mixed"));
             stage.show(Tab::Cards);
         }},
        {"service-none", [](SettingsStage &stage) { stage.show(Tab::Service); }},
        {"service-found", offerLocal},
        {"service-local",
         [](SettingsStage &stage) {
             offerLocal(stage);
             stage.click("useLocal0");
         }},
        {"service-testing",
         [](SettingsStage &stage) {
             stage.service().setHanging(true);
             stage.fillIn(secretKey);
             stage.click("testButton");
         }},
        {"service-tested", [](SettingsStage &stage) { tested(stage, true); }},
        {"service-wrong-key", [](SettingsStage &stage) { tested(stage, false); }},
        {"service-azure",
         [](SettingsStage &stage) {
             stage.show(Tab::Service);
             stage.choose("presetBox", QStringLiteral("azure"));
         }},
        {"service-session",
         [](SettingsStage &stage) {
             stage.keychain().setMood(fakes::FakeKeychain::Mood::Fails);
             stage.fillIn({});
         }},
        {"service-kept",
         [](SettingsStage &stage) {
             stage.keychain().put(QStringLiteral("openai"), keptKey);
             stage.fillIn({});
         }},
        {"service-environment",
         [](SettingsStage &stage) {
             stage.giveByEnvironment(secretKey);
             stage.show(Tab::Service);
             stage.choose("presetBox", QStringLiteral("openai"));
             QTRY_VERIFY(stage.hint("keyHint").contains(QLatin1String("RECTO")));
         }},
        {"service-offline",
         [](SettingsStage &stage) {
             stage.fillIn({});
             stage.find<QCheckBox>("setting-offlineOnly")->click();
         }},
        {"service-wrong-address",
         [](SettingsStage &stage) {
             stage.fillIn({});
             stage.type("setting-baseUrl", QStringLiteral("models example"));
             stage.press(QDialogButtonBox::Ok);
         }},
        {"usage-nothing", [](SettingsStage &stage) { stage.show(Tab::Usage); }},
        {"usage", used},
    };
    return states;
}

} // namespace

class TestSettingsStates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyStateIsReachedAndFits_data();
    void everyStateIsReachedAndFits();
    void pictures_data();
    void pictures();

private:
    static void fits(SettingsDialog &dialog);

    QString m_folder = qEnvironmentVariable("RECTO_SCREENSHOTS");
    QString m_language = qEnvironmentVariable("RECTO_SCREENSHOT_LANGUAGE", QStringLiteral("en"));
};

void TestSettingsStates::initTestCase()
{
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
}

static void arrange(SettingsStage &stage, const QString &state)
{
    for (const auto &[name, lead] : settingsStates()) {
        if (state == QLatin1String(name))
            lead(stage);
    }
    QTest::qWait(50); // wrapped texts find their height
}

void TestSettingsStates::everyStateIsReachedAndFits_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language"); // "long": of longer words than any
    QTest::addColumn<double>("text");
    for (const auto &[name, lead] : settingsStates()) {
        QTest::newRow(name) << QString::fromLatin1(name) << QStringLiteral("en") << 1.0;
        QTest::addRow("%s-long", name)
            << QString::fromLatin1(name) << QStringLiteral("long") << 1.0;
        QTest::addRow("%s-de-large", name)
            << QString::fromLatin1(name) << QStringLiteral("de") << 1.5;
    }
}

void TestSettingsStates::everyStateIsReachedAndFits()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(double, text);
    const bool lengthened = language == QLatin1String("long");
    Look::Choice choice;
    choice.language = lengthened ? QStringLiteral("en") : language;
    choice.text = text;
    const Look look(choice);
    LongTranslator longer;
    if (lengthened)
        QApplication::installTranslator(&longer);
    SettingsStage stage;
    arrange(stage, state);
    if (QTest::currentTestFailed())
        return;
    if (text == 1)
        fits(*stage.dialog());
    for (const QStringList &found :
         {gui::namelessIn(stage.dialog()), gui::sharedMnemonicsIn(stage.dialog()),
          gui::clippedIn(stage.dialog())})
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));
}

// On a screen of 1024 × 600 with a title bar, and nothing is cut at a side.
void TestSettingsStates::fits(SettingsDialog &dialog)
{
    QVERIFY2(
        dialog.minimumSizeHint().height() <= 560 && dialog.width() <= 1000,
        qPrintable(
            QStringLiteral("%1 × %2").arg(dialog.width()).arg(dialog.minimumSizeHint().height())));
    const auto *area
        = qobject_cast<QScrollArea *>(dialog.findChild<QTabWidget *>()->currentWidget());
    QVERIFY(area);
    QVERIFY2(area->widget()->width() <= area->viewport()->width(),
             qPrintable(QStringLiteral("page %1, room %2")
                            .arg(area->widget()->width())
                            .arg(area->viewport()->width())));
}

void TestSettingsStates::pictures_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("palette");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<double>("text");
    if (m_folder.isEmpty())
        QSKIP("Pictures are made with RECTO_SCREENSHOTS=DIR.");
    for (const auto &[name, lead] : settingsStates()) {
        const QString state = QString::fromLatin1(name);
        QTest::newRow(name) << state << QString() << false << 1.0;
        QTest::addRow("%s-dark", name) << state << QStringLiteral("dark") << false << 1.0;
        QTest::addRow("%s-contrast", name) << state << QStringLiteral("contrast") << false << 1.0;
        QTest::addRow("%s-mirrored", name) << state << QString() << true << 1.0;
        QTest::addRow("%s-large", name) << state << QString() << false << 1.75;
    }
}

void TestSettingsStates::pictures()
{
    QFETCH(QString, state);
    QFETCH(QString, palette);
    QFETCH(bool, mirrored);
    QFETCH(double, text);
    Look::Choice choice;
    choice.language = m_language;
    choice.palette = palette;
    choice.mirrored = mirrored;
    choice.text = text;
    const Look look(choice);
    SettingsStage stage;
    arrange(stage, state);
    QVERIFY(stage.dialog()->grab().save(m_folder + u'/' + QLatin1String(QTest::currentDataTag())
                                        + QStringLiteral(".png")));
}

QTEST_MAIN(TestSettingsStates)
#include "tst_settingsstates.moc"
