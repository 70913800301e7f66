// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/emphasis.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace recto;

class TestEmphasis : public QObject
{
    Q_OBJECT

private slots:
    void boldAndItalicWordsAreMarked_data();
    void boldAndItalicWordsAreMarked();
    void aPageInOneWeightHasNone();
};

namespace {

struct SetPage
{
    cv::Mat picture;
    QVector<RecognisedLine> lines;
    QVector<QFont> fonts; // of the words, in order
};

// *bold*, /italic/
SetPage setPage(const QString &family, int pixelSize, const QString &text)
{
    QImage image(1000, 700, QImage::Format_Grayscale8);
    image.fill(255);
    QPainter painter(&image);
    SetPage page;
    QFont plain(family);
    plain.setPixelSize(pixelSize);
    double x = 20, y = 60;
    page.lines.append(RecognisedLine());
    for (QString word : text.split(u' ', Qt::SkipEmptyParts)) {
        QFont font = plain;
        font.setBold(word.startsWith(u'*'));
        font.setItalic(word.startsWith(u'/'));
        word.remove(u'*').remove(u'/');
        const QFontMetricsF metrics(font);
        if (x + metrics.horizontalAdvance(word) > 970) {
            x = 20;
            y += 1.5 * pixelSize;
            page.lines.append(RecognisedLine());
        }
        painter.setFont(font);
        painter.drawText(QPointF(x, y), word);
        RecognisedWord read;
        read.text = word;
        read.box = metrics.tightBoundingRect(word).translated(x, y).toAlignedRect();
        read.confidence = 95;
        page.lines.last().words.append(read);
        page.lines.last().xHeight = QFontMetricsF(plain).xHeight();
        page.fonts.append(font);
        x += metrics.horizontalAdvance(word + u' ');
    }
    painter.end();
    page.picture = cv::Mat(image.height(), image.width(), CV_8U, image.bits(),
                           std::size_t(image.bytesPerLine()))
                       .clone();
    return page;
}

const char *const sentences
    = "The *nephron is the smallest working part of a kidney. Each one begins with a *glomerulus "
      "where blood is filtered under pressure, as was shown in /Principles of /Physiology long "
      "ago. Water follows the salt through the wall of a narrow *tubule until it is mostly taken "
      "back. What is /not taken back is called *urine and leaves by the *ureter to be kept in "
      "the bladder for some hours. Nobody notices any of this while it goes on as it should.";

} // namespace

void TestEmphasis::boldAndItalicWordsAreMarked_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("pixelSize");
    for (const char *family : {"DejaVu Serif", "DejaVu Sans"}) {
        for (const int pixelSize : {20, 28, 40})
            QTest::addRow("%s %d", family, pixelSize) << QString::fromLatin1(family) << pixelSize;
    }
}

void TestEmphasis::boldAndItalicWordsAreMarked()
{
    QFETCH(QString, family);
    QFETCH(int, pixelSize);
    SetPage page = setPage(family, pixelSize, QString::fromLatin1(sentences));
    markEmphasis(page.lines, page.picture);
    qsizetype next = 0;
    QStringList wrong;
    for (const RecognisedLine &line : page.lines) {
        for (const RecognisedWord &word : line.words) {
            const QFont &font = page.fonts.at(next++);
            if (word.bold != font.bold() || word.italic != font.italic())
                wrong << word.text;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
}

void TestEmphasis::aPageInOneWeightHasNone()
{
    const QString plain = QString::fromLatin1(sentences).remove(u'*').remove(u'/');
    QString bold;
    for (const QString &word : plain.split(u' '))
        bold += u'*' + word + u' ';
    for (const QString &text : {plain, bold}) {
        SetPage page = setPage(QStringLiteral("DejaVu Serif"), 26, text);
        markEmphasis(page.lines, page.picture);
        for (const RecognisedLine &line : page.lines) {
            for (const RecognisedWord &word : line.words)
                QVERIFY2(!word.bold && !word.italic, qPrintable(word.text));
        }
    }
}

QTEST_MAIN(TestEmphasis)
#include "tst_emphasis.moc"
