// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/imageloader.h"
#include "intake/intake.h"
#include "intake/tiffimage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <tiffio.h>

#include <cmath>
#include <functional>
#include <memory>
#include <vector>

using namespace recto;

namespace {

constexpr int width = 40, height = 24;

// Light of 0–1: white, with a dark top left quarter.
double lightAt(int x, int y)
{
    return x < width / 2 && y < height / 2 ? 0.1 : 0.9;
}

struct Kind
{
    int bits = 8, samples = 1, photometric = PHOTOMETRIC_MINISBLACK;
    int format = SAMPLEFORMAT_UINT;
    double scale = 255; // of lightest
    bool tiled = false, separate = false;
};

void setFields(TIFF *tiff, const Kind &kind, int wide = width, int high = height)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, wide);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, high);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind.samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kind.photometric);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, kind.format);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                 kind.separate ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    if (kind.tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 16);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 16);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 7);
    }
}

void putSample(std::vector<uchar> &row, int index, const Kind &kind, double value)
{
    const auto put = [&row, index](auto number) {
        memcpy(row.data() + std::size_t(index) * sizeof number, &number, sizeof number);
    };
    if (kind.format == SAMPLEFORMAT_IEEEFP && kind.bits == 32)
        put(float(value));
    else if (kind.format == SAMPLEFORMAT_IEEEFP)
        put(value);
    else if (kind.bits == 32)
        put(quint32(value));
    else if (kind.bits == 16)
        put(quint16(value));
    else if (kind.bits == 8)
        put(quint8(value));
    else
        row[std::size_t(index * kind.bits / 8)]
            |= uchar(int(std::lround(value)) << (8 - kind.bits - index * kind.bits % 8));
}

double valueAt(int x, int y, int sample, const Kind &kind)
{
    const bool inverted
        = kind.photometric == PHOTOMETRIC_MINISWHITE || kind.photometric == PHOTOMETRIC_SEPARATED;
    const double light = lightAt(x, y);
    if (kind.photometric == PHOTOMETRIC_SEPARATED)
        return sample == 3 ? (1 - light) * kind.scale : 0;
    return (inverted ? 1 - light : light) * kind.scale;
}

void writePixels(TIFF *tiff, const Kind &kind, int wide = width)
{
    const int planes = kind.separate ? kind.samples : 1;
    const int together = kind.separate ? 1 : kind.samples;
    for (int plane = 0; plane < planes; ++plane) {
        if (kind.tiled) {
            for (int top = 0; top < height; top += 16) {
                for (int left = 0; left < width; left += 16) {
                    std::vector<uchar> tile(std::size_t(TIFFTileSize(tiff)), 0);
                    for (int i = 0; i < 16 * 16; ++i) {
                        for (int s = 0; s < together; ++s)
                            putSample(tile, i * together + s, kind,
                                      valueAt(left + i % 16, top + i / 16, s + plane, kind));
                    }
                    TIFFWriteTile(tiff, tile.data(), uint32_t(left), uint32_t(top), 0,
                                  uint16_t(plane));
                }
            }
            continue;
        }
        for (int y = 0; y < height; ++y) {
            std::vector<uchar> row(std::size_t(TIFFScanlineSize(tiff)), 0);
            for (int x = 0; x < wide; ++x) {
                for (int s = 0; s < together; ++s)
                    putSample(row, x * together + s, kind, valueAt(x, y, s + plane, kind));
            }
            TIFFWriteScanline(tiff, row.data(), uint32_t(y), uint16_t(plane));
        }
    }
}

} // namespace

class TestTiffImage : public QObject
{
    Q_OBJECT

private slots:
    void everyKindShowsTheSamePicture_data();
    void everyKindShowsTheSamePicture();
    void picturesAreTurnedUpright_data();
    void picturesAreTurnedUpright();
    void previewsAndMasksAreNoPages();
    void aPageBehindItsPreviewIsFound();
    void aBombIsRefused();
    void halfAFileIsDamaged();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString write(const char *name, const std::function<void(TIFF *)> &write) const;
    Page page(const QString &file, int index = 0) const
    {
        return {file, index, 1, QStringLiteral("page"), {}, {}};
    }

    QTemporaryDir m_folder;
};

QString TestTiffImage::write(const char *name, const std::function<void(TIFF *)> &writer) const
{
    const QString file = path(name);
    TIFF *tiff = TIFFOpen(qPrintable(file), "w");
    writer(tiff);
    TIFFClose(tiff);
    return file;
}

void TestTiffImage::everyKindShowsTheSamePicture_data()
{
    QTest::addColumn<Kind>("kind");
    const int black = PHOTOMETRIC_MINISBLACK, white = PHOTOMETRIC_MINISWHITE;
    const int number = SAMPLEFORMAT_UINT, real = SAMPLEFORMAT_IEEEFP;
    QTest::newRow("1 bit") << Kind{1, 1, black, number, 1};
    QTest::newRow("1 bit, white is zero") << Kind{1, 1, white, number, 1};
    QTest::newRow("4 bits, white is zero") << Kind{4, 1, white, number, 15};
    QTest::newRow("8 bits") << Kind{8, 1, black, number, 255};
    QTest::newRow("8 bits, white is zero") << Kind{8, 1, white, number, 255};
    QTest::newRow("8 bits in tiles") << Kind{8, 1, black, number, 255, true};
    QTest::newRow("16 bits") << Kind{16, 1, black, number, 65535};
    QTest::newRow("16 bits, white is zero") << Kind{16, 1, white, number, 65535};
    QTest::newRow("12 bits in 16") << Kind{16, 1, black, number, 4095};
    QTest::newRow("32 bits") << Kind{32, 1, black, number, 4294967295.0};
    QTest::newRow("floating point") << Kind{32, 1, black, real, 1};
    QTest::newRow("floating point of a camera") << Kind{32, 1, black, real, 3000};
    QTest::newRow("double precision in tiles") << Kind{64, 1, black, real, 1, true};
    QTest::newRow("floating point, white is zero") << Kind{32, 1, white, real, 1};
    QTest::newRow("floating-point colours") << Kind{32, 3, PHOTOMETRIC_RGB, real, 1};
    QTest::newRow("floating-point planes") << Kind{32, 3, PHOTOMETRIC_RGB, real, 1, false, true};
    QTest::newRow("colours") << Kind{8, 3, PHOTOMETRIC_RGB, number, 255};
    QTest::newRow("colours in planes") << Kind{8, 3, PHOTOMETRIC_RGB, number, 255, false, true};
    QTest::newRow("16-bit colours in tiles") << Kind{16, 3, PHOTOMETRIC_RGB, number, 65535, true};
    QTest::newRow("CMYK") << Kind{8, 4, PHOTOMETRIC_SEPARATED, number, 255};
    QTest::newRow("16-bit CMYK") << Kind{16, 4, PHOTOMETRIC_SEPARATED, number, 65535};
}

void TestTiffImage::everyKindShowsTheSamePicture()
{
    QFETCH(Kind, kind);
    const QString file = write("kind.tif", [&kind](TIFF *tiff) {
        setFields(tiff, kind);
        writePixels(tiff, kind);
    });
    for (const bool grey : {true, false}) {
        LoadOptions options;
        options.grey = grey;
        const auto loaded = loadImage(page(file), options);
        QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
        QCOMPARE(loaded->image.size(), QSize(width, height));
        QVERIFY(qGray(loaded->image.pixel(5, 5)) < 60);
        QVERIFY(qGray(loaded->image.pixel(width - 5, 5)) > 200);
        QVERIFY(qGray(loaded->image.pixel(5, height - 5)) > 200);
    }
}

void TestTiffImage::picturesAreTurnedUpright_data()
{
    QTest::addColumn<QPoint>("mark"); // the quarter in which the stored first one stands
    const QPoint quarters[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(qPrintable(QString::number(i + 1))) << quarters[i];
}

void TestTiffImage::picturesAreTurnedUpright()
{
    QFETCH(QPoint, mark);
    const int orientation = QString::fromLatin1(QTest::currentDataTag()).toInt();
    for (const int samples : {1, 3}) {
        const Kind kind{8, samples, samples == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB};
        const QString file = write("turned.tif", [&](TIFF *tiff) {
            setFields(tiff, kind);
            TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
            writePixels(tiff, kind);
        });
        const auto loaded = loadImage(page(file), {});
        QVERIFY(loaded.ok());
        const QSize size = orientation >= 5 ? QSize(height, width) : QSize(width, height);
        QCOMPARE(loaded->image.size(), size);
        QCOMPARE(loaded->fullSize, size);
        for (const QPoint quarter : {QPoint(0, 0), QPoint(1, 0), QPoint(0, 1), QPoint(1, 1)}) {
            const QRgb pixel
                = loaded->image.pixel(size.width() / 4 + quarter.x() * size.width() / 2,
                                      size.height() / 4 + quarter.y() * size.height() / 2);
            QCOMPARE(qGray(pixel) < 128, quarter == mark);
        }
    }
}

void TestTiffImage::previewsAndMasksAreNoPages()
{
    const Kind kind;
    const QString file = write("previews.tif", [&kind](TIFF *tiff) {
        for (const uint32_t type :
             {uint32_t(FILETYPE_REDUCEDIMAGE), 0U, uint32_t(FILETYPE_REDUCEDIMAGE),
              uint32_t(FILETYPE_PAGE), uint32_t(FILETYPE_MASK)}) {
            const int wide = type & FILETYPE_REDUCEDIMAGE ? width / 2 : width;
            setFields(tiff, kind, wide);
            TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, type);
            writePixels(tiff, kind, wide);
            TIFFWriteDirectory(tiff);
        }
    });
    const auto items = expandInputs({file});
    QCOMPARE(items.size(), 2);
    for (const IntakeItem &item : items) {
        const auto size = imageSize(std::get<Page>(item));
        QVERIFY(size.ok());
        QCOMPARE(*size, QSize(width, height));
    }
}

void TestTiffImage::aPageBehindItsPreviewIsFound()
{
    const Kind kind;
    const QString file = write("behind.tif", [&kind](TIFF *tiff) {
        setFields(tiff, kind, 8, 8);
        TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
        toff_t below[1] = {0}; // written with the directory that follows
        TIFFSetField(tiff, TIFFTAG_SUBIFD, 1, below);
        std::vector<uchar> row(8, 0);
        for (uint32_t y = 0; y < 8; ++y)
            TIFFWriteScanline(tiff, row.data(), y, 0);
        TIFFWriteDirectory(tiff);
        setFields(tiff, kind);
        writePixels(tiff, kind);
        TIFFWriteDirectory(tiff);
    });
    QCOMPARE(expandInputs({file}).size(), 1);
    const auto loaded = loadImage(page(file), {});
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->image.size(), QSize(width, height));
}

void TestTiffImage::aBombIsRefused()
{
    const QString file = write("bomb.tif", [](TIFF *tiff) {
        setFields(tiff, Kind{}, 30000, 30000);
        const std::vector<uchar> row(30000, 255);
        for (uint32_t y = 0; y < 8; ++y)
            TIFFWriteScanline(tiff, const_cast<uchar *>(row.data()), y, 0);
    });
    const auto loaded = loadImage(page(file), {});
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, ErrorKind::ImageTooLarge);
}

void TestTiffImage::halfAFileIsDamaged()
{
    const QString whole = write("whole.tif", [](TIFF *tiff) {
        setFields(tiff, Kind{});
        writePixels(tiff, Kind{});
    });
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const qint64 size : {file.size() - 20, file.size() / 2, qint64(9)}) {
        QVERIFY(file.resize(size));
        const auto loaded = loadImage(page(whole), {});
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().kind, ErrorKind::ImageDamaged);
    }
}

QTEST_APPLESS_MAIN(TestTiffImage)
#include "tst_tiffimage.moc"
