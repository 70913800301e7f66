// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/outputfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace recto;

namespace {

Status cards(QIODevice &device)
{
    if (device.write("cards") != 5)
        return Error{ErrorKind::DiskFull, {}, device.errorString()};
    return {};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class tst_OutputFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theLibrarysOwnFilesAreRefused_data();
    void theLibrarysOwnFilesAreRefused();
    void otherFilesBesideTheLibraryAreWritten();
    void aPipeIsWrittenThrough();
    void anOpenFileIsWrittenWhereItStands();
    void aDeviceIsWrittenThrough();
    void theOldFileStaysWhenWritingFails();
    void aFolderIsSaid();
    void whatCantBeWrittenIsNamed();

private:
    QTemporaryDir m_place;
    QString m_library;
};

void tst_OutputFile::initTestCase()
{
    m_library = m_place.filePath(QStringLiteral("library"));
    QVERIFY(QDir().mkpath(m_library + QStringLiteral("/media")));
    put(m_library + QStringLiteral("/library.sqlite"), "precious");
    put(m_library + QStringLiteral("/media/a.png"), "picture");
    QVERIFY(QFile::link(m_library, m_place.filePath(QStringLiteral("other-way"))));
    QVERIFY(QFile::link(m_library + QStringLiteral("/library.sqlite"),
                        m_place.filePath(QStringLiteral("link.csv"))));
    QVERIFY(QFile::link(m_library + QStringLiteral("/library.sqlite-journal"),
                        m_place.filePath(QStringLiteral("to-nothing.csv"))));
    for (const char *name : {"library.sqlite", "media/a.png"})
        QCOMPARE(
            ::link(qPrintable(m_library + u'/' + QLatin1String(name)),
                   qPrintable(m_place.filePath(QStringLiteral("hard-")
                                               + QString::fromLatin1(name).section(u'/', -1)))),
            0);
}

void tst_OutputFile::theLibrarysOwnFilesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"library/library.sqlite", "library/./../library/library.sqlite", "link.csv",
          "to-nothing.csv", "hard-library.sqlite", "hard-a.png", "library/media/a.png",
          "library/media/new.csv", "library/library.sqlite-wal", "library/library.sqlite-journal",
          "other-way/library.sqlite", "other-way/backups/x.csv"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_OutputFile::theLibrarysOwnFilesAreRefused()
{
    QFETCH(QString, name);
    const Status written = writeOutputFile(m_place.filePath(name), m_library, cards);
    QVERIFY(!written);
    QCOMPARE(written.error().fault, InputFault::BelongsToLibrary);
    QCOMPARE(contentOf(m_library + QStringLiteral("/library.sqlite")), QByteArray("precious"));
    QCOMPARE(contentOf(m_library + QStringLiteral("/media/a.png")), QByteArray("picture"));
    QVERIFY(!QFile::exists(m_library + QStringLiteral("/library.sqlite-journal")));
}

void tst_OutputFile::otherFilesBesideTheLibraryAreWritten()
{
    const QString file = m_library + QStringLiteral("/cards.csv");
    QVERIFY(writeOutputFile(file, m_library, cards));
    QCOMPARE(contentOf(file), QByteArray("cards"));
    QVERIFY(writeOutputFile(m_place.filePath(QStringLiteral("library.sqlite")), m_library, cards));
}

void tst_OutputFile::aPipeIsWrittenThrough()
{
    const QString pipe = m_place.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    QByteArray read;
    QThread *reader = QThread::create([&] { read = contentOf(pipe); });
    reader->start();
    QVERIFY(writeOutputFile(pipe, m_library, cards));
    reader->wait();
    delete reader;
    QCOMPARE(read, QByteArray("cards"));
    struct stat still = {};
    QCOMPARE(::stat(qPrintable(pipe), &still), 0);
    QVERIFY(S_ISFIFO(still.st_mode));
}

void tst_OutputFile::anOpenFileIsWrittenWhereItStands()
{
    const QString file = m_place.filePath(QStringLiteral("redirected"));
    put(file, "before ");
    const int open = ::open(qPrintable(file), O_WRONLY | O_APPEND);
    QVERIFY(open > 2);
    QVERIFY(writeOutputFile(QStringLiteral("/dev/fd/%1").arg(open), m_library, cards));
    QVERIFY(writeOutputFile(QStringLiteral("/proc/self/fd/%1").arg(open), m_library, cards));
    ::close(open);
    QCOMPARE(contentOf(file), QByteArray("before cardscards"));
}

void tst_OutputFile::aDeviceIsWrittenThrough()
{
    QVERIFY(writeOutputFile(QStringLiteral("/dev/null"), m_library, cards));
    struct stat null = {};
    QCOMPARE(::stat("/dev/null", &null), 0);
    QVERIFY(S_ISCHR(null.st_mode));
    if (!QFile::exists(QStringLiteral("/dev/full")))
        return;
    const Status full = writeOutputFile(QStringLiteral("/dev/full"), m_library, cards);
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::DiskFull);
    QCOMPARE(full.error().subject, QStringLiteral("/dev/full"));
}

void tst_OutputFile::theOldFileStaysWhenWritingFails()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cards.json"));
    put(path, "old");
    const Status status = writeOutputFile(path, m_library, [](QIODevice &device) -> Status {
        device.write("half of the n");
        return Error{ErrorKind::DiskFull};
    });
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::DiskFull);
    QCOMPARE(status.error().subject, path);
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no temporary file is left
}

void tst_OutputFile::aFolderIsSaid()
{
    const Status status = writeOutputFile(m_place.path(), m_library, cards);
    QVERIFY(!status);
    QCOMPARE(status.error().fault, InputFault::IsAFolder);
}

void tst_OutputFile::whatCantBeWrittenIsNamed()
{
    const QString path = m_place.filePath(QStringLiteral("nowhere/cards.csv"));
    const Status status = writeOutputFile(path, m_library, cards);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(status.error().subject, path);
}

QTEST_GUILESS_MAIN(tst_OutputFile)
#include "tst_outputfile.moc"
