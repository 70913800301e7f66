// SPDX-License-Identifier: GPL-3.0-or-later
// Purging and checking a Library.
#include "library/library.h"

#include "library/backup.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysession.h"
#include "library/media.h"

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

Result<QList<MediaName>> namedMedia(const LibrarySession &session)
{
    return session.select<MediaName>(
        QStringLiteral("SELECT DISTINCT file, sha256 FROM pages WHERE sha256 <> ''"), {},
        [](const QSqlQuery &query) {
            return MediaName{query.value(0).toString(), query.value(1).toString()};
        });
}

Status removeUnusedMedia(const LibrarySession &session)
{
    const auto named = namedMedia(session);
    if (!named)
        return named.error();
    QSet<QString> used;
    for (const MediaName &media : *named)
        used.insert(media.file);
    const QDateTime spared = QDateTime::currentDateTime().addSecs(-mediaSparedSeconds);
    for (const QFileInfo &file : QDir(session.mediaFolder()).entryInfoList(QDir::Files)) {
        if (file.lastModified() > spared
            || used.contains(session.toStored(file.absoluteFilePath())))
            continue;
        if (!QFile::remove(file.absoluteFilePath()))
            return Error{ErrorKind::LibraryFailed, file.absoluteFilePath(),
                         QStringLiteral("cannot remove it")};
    }
    return {};
}

std::optional<LibraryFault> quickFault(const LibrarySession &session, const MediaName &media)
{
    const QFileInfo file(session.fromStored(media.file));
    if (!file.exists())
        return LibraryFault::MediaMissing;
    return file.size() == 0 ? std::optional(LibraryFault::MediaEmpty) : std::nullopt;
}

std::optional<LibraryFault> fullFault(const LibrarySession &session, const MediaName &media)
{
    if (const auto fault = quickFault(session, media))
        return fault;
    const auto hash = fileSha256(session.fromStored(media.file));
    if (!hash)
        return LibraryFault::MediaUnreadable;
    return *hash == media.sha256 ? std::nullopt : std::optional(LibraryFault::MediaChanged);
}

// Compares the full-text indexes with what they index; it writes nothing, but
// is an INSERT to SQLite.
QList<LibraryProblem> indexProblems(const LibrarySession &session)
{
    QList<LibraryProblem> problems;
    for (const QString &table : {QStringLiteral("flashcards_fts"), QStringLiteral("pages_fts")}) {
        const Status checked = session.write([&]() -> Status {
            const auto done = session.run(
                QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)")
                    .arg(table));
            return done ? Status{} : Status{done.error()};
        });
        if (!checked)
            problems << LibraryProblem{LibraryFault::IndexDamaged, table, checked.error().detail};
    }
    return problems;
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
    const Status purged = m_session->write([&]() -> Status {
        const auto leased = leasedUploads(*m_session);
        if (!leased)
            return leased.error();
        QStringList running;
        for (const qint64 number : *leased)
            running << QString::number(number);
        const QString idle = QStringLiteral(" NOT IN (%1)").arg(running.join(QLatin1Char(',')));
        if (const auto done = m_session->run(
                QStringLiteral("DELETE FROM uploads WHERE deleted_at <= ? AND number") + idle,
                {before});
            !done)
            return done.error();
        const auto done = m_session->run(
            QStringLiteral(
                "DELETE FROM flashcards WHERE hidden > 0 AND (hidden & ?) = 0 AND hidden_at <= ? "
                "AND upload")
                + idle,
            {hiddenWithUpload, before});
        return done ? Status{} : Status{done.error()};
    });
    return purged ? removeUnusedMedia(*m_session) : purged;
}

Status Library::care(const QString &folder)
{
    if (!QFileInfo::exists(libraryDatabaseFile(folder)))
        return {};
    auto library = open(folder);
    if (!library)
        return library.error();
    // Missing media is for `doctor` to name: the library works without it.
    const auto problems = library->databaseProblems(false);
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

Result<QList<LibraryProblem>> Library::databaseProblems(bool full) const
{
    const auto lines = m_session->select<QString>(
        full ? QStringLiteral("PRAGMA integrity_check") : QStringLiteral("PRAGMA quick_check"), {},
        [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!lines)
        return lines.error();
    QList<LibraryProblem> problems;
    for (const QString &line : *lines) {
        if (line != QLatin1String("ok"))
            problems << LibraryProblem{LibraryFault::DatabaseDamaged, {}, line};
    }
    const auto foreign = m_session->select<LibraryProblem>(
        QStringLiteral("SELECT \"table\", coalesce(rowid, '?') || ' → ' || parent "
                       "FROM pragma_foreign_key_check"),
        {}, [](const QSqlQuery &query) {
            return LibraryProblem{LibraryFault::RowWithoutParent, query.value(0).toString(),
                                  query.value(1).toString()};
        });
    if (!foreign)
        return foreign.error();
    problems << *foreign;
    return problems;
}

Result<QList<LibraryProblem>> Library::check(bool full) const
{
    auto problems = databaseProblems(full);
    if (!problems)
        return problems.error();
    const auto named = namedMedia(*m_session);
    if (!named)
        return named.error();
    for (const MediaName &media : *named) {
        if (const auto fault = full ? fullFault(*m_session, media) : quickFault(*m_session, media))
            *problems << LibraryProblem{*fault, media.file, {}};
    }
    if (full && !m_session->readOnly())
        *problems << indexProblems(*m_session);
    return QList<LibraryProblem>(*problems);
}

} // namespace recto
