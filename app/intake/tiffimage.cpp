// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/tiffimage.h"

#include "intake/orientation.h"
#include "intake/tiffsamples.h"

#include <QFile>

#include <tiffio.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace recto {

namespace {

constexpr int mostDirectories = 100'000; // a chain that leads back to itself must end
constexpr qint64 largestStrip = 1 << 30; // bytes

struct CloseTiff
{
    void operator()(TIFF *tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, CloseTiff>;

tmsize_t readBytes(thandle_t device, void *bytes, tmsize_t count)
{
    return static_cast<QFile *>(device)->read(static_cast<char *>(bytes), count);
}

tmsize_t writeNothing(thandle_t, void *, tmsize_t)
{
    return 0;
}

toff_t seekTo(thandle_t device, toff_t offset, int whence)
{
    auto *file = static_cast<QFile *>(device);
    const qint64 from = whence == SEEK_CUR ? file->pos() : whence == SEEK_END ? file->size() : 0;
    return file->seek(from + qint64(offset)) ? toff_t(file->pos()) : toff_t(-1);
}

int closeDevice(thandle_t device)
{
    delete static_cast<QFile *>(device);
    return 0;
}

toff_t sizeOf(thandle_t device)
{
    return toff_t(static_cast<QFile *>(device)->size());
}

Result<Tiff> openTiff(const QString &file, const QString &name)
{
    // Sentences are made from the error's kind; libtiff's go nowhere.
    static const bool quiet = (TIFFSetErrorHandler(nullptr), TIFFSetWarningHandler(nullptr), true);
    Q_UNUSED(quiet)
    auto device = std::make_unique<QFile>(file);
    if (!device->open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, device->errorString()};
    // "m": not mapped, a file that shrinks would end the process.
    Tiff tiff(TIFFClientOpen("page", "rm", device.get(), readBytes, writeNothing, seekTo,
                             closeDevice, sizeOf, nullptr, nullptr));
    if (!tiff)
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("no TIFF directory")};
    device.release(); // closed with the TIFF
    return tiff;
}

quint16 field(TIFF *tiff, quint32 tag, quint16 otherwise = 0)
{
    uint16_t value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : otherwise;
}

bool isPage(TIFF *tiff)
{
    uint32_t type = 0;
    if (TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &type))
        return (type & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
    uint16_t old = 0;
    return !TIFFGetField(tiff, TIFFTAG_OSUBFILETYPE, &old) || old != OFILETYPE_REDUCEDIMAGE;
}

// The samples of a camera's sensor are no picture yet: its preview is shown instead.
bool isOfASensor(TIFF *tiff)
{
    constexpr quint16 colourFilterArray = 32803, linearRaw = 34892;
    const quint16 photometric = field(tiff, TIFFTAG_PHOTOMETRIC);
    return photometric == colourFilterArray || photometric == linearRaw;
}

std::vector<toff_t> subdirectories(TIFF *tiff)
{
    uint16_t count = 0;
    const toff_t *offsets = nullptr;
    if (!TIFFGetField(tiff, TIFFTAG_SUBIFD, &count, &offsets) || !offsets)
        return {};
    return {offsets, offsets + count};
}

// Where the pages' directories lie, in order.
std::vector<toff_t> pagesOf(TIFF *tiff)
{
    std::vector<toff_t> pages, hidden;
    const toff_t first = TIFFCurrentDirOffset(tiff);
    int seen = 0;
    do {
        const toff_t here = TIFFCurrentDirOffset(tiff);
        if (isPage(tiff)) {
            pages.push_back(here);
            continue;
        }
        const std::vector<toff_t> below = subdirectories(tiff);
        hidden.insert(hidden.end(), below.begin(), below.end());
    } while (++seen < mostDirectories && TIFFReadDirectory(tiff));
    if (!pages.empty())
        return pages;
    for (const toff_t offset : hidden) {
        if (TIFFSetSubDirectory(tiff, offset) && isPage(tiff) && !isOfASensor(tiff))
            pages.push_back(offset);
    }
    return pages.empty() ? std::vector<toff_t>{first} : pages;
}

// At the directory of a page.
Result<Tiff> openPage(const QString &file, const QString &name, int index)
{
    auto tiff = openTiff(file, name);
    if (!tiff)
        return tiff;
    const std::vector<toff_t> pages = pagesOf(tiff->get());
    if (index < 0 || std::size_t(index) >= pages.size())
        return Error{ErrorKind::PageRangeInvalid, name, {}};
    if (!TIFFSetSubDirectory(tiff->get(), pages[std::size_t(index)]))
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("TIFF directory")};
    return tiff;
}

QSize storedSize(TIFF *tiff)
{
    uint32_t width = 0, height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    constexpr uint32_t most = 1'000'000;
    return {int(std::min(width, most)), int(std::min(height, most))};
}

int orientationOf(TIFF *tiff)
{
    const int orientation = field(tiff, TIFFTAG_ORIENTATION, 1);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

// As many rows as are decoded at once anyway.
uint32_t rowsAtOnce(TIFF *tiff, uint32_t height)
{
    constexpr uint32_t fewest = 64;
    uint32_t rows = 0;
    TIFFGetFieldDefaulted(tiff, TIFFIsTiled(tiff) ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP,
                          &rows);
    rows = std::clamp(rows, 1U, height);
    return std::min(height, (fewest + rows - 1) / rows * rows);
}

// Colours of 8 or 16 bits, palettes, CMYK, YCbCr, Lab: as libtiff shows them.
Result<QImage> readColours(TIFF *tiff, const QString &name)
{
    char reason[1024] = {};
    TIFFRGBAImage picture;
    if (!TIFFRGBAImageOK(tiff, reason) || !TIFFRGBAImageBegin(&picture, tiff, 1, reason))
        return Error{ErrorKind::UnsupportedFormat, name, QString::fromLatin1(reason)};
    const auto end = [](TIFFRGBAImage *begun) { TIFFRGBAImageEnd(begun); };
    const std::unique_ptr<TIFFRGBAImage, decltype(end)> guard(&picture, end);
    // Turned and mirrored below, with the other formats.
    picture.orientation = picture.req_orientation = ORIENTATION_TOPLEFT;
    QImage image(int(picture.width), int(picture.height),
                 picture.alpha ? QImage::Format_RGBA8888_Premultiplied : QImage::Format_RGBX8888);
    if (image.isNull())
        return Error{ErrorKind::ImageTooLarge, name, {}};
    const uint32_t band = rowsAtOnce(tiff, picture.height);
    std::vector<uint32_t> rows(std::size_t(band) * picture.width);
    for (uint32_t row = 0; row < picture.height; row += band) {
        const uint32_t count = std::min(band, picture.height - row);
        picture.row_offset = int(row);
        if (!TIFFRGBAImageGet(&picture, rows.data(), picture.width, count))
            return Error{ErrorKind::ImageDamaged, name, QString::fromLatin1(reason)};
        for (uint32_t y = 0; y < count; ++y) {
            uchar *line = image.scanLine(int(row + y));
            for (const uint32_t *pixel = rows.data() + std::size_t(y) * picture.width,
                                *last = pixel + picture.width;
                 pixel != last; ++pixel) {
                *line++ = uchar(TIFFGetR(*pixel));
                *line++ = uchar(TIFFGetG(*pixel));
                *line++ = uchar(TIFFGetB(*pixel));
                *line++ = uchar(TIFFGetA(*pixel));
            }
        }
    }
    return image;
}

} // namespace

bool isTiff(const QByteArray &head)
{
    const QByteArray start = head.left(4);
    return start == QByteArray("II*\0", 4) || start == QByteArray("MM\0*", 4)
        || start == QByteArray("II+\0", 4) || start == QByteArray("MM\0+", 4);
}

Result<int> tiffPageCount(const QString &file, const QString &name)
{
    const auto tiff = openTiff(file, name);
    if (!tiff)
        return tiff.error();
    return int(pagesOf(tiff->get()).size());
}

Result<QSize> tiffSize(const QString &file, const QString &name, int index)
{
    const auto tiff = openPage(file, name, index);
    if (!tiff)
        return tiff.error();
    return orientated(storedSize(tiff->get()), orientationOf(tiff->get()));
}

Result<QImage> loadTiff(const QString &file, const QString &name, int index)
{
    const auto opened = openPage(file, name, index);
    if (!opened)
        return opened.error();
    TIFF *tiff = opened->get();
    const qint64 atOnce = TIFFIsTiled(tiff) ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    if (atOnce > largestStrip || atOnce <= 0)
        return Error{ErrorKind::ImageTooLarge, name,
                     QStringLiteral("%1 bytes a strip").arg(atOnce)};
    const int orientation = orientationOf(tiff);
    const auto image = areTiffSamples(tiff) ? readTiffSamples(tiff, storedSize(tiff), name)
                                            : readColours(tiff, name);
    if (!image)
        return image;
    return orientated(*image, orientation);
}

} // namespace recto
