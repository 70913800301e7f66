// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sidepanel.h"

#include "ui/widgets/theme.h"
#include "ui/window/uploadlistmodel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int searchDelay = 200; // ms after the last key

} // namespace

SidePanel::SidePanel(UploadListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("sidePanel"));
    auto *newCards = new QPushButton(theme::icon(QStringLiteral("add")), tr("&New Cards"), this);
    newCards->setObjectName(QStringLiteral("newButton"));
    newCards->setMinimumHeight(36);
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setPlaceholderText(tr("Search all cards"));
    m_search->setAccessibleName(tr("Search all cards"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("uploadList"));
    m_list->setAccessibleName(tr("Your card sets"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(UploadListModel::DetailRole, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setAutoFillBackground(false);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(theme::medium, theme::medium, theme::medium, theme::small);
    top->setSpacing(theme::small);
    top->addWidget(newCards);
    top->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);

    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchDelay);
    connect(newCards, &QPushButton::clicked, this, &SidePanel::newRequested);
    connect(m_search, &QLineEdit::textChanged, &m_searchTimer, qOverload<>(&QTimer::start));
    connect(&m_searchTimer, &QTimer::timeout, this,
            [this] { emit searchChanged(m_search->text().trimmed()); });
    const auto open
        = [this](const QModelIndex &index) { emit uploadOpened(m_model->upload(index.row())); };
    connect(m_list, &QListView::clicked, this, open);
    connect(m_list, &QListView::activated, this, open);
    connect(m_list, &QListView::customContextMenuRequested, this, &SidePanel::showMenu);
    auto *remove
        = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        if (m_list->currentIndex().isValid())
            emit deleteRequested(m_model->upload(m_list->currentIndex().row()));
    });
}

void SidePanel::setCurrent(const QString &uploadId)
{
    const int row = m_model->rowOf(uploadId);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        m_list->clearSelection();
}

void SidePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SidePanel::clearSearch()
{
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    m_searchTimer.stop();
}

void SidePanel::showMenu(QPoint position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const Upload upload = m_model->upload(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(QStringLiteral("edit")), tr("&Rename…"), this,
                    [this, upload] { emit renameRequested(upload); });
    menu->addAction(theme::icon(QStringLiteral("delete")), tr("&Delete"), this,
                    [this, upload] { emit deleteRequested(upload); });
    if (const auto work = m_model->work(upload.id); work && work->waits) {
        menu->addSeparator();
        menu->addAction(tr("Make These &Next"), this,
                        [this, id = work->jobId] { emit firstRequested(id); });
        menu->addAction(tr("Do Not Make &Them"), this,
                        [this, id = work->jobId] { emit cancelRequested(id); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int x = isRightToLeft() ? 0 : width() - 1;
    painter.fillRect(x, 0, 1, height(), theme::hairline(palette()));
}

} // namespace recto
