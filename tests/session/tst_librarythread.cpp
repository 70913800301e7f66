// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarythread.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

// Asks for the uploads and waits for the answer.
Result<QList<Upload>> uploads(LibraryThread &library)
{
    std::optional<Result<QList<Upload>>> answer;
    library.ask(
        &library, [](Library &open) { return open.uploads(); },
        [&answer](const Result<QList<Upload>> &found) { answer = found; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        return Error{ErrorKind::TimedOut, {}, {}};
    return *answer;
}

} // namespace

class TestLibraryThread : public QObject
{
    Q_OBJECT

private slots:
    void theFirstCallMakesTheLibrary();
    void aLibraryThatWasMovedIsNotBegunAnew();
    void aLibraryThatIsBackIsUsedAgain();
    void aFileIsNoFolder();
};

void TestLibraryThread::theFirstCallMakesTheLibrary()
{
    const QTemporaryDir folder;
    LibraryThread library(folder.filePath(QStringLiteral("library")));
    QVERIFY(uploads(library).ok());
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("library/library.sqlite"))));
}

void TestLibraryThread::aLibraryThatWasMovedIsNotBegunAnew()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("library"));
    LibraryThread library(place);
    QVERIFY(uploads(library).ok());
    QVERIFY(QDir().rename(place, folder.filePath(QStringLiteral("moved"))));
    const auto answer = uploads(library);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::LibraryMissing);
    QCOMPARE(answer.error().subject, place);
    QVERIFY(!QFile::exists(place));
}

void TestLibraryThread::aLibraryThatIsBackIsUsedAgain()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("library"));
    const QString moved = folder.filePath(QStringLiteral("moved"));
    LibraryThread library(place);
    QVERIFY(uploads(library).ok());
    QVERIFY(QDir().rename(place, moved));
    QVERIFY(!uploads(library).ok());
    QVERIFY(QDir().rename(moved, place));
    QVERIFY(uploads(library).ok());
}

void TestLibraryThread::aFileIsNoFolder()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    LibraryThread library(file.fileName());
    QCOMPARE(uploads(library).error().kind, ErrorKind::LibraryNotAFolder);
}

QTEST_GUILESS_MAIN(TestLibraryThread)
#include "tst_librarythread.moc"
