// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/bullets.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double filledShare = 0.71; // of its box; a disc fills 0.79, an "e" half
constexpr double largestBullet = 1.1; // x-heights
constexpr double smallestBullet = 0.3; // a full stop is smaller

// What bullets are read as; a full letter such as a bold "a" is none of them.
bool mayBeBullet(const QString &text)
{
    const bool alone = text.size() == 1 || (text.size() == 2 && text.at(1) == QLatin1Char('.'));
    return alone && QStringView(u"•·eoO0@©®°¢¤*+-«»").contains(text.front());
}

bool isDot(const cv::Mat &sign, double xHeight)
{
    cv::Mat ink, labels, stats, centroids;
    cv::threshold(sign, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids);
    int largestPiece = 0;
    for (int i = 1; i < count; ++i) {
        if (largestPiece == 0
            || stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(largestPiece, cv::CC_STAT_AREA))
            largestPiece = i;
    }
    if (largestPiece == 0)
        return false;
    const double width = stats.at<int>(largestPiece, cv::CC_STAT_WIDTH);
    const double height = stats.at<int>(largestPiece, cv::CC_STAT_HEIGHT);
    const double area = stats.at<int>(largestPiece, cv::CC_STAT_AREA);
    return area >= filledShare * width * height && width < 1.4 * height && height < 1.4 * width
        && height <= largestBullet * xHeight && height >= smallestBullet * xHeight;
}

} // namespace

void markBullets(QVector<RecognisedLine> &lines, const cv::Mat &picture)
{
    const cv::Rect whole(0, 0, picture.cols, picture.rows);
    for (RecognisedLine &line : lines) {
        if (line.xHeight <= 3)
            continue;
        for (RecognisedWord &word : line.words) {
            if (!mayBeBullet(word.text) || word.box.width() > 2 * line.xHeight)
                continue;
            const cv::Rect box = cv::Rect(word.box.x() - 1, word.box.y() - 1, word.box.width() + 2,
                                          word.box.height() + 2)
                & whole;
            word.isDot = !box.empty() && isDot(picture(box), line.xHeight);
        }
    }
}

} // namespace recto
