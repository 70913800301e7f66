// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/joinedtext.h"

#include "ocr/reading/owncharacters.h"

#include <algorithm>

namespace recto {

namespace {

constexpr float noteConfidence = 100; // typed, and there is no picture that could differ

bool liesIn(const QRect &box, const QVector<QRect> &boxes)
{
    return std::any_of(boxes.begin(), boxes.end(),
                       [&box](const QRect &other) { return other.contains(box.center()); });
}

QVector<QRect> boxesOf(const QVector<RecognisedLine> &lines, const QSize &size, int turns)
{
    QVector<QRect> boxes;
    for (const RecognisedLine &line : lines)
        boxes << turnedBox(line.box, size, turns).toAlignedRect();
    return boxes;
}

void appendBlock(PageText &text, BlockKind kind, const RecognisedLine &line)
{
    if (!text.text.isEmpty())
        text.text += QStringLiteral("\n\n");
    Block block;
    block.kind = kind;
    block.offset = int(text.text.size());
    block.box = line.box;
    for (const RecognisedWord &word : line.words) {
        if (text.text.size() > block.offset)
            text.text += u' ';
        text.words.append({word.text, word.box, word.confidence, int(text.text.size()),
                           int(word.text.size()), word.bold, word.italic});
        text.text += word.text;
    }
    block.length = int(text.text.size()) - block.offset;
    text.blocks.append(block);
}

// Of a block's words, how many stand where own text does.
double ownShare(const PageText &text, const Block &block, const QVector<QRect> &boxes)
{
    int words = 0, own = 0;
    for (const Word &word : text.words) {
        if (word.offset < block.offset || word.offset >= block.offset + block.length)
            continue;
        ++words;
        own += liesIn(word.box, boxes);
    }
    return words > 0 ? double(own) / words : 0;
}

} // namespace

void appendLines(QVector<RecognisedLine> &lines, QVector<RecognisedLine> more)
{
    int block = 0, paragraph = 0;
    for (const RecognisedLine &line : lines) {
        block = std::max(block, line.block + 1);
        paragraph = std::max(paragraph, line.paragraph + 1);
    }
    for (RecognisedLine &line : more) {
        line.block += block;
        line.paragraph += paragraph;
        lines.append(line);
    }
}

QVector<RecognisedLine> notCovered(const QVector<RecognisedLine> &lines,
                                   const QVector<RecognisedLine> &others)
{
    const QVector<QRect> boxes = boxesOf(others, {}, 0);
    QVector<RecognisedLine> result;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(result),
                 [&boxes](const RecognisedLine &line) { return !liesIn(line.box, boxes); });
    return result;
}

void addOwnLines(PageText &read, const OwnLayer &layer)
{
    const int turns = (read.quarterTurns - layer.quarterTurns) & 3;
    const QVector<QRect> boxes = boxesOf(layer.lines, layer.size, turns);
    // From the page's ends inwards, as long as nothing else is met.
    for (Block &block : read.blocks) {
        if (ownShare(read, block, boxes) < 0.8)
            break;
        block.kind = BlockKind::RunningHead;
    }
    for (auto block = read.blocks.rbegin(); block != read.blocks.rend(); ++block) {
        if (ownShare(read, *block, boxes) < 0.8)
            break;
        block->kind = BlockKind::RunningHead;
    }
    for (RecognisedLine line : layer.lines) {
        line.box = turnedBox(line.box, layer.size, turns).toAlignedRect();
        const bool seen
            = std::any_of(read.words.begin(), read.words.end(), [&line](const Word &word) {
                  return line.box.contains(word.box.center());
              });
        if (seen)
            continue;
        for (RecognisedWord &word : line.words)
            word.box = turnedBox(word.box, layer.size, turns).toAlignedRect();
        appendBlock(read, BlockKind::Paragraph, line);
    }
}

void appendNotes(PageText &text, const PdfContent &content, const OwnLayer &layer)
{
    const int turns = text.quarterTurns & 3;
    const int fromLayer = (turns - layer.quarterTurns) & 3;
    for (RecognisedLine line : layer.sideways) {
        for (RecognisedWord &word : line.words)
            word.box = turnedBox(word.box, layer.size, fromLayer).toAlignedRect();
        line.box = turnedBox(line.box, layer.size, fromLayer).toAlignedRect();
        appendBlock(text, BlockKind::Paragraph, line);
    }
    for (const PdfNote &note : content.notes) {
        RecognisedLine line;
        line.box = turnedBox(note.box, content.size, turns).toAlignedRect();
        for (const QString &part : note.text.split(u' ', Qt::SkipEmptyParts)) {
            RecognisedWord word;
            word.text = part;
            word.box = line.box;
            word.confidence = noteConfidence;
            line.words.append(word);
        }
        appendBlock(text, BlockKind::Paragraph, line);
    }
}

void emphasise(PageText &text, const PdfContent &content)
{
    QVector<QRect> boxes;
    for (const QRectF &highlight : content.highlights)
        boxes << turnedBox(highlight, content.size, text.quarterTurns & 3).toAlignedRect();
    for (Word &word : text.words)
        word.bold = word.bold || liesIn(word.box, boxes);
}

} // namespace recto
