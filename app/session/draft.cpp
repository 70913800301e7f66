// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/draft.h"

#include "core/json.h"
#include "exchange/outputfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

namespace {

constexpr qint64 mostBytes = 64 * 1024 * 1024;

QString draftFile(const Library &library)
{
    return QDir(library.folder()).filePath(QStringLiteral("draft.json"));
}

} // namespace

Status keepDraft(const Library &library, const QList<Page> &pages)
{
    if (library.readOnly())
        return Error{ErrorKind::ReadOnly, library.folder(), {}};
    if (const Status there = library.stillThere(); !there)
        return there;
    const QString name = draftFile(library);
    if (pages.isEmpty()) {
        if (QFile::exists(name) && !QFile::remove(name))
            return Error{ErrorKind::ReadOnly, name, {}};
        return {};
    }
    QJsonArray list;
    for (const Page &page : pages)
        list.append(toJson(page));
    const QByteArray bytes = QJsonDocument(QJsonObject{{QStringLiteral("pages"), list}})
                                 .toJson(QJsonDocument::Compact);
    return writeOutputFile(name, {}, [&](QIODevice &device) {
        return device.write(bytes) == bytes.size()
            ? Status()
            : Status(Error{ErrorKind::DiskFull, name, device.errorString()});
    });
}

QList<Page> keptDraft(const Library &library)
{
    QFile file(draftFile(library));
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return {};
    const QJsonArray list
        = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("pages")).toArray();
    QList<Page> pages;
    for (const QJsonValue &value : list) {
        Page page = pageFromJson(value.toObject());
        if (QFile::exists(page.file))
            pages.append(std::move(page));
    }
    return pages;
}

} // namespace recto
