// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/phonepresenter.h"

#include "ui/widgets/theme.h"

#include <QMenuBar>
#include <QToolButton>

namespace recto {

PhonePresenter::PhonePresenter(const WindowTools &tools, QMenuBar *menus, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_phone(tools)
    , m_sign(new QToolButton(menus))
{
    m_sign->setObjectName(QStringLiteral("phoneSign"));
    m_sign->setIcon(theme::icon(QStringLiteral("phone")));
    m_sign->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sign->setAutoRaise(true);
    m_sign->setFocusPolicy(Qt::TabFocus);
    menus->setCornerWidget(m_sign);
    connect(m_sign, &QToolButton::clicked, this, &PhonePresenter::open);
    connect(&m_phone, &PhoneSwitch::changed, this, &PhonePresenter::follow);
    follow();
}

void PhonePresenter::open()
{
    if (!m_dialog) {
        m_dialog = new PhoneDialog(&m_phone, m_tools, m_tools.window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->open();
}

void PhonePresenter::follow()
{
    m_sign->setVisible(m_phone.state() == PhoneSwitch::State::On);
    const auto connected = static_cast<int>(m_phone.present().size());
    m_sign->setText(connected > 0 ? tr("Phone: %1 connected").arg(connected) : tr("Phone: on"));
}

} // namespace recto
