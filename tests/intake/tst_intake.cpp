// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/intake.h"

#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace recto;

class TestIntake : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anImageIsOnePage();
    void aFolderGivesItsFilesInNaturalOrder();
    void aPdfGivesItsPages();
    void aPageRangeOfAPdf_data();
    void aPageRangeOfAPdf();
    void everyFrameOfATiffIsAPage();
    void badFilesAreNamedAndTheOthersGoOn_data();
    void badFilesAreNamedAndTheOthersGoOn();
    void anUnreadableFileIsNamed();
    void aFileWhoseNameHasARangeIsTakenAsItIs();
    void aPastedPictureIsSavedOnce();
    void fileNamesThatLookLikePages();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    void writeImage(const QString &name, const char *format = nullptr) const;
    void writePdf(const QString &name, int pages) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestIntake::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestIntake::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestIntake::writeImage(const QString &name, const char *format) const
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QVERIFY(image.save(path(name), format));
}

void TestIntake::writePdf(const QString &name, int pages) const
{
    QPdfWriter writer(path(name));
    QPainter painter(&writer);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.fillRect(100, 100, 500, 500, Qt::black);
    }
}

void TestIntake::anImageIsOnePage()
{
    writeImage(QStringLiteral("photo.jpg"));
    const auto items = expandInputs({path(QStringLiteral("photo.jpg"))});
    QCOMPARE(items.size(), 1);
    const Page page = std::get<Page>(items[0]);
    QCOMPARE(page.name, QStringLiteral("photo.jpg"));
    QCOMPARE(page.file, path(QStringLiteral("photo.jpg")));
    QCOMPARE(page.indexCount, 1);
}

void TestIntake::aFolderGivesItsFilesInNaturalOrder()
{
    for (const char *name : {"p10.png", "p2.png", "P1.png"})
        writeImage(QString::fromLatin1(name));
    write(QStringLiteral("notes.docx"), "not a page");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sub")));
    writeImage(QStringLiteral("sub/p0.png"));
    QStringList names;
    for (const IntakeItem &item : expandInputs({m_folder->path()}))
        names << std::get<Page>(item).name;
    QCOMPARE(names,
             (QStringList{QStringLiteral("P1.png"), QStringLiteral("p2.png"),
                          QStringLiteral("p10.png"), QStringLiteral("p0.png")}));
}

void TestIntake::aPdfGivesItsPages()
{
    writePdf(QStringLiteral("book.pdf"), 3);
    const auto items = expandInputs({path(QStringLiteral("book.pdf"))});
    QCOMPARE(items.size(), 3);
    QCOMPARE(std::get<Page>(items[2]).index, 2);
    QCOMPARE(std::get<Page>(items[2]).name, QStringLiteral("book.pdf, page 3"));
}

void TestIntake::aPageRangeOfAPdf_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QList<int>>("pages"); // from 1; empty: an error
    QTest::newRow("some") << QStringLiteral("#2-4") << QList<int>{2, 3, 4};
    QTest::newRow("one") << QStringLiteral("#5") << QList<int>{5};
    QTest::newRow("to the end") << QStringLiteral("#4-") << QList<int>{4, 5};
    QTest::newRow("from the start") << QStringLiteral("#-2") << QList<int>{1, 2};
    QTest::newRow("beyond") << QStringLiteral("#4-6") << QList<int>{};
    QTest::newRow("backwards") << QStringLiteral("#4-2") << QList<int>{};
    QTest::newRow("zero") << QStringLiteral("#0-2") << QList<int>{};
    QTest::newRow("nothing") << QStringLiteral("#-") << QList<int>{};
}

void TestIntake::aPageRangeOfAPdf()
{
    QFETCH(QString, range);
    QFETCH(QList<int>, pages);
    writePdf(QStringLiteral("book.pdf"), 5);
    const auto items = expandInputs({path(QStringLiteral("book.pdf")) + range});
    if (pages.isEmpty()) {
        QCOMPARE(items.size(), 1);
        QCOMPARE(std::get<Error>(items[0]).kind, ErrorKind::PageRangeInvalid);
        return;
    }
    QList<int> got;
    for (const IntakeItem &item : items)
        got << std::get<Page>(item).index + 1;
    QCOMPARE(got, pages);
}

// A two-page TIFF by hand: Qt's writer makes single pages only.
static QByteArray twoPageTiff()
{
    constexpr int width = 8;
    constexpr int height = 2;
    QByteArray bytes("II*\0", 4);
    const auto put16 = [&bytes](int value) {
        bytes += char(value & 255);
        bytes += char(value >> 8);
    };
    const auto put32 = [&put16](int value) {
        put16(value & 65535);
        put16(value >> 16);
    };
    constexpr int entries = 9;
    constexpr int directory = 2 + entries * 12 + 4;
    const auto tag = [&](int id, int type, int value) {
        put16(id);
        put16(type);
        put32(1);
        put32(value);
    };
    put32(8);
    for (int page = 0; page < 2; ++page) {
        const int start = 8 + page * (directory + height);
        put16(entries);
        tag(256, 3, width);
        tag(257, 3, height);
        tag(258, 3, 1);
        tag(259, 3, 1);
        tag(262, 3, 1);
        tag(273, 4, start + directory);
        tag(277, 3, 1);
        tag(278, 3, height);
        tag(279, 4, height);
        put32(page == 0 ? start + directory + height : 0);
        bytes += QByteArray(height, char(page == 0 ? 0xff : 0x0f));
    }
    return bytes;
}

void TestIntake::everyFrameOfATiffIsAPage()
{
    write(QStringLiteral("scan.tif"), twoPageTiff());
    const auto items = expandInputs({path(QStringLiteral("scan.tif"))});
    QCOMPARE(items.size(), 2);
    QCOMPARE(std::get<Page>(items[1]).index, 1);
    QCOMPARE(std::get<Page>(items[1]).indexCount, 2);
}

void TestIntake::badFilesAreNamedAndTheOthersGoOn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("text named .jpg")
        << QStringLiteral("text.jpg") << QByteArray("Dear diary") << ErrorKind::UnsupportedFormat;
    QTest::newRow("empty") << QStringLiteral("empty.png") << QByteArray() << ErrorKind::FileEmpty;
    QTest::newRow("missing") << QStringLiteral("gone.png") << QByteArray("-")
                             << ErrorKind::FileMissing;
    QTest::newRow("broken pdf") << QStringLiteral("broken.pdf")
                                << QByteArray("%PDF-1.7\nnothing more") << ErrorKind::PdfDamaged;
    QTest::newRow("a web address")
        << QStringLiteral("https://example.org/a.png") << QByteArray() << ErrorKind::RemoteUrl;
    QTest::newRow("a folder without pages")
        << QStringLiteral("folder/") << QByteArray() << ErrorKind::NoPagesInFolder;
}

void TestIntake::badFilesAreNamedAndTheOthersGoOn()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    QString given = path(name);
    if (kind == ErrorKind::RemoteUrl)
        given = name;
    else if (kind == ErrorKind::NoPagesInFolder)
        QVERIFY(QDir().mkpath(given));
    else if (kind != ErrorKind::FileMissing)
        write(name, bytes);
    writeImage(QStringLiteral("good.png"));

    const auto items = expandInputs({given, path(QStringLiteral("good.png"))});
    QCOMPARE(items.size(), 2);
    const Error error = std::get<Error>(items[0]);
    QCOMPARE(error.kind, kind);
    QVERIFY2(error.subject.contains(name.chopped(name.endsWith(u'/') ? 1 : 0)),
             qPrintable(error.subject));
    QCOMPARE(std::get<Page>(items[1]).name, QStringLiteral("good.png"));
}

void TestIntake::anUnreadableFileIsNamed()
{
    writeImage(QStringLiteral("secret.png"));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("secret.png")), {}));
#ifdef Q_OS_UNIX
    // Root may read everything: look as somebody else.
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
    const bool root = geteuid() == 0;
    constexpr uid_t nobody = 65534;
    QVERIFY(!root || seteuid(nobody) == 0);
    const auto restore = qScopeGuard([root] { QVERIFY(!root || seteuid(0) == 0); });
#endif
    const auto items = expandInputs({path(QStringLiteral("secret.png"))});
    QCOMPARE(std::get<Error>(items[0]).kind, ErrorKind::FileUnreadable);
    QCOMPARE(std::get<Error>(items[0]).subject, QStringLiteral("secret.png"));
}

void TestIntake::aFileWhoseNameHasARangeIsTakenAsItIs()
{
    writePdf(QStringLiteral("odd.pdf"), 2);
    QVERIFY(QFile::rename(path(QStringLiteral("odd.pdf")), path(QStringLiteral("odd.pdf#1"))));
    QCOMPARE(expandInputs({path(QStringLiteral("odd.pdf#1"))}).size(), 2);
}

void TestIntake::aPastedPictureIsSavedOnce()
{
    QImage image(20, 10, QImage::Format_ARGB32);
    image.fill(Qt::red);
    const auto first = savePastedImage(image, path(QStringLiteral("pasted")));
    const auto second = savePastedImage(image, path(QStringLiteral("pasted")));
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(*first, *second);
    QCOMPARE(QImage(*first).size(), image.size());
    QVERIFY(!savePastedImage(QImage(), m_folder->path()).ok());
}

void TestIntake::fileNamesThatLookLikePages()
{
    for (const char *name : {"a.JPG", "b.heic", "c.tar.png", "d.PDF"})
        QVERIFY2(looksLikePages(QString::fromLatin1(name)), name);
    for (const char *name : {"a.txt", "jpg", "b.jpg.exe", ""})
        QVERIFY2(!looksLikePages(QString::fromLatin1(name)), name);
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
