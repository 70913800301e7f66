// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/heifimage.h"

#include "intake/heiforientation.h"
#include "intake/orientation.h"

#include <QFile>

#include <libheif/heif.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace recto {

namespace {

struct FreeHeif
{
    void operator()(heif_context *context) const { heif_context_free(context); }
    void operator()(heif_image_handle *handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image *image) const { heif_image_release(image); }
    void operator()(heif_decoding_options *options) const { heif_decoding_options_free(options); }
};
using Context = std::unique_ptr<heif_context, FreeHeif>;
using Handle = std::unique_ptr<heif_image_handle, FreeHeif>;
using Image = std::unique_ptr<heif_image, FreeHeif>;
using Options = std::unique_ptr<heif_decoding_options, FreeHeif>;

struct Opened
{
    QByteArray bytes; // the context reads from them
    Context context;
    std::vector<heif_item_id> pictures; // the main one first
};

Error heifError(const heif_error &error, const QString &name)
{
    const bool unsupported = error.code == heif_error_Unsupported_filetype
        || error.code == heif_error_Unsupported_feature;
    return {unsupported ? ErrorKind::UnsupportedFormat : ErrorKind::ImageDamaged, name,
            QString::fromUtf8(error.message)};
}

Result<Opened> openHeif(const QString &file, const QString &name)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, device.errorString()};
    Opened opened{device.readAll(), Context(heif_context_alloc()), {}};
    const heif_error error = heif_context_read_from_memory_without_copy(
        opened.context.get(), opened.bytes.constData(), std::size_t(opened.bytes.size()), nullptr);
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    const int count = heif_context_get_number_of_top_level_images(opened.context.get());
    opened.pictures.resize(std::size_t(std::max(0, count)));
    heif_context_get_list_of_top_level_image_IDs(opened.context.get(), opened.pictures.data(),
                                                 count);
    heif_item_id primary = 0;
    if (heif_context_get_primary_image_ID(opened.context.get(), &primary).code == heif_error_Ok) {
        std::erase(opened.pictures, primary);
        opened.pictures.insert(opened.pictures.begin(), primary);
    }
    if (opened.pictures.empty())
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("no picture")};
    return opened;
}

Result<Handle> pictureOf(const Opened &opened, const QString &name, int index)
{
    if (index < 0 || std::size_t(index) >= opened.pictures.size())
        return Error{ErrorKind::PageRangeInvalid, name, {}};
    heif_image_handle *handle = nullptr;
    const heif_error error = heif_context_get_image_handle(
        opened.context.get(), opened.pictures[std::size_t(index)], &handle);
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    return Handle(handle);
}

int exifOrientationOf(const heif_image_handle *handle)
{
    heif_item_id block = 0;
    if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &block, 1) < 1)
        return 1;
    QByteArray bytes(qsizetype(heif_image_handle_get_metadata_size(handle, block)), '\0');
    constexpr int offset = 4; // where the TIFF header begins stands before it
    if (bytes.size() <= offset
        || heif_image_handle_get_metadata(handle, block, bytes.data()).code != heif_error_Ok)
        return 1;
    return exifOrientation(QByteArrayView(bytes).sliced(offset));
}

// What is left to do after what libheif does, or would do.
int orientationLeft(const Opened &opened, heif_item_id item, const heif_image_handle *handle)
{
    return heifHasOrientation(opened.bytes, item) ? 1 : exifOrientationOf(handle);
}

// The upper 8 of up to 16 bits.
uchar upperBits(const uint8_t *row, int x, int bits)
{
    if (bits <= 8)
        return row[x];
    const int value = row[2 * x] | row[2 * x + 1] << 8;
    return uchar(std::min(255, value >> (bits - 8)));
}

QImage greyPlane(const heif_image *image, heif_channel channel)
{
    int stride = 0;
    const uint8_t *plane = heif_image_get_plane_readonly(image, channel, &stride);
    if (!plane)
        return {};
    const int bits = heif_image_get_bits_per_pixel_range(image, channel);
    QImage result(heif_image_get_width(image, channel), heif_image_get_height(image, channel),
                  QImage::Format_Grayscale8);
    for (int y = 0; y < result.height(); ++y) {
        const uint8_t *row = plane + qsizetype(y) * stride;
        uchar *line = result.scanLine(y);
        for (int x = 0; x < result.width(); ++x)
            line[x] = upperBits(row, x, bits);
    }
    return result;
}

QImage colours(const heif_image *image, bool transparent)
{
    int stride = 0;
    const uint8_t *plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
    if (!plane)
        return {};
    return QImage(plane, heif_image_get_primary_width(image), heif_image_get_primary_height(image),
                  stride, transparent ? QImage::Format_RGBA8888 : QImage::Format_RGB888)
        .copy();
}

struct Decoded
{
    Image image;
    int orientation = 1; // that was not applied
};

// libheif 1.15 turns nothing of more than 8 bits: there it is done here.
Result<Decoded> decode(const Opened &opened, const Handle &handle, int index, const QString &name,
                       heif_colorspace space, heif_chroma chroma)
{
    const heif_item_id item = opened.pictures[std::size_t(index)];
    const Options options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = chroma != heif_chroma_undefined;
    const bool deep = heif_image_handle_get_luma_bits_per_pixel(handle.get()) > 8
        && !heifIsCropped(opened.bytes, item);
    options->ignore_transformations = deep;
    heif_image *decoded = nullptr;
    const heif_error error
        = heif_decode_image(handle.get(), &decoded, space, chroma, options.get());
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    const int left = orientationLeft(opened, item, handle.get());
    return Decoded{Image(decoded), deep && left == 1 ? heifOrientation(opened.bytes, item) : left};
}

} // namespace

bool isHeif(const QByteArray &head)
{
    const auto *bytes = reinterpret_cast<const uint8_t *>(head.constData());
    return head.size() >= 12
        && heif_check_filetype(bytes, static_cast<int>(head.size())) != heif_filetype_no;
}

Result<int> heifPageCount(const QString &file, const QString &name)
{
    const auto opened = openHeif(file, name);
    if (!opened)
        return opened.error();
    return int(opened->pictures.size());
}

Result<QSize> heifSize(const QString &file, const QString &name, int index)
{
    const auto opened = openHeif(file, name);
    if (!opened)
        return opened.error();
    const auto handle = pictureOf(*opened, name, index);
    if (!handle)
        return handle.error();
    const QSize size(heif_image_handle_get_width(handle->get()),
                     heif_image_handle_get_height(handle->get()));
    return orientated(
        size, orientationLeft(*opened, opened->pictures[std::size_t(index)], handle->get()));
}

Result<QImage> loadHeif(const QString &file, const QString &name, int index, bool grey)
{
    const auto opened = openHeif(file, name);
    if (!opened)
        return opened.error();
    const auto handle = pictureOf(*opened, name, index);
    if (!handle)
        return handle.error();
    const bool transparent = heif_image_handle_has_alpha_channel(handle->get());
    QImage result;
    int orientation = 1;
    if (grey && !transparent) {
        // The luma plane is the grey picture, in whatever depth; colours cost three times
        // the memory.
        const auto decoded = decode(*opened, *handle, index, name, heif_colorspace_undefined,
                                    heif_chroma_undefined);
        if (!decoded)
            return decoded.error();
        if (heif_image_get_colorspace(decoded->image.get()) != heif_colorspace_RGB)
            result = greyPlane(decoded->image.get(), heif_channel_Y);
        orientation = decoded->orientation;
    }
    if (result.isNull()) {
        const auto decoded
            = decode(*opened, *handle, index, name, heif_colorspace_RGB,
                     transparent ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB);
        if (!decoded)
            return decoded.error();
        result = colours(decoded->image.get(), transparent);
        orientation = decoded->orientation;
    }
    if (result.isNull())
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("no picture plane")};
    return orientated(result, orientation);
}

} // namespace recto
