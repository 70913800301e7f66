// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"

#include <QImage>
#include <QWidget>

namespace recto {

// The picture of a page with its four corners to drag and the regions that are
// not read. Keys: 1–4 choose a corner, the arrows move it, Del removes the
// region that was chosen last.
class PageCanvas : public QWidget
{
    Q_OBJECT

public:
    enum class Tool { Corners, LeaveOut };

    explicit PageCanvas(QWidget *parent = nullptr);

    // Upright by EXIF, not yet by the corrections.
    void setPicture(const QImage &picture);
    void setProblem(const QString &sentence);
    void setCorrections(const PageCorrections &corrections);
    [[nodiscard]] PageCorrections corrections() const { return m_corrections; }
    void setTool(Tool tool);
    [[nodiscard]] Tool tool() const { return m_tool; }
    // Where a fraction of the page is in this widget.
    [[nodiscard]] QPointF toWidget(QPointF fraction) const;

    [[nodiscard]] QSize sizeHint() const override { return {620, 640}; }

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QVector<QPointF> shownCorners() const;
    [[nodiscard]] QPointF toFraction(QPointF point) const;
    [[nodiscard]] int cornerAt(QPointF point) const; // -1: none
    void moveCorner(int corner, QPointF fraction);
    void place();

    QImage m_picture;
    QImage m_turned;
    QString m_problem;
    PageCorrections m_corrections;
    Tool m_tool = Tool::Corners;
    QRectF m_target; // of the picture in this widget
    int m_corner = -1; // chosen
    bool m_dragging = false;
    QPointF m_regionStart;
    QRectF m_region; // being drawn, fractions
};

} // namespace recto
