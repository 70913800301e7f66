// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/reviewview.h"

#include "session/librarythread.h"
#include "ui/check/cardlistpanel.h"
#include "ui/check/cardlistview.h"
#include "ui/check/cardpane.h"
#include "ui/check/checkactions.h"
#include "ui/check/checkstage.h"
#include "ui/check/endpage.h"
#include "ui/check/evidencestrip.h"
#include "ui/check/evidenceview.h"
#include "ui/check/showncard.h"
#include "ui/widgets/pagewords.h"

#include <QAction>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>

#include <algorithm>

namespace recto {

namespace {

constexpr int firstCards = 500; // shown before the length of the list is known
constexpr int narrow = 1000; // below, the list is a drawer
constexpr int leastStage = 520; // beside the list
constexpr int countingDelay = 30; // ms

// What a list begins with, and what it needs to select the wanted card.
struct FirstCards
{
    CardListModel::Beginning beginning;
    qint64 wanted = -1; // the number of a card that was asked for
};

// `wantedId`: empty: the first one that isn't checked.
Result<FirstCards> firstOf(const Library &library, CardFilter filter, CardOrder order,
                           const QString &wantedId)
{
    filter.limit = firstCards;
    FirstCards first;
    auto numbers = library.cardNumbers(filter, order);
    if (!numbers)
        return numbers.error();
    auto cards = library.cards(*numbers);
    if (!cards)
        return cards.error();
    first.beginning = {std::move(*numbers), std::move(*cards)};
    if (!wantedId.isEmpty()) {
        if (const auto number = library.cardNumber(wantedId))
            first.wanted = *number;
        return first;
    }
    filter.limit = 1;
    if (filter.checking == Checking::All && !filter.offered)
        filter.checking = Checking::Unchecked;
    const auto unchecked = library.cardNumbers(filter, order);
    if (!unchecked)
        return unchecked.error();
    if (!unchecked->isEmpty())
        first.wanted = unchecked->first();
    return first;
}

} // namespace

ReviewView::ReviewView(LibraryThread *library, History *history, UndoBar *undoBar, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_history(history)
    , m_undoBar(undoBar)
    , m_cards(new CardListModel(this))
    , m_actions(new CheckActions(this))
    , m_panel(new CardListPanel(m_cards, this))
    , m_list(m_panel->list())
    , m_stage(new CheckStage(library, m_actions, this))
    , m_pane(m_stage->pane())
{
    setObjectName(QStringLiteral("reviewView"));
    m_panel->raise(); // a drawer lies over the stage
    m_counting.setSingleShot(true);
    m_counting.setInterval(countingDelay);
    connect(&m_counting, &QTimer::timeout, this, &ReviewView::loadCounts);
    setTabOrder(m_panel, m_stage);
    connectPanel();
    connectStage();
    setUpKeys();
    m_actions->setEnabled(false);
}

void ReviewView::connectPanel()
{
    connect(m_panel, &CardListPanel::filterChanged, this, &ReviewView::applyFilter);
    connect(m_panel, &CardListPanel::exportRequested, this, &ReviewView::requestExport);
    connect(m_panel, &CardListPanel::setsWanted, this, &ReviewView::loadSets);
    connect(m_panel, &CardListPanel::allSetsRequested, this, &ReviewView::setsRequested);
    connect(m_panel, &CardListPanel::setChosen, this,
            [this](const Upload &upload) { emit uploadRequested(upload.id); });
    connect(m_cards, &CardListModel::wanted, this, &ReviewView::fetch);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReviewView::showCurrent);
    // Not activated(): on desktops that open with a single click, that is every click.
    connect(m_list, &QListView::doubleClicked, this, &ReviewView::edit);
    connect(m_list, &QListView::clicked, this, [this] {
        if (m_stage->atEnd())
            showCurrent();
    });
}

void ReviewView::connectStage()
{
    connect(m_pane, &CardPane::saved, this, &ReviewView::keep);
    connect(m_pane, &CardPane::savedByKey, this, &ReviewView::findRight);
    connect(m_pane, &CardPane::discarded, this, &ReviewView::rememberDiscarded);
    connect(m_pane, &CardPane::editingChanged, this, [this](bool editing) {
        if (!editing)
            takeFocus();
    });
    connect(m_stage, &CheckStage::left, this, &ReviewView::takeFocus);
    connect(m_stage, &CheckStage::listRequested, this, &ReviewView::toggleList);
    connect(m_stage, &CheckStage::wordMended, this, &ReviewView::mendWord);
    connect(m_stage->photo(), &EvidenceView::cardChosen, this, [this](const Flashcard &card) {
        if (card.offered)
            take({card});
        else
            goTo(card);
    });
    connect(m_stage->end(), &EndPage::exportRequested, this, &ReviewView::requestExport);
    connect(m_stage->end(), &EndPage::cardsRequested, this, [this] {
        showCurrent();
        takeFocus();
    });
    connect(m_stage->end(), &EndPage::offersRequested, this, [this] {
        m_panel->setChip(CardListPanel::Chip::Offers);
        applyFilter();
        takeFocus();
    });
}

void ReviewView::setUpKeys()
{
    m_actions->listenOn(m_list);
    // Where the list is a drawer, and a card has no page, the button is what is left.
    auto *right = findChild<QPushButton *>(QStringLiteral("rightButton"));
    m_actions->listenOn(right);
    const auto on
        = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_actions->right, [this] { findRight(); });
    on(m_actions->next, [this] { move(1); });
    on(m_actions->previous, [this] { move(-1); });
    on(m_actions->nextUncertain, [this] { moveToUncertain(); });
    on(m_actions->edit, [this] { edit(); });
    on(m_actions->remove, [this] { deleteChosen(); });
    on(m_actions->search, [this] { focusSearch(); });
    on(m_actions->list, [this] { toggleList(); });
    on(m_actions->correctPage, [this] {
        const Flashcard card = currentCard();
        if (card.evidence.page >= 0)
            emit correctPageRequested(card.uploadId, card.evidence.page);
    });
    for (QWidget *widget :
         {static_cast<QWidget *>(m_stage->strip()), static_cast<QWidget *>(m_stage->photo()),
          static_cast<QWidget *>(right)}) {
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up}) {
            auto *shortcut = new QShortcut(key, widget, nullptr, nullptr, Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, this,
                    [this, key] { move(key == Qt::Key_Down ? 1 : -1); });
        }
    }
    QLineEdit *search = m_panel->search();
    auto *leave = new QShortcut(Qt::Key_Escape, search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        m_panel->search()->clear();
        takeFocus();
    });
    auto *toList = new QShortcut(Qt::Key_Down, search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(toList, &QShortcut::activated, m_list, qOverload<>(&QWidget::setFocus));
    connect(search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
}

void ReviewView::arrange()
{
    constexpr int leastList = 160;
    const bool inSet = !m_upload.id.isEmpty();
    const int wanted = m_panel->sizeHint().width();
    // Beside the search over all sets the list gives way, but stays.
    const int left = width() - m_stage->minimumSizeHint().width();
    const int list = inSet ? wanted : std::clamp(left, leastList, wanted);
    const bool drawer = inSet && (width() < narrow || width() - list < leastStage);
    const bool shown = drawer ? m_drawerOpen : m_listShown || !inSet;
    const QRect whole = rect();
    QRect side(whole.topLeft(), QSize(std::min(list, whole.width()), whole.height()));
    QRect stage = whole;
    if (shown && !drawer)
        stage.setLeft(side.right() + 1);
    m_panel->setGeometry(QStyle::visualRect(layoutDirection(), whole, side));
    // It had no place when the cards came.
    const bool comes = shown && !drawer && !m_panel->isVisible()
        && (m_stage->strip()->hasFocus() || m_stage->photo()->hasFocus());
    m_panel->setVisible(shown);
    if (comes)
        m_list->setFocus();
    m_stage->setGeometry(QStyle::visualRect(layoutDirection(), whole, stage));
    m_stage->setListButton(!shown || drawer);
}

void ReviewView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ReviewView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    m_actions->setEnabled(m_cards->rowCount() > 0);
}

void ReviewView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_actions->setEnabled(false);
}

QSize ReviewView::minimumSizeHint() const
{
    const QSize stage = m_stage->minimumSizeHint();
    const QSize list = m_panel->minimumSizeHint();
    return {std::max(stage.width(), list.width()), std::max(stage.height(), list.height())};
}

void ReviewView::toggleList()
{
    const bool wasShown = m_panel->isVisible();
    m_listShown = !wasShown;
    m_drawerOpen = !wasShown;
    arrange();
    takeFocus();
}

void ReviewView::takeFocus()
{
    if (m_panel->isVisible())
        m_list->setFocus();
    else if (m_stage->strip()->isVisible())
        m_stage->strip()->setFocus();
    else if (m_stage->photo()->isVisible())
        m_stage->photo()->setFocus();
    else
        findChild<QPushButton *>(QStringLiteral("rightButton"))->setFocus();
}

void ReviewView::openUpload(const Upload &upload)
{
    m_pane->leave();
    m_fresh = m_upload.id != upload.id;
    m_upload = upload;
    m_filter = {};
    m_filter.uploadIds = {upload.id};
    m_panel->clearSearch();
    m_panel->setInSet(true);
    if (m_fresh) {
        m_counts = {};
        m_drawerOpen = false;
        m_endWanted = false;
        m_panel->setChip(CardListPanel::Chip::All);
        m_actions->setOffers(false);
        m_cards->setCards({});
        m_stage->forgetPages();
        m_stage->clear();
    } else {
        applyFilter();
    }
    arrange();
    showHeader();
    load();
    loadCounts();
}

void ReviewView::openSearch(const QString &words)
{
    m_pane->leave();
    m_fresh = true;
    m_upload = {};
    m_filter = {};
    m_filter.search = words;
    m_panel->setInSet(false);
    m_panel->setChip(CardListPanel::Chip::All);
    m_actions->setOffers(false);
    arrange();
    showHeader();
    load();
}

void ReviewView::reload(const QString &uploadId)
{
    if (uploadId != m_upload.id || m_pane->editing())
        return;
    m_stage->forgetPages();
    load();
    loadCounts();
}

void ReviewView::close()
{
    m_pane->leave();
}

void ReviewView::applyFilter()
{
    const CardListPanel::Chip chip = m_panel->chip();
    m_filter.search = m_upload.id.isEmpty() ? m_filter.search : m_panel->words();
    m_filter.offered = chip == CardListPanel::Chip::Offers;
    m_filter.checking = chip == CardListPanel::Chip::Uncertain ? Checking::Uncertain
        : chip == CardListPanel::Chip::Unchecked               ? Checking::Unchecked
                                                               : Checking::All;
    m_actions->setOffers(m_filter.offered);
    load();
    loadCounts();
}

void ReviewView::load()
{
    const quint64 request = ++*m_request;
    const CardOrder order = m_panel->order();
    const QString wanted = !m_wanted.isEmpty() ? m_wanted : m_fresh ? QString() : currentCard().id;
    m_library->ask(
        this,
        [request, latest = m_request, filter = m_filter, order,
         wanted](Library &library) -> Result<FirstCards> {
            if (request != *latest)
                return FirstCards{}; // typed on meanwhile: nobody waits for this answer
            return firstOf(library, filter, order, wanted);
        },
        [this, request, filter = m_filter, order,
         changes = m_changes](const Result<FirstCards> &first) {
            if (request != *m_request)
                return;
            if (changes != m_changes) { // by hand, meanwhile
                load();
                return;
            }
            if (!first) {
                emit failed(first.error());
                return;
            }
            m_wantedNumber = first->wanted;
            show(first->beginning);
            if (first->beginning.numbers.size() == firstCards)
                loadAll(request, filter, order);
        });
}

void ReviewView::loadAll(quint64 request, const CardFilter &filter, CardOrder order)
{
    m_library->ask(
        this,
        [request, latest = m_request, filter, order](Library &library) -> Result<QList<qint64>> {
            if (request != *latest)
                return QList<qint64>();
            return library.cardNumbers(filter, order);
        },
        [this, request, changes = m_changes](const Result<QList<qint64>> &numbers) {
            if (request != *m_request)
                return;
            if (changes != m_changes) {
                load();
                return;
            }
            if (!numbers) {
                emit failed(numbers.error());
                return;
            }
            m_cards->setNumbers(*numbers);
            selectWanted();
            showHeader();
        });
}

void ReviewView::fetch(const QList<qint64> &numbers)
{
    m_library->ask(
        this, [numbers](Library &library) { return library.cards(numbers); },
        [this, numbers, changes = m_changes](const Result<QList<NumberedCard>> &cards) {
            if (changes != m_changes) {
                fetch(numbers);
                return;
            }
            if (!cards) {
                emit failed(cards.error());
                return;
            }
            m_cards->take(*cards);
            if (m_pane->card().id != currentCard().id)
                showCurrent();
        });
}

void ReviewView::show(const CardListModel::Beginning &cards)
{
    m_fresh = false;
    m_wanted.clear();
    m_cards->setCards(cards);
    selectWanted();
    if (!m_list->currentIndex().isValid() && m_cards->rowCount() > 0)
        select(0);
    showCurrent();
    showHeader();
    // Not out of a field that is being typed in.
    const QWidget *focus = focusWidget();
    const bool choosing = m_panel->search()->hasFocus()
        || (focus && focus != m_list && m_panel->isAncestorOf(focus) && focus->hasFocus());
    if (!m_upload.id.isEmpty() && !choosing && isVisible())
        takeFocus();
}

// Whatever keys are held: Ctrl would leave the selection as it is.
void ReviewView::select(int row)
{
    m_list->selectionModel()->setCurrentIndex(m_cards->index(row),
                                              QItemSelectionModel::ClearAndSelect);
}

void ReviewView::selectWanted()
{
    const int row = m_wantedNumber < 0 ? -1 : m_cards->rowOfNumber(m_wantedNumber);
    if (row < 0)
        return;
    m_wantedNumber = -1;
    select(row);
}

void ReviewView::loadSets()
{
    m_library->ask(
        this, [](Library &library) { return library.uploads(); },
        [this](const Result<QList<Upload>> &uploads) {
            QList<Upload> others = uploads ? *uploads : QList<Upload>();
            others.removeIf([this](const Upload &upload) { return upload.id == m_upload.id; });
            m_panel->setSets(others);
        });
}

void ReviewView::loadCounts()
{
    if (m_upload.id.isEmpty())
        return;
    struct Counts
    {
        CardCounts set;
        CardCounts course;
    };
    m_library->ask(
        this,
        [upload = m_upload](Library &library) -> Result<Counts> {
            CardFilter filter;
            filter.uploadIds = {upload.id};
            const auto set = library.cardCounts(filter);
            if (!set)
                return set.error();
            Counts counts{*set, *set};
            if (upload.course.isEmpty())
                return counts;
            filter = {};
            filter.course = upload.course;
            const auto course = library.cardCounts(filter);
            if (!course)
                return course.error();
            counts.course = *course;
            return counts;
        },
        [this, id = m_upload.id](const Result<Counts> &counts) {
            if (id != m_upload.id)
                return;
            if (counts)
                takeCounts(counts->set, counts->course);
            else
                emit failed(counts.error());
        });
}

void ReviewView::takeCounts(const CardCounts &set, const CardCounts &course)
{
    m_counts = set;
    m_panel->setCounts(set);
    const bool done = set.all > 0 && set.checked == set.all;
    if (std::exchange(m_endWanted, false) && done && !m_filter.offered)
        m_stage->showEnd(set, m_upload.course, course);
}

void ReviewView::showCurrent()
{
    const int row = m_list->currentIndex().row();
    const Flashcard card = currentCard();
    const bool last = row < 0 || row + 1 >= m_cards->rowCount();
    if (m_cards->rowCount() > 0)
        m_stage->showCard(card, last ? Flashcard{} : m_cards->card(row + 1));
    else
        showHeader();
}

void ReviewView::showHeader()
{
    const int count = m_cards->rowCount();
    QString title = m_upload.title.isEmpty() ? tr("Untitled") : m_upload.title;
    QStringList parts{cardCountText(count)};
    if (m_upload.id.isEmpty()) {
        title = tr("Cards with “%1”").arg(m_filter.search);
    } else {
        if (m_upload.imageCount > 0)
            parts.append(pageCountText(m_upload.imageCount));
        parts.append(
            QLocale().toString(m_upload.createdAt.toLocalTime().date(), QLocale::ShortFormat));
    }
    m_panel->setTitle(title, parts.join(QStringLiteral(" · ")));
    m_actions->setEnabled(count > 0 && isVisible());
    if (count == 0) {
        const CardListPanel::Chip chip = m_panel->chip();
        m_stage->showEmpty(!m_filter.search.isEmpty()             ? tr("No card has these words.")
                               : chip == CardListPanel::Chip::All ? tr("There are no cards here.")
                               : chip == CardListPanel::Chip::Offers
                               ? tr("Nothing more is offered.")
                               : tr("Nothing is left to check here."));
    }
}

Flashcard ReviewView::currentCard() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_cards->card(index.row()) : Flashcard{};
}

QList<Flashcard> ReviewView::chosenCards() const
{
    QList<Flashcard> cards;
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const Flashcard card = m_cards->card(row.row()); !card.id.isEmpty())
            cards << card;
    }
    if (cards.size() < 2)
        cards = {currentCard()};
    cards.removeIf([](const Flashcard &card) { return card.id.isEmpty(); });
    return cards;
}

void ReviewView::selectCard(const QString &id)
{
    const int row = m_cards->rowOf(id);
    if (row >= 0)
        select(row);
    else
        m_wanted = id;
}

void ReviewView::append(const Flashcard &card)
{
    if (card.uploadId != m_upload.id || !m_filter.search.isEmpty())
        return;
    m_counting.start();
    const bool uncertainOnly = m_filter.checking == Checking::Uncertain;
    if (card.offered != m_filter.offered || (uncertainOnly && !isUncertain(card)))
        return;
    m_cards->append(card);
    showHeader();
    if (!m_list->currentIndex().isValid())
        select(0);
}

void ReviewView::move(int steps)
{
    if (m_cards->rowCount() == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + steps, 0, m_cards->rowCount() - 1);
    select(row);
    if (m_stage->atEnd())
        showCurrent();
}

void ReviewView::moveToUncertain()
{
    const int count = m_cards->rowCount();
    const int from = m_list->currentIndex().row();
    for (int step = 1; step <= count; ++step) {
        const int row = (from + step) % count;
        const Flashcard card = m_cards->card(row);
        if (!card.id.isEmpty() && isUncertain(card) && !card.checkedAt.isValid()) {
            select(row);
            return;
        }
    }
}

bool ReviewView::moveToUnchecked()
{
    const int count = m_cards->rowCount();
    const int from = m_list->currentIndex().row();
    for (int step = 1; step < count; ++step) {
        const int row = (from + step) % count;
        if (m_cards->card(row).checkedAt.isValid()) // one that is still fetched isn't known
            continue;
        select(row);
        return true;
    }
    return false;
}

void ReviewView::edit()
{
    if (m_stage->atEnd())
        showCurrent();
    m_pane->edit();
}

void ReviewView::focusSearch()
{
    if (m_upload.id.isEmpty())
        return;
    if (!m_panel->isVisible())
        toggleList();
    m_panel->search()->setFocus(Qt::ShortcutFocusReason);
    m_panel->search()->selectAll();
}

void ReviewView::requestExport()
{
    emit exportRequested(m_upload.id.isEmpty() ? QStringList() : QStringList(m_upload.id),
                         m_upload.title);
}

} // namespace recto
