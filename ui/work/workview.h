// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/page.h"
#include "pipeline/progressestimator.h"
#include "session/joblog.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTreeView;

namespace recto {

class CardListModel;
class CardListView;
class HintLabel;
class JobDetailsModel;
class LibraryThread;
class ProgressPanel;

// Watching a job: the progress, its details on demand, and the cards as they
// are made.
class WorkView : public QWidget
{
    Q_OBJECT

public:
    explicit WorkView(std::function<QDateTime()> now, QWidget *parent = nullptr);

    [[nodiscard]] ProgressPanel *panel() const { return m_panel; }

    void begin(); // another job, or another run of it
    void end();
    void setPages(const QList<Page> &pages);
    void apply(const PipelineEvent &event);
    // Says on the pages what is going to happen with them.
    void showPlan(const QList<int> &pages, const QString &plan);
    // What left this computer and what it cost, for the details; empty: nothing did.
    void setTraffic(const QString &text);
    // What earlier runs of the job made, and its pages.
    void loadCards(LibraryThread *library, const QString &uploadId);
    void loadPages(LibraryThread *library, const QString &jobId);

signals:
    void cardOpened(const recto::Flashcard &card);
    void retryRequested(const QList<int> &pages);
    void skipRequested(int page);
    void openRequested(const QString &file);
    void saveLogRequested(const QString &text);

private:
    QWidget *makeDetails();
    void showSelection();
    void showCards(bool shown);
    [[nodiscard]] QList<int> failedPages() const; // selected, or of parts that are
    [[nodiscard]] int selectedPage() const; // -1: none, or more than one row

    std::function<QDateTime()> m_now;
    JobLog m_log;
    ProgressPanel *m_panel;
    JobDetailsModel *m_detailsModel;
    QTreeView *m_details;
    QPushButton *m_retry;
    QPushButton *m_skip;
    QPushButton *m_open;
    HintLabel *m_traffic;
    QLabel *m_cardsTitle;
    CardListModel *m_cards;
    CardListView *m_cardList;
};

} // namespace recto
