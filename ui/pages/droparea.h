// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace recto {

// The empty window: an invitation to give pages. A click anywhere chooses files.
class DropArea : public QWidget
{
    Q_OBJECT

public:
    explicit DropArea(QWidget *parent = nullptr);

    void setSampleAvailable(bool available);
    // Something was dropped and is being looked at.
    void setAdding(bool adding);

signals:
    void chooseRequested();
    void sampleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Illustration;
    QLabel *m_title;
    QPushButton *m_choose;
    QPushButton *m_sample;
    bool m_hovered = false;
};

// Shown over the whole window while pages are dragged over it. Lets every
// mouse and drag event through to the window below.
class DropOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *parent);

    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace recto
