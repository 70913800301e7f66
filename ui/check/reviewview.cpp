// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/reviewview.h"

#include "session/librarythread.h"
#include "ui/check/cardlistmodel.h"
#include "ui/check/cardlistview.h"
#include "ui/check/cardpane.h"
#include "ui/check/evidenceview.h"
#include "ui/check/photopanel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pagewords.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int searchDelay = 200; // ms after the last key
constexpr int firstCards = 500; // shown before the length of the list is known

// What a list begins with, and what it needs to select the wanted card.
struct FirstCards
{
    CardListModel::Beginning beginning;
    qint64 wanted = -1; // the number of a card that was asked for
};

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
    if (const auto number = library.cardNumber(wantedId); !wantedId.isEmpty() && number)
        first.wanted = *number;
    return first;
}

} // namespace

ReviewView::ReviewView(LibraryThread *library, History *history, UndoBar *undoBar, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_history(history)
    , m_undoBar(undoBar)
    , m_cards(new CardListModel(this))
    , m_title(new ElidedLabel(this))
    , m_detail(new ElidedLabel(this))
    , m_pane(new CardPane(this))
    , m_photo(new PhotoPanel(library, this))
    , m_export(new RoomyButton(theme::icon(QStringLiteral("export")), tr("E&xport…"), this))
{
    setObjectName(QStringLiteral("reviewView"));
    theme::makeTitle(m_title);
    m_title->setObjectName(QStringLiteral("reviewTitle"));
    theme::makeSecondary(m_detail);
    m_detail->setObjectName(QStringLiteral("reviewDetail"));
    m_export->setObjectName(QStringLiteral("exportButton"));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(theme::large, theme::medium, theme::large, theme::medium);
    header->addLayout(texts, 1);
    header->addWidget(m_export, 0, Qt::AlignVCenter);

    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(theme::small);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(m_pane);
    splitter->addWidget(m_photo);
    m_empty = new QLabel(splitter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setFont(theme::scaled(font(), 1.15));
    theme::makeSecondary(m_empty);
    m_empty->hide();
    splitter->setSizes({270, 370, 360});
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 1);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(0, 0, theme::medium, theme::medium);
    body->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addLayout(body, 1);

    connect(m_export, &QPushButton::clicked, this, &ReviewView::requestExport);
    connect(m_photo, &PhotoPanel::correctRequested, this, &ReviewView::correctPageRequested);
    connect(m_pane, &CardPane::saved, this, &ReviewView::keep);
    connect(m_pane, &CardPane::discarded, this, &ReviewView::rememberDiscarded);
    connect(m_pane, &CardPane::deleteRequested, this, &ReviewView::deleteCurrent);
    connect(m_pane, &CardPane::editingChanged, this, [this](bool editing) {
        if (!editing)
            m_list->setFocus();
    });
    setUpKeys();
}

QWidget *ReviewView::makeList()
{
    auto *panel = new QWidget(this);
    m_search = new QLineEdit(panel);
    m_search->setObjectName(QStringLiteral("cardSearch"));
    m_search->setPlaceholderText(tr("Search these cards"));
    m_search->setAccessibleName(tr("Search these cards"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_order = new QComboBox(panel);
    m_order->setObjectName(QStringLiteral("orderBox"));
    m_order->setAccessibleName(tr("Order of the cards"));
    m_order->addItem(tr("Uncertain first"));
    m_order->addItem(tr("As on the pages"));
    m_list = new CardListView(panel);
    m_list->setObjectName(QStringLiteral("cardList"));
    m_list->setAccessibleName(tr("Cards"));
    m_list->setModel(m_cards);
    auto *tools = new QVBoxLayout;
    tools->setContentsMargins(theme::medium, 0, theme::small, 0);
    tools->setSpacing(theme::small);
    tools->addWidget(m_search);
    tools->addWidget(m_order);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addLayout(tools);
    layout->addWidget(m_list, 1);
    panel->setMinimumWidth(190);

    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchDelay);
    connect(m_search, &QLineEdit::textChanged, &m_searchTimer, qOverload<>(&QTimer::start));
    connect(&m_searchTimer, &QTimer::timeout, this, [this] {
        m_filter.search = m_search->text().trimmed();
        load();
    });
    connect(m_order, &QComboBox::activated, this, &ReviewView::load);
    connect(m_cards, &CardListModel::wanted, this, &ReviewView::fetch);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReviewView::showCurrent);
    // Not activated(): on desktops that open with a single click, that is every click.
    connect(m_list, &QListView::doubleClicked, this, &ReviewView::edit);
    return panel;
}

void ReviewView::setUpKeys()
{
    // On the list and the photo only, so that letters can be typed elsewhere.
    for (QWidget *widget :
         {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_photo->photo())}) {
        const auto onKey = [this, widget](const QKeySequence &key, auto action) {
            auto *shortcut = new QShortcut(key, widget, nullptr, nullptr, Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, this, action);
        };
        onKey(Qt::Key_J, [this] { move(1); });
        onKey(Qt::Key_K, [this] { move(-1); });
        onKey(Qt::Key_E, [this] { edit(); });
        onKey(Qt::Key_Return, [this] { edit(); });
        onKey(Qt::Key_Enter, [this] { edit(); });
        onKey(Qt::Key_W, [this] { m_photo->toggleWholePage(); });
        onKey(QKeySequence::Delete, [this] { deleteCurrent(); });
        onKey(Qt::Key_Backspace, [this] { deleteCurrent(); });
        onKey(Qt::Key_Slash, [this] { focusSearch(); });
    }
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up}) {
        auto *shortcut = new QShortcut(key, m_photo->photo(), nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this,
                [this, key] { move(key == Qt::Key_Down ? 1 : -1); });
    }
    auto *leave = new QShortcut(Qt::Key_Escape, m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        m_search->clear();
        m_list->setFocus();
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
}

void ReviewView::openUpload(const Upload &upload)
{
    m_pane->leave();
    m_fresh = m_upload.id != upload.id;
    m_upload = upload;
    m_filter = {};
    m_filter.uploadIds = {upload.id};
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    m_search->show();
    if (m_fresh) {
        m_cards->setCards({});
        m_pane->clear();
        m_photo->clear();
    }
    showHeader();
    load();
}

void ReviewView::openSearch(const QString &words)
{
    m_pane->leave();
    m_fresh = true;
    m_upload = {};
    m_filter = {};
    m_filter.search = words;
    m_search->hide();
    showHeader();
    load();
}

void ReviewView::reload(const QString &uploadId)
{
    if (uploadId == m_upload.id && !m_pane->editing())
        load();
}

void ReviewView::close()
{
    m_pane->leave();
}

void ReviewView::load()
{
    const quint64 request = ++*m_request;
    const CardOrder order
        = m_order->currentIndex() == 0 ? CardOrder::UncertainFirst : CardOrder::Reading;
    const QString wanted = !m_wanted.isEmpty() ? m_wanted : m_fresh ? QString() : currentCard().id;
    m_library->ask(
        this,
        [request, latest = m_request, filter = m_filter, order,
         wanted](Library &library) -> Result<FirstCards> {
            if (request != *latest)
                return FirstCards{}; // typed on meanwhile: nobody waits for this answer
            return firstOf(library, filter, order, wanted);
        },
        [this, request, filter = m_filter, order](const Result<FirstCards> &first) {
            if (request != *m_request)
                return;
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
        [this, request](const Result<QList<qint64>> &numbers) {
            if (request != *m_request)
                return;
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
        [this](const Result<QList<NumberedCard>> &cards) {
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
        m_list->setCurrentIndex(m_cards->index(0));
    // Not out of a field that is being typed in.
    if (!m_upload.id.isEmpty() && m_search->text().isEmpty() && !m_order->hasFocus())
        m_list->setFocus();
    showCurrent();
    showHeader();
}

void ReviewView::selectWanted()
{
    const int row = m_wantedNumber < 0 ? -1 : m_cards->rowOfNumber(m_wantedNumber);
    if (row < 0)
        return;
    m_wantedNumber = -1;
    m_list->setCurrentIndex(m_cards->index(row));
}

void ReviewView::showCurrent()
{
    const Flashcard card = currentCard();
    m_photo->showCard(card);
    if (card.id.isEmpty())
        m_pane->clear();
    else
        m_pane->showCard(card);
}

void ReviewView::showHeader()
{
    const int count = m_cards->rowCount();
    m_photo->setVisible(count > 0 && (m_upload.id.isEmpty() || m_upload.imageCount > 0));
    m_pane->setVisible(count > 0);
    if (m_upload.id.isEmpty()) {
        m_title->setText(tr("Cards with “%1”").arg(m_filter.search));
        m_detail->setText(cardCountText(count));
    } else {
        m_title->setText(m_upload.title.isEmpty() ? tr("Untitled") : m_upload.title);
        QStringList parts{cardCountText(count)};
        if (m_upload.imageCount > 0)
            parts.append(pageCountText(m_upload.imageCount));
        parts.append(
            QLocale().toString(m_upload.createdAt.toLocalTime().date(), QLocale::LongFormat));
        m_detail->setText(parts.join(QStringLiteral(" · ")));
    }
    m_empty->setText(m_filter.search.isEmpty() ? tr("There are no cards here.")
                                               : tr("No card has these words."));
    m_empty->setVisible(count == 0);
    m_export->setEnabled(count > 0);
}

Flashcard ReviewView::currentCard() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_cards->card(index.row()) : Flashcard{};
}

void ReviewView::selectCard(const QString &id)
{
    const int row = m_cards->rowOf(id);
    if (row >= 0)
        m_list->setCurrentIndex(m_cards->index(row));
    else
        m_wanted = id;
}

void ReviewView::append(const Flashcard &card)
{
    if (card.uploadId != m_upload.id || !m_filter.search.isEmpty())
        return;
    m_cards->append(card);
    showHeader();
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_cards->index(0));
}

void ReviewView::move(int steps)
{
    if (m_cards->rowCount() == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + steps, 0, m_cards->rowCount() - 1);
    m_list->setCurrentIndex(m_cards->index(row));
}

void ReviewView::edit()
{
    m_pane->edit();
}

void ReviewView::focusSearch()
{
    if (m_search->isVisible())
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void ReviewView::requestExport()
{
    emit exportRequested(m_upload.id.isEmpty() ? QStringList() : QStringList(m_upload.id),
                         m_upload.title);
}

} // namespace recto
