// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace recto {

// A language that can be fetched.
struct LanguageData
{
    QString code; // Tesseract's: "deu", "chi_sim"
    qint64 size = 0; // bytes
    QByteArray sha256; // lower-case hexadecimal
};

// Where languages come from, of a data file: languages.json of the installation, made by
// packaging/languages. Value type.
struct LanguageCatalog
{
    QUrl source; // a file's name is put behind it; empty: none can be fetched
    QList<LanguageData> languages; // by code

    [[nodiscard]] QUrl address(const QString &code) const;
    [[nodiscard]] const LanguageData *find(const QString &code) const;

    // FileMissing, FileUnreadable or BadInput (subject: the file). What is no language, or
    // comes from nowhere, makes the file wrong as a whole.
    [[nodiscard]] static Result<LanguageCatalog> read(const QString &file);
    // The one that came with the program.
    [[nodiscard]] static Result<LanguageCatalog> installed();
};

// "deu" of "deu.traineddata"; empty: it isn't named as one.
[[nodiscard]] QString languageCodeOf(const QString &file);

// Takes a file of Tesseract's language data that someone brought into the user's own folder,
// in place of one that is there. Returns its code. Errors (subject: the file): FileMissing,
// FileUnreadable; UnsupportedFormat where it is none; DiskFull or FileUnwritable (subject: the
// folder).
[[nodiscard]] Result<QString> takeLanguageFile(const QString &file, const QString &folder);

} // namespace recto
