// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/typesetpage.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <random>

namespace {

const char *const prose
    = "The spring tide follows the new moon by about two days. When the sun and the moon pull "
      "along "
      "the same line, the water rises higher than on any other day of the month. Fishermen in the "
      "bay know this without a table. They watch the old harbour wall, where a dark band of weed "
      "marks the usual height, and judge by its distance from the water whether the boats must be "
      "drawn up before night. A neap tide comes a week later and leaves the band dry. The keeper "
      "of "
      "the lighthouse wrote these heights in a book for thirty years, first with a pencil and "
      "then, "
      "after the winter storm had wet the pages, with ink that would not run. His grandson "
      "measured "
      "the wall again and found that the sea had risen by the width of a hand. Nobody had noticed, "
      "because the weed had moved up with the water. Such slow changes are seen only by those who "
      "write down what they see each day, even when nothing seems to happen at all. ";

double clampedGrey(const QImage &image, QPointF at, int outside)
{
    const int x = int(std::floor(at.x())), y = int(std::floor(at.y()));
    if (x < 0 || y < 0 || x + 1 >= image.width() || y + 1 >= image.height())
        return outside;
    const double right = at.x() - x, down = at.y() - y;
    const uchar *above = image.constScanLine(y) + x;
    const uchar *below = image.constScanLine(y + 1) + x;
    return (above[0] * (1 - right) + above[1] * right) * (1 - down)
        + (below[0] * (1 - right) + below[1] * right) * down;
}

} // namespace

QString TypesetPage::text() const
{
    QStringList all;
    for (const TypesetWord &word : words)
        all << word.text;
    return all.join(QLatin1Char(' '));
}

TypesetPage typesetProse(int lines, QSize size, int pixelSize)
{
    TypesetPage page;
    page.image = QImage(size, QImage::Format_Grayscale8);
    page.image.fill(250);
    QPainter painter(&page.image);
    QFont font(QStringLiteral("DejaVu Serif"));
    font.setPixelSize(pixelSize);
    painter.setFont(font);
    painter.setPen(QColor(30, 30, 30));
    const QFontMetricsF metrics(font);
    const double margin = size.width() * 0.09;
    const QStringList words = QString::fromLatin1(prose).simplified().split(QLatin1Char(' '));
    double x = margin, y = margin + metrics.ascent();
    int line = 0;
    for (int i = 0; line < lines; ++i) {
        const QString &word = words.at(i % words.size());
        if (x + metrics.horizontalAdvance(word) > size.width() - margin) {
            x = margin;
            y += metrics.height() * 1.25;
            if (++line >= lines || y > size.height() - margin)
                break;
        }
        painter.drawText(QPointF(x, y), word);
        page.words.append({word, metrics.tightBoundingRect(word).translated(x, y)});
        x += metrics.horizontalAdvance(word + QLatin1Char(' '));
    }
    return page;
}

Warp perspectiveWarp(QSize page, QSize photo, const QPolygonF &corners)
{
    QTransform transform;
    const QPolygonF whole({QPointF(0, 0), QPointF(page.width(), 0),
                           QPointF(page.width(), page.height()), QPointF(0, page.height())});
    QTransform::quadToQuad(whole, corners, transform);
    const QTransform back = transform.inverted();
    return {photo, [transform](QPointF p) { return transform.map(p); },
            [back](QPointF p) { return back.map(p); }};
}

Warp curveWarp(QSize page, double height)
{
    const double width = page.width();
    const auto shift = [width, height](double x) { return height * std::sin(3.0 * x / width); };
    return {QSize(page.width(), page.height() + int(2 * height)),
            [shift, height](QPointF p) { return QPointF(p.x(), p.y() + height + shift(p.x())); },
            [shift, height](QPointF p) { return QPointF(p.x(), p.y() - height - shift(p.x())); }};
}

TypesetPage photographed(const TypesetPage &page, const Warp &warp, int desk)
{
    TypesetPage photo;
    photo.image = QImage(warp.size, QImage::Format_Grayscale8);
    for (int y = 0; y < photo.image.height(); ++y) {
        uchar *line = photo.image.scanLine(y);
        for (int x = 0; x < photo.image.width(); ++x)
            line[x] = uchar(clampedGrey(page.image, warp.toPage(QPointF(x, y)), desk));
    }
    for (const TypesetWord &word : page.words) {
        QPolygonF corners;
        for (const QPointF &corner : {word.box.topLeft(), word.box.topRight(),
                                      word.box.bottomRight(), word.box.bottomLeft()})
            corners << warp.toPhoto(corner);
        photo.words.append({word.text, corners.boundingRect()});
    }
    return photo;
}

namespace {

// The mean over the pixels before and behind each, along one direction.
QImage smeared(const QImage &image, int reach, QPoint step)
{
    QImage result = image.copy();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            int sum = 0, count = 0;
            for (int i = -reach; i <= reach; ++i) {
                const QPoint at = QPoint(x, y) + i * step;
                if (image.rect().contains(at)) {
                    sum += image.constScanLine(at.y())[at.x()];
                    ++count;
                }
            }
            result.scanLine(y)[x] = uchar(sum / count);
        }
    }
    return result;
}

} // namespace

QImage outOfFocus(const QImage &image, int reach)
{
    QImage result = image;
    for (int round = 0; round < 2; ++round)
        result = smeared(smeared(result, reach, {1, 0}), reach, {0, 1});
    return result;
}

QImage shaken(const QImage &image, int pixels)
{
    QImage result = image;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            int sum = 0;
            for (int step = 0; step < pixels; ++step) {
                const int fromX = std::clamp(x + step - pixels / 2, 0, image.width() - 1);
                const int fromY = std::clamp(y + (step - pixels / 2) / 3, 0, image.height() - 1);
                sum += image.constScanLine(fromY)[fromX];
            }
            result.scanLine(y)[x] = uchar(sum / pixels);
        }
    }
    return result;
}

void dim(QImage &image, double light, double grain)
{
    std::mt19937 source(1);
    std::normal_distribution<double> noise(0, grain);
    for (int y = 0; y < image.height(); ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            line[x] = uchar(std::clamp(line[x] * light + noise(source), 0.0, 255.0));
    }
}

void throwShadow(QImage &image, double light)
{
    for (int y = 0; y < image.height(); ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const double edge = (x - 0.55 * image.width() - 0.2 * y) / 40;
            const double factor = 1 - (1 - light) / (1 + std::exp(-edge));
            line[x] = uchar(line[x] * factor);
        }
    }
}
