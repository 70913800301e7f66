// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/words.h"

#include <QTest>

using namespace recto;

class tst_Words : public QObject
{
    Q_OBJECT

private slots:
    void partsWords_data();
    void partsWords();
    void foldsForComparing();
    void stemsPlurals();
};

void tst_Words::partsWords_data()
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

void tst_Words::partsWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(foldedWords(text), words);
}

void tst_Words::foldsForComparing()
{
    QCOMPARE(foldedText(QString::fromUtf8(" “Em-\nployed”  Café‐bar\t— ")),
             QString::fromUtf8("\"employed\" café-bar –"));
}

void tst_Words::stemsPlurals()
{
    QCOMPARE(stemOf(QStringLiteral("cells")), stemOf(QStringLiteral("cell")));
    QCOMPARE(stemOf(QStringLiteral("bodies")), stemOf(QStringLiteral("body")));
    QCOMPARE(stemOf(QStringLiteral("boxes")), stemOf(QStringLiteral("box")));
    QCOMPARE(stemOf(QStringLiteral("glass")), QStringLiteral("glass"));
    QCOMPARE(stemOf(QStringLiteral("madison's")), QStringLiteral("madison"));
}

QTEST_APPLESS_MAIN(tst_Words)
#include "tst_words.moc"
