// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagesview.h"

#include "ui/pages/pagedelegate.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/pagewords.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace recto {

namespace {

// With room between the pages and the window's edges.
class PageList : public QListView
{
public:
    explicit PageList(QWidget *parent)
        : QListView(parent)
    {
        setBackgroundRole(QPalette::Base);
        setAutoFillBackground(true);
        setViewportMargins(theme::medium, theme::small, theme::medium, 0);
    }
};

} // namespace

PagesView::PagesView(PageListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new PageList(this))
    , m_title(new ElidedLabel(this))
    , m_hint(new ElidedLabel(this))
    , m_fields(new UploadFields(this))
    , m_make(new QPushButton(tr("&Make Cards"), this))
    , m_cost(new HintLabel(this))
{
    setObjectName(QStringLiteral("pagesView"));
    theme::makeTitle(m_title);
    m_title->setObjectName(QStringLiteral("pagesTitle"));
    theme::makeSecondary(m_hint);
    m_hint->setObjectName(QStringLiteral("pagesHint"));
    setUpList();

    auto *add = new RoomyButton(theme::icon(QStringLiteral("add")), tr("&Add Pages…"), this);
    add->setObjectName(QStringLiteral("addPagesButton"));
    m_make->setObjectName(QStringLiteral("makeButton"));
    m_make->setMinimumSize(150, 40);
    m_make->setToolTip(tr("Make cards from these pages (Ctrl+Return)"));
    theme::makePrimary(m_make);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_hint);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(theme::large, theme::medium, theme::large, theme::medium);
    header->addLayout(texts, 1);
    header->addWidget(add, 0, Qt::AlignVCenter);
    m_cost->setObjectName(QStringLiteral("costHint"));
    auto *footer = new QHBoxLayout;
    footer->setSpacing(theme::large);
    footer->addWidget(m_fields, 1);
    footer->addWidget(m_make, 0, Qt::AlignBottom);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(theme::large, theme::medium, theme::large, theme::large);
    bottom->setSpacing(theme::medium);
    bottom->addLayout(footer);
    bottom->addWidget(m_cost);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_list, 1);
    layout->addLayout(bottom);

    connect(add, &QPushButton::clicked, this, &PagesView::addRequested);
    connect(m_make, &QPushButton::clicked, this, &PagesView::makeRequested);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &PagesView::showCount);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PagesView::showCount);
    showCount();
}

void PagesView::setUpList()
{
    m_list->setObjectName(QStringLiteral("pageList"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PageDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    // List mode with wrapping, not icon mode: there the order would be the
    // icons' places and not the model's.
    m_list->setViewMode(QListView::ListMode);
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(4);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setDropIndicatorShown(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    // Not activated(): on desktops that open with a single click, that is every click.
    connect(m_list, &QListView::doubleClicked, this,
            [this](const QModelIndex &index) { emit editRequested(index.row()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &PagesView::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PagesView::selectionChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PagesView::showCount);
    const auto onKey = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(QKeySequence::Delete, [this] { removeSelected(); });
    onKey(Qt::Key_Backspace, [this] { removeSelected(); });
    onKey(Qt::Key_Return, [this] { editCurrent(); });
    onKey(Qt::Key_Enter, [this] { editCurrent(); });
    onKey(Qt::Key_R, [this] { turnSelected(1); });
    onKey(Qt::SHIFT | Qt::Key_R, [this] { turnSelected(-1); });
}

QList<int> PagesView::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    return rows;
}

void PagesView::setAdding(bool adding)
{
    m_adding = adding;
    showCount();
}

void PagesView::setCost(const QString &text)
{
    m_cost->say(HintLabel::Kind::Note, text);
}

void PagesView::removeSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const int next = *std::min_element(rows.cbegin(), rows.cend());
    m_model->removePages(rows);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::min(next, m_model->rowCount() - 1)));
}

void PagesView::turnSelected(int quarters)
{
    m_model->turnPages(selectedRows(), quarters);
}

void PagesView::focusPages()
{
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus();
}

void PagesView::editCurrent()
{
    if (m_list->currentIndex().isValid())
        emit editRequested(m_list->currentIndex().row());
}

void PagesView::showMenu(QPoint position)
{
    if (!m_list->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(QStringLiteral("edit")), tr("&Correct Page…"), this,
                    &PagesView::editCurrent);
    menu->addAction(theme::icon(QStringLiteral("rotate-left")), tr("Rotate &Left"), this,
                    [this] { turnSelected(-1); });
    menu->addAction(theme::icon(QStringLiteral("rotate-right")), tr("Rotate &Right"), this,
                    [this] { turnSelected(1); });
    menu->addSeparator();
    menu->addAction(theme::icon(QStringLiteral("delete")), tr("Re&move"), this,
                    &PagesView::removeSelected);
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void PagesView::showCount()
{
    const int count = m_model->rowCount();
    const int marked = m_model->markedCount();
    m_title->setText(m_adding && count == 0 ? tr("Adding pages…") : pageCountText(count));
    if (m_adding && count > 0)
        m_hint->setText(tr("Adding more pages…"));
    else if (const QString advice
             = m_list->currentIndex().data(PageListModel::AdviceRole).toString();
             !advice.isEmpty())
        m_hint->setText(tr("Page %1: %2", "number, what helps")
                            .arg(m_list->currentIndex().row() + 1)
                            .arg(advice));
    else if (marked > 0)
        m_hint->setText(
            tr("%n page(s) may be hard to read. Choose one to see what helps.", nullptr, marked));
    else
        m_hint->setText(tr("Drag to change the order. Double-click a page to correct it."));
    m_make->setEnabled(count > 0);
}

bool PagesView::event(QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ScreenChangeInternal)
        followScreen();
    return QWidget::event(event);
}

void PagesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_list->doItemsLayout();
    QWidget::changeEvent(event);
}

void PagesView::followScreen()
{
    m_model->thumbnails()->setSide(qRound(PageDelegate::pictureSide * devicePixelRatioF()));
}

} // namespace recto
