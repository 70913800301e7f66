// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloze.h"

#include <QtTest>

using namespace recto;

class tst_Cloze : public QObject
{
    Q_OBJECT

private slots:
    void gapsAreRead_data();
    void gapsAreRead();
    void nestedGapsAreAskedByTheirNumbers();
    void aGapMayBelongToTwoCards();
    void brokenGapsAreNoticed_data();
    void brokenGapsAreNoticed();
    void whatWasNeverClosedIsText();
    void hostileFrontsAreReadInLinearTime();
};

void tst_Cloze::gapsAreRead_data()
{
    QTest::addColumn<QString>("front");
    QTest::addColumn<QString>("filled");
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QStringList>("hints");
    const auto row = [](const char *name, const char *front, const char *filled,
                        const QStringList &answers, const QStringList &hints) {
        QTest::newRow(name) << QString::fromUtf8(front) << QString::fromUtf8(filled) << answers
                            << hints;
    };
    row("none", "What is it?", "What is it?", {}, {});
    row("two", "In {{c1::1848::year}} {{c2::Paris}} rose.", "In 1848 Paris rose.",
        {"1848", "Paris"}, {"year", ""});
    row("formula in dollars", "A diagonal of {{c1::$\\sqrt{2^{1}}$}} exactly.",
        "A diagonal of $\\sqrt{2^{1}}$ exactly.", {"$\\sqrt{2^{1}}$"}, {""});
    row("formula in brackets", "{{c1::\\(\\frac{1}{\\sqrt{1-x^{2}}}\\)::slope}} of arcsin",
        "\\(\\frac{1}{\\sqrt{1-x^{2}}}\\) of arcsin", {"\\(\\frac{1}{\\sqrt{1-x^{2}}}\\)"},
        {"slope"});
    row("bare formula", "{{c1::\\frac{1}{2^{n}}}} halves", "\\frac{1}{2^{n}} halves",
        {"\\frac{1}{2^{n}}"}, {""});
    row("colons in a formula", "{{c1::$f::A$::a map}}", "$f::A$", {"$f::A$"}, {"a map"});
    row("set", "{{c1::{1, 2}}} is a set", "{1, 2} is a set", {"{1, 2}"}, {""});
    row("lone brace", "The {{c1::{ sign}} opens {{c2::a block}}", "The { sign opens a block",
        {"{ sign", "a block"}, {"", ""});
    row("money", "{{c1::$5}} and {{c2::$6::price}}", "$5 and $6", {"$5", "$6"}, {"", "price"});
    row("dollars alone", "{{c1::$}} or {{c2::$}}", "$ or $", {"$", "$"}, {"", ""});
    row("name of a program", "A list is {{c1::std::vector<int>}} here",
        "A list is std::vector<int> here", {"std::vector<int>"}, {""});
    row("call", "{{c1::Vec::new()::Rust}} makes one", "Vec::new() makes one", {"Vec::new()"},
        {"Rust"});
    row("colons in a hint", "{{c1::a::b::c}}", "a", {"a"}, {"b::c"});
    row("backslash at the end", "{{c1::C:\\}} is a drive", "C:\\ is a drive", {"C:\\"}, {""});
    row("html", "{{c1::<b>mitosis</b>::<i>phase</i>}} divides", "<b>mitosis</b> divides",
        {"<b>mitosis</b>"}, {"<i>phase</i>"});
    row("lines", "{{c1::one\ntwo}}", "one\ntwo", {"one\ntwo"}, {""});
    row("arabic", "{{c1::القلب}} يضخ", "القلب يضخ", {QString::fromUtf8("القلب")}, {""});
    row("formula outside", "\\(\\frac{{a}}{b}\\) is {{c1::a share}}",
        "\\(\\frac{{a}}{b}\\) is a share", {"a share"}, {""});
}

void tst_Cloze::gapsAreRead()
{
    QFETCH(QString, front);
    const Cloze cloze(front);
    QVERIFY(cloze.isWellFormed());
    QTEST(cloze.filledIn(), "filled");
    QTEST(cloze.answers(), "answers");
    QTEST(cloze.hints(), "hints");
}

void tst_Cloze::nestedGapsAreAskedByTheirNumbers()
{
    const Cloze cloze(
        QStringLiteral("{{c1::Canberra, {{c2::founded in {{c3::1913}}}}}} is a capital"));
    QVERIFY(cloze.isWellFormed());
    QCOMPARE(cloze.numbers(), (QVector<int>{1, 2, 3}));
    QCOMPARE(cloze.answers(), QStringList{QStringLiteral("Canberra, founded in 1913")});
    QCOMPARE(cloze.gaps().at(2).depth, 2);
    const auto asked = [&](int number) {
        return cloze.with([number](const ClozeGap &gap) {
            return gap.asks(number) ? std::optional(QStringLiteral("[…]")) : std::nullopt;
        });
    };
    QCOMPARE(asked(1), QStringLiteral("[…] is a capital"));
    QCOMPARE(asked(2), QStringLiteral("Canberra, […] is a capital"));
    QCOMPARE(asked(3), QStringLiteral("Canberra, founded in […] is a capital"));
    QCOMPARE(cloze.open(), QString::fromUtf8("… is a capital"));
}

void tst_Cloze::aGapMayBelongToTwoCards()
{
    const Cloze cloze(QStringLiteral("{{c1,3::x}} and {{c2::y}}"));
    QCOMPARE(cloze.numbers(), (QVector<int>{1, 2, 3}));
    QVERIFY(cloze.gaps().at(0).asks(3));
    QVERIFY(!cloze.gaps().at(0).asks(2));
}

void tst_Cloze::brokenGapsAreNoticed_data()
{
    QTest::addColumn<QString>("front");
    QTest::newRow("no end") << QStringLiteral("In {{c1::1848 Paris rose.");
    QTest::newRow("no answer") << QStringLiteral("In {{c1::}} Paris rose.");
    QTest::newRow("blank answer") << QStringLiteral("In {{c1:: ::year}} Paris rose.");
    QTest::newRow("no number") << QStringLiteral("In {{cx::1848}} Paris rose.");
    QTest::newRow("number 0") << QStringLiteral("In {{c0::1848}} Paris rose.");
    QTest::newRow("huge number") << QStringLiteral("In {{c99999999999::1848}} Paris rose.");
    QTest::newRow("no cloze") << QStringLiteral("In {{1848}} Paris rose.");
    QTest::newRow("at the end") << QStringLiteral("In {{");
    QTest::newRow("one of two") << QStringLiteral("In {{c1::1848}} {{c2::Paris rose.");
}

void tst_Cloze::brokenGapsAreNoticed()
{
    QFETCH(QString, front);
    QVERIFY(!Cloze(front).isWellFormed());
}

void tst_Cloze::whatWasNeverClosedIsText()
{
    const Cloze cloze(QStringLiteral("a {{c1::b {{c2::c}} d"));
    QCOMPARE(cloze.filledIn(), QStringLiteral("a {{c1::b c d"));
    QCOMPARE(cloze.answers(), QStringList{QStringLiteral("c")});
    QCOMPARE(cloze.gaps().first().depth, 0);
}

void tst_Cloze::hostileFrontsAreReadInLinearTime()
{
    // Quadratic reading of these would take minutes: the test's time limit tells.
    constexpr int times = 200000;
    for (const char *piece : {"{{c1::", "{", "}}", "$", "\\(", "{{c1::a::", "{{c1,2,3", "::"}) {
        const Cloze cloze(QString::fromLatin1(piece).repeated(times));
        QVERIFY(cloze.gaps().isEmpty());
    }
    QCOMPARE(Cloze(QStringLiteral("{{c1::a}}").repeated(times)).gaps().size(), times);
}

QTEST_APPLESS_MAIN(tst_Cloze)
#include "tst_cloze.moc"
