// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "intake/heifimage.h"
#include "intake/imageloader.h"
#include "intake/intake.h"

#include <QTemporaryDir>
#include <QTest>

#include <libheif/heif.h>

#include <memory>

using namespace recto;

namespace {

constexpr int width = 96, height = 64;

struct Wanted
{
    heif_compression_format compression = heif_compression_HEVC;
    int bits = 8;
    heif_orientation orientation = heif_orientation_normal;
    int exifOrientation = 0; // 0: no EXIF
    int pictures = 1;
};

// White, its top left quarter black; as many bits a channel as are wanted.
heif_image *markedPicture(int bits)
{
    heif_image *image = nullptr;
    heif_image_create(width, height, heif_colorspace_YCbCr, heif_chroma_420, &image);
    const int most = (1 << bits) - 1;
    for (const heif_channel channel : {heif_channel_Y, heif_channel_Cb, heif_channel_Cr}) {
        const int scale = channel == heif_channel_Y ? 1 : 2;
        heif_image_add_plane(image, channel, width / scale, height / scale, bits);
        int stride = 0;
        uint8_t *plane = heif_image_get_plane(image, channel, &stride);
        for (int y = 0; y < height / scale; ++y) {
            for (int x = 0; x < width / scale; ++x) {
                const int light = x < width / 2 && y < height / 2 ? 0 : most;
                const int value = channel == heif_channel_Y ? light : (most + 1) / 2;
                if (bits > 8) {
                    plane[y * stride + 2 * x] = uint8_t(value & 255);
                    plane[y * stride + 2 * x + 1] = uint8_t(value >> 8);
                } else {
                    plane[y * stride + x] = uint8_t(value);
                }
            }
        }
    }
    return image;
}

QByteArray exifBlock(int orientation)
{
    QByteArray block("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 18);
    return block + '\0' + char(orientation) + QByteArray(6, '\0');
}

// False where libheif has no encoder for it here.
bool writePicture(const Wanted &wanted, const QString &file)
{
    const std::unique_ptr<heif_context, void (*)(heif_context *)> context(heif_context_alloc(),
                                                                          &heif_context_free);
    heif_encoder *encoder = nullptr;
    if (heif_context_get_encoder_for_format(context.get(), wanted.compression, &encoder).code
        != heif_error_Ok)
        return false;
    heif_encoder_set_lossy_quality(encoder, 90);
    heif_encoding_options *options = heif_encoding_options_alloc();
    options->image_orientation = wanted.orientation;
    bool done = true;
    for (int i = 0; i < wanted.pictures && done; ++i) {
        heif_image *image = markedPicture(wanted.bits);
        heif_image_handle *handle = nullptr;
        done = heif_context_encode_image(context.get(), image, encoder, options, &handle).code
            == heif_error_Ok;
        if (done && wanted.exifOrientation > 0) {
            const QByteArray exif = exifBlock(wanted.exifOrientation);
            heif_context_add_exif_metadata(context.get(), handle, exif.constData(),
                                           int(exif.size()));
        }
        if (handle)
            heif_image_handle_release(handle);
        heif_image_release(image);
    }
    heif_encoding_options_free(options);
    heif_encoder_release(encoder);
    return done
        && heif_context_write_to_file(context.get(), qPrintable(file)).code == heif_error_Ok;
}

} // namespace

class TestHeifImage : public QObject
{
    Q_OBJECT

private slots:
    void everyDepthAndTurnIsRead_data();
    void everyDepthAndTurnIsRead();
    void deepAvifIsRead_data();
    void deepAvifIsRead();
    void eachPictureOfAFileIsAPage();
    void rubbishBehindTheHeaderIsDamaged();

private:
    QTemporaryDir m_folder;
};

void TestHeifImage::everyDepthAndTurnIsRead_data()
{
    QTest::addColumn<Wanted>("wanted");
    QTest::addColumn<QPoint>("mark"); // the quarter in which the stored first one stands
    const QPoint quarters[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
    const auto add = [&](const Wanted &wanted, int orientation) {
        QTest::addRow("%s, %d bits, %s %d",
                      wanted.compression == heif_compression_AV1 ? "AVIF" : "HEIC", wanted.bits,
                      wanted.exifOrientation > 0 ? "EXIF" : "turned", orientation)
            << wanted << quarters[orientation - 1];
    };
    for (const auto compression : {heif_compression_HEVC, heif_compression_AV1}) {
        for (const int bits : {8, 10, 12}) {
            if (compression == heif_compression_AV1 && bits > 8)
                continue; // libheif 1.15 asks libaom for what it can't; see deepAvifIsRead
            for (int orientation = 1; orientation <= 8; ++orientation)
                add({compression, bits, heif_orientation(orientation), 0, 1}, orientation);
        }
    }
    for (int orientation = 2; orientation <= 8; ++orientation)
        add({heif_compression_HEVC, 8, heif_orientation_normal, orientation, 1}, orientation);
    // The file's own turn counts, not EXIF's as well.
    add({heif_compression_HEVC, 10, heif_orientation_rotate_90_cw, 6, 1}, 6);
}

void TestHeifImage::everyDepthAndTurnIsRead()
{
    QFETCH(Wanted, wanted);
    QFETCH(QPoint, mark);
    const QString file = m_folder.filePath(QStringLiteral("picture.heic"));
    if (!writePicture(wanted, file))
        QSKIP("libheif has no such encoder here to make a sample with");
    const Page page{file, 0, 1, QStringLiteral("picture"), {}, {}};
    const bool turned = wanted.orientation >= 5 || wanted.exifOrientation >= 5;
    const QSize size = turned ? QSize(height, width) : QSize(width, height);
    for (const bool grey : {false, true}) {
        LoadOptions options;
        options.grey = grey;
        const auto loaded = loadImage(page, options);
        QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
        QCOMPARE(loaded->fullSize, size);
        QCOMPARE(loaded->image.size(), size);
        for (const QPoint quarter : {QPoint(0, 0), QPoint(1, 0), QPoint(0, 1), QPoint(1, 1)}) {
            const int light
                = qGray(loaded->image.pixel(size.width() / 4 + quarter.x() * size.width() / 2,
                                            size.height() / 4 + quarter.y() * size.height() / 2));
            QVERIFY2(
                quarter == mark ? light < 40 : light > 215,
                qPrintable(
                    QStringLiteral("%1 at %2, %3").arg(light).arg(quarter.x()).arg(quarter.y())));
        }
    }
}

void TestHeifImage::deepAvifIsRead_data()
{
    // Made with avifenc of libavif: --depth 10 --irot 3, --depth 12 --irot 3 --imir 1.
    QTest::addColumn<QPoint>("mark");
    QTest::newRow("turned10.avif") << QPoint(1, 0);
    QTest::newRow("mirrored12.avif") << QPoint(0, 0);
}

void TestHeifImage::deepAvifIsRead()
{
    QFETCH(QPoint, mark);
    const Page page{sourceFile(QStringLiteral("tests/data/pictures/")
                               + QString::fromLatin1(QTest::currentDataTag())),
                    0,
                    1,
                    QStringLiteral("picture"),
                    {},
                    {}};
    for (const bool grey : {false, true}) {
        LoadOptions options;
        options.grey = grey;
        const auto loaded = loadImage(page, options);
        QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().detail));
        QCOMPARE(loaded->image.size(), QSize(height, width));
        for (int x = 0; x < 2; ++x) {
            const int light = qGray(loaded->image.pixel(height / 4 + x * height / 2, width / 4));
            QCOMPARE(light < 128, x == mark.x());
        }
    }
}

void TestHeifImage::eachPictureOfAFileIsAPage()
{
    const QString file = m_folder.filePath(QStringLiteral("three.heic"));
    if (!writePicture({heif_compression_HEVC, 8, heif_orientation_normal, 0, 3}, file))
        QSKIP("libheif has no encoder here to make a sample with");
    const auto items = expandInputs({file});
    QCOMPARE(items.size(), 3);
    for (const IntakeItem &item : items) {
        const auto loaded = loadImage(std::get<Page>(item), {});
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->image.size(), QSize(width, height));
    }
    Page none = std::get<Page>(items.first());
    none.index = 3;
    QCOMPARE(loadImage(none, {}).error().kind, ErrorKind::PageRangeInvalid);
}

void TestHeifImage::rubbishBehindTheHeaderIsDamaged()
{
    const QString file = m_folder.filePath(QStringLiteral("rubbish.heic"));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QByteArray("\0\0\0\x18"
                         "ftypheic\0\0\0\0mif1heic",
                         24)
              + QByteArray(400, '\x5a'));
    out.close();
    const auto items = expandInputs({file});
    QCOMPARE(items.size(), 1);
    QCOMPARE(std::get<Error>(items.first()).kind, ErrorKind::ImageDamaged);
}

QTEST_APPLESS_MAIN(TestHeifImage)
#include "tst_heifimage.moc"
