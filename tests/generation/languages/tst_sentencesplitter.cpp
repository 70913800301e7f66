// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/sentencesplitter.h"

#include <QTest>

using namespace recto;

class tst_SentenceSplitter : public QObject
{
    Q_OBJECT

private slots:
    void findsSentences_data();
    void findsSentences();
    void coversTheTextWithoutGaps();
    void trimsBothEnds();
};

void tst_SentenceSplitter::findsSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("sentences");
    const auto row = [](const char *name, const char *text, const QStringList &sentences) {
        QTest::newRow(name) << QString::fromUtf8(text) << sentences;
    };
    row("two", "One is first. Two is second.", {"One is first.", "Two is second."});
    row("question and exclamation", "Why? Because! So it goes.",
        {"Why?", "Because!", "So it goes."});
    row("e.g.", "Use a tool, e.g. This one. Done.", {"Use a tool, e.g. This one.", "Done."});
    row("decimal", "Pi is 3.14 or so. Tau is 6.28.", {"Pi is 3.14 or so.", "Tau is 6.28."});
    row("title", "Dr. Ruiz met Mr. Bell. They spoke.", {"Dr. Ruiz met Mr. Bell.", "They spoke."});
    row("figure", "See Fig. 3 for it. Next.", {"See Fig. 3 for it.", "Next."});
    row("German abbreviation", "Viele Tiere, z. B. Hunde, bellen. Katzen nicht.",
        {"Viele Tiere, z. B. Hunde, bellen.", "Katzen nicht."});
    row("German ordinal", "Am 3. Oktober feiert man. Im 19. Jahrhundert nicht.",
        {"Am 3. Oktober feiert man.", "Im 19. Jahrhundert nicht."});
    row("initials", "J. R. Tolk wrote it. He sold it.", {"J. R. Tolk wrote it.", "He sold it."});
    row("initials without space", "J.J. Thomson found it. It is small.",
        {"J.J. Thomson found it.", "It is small."});
    row("letter at the end", "It lacks vitamin C. The rest is fine.",
        {"It lacks vitamin C.", "The rest is fine."});
    row("country", "The U.S. Senate voted. He left the U.S. The rest stayed.",
        {"The U.S. Senate voted.", "He left the U.S.", "The rest stayed."});
    row("etc.", "Iron, tin, etc. The rest is gold.", {"Iron, tin, etc.", "The rest is gold."});
    row("year at the end", "It began in 1848. Paris burned.",
        {"It began in 1848.", "Paris burned."});
    row("list number", "1. First thing\n2. Second thing", {"1. First thing\n2. Second thing"});
    row("quotes", "He said \"Go.\" Then she went. \xC2\xABOui.\xC2\xBB Non.",
        {"He said \"Go.\"", "Then she went.", QString::fromUtf8("«Oui.»"), "Non."});
    row("line break inside", "The quick\nfox runs. It\nrests.",
        {"The quick\nfox runs.", "It\nrests."});
    row("empty line ends", "A heading\n\nThe text", {"A heading", "The text"});
    row("bullets", "Types:\n• one\n• two", {"Types:", "• one", "• two"});
    row("no points", "a text without any end", {"a text without any end"});
    row("Chinese", "水是液体。冰是固体！是吗？", {"水是液体。", "冰是固体！", "是吗？"});
    row("ellipsis goes on", "Wait… then go. Stop.", {"Wait… then go.", "Stop."});
    row("address", "Write to a.b@example.org. Thanks.", {"Write to a.b@example.org.", "Thanks."});
    row("Spanish", "La Sra. Gil llegó. ¿Cuándo? Ayer.",
        {"La Sra. Gil llegó.", "¿Cuándo?", "Ayer."});
}

void tst_SentenceSplitter::findsSentences()
{
    QFETCH(QString, text);
    QFETCH(QStringList, sentences);
    QStringList found;
    for (const TextRange &range : SentenceSplitter::split(text)) {
        const TextRange inner = trimmed(text, range);
        found << text.mid(inner.start, inner.length);
    }
    QCOMPARE(found, sentences);
}

void tst_SentenceSplitter::coversTheTextWithoutGaps()
{
    const QString text = QStringLiteral("  One. Two?\n\n\n Three\n• four.  ");
    qsizetype end = 0;
    for (const TextRange &range : SentenceSplitter::split(text)) {
        QCOMPARE(range.start, end);
        QVERIFY(range.length > 0);
        end = range.end();
    }
    QCOMPARE(end, text.size());
    QVERIFY(SentenceSplitter::split(QString()).isEmpty());
}

void tst_SentenceSplitter::trimsBothEnds()
{
    const QString text = QStringLiteral(" ab  ");
    QCOMPARE(trimmed(text, {0, text.size()}), (TextRange{1, 2}));
    QCOMPARE(trimmed(text, {3, 2}).length, 0);
}

QTEST_APPLESS_MAIN(tst_SentenceSplitter)
#include "tst_sentencesplitter.moc"
