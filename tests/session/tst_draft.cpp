// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/draft.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

struct Place
{
    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] Page page(const QString &name) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("could not write %s", qPrintable(name));
        Page page;
        page.file = path(name);
        page.name = name;
        page.corrections.quarterTurns = 1;
        page.corrections.turnedByHand = true;
        page.corrections.corners = {{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}};
        page.corrections.language = QStringLiteral("deu");
        return page;
    }

    QTemporaryDir folder;
    Library library = *Library::open(folder.filePath(QStringLiteral("library")));
};

} // namespace

class TestDraft : public QObject
{
    Q_OBJECT

private slots:
    void pagesComeBackAsTheyWere();
    void withoutPagesThereIsNone();
    void pagesWhoseFileIsGoneAreLeftOut();
    void whatCannotBeUnderstoodIsNone();
};

void TestDraft::pagesComeBackAsTheyWere()
{
    const Place place;
    const QList<Page> pages{place.page(QStringLiteral("b.png")),
                            place.page(QStringLiteral("a.png"))};
    QVERIFY(keepDraft(place.library, pages).ok());
    QCOMPARE(keptDraft(place.library), pages);
}

void TestDraft::withoutPagesThereIsNone()
{
    const Place place;
    QCOMPARE(keptDraft(place.library), QList<Page>());
    QVERIFY(keepDraft(place.library, {place.page(QStringLiteral("a.png"))}).ok());
    QVERIFY(keepDraft(place.library, {}).ok());
    QCOMPARE(keptDraft(place.library), QList<Page>());
    QVERIFY(keepDraft(place.library, {}).ok());
}

void TestDraft::pagesWhoseFileIsGoneAreLeftOut()
{
    const Place place;
    const Page kept = place.page(QStringLiteral("a.png"));
    const Page gone = place.page(QStringLiteral("b.png"));
    QVERIFY(keepDraft(place.library, {gone, kept}).ok());
    QVERIFY(QFile::remove(gone.file));
    QCOMPARE(keptDraft(place.library), QList<Page>{kept});
}

void TestDraft::whatCannotBeUnderstoodIsNone()
{
    const Place place;
    QFile file(place.path(QStringLiteral("library/draft.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("{\"pages\":[{},3,\"x\"") > 0);
    file.close();
    QCOMPARE(keptDraft(place.library), QList<Page>());
}

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
