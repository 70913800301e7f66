// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagedelegate.h"

#include "core/page.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/widgets/theme.h"

#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace recto {

namespace {

constexpr int padding = 10;
constexpr int textGap = 6;

QColor textColor(const QStyleOptionViewItem &option)
{
    return option.palette.color(QPalette::WindowText);
}

// The picture as it will be read: turned, with the corners and regions that the
// person drew. Returns where it is.
QRectF paintPicture(QPainter *painter, const QRect &square, const QImage &picture,
                    const PageCorrections &corrections, const QPalette &palette)
{
    const bool sideways = corrections.quarterTurns % 2 != 0;
    QSizeF size = picture.size();
    if (sideways)
        size.transpose();
    size.scale(square.size(), Qt::KeepAspectRatio);
    const QRectF target(square.x() + (square.width() - size.width()) / 2,
                        square.y() + square.height() - size.height(), size.width(), size.height());

    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->translate(target.center());
    painter->rotate(90.0 * corrections.quarterTurns);
    QSizeF drawn = sideways ? target.size().transposed() : target.size();
    painter->drawImage(QRectF(QPointF(-drawn.width() / 2, -drawn.height() / 2), drawn), picture);
    painter->restore();

    painter->setPen(theme::hairline(palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(target);

    const auto onPicture = [&target](QPointF fraction) {
        return QPointF(target.x() + fraction.x() * target.width(),
                       target.y() + fraction.y() * target.height());
    };
    if (corrections.corners.size() == 4) {
        QPolygonF outline;
        for (const QPointF &corner : corrections.corners)
            outline << onPicture(corner);
        painter->setPen(QPen(theme::accent(palette), 2));
        painter->drawPolygon(outline);
    }
    QColor veil = palette.color(QPalette::Window);
    veil.setAlphaF(0.75F);
    for (const QRectF &region : corrections.leftOut)
        painter->fillRect(QRectF(onPicture(region.topLeft()), onPicture(region.bottomRight())),
                          veil);
    return target;
}

// A sheet that fills in.
void paintPlaceholder(QPainter *painter, const QRect &square, const QPalette &palette, bool broken)
{
    const int width = qRound(square.height() * 0.72);
    const QRect sheet(square.center().x() - width / 2, square.y(), width, square.height());
    painter->setPen(theme::hairline(palette));
    painter->setBrush(
        theme::blend(palette.color(QPalette::Window), palette.color(QPalette::Base), 0.6));
    painter->drawRoundedRect(sheet, 3, 3);
    if (!broken)
        return;
    constexpr int side = 40;
    painter->drawPixmap(sheet.center().x() - side / 2, sheet.center().y() - side / 2,
                        theme::pixmap(QStringLiteral("warning"), theme::warning(palette), side,
                                      painter->device()->devicePixelRatio()));
}

void paintMark(QPainter *painter, const QRectF &picture, const QString &mark,
               const QStyleOptionViewItem &option)
{
    const QFont font = theme::scaled(option.font, 0.9, QFont::DemiBold);
    const QFontMetrics metrics(font);
    constexpr int iconSide = 14;
    const QString text
        = metrics.elidedText(mark, Qt::ElideRight, option.rect.width() - iconSide - 26);
    const QSize size(metrics.horizontalAdvance(text) + iconSide + 20, metrics.height() + 8);
    const QRectF chip(picture.center().x() - size.width() / 2.0,
                      picture.bottom() - size.height() - 6, size.width(), size.height());
    const QColor color = theme::warning(option.palette);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::blend(option.palette.color(QPalette::Base), color, 0.10));
    painter->drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter->setPen(QPen(color, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const qreal iconX = mirrored ? chip.right() - iconSide - 7 : chip.left() + 7;
    painter->drawPixmap(QPointF(iconX, chip.center().y() - iconSide / 2.0),
                        theme::pixmap(QStringLiteral("warning"), color, iconSide,
                                      painter->device()->devicePixelRatio()));
    painter->setFont(font);
    painter->drawText(
        chip.adjusted(mirrored ? 8 : iconSide + 10, 0, mirrored ? -iconSide - 10 : -8, 0),
        Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text);
}

} // namespace

QSize PageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics metrics(option.font);
    const int lines = metrics.height() * 2 + 2;
    constexpr int letters = 18; // of a name, or of a mark beside its icon
    return {std::max(pictureSide + 2 * padding, metrics.averageCharWidth() * letters),
            pictureSide + lines + 2 * padding + textGap};
}

void PageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor accent = theme::accent(option.palette);
    const QRect cell = option.rect.adjusted(3, 3, -3, -3);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            theme::blend(option.palette.color(QPalette::Base), accent, selected ? 0.16 : 0.06));
        painter->drawRoundedRect(cell, theme::corner, theme::corner);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell, theme::corner, theme::corner);
    }

    const QRect square(option.rect.x() + padding, option.rect.y() + padding,
                       option.rect.width() - 2 * padding, pictureSide);
    const auto picture = index.data(PageListModel::PictureRole).value<QImage>();
    QRectF shown = square;
    if (picture.isNull()) {
        paintPlaceholder(painter, square, option.palette,
                         index.data(PageListModel::BrokenRole).toBool());
    } else {
        const auto page = index.data(PageListModel::PageRole).value<Page>();
        shown = paintPicture(painter, square, picture, page.corrections, option.palette);
    }
    if (const QString mark = index.data(PageListModel::MarkRole).toString(); !mark.isEmpty())
        paintMark(painter, shown, mark, option);

    const QFontMetrics metrics(option.font);
    QRect line(square.x(), square.bottom() + textGap, square.width(), metrics.height());
    painter->setFont(theme::scaled(option.font, 1, QFont::DemiBold));
    painter->setPen(textColor(option));
    painter->drawText(line, Qt::AlignCenter, QLocale().toString(index.row() + 1));
    line.translate(0, metrics.height());
    painter->setFont(option.font);
    painter->setPen(theme::secondaryText(option.palette));
    painter->drawText(line, Qt::AlignCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    painter->restore();
}

} // namespace recto
