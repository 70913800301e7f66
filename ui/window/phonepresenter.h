// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/phonedialog.h"
#include "ui/phone/phoneswitch.h"

#include <QObject>
#include <QPointer>

class QMenuBar;
class QToolButton;

namespace recto {

// The phone's switch in the window: its dialog, and, while phones can come in, a button in the
// corner of the menus that says so. Lives on the GUI thread.
class PhonePresenter : public QObject
{
    Q_OBJECT

public:
    PhonePresenter(const WindowTools &tools, QMenuBar *menus, QObject *parent = nullptr);

    void open();

private:
    void follow();

    WindowTools m_tools;
    PhoneSwitch m_phone;
    QPointer<QToolButton> m_sign; // the menus own it
    QPointer<PhoneDialog> m_dialog;
};

} // namespace recto
