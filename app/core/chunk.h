// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QVector>

namespace recto {

// Which part of a chunk came from which page.
struct PageSpan
{
    int page = 0; // position of the page in the upload, from 0
    int chunkOffset = 0; // in Chunk::text, UTF-16 units
    int pageOffset = 0; // in that page's PageText::text, UTF-16 units
    int length = 0; // UTF-16 units

    friend bool operator==(const PageSpan &, const PageSpan &) = default;
};

// A slice of the text given to a card generator at once. Value type.
struct Chunk
{
    int index = 0; // from 0, in reading order
    QString text;
    qint64 start = 0; // UTF-8 byte offsets into the whole text, half-open
    qint64 end = 0;
    QVector<PageSpan> pages; // empty when the text came from no page

    friend bool operator==(const Chunk &, const Chunk &) = default;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Chunk)
