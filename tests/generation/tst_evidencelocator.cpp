// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chunker.h"
#include "generation/evidencelocator.h"

#include <QTest>

using namespace recto;

class tst_EvidenceLocator : public QObject
{
    Q_OBJECT

private slots:
    void boxesTheLinesOfAQuote();
    void keepsColumnsApart();
    void findsTheSecondPage();
    void takesTheOneThatWasMeantOfTwo();
    void choosesThePageWithMoreOfTheQuote();
    void marksOcrNoiseAsFuzzy();
    void keepsAQuoteThatIsNotThere();
    void worksWithoutPages();
};

namespace {

// Words 10 pixels a letter, lines 30 apart.
PageText pageOf(const QStringList &lines)
{
    PageText page;
    for (int row = 0; row < lines.size(); ++row) {
        int column = 0;
        for (const QString &word : lines.at(row).split(QLatin1Char(' '))) {
            const int length = static_cast<int>(word.size());
            page.words << Word{word, QRect(column * 10, row * 30, length * 10, 20), 90,
                               static_cast<int>(page.text.size()) + column, length};
            column += length + 1;
        }
        page.text += lines.at(row) + (row + 1 < lines.size() ? QStringLiteral("\n") : QString());
    }
    return page;
}

QVector<Chunk> chunksOf(const QMap<int, PageText> &pages)
{
    ChunkStream stream;
    QVector<Chunk> chunks;
    for (auto it = pages.cbegin(); it != pages.cend(); ++it)
        chunks += stream.append(it.key(), *it);
    return chunks + stream.finish();
}

} // namespace

void tst_EvidenceLocator::boxesTheLinesOfAQuote()
{
    const QMap<int, PageText> pages{
        {3,
         pageOf({QStringLiteral("The cell wall is"), QStringLiteral("a strong layer."),
                 QStringLiteral("It protects.")})}};
    const EvidenceLocator locator(chunksOf(pages).first(), pages);
    const Evidence evidence = locator.locate(QStringLiteral("wall is a strong"));
    QCOMPARE(evidence.page, 3);
    QCOMPARE(evidence.match, EvidenceMatch::Exact);
    QCOMPARE(evidence.quote, QStringLiteral("wall is\na strong"));
    QCOMPARE(evidence.boxes, (QVector<QRect>{QRect(90, 0, 70, 20), QRect(0, 30, 80, 20)}));
}

void tst_EvidenceLocator::keepsColumnsApart()
{
    PageText page = pageOf({QStringLiteral("left end"), QStringLiteral("right top")});
    for (qsizetype i = 2; i < 4; ++i)
        page.words[i].box.translate(900, -30); // beside, at the same height
    QCOMPARE(lineBoxes(page, 0, static_cast<int>(page.text.size())),
             (QVector<QRect>{QRect(0, 0, 80, 20), QRect(900, 0, 90, 20)}));
}

void tst_EvidenceLocator::takesTheOneThatWasMeantOfTwo()
{
    const PageText page = pageOf({QStringLiteral("Cells have walls.")});
    const QMap<int, PageText> pages{{0, page}, {1, page}};
    const Chunk chunk = chunksOf(pages).first();
    const EvidenceLocator locator(chunk, pages);
    const QString quote = QStringLiteral("have walls.");
    const auto second = static_cast<int>(chunk.text.lastIndexOf(quote));
    QCOMPARE(locator.locate(quote).page, 0);
    QCOMPARE(locator.locate(quote, second).page, 1);
    QCOMPARE(locator.locate(quote, second).boxes, (QVector<QRect>{QRect(60, 0, 110, 20)}));
    QCOMPARE(locator.locate(quote, second - 1).page,
             0); // a place that doesn't hold it isn't believed
}

void tst_EvidenceLocator::findsTheSecondPage()
{
    const QMap<int, PageText> pages{{0, pageOf({QStringLiteral("Cells have walls.")})},
                                    {1, pageOf({QStringLiteral("Roots drink water.")})}};
    const Evidence evidence
        = EvidenceLocator(chunksOf(pages).first(), pages).locate(QStringLiteral("drink water."));
    QCOMPARE(evidence.page, 1);
    QCOMPARE(evidence.boxes, QVector<QRect>{QRect(60, 0, 120, 20)});
}

void tst_EvidenceLocator::choosesThePageWithMoreOfTheQuote()
{
    const QMap<int, PageText> pages{
        {0, pageOf({QStringLiteral("The stem of a plant")})},
        {1, pageOf({QStringLiteral("carries water and sugar upwards.")})}};
    const Evidence evidence
        = EvidenceLocator(chunksOf(pages).first(), pages)
              .locate(QStringLiteral("The stem of a plant carries water and sugar upwards."));
    QCOMPARE(evidence.page, 1);
    QCOMPARE(evidence.quote, QStringLiteral("carries water and sugar upwards."));
    QCOMPARE(evidence.match, EvidenceMatch::Exact);
    QCOMPARE(evidence.boxes.size(), 1);
}

void tst_EvidenceLocator::marksOcrNoiseAsFuzzy()
{
    const QMap<int, PageText> pages{
        {0, pageOf({QStringLiteral("The rnembrane separates the cell.")})}};
    const Evidence evidence = EvidenceLocator(chunksOf(pages).first(), pages)
                                  .locate(QStringLiteral("The membrane separates the cell."));
    QCOMPARE(evidence.match, EvidenceMatch::Fuzzy);
    QCOMPARE(evidence.quote, QStringLiteral("The rnembrane separates the cell."));
    QCOMPARE(evidence.boxes.size(), 1);
}

void tst_EvidenceLocator::keepsAQuoteThatIsNotThere()
{
    const QMap<int, PageText> pages{{7, pageOf({QStringLiteral("Cells have walls.")})}};
    const Evidence evidence = EvidenceLocator(chunksOf(pages).first(), pages)
                                  .locate(QStringLiteral("Rome was not built in a day."));
    QCOMPARE(evidence.match, EvidenceMatch::None);
    QCOMPARE(evidence.page, 7);
    QCOMPARE(evidence.quote, QStringLiteral("Rome was not built in a day."));
    QVERIFY(evidence.boxes.isEmpty());
}

void tst_EvidenceLocator::worksWithoutPages()
{
    const Chunk chunk = Chunker().split(QStringLiteral("Cells have\nwalls.")).first();
    const Evidence evidence = EvidenceLocator(chunk).locate(QStringLiteral("cells have walls"));
    QCOMPARE(evidence.page, -1);
    QCOMPARE(evidence.match, EvidenceMatch::Exact);
    QCOMPARE(evidence.quote, QStringLiteral("Cells have\nwalls"));
}

QTEST_APPLESS_MAIN(tst_EvidenceLocator)
#include "tst_evidencelocator.moc"
