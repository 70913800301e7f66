// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "ui/work/windowtools.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace recto {

class PageListModel;

// Pages that wait for *Make cards*: kept with every change, and there again at the next
// start. Lives on the GUI thread.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    DraftKeeper(const WindowTools &tools, PageListModel *pages, QObject *parent = nullptr);

    // Once, at the start.
    void restore();

signals:
    void restored(); // there are pages of an earlier time

private:
    void keep();

    WindowTools m_tools;
    PageListModel *m_pages;
    QTimer m_soon; // several changes of a moment are kept at once
    QList<Page> m_kept;
    bool m_asked = false;
    bool m_known = false; // what was kept before
};

} // namespace recto
