// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/uploadlistmodel.h"

#include "ui/widgets/pagewords.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace recto {

namespace {

constexpr int rowPadding = 8;

QString detailOf(const Upload &upload)
{
    const QString date
        = QLocale().toString(upload.createdAt.toLocalTime().date(), QLocale::ShortFormat);
    return UploadListModel::tr("%1 · %2", "cards, date")
        .arg(cardCountText(upload.flashcardCount), date);
}

} // namespace

int UploadListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_uploads.size());
}

QVariant UploadListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Upload &upload = m_uploads.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(upload);
    case DetailRole:
        return detailOf(upload);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "title, details").arg(titleOf(upload), detailOf(upload));
    case UploadRole:
        return QVariant::fromValue(upload);
    default:
        return {};
    }
}

void UploadListModel::setUploads(const QList<Upload> &uploads)
{
    if (uploads == m_uploads)
        return;
    const bool sameRows = uploads.size() == m_uploads.size()
        && std::equal(uploads.cbegin(), uploads.cend(), m_uploads.cbegin(),
                      [](const Upload &one, const Upload &other) { return one.id == other.id; });
    if (sameRows) {
        m_uploads = uploads;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_uploads = uploads;
    endResetModel();
}

void UploadListModel::setWork(const QHash<QString, Work> &work)
{
    if (work == std::exchange(m_work, work) || m_uploads.isEmpty())
        return;
    emit dataChanged(index(0), index(rowCount() - 1));
}

std::optional<UploadListModel::Work> UploadListModel::work(const QString &uploadId) const
{
    const auto found = m_work.constFind(uploadId);
    return found == m_work.constEnd() ? std::nullopt : std::optional(*found);
}

QString UploadListModel::titleOf(const Upload &upload) const
{
    if (!upload.title.isEmpty())
        return upload.title;
    if (const auto busy = work(upload.id))
        return busy->waits ? tr("Waiting…") : tr("Being made…");
    QStringList parts{upload.course, upload.group};
    parts.removeAll(QString());
    return parts.isEmpty() ? tr("Untitled") : parts.join(QStringLiteral(" – "));
}

int UploadListModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_uploads.size(); ++row) {
        if (m_uploads.at(row).id == id)
            return row;
    }
    return -1;
}

TwoLineDelegate::TwoLineDelegate(int detailRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_detailRole(detailRole)
{
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, QFontMetrics(option.font).height() * 2 + 2 * rowPadding + 2};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const bool selected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group
        = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor title
        = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor detail = selected ? title : theme::secondaryText(option.palette);
    const QFontMetrics metrics(option.font);
    QRect line = option.rect.adjusted(theme::medium, rowPadding, -theme::small, 0);
    if (option.direction == Qt::RightToLeft)
        line = option.rect.adjusted(theme::small, rowPadding, -theme::medium, 0);
    line.setHeight(metrics.height());
    painter->save();
    painter->setPen(title);
    painter->setFont(theme::scaled(option.font, 1, QFont::DemiBold));
    const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(line, start,
                      QFontMetrics(painter->font())
                          .elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    line.translate(0, metrics.height() + 2);
    painter->setPen(detail);
    painter->setFont(theme::scaled(option.font, 0.92));
    painter->drawText(
        line, start,
        QFontMetrics(painter->font())
            .elidedText(index.data(m_detailRole).toString(), Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace recto
