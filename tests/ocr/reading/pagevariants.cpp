// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagevariants.h"

#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QTransform>

#include <array>

namespace {

const char *const article
    = "A kidney cleans the blood about forty times a day. Each holds a million small filters in "
      "which water and salts leave the blood under pressure, while cells and proteins are too "
      "large to pass. Most of the water is taken back at once. What remains is collected and "
      "leaves the body with the urea that the liver made from used protein. When a person drinks "
      "little, a hormone of the brain tells the tubes to take back more, and the urine turns dark. "
      "Diabetes harms the filters slowly: sugar thickens their walls until protein passes, which "
      "a strip of paper can show long before anything hurts. Blood pressure matters in the same "
      "way. Both kidneys together receive a fifth of what the heart moves, so that a narrow "
      "artery is felt everywhere. Someone can live with one kidney; it grows and does the work of "
      "two. If both fail, a machine has to clean the blood three times a week, for hours, until a "
      "gift from another person ends the need for it. ";

QImage recompressed(const QImage &page, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    if (!page.save(&buffer, "JPEG", quality))
        qFatal("no JPEG can be written");
    return QImage::fromData(buffer.data(), "JPEG").convertToFormat(QImage::Format_Grayscale8);
}

QImage scaledBy(const QImage &page, double factor)
{
    return page.scaled(int(page.width() * factor), int(page.height() * factor),
                       Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// The pixels of the border stay what they are.
QImage shifted(const QImage &page, QPointF by)
{
    QImage result = page.copy();
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(by, page);
    return result;
}

QString bare(const QString &word)
{
    qsizetype from = 0, to = word.size();
    while (from < to && !word.at(from).isLetterOrNumber())
        ++from;
    while (to > from && !word.at(to - 1).isLetterOrNumber())
        --to;
    return word.mid(from, to - from).toLower();
}

} // namespace

QStringList placements()
{
    return {QStringLiteral("upright"),
            QStringLiteral("mirrored"),
            QStringLiteral("turned left"),
            QStringLiteral("turned right"),
            QStringLiteral("upside down"),
            QStringLiteral("dark"),
            QStringLiteral("dark and upside down")};
}

QImage placed(const QImage &page, const QString &placement)
{
    QImage result = page;
    if (placement.startsWith(QLatin1String("dark")))
        result.invertPixels();
    if (placement == QLatin1String("mirrored"))
        return result.mirrored(true, false);
    if (placement == QLatin1String("turned left"))
        return result.transformed(QTransform().rotate(-90));
    if (placement == QLatin1String("turned right"))
        return result.transformed(QTransform().rotate(90));
    if (placement.endsWith(QLatin1String("upside down")))
        return result.mirrored(true, true);
    return result;
}

QStringList disturbances()
{
    return {QStringLiteral("none"),     QStringLiteral("1 pixel right"),
            QStringLiteral("1 up"),     QStringLiteral("half a pixel"),
            QStringLiteral("1 % less"), QStringLiteral("1 % more"),
            QStringLiteral("JPEG 30"),  QStringLiteral("JPEG 55"),
            QStringLiteral("JPEG 80"),  QStringLiteral("all of it")};
}

QImage disturbed(const QImage &page, const QString &disturbance)
{
    switch (disturbances().indexOf(disturbance)) {
    case 1:
        return shifted(page, {1, 0});
    case 2:
        return shifted(page, {0, -1});
    case 3:
        return shifted(page, {0.5, 0.5});
    case 4:
        return scaledBy(page, 0.99);
    case 5:
        return scaledBy(page, 1.01);
    case 6:
        return recompressed(page, 30);
    case 7:
        return recompressed(page, 55);
    case 8:
        return recompressed(page, 80);
    case 9:
        return recompressed(shifted(scaledBy(page, 1.01), {0.5, 1}), 60);
    default:
        return page;
    }
}

WordsOnPage wordsOnPage(const PageStyle &style)
{
    WordsOnPage page{QImage(style.size, QImage::Format_Grayscale8), {}};
    page.image.fill(250);
    QPainter painter(&page.image);
    painter.setPen(QColor(30, 30, 30));
    QFont font(QString::fromLatin1(style.family));
    const double margin = style.size.width() * 0.07;
    double top = margin;
    if (style.headed) {
        font.setPixelSize(style.pixelSize * 2);
        font.setBold(true);
        painter.setFont(font);
        top += QFontMetricsF(font).height();
        painter.drawText(QPointF(margin, top), QStringLiteral("What a kidney does"));
        page.words << QStringLiteral("What a kidney does").split(QLatin1Char(' '));
        top += style.pixelSize;
    }
    font.setBold(false);
    font.setPixelSize(style.pixelSize);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QStringList words = QString::fromLatin1(article).simplified().split(QLatin1Char(' '));
    const double gap = 2.0 * style.pixelSize;
    const double width
        = (style.size.width() - 2 * margin - gap * (style.columns - 1)) / style.columns;
    qsizetype next = 0;
    for (int column = 0; column < style.columns; ++column) {
        const double left = margin + column * (width + gap);
        double x = left, y = top + metrics.ascent();
        while (y < style.size.height() - margin) {
            const QString &word = words.at(next % words.size());
            if (x + metrics.horizontalAdvance(word) > left + width) {
                x = left;
                y += metrics.height() * 1.25;
                continue;
            }
            painter.drawText(QPointF(x, y), word);
            page.words << word;
            x += metrics.horizontalAdvance(word + QLatin1Char(' '));
            ++next;
        }
    }
    return page;
}

double shareOfWords(const QStringList &truth, const QString &text)
{
    QHash<QString, int> there;
    for (const QString &word : text.simplified().split(QLatin1Char(' ')))
        ++there[bare(word)];
    int found = 0;
    for (const QString &word : truth)
        found += there[bare(word)]-- > 0;
    return double(found) / double(std::max<qsizetype>(1, truth.size()));
}
