// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QTransform>
#include <QVector>

#include <functional>

// A page of words set for tests: the picture and where each word's ink lies on it.
struct TypesetWord
{
    QString text;
    QRectF box;
};

struct TypesetPage
{
    QImage image; // 8-bit grey
    QVector<TypesetWord> words;

    [[nodiscard]] QString text() const;
};

// Prose of the project's own, `lines` lines of it, dark on white.
[[nodiscard]] TypesetPage typesetProse(int lines = 24, QSize size = {1000, 1300},
                                       int pixelSize = 26);

// How a photo bends a page: where a pixel of the page falls on the photo, and back.
struct Warp
{
    QSize size;
    std::function<QPointF(QPointF)> toPhoto;
    std::function<QPointF(QPointF)> toPage;
};

[[nodiscard]] Warp perspectiveWarp(QSize page, QSize photo, const QPolygonF &corners);
// Lines rise and fall by `height` pixels over the page's width.
[[nodiscard]] Warp curveWarp(QSize page, double height);

// The page as the warp shows it, on a desk of the given grey.
[[nodiscard]] TypesetPage photographed(const TypesetPage &page, const Warp &warp, int desk);
// Every pixel smeared over `reach` pixels to each side, twice.
[[nodiscard]] QImage outOfFocus(const QImage &image, int reach);
// Moved by so many pixels across and a third of them down while it was taken.
[[nodiscard]] QImage shaken(const QImage &image, int pixels);
// Little light, and the grain that a camera makes of it: `light` of the
// brightness is left, `grain` grey levels deviation.
void dim(QImage &image, double light, double grain);
// A shadow over the right part, as a hand throws it.
void throwShadow(QImage &image, double light);
