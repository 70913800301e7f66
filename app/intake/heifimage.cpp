// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/heifimage.h"

#include <QFile>

#include <libheif/heif.h>

#include <cstring>
#include <memory>

namespace recto {

namespace {

struct Free
{
    void operator()(heif_context *context) const { heif_context_free(context); }
    void operator()(heif_image_handle *handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image *image) const { heif_image_release(image); }
};
using Context = std::unique_ptr<heif_context, Free>;
using Handle = std::unique_ptr<heif_image_handle, Free>;
using Image = std::unique_ptr<heif_image, Free>;

struct Opened
{
    Context context;
    Handle primary;
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
    Opened opened{Context(heif_context_alloc()), nullptr};
    heif_error error = heif_context_read_from_file(opened.context.get(),
                                                   QFile::encodeName(file).constData(), nullptr);
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    heif_image_handle *handle = nullptr;
    error = heif_context_get_primary_image_handle(opened.context.get(), &handle);
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    opened.primary.reset(handle);
    return opened;
}

QImage copyPlane(const heif_image *image, heif_channel channel, QImage::Format format)
{
    int stride = 0;
    const uint8_t *plane = heif_image_get_plane_readonly(image, channel, &stride);
    if (!plane)
        return {};
    const int width = heif_image_get_width(image, channel);
    const int height = heif_image_get_height(image, channel);
    return QImage(plane, width, height, stride, format).copy();
}

} // namespace

bool isHeif(const QByteArray &head)
{
    const auto *bytes = reinterpret_cast<const uint8_t *>(head.constData());
    return head.size() >= 12
        && heif_check_filetype(bytes, static_cast<int>(head.size())) != heif_filetype_no;
}

Result<QSize> heifSize(const QString &file, const QString &name)
{
    const auto opened = openHeif(file, name);
    if (!opened)
        return opened.error();
    return QSize(heif_image_handle_get_width(opened->primary.get()),
                 heif_image_handle_get_height(opened->primary.get()));
}

Result<QImage> loadHeif(const QString &file, const QString &name, bool grey)
{
    const auto opened = openHeif(file, name);
    if (!opened)
        return opened.error();
    heif_image *decoded = nullptr;
    // The luma plane is the grey picture; asking for RGB costs three times the memory.
    const heif_error error = heif_decode_image(
        opened->primary.get(), &decoded, grey ? heif_colorspace_YCbCr : heif_colorspace_RGB,
        grey ? heif_chroma_420 : heif_chroma_interleaved_RGB, nullptr);
    if (error.code != heif_error_Ok)
        return heifError(error, name);
    const Image image(decoded);
    QImage result = grey ? copyPlane(decoded, heif_channel_Y, QImage::Format_Grayscale8)
                         : copyPlane(decoded, heif_channel_interleaved, QImage::Format_RGB888);
    if (result.isNull())
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("no picture plane")};
    return result;
}

} // namespace recto
