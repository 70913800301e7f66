// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/libraryrows.h"
#include "library/librarysearch.h"
#include "library/sqlite/sqlitedatabase.h"

#include <algorithm>

#include <QFileInfo>

namespace recto {

Library::Library(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

Library::Library(Library &&other) noexcept = default;
Library &Library::operator=(Library &&other) noexcept = default;
Library::~Library() = default;

Result<Library> Library::open(const QString &folder, Absent absent)
{
    const QFileInfo place(folder);
    if (folder.isEmpty() || (place.exists() && !place.isDir()))
        return Error{ErrorKind::LibraryNotAFolder, folder, {}};
    if (absent == Absent::Fails && !QFileInfo::exists(libraryDatabaseFile(folder)))
        return Error{ErrorKind::LibraryMissing, folder, {}};
    auto database = SqliteDatabase::open(folder);
    if (!database)
        return database.error();
    return Library(std::move(*database));
}

QString Library::folder() const
{
    return m_database->folder();
}

Status Library::stillThere() const
{
    return m_database->stillThere();
}

bool Library::readOnly() const
{
    return m_database->readOnly();
}

MediaStore Library::media() const
{
    return MediaStore(mediaFolder(folder()));
}

Result<MediaFile> Library::importMedia(const QString &file, const std::stop_token &stop) const
{
    if (m_database->readOnly())
        return Error{ErrorKind::ReadOnly, folder(), {}};
    if (const Status there = stillThere(); !there)
        return there.error();
    return media().add(file, stop);
}

Result<QList<Upload>> Library::uploads() const
{
    return m_database->select<Upload>(
        QStringLiteral("SELECT %1 FROM uploads u WHERE u.deleted_at IS NULL ORDER BY u.number DESC")
            .arg(uploadColumns),
        {}, readUpload);
}

Result<Upload> Library::upload(const QString &id) const
{
    return m_database->one<Upload>(
        QStringLiteral("SELECT %1 FROM uploads u WHERE u.id = ? AND u.deleted_at IS NULL")
            .arg(uploadColumns),
        {id}, id, readUpload);
}

Status Library::renameUpload(const QString &id, const QString &title)
{
    return m_database->write([&]() -> Status {
        const auto changed = m_database->run(
            QStringLiteral("UPDATE uploads SET title = ? WHERE id = ?"), {title, id});
        if (!changed)
            return changed.error();
        return *changed > 0 ? Status{} : Status{Error{ErrorKind::NotFound, id, {}}};
    });
}

Status Library::deleteUpload(const QString &id)
{
    return m_database->write([&]() -> Status {
        const auto number = m_database->number(
            QStringLiteral("SELECT number FROM uploads WHERE id = ? AND deleted_at IS NULL"), {id},
            id);
        if (!number)
            return number.error();
        const qint64 now = nowMilliseconds();
        if (const auto done
            = m_database->run(QStringLiteral("UPDATE uploads SET deleted_at = ? WHERE number = ?"),
                              {now, *number});
            !done)
            return done.error();
        const auto hidden
            = m_database->run(QStringLiteral("UPDATE flashcards SET hidden = hidden | ?, "
                                             "hidden_at = coalesce(hidden_at, ?) WHERE upload = ?"),
                              {hiddenWithUpload, now, *number});
        return hidden ? Status{} : Status{hidden.error()};
    });
}

Status Library::restoreUpload(const QString &id)
{
    return m_database->write([&]() -> Status {
        const auto number = m_database->number(
            QStringLiteral("SELECT number FROM uploads WHERE id = ?"), {id}, id);
        if (!number)
            return number.error();
        if (const auto done = m_database->run(
                QStringLiteral("UPDATE uploads SET deleted_at = NULL WHERE number = ?"), {*number});
            !done)
            return done.error();
        // Cards that were deleted one by one before stay deleted.
        const auto shown = m_database->run(
            QStringLiteral("UPDATE flashcards SET hidden = hidden & ~?, hidden_at = "
                           "CASE WHEN (hidden & ?) = 0 THEN NULL ELSE hidden_at END "
                           "WHERE upload = ?"),
            {hiddenWithUpload, hiddenByPerson | hiddenWithChunk, *number});
        return shown ? Status{} : Status{shown.error()};
    });
}

Result<Upload> Library::createUpload(const Upload &upload)
{
    Upload saved = upload;
    if (saved.id.isEmpty())
        saved.id = newId();
    if (!saved.createdAt.isValid())
        saved.createdAt = QDateTime::currentDateTimeUtc();
    saved.createdAt = utcTime(saved.createdAt.toMSecsSinceEpoch());
    saved.flashcardCount = 0;
    return m_database->write([&]() -> Result<Upload> {
        const auto number = insertUpload(*m_database, saved);
        if (!number)
            return number.error();
        return saved;
    });
}

Result<QList<StoredPage>> Library::pages(const QString &uploadId) const
{
    if (const auto known = upload(uploadId); !known)
        return known.error();
    return m_database->select<StoredPage>(
        QStringLiteral("SELECT %1, p.text FROM pages p JOIN uploads u ON u.number = p.upload "
                       "WHERE u.id = ? ORDER BY p.position")
            .arg(pageColumns),
        {uploadId}, [this](const QSqlQuery &query) {
            return StoredPage{boundedInt(query.value(0), 0), readPage(query, folder()),
                              unpackedText(query.value(9).toByteArray())};
        });
}

Result<QList<StoredPage>> Library::pagesWithoutText(const QString &uploadId) const
{
    if (const auto known = upload(uploadId); !known)
        return known.error();
    return m_database->select<StoredPage>(
        QStringLiteral("SELECT %1 FROM pages p JOIN uploads u ON u.number = p.upload "
                       "WHERE u.id = ? ORDER BY p.position")
            .arg(pageColumns),
        {uploadId}, [this](const QSqlQuery &query) {
            return StoredPage{boundedInt(query.value(0), 0), readPage(query, folder()), {}};
        });
}

Result<StoredPage> Library::page(const QString &uploadId, int position) const
{
    return m_database->one<StoredPage>(
        QStringLiteral("SELECT %1, p.text FROM pages p JOIN uploads u ON u.number = p.upload "
                       "WHERE u.id = ? AND p.position = ? AND u.deleted_at IS NULL")
            .arg(pageColumns),
        {uploadId, position}, QStringLiteral("%1/%2").arg(uploadId).arg(position),
        [this](const QSqlQuery &query) {
            return StoredPage{boundedInt(query.value(0), 0), readPage(query, folder()),
                              unpackedText(query.value(9).toByteArray())};
        });
}

Result<QList<PageHit>> Library::searchPages(const QString &words, int limit) const
{
    const QString query = fullTextQuery(words);
    if (query.isEmpty())
        return QList<PageHit>{};
    return m_database->select<PageHit>(
        QStringLiteral("SELECT u.id, p.position, m.excerpt FROM (%1) m "
                       "JOIN pages p ON p.number = m.number "
                       "JOIN uploads u ON u.number = p.upload "
                       "WHERE u.deleted_at IS NULL ORDER BY m.rank LIMIT ?")
            .arg(m_database->matching(TextIndex::Pages)),
        {query, std::max(0, limit)}, [](const QSqlQuery &row) {
            return PageHit{row.value(0).toString(), boundedInt(row.value(1), 0),
                           withoutIndexSpaces(row.value(2).toString())};
        });
}

Result<QStringList> Library::courses() const
{
    return labels(QStringLiteral("course"));
}

Result<QStringList> Library::groups() const
{
    return labels(QStringLiteral("grp"));
}

Result<QStringList> Library::labels(const QString &column) const
{
    // Steps from one value to the next through the index of the cards, instead
    // of reading a million entries for a dozen courses.
    const QString sql
        = QStringLiteral(
              "WITH RECURSIVE label(name) AS ("
              "  SELECT min(%1) FROM flashcards WHERE hidden = 0 AND %1 > ''"
              "  UNION ALL SELECT (SELECT min(%1) FROM flashcards WHERE hidden = 0 AND %1 > name)"
              "  FROM label WHERE name IS NOT NULL), "
              "used(name, last) AS ("
              "  SELECT %1, number FROM uploads WHERE deleted_at IS NULL AND %1 <> ''"
              "  UNION ALL SELECT name, (SELECT max(upload) FROM flashcards WHERE hidden = 0 AND "
              "%1 = name)"
              "  FROM label WHERE name IS NOT NULL) "
              "SELECT name FROM used GROUP BY name ORDER BY max(last) DESC, name")
              .arg(column);
    const auto names = m_database->select<QString>(
        sql, {}, [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!names)
        return names.error();
    return QStringList(*names);
}

} // namespace recto
