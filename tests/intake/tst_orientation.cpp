// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/imageloader.h"
#include "intake/orientation.h"

#include <QBuffer>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace recto;

class TestOrientation : public QObject
{
    Q_OBJECT

private slots:
    void picturesAreTurnedUpright_data();
    void picturesAreTurnedUpright();
    void brokenBlocksSayNothing();
};

namespace {

QImage quartered()
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < 24; ++y) {
        for (int x = 0; x < 32; ++x)
            image.setPixel(x, y, qRgb(0, 0, 0));
    }
    return image;
}

QByteArray saved(const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    quartered().save(&buffer, format, 100);
    return buffer.data();
}

QByteArray exif(int orientation, bool bigEndian)
{
    if (bigEndian)
        return QByteArray("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19)
            + char(orientation) + QByteArray(6, '\0');
    return QByteArray("II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + char(orientation)
        + QByteArray(7, '\0');
}

quint32 checksumOf(const QByteArray &bytes)
{
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
    return ~sum;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray pngWith(const QByteArray &name, const QByteArray &content)
{
    constexpr int behindHeader = 8 + 25;
    const QByteArray chunk = bigEndian(quint32(content.size())) + name + content
        + bigEndian(checksumOf(name + content));
    return saved("PNG").insert(behindHeader, chunk);
}

QByteArray webpWith(const QByteArray &block)
{
    QByteArray file = saved("WEBP");
    QByteArray length(4, '\0');
    qToLittleEndian(quint32(block.size()), length.data());
    // The extended header that says: EXIF follows; 64 × 48.
    file.insert(12, QByteArray("VP8X\x0a\0\0\0\x08\0\0\0\x3f\0\0\x2f\0\0", 18));
    file += "EXIF" + length + block + QByteArray(block.size() & 1, '\0');
    qToLittleEndian(quint32(file.size() - 8), file.data() + 4);
    return file;
}

} // namespace

void TestOrientation::picturesAreTurnedUpright_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const QByteArray block = exif(orientation, orientation % 2);
        QTest::addRow("PNG %d", orientation) << pngWith("eXIf", block) << orientation;
        if (QImageWriter::supportedImageFormats().contains("webp"))
            QTest::addRow("WebP %d", orientation)
                << webpWith("Exif" + QByteArray(2, '\0') + block) << orientation;
    }
    const QByteArray profile
        = "\nexif\n      26\n" + ("Exif" + QByteArray(2, '\0') + exif(6, true)).toHex();
    QTest::newRow("PNG with a raw profile")
        << pngWith("zTXt", QByteArray("Raw profile type exif\0\0", 23) + qCompress(profile).mid(4))
        << 6;
}

void TestOrientation::picturesAreTurnedUpright()
{
    QFETCH(QByteArray, file);
    QFETCH(int, orientation);
    const QPoint marks[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
    QTemporaryDir folder;
    const Page page{folder.filePath(QStringLiteral("picture")), 0, 1, {}, {}, {}};
    QFile out(page.file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(file);
    out.close();
    const auto loaded = loadImage(page, {});
    QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
    const QSize size = orientation >= 5 ? QSize(48, 64) : QSize(64, 48);
    QCOMPARE(loaded->image.size(), size);
    QCOMPARE(loaded->fullSize, size);
    for (const QPoint quarter : {QPoint(0, 0), QPoint(1, 0), QPoint(0, 1), QPoint(1, 1)}) {
        const QRgb pixel = loaded->image.pixel(size.width() / 4 + quarter.x() * size.width() / 2,
                                               size.height() / 4 + quarter.y() * size.height() / 2);
        QCOMPARE(qGray(pixel) < 128, quarter == marks[orientation - 1]);
    }
}

void TestOrientation::brokenBlocksSayNothing()
{
    const QByteArray whole = exif(6, false);
    QCOMPARE(exifOrientation(whole), 6);
    for (qsizetype length = 0; length < 18; ++length)
        QCOMPARE(exifOrientation(whole.left(length)), 1);
    QCOMPARE(exifOrientation(exif(9, false)), 1);
    QCOMPARE(exifOrientation(exif(0, true)), 1);
    QByteArray faraway = whole;
    faraway.replace(4, 4, QByteArray(4, '\xff'));
    QCOMPARE(exifOrientation(faraway), 1);
}

QTEST_GUILESS_MAIN(TestOrientation)
#include "tst_orientation.moc"
