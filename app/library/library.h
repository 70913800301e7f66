// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/job.h"
#include "core/libraryproblem.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "core/upload.h"
#include "library/media/mediastore.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <chrono>
#include <memory>
#include <stop_token>

namespace recto {

class Database;

// Of the cards that aren't only offered: how far a person has looked at them.
enum class Checking {
    All,
    Unchecked,
    Uncertain, // unchecked, and below certainScore
};

struct CardFilter
{
    QStringList uploadIds; // empty: all
    QString course; // empty: all
    QString group; // empty: all
    QString search; // words, each the beginning of a word of front, back or tags; empty: all
    bool offered = false; // only the cards that the generator offers, instead of all others
    Checking checking = Checking::All; // nothing for cards that are offered
    int limit = -1; // -1: no limit
    int offset = 0;
};

enum class CardOrder {
    Reading, // last added upload first; in it as on the pages; brought cards at the end
    UncertainFirst, // by their score, as far as it is below certainScore; the rest as Reading
};

// Below this score a person should look at a card.
inline constexpr double certainScore = 0.6;

// How far a person has come with some cards.
struct CardCounts
{
    int all = 0;
    int checked = 0;
    int uncertain = 0; // of those that aren't checked
    int changed = 0; // by a person
    int offered = 0; // not in `all`
    int deleted = 0; // by a person; not in `all`

    friend bool operator==(const CardCounts &, const CardCounts &) = default;
};

// A page's text with the cards that say the same: what a mended word changes at once.
struct PageRewrite
{
    QString uploadId;
    int position = 0;
    PageText text;
    QList<Flashcard> cards; // whole, as they will be
};

// A card and the number that it has in lists, for as long as it exists.
struct NumberedCard
{
    qint64 number = 0;
    Flashcard card;
};

// A page as saved: its picture and what was read on it.
struct StoredPage
{
    int position = 0; // in the upload, from 0
    Page page; // `file` is the copy in media/, the original until it was taken in
    PageText text; // empty while unread
};

// A page whose text holds the words looked for.
struct PageHit
{
    QString uploadId;
    int position = 0;
    QString excerpt; // of the page's text around the words
};

// The student's uploads, pages and cards: `library.sqlite` and `media/` in one
// folder. A session: one object serves one thread; open another for another
// thread (cheap). Many processes may have the same library open. Each writing
// call is one transaction: it happened whole or not at all.
// Errors: DiskFull, ReadOnly, LibraryBusy, LibraryDamaged, NotFound, LibraryFailed;
// their subject is the library's folder, or the id that wasn't found.
// A library in a folder that may not be written can be looked at: it opens, and
// what would write returns ReadOnly. Needs a QCoreApplication (SQL drivers).
class Library
{
public:
    // Opens or makes the library; runs the migrations that are missing, after a
    // backup. A failed one rolls back and the library refuses to open;
    // LibraryTooNew when a newer Recto wrote it, LibraryNotAFolder when a file stands there.
    // Where there is none it is made, or LibraryMissing.
    enum class Absent { IsMade, Fails };
    [[nodiscard]] static Result<Library> open(const QString &folder,
                                              Absent absent = Absent::IsMade);

    Library(Library &&other) noexcept;
    Library &operator=(Library &&other) noexcept;
    ~Library();

    [[nodiscard]] QString folder() const; // absolute
    [[nodiscard]] bool readOnly() const;
    // LibraryMissing once the library that was opened isn't in its folder any more: what is
    // written still reaches it, wherever it is now, but nobody finds its media. Quick.
    [[nodiscard]] Status stillThere() const;

    // The users' files, by their hash. What no page and no card names goes with purge().
    [[nodiscard]] MediaStore media() const;
    // media().add(), if this library may be written.
    [[nodiscard]] Result<MediaFile> importMedia(const QString &file,
                                                const std::stop_token &stop = {}) const;

    // Uploads, last added first. A deleted one is hidden until purge() at a later
    // start, so that restoreUpload() can undo it.
    [[nodiscard]] Result<QList<Upload>> uploads() const;
    [[nodiscard]] Result<Upload> upload(const QString &id) const;
    [[nodiscard]] Status renameUpload(const QString &id, const QString &title);
    [[nodiscard]] Status deleteUpload(const QString &id);
    [[nodiscard]] Status restoreUpload(const QString &id);

    [[nodiscard]] Result<QList<StoredPage>> pages(const QString &uploadId) const;
    // Without their texts, which take about 1 ms a page to unpack: for lists and thumbnails.
    [[nodiscard]] Result<QList<StoredPage>> pagesWithoutText(const QString &uploadId) const;
    [[nodiscard]] Result<StoredPage> page(const QString &uploadId, int position) const;

    // Pages whose text holds all the words (as beginnings of words), best first.
    [[nodiscard]] Result<QList<PageHit>> searchPages(const QString &words, int limit = 50) const;

    // A list of cards, however long, is held as their numbers (8 bytes each), and the rows
    // that are looked at are fetched: 1,000,000 numbers take about half a second, the
    // first thousand some milliseconds.
    [[nodiscard]] Result<QList<qint64>> cardNumbers(const CardFilter &filter,
                                                    CardOrder order) const;
    // In the order of the numbers; without those that were purged.
    [[nodiscard]] Result<QList<NumberedCard>> cards(const QList<qint64> &numbers) const;
    [[nodiscard]] Result<qint64> cardNumber(const QString &id) const;
    // Whole cards in reading order: by the chunk's first page and offset there, then by
    // place in the chunk.
    [[nodiscard]] Result<QList<Flashcard>> flashcards(const CardFilter &filter) const;
    [[nodiscard]] Result<int> flashcardCount(const CardFilter &filter) const;
    // By uploads, course and group of the filter; by its words, too.
    [[nodiscard]] Result<CardCounts> cardCounts(const CardFilter &filter) const;
    [[nodiscard]] Result<Flashcard> flashcard(const QString &id) const;
    // A person's edit: kind, text, tags, course and group; the rest stays but changedAt.
    [[nodiscard]] Status updateFlashcard(const Flashcard &card);
    // A person found them right, or takes that back.
    [[nodiscard]] Status setChecked(const QStringList &ids, bool checked);
    // The page's text, and of its cards what a person's edit changes, evidence, score, doubts
    // and both times of a person: the way there and the way back.
    [[nodiscard]] Status rewritePage(const PageRewrite &rewrite);
    // Takes cards that were only offered among the others, or gives them back.
    [[nodiscard]] Status setOffered(const QStringList &ids, bool offered);
    [[nodiscard]] Status deleteFlashcards(const QStringList &ids); // hidden; can be restored
    [[nodiscard]] Status restoreFlashcards(const QStringList &ids);
    // Cards that a person or a program brings (import): the upload must exist.
    // A card whose id is there already is left as it is.
    [[nodiscard]] Status addFlashcards(const QList<Flashcard> &cards);
    // An upload without pages, for imported cards. An empty id and an invalid
    // createdAt are filled in; returns it as saved.
    [[nodiscard]] Result<Upload> createUpload(const Upload &upload);

    // Values that complete as one types: distinct, last used first.
    [[nodiscard]] Result<QStringList> courses() const;
    [[nodiscard]] Result<QStringList> groups() const;

    // Removes for good what was deleted longer ago than `age`, and media that no
    // page names any more; media younger than an hour stays, as a job may be about
    // to name it. Uploads whose job runs are left alone.
    [[nodiscard]] Status purge(std::chrono::seconds age = std::chrono::seconds(0));

    // The database's quick check (1 s for a million cards), foreign keys, media present;
    // full: its whole check, the full-text indexes and the hash of every media file.
    // Returns sentences-to-be as technical lines; empty when all is well.
    [[nodiscard]] Result<QList<LibraryProblem>> check(bool full) const;

    // What a program does once when it begins to work with a library: a quick
    // check (LibraryDamaged: restore a backup), a backup if one is due, and out
    // with what was deleted longer than a week ago. Thread-safe, blocks; a folder
    // without a library, or one that may not be written, needs no care.
    [[nodiscard]] static Status care(const QString &folder);

private:
    [[nodiscard]] Result<QStringList> labels(const QString &column) const;
    [[nodiscard]] Result<QList<LibraryProblem>> databaseProblems(bool full) const;
    [[nodiscard]] Status changeCards(const QStringList &ids, const QString &change,
                                     const QVariantList &values);

    friend class LibraryPart;
    explicit Library(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

} // namespace recto
