// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

#include <functional>

class QDateTime;
class QStackedWidget;

namespace recto {

class DropArea;
class History;
class LibraryThread;
class NoticeBar;
class PageListModel;
class PagesView;
class ReviewView;
class SidePanel;
class UndoBar;
class UploadListModel;
class WorkView;

// What the window shows: the uploads at the side, and beside them one of its pages with the
// notices above it. Lives on the GUI thread.
class WindowPages : public QSplitter
{
    Q_OBJECT

public:
    WindowPages(LibraryThread *library, History *history, PageListModel *pages,
                UploadListModel *uploads, const std::function<QDateTime()> &now, QWidget *window);

    [[nodiscard]] bool shows(const QWidget *page) const;
    void show(QWidget *page);

    SidePanel *const side;
    NoticeBar *notice = nullptr;
    NoticeBar *workNotice = nullptr; // a job goes on while another page is shown
    UndoBar *undoBar = nullptr;
    DropArea *dropArea = nullptr;
    PagesView *pages = nullptr;
    WorkView *work = nullptr;
    ReviewView *review = nullptr;

private:
    QStackedWidget *m_stack;
};

} // namespace recto
