// SPDX-License-Identifier: GPL-3.0-or-later
// Purging and checking a Library.
#include "library/library.h"

#include "library/backup.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/media/mediastore.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace recto {

namespace {

constexpr qint64 mediaSparedSeconds = 60 * 60; // copied, but its page may not be entered yet

struct MediaName
{
    QString file; // as stored
    QString sha256;
};

Result<QList<MediaName>> namedMedia(const Database &database)
{
    return database.select<MediaName>(
        QStringLiteral("SELECT DISTINCT file, sha256 FROM pages WHERE sha256 <> ''"), {},
        [](const QSqlQuery &query) {
            return MediaName{query.value(0).toString(), query.value(1).toString()};
        });
}

Status removeUnusedMedia(const Database &database)
{
    const auto named = namedMedia(database);
    if (!named)
        return named.error();
    QSet<QString> used;
    for (const MediaName &media : *named)
        used.insert(media.sha256);
    const auto shown = database.select<QString>(
        QStringLiteral("SELECT DISTINCT sha256 FROM card_pictures"), {},
        [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!shown)
        return shown.error();
    used.unite(QSet<QString>(shown->cbegin(), shown->cend()));
    return MediaStore(mediaFolder(database.folder()))
        .removeUnused(used, QDateTime::currentDateTime().addSecs(-mediaSparedSeconds));
}

std::optional<LibraryFault> quickFault(const Database &database, const MediaName &media)
{
    const QFileInfo file(pathOfStored(media.file, database.folder()));
    if (!file.exists())
        return LibraryFault::MediaMissing;
    return file.size() == 0 ? std::optional(LibraryFault::MediaEmpty) : std::nullopt;
}

std::optional<LibraryFault> fullFault(const Database &database, const MediaName &media)
{
    if (const auto fault = quickFault(database, media))
        return fault;
    const auto hash = fileSha256(pathOfStored(media.file, database.folder()));
    if (!hash)
        return LibraryFault::MediaUnreadable;
    return *hash == media.sha256 ? std::nullopt : std::optional(LibraryFault::MediaChanged);
}

// For the details of an error and the log.
QString technicalText(const QList<LibraryProblem> &problems)
{
    QStringList lines;
    for (const LibraryProblem &problem : problems)
        lines << codeName(problem.fault) + u' ' + problem.subject + u' ' + problem.detail;
    return lines.join(QStringLiteral("; "));
}

} // namespace

Status Library::purge(std::chrono::seconds age)
{
    const qint64 before = nowMilliseconds() - std::chrono::milliseconds(age).count();
    const Status purged = m_database->write([&]() -> Status {
        const auto leased = leasedUploads(*m_database);
        if (!leased)
            return leased.error();
        QStringList running;
        for (const qint64 number : *leased)
            running << QString::number(number);
        const auto idle = [&](const QString &column) {
            return running.isEmpty()
                ? QString()
                : QStringLiteral(" AND %1 NOT IN (%2)").arg(column, running.join(QLatin1Char(',')));
        };
        if (const auto done
            = m_database->run(QStringLiteral("DELETE FROM uploads WHERE deleted_at <= ?")
                                  + idle(QStringLiteral("number")),
                              {before});
            !done)
            return done.error();
        const auto done = m_database->run(
            QStringLiteral("DELETE FROM flashcards WHERE hidden > 0 AND (hidden & ?) = 0 "
                           "AND hidden_at <= ?")
                + idle(QStringLiteral("upload")),
            {hiddenWithUpload, before});
        return done ? Status{} : Status{done.error()};
    });
    return purged ? removeUnusedMedia(*m_database) : purged;
}

Status Library::care(const QString &folder)
{
    if (!QFileInfo::exists(libraryDatabaseFile(folder)))
        return {};
    auto library = open(folder);
    if (!library)
        return library.error();
    // Missing media is for `doctor` to name: the library works without it.
    const auto problems = library->m_database->problems(false);
    if (!problems)
        return problems.error();
    if (!problems->isEmpty())
        return Error{ErrorKind::LibraryDamaged, library->folder(), technicalText(*problems)};
    if (library->readOnly())
        return {};
    if (const Status backedUp = backupIfDue(folder); !backedUp)
        return backedUp;
    return library->purge(std::chrono::hours(24 * 7));
}

Result<QList<LibraryProblem>> Library::check(bool full) const
{
    auto problems = m_database->problems(full);
    if (!problems)
        return problems.error();
    const auto named = namedMedia(*m_database);
    if (!named)
        return named.error();
    for (const MediaName &media : *named) {
        if (const auto fault
            = full ? fullFault(*m_database, media) : quickFault(*m_database, media))
            *problems << LibraryProblem{*fault, media.file, {}};
    }
    return QList<LibraryProblem>(*problems);
}

} // namespace recto
