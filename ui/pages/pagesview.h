// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace recto {

class HintLabel;
class PageListModel;
class UploadFields;

// The pages that were given, in order, and what is said about them, up to
// *Make cards*. The model is the window's.
class PagesView : public QWidget
{
    Q_OBJECT

public:
    explicit PagesView(PageListModel *model, QWidget *parent = nullptr);

    [[nodiscard]] UploadFields *fields() const { return m_fields; }
    [[nodiscard]] QList<int> selectedRows() const;
    void setAdding(bool adding);
    // Where the pages go and what that costs, beside *Make cards*; empty: nowhere.
    void setCost(const QString &text);

    void removeSelected();
    void turnSelected(int quarters);
    void focusPages(); // for the keys, at a page
    void editCurrent();

signals:
    void addRequested();
    void makeRequested();
    void editRequested(int row);
    void selectionChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setUpList();
    void showMenu(QPoint position);
    void showCount();
    void followScreen();

    PageListModel *m_model;
    QListView *m_list;
    QLabel *m_title;
    QLabel *m_hint;
    UploadFields *m_fields;
    QPushButton *m_make;
    HintLabel *m_cost;
    bool m_adding = false;
};

} // namespace recto
