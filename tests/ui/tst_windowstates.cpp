// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window, as a list. Each is reached for real, in English and in
// German, and walked through for widgets that a screen reader could not name, for
// letters with Alt that mean two things, and for what is cut: on a small screen, and
// with the text half as large again.
// With RECTO_SCREENSHOTS=DIR pictures are written there, light, dark, in high
// contrast, mirrored, small and large; RECTO_SCREENSHOT_LANGUAGE=de shows the window
// in German, QT_SCALE_FACTOR=2 at double scale:
//   RECTO_SCREENSHOTS=/tmp/shots QT_QPA_PLATFORM=offscreen build/dev/tests/tst_windowstates
#include "windowstates.h"

#include "clipped.h"
#include "looks.h"
#include "mnemonics.h"
#include "nameless.h"

using namespace recto;
using gui::Look;
using gui::Stage;
using gui::WindowState;
using gui::windowStates;

namespace {

constexpr QSize smallScreen(1024, 560); // of 1024 × 600, without a panel

void verifyNothing(const QStringList &found)
{
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));
}

} // namespace

class TestWindowStates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyStateIsReached_data();
    void everyStateIsReached();
    void pictures_data();
    void pictures();

private:
    QString m_folder = qEnvironmentVariable("RECTO_SCREENSHOTS");
    QString m_language = qEnvironmentVariable("RECTO_SCREENSHOT_LANGUAGE", QStringLiteral("en"));
};

void TestWindowStates::initTestCase()
{
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
}

static QWidget *arrange(Stage &stage, const QString &state)
{
    const auto found = std::find_if(
        windowStates().cbegin(), windowStates().cend(),
        [&state](const WindowState &one) { return state == QLatin1String(one.name); });
    found->arrange(stage);
    if (QTest::currentTestFailed())
        return nullptr;
    return found->dialog ? stage.find<QWidget>(found->dialog) : stage.window();
}

void TestWindowStates::everyStateIsReached_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("text");
    for (const WindowState &state : windowStates()) {
        QTest::newRow(state.name) << QString::fromLatin1(state.name) << QStringLiteral("en") << 1.0;
        QTest::addRow("%s-large-de", state.name)
            << QString::fromLatin1(state.name) << QStringLiteral("de") << 1.5;
    }
}

void TestWindowStates::everyStateIsReached()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(double, text);
    Look::Choice choice;
    choice.language = language;
    choice.text = text;
    const Look look(choice);
    Stage stage;
    QWidget *shown = arrange(stage, state);
    if (!shown)
        return;
    verifyNothing(gui::namelessIn(shown));
    verifyNothing(gui::sharedMnemonicsIn(shown));
    if (text == 1) {
        shown->resize(shown->size().boundedTo(smallScreen));
        QVERIFY2(shown->height() <= smallScreen.height() && shown->width() <= smallScreen.width(),
                 qPrintable(QStringLiteral("%1 × %2").arg(shown->width()).arg(shown->height())));
    }
    // The work goes on meanwhile, and texts with it.
    QTRY_VERIFY2(gui::clippedIn(shown).isEmpty(),
                 qPrintable(gui::clippedIn(shown).join(QStringLiteral("; "))));
}

void TestWindowStates::pictures_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("palette");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("small");
    QTest::addColumn<double>("text");
    if (m_folder.isEmpty())
        QSKIP("Pictures are made with RECTO_SCREENSHOTS=DIR.");
    for (const WindowState &state : windowStates()) {
        const QString name = QString::fromLatin1(state.name);
        QTest::newRow(state.name) << name << QString() << false << false << 1.0;
        QTest::addRow("%s-dark", state.name)
            << name << QStringLiteral("dark") << false << false << 1.0;
        QTest::addRow("%s-contrast", state.name)
            << name << QStringLiteral("contrast") << false << false << 1.0;
        QTest::addRow("%s-mirrored", state.name) << name << QString() << true << false << 1.0;
        QTest::addRow("%s-small", state.name) << name << QString() << false << true << 1.0;
        QTest::addRow("%s-large", state.name) << name << QString() << false << false << 1.75;
    }
}

void TestWindowStates::pictures()
{
    QFETCH(QString, state);
    QFETCH(QString, palette);
    QFETCH(bool, mirrored);
    QFETCH(bool, small);
    QFETCH(double, text);
    Look::Choice choice;
    choice.language = m_language;
    choice.palette = palette;
    choice.mirrored = mirrored;
    choice.text = text;
    const Look look(choice);
    Stage stage;
    QWidget *shown = arrange(stage, state);
    if (!shown)
        return;
    if (small)
        shown->resize(shown->size().boundedTo(smallScreen));
    constexpr int settling = 600; // thumbnails and photos arrive, motion ends
    QTest::qWait(settling);
    QVERIFY(shown->grab().save(m_folder + u'/' + QLatin1String(QTest::currentDataTag())
                               + QStringLiteral(".png")));
}

QTEST_MAIN(TestWindowStates)
#include "tst_windowstates.moc"
