// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloze.h"
#include "exchange/cardreader.h"
#include "exchange/csv.h"
#include "exchange/textdecoding.h"
#include "fakes/testpaths.h"

#include <QBuffer>
#include <QFile>
#include <QStringEncoder>
#include <QTest>

#include <unicode/ucnv.h>

using namespace recto;

namespace {

Result<ImportedCards> taken(const QByteArray &bytes, const QString &name = {},
                            const ImportOptions &options = {})
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readCards(buffer, name, options);
}

// "front|back|tag;tag", a card a line; what was left out as "!fault@line".
QString shown(const Result<ImportedCards> &cards)
{
    if (!cards)
        return u'!' + codeName(cards.error().fault);
    QStringList lines;
    for (const Flashcard &card : cards->cards)
        lines << QStringList{card.front, card.back, card.tags.join(u';')}.join(u'|');
    for (const Error &error : cards->leftOut)
        lines << QStringLiteral("!%1@%2").arg(codeName(error.fault)).arg(error.place);
    return lines.join(u'\n');
}

QByteArray dataFile(const QString &name)
{
    QFile file(sourceFile(QStringLiteral("tests/data/cards/") + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray encoded(const QString &text, const QByteArray &encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding.constData(), &status);
    QByteArray bytes(text.size() * 4 + 16, Qt::Uninitialized);
    bytes.truncate(ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()),
                                   reinterpret_cast<const UChar *>(text.utf16()),
                                   static_cast<int32_t>(text.size()), &status));
    ucnv_close(converter);
    return U_SUCCESS(status) ? bytes : QByteArray();
}

} // namespace

class tst_CardReader : public QObject
{
    Q_OBJECT

private slots:
    void spreadsheetsOfEuropeAreRead_data();
    void spreadsheetsOfEuropeAreRead();
    void encodingsAreFound_data();
    void encodingsAreFound();
    void tablesAreRead_data();
    void tablesAreRead();
    void columnsSeparatorAndEncodingMayBeSaid();
    void notesAndQuestionsAreRead_data();
    void notesAndQuestionsAreRead();
    void mnemosyneIsRead();
    void jsonIsRead_data();
    void jsonIsRead();
    void gapsMayHoldFormulas();
    void formattedCardsStayFormatted();
    void aFileWithoutCardsIsSaid_data();
    void aFileWithoutCardsIsSaid();
    void aDeviceThatNeverEndsIsSaid();
    void recordsAreRead_data();
    void recordsAreRead();
    void hostileTablesAreReadInLinearTime();
};

void tst_CardReader::spreadsheetsOfEuropeAreRead_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"bom_semicolon.csv", "cp1252_comma.csv", "blank_rows.csv"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void tst_CardReader::spreadsheetsOfEuropeAreRead()
{
    QFETCH(QString, file);
    QCOMPARE(shown(taken(dataFile(file), file)),
             QString::fromUtf8(
                 "What is a fjord?|A deep narrow inlet of the sea between cliffs, cut by a "
                 "glacier.|geo\n"
                 "What does the Föhn do?|A warm dry wind; it melts snow – “snow eater”.|geo\n"
                 "Wie heißt der höchste Berg Österreichs?|Großglockner (3798 m)|geo"));
}

void tst_CardReader::encodingsAreFound_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *encoding, const char *text) {
        QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(encoding),
                                                              QString::fromUtf8(text).left(20))))
            << QByteArray(encoding) << QString::fromUtf8(text);
    };
    const char *german = "Vorderseite;Rückseite\nWas ist größer?;Ein Öltanker – „Jahre“\n"
                         "Straße;Weg für Fußgänger\n";
    const char *french = "recto;verso\nL’été;la saison chaude\nOù ça ?;là-bas, près de la forêt\n"
                         "être;verbe\n";
    const char *spanish = "pregunta;respuesta\n¿Qué es el niño?;un fenómeno del océano\n"
                          "mañana;el día después\n";
    const char *portuguese = "pergunta;resposta\nO que é coração?;órgão\nmaçã;fruta não cítrica\n";
    const char *italian = "domanda;risposta\nPerché?;così è la città\nlunedì;il primo giorno\n";
    for (const char *text : {german, french, spanish, portuguese, italian}) {
        for (const char *encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "macintosh"})
            row(encoding, text);
    }
    row("ISO-8859-15", "front;back\nprix;5 €\ncœur;organe de l'été\n");
    row("ibm-850", "Frage;Antwort\nStraße;Weg für Fußgänger\nhöchster Berg;Großglockner\n");
    row("windows-1250",
        "front;back\nKtóra góra jest najwyższa w Polsce?;Najwyższą górą są Rysy w Tatrach.\n"
        "Gdzie leży Łódź?;Miasto leży w środkowej Polsce, między Wisłą a Wartą.\n");
    row("windows-1250",
        "front;back\nJaká je nejvyšší hora v Česku?;Nejvyšší hora je Sněžka v Krkonoších.\n"
        "Kde leží Plzeň?;Město leží na západě Čech, při řece Mži.\n");
    row("windows-1251",
        "front;back\nКакая самая длинная река в мире?;Самая длинная река в мире называется Нил.\n"
        "Столица России?;Столица России называется Москва.\n");
}

void tst_CardReader::encodingsAreFound()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    QByteArray bytes = text.toUtf8();
    if (encoding == "UTF-16LE" || encoding == "UTF-16BE")
        bytes = QStringEncoder(encoding.constData()).encode(text);
    else if (encoding != "UTF-8")
        bytes = encoded(text, encoding);
    QCOMPARE(decodedText(bytes).text, text);
    const auto said = decodedText(bytes, QString::fromLatin1(encoding));
    QVERIFY(said);
    QCOMPARE(said->text, text);
    const auto cards = taken(bytes, QStringLiteral("a.csv"));
    QVERIFY(cards);
    QCOMPARE(cards->cards.size(), text.count(u'\n') - 1);
}

void tst_CardReader::tablesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cards");
    const auto row = [](const char *name, const char *text, const char *cards) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(cards);
    };
    row("tabs without a head", "dog\tHund\ncat\tKatze\n", "dog|Hund|\ncat|Katze|");
    row("bars", "Question|Answer\na, b|c; d\n", "a, b|c; d|");
    row("sep line", "sep=;\r\nfront;back\r\na;b\r\n", "a|b|");
    row("head in German", "Rückseite,Vorderseite,Schlagwörter\nb,a,\"x, y\"\n", "a|b|x;y");
    row("head in capitals", "FRAGE;ANTWORT\na;b\n", "a|b|");
    row("languages", "Deutsch;Englisch\nHund;dog\n", "Hund|dog|");
    row("quoted line ends", "front,back\n\"a\nb\",\"c \"\"d\"\"\"\n", "a\nb|c \"d\"|");
    row("empty rows", "front,back\n,,\n\na,b\n , \n;;\n", "a|b|\n;;||");
    row("no front, by line", "front,back\na,b\n\"\n\",c\nd,e\n", "a|b|\nd|e|\n!cardWithoutFront@3");
    row("unknown kind, by line", "front,kind\na,song\nb,basic\n", "b||\n!unknownCardKind@2");
    row("gap card without a gap", "kind,front,back\ncloze,no gap,\ncloze,a {{c1::gap}},\n",
        "a {{c1::gap}}||\n!gapCardWithoutGap@2");
    row("endless quote", "front,back\n\"a,b\nc,d\n", "\"a|b|\nc|d|");
    row("inches", "front,back\n5\" disk,old\n", "5\" disk|old|");
    row("third column of tags", "a\tb\tgeo\nc\td\tbio\n", "a|b|geo\nc|d|bio");
    row("third column of text", "a,b,The first letter of many.\nc,d,Another sentence is here.\n",
        "a|b\nThe first letter of many.|\nc|d\nAnother sentence is here.|");
    row("numbered", "1;dog;Hund\n2;cat;Katze\n", "dog|Hund|\ncat|Katze|");
    row("apostrophes", "front,back\n'=1+1,'tis\n", "=1+1|'tis|");
    row("controls", "front,back\na\x1b[31m,b\x07\n", "a[31m|b|");
    row("formulas", "front,back\n$x^2$,$5 and $10\n", "\\(x^2\\)|$5 and $10|");
    row("anki", "#separator:tab\n#html:true\n#tags column:3\n<b>a</b> &amp; b\tc<br>d\tx y::z\n",
        "a & b|c\nd|x;y::z");
    row("anki with decks",
        "#separator:Semicolon\n#html:false\n#notetype column:1\n#deck column:2\n#tags:all\n"
        "Basic;Bio::Cells;<i>;b\nCloze;Bio;{{c1::x}};more\n",
        "<i>|b|all\n{{c1::x}}|more|all");
    row("anki without a head", "What&nbsp;is<br>it?\t<div>that</div>\n", "What is\nit?|that|");
}

void tst_CardReader::tablesAreRead()
{
    QFETCH(QString, text);
    QTEST(shown(taken(text.toUtf8(), QStringLiteral("cards.csv"))), "cards");
}

void tst_CardReader::columnsSeparatorAndEncodingMayBeSaid()
{
    ImportOptions options;
    options.columns = {QStringLiteral("back"), QStringLiteral("-"), QStringLiteral("front"),
                       QStringLiteral("group")};
    options.separator = u'~';
    options.encoding = QStringLiteral("ibm-850");
    const auto cards = taken("\x81~2~b~c\n", QStringLiteral("a.csv"), options);
    QCOMPARE(shown(cards), QString::fromUtf8("b|ü|"));
    QCOMPARE(cards->cards.first().group, QStringLiteral("c"));
    options.encoding = QStringLiteral("klingon");
    QCOMPARE(shown(taken("a", {}, options)), QStringLiteral("!unknownEncoding"));
}

void tst_CardReader::notesAndQuestionsAreRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cards");
    const auto row = [](const char *title, const char *name, const char *text, const char *cards) {
        QTest::newRow(title) << QString::fromLatin1(name) << QString::fromUtf8(text)
                             << QString::fromUtf8(cards);
    };
    row("one line", "a.md", "# Head\n\nWhat is ice?::Frozen water #phys\n- Ice:: *cold*\n",
        "What is ice?|Frozen water|phys\nIce|*cold*|");
    row("both ways", "a.md", "dog:::Hund\n", "dog|Hund|\nHund|dog|");
    row("several lines", "a.md", "# Head\nWhat\nis it?\n?\nThis.\nAnd that.\n\nA note.\n",
        "What\nis it?|This.\nAnd that.|");
    row("several lines both ways", "a.md", "a\n??\nb\n", "a|b|\nb|a|");
    row("gaps", "a.md", "A {{c1::gap::hint}} here.\n", "A {{c1::gap::hint}} here.||");
    row("code", "a.md", "```\na::b\n```\nUse `x::y`\nstd::vector<int> grows\nq::a\n", "q|a|");
    row("schedule", "a.md", "q::a <!--SR:!2024-01-01,3,250-->\n", "q|a|");
    row("front matter", "a.md", "---\ntitle: x\n---\nq::a\n", "q|a|");
    row("no answer", "a.md", "q\n?\n\nr::s\n", "r|s|\n!questionWithoutAnswer@1");
    row("formula", "a.md", "$f::A$ is?::a **map** $x_1$\n", "\\(f::A\\) is?|a map \\(x_1\\)|");
    row("as text", "a.txt", "What is it?::That\nAnd this?::This\n",
        "What is it?|That|\nAnd this?|This|");
    row("questions", "a.txt", "Q: one\nA: two\n\nQ: three\nQ: more\nA: four\nand five\n",
        "one|two|\nthree\nmore|four\nand five|");
    row("questions in German", "a.txt", "Frage: eins\nAntwort: zwei\n", "eins|zwei|");
    row("no question", "a.txt", "A: lost\nQ: a\nA: b\nQ: c\n",
        "a|b|\n!answerWithoutQuestion@1\n!questionWithoutAnswer@4");
}

void tst_CardReader::notesAndQuestionsAreRead()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QTEST(shown(taken(text.toUtf8(), name)), "cards");
}

void tst_CardReader::mnemosyneIsRead()
{
    QCOMPARE(shown(taken("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<mnemosyne core_version=\"1\">\n<category active=\"1\"><name>Geo</name>"
                         "</category>\n"
                         "<item id=\"a\"><cat>Geo</cat><Q>a &lt;b&gt;b&lt;/b&gt;\nc</Q>"
                         "<A>&lt;$&gt;x^2&lt;/$&gt;</A></item>\n"
                         "<item id=\"b\"><cat>&lt;default&gt;</cat><Q></Q><A>x</A></item>\n"
                         "</mnemosyne>\n",
                         QStringLiteral("cards.xml"))),
             QStringLiteral("a b\nc|\\(x^2\\)|Geo\n!cardWithoutFront@6"));
    QCOMPARE(shown(taken("<openSM2sync><log type=\"10\"><f>q</f><b>a</b></log></openSM2sync>")),
             QStringLiteral("q|a|"));
    QCOMPARE(shown(taken("<mnemosyne><item><Q>a</Q><A>b</A></item><item>")),
             QStringLiteral("a|b|\n!cardWithoutFront@1\n!badXml@1"));
}

void tst_CardReader::jsonIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cards");
    const auto row = [](const char *name, const char *text, const char *cards) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(cards);
    };
    row("lines", "{\"front\":\"a\",\"back\":\"b\"}\n\n{\"front\":\"c\"}\n", "a|b|\nc||");
    row("array", "[{\"front\":\"a\"},1,{\"back\":\"b\"}]",
        "a||\n!cardIsNoObject@2\n!cardWithoutFront@3");
    row("end of a job", "{\"event\":\"complete\",\"flashcards\":[{\"front\":\"a\"}]}", "a||");
    row("events", "{\"event\":\"flashcard\",\"flashcard\":{\"front\":\"a\"}}\n", "a||");
    row("broken line", "{\"front\":\"a\"}\n{\"front\":\n", "a||\n!badJson@2");
    row("gap card without a gap", "[{\"kind\":\"cloze\",\"front\":\"a\"}]", "!gapCardWithoutGap@1");
    row("formatted", "[{\"frontHtml\":\"<b>a</b><script>x</script>\"}]", "a||");
}

void tst_CardReader::jsonIsRead()
{
    QFETCH(QString, text);
    QTEST(shown(taken(text.toUtf8())), "cards");
}

void tst_CardReader::gapsMayHoldFormulas()
{
    const auto cards = taken(dataFile(QStringLiteral("cloze_braces.csv")), QStringLiteral("a.csv"));
    QVERIFY(cards);
    QStringList answers;
    for (const Flashcard &card : cards->cards) {
        QCOMPARE(card.kind, CardKind::Cloze);
        answers += Cloze(card.front).answers();
    }
    QCOMPARE(answers,
             (QStringList{QStringLiteral("\\(\\sqrt{2^{1}}\\)"),
                          QStringLiteral("\\(\\frac{1}{\\sqrt{1-x^{2}}}\\)"),
                          QStringLiteral("std::vector<int>")}));
}

void tst_CardReader::formattedCardsStayFormatted()
{
    const auto cards = taken("#html:true\n#separator:tab\nCO<sub>2</sub>\t<b>gas</b>\n");
    QVERIFY(cards);
    QCOMPARE(cards->cards.first().frontHtml, QStringLiteral("CO<sub>2</sub>"));
    QCOMPARE(cards->cards.first().back, QStringLiteral("gas"));
}

void tst_CardReader::aFileWithoutCardsIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("notes") << QStringLiteral("notes.md") << QByteArray("# Notes\n\nNo card.\n");
    QTest::newRow("empty table") << QStringLiteral("a.csv") << QByteArray("front,back\n");
    QTest::newRow("nothing") << QStringLiteral("a.txt") << QByteArray();
    QTest::newRow("prose") << QStringLiteral("a.txt") << QByteArray("Once upon a time.\n");
}

void tst_CardReader::aFileWithoutCardsIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QCOMPARE(shown(taken(bytes, name)), QStringLiteral("!fileOfNoCards"));
}

void tst_CardReader::aDeviceThatNeverEndsIsSaid()
{
    if (!QFile::exists(QStringLiteral("/dev/zero")))
        QSKIP("no /dev/zero on this system");
    QFile zero(QStringLiteral("/dev/zero"));
    QVERIFY(zero.open(QIODevice::ReadOnly));
    QCOMPARE(shown(readCards(zero, {})), QStringLiteral("!tooLarge"));
}

void tst_CardReader::recordsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVector<QStringList>>("records");
    const QStringList ab{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("line feeds") << QStringLiteral("a,b\na,b") << QVector<QStringList>{ab, ab};
    QTest::newRow("carriage returns")
        << QStringLiteral("a,b\ra,b\r") << QVector<QStringList>{ab, ab};
    QTest::newRow("empty lines") << QStringLiteral("a,b\r\n\r\na,b\r\n")
                                 << QVector<QStringList>{ab, ab};
    QTest::newRow("empty fields") << QStringLiteral(",\"\"\r\n")
                                  << QVector<QStringList>{{QString(), QString()}};
    QTest::newRow("nothing") << QString() << QVector<QStringList>{};
}

void tst_CardReader::recordsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QVector<QStringList>, records);
    QVector<QStringList> read;
    for (const CsvRecord &record : readCsv(text, u','))
        read << record.fields;
    QCOMPARE(read, records);
}

void tst_CardReader::hostileTablesAreReadInLinearTime()
{
    // Quadratic reading would take minutes: the test's time limit tells.
    for (const char *piece : {"\"a\n", "\"", "a,\"b\n", ",", "\n\"\"a", "q::", "Q:\n", "{{c1::"}) {
        const auto cards = taken(QByteArray(piece).repeated(100000), QStringLiteral("a.txt"));
        QVERIFY(cards || cards.error().kind == ErrorKind::BadInput);
    }
}

QTEST_GUILESS_MAIN(tst_CardReader)
#include "tst_cardreader.moc"
