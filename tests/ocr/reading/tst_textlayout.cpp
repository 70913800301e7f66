// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/readingorder.h"
#include "ocr/reading/textlayout.h"

#include <QTest>

using namespace recto;

namespace {

constexpr int letterWidth = 10;
constexpr int lineHeight = 20;

// A line of words at a place; letters ten pixels wide.
RecognisedLine lineAt(int x, int y, const QString &text, int block = 0, int paragraph = 0,
                      double xHeight = 12)
{
    RecognisedLine line;
    line.block = block;
    line.paragraph = paragraph;
    line.xHeight = xHeight;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        const int width = int(word.size()) * letterWidth;
        line.words.append({word, QRect(x, y, width, lineHeight), 95, true});
        line.box |= line.words.last().box;
        x += width + letterWidth;
    }
    return line;
}

PageText laidOut(const QVector<RecognisedLine> &lines, const QVector<RuledTable> &tables = {})
{
    return layOut(lines, tables, {1000, 1400});
}

QVector<BlockKind> kindsOf(const PageText &page)
{
    QVector<BlockKind> kinds;
    for (const Block &block : page.blocks)
        kinds.append(block.kind);
    return kinds;
}

} // namespace

class TestTextLayout : public QObject
{
    Q_OBJECT

private slots:
    void wordsStandWhereTheirOffsetsSay();
    void hyphenatedWordsAreJoined();
    void compoundWordsKeepTheirHyphen();
    void columnsAreReadOneAfterTheOther();
    void indentedLinesAreNoColumn();
    void linesOverTheGapPartNoColumns();
    void cellsOfARowStandOnOneLine();
    void ruledTablesAreReadCellByCell();
    void rulesAroundAWholePageMakeNoTable();
    void aSentenceStaysInOneParagraph();
    void blocksAreNamed();
    void loneSignsBeforeTextAreBullets();
    void chineseHasNoSpaces();
    void rulesAndDirtAreNoText();
    void poorPagesKeepWhatWasRead();
    void nothingGivesAnEmptyPage();
};

void TestTextLayout::wordsStandWhereTheirOffsetsSay()
{
    const PageText page = laidOut({lineAt(50, 100, QStringLiteral("The heat of the moun-")),
                                   lineAt(50, 130, QStringLiteral("tain melts the snow.")),
                                   lineAt(50, 200, QStringLiteral("A new paragraph"), 0, 1)});
    int last = -1;
    for (const Word &word : page.words) {
        QVERIFY(word.offset > last);
        last = word.offset;
        QVERIFY(word.text.startsWith(page.text.mid(word.offset, word.length)));
    }
    for (const Block &block : page.blocks)
        QVERIFY(block.offset >= 0 && block.offset + block.length <= page.text.size());
}

void TestTextLayout::hyphenatedWordsAreJoined()
{
    const PageText page = laidOut({lineAt(50, 100, QStringLiteral("The heat of the moun-")),
                                   lineAt(50, 130, QStringLiteral("tain melts the snow."))});
    QCOMPARE(page.text, QStringLiteral("The heat of the mountain\nmelts the snow."));
    QCOMPARE(page.words.at(4).length, 4); // "moun"
    QCOMPARE(page.words.at(5).offset, page.words.at(4).offset + 4);
}

void TestTextLayout::compoundWordsKeepTheirHyphen()
{
    const QStringList known{QStringLiteral("well"), QStringLiteral("known")};
    const auto isWord = [&known](const QString &word) { return known.contains(word); };
    const PageText page = layOut(
        {lineAt(50, 100, QStringLiteral("a well-")), lineAt(50, 130, QStringLiteral("known fact"))},
        {}, {1000, 1400}, isWord);
    QCOMPARE(page.text, QStringLiteral("a well-known\nfact"));
}

void TestTextLayout::columnsAreReadOneAfterTheOther()
{
    QVector<RecognisedLine> lines{
        lineAt(50, 40, QStringLiteral("One heading that spans both of the columns"), 0)};
    for (int i = 0; i < 4; ++i) { // as they stand, row by row
        lines.append(lineAt(50, 100 + 30 * i,
                            QStringLiteral("left column line number %1 here").arg(i), 1, 1));
        lines.append(lineAt(480, 100 + 30 * i,
                            QStringLiteral("right column line number %1 here").arg(i), 2, 2));
    }
    const QString text = laidOut(lines).text;
    QVERIFY(text.indexOf(QStringLiteral("left column line number 3"))
            < text.indexOf(QStringLiteral("right column line number 0")));
    QVERIFY(text.startsWith(QStringLiteral("One heading")));
}

void TestTextLayout::indentedLinesAreNoColumn()
{
    const PageText page = laidOut({lineAt(183, 351, QStringLiteral("elif x:")),
                                   lineAt(264, 382, QStringLiteral("print(Zero)")),
                                   lineAt(183, 413, QStringLiteral("elif y:")),
                                   lineAt(264, 444, QStringLiteral("print(Single)")),
                                   lineAt(183, 475, QStringLiteral("else:")),
                                   lineAt(150, 506, QStringLiteral("More"), 1)});
    QCOMPARE(page.text.simplified(),
             QStringLiteral("elif x: print(Zero) elif y: print(Single) else: More"));
}

void TestTextLayout::linesOverTheGapPartNoColumns()
{
    // Blocks of their own; what stands over the gap says that it is none.
    const PageText page = laidOut({lineAt(300, 100, QStringLiteral("indented"), 0),
                                   lineAt(180, 140, QStringLiteral("over the gap here"), 1),
                                   lineAt(100, 180, QStringLiteral("outdented"), 2)});
    QCOMPARE(page.text.simplified(), QStringLiteral("indented over the gap here outdented"));
}

void TestTextLayout::cellsOfARowStandOnOneLine()
{
    QVector<RecognisedLine> lines;
    const QStringList names{QStringLiteral("Lead"), QStringLiteral("Tin"), QStringLiteral("Zinc")};
    const QStringList numbers{QStringLiteral("327"), QStringLiteral("232"), QStringLiteral("420")};
    for (int i = 0; i < 3; ++i) // a block a column, as recognisers give them
        lines.append(lineAt(50, 100 + 40 * i, names.at(i), 0, i));
    for (int i = 0; i < 3; ++i)
        lines.append(lineAt(400, 102 + 40 * i, numbers.at(i), 1, 10 + i));
    const PageText page = laidOut(lines);
    QCOMPARE(page.text, QStringLiteral("Lead 327\nTin 232\nZinc 420"));
    QCOMPARE(kindsOf(page), QVector<BlockKind>(3, BlockKind::TableRow));
}

void TestTextLayout::ruledTablesAreReadCellByCell()
{
    const RuledTable table{QRect(40, 90, 500, 140),
                           {{90, 160, {40, 250, 540}}, {160, 230, {40, 250, 540}}}};
    const PageText page = laidOut({lineAt(50, 100, QStringLiteral("Boiling point")),
                                   lineAt(260, 100, QStringLiteral("the heat at")),
                                   lineAt(260, 130, QStringLiteral("which it boils")),
                                   lineAt(50, 170, QStringLiteral("Melting point")),
                                   lineAt(260, 170, QStringLiteral("the heat at")),
                                   lineAt(260, 200, QStringLiteral("which it melts"))},
                                  {table});
    QCOMPARE(page.text,
             QStringLiteral("Boiling point the heat at which it boils\n"
                            "Melting point the heat at which it melts"));
}

// The grain of a desk was taken for rules: the page's text stands in one cell.
void TestTextLayout::rulesAroundAWholePageMakeNoTable()
{
    const QVector<RecognisedLine> lines{
        lineAt(50, 100, QStringLiteral("The heart"), 0, 0, 20),
        lineAt(50, 150, QStringLiteral("The heart pumps blood through")),
        lineAt(50, 180, QStringLiteral("the body all day long."))};
    const RuledTable desk{QRect(0, 0, 1000, 1400),
                          {{0, 1000, {900}}, {1000, 1200, {300, 700}}, {1200, 1400, {500}}}};
    const PageText page = laidOut(lines, {desk});
    QCOMPARE(page.text, laidOut(lines).text);
    QCOMPARE(kindsOf(page), (QVector<BlockKind>{BlockKind::Heading, BlockKind::Paragraph}));
}

void TestTextLayout::aSentenceStaysInOneParagraph()
{
    const QString begin = QStringLiteral("The node sets the rhythm of the");
    const auto end
        = [](int y, const char *text) { return lineAt(50, y, QString::fromLatin1(text), 0, 1); };
    QCOMPARE(laidOut({lineAt(50, 100, begin), end(125, "heart. It beats.")}).blocks.size(), 1);
    QCOMPARE(laidOut({lineAt(50, 100, begin), end(125, "Heart. It beats.")}).blocks.size(),
             2); // another begins
    QCOMPARE(laidOut({lineAt(50, 100, begin), end(190, "heart. It beats.")}).blocks.size(),
             2); // far below
    QCOMPARE(laidOut({lineAt(50, 100, begin + u'.'), end(125, "heart. It beats.")}).blocks.size(),
             2);
}

void TestTextLayout::blocksAreNamed()
{
    const PageText page = laidOut(
        {lineAt(50, 40, QStringLiteral("Tides and the moon"), 0, 0, 22),
         lineAt(50, 100,
                QStringLiteral("The water rises twice a day and falls again, as everyone knows.")),
         lineAt(50, 130,
                QStringLiteral("1. New moon brings a spring tide to the whole of the coast."), 0,
                1),
         lineAt(50, 160,
                QStringLiteral("• Half moon brings a neap tide and leaves the harbour dry."), 0, 2),
         lineAt(50, 190,
                QStringLiteral("Figure 3 The harbour at low water in a winter of long ago."), 0, 3),
         lineAt(50, 900, QStringLiteral("17"), 1, 4)});
    QCOMPARE(kindsOf(page),
             QVector<BlockKind>({BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem,
                                 BlockKind::ListItem, BlockKind::Caption, BlockKind::PageNumber}));
    QCOMPARE(page.blocks.first().level, 1);
}

void TestTextLayout::loneSignsBeforeTextAreBullets()
{
    RecognisedLine dotted = lineAt(50, 100, QStringLiteral("e first point of the list"));
    dotted.words.first().isDot = true;
    const PageText page
        = laidOut({dotted, lineAt(50, 130, QStringLiteral("¢ second point of the list")),
                   lineAt(50, 160, QStringLiteral("e a letter stays a letter"))});
    QCOMPARE(page.text,
             QStringLiteral("• first point of the list\n• second point of the list\n"
                            "e a letter stays a letter"));
}

void TestTextLayout::chineseHasNoSpaces()
{
    const QString signs = QStringLiteral("海水 的 涨落 ， 与 GPL 有关 。");
    const PageText page = laidOut({lineAt(100, 100, signs)});
    QCOMPARE(page.text, QStringLiteral("海水的涨落，与 GPL 有关。"));
    for (const Word &word : page.words)
        QCOMPARE(page.text.mid(word.offset, word.length), word.text);
}

void TestTextLayout::rulesAndDirtAreNoText()
{
    RecognisedLine dirt = lineAt(800, 700, QStringLiteral("iW ~ q"), 1, 1);
    for (RecognisedWord &word : dirt.words) {
        word.confidence = 20;
        word.inDictionary = false;
    }
    const PageText page
        = laidOut({lineAt(50, 100, QStringLiteral("| The whole line of words is good |")), dirt});
    QCOMPARE(page.text, QStringLiteral("The whole line of words is good"));
}

void TestTextLayout::poorPagesKeepWhatWasRead()
{
    RecognisedLine line = lineAt(50, 100, QStringLiteral("a line read badly"));
    for (RecognisedWord &word : line.words)
        word.confidence = 42;
    QCOMPARE(laidOut({line}).text, QStringLiteral("a line read badly"));
}

void TestTextLayout::nothingGivesAnEmptyPage()
{
    const PageText page = laidOut({});
    QVERIFY(page.text.isEmpty());
    QVERIFY(page.words.isEmpty() && page.blocks.isEmpty());
    QCOMPARE(page.confidence, 0.0F);
}

QTEST_APPLESS_MAIN(TestTextLayout)
#include "tst_textlayout.moc"
