// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <stop_token>

namespace recto {

// The picture of a page as a vision model gets it.
struct SentPicture
{
    QByteArray jpeg; // upright, without the photo's metadata (place, time, camera)
    QSize size; // of the picture, pixels
    QSize pageSize; // of the upright page at full size, pixels
};

// The size in which a model looks at a picture: more pixels are sent and scaled down
// there, fewer are read worse. Never larger than `page`. Pure.
[[nodiscard]] QSize sizeForModel(QSize page, const QString &model);

// What the person corrected by hand: what is left out becomes white, the corners
// become those of the picture. `picture` stands upright. Pure.
[[nodiscard]] QImage corrected(const QImage &picture, const PageCorrections &corrections);

// Decodes, corrects and scales the page on a thread of the global pool, so that a
// stop request ends the wait at once (Cancelled). Errors: loadImage()'s.
[[nodiscard]] Result<SentPicture> pictureForModel(const Page &page, const QString &model,
                                                  std::stop_token stop);

} // namespace recto
