// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardlistview.h"

#include "ui/check/cardlistmodel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>

namespace recto {

namespace {

constexpr int cardPadding = 10;
constexpr int markWidth = 4;
constexpr int slideDistance = 36;

// Right-to-left text stands on the right also in a left-to-right window.
Qt::Alignment startOf(const QString &text)
{
    return (text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

CardListView::CardListView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new CardDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    m_slide.setStartValue(0.0);
    m_slide.setEndValue(1.0);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_slide, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_slide, &QVariantAnimation::finished, this, [this] { m_firstFresh = -1; });
}

void CardListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QListView::rowsInserted(parent, start, end);
    if (!m_slideIn)
        return;
    if (atEnd)
        QMetaObject::invokeMethod(this, &QListView::scrollToBottom, Qt::QueuedConnection);
    const int milliseconds = theme::motionMilliseconds(this);
    if (milliseconds == 0 || m_slide.state() == QAbstractAnimation::Running)
        return;
    m_firstFresh = start;
    m_slide.setDuration(milliseconds);
    m_slide.start();
}

void CardListView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void CardListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_placeholder.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(theme::secondaryText(palette()));
    painter.drawText(
        viewport()->rect().adjusted(theme::large, theme::large, -theme::large, -theme::large),
        Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

CardDelegate::CardDelegate(CardListView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {160, QFontMetrics(option.font).height() * 2 + 2 * cardPadding + 4};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (m_view->m_firstFresh >= 0 && index.row() >= m_view->m_firstFresh) {
        const double done = m_view->m_slide.currentValue().toDouble();
        painter->setOpacity(done);
        painter->translate((mirrored ? -1 : 1) * slideDistance * (1 - done), 0);
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const bool selected = option.state & QStyle::State_Selected;
    if (index.data(CardListModel::UncertainRole).toBool()) {
        const int x = mirrored ? option.rect.right() - markWidth + 1 : option.rect.left();
        painter->fillRect(x, option.rect.top() + 3, markWidth, option.rect.height() - 7,
                          selected ? option.palette.color(QPalette::HighlightedText)
                                   : theme::warning(option.palette));
    }
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect line = option.rect.adjusted(theme::medium, cardPadding, -theme::medium, 0);
    line.setHeight(QFontMetrics(option.font).height());
    // At the end of the line ✓ and the page.
    const QString place = index.data(CardListModel::PlaceRole).toString();
    const bool checked = index.data(CardListModel::CheckedRole).toBool();
    painter->setFont(theme::scaled(option.font, 0.9));
    painter->setPen(selected ? text : theme::secondaryText(option.palette));
    int side = place.isEmpty() ? 0 : QFontMetrics(painter->font()).horizontalAdvance(place);
    const Qt::Alignment ending = Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    painter->drawText(line, ending | Qt::AlignAbsolute, place);
    if (checked) {
        const int icon = theme::iconSide(option.font);
        const int x = mirrored ? line.left() + side + (side > 0 ? theme::tight : 0)
                               : line.right() - side - icon - (side > 0 ? theme::tight : 0);
        painter->drawPixmap(x, line.center().y() - icon / 2,
                            theme::pixmap(QStringLiteral("done"),
                                          selected ? text : theme::accent(option.palette), icon,
                                          painter->device()->devicePixelRatioF()));
        side += icon + theme::tight;
    }
    if (side > 0)
        line.adjust(mirrored ? side + theme::small : 0, 0, mirrored ? 0 : -side - theme::small, 0);
    const QString asked = index.data().toString();
    painter->setFont(theme::scaled(option.font, 1, QFont::Medium));
    painter->setPen(text);
    painter->drawText(
        line, startOf(asked),
        QFontMetrics(painter->font()).elidedText(asked, Qt::ElideRight, line.width()));
    line.translate(0, line.height() + 3);
    line.setLeft(option.rect.left() + theme::medium);
    line.setRight(option.rect.right() - theme::medium);
    const QString answered = index.data(CardListModel::DetailRole).toString();
    painter->setFont(theme::scaled(option.font, 0.95));
    painter->setPen(selected ? text : theme::secondaryText(option.palette));
    painter->drawText(
        line, startOf(answered),
        QFontMetrics(painter->font()).elidedText(answered, Qt::ElideRight, line.width()));
    if (!selected) {
        painter->fillRect(option.rect.left() + theme::medium, option.rect.bottom(),
                          option.rect.width() - 2 * theme::medium, 1,
                          theme::hairline(option.palette));
    }
    painter->restore();
}

} // namespace recto
