// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window, as a list. Each is reached for real and walked
// through for widgets that a screen reader could not name. With
// RECTO_SCREENSHOTS=DIR pictures are written there, light, dark, at double
// scale and mirrored; RECTO_SCREENSHOT_LANGUAGE=de shows the window in German:
//   RECTO_SCREENSHOTS=/tmp/shots QT_QPA_PLATFORM=offscreen build/dev/tests/tst_windowstates
#include "windowstates.h"

#include "nameless.h"
#include "palettes.h"
#include "theme.h"
#include "translations.h"

using namespace recto;
using gui::Stage;
using gui::WindowState;
using gui::windowStates;

class TestWindowStates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everyStateIsReached_data();
    void everyStateIsReached();

private:
    void picture(QWidget *shown, const QString &name, qreal scale);
    QString m_folder = qEnvironmentVariable("RECTO_SCREENSHOTS");
    QString m_language = qEnvironmentVariable("RECTO_SCREENSHOT_LANGUAGE", QStringLiteral("en"));
    QPalette m_light;
};

void TestWindowStates::initTestCase()
{
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
    m_light = QApplication::palette();
    installTranslations(*qApp, m_language);
}

void TestWindowStates::cleanup()
{
    QApplication::setPalette(m_light);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestWindowStates::everyStateIsReached_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<bool>("mirrored");
    for (const WindowState &state : windowStates()) {
        const QString name = QLatin1String(state.name);
        QTest::newRow(state.name) << name << false << 1.0 << false;
        if (m_folder.isEmpty())
            continue;
        QTest::addRow("%s-dark", state.name) << name << true << 1.0 << false;
        QTest::addRow("%s-2x", state.name) << name << false << 2.0 << false;
        QTest::addRow("%s-mirrored", state.name) << name << false << 1.0 << true;
    }
}

void TestWindowStates::everyStateIsReached()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    QFETCH(qreal, scale);
    QFETCH(bool, mirrored);
    if (dark)
        QApplication::setPalette(gui::darkPalette());
    if (mirrored)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const auto found = std::find_if(windowStates().cbegin(), windowStates().cend(), [&state](const WindowState &one) {
        return state == QLatin1String(one.name);
    });
    Stage stage;
    found->arrange(stage);
    if (QTest::currentTestFailed())
        return;
    QWidget *shown = found->dialog ? stage.find<QWidget>(found->dialog) : stage.window();
    const QStringList nameless = gui::namelessIn(shown);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    if (!m_folder.isEmpty())
        picture(shown, QLatin1String(QTest::currentDataTag()), scale);
}

void TestWindowStates::picture(QWidget *shown, const QString &name, qreal scale)
{
    constexpr int settling = 600; // thumbnails and photos arrive, motion ends
    QTest::qWait(settling);
    QPixmap pixmap(shown->size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(shown->palette().color(QPalette::Window));
    shown->render(&pixmap);
    QVERIFY(pixmap.save(m_folder + u'/' + name + QStringLiteral(".png")));
}

QTEST_MAIN(TestWindowStates)
#include "tst_windowstates.moc"
