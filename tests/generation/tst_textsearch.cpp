// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/textsearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace recto;

class tst_TextSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsQuotes_data();
    void findsQuotes();
    void toleratesOneWrongSignInTen();
    void placesAFuzzyMatchInALongText();
};

void tst_TextSearch::findsQuotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quote");
    QTest::addColumn<EvidenceMatch>("match");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *text, const char *quote, EvidenceMatch match,
                        const char *found) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(quote) << match
                            << QString::fromUtf8(found);
    };
    row("as it is", "The cell has a wall.", "a wall", EvidenceMatch::Exact, "a wall");
    row("line break", "The cell has\na wall.", "cell has a wall", EvidenceMatch::Exact,
        "cell has\na wall");
    row("hyphenated", "They were em-\nployed here.", "were employed here", EvidenceMatch::Exact,
        "were em-\nployed here");
    row("undone hyphen", "They were employed here.", "were em-\nployed", EvidenceMatch::Exact,
        "were employed");
    row("quotes and dashes", "He said “no” – twice.", "said \"no\" - twice", EvidenceMatch::Exact,
        "said “no” – twice");
    row("ligature", "The ﬁrst ﬂower", "first flower", EvidenceMatch::Exact, "ﬁrst ﬂower");
    row("case", "THE CELL WALL", "cell wall", EvidenceMatch::Exact, "CELL WALL");
    row("composed accent", "Cafe\u0301 au lait", "Café au lait", EvidenceMatch::Exact,
        "Cafe\u0301 au lait");
    row("OCR noise", "The membrane separates the cel1 from its surroundings.",
        "The membrane separates the cell from its surroundings.", EvidenceMatch::Fuzzy,
        "The membrane separates the cel1 from its surroundings.");
    row("missing letter", "Some words. The membrne separates the cell. More.",
        "The membrane separates the cell.", EvidenceMatch::Fuzzy,
        "The membrne separates the cell.");
    row("other words", "The membrane separates the cell.", "A nucleus holds genetic material.",
        EvidenceMatch::None, "");
    row("too short for doubt", "The cat sat.", "cot", EvidenceMatch::None, "");
    row("empty", "The cat sat.", "", EvidenceMatch::None, "");
    row("Chinese", "水是液体。冰是固体。", "冰是固体", EvidenceMatch::Exact, "冰是固体");
}

void tst_TextSearch::findsQuotes()
{
    QFETCH(QString, text);
    QFETCH(QString, quote);
    QFETCH(EvidenceMatch, match);
    QFETCH(QString, found);
    const auto result = SearchableText(text).find(quote);
    QCOMPARE(result ? result->match : EvidenceMatch::None, match);
    if (result)
        QCOMPARE(text.mid(result->range.start, result->range.length), found);
}

void tst_TextSearch::toleratesOneWrongSignInTen()
{
    const QString quote = QStringLiteral("abcdefghijklmnopqrstuvwxyzabcdefghijklmn"); // 40
    const auto damaged = [&quote](const QVector<int> &places) {
        QString text = quote;
        for (const int place : places)
            text[place] = QLatin1Char('#');
        return text;
    };
    const auto four = SearchableText(damaged({3, 13, 23, 33})).find(quote);
    QVERIFY(four);
    QCOMPARE(four->match, EvidenceMatch::Fuzzy);
    QCOMPARE(four->similarity, 0.9);
    QVERIFY(!SearchableText(damaged({3, 11, 19, 27, 35})).find(quote));
}

void tst_TextSearch::placesAFuzzyMatchInALongText()
{
    QRandomGenerator random(5);
    QString text;
    for (int i = 0; i < 5000; ++i)
        text += QChar(u'a' + static_cast<char16_t>(random.bounded(26)))
            + (i % 6 == 5 ? QStringLiteral(" ") : QString());
    for (int round = 0; round < 100; ++round) {
        const qsizetype start = random.bounded(static_cast<int>(text.size()) - 120);
        const QString original = text.mid(start, 100).trimmed();
        QString quote = original;
        for (int i = 0; i < 5; ++i) // changed, dropped and added signs
            quote.replace(10 + 15 * i, i % 3 == 0 ? 2 : 1, QStringLiteral("Q"));
        const auto found = SearchableText(text).find(quote);
        QVERIFY(found);
        QCOMPARE(found->match, EvidenceMatch::Fuzzy);
        QVERIFY(qAbs(found->range.start - text.indexOf(original)) <= 2);
    }
}

QTEST_APPLESS_MAIN(tst_TextSearch)
#include "tst_textsearch.moc"
