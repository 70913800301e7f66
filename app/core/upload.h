// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace recto {

// One drop of pages and the cards made of it. Value type.
struct Upload
{
    QString id; // UUID without braces
    QString title; // made from course, group and the cards' main topic
    QString course;
    QString group;
    QString prompt; // what to focus on
    QString language; // Tesseract code of the job
    int imageCount = 0;
    int flashcardCount = 0;
    QDateTime createdAt; // UTC

    friend bool operator==(const Upload &, const Upload &) = default;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Upload)
