// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/localservicelist.h"

#include "session/workers.h"
#include "ui/widgets/roomybutton.h"

#include <QGridLayout>
#include <QPushButton>

namespace recto {

LocalServiceList::LocalServiceList(std::function<QList<LocalService>(std::stop_token)> find,
                                   Workers *workers, QWidget *parent)
    : QWidget(parent)
    , m_find(std::move(find))
    , m_workers(workers)
    , m_buttons(new QGridLayout(this))
{
    setObjectName(QStringLiteral("localServices"));
    m_buttons->setContentsMargins({});
    hide();
}

LocalServiceList::~LocalServiceList()
{
    stop();
}

void LocalServiceList::stop()
{
    m_search.request_stop();
}

void LocalServiceList::look()
{
    if (m_searched || !m_find)
        return;
    m_searched = true;
    m_search = std::stop_source();
    m_workers->ask(
        this, [find = m_find, stop = m_search.get_token()] { return find(stop); },
        [this](const QList<LocalService> &services) {
            if (m_search.stop_requested())
                m_searched = false; // it was interrupted
            else
                offer(services);
        });
}

void LocalServiceList::offer(const QList<LocalService> &services)
{
    constexpr int columns = 2;
    for (int index = 0; index < services.size(); ++index) {
        const LocalService &service = services.at(index);
        auto *button = new RoomyButton(
            tr("Use %1 (%n model(s))", nullptr, static_cast<int>(service.models.size()))
                .arg(service.name),
            this);
        button->setObjectName(QStringLiteral("useLocal%1").arg(index));
        button->setToolTip(service.address.toString());
        m_buttons->addWidget(button, index / columns, index % columns);
        connect(button, &QPushButton::clicked, this, [this, service] { emit chosen(service); });
    }
    m_buttons->setColumnStretch(columns, 1);
    setVisible(!services.isEmpty());
    emit found(!services.isEmpty());
}

} // namespace recto
