// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/imageloader.h"
#include "intake/intake.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <sys/stat.h>

using namespace recto;

// Names in Latin-1 on a system that writes UTF-8.
class TestRawNames : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFolderGivesThemToo();
    void aGivenNameIsFoundByItsShape();
    void foldersOnTheWayMayHaveThemToo();
    void aNameThatTwoFilesFitIsTold();
    void aNameThatIsNowhereIsTold();

private:
    void write(const QByteArray &name) const;
    QString given(const QByteArray &name) const // as a program's arguments show it
    {
        return m_folder->filePath(QString::fromUtf8(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRawNames::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestRawNames::write(const QByteArray &name) const
{
    QImage image(40, 30, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    FILE *file = fopen((QFile::encodeName(m_folder->path()) + '/' + name).constData(), "wb");
    if (!file)
        QSKIP("this file system takes no such names");
    fwrite(buffer.data().constData(), 1, std::size_t(buffer.size()), file);
    fclose(file);
}

void TestRawNames::aFolderGivesThemToo()
{
    write("caf\xe9.png");
    write("plain.png");
    const auto items = expandInputs({m_folder->path()});
    QCOMPARE(items.size(), 2);
    for (const IntakeItem &item : items) {
        QVERIFY(std::holds_alternative<Page>(item));
        QCOMPARE(*imageSize(std::get<Page>(item)), QSize(40, 30));
    }
}

void TestRawNames::aGivenNameIsFoundByItsShape()
{
    write("caf\xe9.png");
    const auto items = expandInputs({given("caf\xe9.png")});
    QCOMPARE(items.size(), 1);
    QVERIFY(std::holds_alternative<Page>(items.first()));
    const Page page = std::get<Page>(items.first());
    QCOMPARE(page.name, QString::fromUtf8("caf\xe9.png"));
    QVERIFY(loadImage(page, {}).ok());
}

void TestRawNames::foldersOnTheWayMayHaveThemToo()
{
    QCOMPARE(mkdir((QFile::encodeName(m_folder->path())
                    + "/\xfc"
                      "bung")
                       .constData(),
                   0700),
             0);
    write("\xfc"
          "bung/seite.png");
    QVERIFY(std::holds_alternative<Page>(expandInputs({given("\xfc"
                                                             "bung/seite.png")})
                                             .first()));
    const auto items = expandInputs({m_folder->path()});
    QCOMPARE(items.size(), 1);
    QVERIFY(std::holds_alternative<Page>(items.first()));
}

void TestRawNames::aNameThatTwoFilesFitIsTold()
{
    write("caf\xe9.png");
    write("caf\xe8.png");
    const auto items = expandInputs({given("caf\xe9.png")});
    QCOMPARE(items.size(), 1);
    QCOMPARE(std::get<Error>(items.first()).kind, ErrorKind::NameUnreadable);
    QCOMPARE(expandInputs({m_folder->path()}).size(), 2);
}

void TestRawNames::aNameThatIsNowhereIsTold()
{
    QCOMPARE(std::get<Error>(expandInputs({given("n\xe9.png")}).first()).kind,
             ErrorKind::NameUnreadable);
}

QTEST_GUILESS_MAIN(TestRawNames)
#include "tst_rawnames.moc"
