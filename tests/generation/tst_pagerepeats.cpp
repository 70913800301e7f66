// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/pagerepeats.h"

#include <QTest>

using namespace recto;

namespace {

PageText pageOf(const QStringList &paragraphs, const QString &number = {})
{
    PageText page;
    for (const QString &paragraph : paragraphs) {
        if (!page.text.isEmpty())
            page.text += QStringLiteral("\n\n");
        page.blocks.append(
            {BlockKind::Paragraph, int(page.text.size()), int(paragraph.size()), 0, {}});
        page.text += paragraph;
    }
    if (!number.isEmpty()) {
        page.blocks.append(
            {BlockKind::PageNumber, int(page.text.size()) + 2, int(number.size()), 0, {}});
        page.text += QStringLiteral("\n\n") + number;
    }
    return page;
}

} // namespace

class TestPageRepeats : public QObject
{
    Q_OBJECT

private slots:
    void thePageTwiceIsNoticedWhateverItsNumber();
    void slidesThatBuildUpAreNoticed();
    void pagesThatFollowEachOtherAreNew();
};

void TestPageRepeats::thePageTwiceIsNoticedWhateverItsNumber()
{
    const QStringList matter{QStringLiteral("Igneous rock forms when magma cools and hardens.")};
    PageRepeats repeats;
    QVERIFY(!repeats.saidBefore(pageOf(matter, QStringLiteral("4"))));
    QVERIFY(!repeats.saidBefore(pageOf({QStringLiteral("Something else that is said.")})));
    QVERIFY(repeats.saidBefore(pageOf(matter, QStringLiteral("5"))));
}

void TestPageRepeats::slidesThatBuildUpAreNoticed()
{
    const PageText first = pageOf({QStringLiteral("Rocks"), QStringLiteral("Granite is igneous.")},
                                  QStringLiteral("1/9"));
    const PageText second = pageOf({QStringLiteral("Rocks"), QStringLiteral("Granite is igneous."),
                                    QStringLiteral("Marble is metamorphic.")},
                                   QStringLiteral("2/9"));
    QVERIFY(PageRepeats::buildsUp(first, second));
    QVERIFY(!PageRepeats::buildsUp(second, first));
}

void TestPageRepeats::pagesThatFollowEachOtherAreNew()
{
    const PageText first = pageOf({QStringLiteral("Rocks"), QStringLiteral("Granite is igneous.")});
    const PageText second
        = pageOf({QStringLiteral("Rocks"), QStringLiteral("Marble is metamorphic."),
                  QStringLiteral("Slate is, too.")});
    QVERIFY(!PageRepeats::buildsUp(first, second));
    QVERIFY(!PageRepeats::buildsUp(first, first));
}

QTEST_GUILESS_MAIN(TestPageRepeats)
#include "tst_pagerepeats.moc"
