// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/progressestimator.h"
#include "ui/widgets/noticebar.h"
#include "ui/work/windowtools.h"

#include <QObject>

namespace recto {

class DesktopSignals;

// What the window says of a job that ended, beside the progress panel: a notice above the
// page that comes next, and a notification to who looks at another window. Lives on the GUI
// thread.
class OutcomeNotice : public QObject
{
    Q_OBJECT

public:
    // `work` tells of a job while another page than its own is shown.
    OutcomeNotice(const WindowTools &tools, NoticeBar *work, DesktopSignals *desktop,
                  QObject *parent = nullptr);

    void showProgress(const Progress &progress);

    void take(const event::Finished &outcome);
    // The review is what comes next: there are cards, and it is wanted.
    [[nodiscard]] bool leadsToReview(const event::Finished &outcome) const;
    // Says what failed, once, above the page that is shown now.
    void showKept();
    // What to type to install what is missing.
    void showInstall(const Error &error);

signals:
    void retryRequested();
    void languageRequested(const QString &code); // what failed, in that language
    void detailsRequested();
    void addLanguageRequested(const QString &code);

private:
    void keepFailure(const event::Finished &outcome);
    void announce(const event::Finished &outcome);

    WindowTools m_tools;
    NoticeBar *m_work;
    DesktopSignals *m_desktop;
    QString m_failure; // of the job that ended
    QList<NoticeBar::Action> m_mends;
};

} // namespace recto
