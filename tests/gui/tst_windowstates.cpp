// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window, as a list. Each is reached for real and walked
// through for widgets that a screen reader could not name. With
// RECTO_SCREENSHOTS=DIR pictures are written there, light, dark, at double
// scale and mirrored; RECTO_SCREENSHOT_LANGUAGE=de shows the window in German:
//   RECTO_SCREENSHOTS=/tmp/shots QT_QPA_PLATFORM=offscreen build/dev/tests/tst_windowstates
#include "windowstates.h"

#include "theme.h"
#include "translations.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>

using namespace recto;
using gui::Stage;
using gui::WindowState;
using gui::windowStates;

namespace {

QPalette darkPalette()
{
    QPalette dark;
    const QColor window(0x24, 0x26, 0x29);
    const QColor base(0x1b, 0x1d, 0x1f);
    const QColor text(0xee, 0xef, 0xf0);
    dark.setColor(QPalette::Window, window);
    dark.setColor(QPalette::WindowText, text);
    dark.setColor(QPalette::Base, base);
    dark.setColor(QPalette::AlternateBase, window);
    dark.setColor(QPalette::Text, text);
    dark.setColor(QPalette::PlaceholderText, QColor(0xa0, 0xa4, 0xa8));
    dark.setColor(QPalette::Button, QColor(0x33, 0x36, 0x3a));
    dark.setColor(QPalette::Light, QColor(0x50, 0x54, 0x59));
    dark.setColor(QPalette::Midlight, QColor(0x42, 0x45, 0x4a));
    dark.setColor(QPalette::Mid, QColor(0x2a, 0x2d, 0x30));
    dark.setColor(QPalette::Dark, QColor(0x18, 0x1a, 0x1c));
    dark.setColor(QPalette::ButtonText, text);
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::ToolTipBase, base);
    dark.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        dark.setColor(QPalette::Disabled, role, QColor(0x85, 0x89, 0x8d));
    return dark;
}

// What a hand can use: has the keyboard's focus, or is pressed.
bool isInteractive(const QWidget *widget)
{
    return widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget)
        || (widget->testAttribute(Qt::WA_SetCursor) && widget->cursor().shape() == Qt::PointingHandCursor);
}

// The inside of one of Qt's own widgets, which speaks for it.
bool isPartOfAnother(const QWidget *widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QTabWidget *>(widget))
        return true;
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractItemView *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
            || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QLineEdit *>(parent)
            || qobject_cast<const QTextEdit *>(parent) || qobject_cast<const QTabBar *>(parent))
            return true;
    }
    return false;
}

QStringList namelessIn(const QWidget *shown)
{
    QStringList found;
    const QList<QWidget *> widgets = shown->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->window() != shown || !isInteractive(widget) || isPartOfAnother(widget))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        const QString described = QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (!accessible || accessible->role() == QAccessible::NoRole || accessible->role() == QAccessible::Client)
            found.append(described + QStringLiteral(" has no role"));
        else if (accessible->role() != QAccessible::PageTabList && accessible->text(QAccessible::Name).isEmpty())
            found.append(described + QStringLiteral(" has no name"));
    }
    return found;
}

} // namespace

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
        QApplication::setPalette(darkPalette());
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
    const QStringList nameless = namelessIn(shown);
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
