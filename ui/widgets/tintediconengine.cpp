// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tintediconengine.h"

#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>

namespace recto {

namespace {

QColor iconColor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    default:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    }
}

} // namespace

TintedIconEngine::TintedIconEngine(QString name)
    : m_name(std::move(name))
{
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
                             QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    painter->drawPixmap(rect.topLeft(), scaledPixmap(rect.size() * ratio, mode, state, ratio));
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State,
                                       qreal scale)
{
    const QColor color = iconColor(mode);
    const int side = qRound(qMin(size.width(), size.height()) / scale);
    const QString key
        = QStringLiteral("recto/%1/%2/%3/%4").arg(m_name, color.name()).arg(side).arg(scale);
    QPixmap result;
    if (!QPixmapCache::find(key, &result)) {
        result = theme::pixmap(m_name, color, side, scale);
        QPixmapCache::insert(key, result);
    }
    return result;
}

QIconEngine *TintedIconEngine::clone() const
{
    return new TintedIconEngine(m_name);
}

} // namespace recto
