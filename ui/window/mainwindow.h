// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/flashcard.h"
#include "core/job.h"
#include "core/page.h"
#include "core/upload.h"
#include "pipeline/progressestimator.h"
#include "ui/desktop/windowparts.h"
#include "ui/settings/settingsdialog.h"
#include "ui/widgets/noticebar.h"

#include <QMainWindow>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

class QAction;
class QSplitter;
class QStackedWidget;

namespace recto {

class CostWatch;
class DesktopSignals;
class DropArea;
class DropOverlay;
class JobController;
class LibraryThread;
class PageIntake;
class PageListModel;
class PagesView;
class ReviewView;
class SidePanel;
class UploadListModel;
class WorkView;
struct Backup;

// Drop, watch, review: the one window. A thin conductor: it shows the right
// page and passes on what its parts say. mainwindow.cpp holds the window itself,
// mainwindowjobs.cpp what concerns jobs, mainwindowlibrary.cpp what is saved,
// mainwindowcare.cpp its health, mainwindowservice.cpp the settings and what a
// model service costs.
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
    void setUpLayout();
    void setUpMenus();
    void setUpFileMenu();
    void setUpEditMenu();
    void setUpPageMenu();
    void setUpViewMenu();
    void setUpHelpMenu();
    void connectParts();
    void connectJob();
    void connectReview();
    void showPage(QWidget *page);
    void updateActions();

    void chooseFiles();
    void paste();
    void trySample();
    void takePages(const QList<Page> &pages, const QList<Error> &errors);
    void editPage(int row);
    void showNew();
    void undo();
    void showShortcuts();
    void showAbout();

    // Jobs
    void makeCards();
    void beginWork();
    void takeEvent(const PipelineEvent &event);
    void takeProgress(const Progress &progress);
    void takeOutcome(const event::Finished &outcome);
    void keepFailure(const event::Finished &outcome);
    void showKeptFailure();
    void announceOutcome(const event::Finished &outcome);
    void showReview();
    void retryFailed();
    void correctSavedPage(const QString &uploadId, int page);
    void saveLog(const QString &text);
    void showInstall(const Error &error);
    void askWhetherToClose();

    // Settings and the model service
    void connectService();
    void endService();
    void showCost();
    [[nodiscard]] bool serviceChosenIsReady();
    void showJobUsage(const QString &jobId);
    void showSettings();
    void showSettingsFor(const Error &error);
    void showSettingsPage(SettingsDialog::Page page);

    // The library
    void loadLibrary(); // after the first paint
    void reloadUploads();
    void loadRemembered();
    void offerUnfinished(const QList<Job> &jobs);
    void discardJob(const Job &job);
    void openUpload(const Upload &upload);
    void search(const QString &words);
    void deleteUpload(const Upload &upload);
    void renameUpload(const Upload &upload);
    void exportUploads(const QStringList &uploadIds, const QString &title);
    void showFailure(const Error &error);

    // Its health
    void startCare();
    void takeCareReport(const Status &cared);
    void chooseBackup();
    void restoreLibrary(const Backup &backup);
    void undoRestore();

    WindowParts m_parts;
    LibraryThread *m_library;
    PageIntake *m_intake;
    JobController *m_job;
    PageListModel *m_pages;
    UploadListModel *m_uploads;
    CostWatch *m_cost;
    DesktopSignals *m_desktop;
    SidePanel *m_side = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_stack = nullptr;
    DropArea *m_dropArea = nullptr;
    PagesView *m_pagesView = nullptr;
    WorkView *m_work = nullptr;
    ReviewView *m_review = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_workNotice = nullptr; // the job goes on while another page is shown
    UndoBar *m_undoBar = nullptr;
    DropOverlay *m_overlay = nullptr;
    QAction *m_makeAction = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_sideAction = nullptr;
    QAction *m_progressAction = nullptr;
    QList<QAction *> m_pageActions;
    QTimer m_reviewTimer; // from 100 % to the review
    QString m_uploadId; // of the job
    QString m_jobId; // of the last job, for what comes after it
    QStringList m_languages; // installed for reading
    QString m_failure; // of the job that ended, for the page that is shown after it
    QList<NoticeBar::Action> m_mends;
    QThreadPool m_care;
    QThreadPool m_servicePool; // keychain, trials of services
    QPointer<SettingsDialog> m_settingsDialog;
    bool m_painted = false;
    bool m_libraryLoaded = false;
    bool m_closing = false;
};

} // namespace recto
