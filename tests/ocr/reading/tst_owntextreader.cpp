// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/smallpdf.h"
#include "fakes/testpaths.h"
#include "intake/pdfpages.h"
#include "ocr/reading/owntextreader.h"

#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

Page sample(const QString &name, int index = 0)
{
    return {sourceFile(QStringLiteral("tests/data/pdf/") + name), index, 1, name, {}, {}};
}

QString proseOf(const PageText &page)
{
    QStringList parts;
    for (const Block &block : page.blocks) {
        if (block.kind != BlockKind::RunningHead && block.kind != BlockKind::PageNumber)
            parts << page.text.mid(block.offset, block.length).simplified();
    }
    return parts.join(u'\n');
}

QRect boxOf(const PageText &page, const QString &text)
{
    for (const Word &word : page.words) {
        if (word.text == text)
            return word.box;
    }
    return {};
}

bool isOwn(const PageText &page)
{
    return page.source == TextSource::OwnText;
}

const auto rockCycle = QStringLiteral(
    "The rock cycle\n"
    "A mineral is a naturally occurring solid with a definite chemical composition and an "
    "ordered arrangement of atoms.\n"
    "Igneous rock is rock that forms when magma or lava cools and hardens. Granite cools slowly "
    "below the surface, so its crystals grow large.\n"
    "Weathering is the breaking down of rock at the surface by water, ice, plants and changes of "
    "temperature.\n"
    "Sediment is carried by rivers and settles in layers. Over millions of years the layers are "
    "pressed together into sandstone, shale and limestone.\n"
    "Metamorphic rock is rock that has been changed by great heat or pressure without melting.");

} // namespace

class TestOwnTextReader : public QObject
{
    Q_OBJECT

private slots:
    void aWrongMapIsReadFromThePicture();
    void aScanUnderALicenceLineIsRead();
    void formValuesStandBesideTheirLabels();
    void aTypedNoteIsRead();
    void hyphensOfLineEndsAreUndone();
    void onlyWhatIsSeenIsRead();
    void aTurnedPageIsAsTheUprightOne_data();
    void aTurnedPageIsAsTheUprightOne();
    void columnsAreReadOneAfterTheOther_data();
    void columnsAreReadOneAfterTheOther();
    void formulasStayInTheirSentences();
    void boxesLieOnTheInk();
    void whiteTextOnWhiteIsNotThere();
    void aPictureAmongOwnTextIsReadToo();
    void goodTextBehindAScanIsUsed();
    void poorTextBehindAScanIsNot();
    void aCorrectedPageIsReadFromItsPicture();
    void ownTextAloneIsToldApart();

private:
    [[nodiscard]] PageText read(const Page &page);
    [[nodiscard]] Page scanWithLayer(const QString &name, const QStringList &layer);

    OwnTextReader m_reader;
    QTemporaryDir m_folder;
};

PageText TestOwnTextReader::read(const Page &page)
{
    const auto text = m_reader.extractText(page, {}, {}, {});
    return text ? *text : PageText{};
}

void TestOwnTextReader::aWrongMapIsReadFromThePicture()
{
    const PageText page = read(sample(QStringLiteral("shifted-tounicode.pdf")));
    QCOMPARE(proseOf(page), rockCycle);
    QVERIFY(!isOwn(page));
    QVERIFY(wasPrepared(page, PreparationKind::OwnTextIsNotWhatIsShown));
}

void TestOwnTextReader::aScanUnderALicenceLineIsRead()
{
    const PageText page = read(sample(QStringLiteral("scan-with-licence-line.pdf")));
    QCOMPARE(proseOf(page), rockCycle);
    QVERIFY(page.text.contains(QLatin1String("Licensed copy for the reading room")));
}

void TestOwnTextReader::formValuesStandBesideTheirLabels()
{
    const PageText page = read(sample(QStringLiteral("filled-form.pdf")));
    QVERIFY2(proseOf(page).contains(
                 QLatin1String("Igneous rock: Rock that forms when magma or lava cools.")),
             qPrintable(page.text));
    QVERIFY(proseOf(page).contains(
        QLatin1String("Metamorphic rock: Rock changed by heat or pressure.")));
}

void TestOwnTextReader::aTypedNoteIsRead()
{
    const PageText page = read(sample(QStringLiteral("typed-note.pdf")));
    QVERIFY(proseOf(page).startsWith(rockCycle));
    QVERIFY(proseOf(page).endsWith(
        QLatin1String("Erosion is the carrying away of weathered rock by water, wind or ice.")));
}

void TestOwnTextReader::hyphensOfLineEndsAreUndone()
{
    const PageText page = read(sample(QStringLiteral("hyphens.pdf")));
    QCOMPARE(proseOf(page),
             QStringLiteral(
                 "Heat in the Earth\n"
                 "Geothermal gradient is the rise of temperature with depth below the surface. It "
                 "is measured in boreholes. A low-temperature field is one whose water stays below "
                 "ninety degrees. Well-known examples lie in Iceland. A heat pump is a device that "
                 "moves heat from a cool place to a warm place."));
    for (const Word &word : page.words)
        QVERIFY2(word.box.height() < 90, qPrintable(word.text)); // one line, not several
}

void TestOwnTextReader::onlyWhatIsSeenIsRead()
{
    const PageText page = read(sample(QStringLiteral("cropped.pdf")));
    QVERIFY(isOwn(page));
    QVERIFY(rockCycle.startsWith(proseOf(page)));
    QVERIFY(!page.text.contains(QLatin1String("Metamorphic")));
    for (const Word &word : page.words)
        QVERIFY(QRect(QPoint(), page.size).contains(word.box));
}

void TestOwnTextReader::aTurnedPageIsAsTheUprightOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("turns");
    QTest::newRow("upright by the file") << QStringLiteral("upright-by-rotate.pdf") << 0;
    QTest::newRow("on its side") << QStringLiteral("sideways.pdf") << 3;
}

void TestOwnTextReader::aTurnedPageIsAsTheUprightOne()
{
    QFETCH(QString, name);
    QFETCH(int, turns);
    const PageText page = read(sample(name));
    QVERIFY(isOwn(page));
    QCOMPARE(proseOf(page), rockCycle);
    QCOMPARE(page.quarterTurns, turns);
    QVERIFY(page.size.height() > page.size.width());
    // "A mineral is …": the first line of the text.
    const QRect box = boxOf(page, QStringLiteral("mineral"));
    QVERIFY2(std::abs(box.top() - 453) < 12, qPrintable(QString::number(box.top())));
}

void TestOwnTextReader::columnsAreReadOneAfterTheOther_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("by rows") << QStringLiteral("columns-by-rows.pdf");
    QTest::newRow("by columns") << QStringLiteral("columns-by-columns.pdf");
}

void TestOwnTextReader::columnsAreReadOneAfterTheOther()
{
    QFETCH(QString, name);
    const QString prose = proseOf(read(sample(name)));
    const QString left
        = QStringLiteral("A lagoon is a shallow lake cut off from the sea by a bar of "
                         "sand.\nAn atoll is a ring of coral that encloses a lagoon.");
    const QString right = QStringLiteral("A strait is a narrow passage of water between two seas.");
    QVERIFY2(prose.contains(left), qPrintable(prose));
    QVERIFY(prose.indexOf(right) > prose.indexOf(left));
    QVERIFY(!prose.contains(QLatin1String("COASTS AND ISLANDS")));
}

void TestOwnTextReader::formulasStayInTheirSentences()
{
    const QString prose = proseOf(read(sample(QStringLiteral("subscripts.pdf"))));
    QVERIFY2(prose.contains(QString::fromUtf8("with the formula H₂SO₄.")), qPrintable(prose));
    QVERIFY(prose.contains(QString::fromUtf8("Carbon dioxide, CO₂, dissolves in water")));
    QVERIFY(prose.contains(QString::fromUtf8("6.02 × 10²³ particles.")));
    QVERIFY(prose.contains(QString::fromUtf8("gives off H⁺ ions in water.")));
}

void TestOwnTextReader::boxesLieOnTheInk()
{
    const Page pdf = sample(QStringLiteral("upright-by-rotate.pdf"));
    const PageText page = read(pdf);
    const auto picture = renderPdfPage(pdf, {}, true);
    QVERIFY(picture.ok());
    for (const Word &word : page.words) {
        QRect ink;
        for (int y = word.box.top() - 20; y < word.box.bottom() + 20; ++y) {
            for (int x = word.box.left(); x <= word.box.right(); ++x) {
                if (qGray(picture->pixel(x, y)) < 128)
                    ink |= QRect(x, y, 1, 1);
            }
        }
        // 3 pixels at 150 dpi.
        QVERIFY2(std::abs(ink.top() - word.box.top()) <= 6
                     && std::abs(ink.bottom() - word.box.bottom()) <= 6
                     && std::abs(ink.left() - word.box.left()) <= 6,
                 qPrintable(word.text));
    }
}

void TestOwnTextReader::whiteTextOnWhiteIsNotThere()
{
    SmallPdf pdf;
    pdf.pages << "BT /F1 14 Tf 72 700 Td (The text that everybody sees on the page.) Tj ET "
                 "1 g BT /F1 14 Tf 72 600 Td (The text that nobody sees on the page.) Tj ET "
                 "0 g BT /F1 14 Tf 72 500 Td (The text that was covered on the page.) Tj ET "
                 "1 g 60 480 500 40 re f";
    const QString file = m_folder.filePath(QStringLiteral("white.pdf"));
    pdf.save(file);
    const PageText page = read({file, 0, 1, QStringLiteral("white.pdf"), {}, {}});
    QCOMPARE(page.text, QStringLiteral("The text that everybody sees on the page."));
}

void TestOwnTextReader::aPictureAmongOwnTextIsReadToo()
{
    QImage picture(1200, 200, QImage::Format_RGB32);
    picture.fill(Qt::white);
    {
        QPainter painter(&picture);
        QFont font(QStringLiteral("DejaVu Sans"));
        font.setPixelSize(60);
        painter.setFont(font);
        painter.drawText(20, 120, QStringLiteral("Basalt cools fast in water"));
    }
    const QString file = m_folder.filePath(QStringLiteral("picture.pdf"));
    {
        QPdfWriter writer(file);
        writer.setResolution(300);
        QPainter painter(&writer);
        painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 12));
        for (int line = 0; line < 6; ++line)
            painter.drawText(
                300, 400 + 80 * line,
                QStringLiteral("Granite cools slowly below the ground, line %1.").arg(line));
        painter.drawImage(300, 1200, picture);
    }
    const PageText page = read({file, 0, 1, QStringLiteral("picture.pdf"), {}, {}});
    QVERIFY(isOwn(page));
    QVERIFY2(page.text.contains(QLatin1String("Granite cools slowly below the ground, line 5.")),
             qPrintable(page.text));
    QVERIFY2(page.text.contains(QLatin1String("Basalt cools fast in water")),
             qPrintable(page.text));
}

// A picture of four lines with a layer of hidden text over them.
Page TestOwnTextReader::scanWithLayer(const QString &name, const QStringList &layer)
{
    const QStringList lines{QStringLiteral("Granite cools slowly below the surface"),
                            QStringLiteral("Basalt cools fast where lava meets water"),
                            QStringLiteral("Marble is limestone that was heated"),
                            QStringLiteral("Slate splits into thin even sheets")};
    QImage scan(1700, 2200, QImage::Format_Grayscale8);
    scan.fill(Qt::white);
    {
        QPainter painter(&scan);
        QFont font(QStringLiteral("DejaVu Serif"));
        font.setPixelSize(48);
        painter.setFont(font);
        for (int i = 0; i < lines.size(); ++i)
            painter.drawText(200, 300 + 90 * i, lines.at(i));
    }
    // Drawn before the picture, which hides it.
    const QString file = m_folder.filePath(name);
    QPdfWriter writer(file);
    writer.setResolution(200);
    writer.setPageSize(QPageSize(QSizeF(612, 792), QPageSize::Point));
    writer.setPageMargins({});
    QPainter painter(&writer);
    QFont font(QStringLiteral("DejaVu Serif"));
    font.setPixelSize(48);
    painter.setFont(font);
    for (int i = 0; i < layer.size(); ++i)
        painter.drawText(200, 300 + 90 * i, layer.at(i));
    painter.drawImage(QRect(0, 0, 1700, 2200), scan);
    return {file, 0, 1, name, {}, {}};
}

void TestOwnTextReader::goodTextBehindAScanIsUsed()
{
    const PageText page
        = read(scanWithLayer(QStringLiteral("good.pdf"),
                             {QStringLiteral("Granite cools slowly below the surface"),
                              QStringLiteral("Basalt cools fast where lava meets water"),
                              QStringLiteral("Marble is limestone that was heated"),
                              QStringLiteral("Slate splits into thin even sheets")}));
    QVERIFY2(isOwn(page), qPrintable(page.text));
    QVERIFY(wasPrepared(page, PreparationKind::HiddenTextTaken));
    QVERIFY(page.text.contains(QLatin1String("Slate splits into thin even sheets")));
}

void TestOwnTextReader::poorTextBehindAScanIsNot()
{
    const PageText page
        = read(scanWithLayer(QStringLiteral("poor.pdf"),
                             {QStringLiteral("Cranile coo1s slovvly be1ow lhe suriace"),
                              QStringLiteral("Basa1l coo1s fasl vvhere 1ava meels vvaler"),
                              QStringLiteral("Marb1e is 1imeslone lhal vvas healed"),
                              QStringLiteral("S1ale sp1ils inlo lhin eveu sheels")}));
    QVERIFY(!isOwn(page));
    QVERIFY(wasPrepared(page, PreparationKind::HiddenTextIsWorse));
    QVERIFY2(page.text.contains(QLatin1String("Granite cools slowly below the surface")),
             qPrintable(page.text));
}

void TestOwnTextReader::aCorrectedPageIsReadFromItsPicture()
{
    Page page = sample(QStringLiteral("hyphens.pdf"));
    page.corrections.turnedByHand = true;
    QVERIFY(!isOwn(read(page)));
}

void TestOwnTextReader::ownTextAloneIsToldApart()
{
    const auto own = m_reader.ownText(sample(QStringLiteral("hyphens.pdf")), {});
    QVERIFY(own.ok());
    QVERIFY(own->has_value());
    const auto scan = m_reader.ownText(sample(QStringLiteral("scan-with-licence-line.pdf")), {});
    QVERIFY(scan.ok());
    QVERIFY(!scan->has_value());
    const auto wrong = m_reader.ownText(sample(QStringLiteral("shifted-tounicode.pdf")), {});
    QVERIFY(wrong.ok());
    QVERIFY(!wrong->has_value());
}

QTEST_MAIN(TestOwnTextReader)
#include "tst_owntextreader.moc"
