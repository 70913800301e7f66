// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chunker.h"
#include "generation/languages/textboundaries.h"

#include <QRandomGenerator>
#include <QTest>

using namespace recto;

class tst_Chunker : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingInRandomTexts();
    void streamsTheSameAsOneText();
    void prefersParagraphsThenSentencesThenWords();
    void keepsAHeadingWithWhatFollows_data();
    void keepsAHeadingWithWhatFollows();
    void cutsAnEndlessWordBetweenGraphemes();
    void cutsTextWithoutPeriods();
    void doesNotCutAtAbbreviations();
    void knowsPagesAndBytes();
    void joinsATornSentenceByOneLineBreak();
    void givesChunksWhilePagesAreStillComing();
    void goesOnCountingAfterAFailedPage();
    void ignoresEmptyPages();
    void usesTheHeadingsOfThePage();
    void carriesBlocksEmphasisAndUnsureWords();
};

namespace {

// Pieces that text engines trip over.
QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("word"),
                                    QStringLiteral("e.g. "),
                                    QStringLiteral("3.14"),
                                    QStringLiteral(". "),
                                    QStringLiteral("? "),
                                    QStringLiteral(" "),
                                    QStringLiteral("  \t"),
                                    QStringLiteral("\n"),
                                    QStringLiteral("\n\n"),
                                    QStringLiteral("\r\n"),
                                    QStringLiteral("\r\n\r\n"),
                                    QStringLiteral("• "),
                                    QStringLiteral("Heading\n"),
                                    QString::fromUtf8("e\u0301"),
                                    QString::fromUtf8("\u0301"),
                                    QString::fromUtf8("👩‍👩‍👧‍👦"),
                                    QString::fromUtf8("👍🏽"),
                                    QString::fromUtf8("🇩🇪🇫🇷"),
                                    QString::fromUtf8("𝔘𝔫𝔦"),
                                    QString::fromUtf8("水。"),
                                    QString::fromUtf8("日本語の文章"),
                                    QString::fromUtf8("שלום "),
                                    QString::fromUtf8("مرحبا؟ "),
                                    QString::fromUtf8("ไทยไม่มีช่องว่าง"),
                                    QString::fromUtf8("한국어"),
                                    QString::fromUtf8("हिन्दी। "),
                                    QStringLiteral("\u200B"),
                                    QStringLiteral("\u2028"),
                                    QString(40, QLatin1Char('x')),
                                    QStringLiteral("Dr. "),
                                    QStringLiteral("- ")};
    QString text;
    const int count = random.bounded(1, 120);
    for (int i = 0; i < count; ++i)
        text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
    if (random.bounded(10) == 0)
        text += QLatin1Char('e') + QString(300, QChar(0x0301)); // one endless grapheme
    return text;
}

// What no Unicode version disagrees about, apart from the finder under test.
bool plainlyInside(const QString &text, qsizetype position)
{
    if (position <= 0 || position >= text.size())
        return false;
    const QChar before = text.at(position - 1);
    const QChar after = text.at(position);
    const bool mark = after == QChar(0x0301) && !before.isSpace() && before != QChar(0x200B)
        && before != QChar(0x2028);
    return (before.isHighSurrogate() && after.isLowSurrogate()) || mark || after == QChar(0x200D)
        || (before == QLatin1Char('\r') && after == QLatin1Char('\n'));
}

PageText pageOf(const QString &text)
{
    PageText page;
    page.text = text;
    return page;
}

void addBlock(PageText &page, BlockKind kind, const QString &text)
{
    if (!page.text.isEmpty())
        page.text += QStringLiteral("\n\n");
    Block block;
    block.kind = kind;
    block.offset = static_cast<int>(page.text.size());
    block.length = static_cast<int>(text.size());
    page.text += text;
    page.blocks << block;
}

QStringList textsOf(const QVector<Chunk> &chunks)
{
    QStringList texts;
    for (const Chunk &chunk : chunks)
        texts << chunk.text;
    return texts;
}

} // namespace

void tst_Chunker::losesNothingInRandomTexts()
{
    QRandomGenerator random(20240607);
    for (int round = 0; round < 1000; ++round) {
        const QString text = randomText(random);
        const int limit = random.bounded(1, 200);
        const QVector<Chunk> chunks = Chunker(limit).split(text);
        QCOMPARE(textsOf(chunks).join(QString()), text);
        qsizetype position = 0;
        qint64 bytes = 0;
        const TextBoundaries graphemes(text, TextBoundaries::Unit::Grapheme);
        for (int i = 0; i < chunks.size(); ++i) {
            const Chunk &chunk = chunks.at(i);
            QCOMPARE(chunk.index, i);
            QCOMPARE(chunk.start, bytes);
            bytes += chunk.text.toUtf8().size();
            QCOMPARE(chunk.end, bytes);
            QVERIFY(!chunk.text.isEmpty());
            position += chunk.text.size();
            QVERIFY2(graphemes.isBoundary(position) && !plainlyInside(text, position),
                     qPrintable(QStringLiteral("round %1, at %2").arg(round).arg(position)));
            if (chunk.text.size() > limit) // only for one grapheme that is longer
                QCOMPARE(graphemes.after(position - chunk.text.size()), position);
        }
    }
}

void tst_Chunker::streamsTheSameAsOneText()
{
    QRandomGenerator random(77);
    for (int round = 0; round < 200; ++round) {
        QVector<Chunk> streamed;
        ChunkStream stream(60);
        QVector<PageText> pages;
        for (int page = 0; page < 5; ++page) {
            pages << pageOf(randomText(random));
            streamed += stream.append(page, pages.last());
        }
        streamed += stream.finish();
        qint64 bytes = 0;
        QMap<int, QString> seen;
        for (int i = 0; i < streamed.size(); ++i) {
            const Chunk &chunk = streamed.at(i);
            QCOMPARE(chunk.index, i);
            QCOMPARE(chunk.start, bytes);
            bytes = chunk.end;
            for (const PageSpan &span : chunk.pages) {
                QCOMPARE(span.pageOffset, seen[span.page].size());
                const QString piece = chunk.text.mid(span.chunkOffset, span.length);
                QCOMPARE(piece, pages.at(span.page).text.mid(span.pageOffset, span.length));
                seen[span.page] += piece;
            }
        }
        for (int page = 0; page < 5; ++page) {
            if (!pages.at(page).text.trimmed().isEmpty())
                QCOMPARE(seen.value(page), pages.at(page).text);
        }
    }
}

void tst_Chunker::prefersParagraphsThenSentencesThenWords()
{
    const QString text
        = QStringLiteral("First one here. And more.\n\nSecond one is here. Then more "
                         "of it comes without any end at all for a long while now");
    QCOMPARE(textsOf(Chunker(50).split(text)),
             (QStringList{QStringLiteral("First one here. And more.\n\n"),
                          QStringLiteral("Second one is here. "),
                          QStringLiteral("Then more of it comes without any end at all for "),
                          QStringLiteral("a long while now")}));
}

void tst_Chunker::keepsAHeadingWithWhatFollows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("second");
    QTest::newRow("heading over a paragraph") << QStringLiteral(
        "Some words fill the first part here.\n\nCell Size\n\nProkaryotic cells are "
        "much smaller than other cells.") << QStringLiteral("Cell Size");
    QTest::newRow("lead-in of a list")
        << QStringLiteral("Some words fill the first part here.\n\nthe following are known:\n\n"
                          "Prokaryotic cells and many more of the kind.")
        << QStringLiteral("the following are known:");
    QTest::newRow("without empty lines") << QStringLiteral(
        "Some words fill the first part here.\nCell Size\nProkaryotic cells are much "
        "smaller than other cells.") << QStringLiteral("Cell Size");
}

void tst_Chunker::keepsAHeadingWithWhatFollows()
{
    QFETCH(QString, text);
    QFETCH(QString, second);
    const QVector<Chunk> chunks = Chunker(70).split(text);
    QVERIFY(chunks.size() >= 2);
    QVERIFY2(chunks.at(1).text.startsWith(second),
             qPrintable(textsOf(chunks).join(QLatin1Char('|'))));
}

void tst_Chunker::cutsAnEndlessWordBetweenGraphemes()
{
    const QString letter = QString::fromUtf8("e\u0301"); // two units
    const QVector<Chunk> chunks = Chunker(5).split(letter.repeated(10));
    for (const Chunk &chunk : chunks)
        QCOMPARE(chunk.text.size() % 2, 0);
    QCOMPARE(chunks.size(), 5);
}

void tst_Chunker::cutsTextWithoutPeriods()
{
    const QVector<Chunk> chunks = Chunker(100).split(QStringLiteral("some words ").repeated(100));
    QVERIFY(chunks.size() >= 11);
    for (const Chunk &chunk : chunks) {
        QVERIFY(chunk.text.size() <= 100);
        QVERIFY(chunk.text.endsWith(QLatin1Char(' ')));
    }
}

void tst_Chunker::doesNotCutAtAbbreviations()
{
    const QString text
        = QStringLiteral("The first of the sentences is here. Many animals, e.g. Dogs "
                         "and Dr. Smith know that it is 3.14 today or so.");
    QCOMPARE(textsOf(Chunker(90).split(text)).first(),
             QStringLiteral("The first of the sentences is here. "));
}

void tst_Chunker::knowsPagesAndBytes()
{
    ChunkStream stream(1000);
    QVector<Chunk> chunks = stream.append(4, pageOf(QString::fromUtf8("Größe zählt.")));
    QVERIFY(chunks.isEmpty());
    chunks += stream.append(5, pageOf(QStringLiteral("More.")));
    chunks += stream.finish();
    QCOMPARE(chunks.size(), 1);
    QCOMPARE(chunks.at(0).text, QString::fromUtf8("Größe zählt.\n\nMore.\n\n"));
    QCOMPARE(chunks.at(0).pages, (QVector<PageSpan>{{4, 0, 0, 12}, {5, 14, 0, 5}}));
    QCOMPARE(chunks.at(0).end, 24);
}

void tst_Chunker::joinsATornSentenceByOneLineBreak()
{
    ChunkStream stream(1000);
    PageText first;
    addBlock(first, BlockKind::Paragraph, QStringLiteral("The cell wall is a layer that"));
    addBlock(first, BlockKind::PageNumber, QStringLiteral("93"));
    QVERIFY(stream.append(0, first).isEmpty());
    QVERIFY(stream.append(1, pageOf(QStringLiteral("protects it\n\n94"))).isEmpty());
    QVERIFY(stream.append(2, pageOf(QStringLiteral("well."))).isEmpty());
    QCOMPARE(stream.finish().at(0).text,
             QStringLiteral("The cell wall is a layer that\n\n93\nprotects it\n\n94\nwell.\n\n"));
}

void tst_Chunker::givesChunksWhilePagesAreStillComing()
{
    ChunkStream stream(100);
    const QString sentence = QStringLiteral("Twenty letters here. ");
    const QVector<Chunk> first = stream.append(0, pageOf(sentence.repeated(3).trimmed()));
    QCOMPARE(first.size(), 1); // more than half full at the end of a paragraph
    QVERIFY(stream.append(1, pageOf(sentence.trimmed())).isEmpty()); // waits for more
    const QVector<Chunk> third = stream.append(
        2, pageOf(sentence.repeated(6) + QStringLiteral("and then the page is torn")));
    QCOMPARE(third.size(), 1); // its rest may go on with the next page
    QCOMPARE(third.at(0).pages, (QVector<PageSpan>{{1, 0, 0, 20}}));
    QCOMPARE(stream.finish().size(), 2);
    QVERIFY(stream.finish().isEmpty());
}

void tst_Chunker::goesOnCountingAfterAFailedPage()
{
    ChunkStream stream(100);
    QVERIFY(stream.append(0, pageOf(QStringLiteral("One."))).isEmpty());
    const QVector<Chunk> before = stream.finish();
    QVERIFY(stream.append(2, pageOf(QStringLiteral("Three."))).isEmpty());
    const QVector<Chunk> after = stream.finish();
    QCOMPARE(after.at(0).index, 1);
    QCOMPARE(after.at(0).start, before.at(0).end);
    QCOMPARE(after.at(0).pages.at(0).page, 2);
}

void tst_Chunker::ignoresEmptyPages()
{
    ChunkStream stream;
    QVERIFY(stream.append(0, pageOf(QStringLiteral(" \n "))).isEmpty());
    QVERIFY(stream.finish().isEmpty());
    QVERIFY(Chunker().split(QString()).isEmpty());
}

void tst_Chunker::usesTheHeadingsOfThePage()
{
    // Nothing in the words says that this is a heading; the page's layout does.
    PageText page;
    addBlock(page, BlockKind::Paragraph, QStringLiteral("Some words fill the first part here."));
    addBlock(page, BlockKind::Heading, QStringLiteral("why cells must be small, and stay so."));
    addBlock(page, BlockKind::Paragraph,
             QStringLiteral("Diffusion takes too long over a distance."));
    ChunkStream stream(80);
    QVector<Chunk> chunks = stream.append(0, page);
    chunks += stream.finish();
    QCOMPARE(chunks.size(), 3);
    QVERIFY(chunks.at(1).text.startsWith(QStringLiteral("why cells")));
    QVERIFY(chunks.at(1).text.contains(QStringLiteral("Diffusion takes")));
}

void tst_Chunker::carriesBlocksEmphasisAndUnsureWords()
{
    PageText page;
    addBlock(page, BlockKind::Heading, QStringLiteral("Cells"));
    addBlock(page, BlockKind::Paragraph, QStringLiteral("Every rnembrane lets water through."));
    addBlock(page, BlockKind::Paragraph, QStringLiteral("A cell wall keeps its shape."));
    const auto word = [&page](const QString &text, bool bold, float confidence) {
        Word read;
        read.text = text;
        read.offset = static_cast<int>(page.text.indexOf(text));
        read.length = static_cast<int>(text.size());
        read.bold = bold;
        read.confidence = confidence;
        page.words.append(read);
    };
    word(QStringLiteral("rnembrane"), false, 41);
    word(QStringLiteral("cell"), true, 96);
    word(QStringLiteral("wall"), true, 96);
    ChunkStream stream(50);
    QVector<Chunk> chunks = stream.append(0, page);
    chunks += stream.finish();
    QCOMPARE(chunks.size(), 2);
    const auto shown = [](const Chunk &chunk, const TextSpan &span) {
        return chunk.text.mid(span.offset, span.length);
    };
    QCOMPARE(chunks.at(0).blocks.size(), 2);
    QCOMPARE(chunks.at(0).blocks.at(0).kind, BlockKind::Heading);
    QCOMPARE(shown(chunks.at(0), chunks.at(0).blocks.at(0).place), QStringLiteral("Cells"));
    QCOMPARE(chunks.at(0).unsure.size(), 1);
    QCOMPARE(shown(chunks.at(0), chunks.at(0).unsure.at(0)), QStringLiteral("rnembrane"));
    QCOMPARE(chunks.at(1).blocks.size(), 1);
    QCOMPARE(shown(chunks.at(1), chunks.at(1).blocks.at(0).place),
             QStringLiteral("A cell wall keeps its shape."));
    QCOMPARE(chunks.at(1).emphasised.size(), 1);
    QCOMPARE(shown(chunks.at(1), chunks.at(1).emphasised.at(0)), QStringLiteral("cell wall"));
}

QTEST_APPLESS_MAIN(tst_Chunker)
#include "tst_chunker.moc"
