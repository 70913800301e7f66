// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ownlayer.h"
#include "ocr/reading/textlayout.h"

#include <QTest>

using namespace recto;

namespace {

constexpr double size = 40;
constexpr double letterWidth = 0.5 * size;

struct Put
{
    double size = ::size;
    int font = 0;
};

// Draws text from a point on its baseline; its spaces are characters as well.
void put(PdfContent &content, double x, double baseline, const QString &text, Put how = {})
{
    const double width = 0.5 * how.size;
    for (const QChar letter : text) {
        PdfCharacter character;
        character.text = letter;
        character.start = {x, baseline};
        character.end = {x + width, baseline};
        character.box = {x, baseline - 0.8 * how.size, width, how.size};
        character.size = how.size;
        character.font = how.font;
        content.characters.append(character);
        x += width;
    }
}

PdfContent emptyPage()
{
    PdfContent content;
    content.size = {2500, 3500};
    content.fonts
        = {{1, QStringLiteral("Serif"), false, false}, {2, QStringLiteral("Bold"), true, false}};
    return content;
}

QString laidOut(const PdfContent &content)
{
    const OwnLayer layer = ownLayer(content, OwnTextKind::Visible);
    return layOut(layer.lines, {}, layer.size).text;
}

} // namespace

class TestOwnLines : public QObject
{
    Q_OBJECT

private slots:
    void columnsDrawnByRowsOrByColumnsAreAlike_data();
    void columnsDrawnByRowsOrByColumnsAreAlike();
    void wideSpacesOfJustifiedTextPartNothing();
    void lettersWithoutSpacesBetweenWordsArePartedByTheirGaps();
    void scriptsStayInTheirWord();
    void whatIsDrawnTwiceCountsOnce();
    void accentsDrawnApartJoinTheirLetters();
    void ligaturesAreTheirLetters();
    void whatHasNoMeaningIsMarked();
    void aPageOnItsSideIsTurned_data();
    void aPageOnItsSideIsTurned();
    void aLabelStaysWithWhatWasFilledIn();
    void linesThatEndEarlyEndParagraphs();
    void aSoftHyphenAtALinesEndIsUndone();
    void aLineInBoldIsAHeading();
};

void TestOwnLines::columnsDrawnByRowsOrByColumnsAreAlike_data()
{
    QTest::addColumn<bool>("byRows");
    QTest::addColumn<double>("gap"); // of the font's size
    QTest::newRow("rows, wide") << true << 3.0;
    QTest::newRow("columns, wide") << false << 3.0;
    QTest::newRow("rows, narrow") << true << 1.2;
    QTest::newRow("columns, narrow") << false << 1.2;
}

void TestOwnLines::columnsDrawnByRowsOrByColumnsAreAlike()
{
    QFETCH(bool, byRows);
    QFETCH(double, gap);
    const QStringList left{
        QStringLiteral("a lagoon is a shallow lake"), QStringLiteral("cut off from the sea by ba"),
        QStringLiteral("rs of sand and of pebbles "), QStringLiteral("that were carried by waves")};
    const QStringList right{
        QStringLiteral("a strait is a narrow passa"), QStringLiteral("ge of water that lies betw"),
        QStringLiteral("een two seas and two lands"), QStringLiteral("and is open to ships there")};
    const double second = 200 + 26 * letterWidth + gap * size;
    PdfContent content = emptyPage();
    for (int i = 0; i < 4; ++i) {
        put(content, 200, 400 + 50 * i, left.at(i));
        if (byRows)
            put(content, second, 400 + 50 * i, right.at(i));
    }
    for (int i = 0; i < 4 && !byRows; ++i)
        put(content, second, 400 + 50 * i, right.at(i));
    const QString text = laidOut(content).simplified();
    QCOMPARE(text, (left + right).join(u' ').simplified());
}

void TestOwnLines::wideSpacesOfJustifiedTextPartNothing()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("one"));
    put(content, 200 + 4.2 * size, 400, QStringLiteral("two three four"));
    put(content, 200, 450, QStringLiteral("five six seven eight"));
    put(content, 200, 500, QStringLiteral("nine"));
    put(content, 200 + 4.8 * size, 500, QStringLiteral("ten eleven"));
    QCOMPARE(laidOut(content).simplified(),
             QStringLiteral("one two three four five six seven eight nine ten eleven"));
}

void TestOwnLines::lettersWithoutSpacesBetweenWordsArePartedByTheirGaps()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("igneous"));
    put(content, 200 + 7 * letterWidth + 0.25 * size, 400, QStringLiteral("rock"));
    put(content, 200 + 11 * letterWidth + 0.3 * size, 400, QStringLiteral("s"));
    QCOMPARE(laidOut(content), QStringLiteral("igneous rocks"));
}

void TestOwnLines::scriptsStayInTheirWord()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("CO"));
    put(content, 200 + 2 * letterWidth, 408, QStringLiteral("2"), {24, 0});
    put(content, 200 + 2 * letterWidth + 12, 400, QStringLiteral(" and 10"));
    put(content, 200 + 9 * letterWidth + 12, 385, QStringLiteral("23"), {24, 0});
    put(content, 200 + 9 * letterWidth + 36, 400, QStringLiteral(" atoms of H"));
    put(content, 200 + 20 * letterWidth + 36, 386, QStringLiteral("+"), {24, 0});
    put(content, 200, 460, QStringLiteral("on the 1"));
    put(content, 200 + 8 * letterWidth, 446, QStringLiteral("st"), {24, 0});
    put(content, 200 + 8 * letterWidth + 24, 460, QStringLiteral(" day"));
    QCOMPARE(laidOut(content).simplified(),
             QString::fromUtf8("CO₂ and 10²³ atoms of H⁺ on the 1st day"));
}

void TestOwnLines::whatIsDrawnTwiceCountsOnce()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("Bold by drawing"));
    put(content, 201, 400, QStringLiteral("Bold by drawing"));
    QCOMPARE(laidOut(content), QStringLiteral("Bold by drawing"));
}

void TestOwnLines::accentsDrawnApartJoinTheirLetters()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("fr"));
    put(content, 200 + 2 * letterWidth, 400, QString(QChar(0xa8)));
    put(content, 200 + 2 * letterWidth, 400, QStringLiteral("uh"));
    QCOMPARE(laidOut(content), QString::fromUtf8("früh"));
}

void TestOwnLines::ligaturesAreTheirLetters()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QString::fromUtf8("diﬃcult ﬁeld"));
    QCOMPARE(laidOut(content), QStringLiteral("difficult field"));
}

void TestOwnLines::whatHasNoMeaningIsMarked()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QString::fromUtf8("\ue123b\u0002c\ufffe"));
    OwnLayer layer = ownLayer(content, OwnTextKind::Visible);
    QCOMPARE(unreadableOf(layer.lines), 2);
    dropUnreadable(layer.lines);
    QCOMPARE(textOf(layer.lines.first()), QStringLiteral("b c")); // where it stood is a gap
}

void TestOwnLines::aPageOnItsSideIsTurned_data()
{
    QTest::addColumn<int>("written");
    QTest::newRow("downwards") << 1;
    QTest::newRow("on its head") << 2;
    QTest::newRow("upwards") << 3;
}

void TestOwnLines::aPageOnItsSideIsTurned()
{
    QFETCH(int, written);
    PdfContent upright = emptyPage();
    put(upright, 200, 400, QStringLiteral("First line of it"));
    put(upright, 200, 450, QStringLiteral("and the second."));
    PdfContent content = upright;
    content.size = written & 1 ? upright.size.transposed() : upright.size;
    const QSize from = upright.size;
    const auto turned = [&](QPointF point) {
        if (written == 1)
            return QPointF(from.height() - point.y(), point.x());
        if (written == 2)
            return QPointF(from.width() - point.x(), from.height() - point.y());
        return QPointF(point.y(), from.width() - point.x());
    };
    for (PdfCharacter &character : content.characters) {
        character.start = turned(character.start);
        character.end = turned(character.end);
        character.box = QRectF(turned(character.box.topLeft()), turned(character.box.bottomRight()))
                            .normalized();
        character.quarterTurns = written;
    }
    const OwnLayer layer = ownLayer(content, OwnTextKind::Visible);
    QCOMPARE(layer.quarterTurns, 4 - written);
    QCOMPARE(layer.size, upright.size);
    const OwnLayer expected = ownLayer(upright, OwnTextKind::Visible);
    QCOMPARE(layer.lines.size(), expected.lines.size());
    for (qsizetype i = 0; i < layer.lines.size(); ++i) {
        QCOMPARE(textOf(layer.lines.at(i)), textOf(expected.lines.at(i)));
        QCOMPARE(layer.lines.at(i).box, expected.lines.at(i).box);
    }
}

void TestOwnLines::aLabelStaysWithWhatWasFilledIn()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("Sediment:"));
    put(content, 700, 400, QStringLiteral("loose pieces of rock"));
    put(content, 200, 600, QStringLiteral("Magma:"));
    put(content, 700, 600, QStringLiteral("molten rock"));
    QCOMPARE(laidOut(content).simplified(),
             QStringLiteral("Sediment: loose pieces of rock Magma: molten rock"));
}

void TestOwnLines::linesThatEndEarlyEndParagraphs()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("Granite cools slowly below the surface"));
    put(content, 200, 450, QStringLiteral("of the earth."));
    put(content, 200, 500, QStringLiteral("Basalt cools fast where lava meets sea."));
    QCOMPARE(laidOut(content),
             QStringLiteral("Granite cools slowly below the surface\nof the earth.\n\n"
                            "Basalt cools fast where lava meets sea."));
}

void TestOwnLines::aSoftHyphenAtALinesEndIsUndone()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QString::fromUtf8("the rise of the temper\u00ad"));
    put(content, 200, 450, QStringLiteral("ature with the depth"));
    QCOMPARE(laidOut(content), QStringLiteral("the rise of the temperature\nwith the depth"));
}

void TestOwnLines::aLineInBoldIsAHeading()
{
    PdfContent content = emptyPage();
    put(content, 200, 400, QStringLiteral("Kinds of rock"), {size, 1});
    for (int i = 0; i < 4; ++i)
        put(content, 200, 500 + 50 * i, QStringLiteral("rock that forms from lava and ash"));
    const OwnLayer layer = ownLayer(content, OwnTextKind::Visible);
    const PageText page = layOut(layer.lines, {}, layer.size);
    QCOMPARE(page.blocks.first().kind, BlockKind::Heading);
    QVERIFY(page.words.first().bold);
    QVERIFY(!page.words.last().bold);
}

QTEST_GUILESS_MAIN(TestOwnLines)
#include "tst_ownlines.moc"
