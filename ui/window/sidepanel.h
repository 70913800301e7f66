// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;

namespace recto {

class UploadListModel;

// The past uploads, and a search over all cards.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(UploadListModel *model, QWidget *parent = nullptr);

    // Marks the upload that is open; empty: none.
    void setCurrent(const QString &uploadId);
    void focusSearch();
    void clearSearch();

signals:
    void newRequested();
    void uploadOpened(const recto::Upload &upload);
    void searchChanged(const QString &words); // empty: the search ended
    void deleteRequested(const recto::Upload &upload);
    void renameRequested(const recto::Upload &upload);
    // Of a job that waits for its turn.
    void firstRequested(const QString &jobId);
    void cancelRequested(const QString &jobId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showMenu(QPoint position);

    UploadListModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
    QTimer m_searchTimer;
};

} // namespace recto
