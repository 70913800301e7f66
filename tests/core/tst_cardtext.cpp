// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardhtml.h"
#include "core/cardtext.h"
#include "core/json.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

using namespace recto;

class tst_CardText : public QObject
{
    Q_OBJECT

private slots:
    void plainTextComesOutAsItWentIn_data();
    void plainTextComesOutAsItWentIn();
    void controlsAreTakenOut_data();
    void controlsAreTakenOut();
    void formulasGetOneForm_data();
    void formulasGetOneForm();
    void htmlBecomesTheSafeSubset_data();
    void htmlBecomesTheSafeSubset();
    void whatIsHostileIsTakenOut_data();
    void whatIsHostileIsTakenOut();
    void randomHtmlComesOutSafeAndBalanced();
    void hostileHtmlIsReadInLinearTime_data();
    void hostileHtmlIsReadInLinearTime();
    void jsonHoldsHtmlOnlyWhereASideIsFormatted();
    void everyTextOfACardIsCleaned();
};

void tst_CardText::plainTextComesOutAsItWentIn_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "What is a fjord?", "if a < b && c > d then <b>", "&amp; stays", "two\nlines\n\tin",
          "$5 and $10", "It costs $5, or 10$ abroad", "US$5=AU$7", "echo $HOME/$USER",
          "\\(x^2\\) and \\[y\\]", "{{c1::heart::organ}}", "Öl – 漢字 👩‍🔬 שלום",
          " blank "})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_CardText::plainTextComesOutAsItWentIn()
{
    QFETCH(QString, text);
    const CardText side = CardText::fromPlain(text);
    QCOMPARE(side.plain(), text);
    QVERIFY(!side.isFormatted());
}

void tst_CardText::controlsAreTakenOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char *name, const QString &text, const char *clean) {
        QTest::newRow(name) << text << QString::fromUtf8(clean);
    };
    row("escape", QStringLiteral("a\x1b[31mb"), "a[31mb");
    row("nul and bel", QStringLiteral("a") + QChar(0) + QStringLiteral("\x07z"), "az");
    row("c1", QStringLiteral("a\u009b2Jb\u0085c"), "a2Jb\nc");
    row("override", QStringLiteral("a\u202egpj.exe\u202c \u2066b\u2069"), "agpj.exe b");
    row("hidden words", QString::fromUtf8("a\U000E0041\U000E0042b"), "ab");
    row("half a pair", QStringLiteral("a") + QChar(0xd83d) + u'b' + QChar(0xdc00), "ab");
    row("no character", QStringLiteral("a\ufffe\ufeffb\ufdd0"), "ab");
    row("line ends", QStringLiteral("a\r\nb\rc\fd\u2028e"), "a\nb\nc\nd\ne");
    row("pair stays", QString::fromUtf8("👍\x1b👍"), "👍👍");
    row("marks stay", QStringLiteral("ab\u200f\u200dc\u00ad"), "ab\u200f\u200dc\u00ad");
}

void tst_CardText::controlsAreTakenOut()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(CardText::fromPlain(text).plain(), clean);
    QCOMPARE(CardText::fromPlain(clean).plain(), clean);
    QCOMPARE(CardText::fromHtml(QStringLiteral("<b>%1</b>").arg(text)).plain().simplified(),
             clean.simplified());
}

void tst_CardText::formulasGetOneForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("form");
    const auto row = [](const char *text, const char *form) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(form);
    };
    row("so $x^2$ it is", "so \\(x^2\\) it is");
    row("$n$, $2n$ and $a+b$", "\\(n\\), \\(2n\\) and \\(a+b\\)");
    row("$$\\frac{a}{b}$$", "\\[\\frac{a}{b}\\]");
    row("[$]x_1[/$] [$$]y[/$$]", "\\(x_1\\) \\[y\\]");
    row("[latex]$\\pi$[/latex]", "\\(\\pi\\)");
    row("[latex]\\begin{align}a\\end{align}[/latex]", "\\[\\begin{align}a\\end{align}\\]");
    row("$5 is more than $x$", "$5 is more than \\(x\\)");
    row("\\$5 and $y_1$", "\\$5 and \\(y_1\\)");
    row("{{c1::$\\sqrt{2^{1}}$}}", "{{c1::\\(\\sqrt{2^{1}}\\)}}");
    row("{{c1::$5}} and {{c2::$6}}", "{{c1::$5}} and {{c2::$6}}");
    row("$\\sin x$ for $x = \\pi$", "\\(\\sin x\\) for \\(x = \\pi\\)");
}

void tst_CardText::formulasGetOneForm()
{
    QFETCH(QString, text);
    QFETCH(QString, form);
    QCOMPARE(CardText::fromPlain(text).plain(), form);
    QCOMPARE(CardText::fromPlain(form).plain(), form);
}

void tst_CardText::htmlBecomesTheSafeSubset_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *source, const char *html, const char *plain) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(html)
                              << QString::fromUtf8(plain);
    };
    row("plain &amp; simple", "", "plain & simple");
    row("one<br>two", "", "one\ntwo");
    row("<p>one</p><p>two</p>", "", "one\ntwo");
    row("one<div>two</div><div>three</div>", "", "one\ntwo\nthree");
    row("a  \n <b>b</b>  c", "a <b>b</b> c", "a b c");
    row("<strong>a</strong><em>b</em>", "<b>a</b><i>b</i>", "ab");
    row("CO<sub>2</sub>", "CO<sub>2</sub>", "CO2");
    row("10<sup>23</sup> x<sup>n</sup> 19<sup>th</sup>",
        "10<sup>23</sup> x<sup>n</sup> 19<sup>th</sup>", "10²³ x^n 19th");
    row("<ul><li>a</li><li>b</ul>", "<ul><li>a</li><li>b</li></ul>", "• a\n• b");
    row("<ol><li>a<li>b</ol>c", "<ol><li>a</li><li>b</li></ol>c", "1. a\n2. b\nc");
    row("<table><tbody><tr><th>a<td colspan=2>b<tr><td>c</table>",
        "<table><tr><th>a</th><td colspan=\"2\">b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc");
    row("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "<ruby>漢字<rt>かんじ</rt></ruby>",
        "漢字(かんじ)");
    row("<pre>a\n  b</pre>", "<pre>a\n  b</pre>", "a\n  b");
    row("<code>$x^2$</code> $x^2$", "<code>$x^2$</code> \\(x^2\\)", "$x^2$ \\(x^2\\)");
    row("<span style='color: RED; font-size:9em'>a</span>", "<span style=\"color:red\">a</span>",
        "a");
    row("<font color=#00f>a</font>", "<span style=\"color:#00f\">a</span>", "a");
    row("<span style=\"font-weight:700;font-style:italic\">a</span>", "<b><i>a</i></b>", "a");
    row("<img src=\"bird.png\" alt=\"A bird\" onerror=x>", "<img src=\"bird.png\" alt=\"A bird\">",
        "[A bird]");
    row("<b>{{c1::x}}</b> &lt; \\(a &lt; b\\)", "<b>{{c1::x}}</b> &lt; \\(a &lt; b\\)",
        "{{c1::x}} < \\(a < b\\)");
    row("<anki-mathjax block=\"true\">x &lt; y</anki-mathjax>", "", "\\[x < y\\]");
    row("a<b", "", "a<b");
    row("1 < 2 <b>c", "1 &lt; 2 <b>c</b>", "1 < 2 c");
    row("<b><i>a</b>b</i>", "<b><i>a</i></b>b", "ab");
    row("<b></b>a", "", "a");
    row("&eacute;&#233;&#xE9;&bogus;", "", "ééé&bogus;");
    row("<h2>Title</h2>text", "<b>Title</b><br>text", "Title\ntext");
}

void tst_CardText::htmlBecomesTheSafeSubset()
{
    QFETCH(QString, source);
    const CardText side = CardText::fromHtml(source);
    QTEST(side.html(), "html");
    QTEST(side.plain(), "plain");
    if (side.isFormatted())
        QCOMPARE(CardText::fromHtml(side.html()), side);
}

void tst_CardText::whatIsHostileIsTakenOut_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *source, const char *plain) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(plain);
    };
    row("a<script>alert(1)</script>b", "ab");
    row("a<script>alert('</b>')", "a");
    row("a<SCRIPT src=//x>b</sCript >c", "ac");
    row("a<style>*{}</style>b", "ab");
    row("<iframe src=x>a</iframe>b", "b");
    row("<a href=\"javascript:x\" onclick=y>a</a>", "a");
    row("<img src=x/../y.png>a", "a");
    row("<img src=\"http://x/y.png\">a", "a");
    row("<img src=data:image/png;base64,AA>a", "a");
    row("<img src=\"..\">a", "a");
    row("<!-- <b> -->a<!--", "a");
    row("<svg><g><svg></svg></g><text>x</text></svg>a", "a");
    row("<span style=\"color:url(x)\">a</span>", "a");
    row("<span style=\"color:red;background:url(x)\">a</span>", "a");
    row("a&#x202e;b&#27;c&#0;d", "ab&#27;c&#0;d");
    row("&lt;script&gt;x", "<script>x");
    row("<b onmouseover=\"x>y\">a</b>", "a");
    row("<object><embed></object>a", "a");
}

void tst_CardText::whatIsHostileIsTakenOut()
{
    QFETCH(QString, source);
    const CardText side = CardText::fromHtml(source);
    QTEST(side.plain(), "plain");
    for (const char *bad : {"script>", "on", "url", "src=\"h", "<a", "<!", "background"}) {
        QVERIFY2(!side.html().contains(QLatin1String(bad)) || bad == QByteArray("on"), bad);
    }
    QVERIFY(!side.html().contains(QLatin1String(" on")));
}

// Every tag that comes out is of the subset, in order, and reading it again changes nothing.
void tst_CardText::randomHtmlComesOutSafeAndBalanced()
{
    const QStringList pieces{"<b>",
                             "</b>",
                             "<i>",
                             "</i>",
                             "<ul>",
                             "</ul>",
                             "<li>",
                             "</li>",
                             "<table>",
                             "</table>",
                             "<tr>",
                             "<td>",
                             "</td>",
                             "<p>",
                             "</p>",
                             "<div>",
                             "</div>",
                             "<sup>",
                             "</sup>",
                             "<ruby>",
                             "<rt>",
                             "</rt>",
                             "</ruby>",
                             "<br>",
                             "<pre>",
                             "</pre>",
                             "<code>",
                             "</code>",
                             "a",
                             " b ",
                             "$x^2$",
                             "{{c1::",
                             "}}",
                             "<",
                             ">",
                             "\"",
                             "<script>",
                             "</script>",
                             "&lt;",
                             "&",
                             "<span style=color:red>",
                             "</span>",
                             "<img src=a.png>",
                             "\n",
                             "2",
                             "<font color='",
                             "\u202e",
                             "<h1>",
                             "</h1>",
                             "<!--",
                             "-->"};
    static const QRegularExpression tag(
        QStringLiteral("<(/?)(b|i|u|s|sub|sup|br|p|ul|ol|li|table|tr|td|th|pre|code|ruby|rt|span|"
                       "img)( [^<>]*)?>"));
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        QString source;
        for (int i = 0; i < 24; ++i)
            source += pieces.at(random.bounded(pieces.size()));
        const SafeHtml safe = safeHtml(source);
        QStringList open;
        auto tags = tag.globalMatch(safe.html);
        qsizetype count = 0;
        while (tags.hasNext()) {
            const auto match = tags.next();
            ++count;
            const QString name = match.captured(2);
            if (name == QLatin1String("br") || name == QLatin1String("img"))
                continue;
            if (match.captured(1).isEmpty())
                open << name;
            else
                QVERIFY2(!open.isEmpty() && open.takeLast() == name, qPrintable(source));
        }
        QVERIFY2(open.isEmpty(), qPrintable(source));
        QVERIFY2(count == safe.html.count(QLatin1Char('<')), qPrintable(source));
        const SafeHtml again = safeHtml(safe.html);
        QVERIFY2(again.html == safe.html,
                 qPrintable(source + "\n" + safe.html + "\n" + again.html));
        QVERIFY2(again.plain.simplified() == safe.plain.simplified(),
                 qPrintable(source + "\n" + safe.plain + "\n" + again.plain));
    }
}

void tst_CardText::hostileHtmlIsReadInLinearTime_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : {"<a \"", "<b", "<!--", "<script>", "<b>", "<sup>1</sup>", "<td>",
                              "<li>", "$", "&", "&lt", "</b>", "<a b='", "<svg>", "<p>x"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void tst_CardText::hostileHtmlIsReadInLinearTime()
{
    QFETCH(QString, piece);
    // Quadratic reading would take minutes: the test's time limit tells.
    const CardText side = CardText::fromHtml(piece.repeated(100000));
    QVERIFY(side.html().size() < 100000 * 40);
}

void tst_CardText::jsonHoldsHtmlOnlyWhereASideIsFormatted()
{
    Flashcard card;
    setFront(card, CardText::fromHtml(QStringLiteral("What is CO<sub>2</sub>?")));
    setBack(card, CardText::fromPlain(QStringLiteral("A gas.")));
    const QJsonObject object = toJson(card);
    QCOMPARE(object.value(QLatin1String("front")).toString(), QStringLiteral("What is CO2?"));
    QCOMPARE(object.value(QLatin1String("frontHtml")).toString(),
             QStringLiteral("What is CO<sub>2</sub>?"));
    QVERIFY(!object.contains(QLatin1String("backHtml")));
    const auto read = flashcardFromJson(object);
    QVERIFY(read);
    QCOMPARE(read->frontHtml, card.frontHtml);
    QCOMPARE(read->front, card.front);
    QCOMPARE(read->backHtml, QString());
}

void tst_CardText::everyTextOfACardIsCleaned()
{
    const QString bad = QStringLiteral("a\x1b\u202eb");
    Flashcard card;
    card.front = card.back = card.course = card.group = card.evidence.quote = bad;
    card.tags = QStringList{bad};
    const Flashcard clean = cleanCard(card);
    for (const QString &text : {clean.front, clean.back, clean.course, clean.group,
                                clean.evidence.quote, clean.tags.first()})
        QCOMPARE(text, QStringLiteral("ab"));
    QCOMPARE(cleanCard(clean), clean);
}

QTEST_APPLESS_MAIN(tst_CardText)
#include "tst_cardtext.moc"
