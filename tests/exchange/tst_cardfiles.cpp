// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"
#include "exchange/cardfiles.h"
#include "exchange/cardmarkdown.h"
#include "exchange/cardreader.h"
#include "exchange/csv.h"

#include <QBuffer>
#include <QTest>

using namespace recto;

class tst_CardFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void quotesFieldsAsTheStandardSays();
    void writesMarkdownForPeople();
    void escapesMarkdown_data();
    void escapesMarkdown();
    void noSpreadsheetRunsAField_data();
    void noSpreadsheetRunsAField();
};

namespace {

QVector<Flashcard> someCards()
{
    Flashcard basic;
    basic.id = QStringLiteral("a-1");
    basic.uploadId = QStringLiteral("u-1");
    basic.front = QStringLiteral("What is \"ice\", exactly?");
    basic.back = QStringLiteral("=frozen water,\nbelow 0 °C");
    basic.tags = {QStringLiteral("states of matter"), QStringLiteral("a;b\\c")};
    basic.course = QStringLiteral("Physics");
    basic.group = QStringLiteral(" 7b");
    basic.evidence.page = 0;
    basic.evidence.quote = QStringLiteral("Ice is frozen water,\nbelow 0 °C.");
    Flashcard cloze;
    cloze.id = QStringLiteral("b-2");
    cloze.uploadId = QStringLiteral("u-1");
    cloze.kind = CardKind::Cloze;
    setBack(cloze, CardText::fromHtml(QStringLiteral("H<sub>2</sub>O, <b>liquid</b>")));
    cloze.front = QString::fromUtf8("Wasser kocht bei {{c1::100 °C::Temperatur}} – 水 😀");
    return {basic, cloze};
}

QByteArray exported(const QVector<Flashcard> &cards, CardFileFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Status status = exportCards(cards, format, buffer);
    return status ? buffer.data() : QByteArray();
}

QVector<Flashcard> imported(const QByteArray &bytes, CardFileFormat format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto cards = readCards(
        buffer, format == CardFileFormat::Csv ? QStringLiteral("a.csv") : QStringLiteral("a.json"));
    return cards && cards->leftOut.isEmpty() ? cards->cards : QVector<Flashcard>();
}

} // namespace

void tst_CardFiles::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("json") << QStringLiteral("json");
    QTest::newRow("csv") << QStringLiteral("csv");
}

void tst_CardFiles::readsBackWhatItWrote()
{
    QFETCH(QString, format);
    const CardFileFormat kind = *cardFileFormat(format);
    QVector<Flashcard> cards = someCards();
    const QVector<Flashcard> back = imported(exported(cards, kind), kind);
    if (kind == CardFileFormat::Csv) { // has no column for the upload
        for (Flashcard &card : cards)
            card.uploadId.clear();
    }
    QCOMPARE(back, cards);
}

void tst_CardFiles::quotesFieldsAsTheStandardSays()
{
    const QByteArray text = exported(someCards(), CardFileFormat::Csv);
    QVERIFY(
        text.startsWith("id,kind,front,back,tags,course,group,page,quote,frontHtml,backHtml\r\n"));
    QVERIFY(text.contains("a-1,basic,\"What is \"\"ice\"\", exactly?\",\"'=frozen water,\nbelow"));
    QVERIFY(text.contains(",states of matter;a\\;b\\\\c,Physics,\" 7b\",0,"));
    QVERIFY(text.endsWith(",,,,,,,\"H<sub>2</sub>O, <b>liquid</b>\"\r\n"));
}

void tst_CardFiles::writesMarkdownForPeople()
{
    QVector<Flashcard> cards = someCards();
    cards[0].evidence.quote = QStringLiteral("Ice is *cold*.");
    cards[1].uploadId = QStringLiteral("other");
    QCOMPARE(
        cardsAsMarkdown(cards, {{QStringLiteral("u-1"), QStringLiteral("States of matter")}}),
        QString::fromUtf8("# States of matter\n\n## What is \"ice\", exactly?\n\n=frozen water,\n"
                          "below 0 °C\n\n> Ice is \\*cold\\*.\n\n"
                          "## Wasser kocht bei \\_\\_\\_ – 水 😀\n\n"
                          "Wasser kocht bei **100 °C** – 水 😀\n\nH2O, liquid\n\n"));
}

void tst_CardFiles::escapesMarkdown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("plain") << QStringLiteral("3.14 (a-b)!") << QStringLiteral("3.14 (a-b)!");
    QTest::newRow("emphasis") << QStringLiteral("*a_b*") << QStringLiteral("\\*a\\_b\\*");
    QTest::newRow("list") << QStringLiteral("- a\n+ b") << QStringLiteral("\\- a\n\\+ b");
    QTest::newRow("number") << QStringLiteral("1. a") << QStringLiteral("1\\. a");
    QTest::newRow("tag") << QStringLiteral("<b> & #") << QStringLiteral("\\<b\\> \\& \\#");
}

void tst_CardFiles::escapesMarkdown()
{
    QFETCH(QString, text);
    QFETCH(QString, escaped);
    QCOMPARE(markdownEscaped(text), escaped);
}

void tst_CardFiles::noSpreadsheetRunsAField_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, const char *written) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(written);
    };
    row("=1+1", "'=1+1");
    row("+49 30", "'+49 30");
    row("-5 °C", "'-5 °C");
    row("@SUM(A1)", "'@SUM(A1)");
    row("\t=1", "'\t=1");
    row("'=1", "''=1");
    row("'tis", "'tis");
    row("''", "''");
    row("a=b", "a=b");
}

void tst_CardFiles::noSpreadsheetRunsAField()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const QString record = csvRecord({text});
    QVERIFY(record.startsWith(written));
    const auto read = readCsv(record, u',');
    QCOMPARE(withoutFormulaGuard(read.first().fields.first()), text);
}

QTEST_GUILESS_MAIN(tst_CardFiles)
#include "tst_cardfiles.moc"
