// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/placement.h"

#include <QLoggingCategory>

#include <algorithm>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(placementLog, "recto.reading.placement", QtWarningMsg)

constexpr double farBetter = 2; // times the worth of the piece as it is …
constexpr double fewestSure = 15; // … and worth at least so many letters
constexpr double plenty = 5; // times: no other way will be better still

} // namespace

cv::Mat placedPiece(const cv::Mat &piece, Placement placement)
{
    cv::Mat result; // never the piece's own pixels
    if (placement.turns != 0)
        cv::rotate(piece, result, placement.turns - 1);
    else
        result = piece;
    if (placement.mirrored) {
        cv::Mat swapped;
        cv::flip(result, swapped, 1);
        result = swapped;
    }
    return result;
}

Placement findPlacement(const cv::Mat &piece, const WorthOfPiece &worth)
{
    const double asItIs = worth(piece);
    const double wanted = std::max(fewestSure, farBetter * asItIs);
    Placement best;
    double most = wanted;
    // Lines that run across first: their direction is seldom mistaken.
    for (const Placement placement :
         {Placement{0, true}, Placement{2, false}, Placement{2, true}, Placement{1, false},
          Placement{3, false}, Placement{1, true}, Placement{3, true}}) {
        const double found = worth(placedPiece(piece, placement));
        qCDebug(placementLog, "turns %d mirrored %d worth %.0f of %.0f", placement.turns,
                placement.mirrored, found, asItIs);
        if (found <= most)
            continue;
        most = found;
        best = placement;
        if (found > plenty * std::max(fewestSure, asItIs))
            break;
    }
    return best;
}

} // namespace recto
