// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/evidencestrip.h"

#include "core/errortext.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace recto {

namespace {

constexpr double closeUp = 2;
constexpr int leastHeight = 110;
constexpr double leastXHeight = 13; // device-independent pixels
// Of the light palette also in the dark: photos are light.
constexpr QColor accentOnPaper(0x0b, 0x6e, 0x5f);
constexpr QColor doubtOnPaper(0xb4, 0x53, 0x09);

constexpr QColor accentOnDark(0x4f, 0xd1, 0xb5);
constexpr QColor doubtOnDark(0xf5, 0xb9, 0x5c);

bool isDark(const QImage &image)
{
    const QImage small = image.scaled(24, 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int sum = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x)
            sum += qGray(small.pixel(x, y));
    }
    return sum < 110 * small.width() * small.height();
}

void drawWave(QPainter &painter, const QRectF &place, const QColor &color)
{
    constexpr double length = 5;
    constexpr double height = 2;
    QPainterPath wave(QPointF(place.left(), place.bottom() + 3));
    double up = -1;
    for (double x = place.left(); x < place.right(); x += length, up = -up)
        wave.quadTo(x + length / 2, place.bottom() + 3 + up * 2 * height, x + length,
                    place.bottom() + 3);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(wave);
}

} // namespace

EvidenceStrip::EvidenceStrip(PagePictures *pictures, QWidget *parent)
    : QWidget(parent)
    , m_pictures(pictures)
{
    setObjectName(QStringLiteral("evidenceStrip"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setMouseTracking(true);
    setAccessibleName(tr("Place on the page"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
}

EvidenceStrip::~EvidenceStrip()
{
    m_workers.finish();
}

void EvidenceStrip::clear()
{
    ++m_request;
    m_card = {};
    m_page.reset();
    m_drawn.reset();
    m_problem.clear();
    setAccessibleDescription({});
    update();
}

void EvidenceStrip::forget()
{
    ++m_generation;
    ++m_request;
    m_cache.clear();
    m_card = {};
}

void EvidenceStrip::setHeightLimit(int height)
{
    const int limit = std::max(height, leastHeight);
    if (std::exchange(m_heightLimit, limit) != limit && !m_card.id.isEmpty())
        redraw();
}

QSize EvidenceStrip::sizeHint() const
{
    const int height = m_drawn && !m_drawn->strip.isEmpty() ? qRound(m_drawn->strip.size().height())
                                                            : std::min(m_heightLimit, 200);
    return {640, std::clamp(height, leastHeight, m_heightLimit)};
}

QSize EvidenceStrip::minimumSizeHint() const
{
    return {240, leastHeight};
}

Strip::Wish EvidenceStrip::wish() const
{
    Strip::Wish wish;
    wish.room = QSizeF(width(), m_heightLimit);
    // As large as the card's own letters.
    wish.xHeight = std::max(leastXHeight, QFontMetricsF(theme::scaled(font(), 1.55)).xHeight());
    wish.zoom = m_zoom;
    wish.moved = m_moved;
    return wish;
}

QString EvidenceStrip::keyOf(const Flashcard &card, const Strip::Wish &wish) const
{
    return QStringLiteral("%1/%2/%3/%4×%5/%6/%7/%8,%9")
        .arg(card.id, card.front, card.back)
        .arg(wish.room.width())
        .arg(wish.room.height())
        .arg(wish.xHeight * wish.zoom)
        .arg(devicePixelRatioF())
        .arg(wish.moved.x())
        .arg(wish.moved.y());
}

void EvidenceStrip::showCard(const Flashcard &card)
{
    if (card == m_card)
        return;
    m_card = card;
    m_moved = {};
    m_problem.clear();
    setAccessibleDescription(description());
    redraw();
}

void EvidenceStrip::redraw()
{
    const quint64 request = ++m_request;
    if (m_card.evidence.page < 0) {
        m_drawn.reset();
        update();
        return;
    }
    m_pictures->ask(m_card.uploadId, m_card.evidence.page, this,
                    [this, request](const Result<PagePictures::Picture> &page) {
                        if (request != m_request)
                            return;
                        if (page) {
                            m_page = *page;
                            draw(m_card, *page, true);
                            return;
                        }
                        m_page.reset();
                        m_drawn.reset();
                        m_problem = errorText(page.error());
                        update();
                    });
}

void EvidenceStrip::prepare(const Flashcard &card)
{
    if (card.evidence.page < 0 || card.id == m_card.id)
        return;
    m_pictures->ask(card.uploadId, card.evidence.page, this,
                    [this, card](const Result<PagePictures::Picture> &page) {
                        if (page)
                            draw(card, *page, false);
                    });
}

void EvidenceStrip::draw(const Flashcard &card, const PagePictures::Picture &page, bool shown)
{
    Strip::Wish wished = wish();
    if (!shown) {
        wished.zoom = 1;
        wished.moved = {};
    }
    const QString key = keyOf(card, wished);
    if (const DrawingPointer *kept = m_cache.object(key)) {
        if (shown)
            show(*kept);
        return;
    }
    if (width() <= 0)
        return;
    m_workers.start(
        [this, card, page, wished, key, shown, request = m_request, generation = m_generation,
         ratio = devicePixelRatioF()] {
            auto drawing = std::make_shared<Drawing>();
            drawing->strip = Strip(page->page.text, card, page->doubtful, wished);
            if (!drawing->strip.isEmpty())
                drawing->image = drawing->strip.render(page->image, page->scale, ratio);
            drawing->dark = !drawing->image.isNull() && isDark(drawing->image);
            QMetaObject::invokeMethod(this, [=, this, done = DrawingPointer(drawing)] {
                if (generation != m_generation)
                    return;
                m_cache.insert(key, new DrawingPointer(done));
                if (shown && request == m_request)
                    show(done);
            });
        },
        shown ? 1 : 0);
}

void EvidenceStrip::show(const DrawingPointer &drawing)
{
    m_drawn = drawing;
    updateGeometry();
    update();
    if (drawing->strip.isEmpty())
        emit placeMissing();
    emit drawn();
}

void EvidenceStrip::toggleZoom()
{
    m_zoom = m_zoom > 1 ? 1 : closeUp;
    m_moved = {};
    redraw();
}

QString EvidenceStrip::description() const
{
    if (m_card.evidence.page < 0)
        return tr("This card has no page.");
    if (m_card.evidence.quote.isEmpty())
        return tr("Page %1").arg(m_card.evidence.page + 1);
    return tr("Page %1: “%2”")
        .arg(m_card.evidence.page + 1)
        .arg(m_card.evidence.quote.simplified());
}

QColor EvidenceStrip::backdrop() const
{
    return theme::blend(palette().color(QPalette::Window), palette().color(QPalette::Shadow), 0.10);
}

// The page goes on there.
void EvidenceStrip::fadeEdges(QPainter &painter) const
{
    constexpr double reach = 12;
    const QColor over = palette().color(QPalette::Window);
    QColor clear = over;
    clear.setAlpha(0);
    const double bottom = std::min<double>(height(), m_drawn->strip.size().height());
    for (const bool upper : {true, false}) {
        const double from = upper ? 0 : bottom;
        const double to = upper ? reach : bottom - reach;
        QLinearGradient fade(0, from, 0, to);
        fade.setColorAt(0, over);
        fade.setColorAt(1, clear);
        painter.fillRect(QRectF(0, std::min(from, to), width(), reach), fade);
    }
}

void EvidenceStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), backdrop());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_drawn && !m_drawn->image.isNull()) {
        const Strip &strip = m_drawn->strip;
        painter.drawImage(QPointF(0, 0), m_drawn->image);
        // Washed like a marker pen, so that the words stay as black as they are.
        const QColor accent = m_drawn->dark ? accentOnDark : accentOnPaper;
        painter.setCompositionMode(m_drawn->dark ? QPainter::CompositionMode_Screen
                                                 : QPainter::CompositionMode_Multiply);
        painter.setPen(Qt::NoPen);
        QColor wash = theme::blend(m_drawn->dark ? Qt::black : Qt::white, accent,
                                   m_drawn->dark ? 0.2 : 0.13);
        QRectF sentence;
        for (const Strip::Mark &line : strip.sentence()) {
            painter.setBrush(wash);
            painter.drawRoundedRect(line.place.adjusted(-4, -4, 4, 5), 4, 4);
            sentence |= line.place;
        }
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        constexpr double apart = 14;
        constexpr double thick = 4;
        const double x = strip.rightToLeft()
            ? std::min(sentence.right() + apart - thick, width() - 6.0 - thick)
            : std::max(sentence.left() - apart, 6.0);
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(x, sentence.top() - 3, thick, sentence.height() + 7), 2, 2);
        for (const Strip::Mark &part : strip.answer()) {
            painter.fillRect(
                QRectF(part.place.left(), part.place.bottom() + 2, part.place.width(), 2.5),
                accent);
        }
        for (const Strip::Mark &word : strip.doubts())
            drawWave(painter, word.place, m_drawn->dark ? doubtOnDark : doubtOnPaper);
        fadeEdges(painter);
    } else if (!m_problem.isEmpty()) {
        painter.setPen(theme::secondaryText(palette()));
        painter.drawText(rect().adjusted(theme::large, 0, -theme::large, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_problem);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent(palette()), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void EvidenceStrip::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width() && !m_card.id.isEmpty())
        redraw();
}

void EvidenceStrip::moveBy(QPointF by)
{
    m_moved += by;
    redraw();
}

void EvidenceStrip::wheelEvent(QWheelEvent *event)
{
    if (!m_drawn || m_drawn->image.isNull()) {
        event->ignore();
        return;
    }
    const QPointF turned = QPointF(event->angleDelta()) / 2;
    moveBy(event->modifiers() & Qt::ShiftModifier ? QPointF(turned.y(), turned.x()) : turned);
    event->accept();
}

void EvidenceStrip::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_dragging = false;
}

void EvidenceStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drawn)
        return;
    if (event->buttons() & Qt::LeftButton) {
        const QPointF by = event->position() - m_pressed;
        if (m_dragging || by.manhattanLength() >= QApplication::startDragDistance()) {
            m_dragging = true;
            setCursor(Qt::ClosedHandCursor);
            m_pressed = event->position();
            moveBy(by);
        }
        return;
    }
    setCursor(m_drawn->strip.wordAt(event->position()) >= 0 ? Qt::PointingHandCursor
                                                            : Qt::OpenHandCursor);
}

void EvidenceStrip::mouseReleaseEvent(QMouseEvent *event)
{
    setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_dragging, false) || event->button() != Qt::LeftButton || !m_drawn)
        return;
    if (const int word = m_drawn->strip.wordAt(event->position()); word >= 0)
        emit wordChosen(word);
}

bool EvidenceStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_drawn && m_page) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int word = m_drawn->strip.wordAt(help->pos());
        setToolTip(word < 0
                       ? QString()
                       : tr("“%1”: click to mend it").arg(m_page->page.text.words.at(word).text));
    }
    return QWidget::event(event);
}

} // namespace recto
