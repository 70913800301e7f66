// SPDX-License-Identifier: GPL-3.0-or-later
// Anything may have written to the library's file: nothing in it is an index, a size or
// a count before it was looked at.
#include "librarysamples.h"

#include "library/sqlite/sqlitedatabase.h"

#include <QDir>
#include <QRandomGenerator>

#include <memory>

using namespace recto;
using namespace recto::samples;

namespace {

QByteArray bytesOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

QByteArray flipped(QByteArray bytes, qsizetype place, int bit)
{
    bytes[place] = static_cast<char>(bytes.at(place) ^ (1 << bit));
    return bytes;
}

// A library with something of everything, as the bytes of its file.
QByteArray libraryBytes()
{
    const QTemporaryDir folder;
    {
        Library library = *Library::open(folder.path());
        JobJournal journal(library);
        const Job job = *journal.jobs.create({}, pages(3), QStringLiteral("me"));
        for (int page = 0; page < 3; ++page) {
            if (!journal.pages.read(job.id, page, pageText(QStringLiteral("text of a page")), 1)
                || !journal.chunks.cut(job.id, {chunk(page, page)})
                || !journal.cards.save(job.id, page, 0, card(QStringLiteral("card %1").arg(page))))
                return {};
        }
        if (!journal.events.enter(job.id, {JobEvent{0, {}, QStringLiteral("job"), {}, {}, {}}}))
            return {};
    }
    return bytesOf(libraryDatabaseFile(folder.path()));
}

// Looks at all that is there, as the programs do; true where nothing was amiss.
bool readAll(const QString &folder)
{
    auto library = Library::open(folder);
    if (!library)
        return false;
    JobJournal journal(*library);
    bool fine = library->flashcards({}).ok() && library->courses().ok()
        && library->searchPages(QStringLiteral("text")).ok() && library->check(true).ok();
    const auto uploads = library->uploads();
    for (const Upload &upload : uploads ? *uploads : QList<Upload>())
        fine = library->pages(upload.id).ok() && fine;
    const auto jobs = journal.jobs.all();
    for (const Job &job : jobs ? *jobs : QList<Job>()) {
        const auto jobPages = journal.pages.all(job.id);
        const auto chunks = journal.chunks.all(job.id);
        fine = jobPages.ok() && chunks.ok() && journal.events.after(job.id, 0, 100).ok() && fine;
        for (qsizetype i = 0; jobPages && i < jobPages->size(); ++i)
            fine = jobPages->at(i).position == i && fine;
    }
    return fine && uploads && jobs;
}

} // namespace

class TestFlippedBits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyBitOfTheVersion();
    void anyBitAnywhere();
    void placesThatCannotBeAreDamage_data();
    void placesThatCannotBeAreDamage();
    void aLengthThatCannotBeIsNotBelieved();
    void anotherProgramsFileIsLeftAlone_data();
    void anotherProgramsFileIsLeftAlone();

private:
    QByteArray m_library;
};

void TestFlippedBits::initTestCase()
{
    m_library = libraryBytes();
    QVERIFY(m_library.size() > 4096);
}

void TestFlippedBits::everyBitOfTheVersion()
{
    const QTemporaryDir folder;
    for (const qsizetype field : {60, 68}) { // user_version, application_id
        for (int bit = 0; bit < 32; ++bit) {
            QVERIFY(writeFile(libraryDatabaseFile(folder.path()),
                              flipped(m_library, field + bit / 8, bit % 8)));
            const auto library = Library::open(folder.path());
            QVERIFY2(!library, qPrintable(QStringLiteral("bit %1 of %2").arg(bit).arg(field)));
            const ErrorKind kind = library.error().kind;
            QVERIFY(kind == ErrorKind::LibraryDamaged || kind == ErrorKind::LibraryTooNew
                    || kind == ErrorKind::LibraryForeign);
        }
    }
    QVERIFY(writeFile(libraryDatabaseFile(folder.path()), m_library));
    QVERIFY(readAll(folder.path()));
}

void TestFlippedBits::anyBitAnywhere()
{
    const int flips = qEnvironmentVariableIsSet("RECTO_FLIPS")
        ? qEnvironmentVariableIntValue("RECTO_FLIPS")
        : 150;
    QRandomGenerator random(42);
    int noticed = 0;
    for (int i = 0; i < flips; ++i) {
        const QTemporaryDir folder;
        // Half of them in the headers of pages, where the structure is.
        const auto pageStart = 4096 * random.bounded(static_cast<int>(m_library.size() / 4096));
        const auto place = pageStart + random.bounded(i % 2 == 0 ? 64 : 4096);
        QVERIFY(writeFile(libraryDatabaseFile(folder.path()),
                          flipped(m_library, place, random.bounded(8))));
        noticed += !readAll(folder.path()); // that it comes back is the point
    }
    qInfo("%d of %d flips were noticed", noticed, flips);
}

void TestFlippedBits::placesThatCannotBeAreDamage_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("a page far away") << "UPDATE pages SET position = 123456789 WHERE position = 1";
    QTest::newRow("a page before the first")
        << "UPDATE pages SET position = -9223372036854775808 WHERE position = 0";
    QTest::newRow("a chunk of no page") << "UPDATE chunks SET spans = '[[7,0,0,1]]'";
    QTest::newRow("a chunk longer than its text") << "UPDATE chunks SET spans = '[[0,3,0,999]]'";
    QTest::newRow("a span before its text") << "UPDATE chunks SET spans = '[[0,-1,0,1]]'";
    QTest::newRow("a chunk beyond all") << "UPDATE chunks SET position = 4611686018427387904 "
                                           "WHERE position = 2";
}

void TestFlippedBits::placesThatCannotBeAreDamage()
{
    QFETCH(QString, change);
    const QTemporaryDir folder;
    QVERIFY(writeFile(libraryDatabaseFile(folder.path()), m_library));
    VERIFY_OK((*SqliteDatabase::open(folder.path()))->run(change));
    auto library = *Library::open(folder.path());
    JobJournal journal(library);
    const QString jobId = journal.jobs.all()->first().id;
    const auto jobPages = journal.pages.all(jobId);
    if (!jobPages)
        QCOMPARE(jobPages.error().kind, ErrorKind::LibraryDamaged);
    else
        VERIFY_ERROR(journal.chunks.all(jobId), ErrorKind::LibraryDamaged);
}

void TestFlippedBits::aLengthThatCannotBeIsNotBelieved()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(libraryDatabaseFile(folder.path()), m_library));
    {
        const auto database = *SqliteDatabase::open(folder.path());
        VERIFY_OK(database->run(QStringLiteral("UPDATE pages SET text = ? WHERE position = 0"),
                                {QByteArray::fromHex("7fffffff789c0300")}));
    }
    auto library = *Library::open(folder.path());
    const QString upload = library.uploads()->first().id;
    QCOMPARE(library.page(upload, 0)->text.text, QString());
    QCOMPARE(library.page(upload, 1)->text.text, QStringLiteral("text of a page"));
}

void TestFlippedBits::anotherProgramsFileIsLeftAlone_data()
{
    QTest::addColumn<QString>("version");
    for (const char *version : {"0", "1", "5", "-3"})
        QTest::newRow(version) << QString::fromLatin1(version);
}

void TestFlippedBits::anotherProgramsFileIsLeftAlone()
{
    QFETCH(QString, version);
    const QTemporaryDir folder;
    const QString file = libraryDatabaseFile(folder.path());
    {
        const QString name = QStringLiteral("others");
        auto others = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        others.setDatabaseName(file);
        QVERIFY(others.open());
        QSqlQuery query(others);
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE songs (title TEXT)")));
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = ") + version));
        query.clear();
        others.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("others"));
    const QByteArray before = bytesOf(file);
    const auto library = Library::open(folder.path());
    VERIFY_ERROR(library, ErrorKind::LibraryForeign);
    QCOMPARE(bytesOf(file), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             QStringList{QStringLiteral("library.sqlite")});
}

QTEST_GUILESS_MAIN(TestFlippedBits)
#include "tst_flippedbits.moc"
