// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tessdata.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestTessdata : public QObject
{
    Q_OBJECT

private slots:
    void listsLanguagesButNotHelpers();
    void prefersTheFolderOfTheEnvironment();
    void hasNoLanguagesInAnEmptyFolder();

private:
    static void touch(const QString &file)
    {
        QFile created(file);
        QVERIFY(created.open(QIODevice::WriteOnly));
    }
};

void TestTessdata::listsLanguagesButNotHelpers()
{
    const QTemporaryDir folder;
    for (const char *code : {"fra", "deu", "osd", "equ", "chi_sim"})
        touch(folder.filePath(QString::fromLatin1(code) + QStringLiteral(".traineddata")));
    touch(folder.filePath(QStringLiteral("readme.txt")));
    QCOMPARE(
        installedLanguages(folder.path()),
        QStringList({QStringLiteral("chi_sim"), QStringLiteral("deu"), QStringLiteral("fra")}));
}

void TestTessdata::prefersTheFolderOfTheEnvironment()
{
    const QTemporaryDir folder;
    touch(folder.filePath(QStringLiteral("xyz.traineddata")));
    const QByteArray before = qgetenv("TESSDATA_PREFIX");
    qputenv("TESSDATA_PREFIX", QFile::encodeName(folder.path()));
    const QStringList found = installedLanguages();
    if (before.isEmpty())
        qunsetenv("TESSDATA_PREFIX");
    else
        qputenv("TESSDATA_PREFIX", before);
    QCOMPARE(found, QStringList(QStringLiteral("xyz")));
}

void TestTessdata::hasNoLanguagesInAnEmptyFolder()
{
    const QTemporaryDir folder;
    QCOMPARE(installedLanguages(folder.path()), QStringList());
}

QTEST_APPLESS_MAIN(TestTessdata)
#include "tst_tessdata.moc"
