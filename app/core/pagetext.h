// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

struct Word
{
    QString text;
    QRect box; // pixels of the upright page, origin top left
    float confidence = 0; // 0–100
    int offset = 0; // where the word starts in PageText::text, UTF-16 units
    int length = 0; // UTF-16 units it takes there (differs from text when hyphenation was undone)
    bool bold = false; // where reading can tell
    bool italic = false;

    friend bool operator==(const Word &, const Word &) = default;
};

enum class BlockKind { Paragraph, Heading, ListItem, TableRow, Caption, RunningHead, PageNumber };

// A piece of the page's structure; blocks follow each other in reading order.
struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    int offset = 0; // into PageText::text, UTF-16 units
    int length = 0;
    int level = 0; // heading level from 1, list depth from 0
    QRect box; // pixels of the upright page

    friend bool operator==(const Block &, const Block &) = default;
};

// What makes a page hard to read, found before and while reading.
struct PageQuality
{
    bool blurred = false;
    bool dark = false;
    bool cutOff = false;
    bool handwritten = false;
    bool blank = false;
    float sharpness = 0; // higher is sharper; see pagequality.h for the formula
    float handwriting = 0; // 0–1

    [[nodiscard]] bool hard() const { return blurred || dark || cutOff || handwritten; }
    friend bool operator==(const PageQuality &, const PageQuality &) = default;
};

// The text of one page with its words. "Upright page" is the original photo
// after EXIF orientation and `quarterTurns`: what a person sees on the screen.
// Value type.
struct PageText
{
    QString text; // reading order; paragraphs separated by an empty line, "\n" otherwise
    QSize size; // of the upright page, pixels
    int quarterTurns = 0; // clockwise, applied after EXIF to make the page upright
    QVector<Word> words; // reading order, offsets ascending
    QVector<Block> blocks;
    float confidence = 0; // mean over the words weighted by length, 0–100; 0: not known
    QString language; // Tesseract code it was read in
    QString engine; // "tesseract 5.3.0", "text layer", a model's name
    QStringList preparation; // decisions for people and logs: "turned 90°", "flattened"
    PageQuality quality;

    friend bool operator==(const PageText &, const PageText &) = default;
};

// Of a page whose words have no places as well.
[[nodiscard]] inline int wordCount(const PageText &page)
{
    return static_cast<int>(page.words.isEmpty()
                                ? page.text.simplified().split(u' ', Qt::SkipEmptyParts).size()
                                : page.words.size());
}

} // namespace recto

Q_DECLARE_METATYPE(recto::PageText)
