// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/markedtext.h"

#include <QMap>

#include <algorithm>

namespace recto {

namespace {

const QString boldMark = QStringLiteral("**");
const QString headingMark = QStringLiteral("## ");
const QString cellMark = QStringLiteral("| ");

bool isHeading(const ChunkBlock &block)
{
    return block.kind == BlockKind::Heading;
}

} // namespace

QString markedText(const Chunk &chunk)
{
    QMap<int, QString> marks; // by offset into the text
    for (const ChunkBlock &block : chunk.blocks) {
        if (isHeading(block))
            marks[block.place.offset] += headingMark;
        const bool row
            = block.cells.size() > 1
            && std::all_of(block.cells.cbegin(), block.cells.cend(), [&](const TextSpan &cell) {
                   return cell.offset >= block.place.offset && cell.end() <= block.place.end();
               });
        for (const TextSpan &cell : row ? block.cells : QVector<TextSpan>())
            marks[cell.offset] += cellMark;
    }
    for (const TextSpan &span : chunk.emphasised) {
        const bool stands // a heading is set off as a whole
            = std::none_of(chunk.blocks.cbegin(), chunk.blocks.cend(),
                           [&](const ChunkBlock &block) {
                               return isHeading(block) && span.offset >= block.place.offset
                                   && span.offset < block.place.end();
                           });
        if (!stands || span.length <= 0)
            continue;
        marks[span.offset] += boldMark;
        marks[span.end()].prepend(boldMark); // it closes before another mark opens
    }
    QString marked = chunk.text;
    for (auto mark = marks.cend(); mark != marks.cbegin();) {
        --mark;
        if (mark.key() >= 0 && mark.key() <= chunk.text.size())
            marked.insert(mark.key(), mark.value());
    }
    return marked;
}

QString unmarkedQuote(const QString &quote, const Chunk &chunk)
{
    if (chunk.text.contains(quote))
        return quote;
    QString plain = quote;
    plain.remove(boldMark).remove(cellMark);
    if (plain.startsWith(headingMark))
        plain.remove(0, headingMark.size());
    return plain;
}

} // namespace recto
