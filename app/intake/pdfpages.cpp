// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfpages.h"

#include <QPdfDocument>
#include <QPdfSelection>

#include <algorithm>
#include <cmath>
#include <memory>

namespace recto {

namespace {

constexpr double dotsPerPoint = 300.0 / 72.0;
constexpr double maximumLongSide = 5000;
constexpr int trustedCharacters = 100; // fewer: a stamp or a running head over a scan
constexpr double tolerableUnreadable = 0.03;

using Document = std::unique_ptr<QPdfDocument>;

Result<Document> openPdf(const QString &file, const QString &name)
{
    auto document = std::make_unique<QPdfDocument>();
    switch (document->load(file)) {
    case QPdfDocument::Error::None:
        return document;
    case QPdfDocument::Error::IncorrectPassword:
    case QPdfDocument::Error::UnsupportedSecurityScheme:
        return Error{ErrorKind::PdfPassword, name, {}};
    case QPdfDocument::Error::FileNotFound:
        return Error{ErrorKind::FileMissing, name, {}};
    default:
        return Error{ErrorKind::PdfDamaged, name, {}};
    }
}

Result<Document> openPage(const Page &page)
{
    auto document = openPdf(page.file, page.name);
    if (document && (page.index < 0 || page.index >= (*document)->pageCount()))
        return Error{ErrorKind::PageRangeInvalid, page.name, {}};
    return document;
}

double scaleOf(const QSizeF &points)
{
    const double longSide = std::max(points.width(), points.height()) * dotsPerPoint;
    return dotsPerPoint * std::min(1.0, maximumLongSide / std::max(1.0, longSide));
}

QSize pixelSize(const QSizeF &points)
{
    const QSize size = (points * scaleOf(points)).toSize();
    return size.expandedTo({1, 1});
}

bool unreadable(QChar character)
{
    const auto category = character.category();
    return character == QChar::ReplacementCharacter || category == QChar::Other_PrivateUse
        || category == QChar::Other_NotAssigned
        || (category == QChar::Other_Control && !character.isSpace());
}

bool trusted(const QString &text)
{
    qsizetype characters = 0;
    qsizetype bad = 0;
    for (const QChar character : text) {
        if (character.isSpace())
            continue;
        ++characters;
        bad += unreadable(character) ? 1 : 0;
    }
    return characters >= trustedCharacters
        && double(bad) <= tolerableUnreadable * double(characters);
}

struct PdfLine
{
    QString text;
    QRectF box; // points
};

QVector<PdfLine> linesOf(QPdfDocument &document, int page, const QString &text)
{
    QVector<PdfLine> lines;
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = start;
        while (end < text.size() && text[end] != u'\n' && text[end] != u'\r')
            ++end;
        const QString line = text.mid(start, end - start);
        if (!line.trimmed().isEmpty()) {
            const QPdfSelection selection = document.getSelectionAtIndex(
                page, static_cast<int>(start), static_cast<int>(end - start));
            lines << PdfLine{line, selection.boundingRectangle()};
        }
        start = end + 1;
    }
    return lines;
}

// PDFium tells where a selection stands, at the cost of parsing the page again
// for each call: so once a line, and the words share it by their length.
void appendWords(PageText &result, const PdfLine &line, double scale)
{
    const double unit = line.box.width() / double(std::max<qsizetype>(1, line.text.size()));
    qsizetype at = 0;
    while (at < line.text.size()) {
        if (line.text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < line.text.size() && !line.text[end].isSpace())
            ++end;
        Word word;
        word.text = line.text.mid(at, end - at);
        word.box = QRectF((line.box.x() + unit * double(at)) * scale, line.box.y() * scale,
                          unit * double(end - at) * scale, line.box.height() * scale)
                       .toAlignedRect();
        word.confidence = 100;
        if (!result.words.isEmpty() && !result.text.isEmpty() && !result.text.back().isSpace())
            result.text += u' ';
        word.offset = static_cast<int>(result.text.size());
        word.length = static_cast<int>(word.text.size());
        result.text += word.text;
        result.words << word;
        at = end;
    }
}

double medianHeight(const QVector<PdfLine> &lines)
{
    QVector<double> heights;
    for (const PdfLine &line : lines)
        heights << line.box.height();
    std::nth_element(heights.begin(), heights.begin() + heights.size() / 2, heights.end());
    return heights[heights.size() / 2];
}

void layOut(PageText &result, const QVector<PdfLine> &lines, double scale)
{
    const double usual = medianHeight(lines);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const PdfLine &line = lines[i];
        const bool heading = line.box.height() > usual * 1.25 && line.text.size() < 120;
        bool newBlock = i == 0 || heading;
        if (i > 0) {
            const QRectF &before = lines[i - 1].box;
            const double gap = line.box.top() - before.bottom();
            newBlock = newBlock || gap > usual * 0.9 || gap < -2 * usual // a new column
                || std::abs(line.box.height() - before.height()) > usual * 0.25;
        }
        if (!result.text.isEmpty())
            result.text += newBlock ? QStringLiteral("\n\n") : QStringLiteral("\n");
        const auto start = static_cast<int>(result.text.size());
        appendWords(result, line, scale);
        const QRect box
            = QRectF(line.box.topLeft() * scale, line.box.size() * scale).toAlignedRect();
        if (newBlock || result.blocks.isEmpty()) {
            Block block;
            block.kind = heading ? BlockKind::Heading : BlockKind::Paragraph;
            block.level = heading ? 1 : 0;
            block.offset = start;
            block.box = box;
            result.blocks << block;
        }
        Block &block = result.blocks.last();
        block.length = static_cast<int>(result.text.size()) - block.offset;
        block.box |= box;
    }
}

} // namespace

Result<int> pdfPageCount(const QString &file, const QString &name)
{
    const auto document = openPdf(file, name);
    if (!document)
        return document.error();
    if ((*document)->pageCount() < 1)
        return Error{ErrorKind::PdfDamaged, name, QStringLiteral("no pages")};
    return (*document)->pageCount();
}

Result<QSize> pdfPageSize(const Page &page)
{
    const auto document = openPage(page);
    if (!document)
        return document.error();
    return pixelSize((*document)->pagePointSize(page.index));
}

Result<QImage> renderPdfPage(const Page &page, QSize size)
{
    const auto document = openPage(page);
    if (!document)
        return document.error();
    const QSize full = pixelSize((*document)->pagePointSize(page.index));
    const QImage rendered = (*document)->render(page.index, size.isEmpty() ? full : size);
    if (rendered.isNull())
        return Error{ErrorKind::PdfDamaged, page.name, {}};
    QImage onWhite(rendered.size(), QImage::Format_RGB32);
    const QImage source = rendered.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < source.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(source.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(onWhite.scanLine(y));
        for (int x = 0; x < source.width(); ++x) {
            const int alpha = qAlpha(from[x]);
            const auto blend
                = [alpha](int value) { return (value * alpha + 255 * (255 - alpha)) / 255; };
            to[x] = qRgb(blend(qRed(from[x])), blend(qGreen(from[x])), blend(qBlue(from[x])));
        }
    }
    return onWhite;
}

Result<std::optional<PageText>> pdfTextLayer(const Page &page)
{
    const auto document = openPage(page);
    if (!document)
        return document.error();
    const QString text = (*document)->getAllText(page.index).text();
    if (!trusted(text))
        return std::optional<PageText>();
    const QVector<PdfLine> lines = linesOf(**document, page.index, text);
    if (lines.isEmpty())
        return std::optional<PageText>();
    const QSizeF points = (*document)->pagePointSize(page.index);
    PageText result;
    result.size = pixelSize(points);
    result.confidence = 100;
    result.source = TextSource::OwnText;
    layOut(result, lines, scaleOf(points));
    return std::optional<PageText>(std::move(result));
}

} // namespace recto
