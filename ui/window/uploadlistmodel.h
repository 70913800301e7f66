// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QStyledItemDelegate>

#include <optional>

namespace recto {

// The past uploads, newest first. Lives on the GUI thread.
class UploadListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { UploadRole = Qt::UserRole + 1, DetailRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setUploads(const QList<Upload> &uploads);
    // What a job does to an upload now.
    struct Work
    {
        QString jobId;
        bool waits = false; // its turn hasn't come

        friend bool operator==(const Work &, const Work &) = default;
    };
    void setWork(const QHash<QString, Work> &work); // by upload id
    [[nodiscard]] std::optional<Work> work(const QString &uploadId) const;
    [[nodiscard]] Upload upload(int row) const { return m_uploads.at(row); }
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not there

private:
    [[nodiscard]] QString titleOf(const Upload &upload) const;

    QList<Upload> m_uploads;
    QHash<QString, Work> m_work;
};

// A title with a calmer line below it.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TwoLineDelegate(int detailRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    int m_detailRole;
};

} // namespace recto
