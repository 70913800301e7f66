// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/transparency.h"

#include <QPainter>

#include <array>
#include <cstdlib>

namespace recto {

namespace {

constexpr int clear = 64, solid = 160; // of alpha's 255
constexpr int dark = 110, light = 145; // of light's 255: what stands out from white, from black
constexpr double share = 0.12; // of the outlines that count
constexpr double muchCovered = 0.5; // of the picture: a photo or a sheet, no text
constexpr int middle = 128;

struct Outlines
{
    int dark = 0, middle = 0, light = 0; // points of the outline
    double covered = 0; // share of the picture that is solid
};

// The light of solid points beside clear ones: the colours of the text, if it is one.
Outlines outlinesOf(const QImage &picture)
{
    constexpr int reach = 2; // pixels over which an edge fades
    // As the reader will see them: the eye's weights, not those of qGray().
    const QImage greys
        = picture.convertToFormat(QImage::Format_RGB32).convertToFormat(QImage::Format_Grayscale8);
    Outlines outlines;
    qint64 covered = 0;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            if (qAlpha(row[x]) < solid)
                continue;
            ++covered;
            const bool edge = (x >= reach && qAlpha(row[x - reach]) < clear)
                || (x + reach < picture.width() && qAlpha(row[x + reach]) < clear);
            if (!edge)
                continue;
            const int grey = greys.constScanLine(y)[x];
            ++(grey < dark ? outlines.dark : grey > light ? outlines.light : outlines.middle);
        }
    }
    outlines.covered
        = double(covered) / std::max<qint64>(1, qint64(picture.width()) * picture.height());
    return outlines;
}

QImage laidOn(const QImage &image, int ground)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(qRgb(ground, ground, ground));
    QPainter(&flat).drawImage(0, 0, image);
    return flat;
}

// Dark wherever it differs from the ground.
QImage foldedAround(const QImage &grey, int ground)
{
    QImage result = grey;
    for (int y = 0; y < result.height(); ++y) {
        uchar *row = result.scanLine(y);
        for (int x = 0; x < result.width(); ++x)
            row[x] = uchar(255 - std::min(255, 2 * std::abs(row[x] - ground)));
    }
    return result;
}

} // namespace

QImage onGround(const QImage &image, bool grey)
{
    if (!image.hasAlphaChannel()) {
        return grey && image.format() != QImage::Format_Grayscale8
            ? image.convertToFormat(QImage::Format_Grayscale8)
            : image;
    }
    const QImage picture = image.convertToFormat(QImage::Format_ARGB32);
    const Outlines outlines = outlinesOf(picture);
    const double all = outlines.dark + outlines.middle + outlines.light;
    const bool isText = outlines.covered < muchCovered;
    const bool hasLight = outlines.light > share * all;
    const bool both = isText && hasLight && outlines.dark > share * all;
    const int ground = both ? middle : isText && hasLight ? 0 : 255;
    const QImage flat = laidOn(picture, ground);
    if (!grey)
        return flat;
    const QImage greys = flat.convertToFormat(QImage::Format_Grayscale8);
    return both ? foldedAround(greys, middle) : greys;
}

} // namespace recto
