// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/progressestimator.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace recto {

// How far the job is, in words and as a bar, with pause and cancel always in
// the same place. At the end it says what came out, and offers what comes next.
class ProgressPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPanel(QWidget *parent = nullptr);

    void begin();
    void showProgress(const Progress &progress);
    void showRetry(const RetryNotice &notice);
    void showCancelling();
    void showOutcome(const event::Finished &outcome);
    void showError(const Error &error);

    [[nodiscard]] bool detailsShown() const;

signals:
    void pauseToggled(bool paused);
    void cancelRequested();
    void retryRequested(); // what failed, or the whole start
    void languageRequested(const QString &code); // what failed, in that language
    void continueRequested(); // a cancelled job
    void reviewRequested();
    void backRequested(); // to the pages
    void backupsRequested();
    void settingsRequested(const recto::Error &error); // what they are to mend
    void installRequested(const recto::Error &error);
    void detailsToggled(bool shown);

private:
    enum class Phase { Running, Cancelling, Ended };

    void setUpTexts();
    void setUpButtons();
    void setUpLayout();
    void setPhase(Phase phase);
    void showFigures(bool shown);
    void countDown();
    void showMend(const Error &error);
    void focusWhatComesNext();
    void say(const QString &text, bool problem = true);
    [[nodiscard]] QString outcomeTitle(const event::Finished &outcome) const;
    [[nodiscard]] QString outcomeText(const event::Finished &outcome) const;

    QLabel *m_title;
    QLabel *m_percentage;
    QLabel *m_eta;
    QLabel *m_counts;
    QLabel *m_message; // retries, failures
    QLabel *m_messageIcon;
    QProgressBar *m_bar;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QPushButton *m_review;
    QPushButton *m_retry;
    QPushButton *m_continue;
    QPushButton *m_back;
    QToolButton *m_details;
    QTimer m_countDown;
    QElapsedTimer m_waiting;
    RetryNotice m_notice;
    Error m_error;
    Progress m_progress;
    bool m_paused = false;
    Phase m_phase = Phase::Running;
    QString m_said;
};

} // namespace recto
