// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "core/scripts.h"
#include "library/librarysearch.h"

using namespace recto;
using namespace recto::samples;

class TestLibrarySearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsCards_data();
    void findsCards();
    void anyWordsAreASafeQuery();
    void indexSpacesCanBeTakenOut();

private:
    std::unique_ptr<Place> m_place;
};

void TestLibrarySearch::initTestCase()
{
    m_place = std::make_unique<Place>();
    const Upload upload = m_place->upload(QStringLiteral("all"));
    QList<Flashcard> cards;
    const auto add
        = [&](const char *id, const char *front, const char *back, const char *tag = "plain") {
              Flashcard made;
              made.id = QString::fromUtf8(id);
              made.uploadId = upload.id;
              made.front = QString::fromUtf8(front);
              made.back = QString::fromUtf8(back);
              made.tags = QStringList{QString::fromUtf8(tag)};
              cards << made;
          };
    add("mito", "What does the mitochondrion do?", "Respiration", "cell biology");
    add("cafe", "Où est le Café?", "Élysée");
    add("quote", "Who said \"I think\"?", "Descartes, it's said", "logic");
    add("code", "What is C++?", "AND OR NOT NEAR");
    add("cloze", "{{c1::Chlorophyll::pigment}} is green", "");
    add("japanese", "光合作用とは何ですか", "植物の働き");
    add("mixed", "DNA在细胞核", "nucleus");
    add("thai", "ภาษาไทย", "Thai");
    add("percent", "100 % or ???", "a_b");
    add("korean", "광합성은 무엇인가", "식물");
    add("greek", "Φωτοσύνθεση", "greenery");
    VERIFY_OK(m_place->library.addFlashcards(cards));
}

void TestLibrarySearch::findsCards_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *name, const char *words, const QStringList &ids) {
        QTest::newRow(name) << QString::fromUtf8(words) << ids;
    };
    const auto one = [](const char *id) { return QStringList{QString::fromUtf8(id)}; };
    row("whole word", "mitochondrion", one("mito"));
    row("beginning of a word", "mitoch", one("mito"));
    row("not the middle of a word", "chondrion", {});
    row("other case", "MITO", one("mito"));
    row("back", "respir", one("mito"));
    row("tag", "biolog", one("mito"));
    row("all words, over the fields", "mito respir biology", one("mito"));
    row("one word missing", "mito nucleus", {});
    row("without accents", "cafe elysee", one("cafe"));
    row("with other accents", "càfé", one("cafe"));
    row("decomposed accents", "cafe\xCC\x81", one("cafe"));
    row("Greek in capitals", "ΦΩΤΟΣΎΝΘ", one("greek"));
    row("quotes", "\"I think\"", one("quote"));
    row("a lone quote", "\"think", one("quote"));
    row("apostrophe", "it's", one("quote"));
    row("operators are words", "AND OR NOT", one("code"));
    row("signs at the end make it a whole word", "C++", one("code"));
    row("one letter begins many words", "g", {QStringLiteral("cloze"), QStringLiteral("greek")});
    row("a column's name is no filter", "front:mito", {});
    row("inside a cloze", "chlorophyll pigment", one("cloze"));
    row("Japanese, two characters inside", "作用", one("japanese"));
    row("Japanese, one character", "植", one("japanese"));
    row("Japanese, not in this order", "用作", {});
    row("Chinese beside Latin", "细胞", one("mixed"));
    row("Latin beside Chinese", "DNA", one("mixed"));
    row("Latin and Chinese in one word", "DNA在", one("mixed"));
    row("Thai, inside", "ไทย", one("thai"));
    row("Korean, a word without its ending", "광합성", one("korean"));
    row("nothing but signs", "???", one("percent"));
    row("a percent sign means itself", "%", one("percent"));
    row("only brackets", "()", {});
    row("star alone", "*", {});
    row("empty finds all", "  ",
        {QStringLiteral("mito"), QStringLiteral("cafe"), QStringLiteral("quote"),
         QStringLiteral("code"), QStringLiteral("cloze"), QStringLiteral("japanese"),
         QStringLiteral("mixed"), QStringLiteral("thai"), QStringLiteral("percent"),
         QStringLiteral("korean"), QStringLiteral("greek")});
}

void TestLibrarySearch::findsCards()
{
    QFETCH(QString, words);
    QFETCH(QStringList, ids);
    CardFilter filter;
    filter.search = words;
    const auto cards = m_place->library.flashcards(filter);
    VERIFY_OK(cards);
    QStringList found;
    for (const Flashcard &card : *cards)
        found << card.id;
    QCOMPARE(found, ids);
    QCOMPARE(*m_place->library.flashcardCount(filter), ids.size());
}

void TestLibrarySearch::anyWordsAreASafeQuery()
{
    // Fixed seed: a linear congruence over characters that mean something to FTS5.
    const QString alphabet = QString::fromUtf8("ab \"'*():^{}+-AND%_\\\n\t植ไ😀\u0301");
    quint32 state = 12345;
    for (int round = 0; round < 500; ++round) {
        QString words;
        for (int i = 0; i < 12; ++i) {
            state = state * 1664525 + 1013904223;
            words += alphabet.at(
                static_cast<int>((state >> 8) % static_cast<quint32>(alphabet.size())));
        }
        CardFilter filter;
        filter.search = words;
        VERIFY_OK(m_place->library.flashcards(filter));
        VERIFY_OK(m_place->library.searchPages(words));
    }
}

void TestLibrarySearch::indexSpacesCanBeTakenOut()
{
    const QString text = QString::fromUtf8("Die 光合作用 is here, DNA在细胞核, ภาษาไทย");
    QVERIFY(indexedText(text) != text);
    QCOMPARE(withoutIndexSpaces(indexedText(QStringLiteral("光合作用"))),
             QStringLiteral("光合作用"));
    QCOMPARE(withoutIndexSpaces(indexedText(QString::fromUtf8("DNA在细胞核"))),
             QString::fromUtf8("DNA在细胞核"));
    QCOMPARE(indexedText(QStringLiteral("plain text")), QStringLiteral("plain text"));
    QVERIFY(!writesWithoutSpaces(QString::fromUtf8("Größe Ελλάδα 광합성")));
    QVERIFY(writesWithoutSpaces(text));
}

QTEST_GUILESS_MAIN(TestLibrarySearch)
#include "tst_librarysearch.moc"
