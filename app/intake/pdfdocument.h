// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QRect>
#include <QSize>
#include <QSizeF>
#include <QString>

#include <memory>

class PDFDoc;
class OutputDev;

namespace recto {

// An open PDF (Poppler). For one thread at a time; see lendPdf().
class PdfDocument
{
public:
    // Errors: PdfPassword, PdfDamaged, FileMissing; subject: `name`.
    [[nodiscard]] static Result<std::unique_ptr<PdfDocument>> open(const QString &file,
                                                                   const QString &name);
    ~PdfDocument();

    [[nodiscard]] int pageCount() const;
    // Of the page as it is shown, points: cropped and turned. `index` from 0.
    [[nodiscard]] QSizeF pageSize(int index) const;
    // Runs a part of the page through a device that works at `scale` pixels a point.
    void run(OutputDev &device, int index, double scale, const QRect &pixels);
    [[nodiscard]] PDFDoc &poppler() { return *m_document; }

private:
    explicit PdfDocument(std::unique_ptr<PDFDoc> document);

    std::unique_ptr<PDFDoc> m_document;
};

// Opening a large PDF costs more than a page of it: who has read a page leaves the
// document to who asks for the next. The document is the caller's alone until the
// pointer goes. Thread-safe. Errors: open()'s.
using LentPdf = std::unique_ptr<PdfDocument, void (*)(PdfDocument *)>;
[[nodiscard]] Result<LentPdf> lendPdf(const QString &file, const QString &name);
// The document of a page that it has. Further error: PageRangeInvalid.
[[nodiscard]] Result<LentPdf> lendPdf(const Page &page);

// Pixels a point on the "upright page", and its size; see pdfpages.h.
[[nodiscard]] double pdfScale(const QSizeF &points);
[[nodiscard]] QSize pdfPixelSize(const QSizeF &points);

} // namespace recto
