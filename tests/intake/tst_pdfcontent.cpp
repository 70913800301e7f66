// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/smallpdf.h"
#include "intake/pdfcontent.h"
#include "intake/pdfdocument.h"
#include "intake/pdfpages.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestPdfContent : public QObject
{
    Q_OBJECT

private slots:
    void charactersStandWhereThePageShowsThem_data();
    void charactersStandWhereThePageShowsThem();
    void whatIsCutOffIsNotThere();
    void textThatIsNotDrawnIsMarked();
    void textUnderAPictureIsMarked();
    void notesAndFormValuesAreThere();
    void highlightsAreKnown();
    void aDocumentIsOpenedOnce();
    void aFileThatChangedIsOpenedAgain();
    void damageIsAnError();
    void aPageThatIsNotThereIsAnError();

private:
    [[nodiscard]] Page write(const SmallPdf &pdf, int index = 0);
    [[nodiscard]] static QString textOf(const PdfContent &content);

    QTemporaryDir m_folder;
    int m_files = 0;
};

Page TestPdfContent::write(const SmallPdf &pdf, int index)
{
    const QString file = m_folder.filePath(QStringLiteral("%1.pdf").arg(m_files++));
    pdf.save(file);
    return {file, index, int(pdf.pages.size()), QStringLiteral("page"), {}, {}};
}

QString TestPdfContent::textOf(const PdfContent &content)
{
    QString text;
    for (const PdfCharacter &character : content.characters)
        text += character.text;
    return text;
}

void TestPdfContent::charactersStandWhereThePageShowsThem_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QPointF>("start"); // in points of the page as shown
    QTest::addColumn<int>("turns");
    // "A" at 100, 700 of its page.
    QTest::newRow("plain") << QByteArray("/MediaBox [0 0 600 800]") << QPointF(100, 100) << 0;
    QTest::newRow("turned") << QByteArray("/MediaBox [0 0 600 800] /Rotate 90") << QPointF(700, 100)
                            << 1;
    QTest::newRow("on its head") << QByteArray("/MediaBox [0 0 600 800] /Rotate 180")
                                 << QPointF(500, 700) << 2;
    QTest::newRow("cropped") << QByteArray("/MediaBox [0 0 600 800] /CropBox [50 400 350 750]")
                             << QPointF(50, 50) << 0;
    QTest::newRow("not at zero") << QByteArray("/MediaBox [-100 200 500 1000]") << QPointF(200, 300)
                                 << 0;
    QTest::newRow("corners the other way round")
        << QByteArray("/MediaBox [600 800 0 0]") << QPointF(100, 100) << 0;
}

void TestPdfContent::charactersStandWhereThePageShowsThem()
{
    QFETCH(QByteArray, entries);
    QFETCH(QPointF, start);
    QFETCH(int, turns);
    SmallPdf pdf;
    pdf.pageEntries = entries;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (A) Tj ET";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("A"));
    const PdfCharacter &character = content->characters.first();
    const double scale = 300.0 / 72;
    QVERIFY2(
        QLineF(character.start, start * scale).length() < 1,
        qPrintable(QStringLiteral("%1, %2").arg(character.start.x()).arg(character.start.y())));
    QCOMPARE(character.quarterTurns, turns);
    QVERIFY(!character.invisible);
}

void TestPdfContent::whatIsCutOffIsNotThere()
{
    SmallPdf pdf;
    pdf.pageEntries = "/MediaBox [0 0 600 800] /CropBox [0 400 600 800]";
    pdf.pages << "BT /F1 12 Tf 100 700 Td (seen) Tj 0 -500 Td (cropped) Tj ET "
                 "q 100 500 50 50 re W n BT /F1 12 Tf 300 500 Td (clipped) Tj ET Q";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("seen"));
}

void TestPdfContent::textThatIsNotDrawnIsMarked()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 3 Tr 100 700 Td (hidden) Tj ET";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("hidden"));
    QVERIFY(content->characters.first().invisible);
}

void TestPdfContent::textUnderAPictureIsMarked()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (under) Tj ET q 400 0 0 400 50 400 cm "
                 "BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q "
                 "BT /F1 12 Tf 100 700 Td (over) Tj ET";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("underover"));
    QVERIFY(content->characters.first().invisible);
    QVERIFY(!content->characters.last().invisible);
}

void TestPdfContent::notesAndFormValuesAreThere()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (page) Tj ET";
    pdf.annotations
        << "<< /Type /Annot /Subtype /Text /Rect [300 700 320 720] /Contents (A sticky note) >>"
        << "<< /Type /Annot /Subtype /Text /Rect [300 600 320 620] /F 2 /Contents (not shown) >>"
        << "<< /Type /Annot /Subtype /FreeText /Rect [100 500 400 540] /F 4 /DA (/Helv 12 Tf 0 g) "
           "/Contents (typed) >>";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(content->notes.size(), 1);
    QCOMPARE(content->notes.first().text, QStringLiteral("A sticky note"));
    QVERIFY(content->notes.first().box.left() > 1200);
    QVERIFY2(textOf(*content).contains(QLatin1String("typed")), qPrintable(textOf(*content)));
}

void TestPdfContent::highlightsAreKnown()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (page) Tj ET";
    pdf.annotations
        << "<< /Type /Annot /Subtype /Highlight /Rect [100 690 200 720] /F 4 /C [1 1 0] "
           "/QuadPoints [100 715 200 715 100 695 200 695] >>";
    const auto content = pdfContent(write(pdf));
    QVERIFY(content.ok());
    QCOMPARE(content->highlights.size(), 1);
    QVERIFY(content->highlights.first().contains(content->characters.first().box.center()));
}

void TestPdfContent::aDocumentIsOpenedOnce()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (one) Tj ET"
              << "BT /F1 12 Tf 100 700 Td (two) Tj ET";
    const Page first = write(pdf);
    PdfDocument *document = nullptr;
    {
        const auto lent = lendPdf(first);
        QVERIFY(lent.ok());
        document = lent->get();
        const auto meanwhile = lendPdf(first); // somebody else's, at the same time
        QVERIFY(meanwhile.ok());
        QVERIFY(meanwhile->get() != document);
    }
    Page second = first;
    second.index = 1;
    const auto content = pdfContent(second);
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("two"));
    const auto again = lendPdf(first);
    QVERIFY(again.ok());
    QCOMPARE(again->get(), document);
}

void TestPdfContent::aFileThatChangedIsOpenedAgain()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (before) Tj ET";
    const Page page = write(pdf);
    QVERIFY(pdfContent(page).ok());
    pdf.pages[0] = "BT /F1 12 Tf 100 700 Td (afterwards) Tj ET";
    pdf.save(page.file);
    const auto content = pdfContent(page);
    QVERIFY(content.ok());
    QCOMPARE(textOf(*content), QStringLiteral("afterwards"));
}

void TestPdfContent::damageIsAnError()
{
    const QString file = m_folder.filePath(QStringLiteral("damaged.pdf"));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("%PDF-1.7\nnothing else");
    out.close();
    const auto count = pdfPageCount(file, QStringLiteral("damaged.pdf"));
    QVERIFY(!count.ok());
    QCOMPARE(count.error().kind, ErrorKind::PdfDamaged);
}

void TestPdfContent::aPageThatIsNotThereIsAnError()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 12 Tf 100 700 Td (only) Tj ET";
    const auto content = pdfContent(write(pdf, 1));
    QVERIFY(!content.ok());
    QCOMPARE(content.error().kind, ErrorKind::PageRangeInvalid);
}

QTEST_GUILESS_MAIN(TestPdfContent)
#include "tst_pdfcontent.moc"
