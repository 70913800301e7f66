// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfpages.h"

#include "intake/pdfdocument.h"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>

namespace recto {

namespace {

QImage imageOf(const SplashBitmap &bitmap, bool grey)
{
    QImage image(bitmap.getWidth(), bitmap.getHeight(),
                 grey ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (image.isNull())
        return image;
    for (int y = 0; y < image.height(); ++y) {
        const unsigned char *row = bitmap.getDataPtr() + qsizetype(y) * bitmap.getRowSize();
        std::copy_n(row, qsizetype(image.width()) * (grey ? 1 : 4), image.scanLine(y));
    }
    return image;
}

Result<QImage> render(PdfDocument &document, const Page &page, double scale, const QRect &area,
                      bool grey)
{
    SplashColor white = {255, 255, 255};
    SplashOutputDev device(grey ? splashModeMono8 : splashModeXBGR8, 4, false, white);
    device.setFontAntialias(true);
    device.setVectorAntialias(true);
    device.startDoc(&document.poppler());
    document.run(device, page.index, scale, area);
    const std::unique_ptr<SplashBitmap> bitmap(device.takeBitmap());
    QImage image = bitmap && bitmap->getDataPtr() ? imageOf(*bitmap, grey) : QImage();
    if (image.isNull())
        return Error{ErrorKind::PdfDamaged, page.name, {}};
    return image;
}

} // namespace

Result<int> pdfPageCount(const QString &file, const QString &name)
{
    const auto document = lendPdf(file, name);
    if (!document)
        return document.error();
    return (*document)->pageCount();
}

Result<QSize> pdfPageSize(const Page &page)
{
    const auto document = lendPdf(page);
    if (!document)
        return document.error();
    return pdfPixelSize((*document)->pageSize(page.index));
}

Result<QImage> renderPdfPage(const Page &page, QSize size, bool grey)
{
    const auto document = lendPdf(page);
    if (!document)
        return document.error();
    const QSizeF points = (*document)->pageSize(page.index);
    const QSize pixels = size.isEmpty() ? pdfPixelSize(points) : size;
    const double scale
        = std::max(pixels.width() / points.width(), pixels.height() / points.height());
    return render(**document, page, scale, QRect(QPoint(), pixels), grey);
}

Result<QImage> renderPdfArea(const Page &page, const QRect &area)
{
    const auto document = lendPdf(page);
    if (!document)
        return document.error();
    const double scale = pdfScale((*document)->pageSize(page.index));
    return render(**document, page, scale, area, true);
}

} // namespace recto
