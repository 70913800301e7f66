// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload.h"
#include "pipeline/progressestimator.h"
#include "session/workers.h"
#include "ui/desktop/windowparts.h"

#include <QMainWindow>
#include <QTimer>

#include <optional>

namespace recto {

class CarePresenter;
class DesktopSignals;
class DropOverlay;
class ExportPresenter;
class FailureNotice;
class History;
class JobPresenter;
class JobQueue;
class Leftovers;
class LibraryThread;
class OutcomeNotice;
class PageListModel;
class PagesPresenter;
class PhonePresenter;
class RememberedFields;
class SavedPageCorrection;
class ServicePresenter;
class UploadListModel;
class UploadsPresenter;
class UpkeepPresenter;
class WindowMenus;
class WindowPages;

// Drop, watch, review: the one window. A thin conductor: it shows the right page and lets
// its presenters, one a subject, hear of each other.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Adds files to the pages, as a drop does.
    void addFiles(const QStringList &files);
    // Stops a running job, keeping what is finished, and closes; asks nothing.
    void stopAndClose();
    // Whether what the library holds is shown.
    [[nodiscard]] bool libraryLoaded() const { return m_libraryLoaded; }

signals:
    void painted(); // for the first time

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makePresenters();
    void connectMenus();
    void connectPages();
    void connectJobs();
    void connectLibrary();
    void showPage(QWidget *page);
    void showSets(bool shown);
    void showNew();
    void updateActions();
    void find();
    void makeCards();
    void takeOutcome(const event::Finished &outcome);
    void showReview();
    void openUpload(const Upload &upload);
    void search(const QString &words);
    void loadLibrary(); // after the first paint

    WindowParts m_parts;
    Workers m_workers{4}; // for the keychain and services: one that hangs holds up no other
    LibraryThread *m_library;
    JobQueue *m_jobs;
    History *m_history;
    PageListModel *m_pageList;
    UploadListModel *m_uploadList;
    DesktopSignals *m_desktop;
    // What is seen
    WindowPages *m_pages;
    WindowMenus *m_menus;
    DropOverlay *m_overlay;
    // Who does it
    PagesPresenter *m_given = nullptr;
    RememberedFields *m_fields = nullptr;
    JobPresenter *m_job = nullptr;
    OutcomeNotice *m_outcome = nullptr;
    UploadsPresenter *m_uploads = nullptr;
    Leftovers *m_leftovers = nullptr;
    SavedPageCorrection *m_correction = nullptr;
    ExportPresenter *m_export = nullptr;
    CarePresenter *m_care = nullptr;
    PhonePresenter *m_phone = nullptr;
    ServicePresenter *m_service = nullptr;
    UpkeepPresenter *m_upkeep = nullptr;
    FailureNotice *m_failure = nullptr;
    std::optional<bool> m_setsAside; // while cards are checked: whether they were shown before
    QTimer m_reviewTimer; // from 100 % to the review
    bool m_painted = false;
    bool m_libraryLoaded = false;
    bool m_closing = false;
};

} // namespace recto
