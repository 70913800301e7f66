// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "intake/heifimage.h"
#include "intake/imageloader.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <libheif/heif.h>

using namespace recto;

class TestImageLoader : public QObject
{
    Q_OBJECT

private slots:
    void exifOrientationIsHonoured_data();
    void exifOrientationIsHonoured();
    void aJpegIsDecodedNoLargerThanNeeded();
    void greyAndColourShowTheSamePicture();
    void handTurnsComeAfterExif();
    void transparencyBecomesWhite();
    void sixteenBitsBecomeEight();
    void damagedFilesAreSaid_data();
    void damagedFilesAreSaid();
    void aBombIsRefusedBeforeItIsDecoded();
    void aPdfPageIsRenderedOnWhite();
    void aPdfWithAPasswordIsSaid();
    void heifIsRead();

private:
    Page page(const QString &name) const;
    QString save(const QString &name, const QImage &image, const char *format) const;
    void writeBytes(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

Page TestImageLoader::page(const QString &name) const
{
    Page result;
    result.file = m_folder.filePath(name);
    result.name = name;
    return result;
}

QString TestImageLoader::save(const QString &name, const QImage &image, const char *format) const
{
    if (!image.save(m_folder.filePath(name), format, 95))
        qFatal("could not save %s", qPrintable(name));
    return name;
}

void TestImageLoader::writeBytes(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

// White, with a black square in the top left corner.
static QImage marked(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).fillRect(0, 0, width / 4, height / 4, Qt::black);
    return image;
}

static bool darkAt(const QImage &image, double x, double y)
{
    return qGray(image.pixel(int(x * image.width()), int(y * image.height()))) < 128;
}

static QByteArray jpegWithOrientation(const QImage &image, int orientation)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 95);
    QByteArray exif("\xff\xe1\x00\x22"
                    "Exif\0\0"
                    "MM\0\x2a\0\0\0\x08"
                    "\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01",
                    28);
    exif += '\0';
    exif += char(orientation);
    exif += QByteArray(2 + 4, '\0'); // the value's other half, no further directory
    return jpeg.insert(2, exif);
}

void TestImageLoader::exifOrientationIsHonoured_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QPointF>("mark"); // where the stored top left corner goes
    QTest::newRow("1") << 1 << QPointF(0.1, 0.1);
    QTest::newRow("2 mirrored") << 2 << QPointF(0.9, 0.1);
    QTest::newRow("3 upside down") << 3 << QPointF(0.9, 0.9);
    QTest::newRow("4 flipped") << 4 << QPointF(0.1, 0.9);
    QTest::newRow("5 transposed") << 5 << QPointF(0.1, 0.1);
    QTest::newRow("6 turned right") << 6 << QPointF(0.9, 0.1);
    QTest::newRow("7 transversed") << 7 << QPointF(0.9, 0.9);
    QTest::newRow("8 turned left") << 8 << QPointF(0.1, 0.9);
}

void TestImageLoader::exifOrientationIsHonoured()
{
    QFETCH(int, orientation);
    QFETCH(QPointF, mark);
    const QString name = QStringLiteral("exif%1.jpg").arg(orientation);
    writeBytes(name, jpegWithOrientation(marked(64, 48), orientation));
    const QSize expected = orientation >= 5 ? QSize(48, 64) : QSize(64, 48);
    for (const bool grey : {false, true}) {
        LoadOptions options;
        options.grey = grey;
        const auto loaded = loadImage(page(name), options);
        QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
        QCOMPARE(loaded->image.size(), expected);
        QCOMPARE(loaded->fullSize, expected);
        QVERIFY(darkAt(loaded->image, mark.x(), mark.y()));
        QVERIFY(!darkAt(loaded->image, 1 - mark.x(), 1 - mark.y()));
    }
    QCOMPARE(*imageSize(page(name)), expected);
}

void TestImageLoader::aJpegIsDecodedNoLargerThanNeeded()
{
    const QString name = save(QStringLiteral("large.jpg"), marked(1600, 1200), "JPEG");
    for (const bool grey : {false, true}) {
        LoadOptions options;
        options.grey = grey;
        options.minimumLongSide = 700;
        const auto loaded = loadImage(page(name), options);
        QVERIFY(loaded.ok());
        QVERIFY(loaded->image.width() >= 700);
        QVERIFY(loaded->image.width() <= 800);
        QCOMPARE(loaded->fullSize, QSize(1600, 1200));
    }
    const auto thumbnail = loadThumbnail(page(name), {100, 100});
    QVERIFY(thumbnail.ok());
    QCOMPARE(thumbnail->size(), QSize(100, 75));
}

void TestImageLoader::greyAndColourShowTheSamePicture()
{
    const QString name = save(QStringLiteral("same.jpg"), marked(320, 240), "JPEG");
    const auto colour = loadImage(page(name), {});
    LoadOptions options;
    options.grey = true;
    const auto grey = loadImage(page(name), options);
    QVERIFY(colour.ok() && grey.ok());
    QCOMPARE(grey->image.format(), QImage::Format_Grayscale8);
    for (int y = 5; y < 240; y += 23) {
        for (int x = 5; x < 320; x += 31)
            QVERIFY(qAbs(qGray(colour->image.pixel(x, y)) - qGray(grey->image.pixel(x, y))) < 12);
    }
}

void TestImageLoader::handTurnsComeAfterExif()
{
    const QString name = QStringLiteral("turned.jpg");
    writeBytes(name, jpegWithOrientation(marked(64, 48), 6)); // upright: mark at the top right
    LoadOptions options;
    options.quarterTurns = 1;
    const auto loaded = loadImage(page(name), options);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->fullSize, QSize(64, 48));
    QVERIFY(darkAt(loaded->image, 0.9, 0.9));
}

void TestImageLoader::transparencyBecomesWhite()
{
    QImage image(50, 50, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter(&image).fillRect(0, 0, 10, 10, Qt::black);
    const QString name = save(QStringLiteral("transparent.png"), image, "PNG");
    LoadOptions options;
    options.grey = true;
    const auto loaded = loadImage(page(name), options);
    QVERIFY(loaded.ok());
    QCOMPARE(qGray(loaded->image.pixel(40, 40)), 255);
    QCOMPARE(qGray(loaded->image.pixel(5, 5)), 0);
}

void TestImageLoader::sixteenBitsBecomeEight()
{
    const QString name = save(QStringLiteral("deep.png"),
                              marked(40, 40).convertToFormat(QImage::Format_Grayscale16), "PNG");
    LoadOptions options;
    options.grey = true;
    const auto loaded = loadImage(page(name), options);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->image.format(), QImage::Format_Grayscale8);
    QVERIFY(darkAt(loaded->image, 0.1, 0.1));
    QVERIFY(!darkAt(loaded->image, 0.9, 0.9));
}

void TestImageLoader::damagedFilesAreSaid_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("jpeg") << QByteArray("JPEG");
    QTest::newRow("png") << QByteArray("PNG");
}

void TestImageLoader::damagedFilesAreSaid()
{
    QFETCH(QByteArray, format);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage noise(200, 200, QImage::Format_Grayscale8);
    for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 200; ++x)
            noise.scanLine(y)[x] = uchar((x * 7919 + y * 104729) >> 3);
    }
    QVERIFY(noise.save(&buffer, format.constData()));
    const QString name = QStringLiteral("truncated.") + QString::fromLatin1(format.toLower());
    writeBytes(name, bytes.left(bytes.size() / 2));
    LoadOptions options;
    options.grey = true;
    const auto loaded = loadImage(page(name), options);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, ErrorKind::ImageDamaged);
    QCOMPARE(loaded.error().subject, name);
}

// CRC-32 as PNG has it.
static quint32 pngChecksum(const QByteArray &bytes)
{
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1) ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
    }
    return ~sum;
}

void TestImageLoader::aBombIsRefusedBeforeItIsDecoded()
{
    // The header of a 30000 × 30000 PNG is enough to know.
    QImage small(1, 1, QImage::Format_Grayscale8);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(small.save(&buffer, "PNG"));
    const auto side = QByteArray::fromHex("00007530");
    bytes.replace(16, 4, side).replace(20, 4, side);
    // With a right checksum: with a wrong one decoders give up for that reason.
    QByteArray sum(4, '\0');
    qToBigEndian(pngChecksum(bytes.mid(12, 17)), sum.data());
    bytes.replace(29, 4, sum);
    writeBytes(QStringLiteral("bomb.png"), bytes);
    const auto loaded = loadImage(page(QStringLiteral("bomb.png")), {});
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, ErrorKind::ImageTooLarge);
}

static void writeTextPdf(const QString &file)
{
    QPdfWriter writer(file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(300);
    QPainter painter(&writer);
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 12));
    for (int line = 0; line < 8; ++line)
        painter.drawText(300, 400 + 70 * line,
                         QStringLiteral("Sentence %1 tells about photosynthesis.").arg(line));
}

void TestImageLoader::aPdfPageIsRenderedOnWhite()
{
    writeTextPdf(m_folder.filePath(QStringLiteral("text.pdf")));
    LoadOptions options;
    options.grey = true;
    const auto loaded = loadImage(page(QStringLiteral("text.pdf")), options);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->image.size(), loaded->fullSize);
    QVERIFY(qAbs(loaded->fullSize.height() - 3508) < 4); // A4 at 300 dpi
    QCOMPARE(qGray(loaded->image.pixel(5, 5)), 255);
}

void TestImageLoader::aPdfWithAPasswordIsSaid()
{
    const auto size = imageSize(Page{sourceFile(QStringLiteral("tests/data/password.pdf")),
                                     0,
                                     1,
                                     QStringLiteral("password.pdf"),
                                     {},
                                     {}});
    QVERIFY(!size.ok());
    QCOMPARE(size.error().kind, ErrorKind::PdfPassword);
}

void TestImageLoader::heifIsRead()
{
    if (!heif_have_encoder_for_format(heif_compression_HEVC))
        QSKIP("libheif has no encoder here to make a sample with");
    heif_image *image = nullptr;
    heif_image_create(64, 48, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, 64, 48, 8);
    int stride = 0;
    uint8_t *plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x)
            memset(plane + y * stride + x * 3, x < 16 && y < 12 ? 0 : 255, 3);
    }
    heif_context *context = heif_context_alloc();
    heif_encoder *encoder = nullptr;
    heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
    heif_context_encode_image(context, image, encoder, nullptr, nullptr);
    heif_context_write_to_file(context, qPrintable(m_folder.filePath(QStringLiteral("a.heic"))));
    heif_encoder_release(encoder);
    heif_image_release(image);
    heif_context_free(context);

    for (const bool grey : {false, true}) {
        LoadOptions options;
        options.grey = grey;
        const auto loaded = loadImage(page(QStringLiteral("a.heic")), options);
        QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
        QCOMPARE(loaded->fullSize, QSize(64, 48));
        QVERIFY(darkAt(loaded->image, 0.1, 0.1));
        QVERIFY(!darkAt(loaded->image, 0.9, 0.9));
    }
}

QTEST_MAIN(TestImageLoader)
#include "tst_imageloader.moc"
