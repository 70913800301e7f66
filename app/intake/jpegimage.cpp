// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/jpegimage.h"

#include <QFile>

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace recto {

namespace {

struct DestroyDecoder
{
    void operator()(void *decoder) const { tjDestroy(decoder); }
};

int scaledLength(int length, int denominator)
{
    return (length + denominator - 1) / denominator;
}

} // namespace

Result<QImage> loadGreyJpeg(const QString &file, const QString &name, int minimumLongSide)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, device.errorString()};
    const QByteArray bytes = device.readAll();
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const auto size = static_cast<unsigned long>(bytes.size());

    const std::unique_ptr<void, DestroyDecoder> decoder(tjInitDecompress());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), data, size, &width, &height, &subsampling, &colours))
        return Error{ErrorKind::ImageDamaged, name,
                     QString::fromLatin1(tjGetErrorStr2(decoder.get()))};
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return Error{ErrorKind::UnsupportedFormat, name, QStringLiteral("CMYK")};

    // Halves, quarters and eighths have fast paths; the sixteenths between don't.
    int denominator = 8;
    while (denominator > 1
           && (minimumLongSide <= 0
               || scaledLength(std::max(width, height), denominator) < minimumLongSide))
        denominator /= 2;
    QImage image(scaledLength(width, denominator), scaledLength(height, denominator),
                 QImage::Format_Grayscale8);
    if (image.isNull())
        return Error{ErrorKind::ImageTooLarge, name, {}};
    const int failed = tjDecompress2(decoder.get(), data, size, image.bits(), image.width(),
                                     static_cast<int>(image.bytesPerLine()), image.height(),
                                     TJPF_GRAY, TJFLAG_FASTDCT);
    if (failed) {
        const QString reason = QString::fromLatin1(tjGetErrorStr2(decoder.get()));
        // Other warnings (stray bytes before a marker) leave a readable picture.
        const bool fatal = tjGetErrorCode(decoder.get()) == TJERR_FATAL
            || reason.contains(QLatin1String("Premature end"));
        if (fatal)
            return Error{ErrorKind::ImageDamaged, name, reason};
    }
    return image;
}

} // namespace recto
