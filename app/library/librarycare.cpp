// SPDX-License-Identifier: GPL-3.0-or-later
// Purging and checking a Library.
#include "library/library.h"

#include "library/backup.h"
#include "library/journalrows.h"
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

QString quickProblem(const LibrarySession &session, const MediaName &media)
{
    const QFileInfo file(session.fromStored(media.file));
    if (!file.exists())
        return QStringLiteral("media missing: ") + media.file;
    return file.size() == 0 ? QStringLiteral("media empty: ") + media.file : QString();
}

QString fullProblem(const LibrarySession &session, const MediaName &media)
{
    const QString quick = quickProblem(session, media);
    if (!quick.isEmpty())
        return quick;
    const auto hash = fileSha256(session.fromStored(media.file));
    if (!hash)
        return QStringLiteral("media unreadable: ") + media.file;
    return *hash == media.sha256 ? QString() : QStringLiteral("media changed: ") + media.file;
}

// Compares the full-text indexes with what they index; it writes nothing, but
// is an INSERT to SQLite.
QStringList indexProblems(const LibrarySession &session)
{
    QStringList problems;
    for (const QString &table : {QStringLiteral("flashcards_fts"), QStringLiteral("pages_fts")}) {
        const Status checked = session.write([&]() -> Status {
            const auto done = session.run(
                QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)")
                    .arg(table));
            return done ? Status{} : Status{done.error()};
        });
        if (!checked)
            problems << table + QStringLiteral(": ") + checked.error().detail;
    }
    return problems;
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
                "DELETE FROM flashcards WHERE hidden > 0 AND hidden = 1 AND hidden_at <= ? "
                "AND upload")
                + idle,
            {before});
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
        return Error{ErrorKind::LibraryDamaged, library->folder(),
                     problems->join(QStringLiteral("; "))};
    if (library->readOnly())
        return {};
    if (const Status backedUp = backupIfDue(folder); !backedUp)
        return backedUp;
    return library->purge(std::chrono::hours(24 * 7));
}

Result<QStringList> Library::databaseProblems(bool full) const
{
    const auto line = [](const QSqlQuery &query) { return query.value(0).toString(); };
    auto problems = m_session->select<QString>(full ? QStringLiteral("PRAGMA integrity_check")
                                                    : QStringLiteral("PRAGMA quick_check"),
                                               {}, line);
    if (!problems)
        return problems.error();
    problems->removeAll(QStringLiteral("ok"));
    const auto foreign = m_session->select<QString>(
        QStringLiteral(
            "SELECT 'row ' || coalesce(rowid, '?') || ' of ' || \"table\" || ' names no row of ' "
            "|| parent FROM pragma_foreign_key_check"),
        {}, line);
    if (!foreign)
        return foreign.error();
    *problems << *foreign;
    return std::move(*problems);
}

Result<QStringList> Library::check(bool full) const
{
    auto problems = databaseProblems(full);
    if (!problems)
        return problems.error();
    const auto named = namedMedia(*m_session);
    if (!named)
        return named.error();
    for (const MediaName &media : *named) {
        const QString problem
            = full ? fullProblem(*m_session, media) : quickProblem(*m_session, media);
        if (!problem.isEmpty())
            *problems << problem;
    }
    if (full && !m_session->readOnly())
        *problems << indexProblems(*m_session);
    return QStringList(*problems);
}

} // namespace recto
