// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/glossary.h"
#include "generation/rules/textlayout.h"

#include <QTest>

using namespace recto;

class tst_TextLayout : public QObject
{
    Q_OBJECT

private slots:
    void tellsKindsApart_data();
    void tellsKindsApart();
    void joinsLinesAndBrokenWords();
    void leadsBackToTheSource();
    void givesListsTheirLeadIn();
    void readsAGlossaryWithoutSeparators();
};

namespace {

// "H: heading", "P: prose", "I: item", "G: garbage"
QStringList described(const QVector<TextUnit> &units)
{
    QStringList lines;
    for (const TextUnit &unit : units)
        lines << QLatin1Char("HPIG"[static_cast<int>(unit.kind)]) + QStringLiteral(": ")
                + unit.text;
    return lines;
}

} // namespace

void tst_TextLayout::tellsKindsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("units");
    const auto row = [](const char *name, const char *text, const QStringList &units) {
        QTest::newRow(name) << QString::fromUtf8(text) << units;
    };
    row("heading between empty lines", "Cell Size\n\nProkaryotic cells are small.",
        {"H: Cell Size", "P: Prokaryotic cells are small."});
    row("heading without empty lines",
        "Fowls are made tender by long cooking and they are good.\nFried Chicken\n"
        "Fried chicken is prepared and cooked the same as before.",
        {"P: Fowls are made tender by long cooking and they are good.", "H: Fried Chicken",
         "P: Fried chicken is prepared and cooked the same as before."});
    row("numbered heading", "2.3. Eau\nL’eau apporte des nutriments.",
        {"H: 2.3. Eau", QString::fromUtf8("P: L’eau apporte des nutriments.")});
    row("running head and page number", "POULTRY AND GAME 249\n\nMake a sauce of butter.\n\n93",
        {"G: POULTRY AND GAME 249", "P: Make a sauce of butter.", "G: 93"});
    row("bullets", "Types:\n• one thing\n• two things\nthat go on",
        {"P: Types:", "I: one thing", "I: two things that go on"});
    row("table of truth", "True False True\np q p and q\nWords stand here.",
        {"G: True False True", "G: p q p and q", "P: Words stand here."});
    row("definition is no heading", "Mulch – a layer of straw\n\nThe rest of the page.",
        {QString::fromUtf8("P: Mulch – a layer of straw"), "P: The rest of the page."});
    row("sentence over an empty line", "The wall is a layer that\n\nprotects the cell.",
        {"P: The wall is a layer that protects the cell."});
    row("noise", "|~ {} <> ##\nWords stand here.", {"G: |~ {} <> ##", "P: Words stand here."});
    row("Chinese lines", "水是液\n体。", {QString::fromUtf8("P: 水是液体。")});
}

void tst_TextLayout::tellsKindsApart()
{
    QFETCH(QString, text);
    QFETCH(QStringList, units);
    QCOMPARE(described(layoutOf(text, {0, static_cast<int>(text.size())})), units);
}

void tst_TextLayout::joinsLinesAndBrokenWords()
{
    const QVector<TextUnit> units
        = layoutOf(QStringLiteral("They were em-\nployed in a well-\nknown mill  of\nAnnapolis."));
    QCOMPARE(units.size(), 1);
    QCOMPARE(units.at(0).text,
             QStringLiteral("They were employed in a wellknown mill of Annapolis."));
}

void tst_TextLayout::leadsBackToTheSource()
{
    const QString text = QStringLiteral("\n  They were em-\nployed here.\n");
    const TextUnit unit = layoutOf(text).at(0);
    const qsizetype start = unit.text.indexOf(QStringLiteral("were"));
    const TextRange source = unit.sourceOf({start, QStringLiteral("were employed").size()});
    QCOMPARE(text.mid(source.start, source.length), QStringLiteral("were em-\nployed"));
    QCOMPARE(unit.origin.size(), unit.text.size());
    QCOMPARE(unit.sourceOf({0, 1000}).length, 0);
}

void tst_TextLayout::givesListsTheirLeadIn()
{
    const QVector<TextUnit> units = layoutOf(QStringLiteral(
        "Pests are the following:\n• slugs\n• mites\n\n1. Why do plants grow?\n2. How?"));
    QCOMPARE(units.size(), 5);
    QCOMPARE(units.at(1).leadIn, 0);
    QCOMPARE(units.at(2).leadIn, 0);
    QCOMPARE(units.at(3).leadIn, -1); // another list
    QVERIFY(units.at(3).numbered);
}

void tst_TextLayout::readsAGlossaryWithoutSeparators()
{
    const QVector<TextUnit> units
        = layoutOf(QStringLiteral("bicameral having two houses of law\nBlack Market illegal trade "
                                  "in scarce goods by\nmerchants\n"
                                  "commodification the transformation of something\ninto "
                                  "goods\nexports products (goods) sold abroad\n"
                                  "gross product (GP) measure of what is made"));
    QCOMPARE(units.size(), 1);
    QStringList entries;
    for (const GlossaryEntry &entry :
         readGlossary(units.at(0), rulesFor(QStringLiteral("eng"), {})))
        entries << entry.term + QStringLiteral(" = ") + entry.meaning;
    QCOMPARE(
        entries,
        (QStringList{QStringLiteral("bicameral = having two houses of law"),
                     QStringLiteral("Black Market = "),
                     QStringLiteral("commodification = the transformation of something into goods"),
                     QStringLiteral("exports = products (goods) sold abroad"),
                     QStringLiteral("gross product (GP) = measure of what is made")}));
}

QTEST_APPLESS_MAIN(tst_TextLayout)
#include "tst_textlayout.moc"
