// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/examination.h"

#include "core/codetext.h"
#include "core/errortext.h"
#include "library/backup.h"
#include "library/library.h"
#include "settings/installation.h"
#include "settings/secretstore.h"
#include "upkeep/languagedata.h"

#include <QFileInfo>
#include <QImageReader>
#include <QSqlDatabase>
#include <QStorageInfo>

namespace recto {

namespace {

Finding readerHealth()
{
    const QString program = Installation().reader();
    if (!QFileInfo(program).isExecutable()) {
        return {QStringLiteral("reader"), Health::Broken,
                QStringLiteral("%1 is missing. Install Recto again.").arg(program),
                QStringLiteral("missing")};
    }
    return {QStringLiteral("reader"), Health::Good, program, {}};
}

Finding languagesHealth()
{
    const QStringList installed = Installation().languages();
    if (installed.isEmpty()) {
        return {QStringLiteral("languages"), Health::Broken,
                errorText({ErrorKind::ReaderMissing, {}, {}}), QStringLiteral("none")};
    }
    return {QStringLiteral("languages"), Health::Good, installed.join(QStringLiteral(", ")),
            knownLanguages(installed)};
}

QString howToGet(const QString &command)
{
    return command.isEmpty() ? QStringLiteral("Add the file osd.traineddata of Tesseract.")
                             : QStringLiteral("Type: %1").arg(command);
}

Finding orientation()
{
    const bool there = !Installation().languageFile(QStringLiteral("osd")).isEmpty();
    if (there)
        return {QStringLiteral("orientation"),
                Health::Good,
                QStringLiteral("sideways photos are turned"),
                {}};
    return {QStringLiteral("orientation"), Health::Limited,
            QStringLiteral("Photos without an orientation tag are not turned as surely. %1")
                .arg(howToGet(languageInstallCommand(QStringLiteral("osd")))),
            QStringLiteral("missing")};
}

Finding imageFormats()
{
    QStringList missing;
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    for (const char *format : {"jpeg", "png", "tiff", "webp", "bmp", "gif"}) {
        if (!formats.contains(QByteArray(format)))
            missing << QString::fromLatin1(format);
    }
    if (missing.isEmpty())
        return {QStringLiteral("pictures"),
                Health::Good,
                QStringLiteral("JPEG, PNG, TIFF, WebP, BMP, GIF, HEIC, PDF"),
                {}};
    const QString names = missing.join(QStringLiteral(", "));
    return {QStringLiteral("pictures"), Health::Limited,
            QStringLiteral("Can’t open: %1. Install Qt’s plugins for them (Debian: "
                           "qt6-image-formats-plugins).")
                .arg(names),
            QStringLiteral("missing: ") + names};
}

Finding database()
{
    if (QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return {QStringLiteral("database"), Health::Good, QStringLiteral("SQLite"), {}};
    return {QStringLiteral("database"), Health::Broken,
            QStringLiteral("Qt’s SQLite driver is missing. Install the package libqt6sql6-sqlite."),
            QStringLiteral("driver missing")};
}

// What may be told elsewhere of an error: never its words, which may hold a file's name.
QString factOf(const Error &error)
{
    return errorKindName(error.kind);
}

Finding libraryHealth(const QString &folder)
{
    const auto opened = Library::open(folder);
    if (!opened)
        return {QStringLiteral("library"), Health::Broken, errorText(opened.error()),
                factOf(opened.error())};
    const auto faults = opened->check(true);
    if (!faults)
        return {QStringLiteral("library"), Health::Broken, errorText(faults.error()),
                factOf(faults.error())};
    if (!faults->isEmpty()) {
        QString text = errorText({ErrorKind::LibraryDamaged, folder, {}});
        for (const LibraryProblem &problem : *faults)
            text += u' ' + libraryProblemText(problem);
        return {QStringLiteral("library"), Health::Broken, text,
                QStringLiteral("%1 faults").arg(faults->size())};
    }
    if (opened->readOnly()) // what is there can be shown, but no job can run
        return {QStringLiteral("library"), Health::Broken,
                errorText({ErrorKind::ReadOnly, folder, {}}), errorKindName(ErrorKind::ReadOnly)};
    return {QStringLiteral("library"), Health::Good, folder, {}};
}

Finding copies(const QString &folder)
{
    const auto kept = backups(folder);
    if (kept.isEmpty())
        return {QStringLiteral("backups"), Health::Good,
                QStringLiteral("none yet; one is made each day that Recto is used"),
                QStringLiteral("none")};
    return {QStringLiteral("backups"), Health::Good,
            QStringLiteral("%1, the last of %2")
                .arg(kept.size())
                .arg(kept.first().createdAt.toLocalTime().toString(Qt::ISODate)),
            QString::number(kept.size())};
}

Finding space(const QString &folder)
{
    constexpr qint64 little = 200LL * 1024 * 1024;
    const QStorageInfo storage(folder);
    const QString free = QStringLiteral("%1 MB free").arg(storage.bytesAvailable() / 1024 / 1024);
    return {QStringLiteral("disk"),
            storage.bytesAvailable() < little ? Health::Limited : Health::Good, free, free};
}

// Without one everything works but keeping keys.
Finding keychain(SecretStore &secrets)
{
    const QString what = QStringLiteral("keychain");
    const Status tried = secrets.tryKeychain();
    if (tried)
        return {what, Health::Good, QStringLiteral("keeps keys to services"), {}};
#if defined(Q_OS_WIN)
    const QString remedy = QStringLiteral("Start the service Credential Manager");
#elif defined(Q_OS_MACOS)
    const QString remedy = QStringLiteral("Unlock the login keychain in Keychain Access");
#else
    const QString remedy
        = QStringLiteral("Install and start gnome-keyring or KWallet and unlock it");
#endif
    return {what, Health::Limited,
            QStringLiteral("Keys can’t be kept (%1); you enter them each time. %2, or give them by "
                           "the environment: %3, %4.")
                .arg(tried.error().detail, remedy, secretVariable(SecretName::ServiceKey),
                     secretVariable(SecretName::AirtableToken)),
            QStringLiteral("can’t be used")};
}

} // namespace

QString healthName(Health health)
{
    switch (health) {
    case Health::Good:
        return QStringLiteral("ok");
    case Health::Limited:
        return QStringLiteral("limited");
    case Health::Broken:
        break;
    }
    return QStringLiteral("broken");
}

QString knownLanguages(const QStringList &codes)
{
    const auto catalog = LanguageCatalog::installed();
    QStringList known;
    for (const QString &code : codes) {
        if (catalog && catalog->find(code))
            known << code;
    }
    const qsizetype others = codes.size() - known.size();
    if (others > 0)
        known << QStringLiteral("%1 of another name").arg(others);
    return known.join(QStringLiteral(", "));
}

QList<Finding> examine(const QString &folder, SecretStore &secrets)
{
    return {readerHealth(),        languagesHealth(), orientation(), imageFormats(),   database(),
            libraryHealth(folder), copies(folder),    space(folder), keychain(secrets)};
}

} // namespace recto
