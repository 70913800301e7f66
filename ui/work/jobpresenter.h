// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "pipeline/progressestimator.h"
#include "ui/work/windowtools.h"

#include <QObject>
#include <QSet>
#include <QStringList>

namespace recto {

class DesktopSignals;
class WorkView;

// The jobs of the window: begins them, and shows one of them, the one that began last, in
// the work view. Lives on the GUI thread.
class JobPresenter : public QObject
{
    Q_OBJECT

public:
    JobPresenter(const WindowTools &tools, WorkView *view, DesktopSignals *desktop,
                 QObject *parent = nullptr);

    void start(const JobOptions &options, const QList<Page> &pages);
    void resume(const QString &jobId);
    void retryFailed(); // of the job that is shown, or its start
    // The pages that were found to be in that language.
    void readFailedIn(const QString &language);
    // The view stays where it is: what came of it is said at the end.
    void correct(const QString &jobId, int page, const PageCorrections &corrections);
    void discard(const QString &jobId);
    // Nothing of the last job is of use any more: the library is another one.
    void forget();

    [[nodiscard]] bool running() const;
    [[nodiscard]] QString jobId() const { return m_jobId; } // that is shown; empty: none
    [[nodiscard]] QString uploadId() const { return m_uploadId; } // likewise

signals:
    void begun(); // a run that was asked for just now: show the work view
    void pagesTaken(); // they are in the library's hands now
    void startRequested(); // again: nothing was left of the first try
    void cardSaved(const recto::Flashcard &card);
    void progressed(const recto::Progress &progress);
    void ended(const recto::event::Finished &outcome); // of the job that is shown
    void queueChanged();
    void uploadsChanged();

private:
    void connectQueue();
    void connectView();
    void ask(const std::function<void()> &request);
    void show(const QString &jobId);
    void takeEvent(const QString &jobId, const PipelineEvent &happened);
    void takeOutcome(const event::Finished &outcome);
    void takeRefusal(const QString &jobId, const Error &error);

    WindowTools m_tools;
    WorkView *m_view;
    DesktopSignals *m_desktop;
    QString m_jobId;
    QString m_uploadId;
    QStringList m_given; // new jobs whose pages still stand in the window
    QSet<QString> m_corrected; // jobs of which a page is read again
    int m_before = 0; // cards when the run that is shown began
    int m_new = 0; // since
    bool m_asking = false; // what begins now was asked for just now
};

} // namespace recto
