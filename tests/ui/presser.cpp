// SPDX-License-Identifier: GPL-3.0-or-later
// A hand inside of the real window: a plugin that Qt loads into recto where
// QT_QPA_GENERIC_PLUGINS names it. It presses every button and every entry of every menu,
// writes their names to $RECTO_PRESSED, and quits when nothing new turns up.
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QGenericPlugin>
#include <QHash>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

namespace {

constexpr int tick = 60; // milliseconds from one press to the next
constexpr int patience = 40; // ticks without anything new

class Presser : public QObject
{
public:
    Presser()
    {
        m_log.setFileName(qEnvironmentVariable("RECTO_PRESSED"));
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append))
            qFatal("RECTO_PRESSED can't be written");
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { step(); });
        m_timer.start(tick);
    }

private:
    void step()
    {
        QWidget *dialog = QApplication::activeModalWidget();
        if (qobject_cast<QFileDialog *>(dialog)) {
            dialog->close();
            return;
        }
        if (dialog ? pressIn(dialog) || nextTab(dialog) : pressInWindows()) {
            m_idle = 0;
            return;
        }
        if (dialog) {
            qobject_cast<QDialog *>(dialog)->reject();
            return;
        }
        if (++m_idle > patience)
            QApplication::quit();
    }

    bool pressInWindows()
    {
        // What makes cards comes first, while the pages are in view.
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *make = window->findChild<QPushButton *>(QStringLiteral("makeButton"));
                make && make->isVisible() && make->isEnabled() && press(make))
                return true;
        }
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && (pressIn(window) || chooseIn(window)))
                return true;
        }
        return false;
    }

    bool pressIn(QWidget *window)
    {
        // As a person who switches it off there and tries before it is kept.
        if (auto *offline = window->findChild<QCheckBox *>(QStringLiteral("setting-offlineOnly")))
            offline->setChecked(false);
        for (auto *button : window->findChildren<QAbstractButton *>()) {
            if (!button->isCheckable() && button->isVisible() && button->isEnabled()
                && !keepsSettings(button) && !opensMenu(button) && press(button))
                return true;
        }
        for (auto *action : window->findChildren<QAction *>()) {
            if (!action->isCheckable() && action->isEnabled() && !action->menu()
                && action->menuRole() != QAction::QuitRole && press(action))
                return true;
        }
        return false;
    }

    // OK would keep that "Offline only" is off, after which asking is right.
    static bool keepsSettings(const QAbstractButton *button)
    {
        const auto *box = qobject_cast<const QDialogButtonBox *>(button->parentWidget());
        return box
            && box->standardButton(const_cast<QAbstractButton *>(button)) == QDialogButtonBox::Ok
            && button->window()->objectName() == QLatin1String("settingsDialog");
    }

    // Its entries are pressed by themselves; an open menu would hold this hand.
    static bool opensMenu(const QAbstractButton *button)
    {
        const auto *push = qobject_cast<const QPushButton *>(button);
        const auto *tool = qobject_cast<const QToolButton *>(button);
        return (push && push->menu()) || (tool && tool->menu());
    }

    template<typename Pressable>
    bool press(Pressable *what)
    {
        const QString name = what->objectName().isEmpty() ? what->text() : what->objectName();
        if (name.isEmpty() || m_pressed.contains(name))
            return false;
        m_pressed.insert(name);
        m_log.write(name.toUtf8() + '\n');
        m_log.flush();
        if constexpr (std::is_base_of_v<QAction, Pressable>)
            what->trigger();
        else
            what->click();
        return true;
    }

    bool nextTab(QWidget *dialog)
    {
        auto *tabs = dialog->findChild<QTabWidget *>();
        if (!tabs || m_tabs.contains(tabs->currentIndex() + 1)
            || tabs->currentIndex() + 1 >= tabs->count())
            return false;
        tabs->setCurrentIndex(tabs->currentIndex() + 1);
        m_tabs.insert(tabs->currentIndex());
        return true;
    }

    // Each row of each list, which brings other buttons.
    bool chooseIn(QWidget *window)
    {
        for (auto *view : window->findChildren<QAbstractItemView *>()) {
            const QString name = view->objectName();
            if (!view->isVisible() || name.isEmpty() || !view->model()
                || view->model()->rowCount() == 0)
                continue;
            const int row = m_rows.value(name, -1) + 1;
            if (row >= qMin(3, view->model()->rowCount()))
                continue;
            m_rows.insert(name, row);
            view->setCurrentIndex(view->model()->index(row, 0));
            return true;
        }
        return false;
    }

    QFile m_log;
    QTimer m_timer;
    QSet<QString> m_pressed;
    QSet<int> m_tabs;
    QHash<QString, int> m_rows;
    int m_idle = 0;
};

} // namespace

class PresserPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "presser.json")

public:
    QObject *create(const QString &, const QString &) override { return new Presser; }
};

#include "presser.moc"
