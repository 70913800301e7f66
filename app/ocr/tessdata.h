// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace recto {

// The folder with Tesseract's language files (*.traineddata): TESSDATA_PREFIX,
// beside the program (bundles), or where systems put it. Empty when there is
// none. Needs no Tesseract. Thread-safe.
[[nodiscard]] QString tessdataFolder();

// Codes of the languages that can be read now ("deu", "eng"), sorted; without
// "osd" and "equ", which are no languages.
[[nodiscard]] QStringList installedLanguages();
[[nodiscard]] QStringList installedLanguages(const QString &folder);

} // namespace recto
