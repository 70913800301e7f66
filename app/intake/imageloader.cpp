// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/imageloader.h"

#include "intake/filecheck.h"
#include "intake/heifimage.h"
#include "intake/jpegimage.h"
#include "intake/orientation.h"
#include "intake/pdfpages.h"
#include "intake/tiffimage.h"
#include "intake/transparency.h"

#include <QImageReader>
#include <QTransform>

#include <algorithm>

namespace recto {

namespace {

constexpr int allocationLimitMegabytes = 1024; // 200 megapixels, four bytes each, and change

// A reader at the page's frame, orientation from EXIF to be applied.
Status openReader(QImageReader &reader, const Page &page)
{
    QImageReader::setAllocationLimit(allocationLimitMegabytes);
    reader.setDecideFormatFromContent(true);
    reader.setFileName(page.file);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        return Error{ErrorKind::ImageDamaged, page.name, reader.errorString()};
    if (page.index > 0 && !reader.jumpToImage(page.index))
        return Error{ErrorKind::PageRangeInvalid, page.name, {}};
    return {};
}

QSize transposedIf(QSize size, bool turned)
{
    return turned ? size.transposed() : size;
}

bool exifTurns(const QImageReader &reader)
{
    return reader.transformation() & QImageIOHandler::TransformationRotate90;
}

Result<QSize> checkedSize(QSize size, const Page &page)
{
    if (!size.isValid() || size.isEmpty())
        return Error{ErrorKind::ImageDamaged, page.name, QStringLiteral("no size")};
    if (qint64(size.width()) * size.height() > maximumPixels)
        return Error{ErrorKind::ImageTooLarge, page.name,
                     QStringLiteral("%1 × %2").arg(size.width()).arg(size.height())};
    return size;
}

// Size after EXIF, before quarterTurns.
Result<QSize> uprightSize(const Page &page, FileKind kind)
{
    if (kind == FileKind::Pdf)
        return pdfPageSize(page);
    if (kind == FileKind::Heif) {
        const auto size = heifSize(page.file, page.name, page.index);
        return size ? checkedSize(*size, page) : size;
    }
    if (kind == FileKind::Tiff) {
        const auto size = tiffSize(page.file, page.name, page.index);
        return size ? checkedSize(*size, page) : size;
    }
    QImageReader reader;
    if (const Status opened = openReader(reader, page); !opened)
        return opened.error();
    QSize size = reader.size();
    if (!size.isValid()) // a format that doesn't tell without decoding
        size = reader.read().size();
    if (reader.transformation() == QImageIOHandler::TransformationNone)
        return checkedSize(orientated(size, storedOrientation(page.file)), page);
    return checkedSize(transposedIf(size, exifTurns(reader)), page);
}

QImage applyExif(const QImage &image, QImageIOHandler::Transformations transformation)
{
    // Qt's order: mirror, flip, then the quarter turn.
    QImage result = image;
    const bool mirror = transformation & QImageIOHandler::TransformationMirror;
    const bool flip = transformation & QImageIOHandler::TransformationFlip;
    if (mirror || flip)
        result = result.mirrored(mirror, flip);
    if (transformation & QImageIOHandler::TransformationRotate90)
        result = result.transformed(QTransform().rotate(90));
    return result;
}

QImage turned(const QImage &image, int quarterTurns)
{
    if ((quarterTurns & 3) == 0)
        return image;
    return image.transformed(QTransform().rotate(90.0 * (quarterTurns & 3)));
}

QSize scaledTo(QSize full, int minimumLongSide)
{
    const int longSide = std::max(full.width(), full.height());
    if (minimumLongSide <= 0 || longSide <= minimumLongSide)
        return full;
    return full.scaled(minimumLongSide, minimumLongSide, Qt::KeepAspectRatio).expandedTo({1, 1});
}

Result<QImage> readWithQt(const Page &page, FileKind kind, QSize upright, int minimumLongSide)
{
    QImageReader reader;
    if (const Status opened = openReader(reader, page); !opened)
        return opened.error();
    // Only JPEG decodes scaled at no cost; others would decode whole, then smooth.
    if (kind == FileKind::Jpeg && minimumLongSide > 0)
        reader.setScaledSize(transposedIf(scaledTo(upright, minimumLongSide), exifTurns(reader)));
    const QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorKind::ImageDamaged, page.name, reader.errorString()};
    if (reader.transformation() == QImageIOHandler::TransformationNone)
        return orientated(image, storedOrientation(page.file));
    return image;
}

Result<QImage> readJpegGrey(const Page &page, QSize upright, int minimumLongSide)
{
    auto stored = loadGreyJpeg(page.file, page.name, minimumLongSide);
    if (!stored && stored.error().kind == ErrorKind::UnsupportedFormat) // CMYK
        return readWithQt(page, FileKind::Jpeg, upright, minimumLongSide);
    if (!stored)
        return stored;
    QImageReader header;
    if (const Status opened = openReader(header, page); !opened)
        return opened.error();
    return applyExif(*stored, header.transformation());
}

Result<QImage> readUpright(const Page &page, FileKind kind, QSize upright,
                           const LoadOptions &options)
{
    switch (kind) {
    case FileKind::Pdf:
        return renderPdfPage(page, scaledTo(upright, options.minimumLongSide));
    case FileKind::Heif:
        return loadHeif(page.file, page.name, page.index, options.grey);
    case FileKind::Tiff:
        return loadTiff(page.file, page.name, page.index);
    case FileKind::Jpeg:
        if (options.grey)
            return readJpegGrey(page, upright, options.minimumLongSide);
        break;
    case FileKind::OtherImage:
        break;
    }
    return readWithQt(page, kind, upright, options.minimumLongSide);
}

} // namespace

Result<LoadedImage> loadImage(const Page &page, const LoadOptions &options)
{
    const auto kind = checkFile(page.file, page.name);
    if (!kind)
        return kind.error();
    const auto upright = uprightSize(page, *kind);
    if (!upright)
        return upright.error();
    auto image = readUpright(page, *kind, *upright, options);
    if (!image)
        return image.error();
    return LoadedImage{turned(onGround(*image, options.grey), options.quarterTurns),
                       transposedIf(*upright, options.quarterTurns & 1)};
}

Result<QImage> loadThumbnail(const Page &page, QSize bound)
{
    LoadOptions options;
    options.minimumLongSide = std::max(bound.width(), bound.height());
    options.quarterTurns = page.corrections.quarterTurns;
    const auto loaded = loadImage(page, options);
    if (!loaded)
        return loaded.error();
    if (loaded->image.width() <= bound.width() && loaded->image.height() <= bound.height())
        return loaded->image;
    return loaded->image.scaled(bound, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

Result<QSize> imageSize(const Page &page)
{
    const auto kind = checkFile(page.file, page.name);
    if (!kind)
        return kind.error();
    const auto upright = uprightSize(page, *kind);
    if (!upright)
        return upright.error();
    return transposedIf(*upright, page.corrections.quarterTurns & 1);
}

} // namespace recto
