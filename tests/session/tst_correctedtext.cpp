// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/correctedtext.h"

#include <QTest>

using namespace recto;

namespace {

// Words side by side, ten pixels each.
PageText readAs(const QString &text)
{
    PageText page;
    page.text = text;
    page.size = {1000, 100};
    page.engine = QStringLiteral("test");
    int offset = 0;
    for (const QString &word : text.split(u' ')) {
        Word next;
        next.text = word;
        next.offset = offset;
        next.length = static_cast<int>(word.size());
        next.box = QRect(static_cast<int>(page.words.size()) * 10, 0, 9, 9);
        next.confidence = 60;
        page.words << next;
        offset += next.length + 1;
    }
    return page;
}

// "word@place" of each word.
QStringList placed(const PageText &page)
{
    QStringList all;
    for (const Word &word : page.words) {
        if (page.text.mid(word.offset, word.length) != word.text)
            all << QStringLiteral("wrong offset of ") + word.text;
        all << QStringLiteral("%1@%2").arg(word.text).arg(word.box.x() / 10);
    }
    return all;
}

} // namespace

class TestCorrectedText : public QObject
{
    Q_OBJECT

private slots:
    void wordsKeepTheirPlaces_data();
    void wordsKeepTheirPlaces();
    void whatIsKnownOfThePageStays();
    void aTextThatHasNothingInCommonIsTaken();
};

void TestCorrectedText::wordsKeepTheirPlaces_data()
{
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("corrected");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("nothing changed") << "the cell has"
                                     << "the cell has" << QStringList{"the@0", "cell@1", "has@2"};
    QTest::newRow("a word mended")
        << "the mebnranes of"
        << "the membranes of" << QStringList{"the@0", "membranes@1", "of@2"};
    QTest::newRow("a word parted")
        << "the cellwall is"
        << "the cell wall is" << QStringList{"the@0", "cell@1", "wall@1", "is@2"};
    QTest::newRow("words joined") << "a mem brane is"
                                  << "a membrane is" << QStringList{"a@0", "membrane@1", "is@3"};
    QTest::newRow("a word left out") << "a big cell"
                                     << "a cell" << QStringList{"a@0", "cell@2"};
    QTest::newRow("a word that wasn't read has no place")
        << "a cell"
        << "a big cell" << QStringList{"a@0", "cell@1"};
    QTest::newRow("lines are no words") << "a cell"
                                        << "a\r\ncell\n"
                                        << QStringList{"a@0", "cell@1"};
}

void TestCorrectedText::wordsKeepTheirPlaces()
{
    QFETCH(QString, read);
    QFETCH(QString, corrected);
    QFETCH(QStringList, words);
    QCOMPARE(placed(correctedText(readAs(read), corrected)), words);
}

void TestCorrectedText::whatIsKnownOfThePageStays()
{
    PageText page = readAs(QStringLiteral("a cell"));
    page.blocks << Block{BlockKind::Heading, 0, 6, 1, {}};
    page.quarterTurns = 1;
    const PageText corrected = correctedText(page, QStringLiteral("a call"));
    QCOMPARE(corrected.size, page.size);
    QCOMPARE(corrected.quarterTurns, 1);
    QVERIFY(corrected.blocks.isEmpty()); // their places are of the other text
    QCOMPARE(corrected.confidence, 100.0F);
    QCOMPARE(corrected.text, QStringLiteral("a call"));
}

void TestCorrectedText::aTextThatHasNothingInCommonIsTaken()
{
    QString long1;
    QString long2;
    for (int i = 0; i < 6000; ++i) {
        long1 += QStringLiteral("a%1 ").arg(i);
        long2 += QStringLiteral("b%1 ").arg(i);
    }
    const PageText corrected = correctedText(readAs(long1.trimmed()), long2);
    QCOMPARE(corrected.words.size(), 6000);
    QCOMPARE(corrected.text, long2.trimmed());
}

QTEST_GUILESS_MAIN(TestCorrectedText)
#include "tst_correctedtext.moc"
