// SPDX-License-Identifier: GPL-3.0-or-later
// The piece of a page beside a card: level and large, however the page lay before the camera.
#include "ui/check/strip.h"

#include <QGuiApplication>
#include <QPainter>
#include <QTest>
#include <QTransform>

#include <cmath>

using namespace recto;

namespace {

constexpr double xHeight = 20; // of the words as they are written, pixels
constexpr double pitch = 60;

// Where a point of the flat page lies on the photo.
using Warp = std::function<QPointF(QPointF)>;

struct Photo
{
    PageText text;
    QImage image;
    QList<QPointF> feet; // of the words, where they stand on the line; on the photo
};

// Lines of bars, each a word: low ones and ones with a long letter.
Photo photoOf(const QStringList &lines, const Warp &warp)
{
    Photo photo;
    photo.text.size = QSize(1400, 1000);
    photo.image = QImage(photo.text.size, QImage::Format_RGB32);
    photo.image.fill(Qt::white);
    QPainter painter(&photo.image);
    painter.setBrush(Qt::black);
    painter.setPen(Qt::NoPen);
    double y = 200;
    for (const QString &line : lines) {
        double x = 100;
        for (const QString &text : line.split(u' ')) {
            const double width = 18.0 * static_cast<double>(text.size());
            const bool tall = text.contains(u'l') || text.contains(u'i') || text.contains(u'y');
            const QRectF place(x, y - (tall ? 1.5 : 1) * xHeight, width,
                               (tall ? 1.5 : 1) * xHeight);
            const QPolygonF quad{warp(place.topLeft()), warp(place.topRight()),
                                 warp(place.bottomRight()), warp(place.bottomLeft())};
            painter.drawPolygon(quad);
            if (!photo.text.text.isEmpty())
                photo.text.text += x == 100 ? u'\n' : u' ';
            Word word;
            word.text = text;
            word.box = quad.boundingRect().toAlignedRect();
            word.confidence = 90;
            word.offset = static_cast<int>(photo.text.text.size());
            word.length = static_cast<int>(text.size());
            photo.text.words << word;
            photo.text.text += text;
            photo.feet << warp(QPointF(x + width / 2, y));
            x += width + 18;
        }
        y += pitch;
    }
    return photo;
}

Flashcard cardOf(const QString &quote, const QString &back)
{
    Flashcard card;
    card.id = QStringLiteral("card");
    card.back = back;
    card.evidence.page = 0;
    card.evidence.quote = quote;
    return card;
}

const QStringList lines{QStringLiteral("some man saw one moon rose over a sea"),
                        QStringLiteral("a small sun was near some cell and one vase"),
                        QStringLiteral("we saw rain come near a lower cave so soon"),
                        QStringLiteral("no one ever saw a nose in a room of wax")};

} // namespace

class TestStrip : public QObject
{
    Q_OBJECT

private slots:
    void linesAreLevelAndLarge_data();
    void linesAreLevelAndLarge();
    void theAnswerIsFoundInTheSentence_data();
    void theAnswerIsFoundInTheSentence();
    void ofTwoSuchSentencesTheOneWithTheBoxes();
    void aPageWithoutWordsHasNoStrip();
    void aLongSentenceBeginsWhereOneReads();
    void aWordIsFoundUnderThePointer();
};

void TestStrip::linesAreLevelAndLarge_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("bend"); // pixels that the middle of a line hangs
    QTest::newRow("flat") << 0.0 << 0.0;
    QTest::newRow("tilted") << 6.0 << 0.0;
    QTest::newRow("tilted the other way") << -9.0 << 0.0;
    QTest::newRow("bent") << 0.0 << 18.0;
    QTest::newRow("tilted and bent") << 4.0 << -15.0;
}

void TestStrip::linesAreLevelAndLarge()
{
    QFETCH(double, degrees);
    QFETCH(double, bend);
    const QTransform turn = QTransform().translate(500, 300).rotate(degrees).translate(-500, -300);
    const Photo photo = photoOf(lines, [&](QPointF point) {
        const double across = (point.x() - 500) / 400;
        return turn.map(QPointF(point.x(), point.y() + bend * (1 - across * across)));
    });
    const Flashcard card
        = cardOf(lines.at(1) + QLatin1Char('\n') + lines.at(2), QStringLiteral("lower cave"));
    Strip::Wish wish;
    wish.room = QSizeF(900, 320);
    wish.xHeight = 14;
    const Strip strip(photo.text, card, {}, wish);
    QVERIFY(!strip.isEmpty());
    QVERIFY2(strip.xHeight() >= 12, qPrintable(QString::number(strip.xHeight())));
    // As it is, not as it is thought to be.
    const double scale = QLineF(strip.toStrip({500, 300}), strip.toStrip({510, 300})).length() / 10;
    QVERIFY2(std::abs(scale * xHeight - 14) < 2.5, qPrintable(QString::number(scale * xHeight)));
    for (const auto &[from, to] : {std::pair(9, 18), std::pair(19, 27)}) {
        double least = 1e9;
        double most = -1e9;
        for (int word = from; word < to; ++word) {
            const double y = strip.toStrip(photo.feet.at(word)).y();
            least = std::min(least, y);
            most = std::max(most, y);
        }
        QVERIFY2(most - least < 4, qPrintable(QString::number(most - least)));
    }
    QCOMPARE(strip.sentence().size(), 2);
    QCOMPARE(strip.answer().size(), 1);
    for (const QPointF at : {QPointF(50, 40), QPointF(800, 200)})
        QVERIFY(QLineF(strip.toStrip(strip.toPage(at)), at).length() < 0.1);
    // What is drawn is what is marked.
    const QImage picture = strip.render(photo.image, 1, 2);
    QCOMPARE(picture.devicePixelRatio(), 2.0);
    const QPointF middle = strip.answer().first().place.center() * 2;
    const QRectF first(strip.toStrip(photo.feet.at(24)) * 2 - QPointF(8, 16), QSizeF(4, 4));
    QVERIFY(qGray(picture.pixel(first.center().toPoint())) < 100);
    QVERIFY(picture.rect().contains(middle.toPoint()));
    QVERIFY(qGray(picture.pixel(4, 4)) > 200);
}

void TestStrip::theAnswerIsFoundInTheSentence_data()
{
    QTest::addColumn<QString>("back");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("as it stands") << QStringLiteral("Some cell.")
                                  << QStringList{QStringLiteral("some"), QStringLiteral("cell")};
    QTest::newRow("a piece of it")
        << QStringLiteral("It was near some")
        << QStringList{QStringLiteral("was"), QStringLiteral("near"), QStringLiteral("some")};
    QTest::newRow("in other words") << QStringLiteral("vase, small")
                                    << QStringList{QStringLiteral("small"), QStringLiteral("vase")};
    QTest::newRow("not there") << QStringLiteral("xenon") << QStringList();
}

void TestStrip::theAnswerIsFoundInTheSentence()
{
    QFETCH(QString, back);
    QFETCH(QStringList, words);
    const Photo photo = photoOf(lines, [](QPointF point) { return point; });
    const Flashcard card = cardOf(lines.at(1), back);
    QStringList found;
    for (const int index : answerWords(photo.text, evidenceWords(photo.text, card.evidence), card))
        found << photo.text.words.at(index).text;
    QCOMPARE(found, words);
}

void TestStrip::ofTwoSuchSentencesTheOneWithTheBoxes()
{
    const Photo photo
        = photoOf({lines.at(0), lines.at(1), lines.at(0)}, [](QPointF point) { return point; });
    Flashcard card = cardOf(lines.at(0), {});
    card.evidence.boxes = {photo.text.words.last().box};
    QCOMPARE(evidenceWords(photo.text, card.evidence).last(),
             static_cast<int>(photo.text.words.size()) - 1);
    card.evidence.boxes = {photo.text.words.first().box};
    QCOMPARE(evidenceWords(photo.text, card.evidence).first(), 0);
    // A quote that isn't there: the boxes alone.
    card.evidence.quote = QStringLiteral("something else");
    QCOMPARE(evidenceWords(photo.text, card.evidence), QVector<int>{0});
}

void TestStrip::aPageWithoutWordsHasNoStrip()
{
    PageText text;
    text.text = lines.at(0);
    Strip::Wish wish;
    wish.room = QSizeF(900, 320);
    QVERIFY(Strip(text, cardOf(lines.at(0), {}), {}, wish).isEmpty());
    QVERIFY(Strip().render(QImage(), 1, 1).isNull());
}

void TestStrip::aLongSentenceBeginsWhereOneReads()
{
    const Photo photo = photoOf(lines, [](QPointF point) { return point; });
    Strip::Wish wish;
    wish.room = QSizeF(300, 200); // not a line of it
    const Strip strip(photo.text, cardOf(lines.at(1), {}), {}, wish);
    const double x = strip.toStrip(photo.text.words.at(9).box.topLeft()).x();
    QVERIFY2(x > 0 && x < 60, qPrintable(QString::number(x)));
    wish.moved = QPointF(-100, 0);
    const Strip moved(photo.text, cardOf(lines.at(1), {}), {}, wish);
    QVERIFY(std::abs(moved.toStrip(photo.text.words.at(9).box.topLeft()).x() - (x - 100)) < 0.01);
}

void TestStrip::aWordIsFoundUnderThePointer()
{
    const Photo photo = photoOf(lines, [](QPointF point) { return point; });
    Strip::Wish wish;
    wish.room = QSizeF(900, 320);
    const Strip strip(photo.text, cardOf(lines.at(1), {}), {10}, wish);
    QCOMPARE(strip.doubts().size(), 1);
    QCOMPARE(strip.wordAt(strip.doubts().first().place.center()), 10);
    QCOMPARE(strip.wordAt({-5, -5}), -1);
}

QTEST_MAIN(TestStrip)
#include "tst_strip.moc"
