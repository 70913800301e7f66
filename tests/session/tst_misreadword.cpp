// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/misreadword.h"

#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

// `text` as it was read; words in `unsure` with little confidence.
PageText readAs(const QString &text, const QStringList &unsure)
{
    PageText page;
    page.text = text;
    page.language = QStringLiteral("eng");
    page.blocks = {{BlockKind::Paragraph, 0, static_cast<int>(text.size()), 0, {}}};
    int offset = 0;
    for (const QString &word : text.split(u' ')) {
        Word next;
        next.text = word;
        next.offset = offset;
        next.length = static_cast<int>(word.size());
        next.box = QRect(static_cast<int>(page.words.size()) * 10, 0, 9, 9);
        next.confidence = unsure.contains(bareWord(word)) ? 55 : 96;
        page.words << next;
        offset += next.length + 1;
    }
    return page;
}

QStringList doubted(const PageText &page)
{
    QStringList words;
    for (const int index : doubtfulWords(page))
        words << page.words.at(index).text;
    return words;
}

Flashcard cardOf(const QString &id, const QString &quote, const QString &front, const QString &back)
{
    Flashcard card;
    card.id = id;
    card.uploadId = QStringLiteral("set");
    card.front = front;
    card.back = back;
    card.evidence.page = 0;
    card.evidence.quote = quote;
    card.score = 0.5;
    card.doubts = {QStringLiteral("misread-word")};
    return card;
}

const QDateTime noon(QDate(2026, 5, 6), QTime(12, 0), Qt::UTC);

} // namespace

class TestMisreadWord : public QObject
{
    Q_OBJECT

private slots:
    void onlyWordsThatAreNoneAreDoubted();
    void suggestionsNameTheWord_data();
    void suggestionsNameTheWord();
    void anotherPlaceOnThePageHelps();
    void oneMendChangesPageAndCards();
    void aRealWordElsewhereStays();
    void theWayBackIsTheWayThere();
};

void TestMisreadWord::onlyWordsThatAreNoneAreDoubted()
{
    const PageText page = readAs(QStringLiteral("two mebnranes hold the water, says beW"),
                                 {QStringLiteral("mebnranes"), QStringLiteral("water")});
    QCOMPARE(doubted(page), (QStringList{QStringLiteral("mebnranes")}));
    PageText sure = page;
    for (Word &word : sure.words)
        word.confidence = 97;
    QCOMPARE(doubted(sure), QStringList());
    PageText byHand = page; // nobody knows how sure it was
    for (Word &word : byHand.words)
        word.confidence = 0;
    QCOMPARE(doubted(byHand), QStringList());
}

void TestMisreadWord::suggestionsNameTheWord_data()
{
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("right");
    QTest::newRow("two letters") << QStringLiteral("mebnranes") << QStringLiteral("membranes");
    QTest::newRow("rn") << QStringLiteral("govemment") << QStringLiteral("government");
    QTest::newRow("capital") << QStringLiteral("Enerqy") << QStringLiteral("Energy");
    QTest::newRow("cl") << QStringLiteral("indude,") << QStringLiteral("include");
}

void TestMisreadWord::suggestionsNameTheWord()
{
    QFETCH(QString, read);
    QFETCH(QString, right);
    const PageText page = readAs(QStringLiteral("the ") + read, {bareWord(read)});
    const QStringList words = wordSuggestions(page, 1);
    QVERIFY2(words.mid(0, 2).contains(right), qPrintable(words.join(u' ')));
}

void TestMisreadWord::anotherPlaceOnThePageHelps()
{
    const PageText page
        = readAs(QStringLiteral("Xylobates grow and xylobales die"), {QStringLiteral("xylobales")});
    QCOMPARE(wordSuggestions(page, 3).value(0), QStringLiteral("xylobates"));
}

void TestMisreadWord::oneMendChangesPageAndCards()
{
    const PageText page = readAs(QStringLiteral("two mebnranes, and the mebnranes hold water"),
                                 {QStringLiteral("mebnranes")});
    const QString quote = QStringLiteral("two mebnranes");
    PageRewrite before{QStringLiteral("set"), 0, page, {}};
    before.cards << cardOf(QStringLiteral("a"), quote, QStringLiteral("What is there?"),
                           QStringLiteral("Two mebnranes"))
                 << cardOf(QStringLiteral("b"), QStringLiteral("hold water"),
                           QStringLiteral("What holds water? Mebnranes?"), QStringLiteral("yes"));
    const PageRewrite after = mendedPage(before, 1, QStringLiteral("membranes"), noon);
    QCOMPARE(after.text.text, QStringLiteral("two membranes, and the membranes hold water"));
    for (const Word &word : after.text.words)
        QCOMPARE(after.text.text.mid(word.offset, word.length), word.text);
    QCOMPARE(after.text.words.at(1).text, QStringLiteral("membranes,"));
    QCOMPARE(after.text.blocks.first().length, static_cast<int>(after.text.text.size()));
    QCOMPARE(doubted(after.text), QStringList());
    QCOMPARE(after.cards.size(), 1); // the other rests on other words
    const Flashcard &card = after.cards.first();
    QCOMPARE(card.back, QStringLiteral("Two membranes"));
    QCOMPARE(card.evidence.quote, QStringLiteral("two membranes"));
    QVERIFY(card.doubts.isEmpty());
    QVERIFY(card.score >= certainScore);
    QCOMPARE(card.changedAt, noon);
}

void TestMisreadWord::aRealWordElsewhereStays()
{
    // "form" was read where "from" stands; the other "form" is one.
    PageText page = readAs(QStringLiteral("sugar form light, in another form"), {});
    page.words[1].confidence = 30;
    const PageRewrite after
        = mendedPage({QStringLiteral("set"), 0, page, {}}, 1, QStringLiteral("from"), noon);
    QCOMPARE(after.text.text, QStringLiteral("sugar from light, in another form"));
}

void TestMisreadWord::theWayBackIsTheWayThere()
{
    QTemporaryDir folder;
    auto library = Library::open(folder.path());
    QVERIFY(library.ok());
    const PageRewrite none = mendedPage({}, 3, QStringLiteral("x"), noon);
    QVERIFY(none.cards.isEmpty());
    // A page that isn't there is an error, and no card changes.
    PageRewrite rewrite{QStringLiteral("nowhere"), 0, {}, {}};
    QVERIFY(!library->rewritePage(rewrite).ok());
    QVERIFY(!pageToMend(*library, QStringLiteral("nowhere"), 0).ok());
}

QTEST_GUILESS_MAIN(TestMisreadWord)
#include "tst_misreadword.moc"
