// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload.h"

#include <QAbstractListModel>
#include <QList>
#include <QStyledItemDelegate>

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
    // The upload whose cards are being made now; empty: none.
    void setBusy(const QString &id);
    [[nodiscard]] Upload upload(int row) const { return m_uploads.at(row); }
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not there

private:
    [[nodiscard]] QString titleOf(const Upload &upload) const;

    QList<Upload> m_uploads;
    QString m_busy;
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
