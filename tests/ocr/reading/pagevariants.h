// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <QVector>

// The same page as other scanners, phones and programs would have handed it over:
// nothing that a reader sees, every pixel another.

// How a page was put down: "upright", "mirrored", "turned left", "turned right",
// "upside down", "dark", "dark and upside down".
[[nodiscard]] QStringList placements();
[[nodiscard]] QImage placed(const QImage &page, const QString &placement);

// Shifted by a pixel or half of one, a hundredth larger or smaller, compressed again.
[[nodiscard]] QStringList disturbances();
[[nodiscard]] QImage disturbed(const QImage &page, const QString &disturbance);

// A page of words in columns, dark on white. `style` names family, pixel size, columns.
struct PageStyle
{
    const char *family = "DejaVu Serif";
    int pixelSize = 26;
    int columns = 1;
    QSize size = {1000, 760};
    bool headed = false; // a large first line, and a list
};
struct WordsOnPage
{
    QImage image; // 8-bit grey
    QStringList words;
};
[[nodiscard]] WordsOnPage wordsOnPage(const PageStyle &style);

// Share of `truth` that stands in `text`, each word as often as it is set. Order and
// outer punctuation don't count.
[[nodiscard]] double shareOfWords(const QStringList &truth, const QString &text);
