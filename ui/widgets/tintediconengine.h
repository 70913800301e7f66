// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>
#include <QString>

namespace recto {

// Draws a line icon in the colour that text has where it stands: the palette of
// the moment, disabled or selected. For the GUI thread.
class TintedIconEngine : public QIconEngine
{
public:
    explicit TintedIconEngine(QString name);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override;

private:
    QString m_name;
};

} // namespace recto
