// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfcontent.h"

#include "intake/pdfdevice.h"
#include "intake/pdfdocument.h"
#include "intake/pdfstring.h"

#include <Annot.h>
#include <PDFDoc.h>
#include <Page.h>

#include <QTransform>

namespace recto {

namespace {

// From the page's own coordinates to pixels as it is shown.
QTransform toPixels(::Page &page, double scale)
{
    double m[6] = {};
    page.getDefaultCTM(m, 72 * scale, 72 * scale, 0, false, true);
    return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

QRectF boxOf(const Annot &annotation, const QTransform &transform)
{
    const PDFRectangle &rect = annotation.getRect();
    return transform.mapRect(QRectF(QPointF(rect.x1, rect.y1), QPointF(rect.x2, rect.y2)));
}

bool isHidden(const Annot &annotation)
{
    return annotation.getFlags() & (Annot::flagHidden | Annot::flagNoView);
}

// What a note says when it is opened. Free text and fields draw theirs on the page.
bool saysMoreThanItShows(const Annot &annotation)
{
    switch (annotation.getType()) {
    case Annot::typeText:
    case Annot::typeHighlight:
    case Annot::typeUnderline:
    case Annot::typeSquiggly:
    case Annot::typeStrikeOut:
    case Annot::typeSquare:
    case Annot::typeCircle:
    case Annot::typeLine:
    case Annot::typePolygon:
    case Annot::typePolyLine:
    case Annot::typeInk:
    case Annot::typeCaret:
        return true;
    default:
        return false;
    }
}

void addHighlights(PdfContent &content, Annot &annotation, const QTransform &transform)
{
    auto *const marked = dynamic_cast<AnnotTextMarkup *>(&annotation);
    AnnotQuadrilaterals *const areas = marked != nullptr ? marked->getQuadrilaterals() : nullptr;
    if (areas == nullptr)
        return;
    for (int i = 0; i < areas->getQuadrilateralsLength(); ++i) {
        QPolygonF corners;
        corners << QPointF(areas->getX1(i), areas->getY1(i))
                << QPointF(areas->getX2(i), areas->getY2(i))
                << QPointF(areas->getX3(i), areas->getY3(i))
                << QPointF(areas->getX4(i), areas->getY4(i));
        content.highlights.append(transform.map(corners).boundingRect());
    }
}

void addNotes(PdfContent &content, ::Page &page, const QTransform &transform)
{
    Annots *const annotations = page.getAnnots();
    if (annotations == nullptr)
        return;
    for (const auto &annotation : annotations->getAnnots()) {
        if (isHidden(*annotation))
            continue;
        const Annot::AnnotSubtype type = annotation->getType();
        if (type == Annot::typeHighlight || type == Annot::typeUnderline)
            addHighlights(content, *annotation, transform);
        const QString text = pdfString(annotation->getContents()).simplified();
        const QRectF box = boxOf(*annotation, transform) & QRectF(QPointF(), content.size);
        if (saysMoreThanItShows(*annotation) && !text.isEmpty() && !box.isEmpty())
            content.notes.append({text, box});
    }
}

} // namespace

Result<PdfContent> pdfContent(const Page &page)
{
    const auto document = lendPdf(page);
    if (!document)
        return document.error();
    const QSizeF points = (*document)->pageSize(page.index);
    const double scale = pdfScale(points);
    PdfContent content;
    content.size = pdfPixelSize(points);
    PdfCharacterDevice device(content);
    (*document)->run(device, page.index, scale, QRect(QPoint(), content.size));
    ::Page &drawn = *(*document)->poppler().getPage(page.index + 1);
    addNotes(content, drawn, toPixels(drawn, scale));
    return content;
}

} // namespace recto
