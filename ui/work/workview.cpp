// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/workview.h"

#include "core/job.h"
#include "session/jobfacts.h"
#include "session/librarythread.h"
#include "ui/check/cardlistmodel.h"
#include "ui/check/cardlistview.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/theme.h"
#include "ui/work/jobdetailsmodel.h"
#include "ui/work/progresspanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace recto {

WorkView::WorkView(std::function<QDateTime()> now, QWidget *parent)
    : QWidget(parent)
    , m_now(std::move(now))
    , m_panel(new ProgressPanel(this))
    , m_detailsModel(new JobDetailsModel(this))
    , m_details(new QTreeView(this))
    , m_cardsTitle(new QLabel(tr("Cards so far"), this))
    , m_cards(new CardListModel(this))
    , m_cardList(new CardListView(this))
{
    setObjectName(QStringLiteral("workView"));
    QWidget *details = makeDetails();
    details->hide();
    m_cardsTitle->setFont(theme::scaled(font(), 1.1, QFont::DemiBold));
    m_cardsTitle->setContentsMargins(theme::large, theme::small, theme::large, theme::small);
    m_cardList->setObjectName(QStringLiteral("workCardList"));
    m_cardList->setAccessibleName(tr("Cards so far"));
    m_cardList->setModel(m_cards);
    m_cardList->setSlideIn(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_panel);
    layout->addWidget(details, 3);
    layout->addWidget(m_cardsTitle);
    auto *cards = new QHBoxLayout;
    cards->setContentsMargins(theme::large, 0, theme::large, theme::large);
    cards->addWidget(m_cardList);
    layout->addLayout(cards, 2);
    layout->addStretch();
    m_cardList->setFrameShape(QFrame::StyledPanel);
    m_cardList->setPlaceholder(tr("Each card appears here as soon as it is made."));

    connect(m_panel, &ProgressPanel::detailsToggled, details, &QWidget::setVisible);
    const auto open
        = [this](const QModelIndex &index) { emit cardOpened(m_cards->card(index.row())); };
    connect(m_cardList, &QListView::clicked, this, open);
    connect(m_cardList, &QListView::activated, this, open);
}

QWidget *WorkView::makeDetails()
{
    auto *details = new QWidget(this);
    details->setObjectName(QStringLiteral("details"));
    m_details->setParent(details);
    m_details->setObjectName(QStringLiteral("detailsList"));
    m_details->setAccessibleName(tr("Details of the work"));
    m_details->setModel(m_detailsModel);
    m_details->setRootIsDecorated(false);
    m_details->setUniformRowHeights(true);
    m_details->setIconSize({36, 36});
    m_details->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_details->header()->setStretchLastSection(true);
    m_details->header()->resizeSection(JobDetailsModel::NameColumn, 300);
    m_details->header()->resizeSection(JobDetailsModel::StateColumn, 110);
    m_details->header()->resizeSection(JobDetailsModel::TimeColumn, 80);
    m_details->header()->resizeSection(JobDetailsModel::ResultColumn, 170);

    const auto button = [details](const QString &name, const QString &text, const QString &icon) {
        auto *result = new QPushButton(theme::icon(icon), text, details);
        result->setObjectName(name);
        return result;
    };
    m_retry = button(QStringLiteral("detailRetry"), tr("Try &Again"), QStringLiteral("retry"));
    m_skip = button(QStringLiteral("detailSkip"), tr("S&kip"), QStringLiteral("cancel"));
    m_open = button(QStringLiteral("detailOpen"), tr("Open Pa&ge"), QStringLiteral("page"));
    auto *copy = button(QStringLiteral("copyLog"), tr("Cop&y Log"), QStringLiteral("copy"));
    auto *save = button(QStringLiteral("saveLog"), tr("Save &Log…"), QStringLiteral("export"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::small);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(details);
    layout->setContentsMargins(theme::large, 0, theme::large, theme::small);
    layout->addWidget(m_details);
    m_traffic = new HintLabel(details);
    m_traffic->setObjectName(QStringLiteral("trafficHint"));
    layout->addWidget(m_traffic);
    layout->addLayout(buttons);

    connect(m_details->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &WorkView::showSelection);
    connect(m_detailsModel, &QAbstractItemModel::dataChanged, this, &WorkView::showSelection);
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(failedPages()); });
    connect(m_skip, &QPushButton::clicked, this, [this] { emit skipRequested(selectedPage()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        emit openRequested(m_details->currentIndex().data(JobDetailsModel::FileRole).toString());
    });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_log.text()); });
    connect(save, &QPushButton::clicked, this, [this] { emit saveLogRequested(m_log.text()); });
    showSelection();
    return details;
}

QList<int> WorkView::failedPages() const
{
    QList<int> pages;
    const QModelIndexList rows = m_details->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (static_cast<UnitState>(row.data(JobDetailsModel::StateRole).toInt())
            == UnitState::Failed)
            pages += row.data(JobDetailsModel::PagesRole).value<QList<int>>();
    }
    return pages;
}

int WorkView::selectedPage() const
{
    const QModelIndexList rows = m_details->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.first().data(JobDetailsModel::PageNumberRole).toInt() : -1;
}

void WorkView::showSelection()
{
    const QList<int> failed = failedPages();
    m_retry->setEnabled(!failed.isEmpty());
    m_skip->setEnabled(failed.size() == 1 && failed.first() == selectedPage());
    m_open->setEnabled(selectedPage() >= 0);
}

void WorkView::showPlan(const QList<int> &pages, const QString &plan)
{
    m_detailsModel->setPlan(pages, plan);
}

void WorkView::begin()
{
    m_log = {};
    m_cardsTitle->setText(tr("Cards so far"));
    m_detailsModel->clear();
    m_cards->setCards({});
    m_panel->begin();
    showCards(true);
    setTraffic({});
}

// Where none came and none will, an empty list would only ask questions.
void WorkView::end()
{
    m_cardsTitle->setText(tr("Cards"));
    showCards(m_cards->rowCount() > 0);
}

void WorkView::showCards(bool shown)
{
    m_cardsTitle->setVisible(shown);
    m_cardList->setVisible(shown);
}

void WorkView::setTraffic(const QString &text)
{
    m_traffic->say(HintLabel::Kind::Note, text);
}

void WorkView::setPages(const QList<Page> &pages)
{
    m_detailsModel->setPages(pages);
}

void WorkView::apply(const PipelineEvent &happened)
{
    m_log.add(happened, m_now());
    m_detailsModel->apply(happened);
    if (const auto *saved = std::get_if<event::FlashcardSaved>(&happened))
        m_cards->append(saved->card);
    else if (const auto *retrying = std::get_if<event::Retrying>(&happened))
        m_panel->showRetry(retrying->notice);
}

void WorkView::loadCards(LibraryThread *library, const QString &uploadId)
{
    library->ask(
        this,
        [uploadId](Library &opened) {
            CardFilter filter;
            filter.uploadIds = {uploadId};
            return opened.flashcards(filter);
        },
        [this](const Result<QList<Flashcard>> &cards) {
            if (!cards)
                return;
            for (const Flashcard &card : *cards)
                m_cards->append(card);
        });
}

void WorkView::loadPages(LibraryThread *library, const QString &jobId)
{
    library->ask(
        this, [jobId](Library &opened) { return pagesOfJob(opened, jobId); },
        [this](const Result<QList<Page>> &pages) {
            if (pages)
                m_detailsModel->setPages(*pages);
        });
}

} // namespace recto
