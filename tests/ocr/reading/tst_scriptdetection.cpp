// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "ocr/reading/scriptdetection.h"
#include "ocr/reading/typesetpage.h"

#include <QImage>
#include <QTest>

using namespace recto;

class TestScriptDetection : public QObject
{
    Q_OBJECT

private slots:
    void chineseIsSetInSquares();
    void lettersAreNot_data();
    void lettersAreNot();
    void writingsAreToldByTheirLetters();
    void languagesHaveTheirWriting();
};

namespace {

cv::Mat greyOf(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    return cv::Mat(grey.height(), grey.width(), CV_8U, const_cast<uchar *>(grey.constBits()),
                   std::size_t(grey.bytesPerLine()))
        .clone();
}

} // namespace

void TestScriptDetection::chineseIsSetInSquares()
{
    const QImage page(sourceFile(QStringLiteral("tests/data/pages/chinese.png")));
    QVERIFY(!page.isNull());
    for (const double scale : {1.0, 0.6, 1.5})
        QVERIFY(isSetInSquares(greyOf(
            page.scaled(page.size() * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation))));
}

void TestScriptDetection::lettersAreNot_data()
{
    QTest::addColumn<QImage>("page");
    for (const char *file : {"tests/data/pages/russian.png", "tests/data/pages/buchdruck.png",
                             "resources/samples/photosynthesis.png"})
        QTest::newRow(file) << QImage(sourceFile(QString::fromLatin1(file)));
    QTest::newRow("prose") << typesetProse().image;
    QTest::newRow("out of focus") << outOfFocus(typesetProse().image, 3);
}

void TestScriptDetection::lettersAreNot()
{
    QFETCH(QImage, page);
    QVERIFY(!page.isNull());
    QVERIFY(!isSetInSquares(greyOf(page)));
}

void TestScriptDetection::writingsAreToldByTheirLetters()
{
    QCOMPARE(shareInWriting(QStringLiteral("肾脏 12"), QStringLiteral("chi_sim")), 1.0);
    QCOMPARE(shareInWriting(QStringLiteral("почка ab"), QStringLiteral("rus")), 5.0 / 7);
    QCOMPARE(shareInWriting(QStringLiteral("kidney"), QStringLiteral("chi_sim")), 0.0);
    QCOMPARE(shareInWriting(QStringLiteral("12 ?"), QStringLiteral("eng")), 0.0);
}

void TestScriptDetection::languagesHaveTheirWriting()
{
    QCOMPARE(writingOfLanguage(QStringLiteral("deu")), QStringLiteral("eng"));
    QCOMPARE(writingOfLanguage(QStringLiteral("chi_tra")), QStringLiteral("chi_sim"));
    QCOMPARE(writingOfLanguage(QStringLiteral("ukr")), QStringLiteral("rus"));
    QCOMPARE(writingOfLanguage(QStringLiteral("tlh")), QString());
}

QTEST_MAIN(TestScriptDetection)
#include "tst_scriptdetection.moc"
