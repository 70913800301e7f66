// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "generation/cardchecker.h"
#include "generation/chunker.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/rules/cardmaker.h"
#include "generation/rules/offlinegenerator.h"
#include "generation/rules/sentencecards.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace recto;

class tst_OfflineGenerator : public QObject
{
    Q_OBJECT

private slots:
    void makesTheCardsOfItsRules_data();
    void makesTheCardsOfItsRules();
    void leavesOutWhatIsNoFact_data();
    void leavesOutWhatIsNoFact();
    void holdsTheRulesOfGoodCards_data();
    void holdsTheRulesOfGoodCards();
    void asksEachOfTheLanguagesInItself();
    void readsAGlossary();
    void hidesTermsWhole_data();
    void hidesTermsWhole();
    void leavesOutNoWordThatAnotherShows();
    void keepsNothingOfPagesWithoutFacts_data();
    void keepsNothingOfPagesWithoutFacts();
    void offersCardsInLanguagesItDoesNotKnow_data();
    void offersCardsInLanguagesItDoesNotKnow();
    void readsWhatSheetsSpellOut_data();
    void readsWhatSheetsSpellOut();
    void asksWhatASentenceExplains_data();
    void asksWhatASentenceExplains();
    void offersWhatLeansOnOtherSentences_data();
    void offersWhatLeansOnOtherSentences();
    void keepsNoWordThatWasMisread();
    void pairsTermsAndMeaningsThatStandSideBySide();
    void makesNothingOfNoise_data();
    void makesNothingOfNoise();
    void prefersWhatThePersonFocusesOn();
    void tagsCardsWithTheirHeading();
    void quotesTheSourceAsItStands();
    void isDeterministic();
    void stopsWhenAsked();
    void comesToAnEndAmongBlankLines();
};

namespace {

QString corpus(const QString &language)
{
    QFile file(sourceFile(QStringLiteral("tests/generation/data/%1.txt")).arg(language));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QVector<FlashcardDraft> cardsOf(const Chunk &chunk, const QString &language = QStringLiteral("eng"),
                                const QString &focus = {})
{
    QVector<FlashcardDraft> cards;
    GenerationCallbacks callbacks;
    callbacks.card = [&cards](const FlashcardDraft &card) { cards << card; };
    OfflineGenerator generator;
    return generator.generateFlashcards(chunk, {language, focus}, {}, callbacks)
        ? cards
        : QVector<FlashcardDraft>();
}

QVector<FlashcardDraft> cardsOf(const QString &text,
                                const QString &language = QStringLiteral("eng"),
                                const QString &focus = {})
{
    QVector<FlashcardDraft> cards;
    for (const Chunk &chunk : Chunker().split(text))
        cards += cardsOf(chunk, language, focus);
    return cards;
}

QVector<FlashcardDraft> keptOf(const QVector<FlashcardDraft> &cards)
{
    QVector<FlashcardDraft> kept;
    std::copy_if(cards.cbegin(), cards.cend(), std::back_inserter(kept),
                 [](const FlashcardDraft &card) { return !card.offered; });
    return kept;
}

// "front → back" a card
QStringList shown(const QVector<FlashcardDraft> &cards)
{
    QStringList lines;
    for (const FlashcardDraft &card : cards)
        lines << card.front + (card.back.isEmpty() ? QString() : QStringLiteral(" → ") + card.back);
    return lines;
}

const QStringList &languages()
{
    static const QStringList codes{QStringLiteral("eng"), QStringLiteral("deu"),
                                   QStringLiteral("fra"), QStringLiteral("spa"),
                                   QStringLiteral("ita"), QStringLiteral("por")};
    return codes;
}

} // namespace

void tst_OfflineGenerator::makesTheCardsOfItsRules_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("card");
    const auto row = [](const char *language, const char *name, const char *card) {
        QTest::addRow("%s: %s", language, name)
            << QString::fromLatin1(language) << QString::fromUtf8(card);
    };
    row("eng", "definition", "What is humus? → the dark part of soil that forms when plants decay");
    row("eng", "plural definition",
        "What are earthworms? → small animals that dig tunnels in the ground");
    row("eng", "consists of",
        "What does a compost heap consist of? → kitchen scraps, leaves and grass");
    row("eng", "reason", "Clay soil dries slowly. Why? → because its grains lie close together");
    row("eng", "purpose",
        "Gardeners add sand. For what purpose? → in order to loosen heavy ground");
    row("eng", "enumeration",
        "Complete the list: Three kinds of grain form most soils … → sand, silt and clay");
    row("eng", "year",
        "In which year did this happen? Fritz Haber showed how to bind nitrogen from the air. → "
        "1909");
    row("eng", "person",
        "Who discovered the first complete plesiosaur near Lyme Regis? → Mary Anning");
    row("eng", "term with dash",
        "What does “Mulch” mean? → a layer of straw or bark over the ground");
    row("eng", "term with colon",
        "What does “Loam” mean? → soil with equal shares of sand, silt and clay");
    row("eng", "bullets",
        "Complete the list: Garden pests include the following animals … → slugs; aphids; spider "
        "mites");
    row("eng", "cloze",
        "The process in which water turns to vapour is called {{c1::evaporation}}.");
    row("eng", "tool", "What is a trowel? → a small hand tool for digging holes");
    row("deu", "definition",
        "Was ist die Verdunstung? → der Übergang des Wassers vom flüssigen in den gasförmigen "
        "Zustand");
    row("deu", "consists of", "Woraus besteht eine Wolke? → aus winzigen Tropfen");
    row("deu", "leads to", "Wozu führt starker Regen? → zu Überschwemmungen in den Tälern");
    row("deu", "purpose", "Bauern bauen Terrassen. Wozu? → damit der Boden nicht abrutscht");
    row("deu", "place", "Wo liegt der Brenner? → in den Alpen");
    row("deu", "term",
        "Was bedeutet „Gletscher“? → eine große Masse aus Eis, die langsam talwärts gleitet");
    row("deu", "enumeration",
        "Ergänze die Liste: Drei Formen von Niederschlag kommen häufig vor … → Regen, Schnee und "
        "Hagel");
    row("deu", "year", "Am 3. Oktober {{c1::1990::Jahr}} endete die Teilung des Landes.");
    row("fra", "definition", "Qu’est-ce qu’un volcan ? → une montagne qui rejette de la lave");
    row("fra", "place", "Où se trouve l’Etna ? → dans le nord-est de la Sicile");
    row("fra", "reason",
        "Les habitants quittent le village. Pourquoi ? → parce que la cendre couvre les toits");
    row("fra", "term", "Que signifie « Geyser » ? → source qui projette de l’eau chaude");
    row("fra", "enumeration",
        "Complète la liste : Trois gaz sortent du cratère … → la vapeur, le soufre et le dioxyde "
        "de carbone");
    row("spa", "definition", "¿Qué es la raíz? → la parte de la planta que absorbe el agua");
    row("spa", "year",
        "¿En qué año? Carlos Linneo publicó una lista de todas las especies conocidas. → 1753");
    row("spa", "purpose", "¿Para qué sirve la savia? → para llevar alimento a los frutos");
    row("spa", "reason", "Las hojas caen en otoño. ¿Por qué? → porque el árbol ahorra agua");
    row("ita", "definition", "Che cos’è il cuore? → un muscolo che pompa il sangue");
    row("ita", "place", "Dove si trovano i polmoni? → nella gabbia toracica");
    row("ita", "term",
        "Che cosa significa «Arteria»? → vaso che porta il sangue lontano dal cuore");
    row("por", "definition", "O que é a maré? → a subida e a descida da água duas vezes por dia");
    row("por", "year", "Em que ano? Um grande sismo destruiu a cidade de Lisboa. → 1755");
    row("por", "depends", "De que depende o mangue? → de água doce e salgada");
}

void tst_OfflineGenerator::makesTheCardsOfItsRules()
{
    QFETCH(QString, language);
    QFETCH(QString, card);
    QVector<FlashcardDraft> drafts;
    for (const Chunk &chunk : Chunker().split(corpus(language))) {
        for (const CardCandidate &candidate : CardMaker(chunk, {language, {}}).make({}))
            drafts << candidate.draft;
    }
    const QStringList cards = shown(drafts);
    QVERIFY2(cards.contains(card), qPrintable(cards.join(QLatin1Char('\n'))));
}

void tst_OfflineGenerator::leavesOutWhatIsNoFact_data()
{
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(sentence);
    };
    row("leading pronoun", "It protects the inner organs from cold winds.");
    row("demonstrative", "Under this plan, the states kept their old borders.");
    row("pronoun before its noun", "Knowing her daughter, the queen wrote a long letter.");
    row("chapter", "In this chapter, plants and their roots are described.");
    row("figure", "The figure above shows the roots of several plants.");
    row("exercise", "Explain the difference between roots and stems.");
    row("question", "Which of these plants grows in the desert?");
    row("first person", "We visited the old castle near the northern river.");
    row("address", "Find more at https://example.org/plants/roots every day.");
    row("code", "The value = roots[2] + stems{4} * leaves_total; is returned.");
    row("torn beginning", "which the farmers of the northern valley had planted.");
}

void tst_OfflineGenerator::leavesOutWhatIsNoFact()
{
    QFETCH(QString, sentence);
    const QString text
        = QStringLiteral("A stem is the part of a plant that carries leaves.\n\n") + sentence;
    const QVector<FlashcardDraft> cards = keptOf(cardsOf(text));
    QCOMPARE(cards.size(), 1);
    QCOMPARE(cards.at(0).front, QStringLiteral("What is a stem?"));
}

void tst_OfflineGenerator::holdsTheRulesOfGoodCards_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void tst_OfflineGenerator::holdsTheRulesOfGoodCards()
{
    QFETCH(QString, language);
    const QString text = corpus(language);
    const CardChecker checker(text, language);
    DuplicateIndex index;
    const QVector<FlashcardDraft> cards = keptOf(cardsOf(text, language));
    QVERIFY2(cards.size() >= 4, qPrintable(QString::number(cards.size())));
    for (qsizetype i = 0; i < cards.size(); ++i) {
        const CheckReport report = checker.check(cards.at(i), &index, QString::number(i));
        const QString told = cards.at(i).front + report.reasons.join(QLatin1Char(' '));
        QVERIFY2(report.grounded == Grounding::Exact, qPrintable(told));
        QVERIFY2(!report.leakage && report.atomic && report.selfContained && report.clozeValid
                     && !report.duplicateOf,
                 qPrintable(told));
        index.add(QString::number(i), cards.at(i));
        // Nothing invented: all that the answer says stands in the quote.
        QSet<QString> words = contentStems(cards.at(i).back, allStopWords());
        words.subtract(contentStems(cards.at(i).quote, allStopWords()));
        QVERIFY2(words.isEmpty(), qPrintable(told));
        QVERIFY(!leaks(cards.at(i).front, cards.at(i).back, allStopWords()));
    }
}

void tst_OfflineGenerator::asksEachOfTheLanguagesInItself()
{
    // The text's language counts, not only the one that was told.
    for (const QString &language : languages()) {
        QCOMPARE(shown(cardsOf(corpus(language), QStringLiteral("eng"))),
                 shown(cardsOf(corpus(language), language)));
    }
    const QStringList two
        = shown(cardsOf(corpus(QStringLiteral("fra")), QStringLiteral("deu+fra")));
    QVERIFY(two.contains(QString::fromUtf8("Que contient le cratère ? → un lac d’eau chaude")));
}

void tst_OfflineGenerator::readsAGlossary()
{
    const QStringList cards = shown(cardsOf(
        QStringLiteral("Key Terms\nbicameral having two houses that make the laws of a country\n"
                       "Electoral College the mechanism by which electors choose\nthe president\n"
                       "encomienda legal rights to native labor as granted by a king")));
    QCOMPARE(
        cards,
        (QStringList{
            QString::fromUtf8(
                "What does “bicameral” mean? → having two houses that make the laws of a country"),
            QString::fromUtf8("What does “Electoral College” mean? → the mechanism by which "
                              "electors choose the president"),
            QStringLiteral(
                "{{c1::encomienda}} legal rights to native labor as granted by a king")}));
}

void tst_OfflineGenerator::hidesTermsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("gap");
    const auto row = [](const char *name, const char *language, const char *text, const char *gap) {
        QTest::newRow(name) << QString::fromLatin1(language) << QString::fromUtf8(text)
                            << QString::fromUtf8(gap);
    };
    row("two words", "eng", "Key Terms\nBlack Legend Spanish reputation as bloodthirsty conquerors",
        "Black Legend");
    row("the definition has a small letter", "eng",
        "Key Terms\nNorthwest Passage nonexistent route across the continent", "Northwest Passage");
    row("with of", "eng", "Key Terms\nTreaty of Paris peace between Britain and France in 1763",
        "Treaty of Paris");
    row("one word", "eng", "Key Terms\nPuritans English reformers who left their church",
        "Puritans");
    row("German, a genitive behind it", "deu",
        "Glossar\nSchwarzer Tod Seuche des vierzehnten Jahrhunderts in ganz Europa",
        "Schwarzer Tod");
    row("German, an adjective behind it", "deu",
        "Glossar\nGoldene Bulle kaiserliches Gesetzbuch von 1356 über die Wahl", "Goldene Bulle");
    row("French", "fra",
        "Glossaire\nAncien Régime organisation politique de la France avant la Révolution",
        "Ancien Régime");
    row("French, a genitive behind it", "fra",
        "Glossaire\nTiers État ensemble des personnes sans noblesse ni prêtrise", "Tiers État");
}

void tst_OfflineGenerator::hidesTermsWhole()
{
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QFETCH(const QString, gap);
    const QStringList cards = shown(cardsOf(text, language));
    QCOMPARE(cards,
             QStringList(QStringLiteral("{{c1::%1}}").arg(gap)
                         + text.section(u'\n', 1).mid(gap.size())));
}

void tst_OfflineGenerator::leavesOutNoWordThatAnotherShows()
{
    for (const QString &card : shown(cardsOf(
             QStringLiteral(
                 "Grundwasser ist Wasser, das langsam unter der Erde durch Sand und Kies fließt."),
             QStringLiteral("deu"))))
        QVERIFY2(!card.contains(QLatin1String("{{c1::Wasser}}")), qPrintable(card));
}

void tst_OfflineGenerator::keepsNothingOfPagesWithoutFacts_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("four words", "Red pen\nBlack pen\nGreen pen\nAlso sharpie");
    row("poem",
        "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n"
        "Could frame thy fearful symmetry?");
    row("questions alone", "The Sea\nWhy is the sea salty?\nWhere do rivers end?");
    row("no points",
        "much did had call new drew that kept limits expect wonder law she now has views "
        "woman noisy match money rooms remark it eldest length oh passed at my family cabin "
        "on a lake woods so dark that before my eyes night skies in which meteors left trails");
    row("recipe",
        "Onion soup\n\nPeel the onions and cut them into rings. Melt the butter in a large pan. "
        "Add the onions and stir them until they are brown. Pour in the stock and let it simmer "
        "for twenty minutes. Season with salt and pepper. Serve the soup with toasted bread.");
    row("anecdote",
        "She looked at him and laughed. He had never told her about his brother. \u201cYou should "
        "have asked me,\u201d he said. When her parents came home, she told them that he had left. "
        "They did not believe her, and his letter never reached them.");
}

void tst_OfflineGenerator::keepsNothingOfPagesWithoutFacts()
{
    QFETCH(QString, text);
    QCOMPARE(shown(keptOf(cardsOf(text))), QStringList());
}

void tst_OfflineGenerator::offersCardsInLanguagesItDoesNotKnow_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("Japanese", "光合成は植物が光から糖を作る働きです。葉緑体の中で行われます。");
    row("Finnish",
        "Maito: valkoinen neste, jota lehmä antaa\nLeipä leivotaan uunissa viljan jauhoista.");
}

void tst_OfflineGenerator::offersCardsInLanguagesItDoesNotKnow()
{
    QFETCH(QString, text);
    const QVector<FlashcardDraft> cards = cardsOf(text);
    QVERIFY(!cards.isEmpty());
    for (const FlashcardDraft &card : cards) {
        const CheckReport report = CardChecker(text).check(card);
        QVERIFY2(report.grounded == Grounding::Exact && report.clozeValid,
                 qPrintable(card.front + report.reasons.join(QLatin1Char(' '))));
    }
}

void tst_OfflineGenerator::readsWhatSheetsSpellOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cards");
    const auto row = [](const char *name, const char *text, const QStringList &cards) {
        QTest::newRow(name) << QString::fromUtf8(text) << cards;
    };
    row("question and answer",
        "Q: Why are river pebbles round?\nA: They lose their corners.\n\n"
        "Q: How deep is the crust below\nthe oceans?\nA: About seven kilometres.",
        {QString::fromUtf8("Why are river pebbles round? → They lose their corners"),
         QString::fromUtf8("How deep is the crust below the oceans? → About seven kilometres")});
    row("German question and answer",
        "Frage: Woraus besteht Sandstein?\nAntwort: Aus verkittetem Sand.",
        {QString::fromUtf8("Woraus besteht Sandstein? → Aus verkittetem Sand")});
    row("multiple choice",
        "1. Which rock forms when lava cools quickly?\na) granite\nb) basalt\nc) slate\n"
        "Answer: b\n\n2. Which gas do plants take in?\na) oxygen\nb) carbon dioxide\n"
        "Answer: b) carbon dioxide",
        {QString::fromUtf8("Which rock forms when lava cools quickly? → basalt"),
         QString::fromUtf8("Which gas do plants take in? → carbon dioxide")});
    row("multiple choice with a key",
        "1. Which rock forms when lava cools?\na) granite\nb) basalt\n"
        "2. Which gas do plants take in?\na) oxygen\nb) carbon dioxide\n\nAnswers\n1. b 2. b",
        {QString::fromUtf8("Which rock forms when lava cools? → basalt"),
         QString::fromUtf8("Which gas do plants take in? → carbon dioxide")});
    row("answers at the end",
        "1. What do we call molten rock below the ground?\n2. Where does lava come from?\n\n"
        "Answers:\n1. It is called magma.\n2. It comes from volcanoes.",
        {QString::fromUtf8("What do we call molten rock below the ground? → It is called magma"),
         QString::fromUtf8("Where does lava come from? → It comes from volcanoes")});
    row("true or false", "The heart has four chambers. (True)\nThe liver pumps the blood. (False)",
        {QString::fromUtf8("True or false? The heart has four chambers. → True"),
         QString::fromUtf8("True or false? The liver pumps the blood. → False")});
    row("terms on lines of their own",
        "Basalt\nA dark rock that makes up most of the ocean floor.\n\n"
        "Magma\nMolten rock that has not reached the surface.\n\n"
        "Erosion\nThe carrying away of soil by wind and water.",
        {QString::fromUtf8("What does “Basalt” mean? → A dark rock that makes up most of the ocean "
                           "floor"),
         QString::fromUtf8(
             "What does “Magma” mean? → Molten rock that has not reached the surface"),
         QString::fromUtf8("What does “Erosion” mean? → The carrying away of soil by wind and "
                           "water")});
}

void tst_OfflineGenerator::readsWhatSheetsSpellOut()
{
    QFETCH(QString, text);
    QFETCH(QStringList, cards);
    const bool german = text.startsWith(QLatin1String("Frage"));
    const QVector<FlashcardDraft> kept
        = keptOf(cardsOf(text, german ? QStringLiteral("deu") : QStringLiteral("eng")));
    QCOMPARE(shown(kept), cards);
    for (const FlashcardDraft &card : kept) {
        const CheckReport report = CardChecker(text).check(card);
        QVERIFY2(!dropReason(report), qPrintable(report.reasons.join(QLatin1Char(' '))));
    }
}

void tst_OfflineGenerator::asksWhatASentenceExplains_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("card");
    const auto row = [](const char *name, const char *text, const char *card) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(card);
    };
    row("in passing",
        "The nineteenth century brought a move towards urbanisation, which is the growing share of "
        "people who live in towns.",
        "What is urbanisation? → the growing share of people who live in towns");
    row("beside a term",
        "Every cell has a plasma membrane, an outer covering that parts it from its surroundings.",
        "What is a plasma membrane? → an outer covering that parts it from its surroundings");
    row("abbreviation", "Economists compare countries by gross domestic product (GDP) each year.",
        "What does GDP stand for? → gross domestic product");
    row("person", "Mary Anning was a collector who was a British explorer.",
        "Who was Mary Anning? → a collector who was a British explorer");
    row("behind a pronoun", "The heart is a muscle. It consists of four chambers and their valves.",
        "What does the heart consist of? → four chambers and their valves");
    row("named at the end",
        "Pili are used to exchange genes during a type of reproduction called conjugation.",
        "Pili are used to exchange genes during a type of reproduction called "
        "{{c1::conjugation}}.");
}

void tst_OfflineGenerator::asksWhatASentenceExplains()
{
    QFETCH(QString, text);
    QFETCH(QString, card);
    const QStringList cards = shown(cardsOf(text));
    QVERIFY2(cards.contains(card), qPrintable(cards.join(QLatin1Char('\n'))));
}

void tst_OfflineGenerator::offersWhatLeansOnOtherSentences_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("them") << QStringLiteral("The stroma is the fluid that surrounds them.");
    QTest::newRow("this law") << QStringLiteral("The reform failed because it lacked this law.");
    QTest::newRow("the first") << QStringLiteral("The first was published by Neyman in Polish.");
    QTest::newRow("opening") << QStringLiteral("On hot, dry days they close to save water.");
}

void tst_OfflineGenerator::offersWhatLeansOnOtherSentences()
{
    QFETCH(QString, sentence);
    QCOMPARE(shown(keptOf(cardsOf(sentence))), QStringList());
}

void tst_OfflineGenerator::keepsNoWordThatWasMisread()
{
    Chunk chunk;
    chunk.text = QStringLiteral("Osmosis is the movement of water through a rnembrarie that lets "
                                "small molecules pass.");
    QCOMPARE(keptOf(cardsOf(chunk)).size(), 1); // nothing tells that the word is wrong
    const int place = static_cast<int>(chunk.text.indexOf(QLatin1String("rnembrarie")));
    chunk.unsure.append({place, 10});
    QCOMPARE(shown(keptOf(cardsOf(chunk))), QStringList());
}

void tst_OfflineGenerator::pairsTermsAndMeaningsThatStandSideBySide()
{
    Chunk chunk;
    chunk.text = QStringLiteral("Fjord\nDune\nReef\n\nnarrow inlet of the sea\nhill of sand "
                                "heaped up\nridge of coral under water");
    const auto span = [&chunk](const char *text) {
        return TextSpan{static_cast<int>(chunk.text.indexOf(QLatin1String(text))),
                        static_cast<int>(qstrlen(text))};
    };
    const auto pair = [&](const char *term, const char *meaning) {
        chunk.blocks.append({BlockKind::TableRow, span(term), 0, {span(term), span(meaning)}});
    };
    pair("Fjord", "narrow inlet of the sea");
    pair("Dune", "hill of sand heaped up");
    pair("Reef", "ridge of coral under water");
    QCOMPARE(
        shown(keptOf(cardsOf(chunk))),
        (QStringList{QString::fromUtf8("What does “Fjord” mean? → narrow inlet of the sea"),
                     QString::fromUtf8("What does “Dune” mean? → hill of sand heaped up"),
                     QString::fromUtf8("What does “Reef” mean? → ridge of coral under water")}));
}

void tst_OfflineGenerator::makesNothingOfNoise_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("space") << QStringLiteral(" \n\n\t ");
    QTest::newRow("signs") << QStringLiteral("|~ =- {} ;; <> .. ''\n__ -- ##");
    QTest::newRow("page number") << QStringLiteral("93");
    QTest::newRow("columns of figures")
        << QStringLiteral("14,020 23,723\n14,859 13,409\n(508) 519");
    QTest::newRow("letters") << QStringLiteral("i l . ; I | l i .");
}

void tst_OfflineGenerator::makesNothingOfNoise()
{
    QFETCH(QString, text);
    QCOMPARE(shown(cardsOf(text)), QStringList());
    Chunk chunk;
    chunk.text = text;
    QCOMPARE(shown(cardsOf(chunk)), QStringList());
}

void tst_OfflineGenerator::prefersWhatThePersonFocusesOn()
{
    // More facts than a text of its length gets cards for.
    QString text;
    for (int i = 0; i < 40; ++i) {
        const QString name = QStringLiteral("Brak%1").arg(QString(i % 20 + 1, QLatin1Char('o')));
        text += QStringLiteral("%1lin is a metal. ").arg(name + QString::number(i));
    }
    text += QStringLiteral("Farmers near Chartres harvest their wheat with combine harvesters.");
    const auto place = [&](const QString &focus) {
        const QStringList cards = shown(keptOf(cardsOf(text, QStringLiteral("eng"), focus)));
        return std::any_of(cards.cbegin(), cards.cend(), [](const QString &card) {
            return card.contains(QLatin1String("wheat"));
        });
    };
    QVERIFY(!place(QString()));
    QVERIFY(place(QStringLiteral("ask about wheat please")));
}

void tst_OfflineGenerator::tagsCardsWithTheirHeading()
{
    const QVector<FlashcardDraft> cards = keptOf(cardsOf(
        QStringLiteral("A root is the part of a plant that drinks.\n\n2.1. Cell Size & Shape\n\n"
                       "A cell is a small piece of a body that lives.")));
    QCOMPARE(cards.size(), 2);
    QCOMPARE(cards.at(0).tags, QStringList());
    QCOMPARE(cards.at(1).tags, QStringList{QStringLiteral("cell-size-shape")});
}

void tst_OfflineGenerator::quotesTheSourceAsItStands()
{
    const QVector<FlashcardDraft> cards = cardsOf(QStringLiteral(
        "Intro words stand here first.\nHowever, a membrane is a thin layer that sepa-\nrates the "
        "cell\nfrom its surroundings. More words follow."));
    const auto card = std::find_if(cards.cbegin(), cards.cend(), [](const FlashcardDraft &draft) {
        return draft.front == QStringLiteral("What is a membrane?");
    });
    QVERIFY(card != cards.cend());
    QCOMPARE(card->back,
             QStringLiteral("a thin layer that separates the cell from its surroundings"));
    QCOMPARE(card->quote,
             QStringLiteral("However, a membrane is a thin layer that sepa-\nrates the "
                            "cell\nfrom its surroundings."));
}

void tst_OfflineGenerator::isDeterministic()
{
    const QString text = corpus(QStringLiteral("eng"));
    QCOMPARE(cardsOf(text), cardsOf(text));
}

void tst_OfflineGenerator::stopsWhenAsked()
{
    std::stop_source stop;
    int cards = 0;
    GenerationCallbacks callbacks;
    callbacks.card = [&](const FlashcardDraft &) {
        if (++cards == 2)
            stop.request_stop();
    };
    OfflineGenerator generator;
    const Chunk chunk = Chunker().split(corpus(QStringLiteral("eng"))).first();
    const Status made = generator.generateFlashcards(chunk, {}, stop.get_token(), callbacks);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QCOMPARE(cards, 2); // those handed over stand
    QVERIFY(!generator.generateFlashcards(chunk, {}, stop.get_token(), {}));
}

// A short quote between blank lines was widened for ever.
void tst_OfflineGenerator::comesToAnEndAmongBlankLines()
{
    const QStringList pieces{
        QStringLiteral("Red, per"),
        QStringLiteral("Black pan"),
        QStringLiteral("It is 4."),
        QStringLiteral("Ice is cold."),
        QStringLiteral("Iron: Fe"),
        QStringLiteral("\n"),
        QStringLiteral("\n\n"),
        QStringLiteral(" \n"),
        QStringLiteral(" "),
        QStringLiteral("Inertia is the tendency of a body to resist a change.")};
    auto random = QRandomGenerator(5);
    for (int round = 0; round < 400; ++round) {
        QString text;
        for (int i = random.bounded(2, 12); i > 0; --i)
            text += pieces.at(random.bounded(pieces.size()))
                + (random.bounded(2) ? QStringLiteral("\n") : QString());
        QVERIFY(cardsOf(text).size() <= text.size());
    }
}

QTEST_APPLESS_MAIN(tst_OfflineGenerator)
#include "tst_offlinegenerator.moc"
