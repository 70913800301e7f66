// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/heiforientation.h"

#include <QList>
#include <QtEndian>

#include <optional>

namespace recto {

namespace {

struct Box
{
    QByteArrayView type, content;
};

quint64 numberAt(QByteArrayView bytes, qsizetype at, int length)
{
    quint64 number = 0;
    if (at < 0 || at + length > bytes.size())
        return 0;
    for (int i = 0; i < length; ++i)
        number = number << 8 | quint8(bytes.at(at + i));
    return number;
}

// The boxes that follow each other in `bytes`; ends where one is broken.
QList<Box> boxesOf(QByteArrayView bytes)
{
    constexpr int shortHead = 8, longHead = 16;
    QList<Box> boxes;
    while (bytes.size() >= shortHead) {
        quint64 length = numberAt(bytes, 0, 4);
        int head = shortHead;
        if (length == 1) {
            length = numberAt(bytes, shortHead, 8);
            head = longHead;
        } else if (length == 0) {
            length = quint64(bytes.size());
        }
        if (length < quint64(head) || length > quint64(bytes.size()))
            break;
        boxes.append({bytes.sliced(4, 4), bytes.first(qsizetype(length)).sliced(head)});
        bytes = bytes.sliced(qsizetype(length));
    }
    return boxes;
}

QByteArrayView boxOf(QByteArrayView bytes, const char *type)
{
    for (const Box &box : boxesOf(bytes)) {
        if (box.type == QByteArrayView(type, 4))
            return box.content;
    }
    return {};
}

// The properties of an item, in the order in which they are applied.
QList<Box> propertiesOf(QByteArrayView file, unsigned item)
{
    constexpr int fullHead = 4; // version and flags
    const QByteArrayView meta = boxOf(file, "meta");
    if (meta.size() < fullHead)
        return {};
    const QByteArrayView properties = boxOf(meta.sliced(fullHead), "iprp");
    const QList<Box> all = boxesOf(boxOf(properties, "ipco"));
    QList<Box> result;
    for (const Box &box : boxesOf(properties)) {
        if (box.type != QByteArrayView("ipma") || box.content.size() < 8)
            continue;
        const bool longItems = box.content.at(0) != 0, longIndexes = box.content.at(3) & 1;
        const quint64 entries = numberAt(box.content, 4, 4);
        qsizetype at = 8;
        for (quint64 entry = 0; entry < entries && at < box.content.size(); ++entry) {
            const quint64 number = numberAt(box.content, at, longItems ? 4 : 2);
            at += longItems ? 4 : 2;
            const auto count = int(numberAt(box.content, at++, 1));
            for (int i = 0; i < count; ++i, at += longIndexes ? 2 : 1) {
                const quint64 index = numberAt(box.content, at, longIndexes ? 2 : 1)
                    & (longIndexes ? 0x7fff : 0x7f);
                if (number == item && index >= 1 && index <= quint64(all.size()))
                    result.append(all.at(qsizetype(index) - 1));
            }
        }
    }
    return result;
}

// EXIF's numbers as (mirrored left to right first, then clockwise quarter turns).
struct Turn
{
    bool mirrored = false;
    int quarters = 0;
};

int exifNumber(Turn turn)
{
    constexpr int plain[] = {1, 6, 3, 8}, mirrored[] = {2, 7, 4, 5};
    return (turn.mirrored ? mirrored : plain)[turn.quarters & 3];
}

std::optional<Turn> turnOf(QByteArrayView file, unsigned item)
{
    std::optional<Turn> turn;
    for (const Box &box : propertiesOf(file, item)) {
        if (box.content.isEmpty())
            continue;
        if (box.type == QByteArrayView("irot")) { // against the clock
            Turn next = turn.value_or(Turn{});
            next.quarters += 4 - (box.content.at(0) & 3);
            turn = next;
        } else if (box.type == QByteArrayView("imir")) {
            Turn next = turn.value_or(Turn{});
            // Mirroring after a turn is mirroring before the turn back.
            next.mirrored = !next.mirrored;
            next.quarters = 4 - (next.quarters & 3);
            if ((box.content.at(0) & 1) == 0) // top to bottom
                next.quarters += 2;
            turn = next;
        }
    }
    return turn;
}

} // namespace

bool heifHasOrientation(QByteArrayView file, unsigned item)
{
    return turnOf(file, item).has_value();
}

int heifOrientation(QByteArrayView file, unsigned item)
{
    return exifNumber(turnOf(file, item).value_or(Turn{}));
}

bool heifIsCropped(QByteArrayView file, unsigned item)
{
    for (const Box &box : propertiesOf(file, item)) {
        if (box.type == QByteArrayView("clap"))
            return true;
    }
    return false;
}

} // namespace recto
