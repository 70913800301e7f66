// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/orientation.h"

#include <QFile>
#include <QTransform>
#include <QtEndian>

namespace recto {

namespace {

constexpr quint16 orientationTag = 0x0112;
constexpr qint64 longestBlock = 1 << 20; // bytes of EXIF that are looked at
constexpr int mostChunks = 10'000;

template<typename Number>
Number numberAt(QByteArrayView bytes, qsizetype at, bool bigEndian)
{
    if (at < 0 || at + qsizetype(sizeof(Number)) > bytes.size())
        return 0;
    return bigEndian ? qFromBigEndian<Number>(bytes.data() + at)
                     : qFromLittleEndian<Number>(bytes.data() + at);
}

// "\nexif\n   1234\n45786966…", as ImageMagick writes it into a text chunk.
QByteArray rawProfile(QByteArrayView text)
{
    const QList<QByteArray> lines = text.toByteArray().trimmed().split('\n');
    if (lines.size() < 3)
        return {};
    return QByteArray::fromHex(lines.mid(2).join());
}

// The text of a zTXt or tEXt chunk that is called `name`.
QByteArray pngText(const QByteArray &chunk, bool compressed, const char *name)
{
    const qsizetype end = chunk.indexOf('\0');
    if (end < 0 || chunk.left(end) != name)
        return {};
    if (!compressed)
        return chunk.mid(end + 1);
    // qUncompress() wants the length first; it is a hint.
    return qUncompress(QByteArray("\0\1\0\0", 4) + chunk.mid(end + 2));
}

int pngOrientation(QFile &file)
{
    constexpr int signature = 8, lengthAndName = 8, checksum = 4;
    file.seek(signature);
    for (int i = 0; i < mostChunks; ++i) {
        const QByteArray head = file.read(lengthAndName);
        if (head.size() < lengthAndName || head.endsWith("IEND"))
            return 1;
        const auto length = qint64(qFromBigEndian<quint32>(head.constData()));
        const QByteArray name = head.mid(4);
        const bool isExif = name == "eXIf", isText = name == "zTXt" || name == "tEXt";
        if ((isExif || isText) && length <= longestBlock) {
            const QByteArray chunk = file.read(length);
            if (isExif)
                return exifOrientation(chunk);
            if (const QByteArray text = pngText(chunk, name == "zTXt", "Raw profile type exif");
                !text.isEmpty())
                return exifOrientation(rawProfile(text));
            file.skip(checksum);
        } else {
            file.seek(file.pos() + length + checksum);
        }
    }
    return 1;
}

int webpOrientation(QFile &file)
{
    constexpr int riffHeader = 12, nameAndLength = 8;
    file.seek(riffHeader);
    for (int i = 0; i < mostChunks; ++i) {
        const QByteArray head = file.read(nameAndLength);
        if (head.size() < nameAndLength)
            return 1;
        const auto length = qint64(qFromLittleEndian<quint32>(head.constData() + 4));
        if (head.startsWith("EXIF"))
            return exifOrientation(file.read(std::min(length, longestBlock)));
        file.seek(file.pos() + length + (length & 1));
    }
    return 1;
}

} // namespace

int exifOrientation(QByteArrayView block)
{
    if (block.startsWith("Exif\0\0"))
        block = block.sliced(6);
    const bool bigEndian = block.startsWith("MM");
    if (!bigEndian && !block.startsWith("II"))
        return 1;
    const qsizetype directory = numberAt<quint32>(block, 4, bigEndian);
    const int entries = numberAt<quint16>(block, directory, bigEndian);
    for (int i = 0; i < entries; ++i) {
        const qsizetype entry = directory + 2 + 12 * qsizetype(i);
        if (numberAt<quint16>(block, entry, bigEndian) != orientationTag)
            continue;
        const int orientation = numberAt<quint16>(block, entry + 8, bigEndian);
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
    return 1;
}

int storedOrientation(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray head = device.peek(16);
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return pngOrientation(device);
    if (head.startsWith("RIFF") && head.mid(8, 4) == "WEBP")
        return webpOrientation(device);
    return 1;
}

bool orientationTurns(int orientation)
{
    return orientation >= 5;
}

QSize orientated(QSize size, int orientation)
{
    return orientationTurns(orientation) ? size.transposed() : size;
}

QImage orientated(const QImage &image, int orientation)
{
    const auto turned = [](const QImage &picture, double degrees) {
        return picture.transformed(QTransform().rotate(degrees));
    };
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return turned(image.mirrored(true, false), 270);
    case 6:
        return turned(image, 90);
    case 7:
        return turned(image.mirrored(true, false), 90);
    case 8:
        return turned(image, 270);
    default:
        return image;
    }
}

} // namespace recto
