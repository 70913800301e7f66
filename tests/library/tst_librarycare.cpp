// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/backup.h"
#include "library/library.h"
#include "library/media/mediastore.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#if defined(Q_OS_LINUX)
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

using namespace recto;
using namespace recto::samples;

class TestLibraryCare : public QObject
{
    Q_OBJECT

private slots:
    void aMovedFolderKeepsItsMedia();
    void purgeRemovesForGood();
    void purgeSparesFreshMediaAndRunningJobs();
    void checkNamesWhatIsWrong();
    void aLibraryThatMayNotBeReadIsNotCalledDamaged();
    void theSameFileIsKeptOnce();
    void bytesAreFoundByTheirHash();
    void aPictureThatACardShowsStays();
    void mediaErrorsNameTheFile();
    void aCopyThatIsStoppedLeavesNothing();
    void whoeverComesSecondLeavesNoCopy();
    void aNameThatIsTakenIsAnError();
    void careBacksUpPurgesAndFindsDamage();
};

void TestLibraryCare::aMovedFolderKeepsItsMedia()
{
    QTemporaryDir root;
    const QString before = root.filePath(QStringLiteral("before"));
    const QString after = root.filePath(QStringLiteral("after"));
    const QString photo = root.filePath(QStringLiteral("photo.JPG"));
    QVERIFY(writeFile(photo, "pixels"));
    QString uploadId;
    {
        Library library = *Library::open(before);
        JobJournal journal(library);
        const Job job = *journal.jobs.create({}, pages(1), QStringLiteral("me"));
        uploadId = job.uploadId;
        const auto media = library.importMedia(photo);
        VERIFY_OK(media);
        Page page = pages(1).first();
        page.file = media->path;
        page.sha256 = media->sha256;
        VERIFY_OK(journal.pages.taken(job.id, 0, page));
    }
    QVERIFY(QDir().rename(before, after));
    const Library library = *Library::open(after);
    const StoredPage page = *library.page(uploadId, 0);
    QVERIFY(page.page.file.startsWith(after + QStringLiteral("/media/")));
    QVERIFY(page.page.file.endsWith(QStringLiteral(".jpg")));
    QVERIFY(QFileInfo::exists(page.page.file));
    QCOMPARE(*library.check(true), QList<LibraryProblem>());
}

void TestLibraryCare::purgeRemovesForGood()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    Flashcard kept = card(QStringLiteral("kept"));
    Flashcard gone = card(QStringLiteral("gone"));
    kept.uploadId = gone.uploadId = upload.id;
    VERIFY_OK(place.library.addFlashcards({kept, gone}));
    VERIFY_OK(place.library.deleteFlashcards({gone.id}));
    const Job job = place.job(1);
    VERIFY_OK(
        place.journal.pages.read(job.id, 0, pageText(QStringLiteral("the text of a page")), 1));
    VERIFY_OK(place.journal.lease.finish(job.id, QStringLiteral("me"), JobState::Completed));
    VERIFY_OK(place.library.deleteUpload(job.uploadId));

    VERIFY_OK(place.library.purge(std::chrono::hours(1))); // too fresh
    VERIFY_OK(place.library.restoreFlashcards({gone.id}));
    VERIFY_OK(place.library.deleteFlashcards({gone.id}));

    VERIFY_OK(place.library.purge());
    VERIFY_ERROR(place.library.restoreFlashcards({gone.id}), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.restoreUpload(job.uploadId), ErrorKind::NotFound);
    VERIFY_ERROR(place.journal.jobs.find(job.id), ErrorKind::NotFound);
    QCOMPARE(fronts(place.library.flashcards({})), QStringList{QStringLiteral("kept")});
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());
}

void TestLibraryCare::purgeSparesFreshMediaAndRunningJobs()
{
    Place place;
    const QString photo = place.folder.filePath(QStringLiteral("photo.jpg"));
    QVERIFY(writeFile(photo, "pixels"));
    const auto media = place.library.importMedia(photo);
    VERIFY_OK(media);
    const Job job = place.job(1);
    VERIFY_OK(place.library.deleteUpload(job.uploadId));
    VERIFY_OK(place.library.purge());
    QVERIFY(QFileInfo::exists(media->path));
    VERIFY_OK(place.library.restoreUpload(job.uploadId)); // it runs: still there

    QFile file(media->path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTime().addSecs(-7200), QFile::FileModificationTime));
    file.close();
    VERIFY_OK(place.library.purge());
    QVERIFY(!QFileInfo::exists(media->path));
}

void TestLibraryCare::checkNamesWhatIsWrong()
{
    Place place;
    const QString photo = place.folder.filePath(QStringLiteral("photo.jpg"));
    QVERIFY(writeFile(photo, "pixels"));
    const auto media = place.library.importMedia(photo);
    const Job job = place.job(1);
    Page page = pages(1).first();
    page.file = media->path;
    page.sha256 = media->sha256;
    VERIFY_OK(place.journal.pages.taken(job.id, 0, page));
    QCOMPARE(*place.library.check(false), QList<LibraryProblem>());
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());

    QVERIFY(writeFile(media->path, "others"));
    QCOMPARE(*place.library.check(false), QList<LibraryProblem>());
    const QString name = QStringLiteral("media/") + QFileInfo(media->path).fileName();
    QCOMPARE(*place.library.check(true),
             (QList{LibraryProblem{LibraryFault::MediaChanged, name, {}}}));
    QVERIFY(QFile::remove(media->path));
    QCOMPARE(*place.library.check(false),
             (QList{LibraryProblem{LibraryFault::MediaMissing, name, {}}}));
}

void TestLibraryCare::aLibraryThatMayNotBeReadIsNotCalledDamaged()
{
#if defined(Q_OS_LINUX)
    Place place;
    const QString folder = place.library.folder();
    const QString file = libraryDatabaseFile(folder);
    QVERIFY(QFile::setPermissions(file, {}));
    // Who may do anything looks as somebody else.
    constexpr uid_t nobody = 65534;
    const uid_t me = geteuid();
    if (me == 0) {
        for (const QString &path : {place.folder.path(), folder})
            QVERIFY(chmod(qPrintable(path), 0755) == 0);
        QVERIFY(setresuid(nobody, nobody, me) == 0);
    }
    const auto opened = Library::open(folder);
    QVERIFY(setresuid(me, me, me) == 0);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(opened.error().subject, file);
#endif
}

void TestLibraryCare::theSameFileIsKeptOnce()
{
    Place place;
    QByteArray bytes(3'000'000, 'x'); // more than one block
    bytes[2'500'000] = 'y';
    const QString first = place.folder.filePath(QStringLiteral("first.PNG"));
    const QString second = place.folder.filePath(QStringLiteral("second.jpg"));
    QVERIFY(writeFile(first, bytes));
    QVERIFY(writeFile(second, bytes));
    const auto one = place.library.importMedia(first);
    const auto two = place.library.importMedia(second);
    VERIFY_OK(one);
    VERIFY_OK(two);
    QCOMPARE(one->path, two->path);
    QCOMPARE(
        one->sha256,
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    const QDir media(QFileInfo(one->path).absolutePath());
    QCOMPARE(media.entryList(QDir::Files).size(), 1);
    QFile copy(one->path);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), bytes);
}

void TestLibraryCare::bytesAreFoundByTheirHash()
{
    Place place;
    const MediaStore media = place.library.media();
    VERIFY_ERROR(media.file(QStringLiteral("../library.sqlite")), ErrorKind::NotFound);
    const auto kept = media.add(QByteArray("a picture"), QStringLiteral("PNG"));
    VERIFY_OK(kept);
    QCOMPARE(kept->sha256,
             QString::fromLatin1(
                 QCryptographicHash::hash("a picture", QCryptographicHash::Sha256).toHex()));
    QCOMPARE(*media.file(kept->sha256), kept->path);
    QVERIFY(kept->path.endsWith(QStringLiteral(".png")));
    QCOMPARE(*fileSha256(kept->path), kept->sha256);
    QCOMPARE(*media.add(QByteArray("a picture"), QStringLiteral("jpg")), *kept); // kept once
    VERIFY_ERROR(media.file(QString(64, u'0')), ErrorKind::NotFound);
}

void TestLibraryCare::aPictureThatACardShowsStays()
{
    Place place;
    const MediaStore media = place.library.media();
    const MediaFile shown = *media.add(QByteArray("shown"), QStringLiteral("png"));
    const MediaFile unused = *media.add(QByteArray("unused"), QStringLiteral("png"));
    Flashcard drawn = card(QStringLiteral("heart"));
    drawn.uploadId = place.upload(QStringLiteral("Bodies")).id;
    drawn.frontHtml = QStringLiteral("<img src=\"%1.png\">").arg(shown.sha256);
    VERIFY_OK(place.library.addFlashcards({drawn}));
    for (const MediaFile &each : {shown, unused}) {
        QFile file(each.path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-7200),
                                 QFile::FileModificationTime));
    }
    VERIFY_OK(place.library.purge());
    QVERIFY(QFileInfo::exists(shown.path));
    QVERIFY(!QFileInfo::exists(unused.path));

    drawn = place.library.flashcards({}).value().first();
    drawn.frontHtml.clear();
    VERIFY_OK(place.library.updateFlashcard(drawn));
    VERIFY_OK(place.library.purge());
    QVERIFY(!QFileInfo::exists(shown.path)); // no card shows it any more
}

void TestLibraryCare::mediaErrorsNameTheFile()
{
    Place place;
    const QString missing = place.folder.filePath(QStringLiteral("missing.jpg"));
    const auto result = place.library.importMedia(missing);
    VERIFY_ERROR(result, ErrorKind::FileMissing);
    QCOMPARE(result.error().subject, missing);
    VERIFY_ERROR(place.library.importMedia(place.folder.path()), ErrorKind::FileUnreadable);
}

void TestLibraryCare::aCopyThatIsStoppedLeavesNothing()
{
    Place place;
    const QString photo = place.folder.filePath(QStringLiteral("photo.jpg"));
    QVERIFY(writeFile(photo, QByteArray(3 << 20, 'x')));
    std::stop_source stop;
    stop.request_stop();
    VERIFY_ERROR(place.library.importMedia(photo, stop.get_token()), ErrorKind::Cancelled);
    QCOMPARE(QDir(place.folder.filePath(QStringLiteral("media"))).entryList(QDir::Files),
             QStringList());
}

// Several processes take in the same picture at the same time.
void TestLibraryCare::whoeverComesSecondLeavesNoCopy()
{
    constexpr int rounds = 40;
    constexpr int rivals = 6;
    const QTemporaryDir folder;
    const QString media = folder.filePath(QStringLiteral("media"));
    const QString photo = folder.filePath(QStringLiteral("photo.jpg"));
    for (int round = 0; round < rounds; ++round) {
        QVERIFY(writeFile(photo, QByteArray::number(round)));
        std::barrier together(rivals);
        std::atomic<int> stored = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < rivals; ++i) {
                threads.emplace_back([&] {
                    together.arrive_and_wait();
                    const auto kept = MediaStore(media).add(photo);
                    stored += kept.ok() && QFileInfo(kept->path).isFile();
                });
            }
        }
        QCOMPARE(stored.load(), rivals);
        QCOMPARE(QDir(media).entryList(QDir::Files).size(), round + 1);
    }
}

void TestLibraryCare::aNameThatIsTakenIsAnError()
{
    Place place;
    const QByteArray bytes = "pixels";
    const QString photo = place.folder.filePath(QStringLiteral("photo.jpg"));
    QVERIFY(writeFile(photo, bytes));
    const QString hash
        = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QDir media(place.folder.filePath(QStringLiteral("media")));
    QVERIFY(media.mkpath(hash + QStringLiteral(".jpg"))); // a folder of that name
    VERIFY_ERROR(place.library.importMedia(photo), ErrorKind::LibraryFailed);
    QCOMPARE(media.entryList(QDir::Files), QStringList());
}

void TestLibraryCare::careBacksUpPurgesAndFindsDamage()
{
    QTemporaryDir root;
    const QString folder = root.filePath(QStringLiteral("library"));
    VERIFY_OK(Library::care(folder)); // nothing there: nothing made
    QVERIFY(!QFileInfo::exists(folder));
    {
        Library library = *Library::open(folder);
        const Upload old = *library.createUpload({});
        const Upload fresh = *library.createUpload({});
        VERIFY_OK(library.deleteUpload(old.id));
        VERIFY_OK(library.deleteUpload(fresh.id));
        const auto session = *SqliteDatabase::open(folder);
        VERIFY_OK(session->run(
            QStringLiteral("UPDATE uploads SET deleted_at = deleted_at - 691200000 WHERE id = ?"),
            {old.id}));
        VERIFY_OK(Library::care(folder));
        VERIFY_ERROR(library.restoreUpload(old.id), ErrorKind::NotFound); // eight days ago
        VERIFY_OK(library.restoreUpload(fresh.id));
    }
    QCOMPARE(backups(folder).size(), 1);
    VERIFY_OK(Library::care(folder));
    QCOMPARE(backups(folder).size(), 1); // one a day

    QFile database(libraryDatabaseFile(folder));
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.seek(4096 + 100));
    QVERIFY(database.write(QByteArray(60'000, '\x5a')) > 0);
    database.close();
    VERIFY_ERROR(Library::care(folder), ErrorKind::LibraryDamaged);
    QCOMPARE(backups(folder).size(), 1);
    VERIFY_OK(restoreBackup(folder, backups(folder).first()));
    VERIFY_OK(Library::care(folder));
}

QTEST_GUILESS_MAIN(TestLibraryCare)
#include "tst_librarycare.moc"
