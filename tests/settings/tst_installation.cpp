// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/installation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestInstallation : public QObject
{
    Q_OBJECT

private slots:
    void listsLanguagesButNotHelpers();
    void prefersTheFolderOfTheEnvironment();
    void hasNoLanguagesInAnEmptyFolder();
    void findsItsPartsWhereverTheTreeStands_data();
    void findsItsPartsWhereverTheTreeStands();

private:
    static void touch(const QString &file)
    {
        QFile created(file);
        QVERIFY(created.open(QIODevice::WriteOnly));
    }
};

void TestInstallation::listsLanguagesButNotHelpers()
{
    const QTemporaryDir folder;
    for (const char *code : {"fra", "deu", "osd", "equ", "chi_sim"})
        touch(folder.filePath(QString::fromLatin1(code) + QStringLiteral(".traineddata")));
    touch(folder.filePath(QStringLiteral("readme.txt")));
    QCOMPARE(
        Installation::languagesIn(folder.path()),
        QStringList({QStringLiteral("chi_sim"), QStringLiteral("deu"), QStringLiteral("fra")}));
}

void TestInstallation::prefersTheFolderOfTheEnvironment()
{
    const QTemporaryDir folder;
    touch(folder.filePath(QStringLiteral("xyz.traineddata")));
    const QByteArray before = qgetenv("TESSDATA_PREFIX");
    qputenv("TESSDATA_PREFIX", QFile::encodeName(folder.path()));
    const QStringList found = Installation(QStringLiteral("/nowhere/bin")).languages();
    if (before.isEmpty())
        qunsetenv("TESSDATA_PREFIX");
    else
        qputenv("TESSDATA_PREFIX", before);
    QCOMPARE(found, QStringList(QStringLiteral("xyz")));
}

void TestInstallation::hasNoLanguagesInAnEmptyFolder()
{
    const QTemporaryDir folder;
    QCOMPARE(Installation::languagesIn(folder.path()), QStringList());
}

void TestInstallation::findsItsPartsWhereverTheTreeStands_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("samples");
    QTest::newRow("Linux") << "usr/bin"
                           << "usr/libexec/recto/recto-reader"
                           << "usr/share/recto/samples";
    QTest::newRow("Debian") << "usr/bin"
                            << "usr/lib/recto/recto-reader"
                            << "usr/share/recto/samples";
    QTest::newRow("build tree") << "build/bin"
                                << "build/bin/recto-reader"
                                << "build/share/recto/samples";
    QTest::newRow("macOS") << "Recto.app/Contents/MacOS"
                           << "Recto.app/Contents/MacOS/recto-reader"
                           << "Recto.app/Contents/Resources/samples";
}

void TestInstallation::findsItsPartsWhereverTheTreeStands()
{
    QFETCH(QString, program);
    QFETCH(QString, reader);
    QFETCH(QString, samples);
    const QTemporaryDir folder;
    const QDir root(folder.filePath(QStringLiteral("a träe with blanks")));
    for (const QString &made : {program, samples, QFileInfo(reader).path()})
        QVERIFY(root.mkpath(made));
    touch(root.filePath(reader));
    const QByteArray before = qgetenv("RECTO_READER");
    qunsetenv("RECTO_READER");
    const Installation installation(root.filePath(program));
    const QString found = installation.reader();
    if (!before.isEmpty())
        qputenv("RECTO_READER", before);
    QCOMPARE(found, root.filePath(reader));
    QCOMPARE(installation.samples(), root.filePath(samples));
}

QTEST_APPLESS_MAIN(TestInstallation)
#include "tst_installation.moc"
