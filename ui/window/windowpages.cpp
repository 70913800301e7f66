// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowpages.h"

#include "ui/check/reviewview.h"
#include "ui/pages/droparea.h"
#include "ui/pages/pagesview.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/sidepanel.h"
#include "ui/work/workview.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace recto {

WindowPages::WindowPages(LibraryThread *library, History *history, PageListModel *pageModel,
                         UploadListModel *uploads, const std::function<QDateTime()> &now,
                         QWidget *window)
    : QSplitter(window)
    , side(new SidePanel(uploads, this))
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    side->setMinimumWidth(200);
    side->hide(); // the first start is an invitation and nothing else
    auto *content = new QWidget(this);
    notice = new NoticeBar(content);
    workNotice = new NoticeBar(content);
    workNotice->setObjectName(QStringLiteral("workNotice"));
    undoBar = new UndoBar(content);
    m_stack = new QStackedWidget(content);
    m_stack->setObjectName(QStringLiteral("stack"));
    dropArea = new DropArea(m_stack);
    pages = new PagesView(pageModel, m_stack);
    work = new WorkView(now, m_stack);
    review = new ReviewView(library, history, undoBar, m_stack);
    for (QWidget *page : {static_cast<QWidget *>(dropArea), static_cast<QWidget *>(pages),
                          static_cast<QWidget *>(work), static_cast<QWidget *>(review)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(notice);
    layout->addWidget(workNotice);
    layout->addWidget(m_stack, 1);
    addWidget(side);
    addWidget(content);
    setStretchFactor(1, 1);
    setSizes({230, 950});
}

bool WindowPages::shows(const QWidget *page) const
{
    return m_stack->currentWidget() == page;
}

void WindowPages::show(QWidget *page)
{
    if (shows(review) && page != review)
        review->close();
    m_stack->setCurrentWidget(page);
    if (page == work)
        workNotice->hide();
    if (page != review)
        side->setCurrent({});
}

} // namespace recto
