// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

namespace recto {

// What a person corrected by hand in the thumbnail's editor. Fractions are of
// the upright page (after EXIF orientation and quarterTurns), 0–1, origin top left.
struct PageCorrections
{
    int quarterTurns = 0; // clockwise, 0–3, on top of the EXIF orientation
    bool turnedByHand = false; // quarterTurns was chosen by the person: keep it, don't detect
    QVector<QPointF> corners; // top left, top right, bottom right, bottom left; empty: find them
    QVector<QRectF> leftOut; // regions not to read
    QString language; // Tesseract code ("eng", "eng+fra"); empty: the job's

    friend bool operator==(const PageCorrections &, const PageCorrections &) = default;
};

// One page to be read: one frame of an image file or one page of a PDF. It
// names the pixels, it doesn't hold them. Value type.
struct Page
{
    QString file; // absolute path
    int index = 0; // frame of a multi-page TIFF/GIF or page of a PDF, from 0
    int indexCount = 1; // how many the file has
    QString name; // what people see: "photo.jpg", "book.pdf, page 3"
    QString sha256; // of the file's bytes, lower-case hex; empty until hashed
    PageCorrections corrections;

    friend bool operator==(const Page &, const Page &) = default;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Page)
