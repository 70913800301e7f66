// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/jobdetailsmodel.h"

#include "core/codetext.h"
#include "core/errortext.h"
#include "ui/widgets/pagewords.h"

#include <QLocale>

#include <algorithm>

namespace recto {

namespace {

constexpr int pictureSide = 72;
constexpr qreal pictureRatio = 2; // shown at half the size, sharp on fine screens

QString stateText(UnitState state, double fraction)
{
    if (state == UnitState::Working && fraction > 0)
        return JobDetailsModel::tr("Working, %1 %").arg(qRound(fraction * 100));
    return unitStateText(state);
}

QImage sharpIcon(QImage image)
{
    image.setDevicePixelRatio(pictureRatio);
    return image;
}

QString pageNumbers(const QVector<int> &pages)
{
    if (pages.isEmpty())
        return {};
    const auto [first, last] = std::minmax_element(pages.cbegin(), pages.cend());
    if (*first == *last)
        return JobDetailsModel::tr("page %1").arg(*first + 1);
    return JobDetailsModel::tr("pages %1–%2").arg(*first + 1).arg(*last + 1);
}

} // namespace

JobDetailsModel::JobDetailsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_thumbnails.setSide(pictureSide);
    connect(&m_thumbnails, &PageThumbnails::ready, this, [this](quint64 id) {
        const QModelIndex changed = index(static_cast<int>(id), NameColumn);
        if (changed.isValid())
            emit dataChanged(changed, changed, {Qt::DecorationRole});
    });
}

int JobDetailsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(unitCount() + m_retries.size());
}

int JobDetailsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobDetailsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Page or part");
    case StateColumn:
        return tr("State");
    case TimeColumn:
        return tr("Time");
    case ResultColumn:
        return tr("Result");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

QVariant JobDetailsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const bool isPage = row < pageCount();
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == NoteColumn ? data(index, Qt::DisplayRole) : QVariant();
    case Qt::DecorationRole:
        if (!isPage || index.column() != NameColumn || m_pages.at(row).page.file.isEmpty())
            return {};
        return sharpIcon(m_thumbnails.thumbnail(static_cast<quint64>(row), m_pages.at(row).page));
    case PageNumberRole:
        return isPage ? row : -1;
    case PagesRole:
        return QVariant::fromValue(pagesOf(row));
    case StateRole:
        return static_cast<int>(stateOf(row));
    case FileRole:
        return isPage ? m_pages.at(row).page.file : QString();
    default:
        return {};
    }
}

QVariant JobDetailsModel::displayText(int row, int column) const
{
    if (row < pageCount())
        return pageText(m_pages.at(row), row + 1, column);
    if (row < unitCount())
        return chunkText(m_chunks.at(row - pageCount()), column);
    return retryText(m_retries.at(row - unitCount()), column);
}

UnitState JobDetailsModel::stateOf(int row) const
{
    if (row < pageCount())
        return m_pages.at(row).state;
    return row < unitCount() ? m_chunks.at(row - pageCount()).state : UnitState::Done;
}

QList<int> JobDetailsModel::pagesOf(int row) const
{
    if (row < pageCount())
        return {row};
    return row < unitCount() ? m_chunks.at(row - pageCount()).pages : QList<int>();
}

QVariant JobDetailsModel::pageText(const PageRow &row, int number, int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Page %1 – %2").arg(number).arg(row.name);
    case StateColumn:
        return stateText(row.state, row.fraction);
    case TimeColumn:
        return durationText(row.milliseconds);
    case ResultColumn:
        if (row.state != UnitState::Done)
            return {};
        if (row.confidence <= 0)
            return tr("%n word(s)", nullptr, row.words);
        return tr("%n word(s), %1 % sure", nullptr, row.words).arg(qRound(row.confidence));
    case NoteColumn:
        return row.note;
    default:
        return {};
    }
}

QVariant JobDetailsModel::chunkText(const ChunkRow &row, int column) const
{
    switch (column) {
    case NameColumn: {
        const QString name = tr("Part %1").arg(row.chunk + 1);
        const QString pages = pageNumbers(row.pages);
        return pages.isEmpty() ? name : tr("%1 – %2", "part, pages").arg(name, pages);
    }
    case StateColumn:
        return unitStateText(row.state);
    case TimeColumn:
        return durationText(row.milliseconds);
    case ResultColumn:
        return row.state == UnitState::Done ? tr("%1 of %2 cards kept").arg(row.kept).arg(row.made)
                                            : QString();
    case NoteColumn:
        return row.note;
    default:
        return {};
    }
}

QVariant JobDetailsModel::retryText(const RetryRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Try %1 – %2", "number, page or service").arg(row.attempt + 1).arg(row.what);
    case StateColumn:
        return tr("Tried again");
    case TimeColumn:
        return row.milliseconds > 0 ? tr("after %1").arg(durationText(row.milliseconds))
                                    : QString();
    case NoteColumn:
        return row.reason;
    default:
        return {};
    }
}

void JobDetailsModel::clear()
{
    beginResetModel();
    for (int row = 0; row < pageCount(); ++row)
        m_thumbnails.cancel(static_cast<quint64>(row));
    m_pages.clear();
    m_chunks.clear();
    m_retries.clear();
    endResetModel();
}

void JobDetailsModel::setPages(const QList<Page> &pages)
{
    if (m_pages.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(pages.size()) - 1);
        m_pages.resize(pages.size());
        endInsertRows();
    }
    for (int row = 0; row < std::min(pages.size(), m_pages.size()); ++row) {
        setPage(row, [&](PageRow &shown) {
            shown.page = pages.at(row);
            shown.name = pages.at(row).name;
        });
    }
}

template<typename Set>
void JobDetailsModel::setPage(int page, Set set)
{
    if (page < 0 || page >= m_pages.size())
        return;
    set(m_pages[page]);
    emit dataChanged(index(page, 0), index(page, ColumnCount - 1));
}

template<typename Set>
void JobDetailsModel::setChunk(int chunk, Set set)
{
    auto found = std::find_if(m_chunks.begin(), m_chunks.end(),
                              [chunk](const ChunkRow &row) { return row.chunk == chunk; });
    if (found == m_chunks.end()) {
        beginInsertRows({}, unitCount(), unitCount());
        m_chunks.append(ChunkRow{.chunk = chunk});
        endInsertRows();
        found = m_chunks.end() - 1;
    }
    set(*found);
    const int row = pageCount() + static_cast<int>(found - m_chunks.begin());
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void JobDetailsModel::addRetry(const RetryNotice &notice)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_retries.append({notice.what, notice.attempt, qRound64(notice.waitSeconds * 1000),
                      errorText(notice.reason)});
    endInsertRows();
}

void JobDetailsModel::setPlan(const QList<int> &pages, const QString &plan)
{
    for (const int page : pages)
        setPage(page, [&plan](PageRow &row) { row.note = plan; });
}

void JobDetailsModel::begin(const event::JobStarted &started)
{
    if (m_pages.size() == started.pageNames.size())
        return;
    clear();
    if (started.pageNames.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(started.pageNames.size()) - 1);
    for (const QString &name : started.pageNames)
        m_pages.append(PageRow{.name = name});
    endInsertRows();
}

void JobDetailsModel::apply(const PipelineEvent &happened)
{
    std::visit(
        Overloaded{
            [this](const event::JobStarted &e) { begin(e); },
            [this](const event::PageTaken &e) {
                setPage(e.page, [&](PageRow &row) { row.page.file = e.file; });
            },
            [this](const event::PageStarted &e) {
                setPage(e.page, [](PageRow &row) {
                    row.state = UnitState::Working;
                    row.note.clear();
                });
            },
            [this](const event::PageProgress &e) {
                setPage(e.page, [&](PageRow &row) { row.fraction = e.fraction; });
            },
            [this](const event::PageRead &e) {
                setPage(e.page, [&](PageRow &row) {
                    row.state = UnitState::Done;
                    row.milliseconds = e.milliseconds;
                    row.confidence = e.confidence;
                    row.words = e.words;
                    QStringList notes{qualityMark(e.quality), preparationText(e.preparation)};
                    notes.removeAll(QString());
                    row.note = notes.join(QStringLiteral(", "));
                });
            },
            [this](const event::PageFailed &e) {
                setPage(e.page, [&](PageRow &row) {
                    row.state = UnitState::Failed;
                    row.milliseconds = e.milliseconds;
                    row.note = errorText(e.error);
                });
            },
            [this](const event::PageSkipped &e) {
                setPage(e.page, [&](PageRow &row) {
                    row.state = UnitState::Skipped;
                    row.note = e.sameAs < 0 ? tr("Left out")
                                            : tr("The same picture as page %1").arg(e.sameAs + 1);
                });
            },
            [this](const event::ChunkCut &e) {
                setChunk(e.chunk, [&](ChunkRow &row) { row.pages = e.pages; });
            },
            [this](const event::ChunkStarted &e) {
                setChunk(e.chunk, [](ChunkRow &row) { row.state = UnitState::Working; });
            },
            [this](const event::ChunkDone &e) {
                setChunk(e.chunk, [&](ChunkRow &row) {
                    row.state = UnitState::Done;
                    row.milliseconds = e.milliseconds;
                    row.made = e.made;
                    row.kept = e.kept;
                    row.note = droppedText(e.dropped);
                });
            },
            [this](const event::ChunkFailed &e) {
                setChunk(e.chunk, [&](ChunkRow &row) {
                    row.state = UnitState::Failed;
                    row.note = errorText(e.error);
                });
            },
            [this](const event::Retrying &e) { addRetry(e.notice); },
            [](const auto &) {},
        },
        happened);
}

} // namespace recto
