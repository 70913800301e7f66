// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/filecheck.h"

#include "intake/heifimage.h"
#include "intake/tiffimage.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>

namespace recto {

Result<FileKind> checkFile(const QString &file, const QString &name)
{
    const QFileInfo info(file);
    if (!info.exists())
        return Error{file.contains(QChar::ReplacementCharacter) ? ErrorKind::NameUnreadable
                                                                : ErrorKind::FileMissing,
                     name,
                     {}};
    if (!info.isFile())
        return Error{ErrorKind::UnsupportedFormat, name, {}};
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, device.errorString()};
    if (info.size() == 0)
        return Error{ErrorKind::FileEmpty, name, {}};

    const QByteArray head = device.peek(1024);
    if (head.startsWith("\xff\xd8\xff"))
        return FileKind::Jpeg;
    // The PDF header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H).
    if (head.contains("%PDF-"))
        return FileKind::Pdf;
    if (isHeif(head))
        return FileKind::Heif;
    if (isTiff(head))
        return FileKind::Tiff;
    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    if (reader.canRead())
        return FileKind::OtherImage;
    return Error{ErrorKind::UnsupportedFormat, name, reader.errorString()};
}

} // namespace recto
