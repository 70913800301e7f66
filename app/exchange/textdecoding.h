// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace recto {

struct DecodedText
{
    QString text; // without its byte order mark
    QString encoding; // as ICU names it: "UTF-8", "windows-1252"
};

// The text of a file whose encoding nobody says: by its byte order mark, by being UTF-8 or
// UTF-16, else the likeliest of the encodings that people's programs write (Windows-1252
// and -1250, ISO-8859-15, Mac OS Roman, code page 850, and what ICU's detector finds for
// other scripts). Pure and thread-safe.
[[nodiscard]] DecodedText decodedText(const QByteArray &bytes);
// As somebody says. BadInput when there is no such encoding.
[[nodiscard]] Result<DecodedText> decodedText(const QByteArray &bytes, const QString &encoding);

} // namespace recto
