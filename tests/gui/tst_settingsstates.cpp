// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the settings, as a list. Each is reached for real and must fit
// where it is shown; with RECTO_SCREENSHOTS=DIR its picture is written there.
#include "settingsstage.h"

#include "library/jobjournal.h"
#include "nameless.h"
#include "palettes.h"
#include "translations.h"

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
using gui::secretKey;
using gui::SettingsStage;
using Tab = SettingsDialog::Page;

namespace {

using Arrange = std::function<void(SettingsStage &)>;

// Every text a third longer, as German is.
class LongTranslator : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + text.left(static_cast<int>(text.size()) / 3).remove(u'%').remove(u'&');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

void offerLocal(SettingsStage &stage)
{
    const QStringList models {QStringLiteral("llama3.2:3b"), QStringLiteral("qwen2.5vl:7b")};
    stage.localServices = {{QStringLiteral("Ollama"), QUrl(QStringLiteral("http://127.0.0.1:11434/v1")), models},
                           {QStringLiteral("LM Studio"), QUrl(QStringLiteral("http://127.0.0.1:1234/v1")), models}};
    stage.show(Tab::Service);
    QTRY_VERIFY(stage.find<QPushButton>("useLocal1"));
}

void tested(SettingsStage &stage, bool good)
{
    ServiceReport report;
    if (good) {
        report.models = QStringList {QStringLiteral("large-model"), QStringLiteral("small-model")};
        report.text = Status();
        report.schema = Status();
        report.images = Status(Error {ErrorKind::BadRequest, QStringLiteral("api.openai.com"), {}});
    } else {
        const Error wrong {ErrorKind::KeyRejected, QStringLiteral("api.openai.com"), {}};
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
                const auto job = journal.create({}, {Page {}}, QLatin1String(title));
                if (!job)
                    return job.error();
                const Status named = journal.setTitle(job->id, QLatin1String(title));
                const Status sent = journal.addTraffic(job->id, QStringLiteral("api.openai.com"), {12, 184'000, 31'000});
                const Status paid = journal.addUsage(job->id, {12, 9'000, 2'532});
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
    static const QList<std::pair<const char *, Arrange>> states {
        {"general", [](SettingsStage &stage) { stage.show(Tab::General); }},
        {"cards", [](SettingsStage &stage) { stage.show(Tab::Cards); }},
        {"cards-not-set-up", [](SettingsStage &stage) {
            stage.show(Tab::Cards);
            stage.choose("setting-generator", QStringLiteral("chat"));
        }},
        {"cards-service", [](SettingsStage &stage) {
            stage.fillIn({});
            stage.type("setting-visionModel", QStringLiteral("seeing-model"));
            stage.choose("setting-generator", QStringLiteral("chat"));
            stage.choose("setting-ocrEngine", QStringLiteral("mixed"));
            stage.show(Tab::Cards);
        }},
        {"service-none", [](SettingsStage &stage) { stage.show(Tab::Service); }},
        {"service-found", offerLocal},
        {"service-local", [](SettingsStage &stage) {
            offerLocal(stage);
            stage.click("useLocal0");
        }},
        {"service-testing", [](SettingsStage &stage) {
            stage.service().setHanging(true);
            stage.fillIn(secretKey);
            stage.click("testButton");
        }},
        {"service-tested", [](SettingsStage &stage) { tested(stage, true); }},
        {"service-wrong-key", [](SettingsStage &stage) { tested(stage, false); }},
        {"service-azure", [](SettingsStage &stage) {
            stage.show(Tab::Service);
            stage.choose("presetBox", QStringLiteral("azure"));
        }},
        {"service-session", [](SettingsStage &stage) {
            stage.keychain().setMood(fakes::FakeKeychain::Mood::Fails);
            stage.fillIn({});
        }},
        {"service-kept", [](SettingsStage &stage) {
            stage.keychain().put(QStringLiteral("openai"), keptKey);
            stage.fillIn({});
        }},
        {"service-environment", [](SettingsStage &stage) {
            stage.giveByEnvironment(secretKey);
            stage.show(Tab::Service);
            stage.choose("presetBox", QStringLiteral("openai"));
            QTRY_VERIFY(stage.hint("keyHint").contains(QLatin1String("RECTO")));
        }},
        {"service-offline", [](SettingsStage &stage) {
            stage.fillIn({});
            stage.find<QCheckBox>("setting-offlineOnly")->click();
        }},
        {"service-wrong-address", [](SettingsStage &stage) {
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
    void cleanup();
    void everyStateIsReachedAndFits_data();
    void everyStateIsReachedAndFits();

private:
    static void fits(SettingsDialog &dialog);
    void picture(SettingsDialog &dialog, qreal scale);

    QString m_folder;
    QPalette m_light;
    LongTranslator m_long;
    QString m_language = qEnvironmentVariable("RECTO_SCREENSHOT_LANGUAGE", QStringLiteral("en"));
};

void TestSettingsStates::initTestCase()
{
    m_folder = qEnvironmentVariable("RECTO_SCREENSHOTS");
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
    m_light = QApplication::palette();
    installTranslations(*qApp, m_language);
}

void TestSettingsStates::cleanup()
{
    QApplication::setPalette(m_light);
    QApplication::removeTranslator(&m_long);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestSettingsStates::everyStateIsReachedAndFits_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("look");
    QTest::addColumn<qreal>("scale");
    for (const auto &[name, arrange] : settingsStates()) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString() << 1.0;
        QTest::addRow("%s-long", name) << QString::fromLatin1(name) << QStringLiteral("long") << 1.0;
    }
    for (const char *name : {"cards-not-set-up", "service-tested", "service-session", "usage"})
        QTest::addRow("%s-dark", name) << QString::fromLatin1(name) << QStringLiteral("dark") << 1.0;
    for (const char *name : {"service-tested", "usage"})
        QTest::addRow("%s-2x", name) << QString::fromLatin1(name) << QString() << 2.0;
    QTest::newRow("service-tested-mirrored") << QStringLiteral("service-tested") << QStringLiteral("mirrored") << 1.0;
}

void TestSettingsStates::everyStateIsReachedAndFits()
{
    QFETCH(QString, state);
    QFETCH(QString, look);
    QFETCH(qreal, scale);
    if (look == QLatin1String("dark"))
        QApplication::setPalette(gui::darkPalette());
    if (look == QLatin1String("mirrored"))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (look == QLatin1String("long"))
        QApplication::installTranslator(&m_long);
    SettingsStage stage;
    for (const auto &[name, arrange] : settingsStates()) {
        if (state == QLatin1String(name))
            arrange(stage);
    }
    if (QTest::currentTestFailed())
        return;
    QTest::qWait(50); // wrapped texts find their height
    fits(*stage.dialog());
    const QStringList nameless = gui::namelessIn(stage.dialog());
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    if (!m_folder.isEmpty())
        picture(*stage.dialog(), scale);
}

// On a screen of 1280 × 720 with a panel and a title bar, and no text is cut.
void TestSettingsStates::fits(SettingsDialog &dialog)
{
    QVERIFY2(dialog.height() <= 660 && dialog.width() <= 1200,
             qPrintable(QStringLiteral("%1 × %2").arg(dialog.width()).arg(dialog.height())));
    const auto *area = qobject_cast<QScrollArea *>(dialog.findChild<QTabWidget *>()->currentWidget());
    QVERIFY(area);
    QVERIFY2(area->widget()->width() <= area->viewport()->width(),
             qPrintable(QStringLiteral("page %1, room %2").arg(area->widget()->width()).arg(area->viewport()->width())));
    const QList<QLabel *> labels = area->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->text()));
    }
}

void TestSettingsStates::picture(SettingsDialog &dialog, qreal scale)
{
    QPixmap pixmap(dialog.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(dialog.palette().color(QPalette::Window));
    dialog.render(&pixmap);
    QVERIFY(pixmap.save(m_folder + u'/' + QLatin1String(QTest::currentDataTag()) + QStringLiteral(".png")));
}

QTEST_MAIN(TestSettingsStates)
#include "tst_settingsstates.moc"
