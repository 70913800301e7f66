// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagecanvas.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>

namespace recto {

namespace {

constexpr double handleRadius = 9;
constexpr double handleReach = 22; // px from its middle that still take hold of it
constexpr double margin = 24;
constexpr double keyStep = 0.005; // of the page
constexpr double smallestRegion = 0.01; // of the page

QPointF inside(QPointF fraction)
{
    return {std::clamp(fraction.x(), 0.0, 1.0), std::clamp(fraction.y(), 0.0, 1.0)};
}

} // namespace

PageCanvas::PageCanvas(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("pageCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 320);
    setMouseTracking(true);
    setAccessibleName(tr("Picture of the page"));
    setAccessibleDescription(tr("Drag the four corners onto the corners of the page. Keys 1 to 4 "
                                "choose a corner, the arrow keys move it."));
}

void PageCanvas::setPicture(const QImage &picture)
{
    m_picture = picture;
    place();
}

void PageCanvas::setProblem(const QString &sentence)
{
    m_problem = sentence;
    update();
}

void PageCanvas::setCorrections(const PageCorrections &corrections)
{
    m_corrections = corrections;
    place();
}

void PageCanvas::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(tool == Tool::LeaveOut ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

void PageCanvas::place()
{
    m_turned = m_corrections.quarterTurns == 0
        ? m_picture
        : m_picture.transformed(QTransform().rotate(90.0 * m_corrections.quarterTurns));
    const QSizeF room = QSizeF(size()) - QSizeF(2 * margin, 2 * margin);
    const QSizeF fitted = QSizeF(m_turned.size()).scaled(room, Qt::KeepAspectRatio);
    m_target = QRectF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2,
                      fitted.width(), fitted.height());
    update();
}

QVector<QPointF> PageCanvas::shownCorners() const
{
    if (m_corrections.corners.size() == 4)
        return m_corrections.corners;
    return {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
}

QPointF PageCanvas::toWidget(QPointF fraction) const
{
    return {m_target.x() + fraction.x() * m_target.width(),
            m_target.y() + fraction.y() * m_target.height()};
}

QPointF PageCanvas::toFraction(QPointF point) const
{
    if (m_target.isEmpty())
        return {};
    return inside({(point.x() - m_target.x()) / m_target.width(),
                   (point.y() - m_target.y()) / m_target.height()});
}

int PageCanvas::cornerAt(QPointF point) const
{
    const QVector<QPointF> corners = shownCorners();
    for (int corner = 0; corner < corners.size(); ++corner) {
        if (QLineF(toWidget(corners.at(corner)), point).length() <= handleReach)
            return corner;
    }
    return -1;
}

void PageCanvas::moveCorner(int corner, QPointF fraction)
{
    m_corrections.corners = shownCorners();
    m_corrections.corners[corner] = inside(fraction);
    emit changed();
    update();
}

void PageCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        rect(),
        theme::blend(palette().color(QPalette::Window), palette().color(QPalette::Shadow), 0.12));
    if (hasFocus()) {
        painter.setPen(QPen(theme::accent(palette()), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
    if (m_turned.isNull()) {
        painter.setPen(theme::secondaryText(palette()));
        painter.drawText(rect().adjusted(theme::large, 0, -theme::large, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_problem);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(m_target, m_turned);

    QPolygonF outline;
    for (const QPointF &corner : shownCorners())
        outline << toWidget(corner);
    QPainterPath outside;
    outside.addRect(m_target);
    QPainterPath page;
    page.addPolygon(outline);
    page.closeSubpath();
    painter.fillPath(outside.subtracted(page), QColor(0, 0, 0, 120));

    QList<QRectF> regions = m_corrections.leftOut;
    if (!m_region.isEmpty())
        regions.append(m_region);
    for (const QRectF &region : std::as_const(regions)) {
        const QRectF shown(toWidget(region.topLeft()), toWidget(region.bottomRight()));
        painter.fillRect(shown, QColor(255, 255, 255, 190));
        painter.setPen(QPen(QColor(70, 70, 70), 1.5, Qt::DashLine));
        painter.setBrush(QBrush(QColor(90, 90, 90, 110), Qt::BDiagPattern));
        painter.drawRect(shown);
    }

    const QColor accent(0x0b, 0x8f,
                        0x7a); // of the light palette also in the dark: photos are light
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 2.5));
    painter.drawPolygon(outline);
    for (int corner = 0; corner < outline.size() && m_tool == Tool::Corners; ++corner) {
        const bool chosen = corner == m_corner;
        painter.setPen(QPen(chosen ? accent : QColor(Qt::white), 3));
        painter.setBrush(chosen ? QColor(Qt::white) : accent);
        painter.drawEllipse(outline.at(corner), handleRadius, handleRadius);
    }
}

void PageCanvas::resizeEvent(QResizeEvent *)
{
    place();
}

void PageCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_turned.isNull())
        return;
    m_dragging = true;
    if (m_tool == Tool::Corners)
        m_corner = cornerAt(event->position());
    else
        m_regionStart = toFraction(event->position());
    update();
}

void PageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging) {
        if (m_tool == Tool::Corners)
            setCursor(cornerAt(event->position()) >= 0 ? Qt::SizeAllCursor : Qt::ArrowCursor);
        return;
    }
    const QPointF fraction = toFraction(event->position());
    if (m_tool == Tool::Corners && m_corner >= 0) {
        moveCorner(m_corner, fraction);
    } else if (m_tool == Tool::LeaveOut) {
        m_region = QRectF(m_regionStart, fraction).normalized();
        update();
    }
}

void PageCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    if (m_region.width() > smallestRegion && m_region.height() > smallestRegion) {
        m_corrections.leftOut.append(m_region);
        emit changed();
    }
    m_region = {};
    update();
}

void PageCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_4) {
        m_corner = event->key() - Qt::Key_1;
        update();
        return;
    }
    if (event->key() == Qt::Key_Delete && !m_corrections.leftOut.isEmpty()) {
        m_corrections.leftOut.removeLast();
        emit changed();
        update();
        return;
    }
    QPointF step;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        step.setX(event->key() == Qt::Key_Left ? -keyStep : keyStep);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        step.setY(event->key() == Qt::Key_Up ? -keyStep : keyStep);
    if (step.isNull() || m_corner < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    moveCorner(m_corner, shownCorners().at(m_corner) + step);
}

} // namespace recto
