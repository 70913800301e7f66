// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/page.h"
#include "core/upload.h"
#include "windowparts.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace recto {

class DropArea;
class DropOverlay;
class LibraryThread;
class NoticeBar;
class PageIntake;
class PageListModel;
class PagesView;
class SidePanel;
class UndoBar;
class UploadListModel;

// Drop, watch, review: the one window. A thin conductor: it shows the right
// page and passes on what its parts say.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Adds files to the pages, as a drop does.
    void addFiles(const QStringList &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpLayout();
    void setUpMenus();
    void connectParts();
    void loadLibrary(); // after the first paint

    void chooseFiles();
    void paste();
    void trySample();
    void takePages(const QList<Page> &pages, const QList<Error> &errors);
    void showNew();

    WindowParts m_parts;
    LibraryThread *m_library;
    PageIntake *m_intake;
    PageListModel *m_pages;
    UploadListModel *m_uploads;
    SidePanel *m_side;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    DropArea *m_dropArea;
    PagesView *m_pagesView;
    NoticeBar *m_notice;
    UndoBar *m_undoBar;
    DropOverlay *m_overlay;
    bool m_painted = false;
};

} // namespace recto
