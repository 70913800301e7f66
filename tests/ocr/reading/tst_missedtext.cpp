// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/missedtext.h"
#include "ocr/reading/pagepicture.h"

#include <QFont>
#include <QFontMetrics>
#include <QPainter>
#include <QTest>

using namespace recto;

namespace {

constexpr int pixelSize = 26;
constexpr double xHeight = 14;

// Draws texts on a page and remembers them as lines that were read.
class Sheet
{
public:
    Sheet()
    {
        m_picture.fill(250);
        m_font.setPixelSize(pixelSize);
    }

    RecognisedLine write(int x, int y, const QString &text, QColor colour = Qt::black)
    {
        QPainter painter(&m_picture);
        painter.setFont(m_font);
        painter.setPen(colour);
        const QFontMetrics metrics(m_font);
        RecognisedLine line;
        line.xHeight = xHeight;
        for (const QString &word : text.split(QLatin1Char(' '))) {
            painter.drawText(x, y, word);
            line.words.append({word, metrics.tightBoundingRect(word).translated(x, y), 95, true});
            line.box |= line.words.last().box;
            x += metrics.horizontalAdvance(word + QLatin1Char(' '));
        }
        return line;
    }

    void fill(const QRect &area, QColor colour) { QPainter(&m_picture).fillRect(area, colour); }

    [[nodiscard]] std::vector<MissedLine> missed(const QVector<RecognisedLine> &lines) const
    {
        return findMissedLines(greyFromImage(m_picture), xHeight, lines);
    }

private:
    QImage m_picture = QImage(900, 700, QImage::Format_Grayscale8);
    QFont m_font = QFont(QStringLiteral("DejaVu Sans"));
};

bool covers(const MissedLine &missed, const RecognisedLine &line)
{
    const QRect box(missed.box.x, missed.box.y, missed.box.width, missed.box.height);
    return box.contains(line.box);
}

RecognisedLine lineOf(int x, int y, const QString &text, float confidence = 95)
{
    RecognisedLine line;
    line.xHeight = xHeight;
    const QRect box(x, y, int(text.size()) * 12, 24);
    line.words.append({text, box, confidence, true});
    line.box = box;
    return line;
}

} // namespace

class TestMissedText : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatNobodyRead();
    void whatWasReadIsNotMissed();
    void findsPaleHeadings();
    void findsWhiteLettersOnDarkRows();
    void rulesAreNoText();
    void lettersBesideANarrowBoxWereRead();
    void picturesTooSmallHoldNothing();
    void endsOfAnotherPagesLinesAreLeft();
    void piecesGoOnTheirLine();
    void aPieceFromWithinALineGoesToItsPlace();
    void aPieceGoesToTheNearestLine();
    void aColumnIsOneBlock();
    void aHeadingOverColumnsIsNoColumn();
    void scrapsAreLeftOut();
};

void TestMissedText::findsWhatNobodyRead()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{sheet.write(80, 100, QStringLiteral("Bread and butter")),
                                       sheet.write(80, 180, QStringLiteral("Milk from the farm"))};
    const RecognisedLine price = sheet.write(700, 180, QStringLiteral("4.99 F"));
    const auto missed = sheet.missed(read);
    QCOMPARE(missed.size(), 1U);
    QVERIFY(covers(missed.front(), price));
    QVERIFY(!missed.front().lightOnDark);
}

void TestMissedText::whatWasReadIsNotMissed()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{
        sheet.write(80, 100, QStringLiteral("Bread and butter")),
        sheet.write(80, 180, QStringLiteral("Milk, eggs; 4.99 each!"))};
    QVERIFY(sheet.missed(read).empty());
}

void TestMissedText::findsPaleHeadings()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{sheet.write(80, 100, QStringLiteral("Bread and butter"))};
    const RecognisedLine heading
        = sheet.write(80, 180, QStringLiteral("2.4 Place"), QColor(190, 190, 190));
    const auto missed = sheet.missed(read);
    QCOMPARE(missed.size(), 1U);
    QVERIFY(covers(missed.front(), heading));
}

void TestMissedText::findsWhiteLettersOnDarkRows()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{sheet.write(80, 100, QStringLiteral("Bread and butter"))};
    sheet.fill({60, 200, 700, 38}, Qt::black);
    const RecognisedLine head = sheet.write(300, 228, QStringLiteral("Units"), Qt::white);
    const auto missed = sheet.missed(read);
    QCOMPARE(missed.size(), 1U);
    QVERIFY(missed.front().lightOnDark);
    QVERIFY(covers(missed.front(), head));
}

void TestMissedText::rulesAreNoText()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{sheet.write(80, 100, QStringLiteral("Bread and butter"))};
    sheet.fill({60, 300, 700, 3}, Qt::black);
    sheet.fill({60, 300, 3, 300}, Qt::black);
    sheet.fill({300, 400, 300, 200}, Qt::black); // a picture
    QVERIFY(sheet.missed(read).empty());
}

void TestMissedText::lettersBesideANarrowBoxWereRead()
{
    Sheet sheet;
    RecognisedLine read = sheet.write(80, 100, QStringLiteral("information"));
    read.words.first().box.setRight(read.words.first().box.right() - int(0.7 * xHeight));
    QVERIFY(sheet.missed({read}).empty());
}

void TestMissedText::picturesTooSmallHoldNothing()
{
    QVERIFY(findMissedLines(cv::Mat(1, 400, CV_8U, cv::Scalar(0)), xHeight, {}).empty());
    QVERIFY(findMissedLines(cv::Mat(12, 8000, CV_8U, cv::Scalar(0)), 1000, {}).empty());
    QVERIFY(findMissedLines(cv::Mat(400, 400, CV_8U, cv::Scalar(0)), 0, {}).empty());
}

void TestMissedText::endsOfAnotherPagesLinesAreLeft()
{
    Sheet sheet;
    const QVector<RecognisedLine> read{sheet.write(180, 100, QStringLiteral("Bread and butter"))};
    sheet.write(-20, 200, QStringLiteral("ent of"));
    QVERIFY(sheet.missed(read).empty());
}

void TestMissedText::piecesGoOnTheirLine()
{
    QVector<RecognisedLine> lines{lineOf(100, 100, QStringLiteral("elif")),
                                  lineOf(100, 140, QStringLiteral("else"))};
    addMissedLines(lines, {lineOf(160, 101, QStringLiteral("x:"))}, xHeight);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).words.size(), 2);
    QCOMPARE(lines.at(0).words.at(1).text, QStringLiteral("x:"));
    QVERIFY(lines.at(0).box.contains(QPoint(170, 110)));
}

void TestMissedText::aPieceFromWithinALineGoesToItsPlace()
{
    RecognisedLine line = lineOf(100, 100, QStringLiteral("Total"));
    const RecognisedLine end = lineOf(300, 100, QStringLiteral("EUR"));
    line.words += end.words;
    line.box |= end.box;
    QVector<RecognisedLine> lines{line};
    addMissedLines(lines, {lineOf(200, 101, QStringLiteral("4.99"))}, xHeight);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().words.size(), 3);
    QCOMPARE(lines.first().words.at(1).text, QStringLiteral("4.99"));
}

void TestMissedText::aPieceGoesToTheNearestLine()
{
    QVector<RecognisedLine> lines{lineOf(100, 100, QStringLiteral("left")),
                                  lineOf(230, 100, QStringLiteral("right"))};
    addMissedLines(lines, {lineOf(190, 100, QStringLiteral("to"))}, xHeight);
    QCOMPARE(lines.at(0).words.size(), 1);
    QCOMPARE(lines.at(1).words.size(), 2);
    QCOMPARE(lines.at(1).words.first().text, QStringLiteral("to"));
}

void TestMissedText::aHeadingOverColumnsIsNoColumn()
{
    QVector<RecognisedLine> lines{lineOf(100, 900, QStringLiteral("Milk"))};
    addMissedLines(lines,
                   {lineOf(100, 100, QStringLiteral("A heading over everything below")),
                    lineOf(100, 140, QStringLiteral("first")),
                    lineOf(360, 140, QStringLiteral("second"))},
                   xHeight);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(1).block != lines.at(2).block);
    QVERIFY(lines.at(2).block != lines.at(3).block);
}

void TestMissedText::aColumnIsOneBlock()
{
    QVector<RecognisedLine> lines{lineOf(100, 100, QStringLiteral("Milk")),
                                  lineOf(100, 140, QStringLiteral("Eggs"))};
    addMissedLines(
        lines, {lineOf(500, 140, QStringLiteral("2.19")), lineOf(500, 100, QStringLiteral("4.99"))},
        xHeight);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(2).words.first().text, QStringLiteral("4.99"));
    QCOMPARE(lines.at(2).block, lines.at(3).block);
    QVERIFY(lines.at(2).block != lines.at(0).block);
}

void TestMissedText::scrapsAreLeftOut()
{
    QVector<RecognisedLine> lines{lineOf(100, 100, QStringLiteral("Milk"))};
    addMissedLines(
        lines,
        {lineOf(500, 300, QStringLiteral("~}")), lineOf(500, 400, QStringLiteral("blur"), 40)},
        xHeight);
    QCOMPARE(lines.size(), 1);
}

QTEST_MAIN(TestMissedText)
#include "tst_missedtext.moc"
