// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagelistmodel.h"

#include "core/errortext.h"
#include "session/pageturn.h"
#include "ui/widgets/pagewords.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QSet>

#include <algorithm>

namespace recto {

namespace {

const QString rowsFormat = QStringLiteral("application/x-recto-page-rows");

} // namespace

PageListModel::PageListModel(History *history, QObject *parent)
    : QAbstractListModel(parent)
    , m_history(history ? history : new History(this))
{
    connect(&m_thumbnails, &PageThumbnails::ready, this, &PageListModel::changed);
    connect(&m_thumbnails, &PageThumbnails::failed, this, [this](quint64 id, const Error &error) {
        m_looks[id].error = error;
        changed(id);
    });
    connect(&m_thumbnails, &PageThumbnails::inspected, this,
            [this](quint64 id, const PageQuality &quality) {
                m_looks[id].quality = quality;
                changed(id);
            });
}

int PageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.page.name;
    case Qt::ToolTipRole:
        return toolTip(item);
    case Qt::AccessibleTextRole: {
        const QString name = tr("Page %1, %2").arg(index.row() + 1).arg(item.page.name);
        const QString mark = markText(item);
        return mark.isEmpty() ? name : name + QStringLiteral(", ") + mark;
    }
    case PictureRole:
        if (m_looks.value(item.id).error)
            return QImage();
        return m_thumbnails.thumbnail(item.id, item.page);
    case PageRole:
        return QVariant::fromValue(item.page);
    case MarkRole:
        return markText(item);
    case AdviceRole:
        return adviceText(item);
    case BrokenRole:
        return m_looks.value(item.id).error.has_value();
    default:
        return {};
    }
}

QString PageListModel::markText(const Item &item) const
{
    const auto looks = m_looks.constFind(item.id);
    if (looks == m_looks.cend())
        return {};
    return looks->error ? tr("Can’t be opened") : qualityMark(looks->quality);
}

QString PageListModel::adviceText(const Item &item) const
{
    const auto looks = m_looks.constFind(item.id);
    if (looks == m_looks.cend())
        return {};
    return looks->error ? errorText(*looks->error) : qualityAdvice(looks->quality);
}

QString PageListModel::toolTip(const Item &item) const
{
    const QString advice = adviceText(item);
    return advice.isEmpty() ? item.page.name : item.page.name + u'\n' + advice;
}

Qt::ItemFlags PageListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the pages, not onto one
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
        | Qt::ItemNeverHasChildren;
}

Qt::DropActions PageListModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList PageListModel::mimeTypes() const
{
    return {rowsFormat};
}

QMimeData *PageListModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << rows;
    auto *data = new QMimeData;
    data->setData(rowsFormat, bytes);
    return data;
}

bool PageListModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowsFormat))
        return false;
    QList<int> rows;
    QDataStream stream(data->data(rowsFormat));
    stream >> rows;
    const int target = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    movePages(rows, target);
    return false; // moved already: the view has nothing to remove
}

QList<Page> PageListModel::pages() const
{
    QList<Page> pages;
    for (const Item &item : m_items) {
        if (!m_looks.value(item.id).error)
            pages.append(item.page);
    }
    return pages;
}

int PageListModel::markedCount() const
{
    return static_cast<int>(
        std::count_if(m_items.cbegin(), m_items.cend(),
                      [this](const Item &item) { return !markText(item).isEmpty(); }));
}

void PageListModel::addPages(const QList<Page> &pages)
{
    if (pages.isEmpty())
        return;
    QList<Item> items = m_items;
    for (const Page &page : pages) {
        items.append({++m_lastId, page});
        m_thumbnails.inspect(m_lastId, page);
    }
    change(tr("Add %1").arg(pageCountText(static_cast<int>(pages.size()))), items);
}

void PageListModel::removePages(QList<int> rows)
{
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end(), std::greater<>());
    QList<Item> items = m_items;
    for (const int row : std::as_const(rows))
        items.removeAt(row);
    change(tr("Remove %1").arg(pageCountText(static_cast<int>(rows.size()))), items);
}

void PageListModel::movePages(QList<int> rows, int target)
{
    std::sort(rows.begin(), rows.end());
    QList<Item> moved;
    QList<Item> rest;
    int place = target;
    for (int row = 0; row < m_items.size(); ++row) {
        if (rows.contains(row)) {
            moved.append(m_items.at(row));
            place -= row < target ? 1 : 0;
        } else {
            rest.append(m_items.at(row));
        }
    }
    const QList<Item> items = rest.mid(0, place) + moved + rest.mid(place);
    const bool same
        = std::equal(items.cbegin(), items.cend(), m_items.cbegin(), m_items.cend(),
                     [](const Item &one, const Item &other) { return one.id == other.id; });
    if (!same)
        change(tr("Move %1").arg(pageCountText(static_cast<int>(moved.size()))), items);
}

void PageListModel::turnPages(const QList<int> &rows, int quarters)
{
    if (rows.isEmpty())
        return;
    QList<Item> items = m_items;
    for (const int row : rows)
        items[row].page.corrections = turned(items.at(row).page.corrections, quarters);
    change(tr("Rotate %1").arg(pageCountText(static_cast<int>(rows.size()))), items);
}

void PageListModel::correctPage(int row, const PageCorrections &corrections)
{
    if (m_items.at(row).page.corrections == corrections)
        return;
    QList<Item> items = m_items;
    items[row].page.corrections = corrections;
    change(tr("Correct page"), items);
}

void PageListModel::clear()
{
    apply({});
    m_history->forget(this);
    m_looks.clear();
}

void PageListModel::change(const QString &text, const QList<Item> &items)
{
    // Lists before and after are implicitly shared.
    m_history->add({text, [this, before = m_items] { apply(before); },
                    [this, after = items] { apply(after); }, this});
    apply(items);
}

// Row by row, so that the view keeps its place and its selection.
void PageListModel::apply(const QList<Item> &items)
{
    removeMissing(items);
    for (int row = 0; row < items.size(); ++row) {
        const Item &item = items.at(row);
        const int current
            = row < m_items.size() && m_items.at(row).id == item.id ? row : rowOf(item.id);
        if (current < 0) {
            int last = row;
            while (last + 1 < items.size() && rowOf(items.at(last + 1).id) < 0)
                ++last;
            beginInsertRows({}, row, last);
            for (int inserted = row; inserted <= last; ++inserted)
                m_items.insert(inserted, items.at(inserted));
            endInsertRows();
            row = last;
            continue;
        }
        if (current != row) {
            beginMoveRows({}, current, current, {}, row);
            m_items.move(current, row);
            endMoveRows();
        }
        if (m_items.at(row).page != item.page) {
            m_items[row].page = item.page;
            emit dataChanged(index(row), index(row));
        }
    }
}

void PageListModel::removeMissing(const QList<Item> &items)
{
    QSet<quint64> kept;
    for (const Item &item : items)
        kept.insert(item.id);
    for (int last = static_cast<int>(m_items.size()) - 1; last >= 0; --last) {
        if (kept.contains(m_items.at(last).id))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(m_items.at(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = last; row >= first; --row) {
            m_thumbnails.cancel(m_items.at(row).id);
            m_items.removeAt(row);
        }
        endRemoveRows();
        last = first;
    }
}

int PageListModel::rowOf(quint64 id) const
{
    const auto found = std::find_if(m_items.cbegin(), m_items.cend(),
                                    [id](const Item &item) { return item.id == id; });
    return found == m_items.cend() ? -1 : static_cast<int>(found - m_items.cbegin());
}

void PageListModel::changed(quint64 id)
{
    if (const int row = rowOf(id); row >= 0)
        emit dataChanged(index(row), index(row));
}

} // namespace recto
