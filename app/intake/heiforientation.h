// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace recto {

// The rotation and mirroring that a HEIF file asks for a picture, read from its boxes
// (ISO/IEC 14496-12, 23008-12): libheif tells them from version 1.16 on only. Pure
// functions of the file's bytes; `item` is the picture's number in the file.

[[nodiscard]] bool heifHasOrientation(QByteArrayView file, unsigned item);
// By the numbers of EXIF, 1 without any.
[[nodiscard]] int heifOrientation(QByteArrayView file, unsigned item);
[[nodiscard]] bool heifIsCropped(QByteArrayView file, unsigned item);

} // namespace recto
