// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errortext.h"

#include <QTest>

using namespace recto;

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasANameThatReadsBack();
    void everyKindHasASentence_data();
    void everyKindHasASentence();
    void aMissingLanguageNamesItsPackage();
    void anotherLanguageIsNamedWithItsPackage();
    void badInputSaysWhatIsWrong();
};

void TestErrorText::everyKindHasANameThatReadsBack()
{
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        QCOMPARE(errorKindFromName(errorKindName(kind)), kind);
    }
    QCOMPARE(errorKindFromName(QStringLiteral("NoSuchKind")), ErrorKind::Internal);
}

void TestErrorText::everyKindHasASentence_data()
{
    QTest::addColumn<int>("kind");
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i)
        QTest::newRow(qPrintable(errorKindName(static_cast<ErrorKind>(i)))) << i;
}

void TestErrorText::everyKindHasASentence()
{
    QFETCH(int, kind);
    const auto sentence = errorText(
        {static_cast<ErrorKind>(kind), QStringLiteral("photo.jpg"), QStringLiteral("is wrong.")});
    QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    QVERIFY2(!sentence.contains(errorKindName(static_cast<ErrorKind>(kind)))
                 || sentence == QLatin1String("Cancelled."),
             "a sentence has no codes");
    // Files are named, so that a person with forty photos knows which.
    if (kind <= static_cast<int>(ErrorKind::PageWithoutText))
        QVERIFY2(sentence.contains(QLatin1String("photo.jpg")), qPrintable(sentence));
}

void TestErrorText::aMissingLanguageNamesItsPackage()
{
    const QString sentence = errorText({ErrorKind::LanguageMissing, {}, QStringLiteral("chi_sim")});
    QVERIFY(sentence.contains(QLatin1String("tesseract-ocr-chi-sim")));
}

void TestErrorText::anotherLanguageIsNamedWithItsPackage()
{
    const QString sentence = errorText(
        {ErrorKind::OtherLanguage, QStringLiteral("photo.jpg"), QStringLiteral("chi_sim")});
    QVERIFY2(sentence.startsWith(QLatin1String("photo.jpg looks like Chinese")),
             qPrintable(sentence));
    QVERIFY(sentence.contains(QLatin1String("tesseract-ocr-chi-sim")));
}

void TestErrorText::badInputSaysWhatIsWrong()
{
    QCOMPARE(errorText({ErrorKind::BadInput, QStringLiteral("workers"),
                        QStringLiteral("must be a number")}),
             QStringLiteral("workers: must be a number"));
}

QTEST_APPLESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
