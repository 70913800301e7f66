// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/job.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "core/upload.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace recto {

struct CardFilter
{
    QStringList uploadIds; // empty: all
    QString course; // empty: all
    QString search; // words; empty: all
    int limit = -1; // -1: no limit
    int offset = 0;
};

// A page as saved: its picture and what was read on it.
struct StoredPage
{
    int position = 0; // in the upload, from 0
    Page page; // `file` is the copy in media/
    PageText text; // empty while unread
};

// The student's uploads, pages and cards: `library.sqlite` and `media/` in one
// folder. A session: one object serves one thread; open another for another
// thread (cheap). Many processes may have the same library open. Each writing
// call is one transaction (BEGIN IMMEDIATE): it happened whole or not at all.
// Errors: DiskFull, ReadOnly, LibraryBusy, LibraryDamaged, NotFound, LibraryFailed.
class Library
{
public:
    // Opens or makes the library; runs the migrations that are missing, after a
    // backup. A failed one rolls back and the library refuses to open;
    // LibraryTooNew when a newer Recto wrote it.
    [[nodiscard]] static Result<Library> open(const QString &folder);

    Library(Library &&other) noexcept;
    Library &operator=(Library &&other) noexcept;
    ~Library();

    [[nodiscard]] QString folder() const;

    // Copies a user's file into media/ by its SHA-256 (the same file is kept
    // once) and returns {sha256, absolute path of the copy}. Doesn't touch the
    // database. Safe against a crash half-way (temporary name, then rename).
    struct MediaFile
    {
        QString sha256;
        QString path;
    };
    [[nodiscard]] Result<MediaFile> importMedia(const QString &file) const;

    // Uploads, newest first. A deleted one is hidden until purge() at a later
    // start, so that restoreUpload() can undo it.
    [[nodiscard]] Result<QList<Upload>> uploads() const;
    [[nodiscard]] Result<Upload> upload(const QString &id) const;
    [[nodiscard]] Status renameUpload(const QString &id, const QString &title);
    [[nodiscard]] Status deleteUpload(const QString &id);
    [[nodiscard]] Status restoreUpload(const QString &id);

    [[nodiscard]] Result<QList<StoredPage>> pages(const QString &uploadId) const;
    [[nodiscard]] Result<StoredPage> page(const QString &uploadId, int position) const;

    // Cards in reading order (upload, chunk, place in the chunk).
    [[nodiscard]] Result<QList<Flashcard>> flashcards(const CardFilter &filter) const;
    [[nodiscard]] Result<int> flashcardCount(const CardFilter &filter) const;
    [[nodiscard]] Result<Flashcard> flashcard(const QString &id) const;
    [[nodiscard]] Status updateFlashcard(const Flashcard &card); // text, tags, course, group
    [[nodiscard]] Status deleteFlashcards(const QStringList &ids); // hidden; can be restored
    [[nodiscard]] Status restoreFlashcards(const QStringList &ids);
    // Cards that a person or a program brings (import): the upload must exist.
    [[nodiscard]] Status addFlashcards(const QList<Flashcard> &cards);
    // An upload without pages, for imported cards.
    [[nodiscard]] Result<Upload> createUpload(const Upload &upload);

    // Values that complete as one types: distinct, last used first.
    [[nodiscard]] Result<QStringList> courses() const;
    [[nodiscard]] Result<QStringList> groups() const;

    // Removes for good what was deleted and media that no page names any more.
    [[nodiscard]] Status purge();

    // PRAGMA quick_check or integrity_check, foreign keys, media present.
    // Returns sentences-to-be as technical lines; empty when all is well.
    [[nodiscard]] Result<QStringList> check(bool full) const;

private:
    friend class JobJournal;
    class Session;
    explicit Library(std::unique_ptr<Session> session);
    std::unique_ptr<Session> m_session;
};

} // namespace recto
