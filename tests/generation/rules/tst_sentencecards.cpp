// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions a sentence gives, rule by rule, in sentences of textbooks' kind.
#include "generation/rules/cardmaker.h"
#include "generation/rules/offlinegenerator.h"

#include <QTest>

using namespace recto;

class tst_SentenceCards : public QObject
{
    Q_OBJECT

private slots:
    void asksByRule_data();
    void asksByRule();
    void doesNotAsk_data();
    void doesNotAsk();
    void whatThePageSetsOffIsATerm_data();
    void whatThePageSetsOffIsATerm();
    void aGapHoldsWhatIsNamed_data();
    void aGapHoldsWhatIsNamed();
    void listsOfWorksGiveNoCards();
    void oneAnswerIsKeptTwiceAtMost();

private:
    static QStringList cardsOf(const QString &text, const QString &term = {});
};

QStringList tst_SentenceCards::cardsOf(const QString &text, const QString &term)
{
    Chunk chunk;
    chunk.text = text;
    if (!term.isEmpty())
        chunk.emphasised.append(
            {static_cast<int>(text.indexOf(term)), static_cast<int>(term.size())});
    QStringList cards;
    for (const CardCandidate &candidate : CardMaker(chunk, {QStringLiteral("eng"), {}}).make({})) {
        cards << candidate.draft.front
                + (candidate.draft.back.isEmpty() ? QString()
                                                  : QStringLiteral(" → ") + candidate.draft.back);
    }
    return cards;
}

void tst_SentenceCards::asksByRule_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("card");
    const auto row = [](const char *name, const char *text, const char *card) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(card);
    };
    row("the name stands last",
        "Substances that increase the rate of a reaction are called catalysts.",
        "What are catalysts? → substances that increase the rate of a reaction");
    row("the name has an article", "A cloud of ionized hydrogen is called an H II region.",
        "What is an H II region? → a cloud of ionized hydrogen");
    row("the head is said again",
        "Short-term memory is a temporary storage system that processes incoming sensory memory.",
        "What is short-term memory? → a temporary storage system that processes incoming sensory "
        "memory");
    row("without an article",
        "Bullying is repeated negative treatment of another person over time.",
        "What is bullying? → repeated negative treatment of another person over time");
    row("any",
        "A great circle is any circle on the surface of a sphere whose center is the sphere's.",
        "What is a great circle? → any circle on the surface of a sphere whose center is the "
        "sphere's");
    row("behind an opening",
        "In psychology, a schema is a pattern of thought that organizes "
        "information.",
        "In psychology, what is a schema? → a pattern of thought that organizes information");
    row("behind an adverb",
        "Alternatively, elaborative rehearsal is the act of linking new "
        "information to what is known.",
        "What is elaborative rehearsal? → the act of linking new information to what is known");
    row("how many", "Neptune has 16 known moons.", "How many known moons does Neptune have? → 16");
    row("how long", "The storage of short-term memory lasts 15 to 30 seconds.",
        "How long does the storage of short-term memory last? → 15 to 30 seconds");
    row("by what", "Hostile aggression is motivated by feelings of anger and hatred.",
        "What is hostile aggression motivated by? → feelings of anger and hatred");
    row("by whom", "The telephone was patented by Alexander Bell in 1876.",
        "Who was the telephone patented by? → Alexander Bell");
    row("who found it", "Craik and Lockhart (1972) proposed the levels of processing hypothesis.",
        "Who proposed the levels of processing hypothesis? → Craik and Lockhart");
    row("who a person was",
        "Lawrence Joseph Henderson (1878–1942) was an American chemist from Lynn.",
        "Who was Lawrence Joseph Henderson? → an American chemist from Lynn");
    row("the most", "The largest moon of the planet Saturn is Titan, which has an atmosphere.",
        "What is the largest moon of the planet Saturn? → Titan");
    row("the kinds",
        "The three types of rock are igneous rock, sedimentary rock, and metamorphic "
        "rock.",
        "What are the three types of rock? → igneous rock, sedimentary rock, and metamorphic rock");
    row("a list behind and",
        "Alaska's economy is dominated by the fishing, natural gas, and oil industries.",
        "What is Alaska's economy dominated by? → the fishing, natural gas, and oil industries");
    row("a reference at the end",
        "Meditation is the act of focusing on a single target (Chen et al., 2013).",
        "What is meditation? → the act of focusing on a single target");
}

void tst_SentenceCards::asksByRule()
{
    QFETCH(QString, text);
    QFETCH(QString, card);
    const QStringList cards = cardsOf(text);
    QVERIFY2(cards.contains(card), qPrintable(cards.join(QLatin1Char('\n'))));
}

void tst_SentenceCards::doesNotAsk_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begins");
    const auto row = [](const char *name, const char *text, const char *begins) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(begins);
    };
    row("of an adverb", "Sometimes replications involve additional measures that expand on them.",
        "What do sometimes");
    row("of one that the sentence before named",
        "Each of the circles is called a meridian by sailors and pilots.", "What is a meridian?");
    row("of a verb", "Contributing to the crisis was the buying of goods on credit.",
        "What was contributing");
    row("of something being done",
        "The Navy is requesting procurement of a frigate in a few years.", "What is the Navy");
    row("of half a term",
        "People who suffer from G6PD deficiency, a condition that weakens the "
        "blood, must avoid some foods.",
        "What is deficiency");
    row("why without a fact", "The oxygen-hydrogen torch because of the high heat of combustion.",
        "The oxygen-hydrogen torch. Why");
}

void tst_SentenceCards::doesNotAsk()
{
    QFETCH(QString, text);
    QFETCH(QString, begins);
    const QStringList cards = cardsOf(text);
    for (const QString &card : cards)
        QVERIFY2(!card.startsWith(begins), qPrintable(card));
}

void tst_SentenceCards::whatThePageSetsOffIsATerm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("card");
    const auto row = [](const char *name, const char *text, const char *term, const char *card) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(term)
                            << QString::fromUtf8(card);
    };
    row("colon",
        "Stimuli are processed first in sensory memory: storage of brief events, such as sounds.",
        "sensory memory", "What is sensory memory? → storage of brief events, such as sounds");
    row("dash",
        "Learners rely on rehearsal—the repetition of what is to be remembered—for a while.",
        "rehearsal", "What is rehearsal? → the repetition of what is to be remembered");
    row("brackets",
        "Plates of the lithosphere (the crust and the upper mantle) drift on the mantle.",
        "lithosphere", "What is the lithosphere? → the crust and the upper mantle");
    row("a law",
        "It is described by Raoult’s law: The pressure is equal to the pure pressure times a "
        "factor.",
        "Raoult’s law",
        "What does Raoult’s law state? → The pressure is equal to the pure pressure times a "
        "factor");
    row("as a gap", "Students need support to cope with dysgraphia in their first years of school.",
        "dysgraphia",
        "Students need support to cope with {{c1::dysgraphia}} in their first years of school.");
}

void tst_SentenceCards::whatThePageSetsOffIsATerm()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(QString, card);
    const QStringList cards = cardsOf(text, term);
    QVERIFY2(cards.contains(card), qPrintable(cards.join(QLatin1Char('\n'))));
    QVERIFY(!cardsOf(text).contains(card) || card.contains(QLatin1String("{{c1")));
}

void tst_SentenceCards::aGapHoldsWhatIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("gap");
    const auto row = [](const char *name, const char *text, const char *gap) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(gap);
    };
    row("considered", "An adult with a mass index of 30 or more is considered obese.", "obese");
    row("a whole name", "In 1953, the surgeons treated Henry Gustav Molaison for his seizures.",
        "Henry Gustav Molaison");
    row("a quantity with its unit", "It is said that they walked for 17 hours in all.", "17 hours");
}

void tst_SentenceCards::aGapHoldsWhatIsNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, gap);
    const QString all = cardsOf(text).join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("{{c1::%1}}").arg(gap)), qPrintable(all));
}

void tst_SentenceCards::listsOfWorksGiveNoCards()
{
    const QString works = QString::fromUtf8(
        "Abela, J. R., & Hankin, B. L. (2011). Rumination as a vulnerability factor to depression "
        "during adolescence. Journal of Abnormal Psychology, 120, 259–271.");
    QCOMPARE(cardsOf(works), QStringList());
    QCOMPARE(cardsOf(QStringLiteral("References\n\nA glacier is a river of ice that flows "
                                    "slowly. It was described in the Journal of Glaciology.")),
             QStringList());
}

void tst_SentenceCards::oneAnswerIsKeptTwiceAtMost()
{
    Chunk chunk;
    chunk.text = QStringLiteral(
        "The glow of distant galaxies is called redshift. A shift to longer waves is known as "
        "redshift. What the telescope records is named redshift. The light of quasars shows a "
        "large shift termed redshift.");
    int kept = 0;
    GenerationCallbacks callbacks;
    callbacks.card = [&kept](const FlashcardDraft &card) {
        kept += !card.offered && card.front.contains(QLatin1String("{{c1::redshift}}")) ? 1 : 0;
    };
    OfflineGenerator generator;
    QVERIFY(generator.generateFlashcards(chunk, {QStringLiteral("eng"), {}}, {}, callbacks));
    QCOMPARE(kept, 2);
}

QTEST_APPLESS_MAIN(tst_SentenceCards)
#include "tst_sentencecards.moc"
