// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/pagestructure.h"

#include <QTest>

using namespace recto;

class tst_PageStructure : public QObject
{
    Q_OBJECT

private slots:
    void pairsAWordListThatWasReadByColumns();
    void pairsAWordListThatWasReadByRows();
    void keepsTheLinesOfALongMeaning();
    void leavesTwoColumnsOfProseAlone();
    void givesTableRowsACellForEachColumn();
};

namespace {

constexpr int LineHeight = 20;
constexpr int LetterWidth = 10;

// A line of the page at a place; words stand a letter's width apart.
void addLine(PageText &page, const QString &text, int x, int y)
{
    if (!page.text.isEmpty())
        page.text += QLatin1Char('\n');
    int at = x;
    for (const QString &part : text.split(QLatin1Char(' '))) {
        if (!page.text.isEmpty() && !page.text.endsWith(QLatin1Char('\n')))
            page.text += QLatin1Char(' ');
        Word word;
        word.text = part;
        word.offset = static_cast<int>(page.text.size());
        word.length = static_cast<int>(part.size());
        word.confidence = 95;
        word.box = QRect(at, y, static_cast<int>(part.size()) * LetterWidth, LineHeight);
        at = word.box.right() + LetterWidth;
        page.text += part;
        page.words.append(word);
    }
}

// Words of one line of text that stand in columns.
void addRow(PageText &page, const QVector<QPair<QString, int>> &cells, int y, BlockKind kind)
{
    const int start = page.text.isEmpty() ? 0 : static_cast<int>(page.text.size()) + 1;
    for (const auto &[text, x] : cells) {
        PageText cell;
        addLine(cell, text, x, y);
        if (!page.text.isEmpty())
            page.text += &text == &cells.constFirst().first ? QLatin1Char('\n') : QLatin1Char(' ');
        for (Word word : std::as_const(cell.words)) {
            word.offset += static_cast<int>(page.text.size());
            page.words.append(word);
        }
        page.text += cell.text;
    }
    page.blocks.append({kind, start, static_cast<int>(page.text.size()) - start, 0, {}});
}

// "left | right" a row with cells.
QStringList shownRows(const PageText &page)
{
    QStringList rows;
    for (const ChunkBlock &block : structureOf(page)) {
        QStringList cells;
        for (const TextSpan &cell : block.cells)
            cells << page.text.mid(cell.offset, cell.length).simplified();
        if (!cells.isEmpty())
            rows << cells.join(QStringLiteral(" | "));
    }
    return rows;
}

const QStringList expectedList{QStringLiteral("fjord | narrow inlet of the sea"),
                               QStringLiteral("dune | hill of sand"),
                               QStringLiteral("reef | ridge of coral")};

} // namespace

void tst_PageStructure::pairsAWordListThatWasReadByColumns()
{
    PageText page;
    addLine(page, QStringLiteral("fjord"), 100, 100);
    addLine(page, QStringLiteral("dune"), 100, 160);
    addLine(page, QStringLiteral("reef"), 100, 220);
    addLine(page, QStringLiteral("narrow inlet of the sea"), 400, 100);
    addLine(page, QStringLiteral("hill of sand"), 400, 160);
    addLine(page, QStringLiteral("ridge of coral"), 400, 220);
    QCOMPARE(shownRows(page), expectedList);
}

void tst_PageStructure::pairsAWordListThatWasReadByRows()
{
    PageText page;
    addRow(page, {{QStringLiteral("fjord"), 100}, {QStringLiteral("narrow inlet of the sea"), 400}},
           100, BlockKind::Paragraph);
    addRow(page, {{QStringLiteral("dune"), 100}, {QStringLiteral("hill of sand"), 400}}, 160,
           BlockKind::Paragraph);
    addRow(page, {{QStringLiteral("reef"), 100}, {QStringLiteral("ridge of coral"), 400}}, 220,
           BlockKind::Paragraph);
    QCOMPARE(shownRows(page), expectedList);
}

void tst_PageStructure::keepsTheLinesOfALongMeaning()
{
    PageText page;
    addLine(page, QStringLiteral("fjord"), 100, 100);
    addLine(page, QStringLiteral("dune"), 100, 180);
    addLine(page, QStringLiteral("reef"), 100, 240);
    addLine(page, QStringLiteral("narrow inlet"), 400, 100);
    addLine(page, QStringLiteral("of the sea"), 400, 128);
    addLine(page, QStringLiteral("hill of sand"), 400, 180);
    addLine(page, QStringLiteral("ridge of coral"), 400, 240);
    QCOMPARE(shownRows(page), expectedList);
}

void tst_PageStructure::leavesTwoColumnsOfProseAlone()
{
    PageText page;
    for (int side = 0; side < 2; ++side) {
        for (int line = 0; line < 6; ++line)
            addLine(page, QStringLiteral("the river carries sand and stones far down"),
                    100 + 600 * side, 100 + 30 * line);
    }
    QCOMPARE(shownRows(page), QStringList());
}

void tst_PageStructure::givesTableRowsACellForEachColumn()
{
    PageText page;
    addRow(page,
           {{QStringLiteral("City"), 100},
            {QStringLiteral("1900"), 400},
            {QStringLiteral("2000"), 600}},
           100, BlockKind::TableRow);
    addRow(
        page,
        {{QStringLiteral("Lyon"), 100}, {QStringLiteral("459"), 400}, {QStringLiteral("445"), 600}},
        140, BlockKind::TableRow);
    addRow(page, {{QStringLiteral("Nice"), 100}, {QStringLiteral("342"), 600}}, 180,
           BlockKind::TableRow);
    QCOMPARE(shownRows(page),
             (QStringList{QStringLiteral("City | 1900 | 2000"), QStringLiteral("Lyon | 459 | 445"),
                          QStringLiteral("Nice |  | 342")}));
}

QTEST_APPLESS_MAIN(tst_PageStructure)
#include "tst_pagestructure.moc"
