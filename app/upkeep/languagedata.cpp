// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/languagedata.h"

#include "settings/installation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QtEndian>

#include <algorithm>

namespace recto {

namespace {

const QString dataEnding = QStringLiteral(".traineddata");

// A code becomes a file's name and a part of an address: nothing else may be in it.
bool isLanguageCode(const QString &code)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z]{2,}[A-Za-z_]{0,20}$"));
    return form.match(code).hasMatch() && code != QLatin1String("equ");
}

bool isSum(const QByteArray &sum)
{
    return sum.size() == 64 && std::all_of(sum.cbegin(), sum.cend(), [](char sign) {
               return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
           });
}

// The head of such a file: how many parts, then where each begins (-1: it isn't there).
bool isLanguageFile(QFile &file)
{
    constexpr int mostParts = 64; // 24 today
    const QByteArray head = file.peek(4 + mostParts * 8);
    if (head.size() < 4)
        return false;
    const auto parts = qFromLittleEndian<qint32>(head.constData());
    if (parts < 1 || parts > mostParts || head.size() < 4 + parts * 8)
        return false;
    bool any = false;
    for (int part = 0; part < parts; ++part) {
        const auto offset = qFromLittleEndian<qint64>(head.constData() + 4 + part * 8);
        if (offset == -1)
            continue;
        if (offset < 4 + qint64(parts) * 8 || offset > file.size())
            return false;
        any = true;
    }
    return any;
}

Error unwritableFolder(const QSaveFile &file, const QString &folder)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, folder, file.errorString()};
}

} // namespace

QUrl LanguageCatalog::address(const QString &code) const
{
    return source.resolved(QUrl(code + dataEnding));
}

const LanguageData *LanguageCatalog::find(const QString &code) const
{
    const auto found
        = std::find_if(languages.cbegin(), languages.cend(),
                       [&code](const LanguageData &known) { return known.code == code; });
    return found == languages.cend() ? nullptr : &*found;
}

Result<LanguageCatalog> LanguageCatalog::read(const QString &file)
{
    QFile source(file);
    if (file.isEmpty() || !source.exists())
        return Error{ErrorKind::FileMissing, file, {}};
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, file, source.errorString()};
    QJsonParseError fault;
    const QJsonObject object = QJsonDocument::fromJson(source.read(1 << 20), &fault).object();
    if (fault.error != QJsonParseError::NoError)
        return Error{ErrorKind::BadInput, file, fault.errorString()};
    LanguageCatalog catalog;
    catalog.source = QUrl(object.value(QLatin1String("source")).toString(), QUrl::StrictMode);
    for (const QJsonValue value : object.value(QLatin1String("languages")).toArray()) {
        const LanguageData language{value[QLatin1String("code")].toString(),
                                    value[QLatin1String("size")].toInteger(),
                                    value[QLatin1String("sha256")].toString().toLatin1()};
        if (!isLanguageCode(language.code) || language.size <= 0 || !isSum(language.sha256))
            return Error{ErrorKind::BadInput, file, language.code};
        catalog.languages << language;
    }
    std::sort(
        catalog.languages.begin(), catalog.languages.end(),
        [](const LanguageData &one, const LanguageData &other) { return one.code < other.code; });
    return catalog;
}

Result<LanguageCatalog> LanguageCatalog::installed()
{
    return read(Installation().data(QStringLiteral("languages.json")));
}

QString languageCodeOf(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    if (!name.endsWith(dataEnding))
        return {};
    const QString code = name.chopped(dataEnding.size());
    return isLanguageCode(code) ? code : QString();
}

Result<QString> takeLanguageFile(const QString &file, const QString &folder)
{
    const QString code = languageCodeOf(file);
    QFile source(file);
    if (!source.exists())
        return Error{ErrorKind::FileMissing, file, {}};
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, file, source.errorString()};
    if (code.isEmpty() || !isLanguageFile(source))
        return Error{ErrorKind::UnsupportedFormat, file, QStringLiteral("no language data")};
    QDir().mkpath(folder);
    QSaveFile target(folder + u'/' + code + dataEnding);
    if (!target.open(QIODevice::WriteOnly))
        return unwritableFolder(target, folder);
    constexpr qint64 piece = 1 << 20;
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(piece);
        if (bytes.isEmpty())
            return Error{ErrorKind::FileUnreadable, file, source.errorString()};
        if (target.write(bytes) != bytes.size())
            return unwritableFolder(target, folder);
    }
    if (!target.commit())
        return unwritableFolder(target, folder);
    return code;
}

} // namespace recto
