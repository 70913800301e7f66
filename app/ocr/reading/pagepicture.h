// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <opencv2/core.hpp>

#include <QImage>
#include <QSize>

namespace recto {

// A page as it is read: grey, upright by EXIF and the person's turns.
struct PagePicture
{
    cv::Mat grey; // 8 bit, owns its pixels
    QSize fullSize; // the page's own size, pixels; `grey` may be smaller
};

// Errors as loadImage() has them.
[[nodiscard]] Result<PagePicture> loadPagePicture(const Page &page);

// 8-bit grey copy.
[[nodiscard]] cv::Mat greyFromImage(const QImage &image);

} // namespace recto
