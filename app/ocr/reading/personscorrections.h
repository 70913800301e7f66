// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pagemapping.h"

#include <opencv2/core.hpp>

#include <QPointF>
#include <QRectF>
#include <QVector>

namespace recto {

// Paints regions that the person left out with the light around them. Regions in
// shares of the picture, 0–1.
void leaveOut(cv::Mat &grey, const QVector<QRectF> &regions);

// The page between the four corners that the person set, shares of the picture:
// its size for analysis; `mapping` leads from there to the picture's pixels.
[[nodiscard]] cv::Size cutCorners(const QVector<QPointF> &corners, cv::Size picture,
                                  PageMapping *mapping);

} // namespace recto
