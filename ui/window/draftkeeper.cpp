// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/draftkeeper.h"

#include "session/draft.h"
#include "session/librarythread.h"
#include "ui/pages/pagelistmodel.h"

#include <utility>

namespace recto {

DraftKeeper::DraftKeeper(const WindowTools &tools, PageListModel *pages, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_pages(pages)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::keep);
    const auto soon = [this] { m_soon.start(); };
    connect(m_pages, &QAbstractItemModel::rowsInserted, this, soon);
    connect(m_pages, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(m_pages, &QAbstractItemModel::rowsMoved, this, soon);
    connect(m_pages, &QAbstractItemModel::dataChanged, this, soon);
}

void DraftKeeper::restore()
{
    if (std::exchange(m_asked, true))
        return;
    m_tools.library->ask(
        this, [](Library &library) { return Result<QList<Page>>(keptDraft(library)); },
        [this](const Result<QList<Page>> &kept) {
            m_known = true;
            if (kept && !kept->isEmpty()) {
                m_kept = *kept;
                m_pages->addPages(*kept);
                m_pages->history()->forget(m_pages); // nobody did that just now
                emit restored();
            }
            keep();
        });
}

void DraftKeeper::keep()
{
    const QList<Page> pages = m_pages->pages();
    if (!m_known || pages == m_kept)
        return; // a picture came, say
    m_kept = pages;
    // Where it can't be kept (a library that may only be looked at), the window works on.
    m_tools.library->ask(
        this, [pages](Library &library) { return keepDraft(library, pages); },
        [](const Status &) {});
}

} // namespace recto
