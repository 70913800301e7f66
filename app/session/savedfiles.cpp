// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/savedfiles.h"

#include "exchange/outputfile.h"

#include <QFileInfo>

namespace recto {

CardFileFormat cardFormatOf(const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("json"))
        return CardFileFormat::Json;
    return ending == QLatin1String("md") ? CardFileFormat::Markdown : CardFileFormat::Csv;
}

Result<int> exportToFile(const Library &library, const CardFilter &filter, const QString &file)
{
    const Result<QList<Flashcard>> cards = library.flashcards(filter);
    if (!cards)
        return cards.error();
    const Result<QList<Upload>> uploads = library.uploads();
    if (!uploads)
        return uploads.error();
    QHash<QString, QString> titles;
    for (const Upload &upload : *uploads)
        titles.insert(upload.id, upload.title);
    const Status written = writeOutputFile(file, library.folder(), [&](QIODevice &device) {
        return exportCards(*cards, cardFormatOf(file), device, titles);
    });
    return written ? Result<int>(static_cast<int>(cards->size())) : Result<int>(written.error());
}

Status saveText(const QString &file, const QString &text, const QString &libraryFolder)
{
    return writeOutputFile(file, libraryFolder, [&](QIODevice &device) {
        const QByteArray bytes = text.toUtf8();
        return device.write(bytes) == bytes.size()
            ? Status()
            : Status(Error{ErrorKind::DiskFull, file, device.errorString()});
    });
}

} // namespace recto
