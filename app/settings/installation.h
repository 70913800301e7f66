// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace recto {

// Where this copy of Recto has what it comes with. Everything is found from the folder of the
// program that runs, so that the whole tree can be moved; the build tree has the same layout.
// Value type; reads the file system at each call. Thread-safe.
class Installation
{
public:
    // Of the program that runs; needs a QCoreApplication.
    Installation();
    explicit Installation(QString programFolder);

    // recto-reader in ../libexec/recto or beside the program, or $RECTO_READER.
    // The path where it should be when it isn't there.
    [[nodiscard]] QString reader() const;
    // Sample pages to try; empty when there are none.
    [[nodiscard]] QString samples() const;
    // The folder with Tesseract's language files (*.traineddata): TESSDATA_PREFIX, the user's
    // own, what came with the program (bundles), or where systems put it. Empty: none.
    [[nodiscard]] QString tessdata() const;
    // Codes of the languages that can be read now ("deu", "eng"), sorted; without "osd" and
    // "equ", which are no languages.
    [[nodiscard]] QStringList languages() const;
    [[nodiscard]] static QStringList languagesIn(const QString &folder);

private:
    [[nodiscard]] QString first(const QStringList &candidates) const;

    QString m_programFolder; // absolute
};

// How to get the text reader with a language on this system: a command for its package manager.
// `code` is Tesseract's ("eng", "chi_sim"; of "eng+fra" the first). Empty where no package
// manager has it (Windows). Looks at which package managers are there. Thread-safe.
[[nodiscard]] QString languageInstallCommand(const QString &code);

} // namespace recto
