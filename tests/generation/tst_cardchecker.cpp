// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/cardchecker.h"

#include <QJsonArray>
#include <QTest>

using namespace recto;

class tst_CardChecker : public QObject
{
    Q_OBJECT

private slots:
    void acceptsAGoodCard();
    void grounds_data();
    void grounds();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void namesTheDuplicate();
    void writesTheContractsNames();
    void scoresWorseCardsLower();
    void doubtsWordsThatWereMisread();
    void doubtsTheSameMistakeTwice();
};

namespace {

const QString &source()
{
    static const QString text = QString::fromUtf8(
        "A prokaryote is a simple organism that lacks a nucleus. Its cells measure 0.1 to 5.0 μm.\n"
        "The Virginia Plan called for two houses in 1787. Slavery was not abolished. Some pro-\n"
        "karyotes have flagella. In diesem Kapitel geht es um Zellen.");
    return text;
}

FlashcardDraft basic(const char *front, const char *back, const char *quote)
{
    return {CardKind::Basic,
            QString::fromUtf8(front),
            QString::fromUtf8(back),
            {},
            QString::fromUtf8(quote)};
}

FlashcardDraft cloze(const char *front, const char *quote = "")
{
    return {CardKind::Cloze, QString::fromUtf8(front), {}, {}, QString::fromUtf8(quote)};
}

CheckReport reportOf(const FlashcardDraft &card)
{
    return CardChecker(source(), QStringLiteral("eng")).check(card);
}

} // namespace

void tst_CardChecker::acceptsAGoodCard()
{
    const CheckReport report
        = reportOf(basic("What is a prokaryote?", "a simple organism that lacks a nucleus",
                         "A prokaryote is a simple organism that lacks a nucleus."));
    QCOMPARE(report.grounded, Grounding::Exact);
    QCOMPARE(report.reasons, QStringList());
    QCOMPARE(report.score, 1.0);
    QVERIFY(!dropReason(report));
}

void tst_CardChecker::grounds_data()
{
    QTest::addColumn<FlashcardDraft>("card");
    QTest::addColumn<QString>("grounded");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const FlashcardDraft &card, const char *grounded,
                        const char *reason) {
        QTest::newRow(name) << card << QString::fromLatin1(grounded) << QString::fromLatin1(reason);
    };
    row("over a broken word",
        basic("What do some prokaryotes have?", "flagella", "Some prokaryotes have flagella."),
        "exact", "");
    row("nearly",
        basic("What did the plan call for?", "two houses",
              "The Virginla Plan ca1led for two houses in 1787."),
        "fuzzy", "");
    row("invented quote",
        basic("What did Virginia want?", "three houses",
              "Virginia wanted three houses and a king."),
        "absent", "quote-absent");
    row("other number",
        basic("How big are the cells of a prokaryote?", "0.1 to 50 μm",
              "Its cells measure 0.1 to 5.0 μm."),
        "absent", "number-not-in-quote");
    row("turned into its opposite",
        basic("What did the Virginia Plan call for?", "not two houses",
              "The Virginia Plan called for two houses in 1787."),
        "absent", "negation-not-in-quote");
    row("negation of the source",
        basic("Was slavery ended?", "not abolished", "Slavery was not abolished."), "exact", "");
    row("answer of its own",
        basic("What did the Virginia Plan call for?", "a strong king",
              "The Virginia Plan called for two houses in 1787."),
        "absent", "answer-not-in-quote");
    row("quote too short", basic("What lacks a nucleus?", "organism", "organism"), "absent",
        "quote-too-short");
    row("no quote", basic("What is a prokaryote?", "an organism", ""), "uncheckable", "no-quote");
    row("cloze without quote",
        cloze("A prokaryote is a simple organism that lacks a {{c1::nucleus}}."), "exact", "");
    row("cloze that isn't the source's",
        cloze("A prokaryote is a simple organism that has a {{c1::nucleus}}.",
              "A prokaryote is a simple organism that lacks a nucleus."),
        "absent", "sentence-not-in-quote");
}

void tst_CardChecker::grounds()
{
    QFETCH(FlashcardDraft, card);
    QFETCH(QString, grounded);
    QFETCH(QString, reason);
    const CheckReport report = reportOf(card);
    QCOMPARE(groundingName(report.grounded), grounded);
    if (!reason.isEmpty())
        QVERIFY2(report.reasons.contains(reason),
                 qPrintable(report.reasons.join(QLatin1Char(' '))));
    QCOMPARE(report.score == 0, grounded == QLatin1String("absent"));
    QCOMPARE(CardChecker(QString()).check(card).grounded, Grounding::Uncheckable);
}

void tst_CardChecker::findsWhatIsWrong_data()
{
    QTest::addColumn<FlashcardDraft>("card");
    QTest::addColumn<QString>("wrong"); // the only field of the report that complains
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const FlashcardDraft &card, const char *wrong,
                        const char *reason) {
        QTest::newRow(name) << card << QString::fromLatin1(wrong) << QString::fromLatin1(reason);
    };
    const char *plan = "The Virginia Plan called for two houses in 1787.";
    row("nothing", basic("What did the Virginia Plan call for?", "two houses", plan), "", "");
    row("answer in the question",
        basic("What did the plan for two houses call for?", "two houses", plan), "leakage",
        "leakage");
    row("answer in the hint",
        cloze("The Virginia Plan called for two {{c1::houses::house}} in 1787.", plan), "leakage",
        "leakage");
    row("two questions",
        basic("What did the Virginia Plan call for? And when?", "two houses", plan), "atomic",
        "several-questions");
    row("a list", basic("What did the Virginia Plan call for?", "two\nhouses", plan), "atomic",
        "several-lines");
    row("two sentences",
        basic("What did the Virginia Plan say?", "Two houses. Not one.",
              "called for two houses in 1787. Slavery was not abolished."),
        "atomic", "several-sentences");
    row("this chapter", basic("What does this chapter say of Virginia?", "two houses", plan),
        "selfContained", "refers-to-the-page");
    row("leading pronoun",
        cloze("Its cells measure {{c1::0.1}} to 5.0 μm.", "Its cells measure 0.1 to 5.0 μm."),
        "selfContained", "leading-pronoun");
    row("question about nothing", basic("What is it?", "two houses", plan), "selfContained",
        "names-nothing");
    row("stop word hidden", cloze("The Virginia Plan called {{c1::for}} two houses in 1787.", plan),
        "clozeValid", "gap-is-a-stop-word");
    row("gap shown",
        cloze("A {{c1::prokaryote}} is a simple organism that lacks a nucleus.  A prokaryote.", ""),
        "clozeValid", "gap-shown-elsewhere");
    row("four gaps",
        cloze("{{c1::Virginia}} Plan {{c2::called}} for {{c3::two}} houses {{c4::1787}}.", ""),
        "clozeValid", "too-many-gaps");
    row("all hidden", cloze("The {{c1::Virginia Plan called for two houses}} in 1787.", plan),
        "clozeValid", "too-much-hidden");
    row("no gap", cloze("The Virginia Plan called for two houses in 1787.", plan), "clozeValid",
        "cloze-malformed");
    row("broken gap", cloze("The Virginia Plan called for {{c1:two}} houses in 1787.", plan),
        "clozeValid", "cloze-malformed");
}

void tst_CardChecker::findsWhatIsWrong()
{
    QFETCH(FlashcardDraft, card);
    QFETCH(QString, wrong);
    QFETCH(QString, reason);
    const CheckReport report = reportOf(card);
    QVERIFY2(reason.isEmpty() || report.reasons.contains(reason),
             qPrintable(report.reasons.join(QLatin1Char(' '))));
    QCOMPARE(report.leakage, wrong == QLatin1String("leakage"));
    QCOMPARE(!report.selfContained, wrong == QLatin1String("selfContained"));
    QCOMPARE(!report.clozeValid, wrong == QLatin1String("clozeValid"));
    if (wrong != QLatin1String("clozeValid")) // a front without gaps has no answer either
        QCOMPARE(!report.atomic, wrong == QLatin1String("atomic"));
}

void tst_CardChecker::namesTheDuplicate()
{
    DuplicateIndex others;
    Flashcard card;
    card.id = QStringLiteral("one");
    card.front = QStringLiteral("What did the Virginia Plan call for?");
    card.back = QStringLiteral("two houses");
    card.evidence.quote = QStringLiteral("The Virginia Plan called for two houses in 1787.");
    others.add(card);
    const CardChecker checker(source());
    QVERIFY(!checker.check(card, &others).duplicateOf); // it isn't its own duplicate
    card.id = QStringLiteral("two");
    const CheckReport report = checker.check(card, &others);
    QCOMPARE(report.duplicateOf.value_or(QString()), QStringLiteral("one"));
    QVERIFY(dropReason(report));
}

void tst_CardChecker::writesTheContractsNames()
{
    CheckReport report;
    report.id = QStringLiteral("x");
    report.grounded = Grounding::Fuzzy;
    report.score = 0.5;
    report.reasons << QStringLiteral("leakage");
    const QJsonObject expected{{QStringLiteral("id"), QStringLiteral("x")},
                               {QStringLiteral("grounded"), QStringLiteral("fuzzy")},
                               {QStringLiteral("leakage"), false},
                               {QStringLiteral("atomic"), true},
                               {QStringLiteral("selfContained"), true},
                               {QStringLiteral("duplicateOf"), QJsonValue::Null},
                               {QStringLiteral("clozeValid"), true},
                               {QStringLiteral("score"), 0.5},
                               {QStringLiteral("reasons"), QJsonArray{QStringLiteral("leakage")}}};
    QCOMPARE(toJson(report), expected);
    report.duplicateOf = QStringLiteral("y");
    QCOMPARE(toJson(report).value(QLatin1String("duplicateOf")), QJsonValue(QStringLiteral("y")));
}

void tst_CardChecker::scoresWorseCardsLower()
{
    const char *plan = "The Virginia Plan called for two houses in 1787.";
    const double good
        = reportOf(basic("What did the Virginia Plan call for?", "two houses", plan)).score;
    const double fuzzy = reportOf(basic("What did the Virginia Plan call for?", "two houses",
                                        "The Virginla Plan ca1led for two houses in 1787."))
                             .score;
    const double leaking
        = reportOf(basic("What did the plan for two houses call for?", "two houses", plan)).score;
    QVERIFY(good > fuzzy);
    QVERIFY(fuzzy > leaking);
    QVERIFY(leaking > 0);
}

void tst_CardChecker::doubtsWordsThatWereMisread()
{
    Chunk chunk;
    chunk.text = QStringLiteral("Water crosses the mebnranes of cells. Ions cross the channels.");
    const auto unsure = [&chunk](const char *word) {
        chunk.unsure.append({static_cast<int>(chunk.text.indexOf(QLatin1String(word))),
                             static_cast<int>(qstrlen(word))});
    };
    const FlashcardDraft wrong = basic("What does water cross?", "the mebnranes of cells",
                                       "Water crosses the mebnranes of cells.");
    const FlashcardDraft right = basic("What do ions cross?", "the channels", // as printed
                                       "Ions cross the channels.");
    const QString doubt = QStringLiteral("misread-word");
    const CheckReport before = CardChecker(chunk, QStringLiteral("eng")).check(wrong);
    QVERIFY(!before.reasons.contains(doubt)); // read with confidence: it may be a name
    unsure("mebnranes");
    unsure("channels");
    const CardChecker checker(chunk, QStringLiteral("eng"));
    QVERIFY(checker.check(wrong).reasons.contains(doubt));
    QVERIFY(checker.check(wrong).score < before.score);
    QVERIFY(!dropReason(checker.check(wrong))); // a person decides
    QVERIFY(!checker.check(right).reasons.contains(doubt));

    const FlashcardDraft mangled = basic("What was in demand?", "labor beW hands",
                                         "There was a demand for labor beW hands.");
    QVERIFY(
        CardChecker(mangled.quote, QStringLiteral("eng")).check(mangled).reasons.contains(doubt));
}

// A reader that takes m for n does so on the whole page: only what was read surely
// somewhere speaks for a word. "aud" is a word, and "and" was printed.
void tst_CardChecker::doubtsTheSameMistakeTwice()
{
    Chunk chunk;
    chunk.text = QStringLiteral("A treatnent heals. The treatnent of burns aud wounds is slow. "
                                "Zyklonen turn. Storms named Zyklonen turn left.");
    const auto unsure = [&chunk](const char *word, int nth) {
        qsizetype at = chunk.text.indexOf(QLatin1String(word));
        for (; nth > 0; --nth)
            at = chunk.text.indexOf(QLatin1String(word), at + 1);
        chunk.unsure.append({static_cast<int>(at), static_cast<int>(qstrlen(word))});
    };
    unsure("treatnent", 0);
    unsure("treatnent", 1);
    unsure("aud", 0);
    unsure("Zyklonen", 1);
    const CardChecker checker(chunk, QStringLiteral("eng"));
    const auto doubted = [&checker](const char *back, const char *quote) {
        return checker.check(basic("What is told?", back, quote))
            .reasons.contains(QLatin1String("misread-word"));
    };
    QVERIFY(doubted("The treatnent of burns", "The treatnent of burns aud wounds is slow."));
    QVERIFY(doubted("burns aud wounds", "The treatnent of burns aud wounds is slow."));
    QVERIFY(!doubted("Storms named Zyklonen", "Storms named Zyklonen turn left."));
    QVERIFY(!doubted("wounds", "The treatnent of burns aud wounds is slow."));
}

QTEST_APPLESS_MAIN(tst_CardChecker)
#include "tst_cardchecker.moc"
