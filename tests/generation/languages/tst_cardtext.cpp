// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/cardtext.h"

#include <QTest>

using namespace recto;

class tst_CardText : public QObject
{
    Q_OBJECT

private slots:
    void partsWords_data();
    void partsWords();
    void foldsForComparing();
    void stemsPlurals();
    void readsCloze();
    void noticesBrokenCloze_data();
    void noticesBrokenCloze();
};

void tst_CardText::partsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *text, const char *words) {
        QTest::newRow(text) << QString::fromUtf8(text)
                            << QString::fromUtf8(words).split(QLatin1Char('|'));
    };
    row("The cell's wall.", "the|cell's|wall");
    row("well-known, 3.14 and 12.5%", "well-known|3.14|and|12.5%");
    row("It cost $1,000 or 20€.", "it|cost|$1,000|or|20€");
    row("L’eau d'ici", "l'eau|d'ici");
    row("life—violence–death", "life|violence|death");
    row("Größe ÉTÉ", "größe|été");
}

void tst_CardText::partsWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(foldedWords(text), words);
}

void tst_CardText::foldsForComparing()
{
    QCOMPARE(foldedText(QString::fromUtf8(" “Em-\nployed”  Café‐bar\t— ")),
             QString::fromUtf8("\"employed\" café-bar –"));
}

void tst_CardText::stemsPlurals()
{
    QCOMPARE(stemOf(QStringLiteral("cells")), stemOf(QStringLiteral("cell")));
    QCOMPARE(stemOf(QStringLiteral("bodies")), stemOf(QStringLiteral("body")));
    QCOMPARE(stemOf(QStringLiteral("boxes")), stemOf(QStringLiteral("box")));
    QCOMPARE(stemOf(QStringLiteral("glass")), QStringLiteral("glass"));
    QCOMPARE(stemOf(QStringLiteral("madison's")), QStringLiteral("madison"));
}

void tst_CardText::readsCloze()
{
    const ClozeText cloze = readCloze(QStringLiteral("In {{c1::1848::year}} {{c2::Paris}} rose."));
    QVERIFY(cloze.wellFormed);
    QCOMPARE(cloze.text, QStringLiteral("In 1848 Paris rose."));
    QCOMPARE(cloze.open, QString::fromUtf8("In … … rose."));
    QCOMPARE(cloze.answers, (QStringList{QStringLiteral("1848"), QStringLiteral("Paris")}));
    QCOMPARE(cloze.hints, (QStringList{QStringLiteral("year"), QString()}));
}

void tst_CardText::noticesBrokenCloze_data()
{
    QTest::addColumn<QString>("front");
    QTest::newRow("no end") << QStringLiteral("In {{c1::1848 Paris rose.");
    QTest::newRow("no answer") << QStringLiteral("In {{c1::}} Paris rose.");
    QTest::newRow("no number") << QStringLiteral("In {{cx::1848}} Paris rose.");
    QTest::newRow("no cloze") << QStringLiteral("In {{1848}} Paris rose.");
    QTest::newRow("at the end") << QStringLiteral("In {{");
}

void tst_CardText::noticesBrokenCloze()
{
    QFETCH(QString, front);
    QVERIFY(!readCloze(front).wellFormed);
}

QTEST_APPLESS_MAIN(tst_CardText)
#include "tst_cardtext.moc"
