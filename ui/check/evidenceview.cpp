// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/evidenceview.h"

#include "core/errortext.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double closestPart = 0.06; // of the page's width
constexpr double contextPart = 0.55; // of the page's width is at least in view

QString pageKey(const QString &uploadId, int page)
{
    return QStringLiteral("%1/%2").arg(uploadId).arg(page);
}

} // namespace

EvidenceView::EvidenceView(PagePictures *pictures, QWidget *parent)
    : QWidget(parent)
    , m_pictures(pictures)
{
    setObjectName(QStringLiteral("evidenceView"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 200);
    setCursor(Qt::OpenHandCursor);
    setAccessibleName(tr("Photo of the page"));
    m_motion.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_view = value.toRectF();
        update();
    });
}

void EvidenceView::clear()
{
    ++m_request;
    m_image = {};
    m_shown.clear();
    m_evidence = {};
    m_coverage.clear();
    m_problem.clear();
    update();
}

void EvidenceView::showEvidence(const QString &uploadId, const Evidence &evidence)
{
    m_uploadId = uploadId;
    m_evidence = evidence;
    setAccessibleDescription(description());
    if (evidence.page < 0) {
        clear();
        return;
    }
    const QString key = pageKey(uploadId, evidence.page);
    if (key == m_shown && !m_image.isNull()) {
        goTo(m_wholePage ? QRectF(m_image.rect()) : evidenceRegion(), true);
        return;
    }
    m_image = {};
    m_problem.clear();
    m_shown = key;
    update();
    const quint64 request = ++m_request;
    m_pictures->ask(uploadId, evidence.page, this,
                    [this, request](const Result<PagePictures::Picture> &picture) {
                        if (request != m_request)
                            return;
                        if (picture) {
                            take(**picture);
                            return;
                        }
                        m_problem = errorText(picture.error());
                        update();
                    });
}

void EvidenceView::take(const PagePicture &picture)
{
    m_image = picture.image;
    m_scale = picture.scale;
    goTo(m_wholePage ? QRectF(m_image.rect()) : evidenceRegion(), false);
    emit pageShown();
}

QRectF EvidenceView::evidenceRegion() const
{
    QRectF region;
    for (const QRect &box : m_evidence.boxes) {
        region |= QRectF(box.x() * m_scale, box.y() * m_scale, box.width() * m_scale,
                         box.height() * m_scale);
    }
    if (region.isEmpty())
        return m_image.rect();
    const double margin = m_image.width() * 0.05;
    region.adjust(-margin, -margin, margin, margin);
    const double missing = m_image.width() * contextPart - region.width();
    if (missing > 0)
        region.adjust(-missing / 2, 0, missing / 2, 0);
    return region;
}

QRectF EvidenceView::fitted(const QRectF &region) const
{
    QSizeF size = region.size();
    const double shape = static_cast<double>(width()) / std::max(1, height());
    if (size.width() / std::max(1.0, size.height()) < shape)
        size.setWidth(size.height() * shape);
    else
        size.setHeight(size.width() / shape);
    QRectF result(QPointF(), size);
    result.moveCenter(region.center());
    // Not beyond the page's edges where it can be helped.
    const QRectF page(m_image.rect());
    const auto clamp = [](double start, double length, double pageLength) {
        return length >= pageLength ? (pageLength - length) / 2
                                    : std::clamp(start, 0.0, pageLength - length);
    };
    result.moveTo(clamp(result.x(), result.width(), page.width()),
                  clamp(result.y(), result.height(), page.height()));
    return result;
}

void EvidenceView::goTo(const QRectF &region, bool moving)
{
    const QRectF target = fitted(region);
    const int milliseconds = moving ? theme::motionMilliseconds(this) : 0;
    m_motion.stop();
    if (milliseconds == 0 || !isVisible() || m_view.isEmpty()) {
        m_view = target;
        update();
        return;
    }
    m_motion.setDuration(milliseconds);
    m_motion.setStartValue(m_view);
    m_motion.setEndValue(target);
    m_motion.start();
}

void EvidenceView::setWholePage(bool whole)
{
    if (whole != std::exchange(m_wholePage, whole))
        emit wholePageChanged(whole);
    if (!m_image.isNull())
        goTo(whole ? QRectF(m_image.rect()) : evidenceRegion(), true);
}

QRectF EvidenceView::toWidget(const QRectF &imageRect) const
{
    const double factor = width() / std::max(1.0, m_view.width());
    return {(imageRect.x() - m_view.x()) * factor, (imageRect.y() - m_view.y()) * factor,
            imageRect.width() * factor, imageRect.height() * factor};
}

void EvidenceView::setCoverage(const QList<Flashcard> &cards)
{
    m_coverage = cards;
    update();
}

QList<QRectF> EvidenceView::marks() const
{
    return places(m_evidence.boxes);
}

QList<QRectF> EvidenceView::places(const QVector<QRect> &boxes) const
{
    QList<QRectF> result;
    if (m_image.isNull())
        return result;
    for (const QRect &box : boxes) {
        const QRectF inImage(box.x() * m_scale, box.y() * m_scale, box.width() * m_scale,
                             box.height() * m_scale);
        result.append(toWidget(inImage).adjusted(-3, -2, 3, 2));
    }
    return result;
}

QString EvidenceView::description() const
{
    if (m_evidence.page < 0)
        return tr("This card has no page.");
    if (m_evidence.quote.isEmpty())
        return tr("Page %1").arg(m_evidence.page + 1);
    return tr("Page %1: “%2”").arg(m_evidence.page + 1).arg(m_evidence.quote.simplified());
}

void EvidenceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor backdrop
        = theme::blend(palette().color(QPalette::Window), palette().color(QPalette::Shadow), 0.10);
    painter.fillRect(rect(), backdrop);
    if (m_image.isNull()) {
        painter.setPen(theme::secondaryText(palette()));
        const QString text = m_problem.isEmpty() && m_evidence.page >= 0 ? QString()
            : m_problem.isEmpty()                                        ? description()
                                                                         : m_problem;
        painter.drawText(rect().adjusted(theme::large, 0, -theme::large, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, text);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(toWidget(m_image.rect()), m_image);

    // The place: washed like a marker pen, so that the words stay readable.
    const QColor accent(0x0b, 0x8f,
                        0x7a); // of the light palette also in the dark: photos are light
    // What the rest of the page has become: cards are tinted, offers have a dashed frame.
    constexpr QColor offer(0xb4, 0x53, 0x09);
    for (const Flashcard &card : m_coverage) {
        QColor tint = card.offered ? offer : accent;
        tint.setAlphaF(card.offered ? 0.08F : 0.14F);
        painter.setBrush(tint);
        painter.setPen(card.offered ? QPen(offer, 1.2, Qt::DashLine) : QPen(Qt::NoPen));
        for (const QRectF &place : places(card.evidence.boxes))
            painter.drawRect(place);
    }
    QColor wash = accent;
    wash.setAlphaF(0.20F);
    const QList<QRectF> boxes = marks();
    for (const QRectF &box : boxes) {
        painter.setPen(QPen(accent, 1.6));
        painter.setBrush(wash);
        painter.drawRoundedRect(box, 3, 3);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent(palette()), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void EvidenceView::resizeEvent(QResizeEvent *)
{
    if (!m_image.isNull())
        goTo(m_wholePage ? QRectF(m_image.rect()) : evidenceRegion(), false);
}

void EvidenceView::zoom(double factor, QPointF at)
{
    if (m_image.isNull())
        return;
    const double widest = fitted(m_image.rect()).width();
    const double viewWidth
        = std::clamp(m_view.width() / factor, m_image.width() * closestPart, widest);
    const double change = viewWidth / m_view.width();
    const QPointF fixed(m_view.x() + at.x() / width() * m_view.width(),
                        m_view.y() + at.y() / height() * m_view.height());
    m_view = fitted(QRectF(fixed.x() - (fixed.x() - m_view.x()) * change,
                           fixed.y() - (fixed.y() - m_view.y()) * change, viewWidth,
                           m_view.height() * change));
    update();
}

void EvidenceView::wheelEvent(QWheelEvent *event)
{
    constexpr double step = 1.2;
    zoom(std::pow(step, event->angleDelta().y() / 120.0), event->position());
}

void EvidenceView::mousePressEvent(QMouseEvent *event)
{
    m_dragged = m_pressed = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void EvidenceView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_image.isNull() || !(event->buttons() & Qt::LeftButton))
        return;
    const QPointF moved = (event->position() - m_dragged) * (m_view.width() / width());
    m_dragged = event->position();
    m_view = fitted(m_view.translated(-moved));
    update();
}

void EvidenceView::mouseReleaseEvent(QMouseEvent *event)
{
    setCursor(Qt::OpenHandCursor);
    const QPointF at = event->position();
    if ((at - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        return;
    // An offer first: its sentence may have become another card as well.
    for (const bool offered : {true, false}) {
        for (const Flashcard &card : std::as_const(m_coverage)) {
            const QList<QRectF> there = places(card.evidence.boxes);
            if (card.offered != offered
                || std::none_of(there.cbegin(), there.cend(),
                                [at](const QRectF &place) { return place.contains(at); }))
                continue;
            emit cardChosen(Flashcard(card)); // what is listed may change by it
            return;
        }
    }
}

void EvidenceView::mouseDoubleClickEvent(QMouseEvent *)
{
    setWholePage(!m_wholePage);
}

void EvidenceView::keyPressEvent(QKeyEvent *event)
{
    constexpr double step = 1.25;
    const QPointF center = QRectF(rect()).center();
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(step, center);
    else if (event->key() == Qt::Key_Minus)
        zoom(1 / step, center);
    else
        QWidget::keyPressEvent(event);
}

} // namespace recto
