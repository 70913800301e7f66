// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/windowparts.h"

#include <QWidget>

class QGridLayout;

namespace recto {

class Workers;

// The model servers that run on this computer, each with a button that chooses it.
// Hidden while there are none. Looks for them once, unless it was interrupted.
class LocalServiceList : public QWidget
{
    Q_OBJECT

public:
    // `find`: may be empty, then none are looked for.
    LocalServiceList(std::function<QList<LocalService>(std::stop_token)> find, Workers *workers,
                     QWidget *parent = nullptr);
    ~LocalServiceList() override;

    void look();
    void stop();

signals:
    void found(bool any);
    void chosen(const recto::LocalService &service);

private:
    void offer(const QList<LocalService> &services);

    std::function<QList<LocalService>(std::stop_token)> m_find;
    Workers *m_workers;
    QGridLayout *m_buttons;
    std::stop_source m_search;
    bool m_searched = false;
};

} // namespace recto
