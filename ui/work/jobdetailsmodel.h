// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "pipeline/pipelineevent.h"
#include "ui/pages/pagethumbnails.h"

#include <QAbstractTableModel>
#include <QList>

namespace recto {

// Everything a job works on: its pages, then the parts of its text, each with
// what became of it, then what was tried again. Fed with the job's events.
// Lives on the GUI thread.
class JobDetailsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, TimeColumn, ResultColumn, NoteColumn, ColumnCount };
    enum Role {
        PageNumberRole = Qt::UserRole + 1, // -1: not a page
        PagesRole, // QList<int>: the page, or those that a part stands on
        StateRole, // UnitState
        FileRole,
    };

    explicit JobDetailsModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    void clear();
    // The pages of the job, for their pictures; may come later than the events.
    void setPages(const QList<Page> &pages);
    void apply(const PipelineEvent &event);
    // Says on the pages what is going to happen with them.
    void setPlan(const QList<int> &pages, const QString &plan);

private:
    struct PageRow
    {
        Page page;
        QString name;
        UnitState state = UnitState::Waiting;
        double fraction = 0;
        qint64 milliseconds = 0;
        float confidence = 0;
        int words = 0;
        QString note;
    };
    struct ChunkRow
    {
        int chunk = 0;
        QVector<int> pages;
        UnitState state = UnitState::Waiting;
        qint64 milliseconds = 0;
        int made = 0;
        int kept = 0;
        QString note;
    };

    struct RetryRow
    {
        QString what;
        int attempt = 0; // the one that failed, from 1
        qint64 milliseconds = 0; // waited before the next
        QString reason;
    };

    [[nodiscard]] QVariant pageText(const PageRow &row, int number, int column) const;
    [[nodiscard]] QVariant chunkText(const ChunkRow &row, int column) const;
    [[nodiscard]] QVariant retryText(const RetryRow &row, int column) const;
    [[nodiscard]] QVariant displayText(int row, int column) const;
    [[nodiscard]] UnitState stateOf(int row) const;
    [[nodiscard]] QList<int> pagesOf(int row) const;
    template<typename Set>
    void setPage(int page, Set set);
    template<typename Set>
    void setChunk(int chunk, Set set);
    void begin(const event::JobStarted &started);
    void addRetry(const RetryNotice &notice);
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] int unitCount() const
    {
        return static_cast<int>(m_pages.size() + m_chunks.size());
    }

    QList<PageRow> m_pages;
    QList<ChunkRow> m_chunks;
    QList<RetryRow> m_retries;
    mutable PageThumbnails m_thumbnails;
};

} // namespace recto
