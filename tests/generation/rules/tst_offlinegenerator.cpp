// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "generation/cardchecker.h"
#include "generation/chunker.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
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
    void givesEveryReadablePageACard_data();
    void givesEveryReadablePageACard();
    void givesEachPageOfAChunkACard();
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
    const QStringList cards = shown(cardsOf(corpus(language), language));
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
    const QVector<FlashcardDraft> cards = cardsOf(text);
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
    const QVector<FlashcardDraft> cards = cardsOf(text, language);
    QVERIFY2(cards.size() >= 9, qPrintable(QString::number(cards.size())));
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
    row("a colon after its noun", "eng",
        "Key Terms\nIgneous rock: rock formed when magma or lava cools", "Igneous");
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

void tst_OfflineGenerator::givesEveryReadablePageACard_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("slide of five words", "Ohm's law: current needs voltage");
    row("four words", "Red pen\nBlack pen\nGreen pen\nAlso sharpie");
    row("poem",
        "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\n"
        "Could frame thy fearful symmetry?");
    row("questions alone", "The Sea\nWhy is the sea salty?\nWhere do rivers end?");
    row("no points",
        "much did had call new drew that kept limits expect wonder law she now has views "
        "woman noisy match money rooms remark it eldest length oh passed at my family cabin "
        "on a lake woods so dark that before my eyes night skies in which meteors left trails");
    row("rows of a timetable",
        "Instructor Title Time Units Location\n"
        "J. Miller L&S 39D: Rivers and seas 52242 Tuesday 3:00-5:00 pm 2.0 105 North Hall\n"
        "A. Adams L&S 39E: Winds and clouds 52245 Tuesday 3:30-5:30 pm 2.0 344 South Hall");
    row("Japanese", "光合成は植物が光から糖を作る働きです。葉緑体の中で行われます。");
    row("Russian", "Клетка состоит из ядра, мембраны и цитоплазмы. Мембрана защищает клетку.");
    row("Finnish",
        "Maito: valkoinen neste, jota lehmä antaa\nLeipä leivotaan uunissa viljan jauhoista.");
}

void tst_OfflineGenerator::givesEveryReadablePageACard()
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

void tst_OfflineGenerator::givesEachPageOfAChunkACard()
{
    ChunkStream stream;
    QVector<Chunk> chunks;
    const QStringList pages{corpus(QStringLiteral("eng")).left(900),
                            QStringLiteral("Roses are red"), QStringLiteral("12"),
                            QStringLiteral("A vase is a jar that holds cut flowers.")};
    for (int i = 0; i < pages.size(); ++i) {
        PageText page;
        page.text = pages.at(i);
        chunks += stream.append(i, page);
    }
    chunks += stream.finish();
    QCOMPARE(chunks.size(), 1);
    QSet<int> served;
    for (const FlashcardDraft &card : cardsOf(chunks.first())) {
        const qsizetype at = chunks.first().text.indexOf(card.quote);
        for (const PageSpan &span : chunks.first().pages) {
            if (at >= span.chunkOffset && at < span.chunkOffset + span.length)
                served.insert(span.page);
        }
    }
    QCOMPARE(served, (QSet<int>{0, 1, 3})); // the page with a number alone has none
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
    text += QStringLiteral("Harvesting the wheat needs strong machines.");
    const QString wheat = QStringLiteral("Harvesting the wheat needs strong");
    const auto place = [&](const QString &focus) {
        const QStringList cards = shown(cardsOf(text, QStringLiteral("eng"), focus));
        return std::any_of(cards.cbegin(), cards.cend(), [](const QString &card) {
            return card.contains(QLatin1String("wheat"));
        });
    };
    QVERIFY(!place(QString()));
    QVERIFY(place(QStringLiteral("ask about wheat please")));
}

void tst_OfflineGenerator::tagsCardsWithTheirHeading()
{
    const QVector<FlashcardDraft> cards = cardsOf(
        QStringLiteral("A root is the part of a plant that drinks.\n\n2.1. Cell Size & Shape\n\n"
                       "A cell is the smallest part of a body that lives."));
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
