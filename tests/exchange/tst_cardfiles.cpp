// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardfiles.h"
#include "exchange/cardmarkdown.h"
#include "exchange/csv.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class tst_CardFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void quotesFieldsAsTheStandardSays();
    void readsCsv_data();
    void readsCsv();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void takesJsonLines();
    void givesAnIdToACardWithoutOne();
    void writesMarkdownForPeople();
    void escapesMarkdown_data();
    void escapesMarkdown();
    void leavesTheOldFileWhenWritingFails();
    void namesTheFileThatCannotBeWritten();
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
    basic.evidence.quote = QStringLiteral("Ice is frozen water,\r\nbelow 0 °C.");
    Flashcard cloze;
    cloze.id = QStringLiteral("b-2");
    cloze.uploadId = QStringLiteral("u-1");
    cloze.kind = CardKind::Cloze;
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

Result<QVector<Flashcard>> imported(const QByteArray &bytes, CardFileFormat format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return importCards(buffer, format);
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
    const auto back = imported(exported(cards, kind), kind);
    QVERIFY(back);
    if (kind == CardFileFormat::Csv) { // has no column for the upload
        for (Flashcard &card : cards)
            card.uploadId.clear();
    }
    QCOMPARE(*back, cards);
}

void tst_CardFiles::quotesFieldsAsTheStandardSays()
{
    const QByteArray text = exported(someCards(), CardFileFormat::Csv);
    QVERIFY(text.startsWith("id,kind,front,back,tags,course,group,page,quote\r\n"));
    QVERIFY(text.contains("a-1,basic,\"What is \"\"ice\"\", exactly?\",\"=frozen water,\nbelow"));
    QVERIFY(text.contains(",states of matter;a\\;b\\\\c,Physics,\" 7b\",0,"));
    QVERIFY(text.endsWith(",,,,,\r\n"));
}

void tst_CardFiles::readsCsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVector<QStringList>>("records");
    const QStringList ab{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("line feeds") << QStringLiteral("a,b\na,b") << QVector<QStringList>{ab, ab};
    QTest::newRow("carriage returns")
        << QStringLiteral("a,b\ra,b\r") << QVector<QStringList>{ab, ab};
    QTest::newRow("byte order mark") << QStringLiteral("\uFEFFa,b\r\n") << QVector<QStringList>{ab};
    QTest::newRow("empty lines") << QStringLiteral("a,b\r\n\r\na,b\r\n")
                                 << QVector<QStringList>{ab, ab};
    QTest::newRow("empty fields") << QStringLiteral(",\"\"\r\n")
                                  << QVector<QStringList>{{QString(), QString()}};
    QTest::newRow("nothing") << QString() << QVector<QStringList>{};
}

void tst_CardFiles::readsCsv()
{
    QFETCH(QString, text);
    QFETCH(QVector<QStringList>, records);
    QCOMPARE(readCsv(text).value_or(QVector<QStringList>{{QStringLiteral("nothing")}}), records);
}

void tst_CardFiles::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no front column")
        << QByteArray("question,answer\na,b\n") << QStringLiteral("csv") << QStringLiteral("front");
    QTest::newRow("endless quote") << QByteArray("front,back\n\"a,b\n") << QStringLiteral("csv")
                                   << QStringLiteral("never ends");
    QTest::newRow("card without front") << QByteArray("front,back\na,b\n,c\n")
                                        << QStringLiteral("csv") << QStringLiteral("record 3");
    QTest::newRow("unknown kind") << QByteArray("front,kind\na,song\n") << QStringLiteral("csv")
                                  << QStringLiteral("song");
    QTest::newRow("no JSON") << QByteArray("<html>") << QStringLiteral("json")
                             << QStringLiteral("line 1");
    QTest::newRow("array of numbers")
        << QByteArray("[1]") << QStringLiteral("json") << QStringLiteral("card 1");
    QTest::newRow("Markdown") << QByteArray("# a") << QStringLiteral("markdown")
                              << QStringLiteral("Markdown");
}

void tst_CardFiles::refusesBadFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(QString, detail);
    const auto cards = imported(bytes, *cardFileFormat(format));
    QVERIFY(!cards);
    QCOMPARE(cards.error().kind, ErrorKind::BadInput);
    QVERIFY2(cards.error().detail.contains(detail), qPrintable(cards.error().detail));
}

void tst_CardFiles::takesJsonLines()
{
    const auto cards
        = imported("{\"front\":\"a\",\"back\":\"b\"}\n\n{\"front\":\"c\"}\n", CardFileFormat::Json);
    QVERIFY(cards);
    QCOMPARE(cards->size(), 2);
    QCOMPARE(cards->at(1).front, QStringLiteral("c"));
}

void tst_CardFiles::givesAnIdToACardWithoutOne()
{
    const auto cards = imported("back,front\nb,A {{c1::gap}}.\nb,c\n", CardFileFormat::Csv);
    QVERIFY(cards);
    QCOMPARE(cards->at(0).kind, CardKind::Cloze);
    QCOMPARE(cards->at(1).kind, CardKind::Basic);
    QCOMPARE(cards->at(0).id.size(), 36);
    QVERIFY(cards->at(0).id != cards->at(1).id);
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
                          "Wasser kocht bei **100 °C** – 水 😀\n\n"));
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

void tst_CardFiles::leavesTheOldFileWhenWritingFails()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cards.json"));
    QVERIFY(writeFileAtomically(path, [](QIODevice &device) -> Status {
        device.write("old");
        return {};
    }));
    const Status status = writeFileAtomically(path, [](QIODevice &device) -> Status {
        device.write("half of the n");
        return Error{ErrorKind::DiskFull};
    });
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::DiskFull);
    QCOMPARE(status.error().subject, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no temporary file is left
}

void tst_CardFiles::namesTheFileThatCannotBeWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("nowhere/cards.csv"));
    const Status status = writeFileAtomically(path, [](QIODevice &) -> Status { return {}; });
    QVERIFY(!status);
    QCOMPARE(status.error().subject, path);
    QVERIFY(!cardFileFormat(QStringLiteral("docx")));
}

QTEST_GUILESS_MAIN(tst_CardFiles)
#include "tst_cardfiles.moc"
