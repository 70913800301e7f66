// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagepicture.h"

#include "intake/imageloader.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace recto {

namespace {

// A page needs no more: letters are then far larger than what is read.
constexpr int enoughLongSide = 4000;

} // namespace

cv::Mat greyFromImage(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    // QImage's constBits() aren't written to; OpenCV has no const view.
    const cv::Mat view(grey.height(), grey.width(), CV_8UC1, const_cast<uchar *>(grey.constBits()),
                       std::size_t(grey.bytesPerLine()));
    return view.clone();
}

Result<PagePicture> loadPagePicture(const Page &page)
{
    LoadOptions options;
    options.minimumLongSide = enoughLongSide;
    options.grey = true;
    options.quarterTurns = page.corrections.quarterTurns;
    auto loaded = loadImage(page, options);
    if (!loaded)
        return loaded.error();
    PagePicture picture;
    picture.fullSize = loaded->fullSize;
    picture.grey = greyFromImage(loaded->image);
    loaded->image = {};
    const int longSide = std::max(picture.grey.cols, picture.grey.rows);
    if (longSide >= 2 * enoughLongSide) { // formats that can't be decoded smaller
        cv::Mat small;
        const double scale = double(enoughLongSide) / longSide;
        const cv::Size size(std::max(1, int(picture.grey.cols * scale)),
                            std::max(1, int(picture.grey.rows * scale)));
        cv::resize(picture.grey, small, size, 0, 0, cv::INTER_AREA);
        picture.grey = small;
    }
    return picture;
}

} // namespace recto
