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
    // A data file that comes with the program ("languages.json"), or the one of that name in
    // $RECTO_DATA. Empty: it isn't there.
    [[nodiscard]] QString data(const QString &name) const;
    // Folders with Tesseract's language files (*.traineddata), best first: TESSDATA_PREFIX
    // alone, or the user's own and the first of those that came with the program (bundles) or
    // where systems put them.
    [[nodiscard]] QStringList languageFolders() const;
    // The file of a language, or of "osd"; empty: not there.
    [[nodiscard]] QString languageFile(const QString &code) const;
    // Where languages are kept that the user added; it needn't be there yet.
    [[nodiscard]] static QString ownLanguages();
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
