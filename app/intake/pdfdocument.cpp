// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfdocument.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <list>
#include <mutex>

namespace recto {

namespace {

constexpr double dotsPerPoint = 300.0 / 72.0;
constexpr double maximumLongSide = 5000;
constexpr std::size_t mostIdle = 2; // documents that wait for their next page

// Which bytes a document was opened from.
struct FileState
{
    QString file;
    qint64 size = 0;
    QDateTime changed;

    friend bool operator==(const FileState &, const FileState &) = default;
};

FileState stateOf(const QString &file)
{
    const QFileInfo info(file);
    return {file, info.size(), info.lastModified()};
}

struct IdleDocuments
{
    std::mutex mutex;
    std::list<std::pair<FileState, std::unique_ptr<PdfDocument>>> documents; // latest first
    std::list<std::pair<FileState, PdfDocument *>> lent;
};

// Never destroyed: a document may come back while the program ends.
IdleDocuments &idle()
{
    static auto *const documents = new IdleDocuments;
    return *documents;
}

void giveBack(PdfDocument *document)
{
    std::unique_ptr<PdfDocument> owned(document);
    std::unique_ptr<PdfDocument> oldest; // closed without the lock
    const std::lock_guard lock(idle().mutex);
    auto &lent = idle().lent;
    const auto found = std::find_if(lent.begin(), lent.end(), [document](const auto &entry) {
        return entry.second == document;
    });
    if (found == lent.end())
        return;
    idle().documents.emplace_front(found->first, std::move(owned));
    lent.erase(found);
    if (idle().documents.size() > mostIdle) {
        oldest = std::move(idle().documents.back().second);
        idle().documents.pop_back();
    }
}

void preparePoppler()
{
    static std::once_flag once;
    std::call_once(once, [] {
        globalParams = std::make_unique<GlobalParams>();
        // Complaints about hostile files help nobody.
        setErrorCallback([](auto...) {});
    });
}

Error errorOf(int code, const QString &name)
{
    switch (code) {
    case errEncrypted:
        return {ErrorKind::PdfPassword, name, {}};
    case errOpenFile:
        return {ErrorKind::FileMissing, name, {}};
    default:
        return {ErrorKind::PdfDamaged, name, {}};
    }
}

std::unique_ptr<PDFDoc> openWithPoppler(const QString &file)
{
#ifdef Q_OS_WIN
    std::wstring path = file.toStdWString();
    return std::make_unique<PDFDoc>(path.data(), int(path.size()));
#else
    return std::make_unique<PDFDoc>(
        std::make_unique<GooString>(QFile::encodeName(file).toStdString()));
#endif
}

} // namespace

PdfDocument::PdfDocument(std::unique_ptr<PDFDoc> document)
    : m_document(std::move(document))
{
}

PdfDocument::~PdfDocument() = default;

Result<std::unique_ptr<PdfDocument>> PdfDocument::open(const QString &file, const QString &name)
{
    preparePoppler();
    if (!QFileInfo::exists(file))
        return Error{ErrorKind::FileMissing, name, {}};
    auto document = openWithPoppler(file);
    if (!document->isOk())
        return errorOf(document->getErrorCode(), name);
    if (document->getNumPages() < 1)
        return Error{ErrorKind::PdfDamaged, name, QStringLiteral("no pages")};
    return std::unique_ptr<PdfDocument>(new PdfDocument(std::move(document)));
}

int PdfDocument::pageCount() const
{
    return m_document->getNumPages();
}

QSizeF PdfDocument::pageSize(int index) const
{
    // ::Page is Poppler's.
    ::Page *page = m_document->getPage(index + 1);
    if (page == nullptr || !page->isOk())
        return {};
    const QSizeF size(page->getCropWidth(), page->getCropHeight());
    return page->getRotate() % 180 == 0 ? size : size.transposed();
}

void PdfDocument::run(OutputDev &device, int index, double scale, const QRect &pixels)
{
    const double dots = 72 * scale;
    m_document->displayPageSlice(&device, index + 1, dots, dots, 0, false, true, false, pixels.x(),
                                 pixels.y(), pixels.width(), pixels.height());
}

Result<LentPdf> lendPdf(const QString &file, const QString &name)
{
    const FileState state = stateOf(file);
    {
        const std::lock_guard lock(idle().mutex);
        auto &documents = idle().documents;
        const auto found
            = std::find_if(documents.begin(), documents.end(),
                           [&state](const auto &entry) { return entry.first == state; });
        if (found != documents.end()) {
            PdfDocument *document = found->second.release();
            documents.erase(found);
            idle().lent.emplace_back(state, document);
            return LentPdf(document, &giveBack);
        }
    }
    auto opened = PdfDocument::open(file, name);
    if (!opened)
        return opened.error();
    const std::lock_guard lock(idle().mutex);
    idle().lent.emplace_back(state, opened->get());
    return LentPdf(opened->release(), &giveBack);
}

Result<LentPdf> lendPdf(const Page &page)
{
    auto document = lendPdf(page.file, page.name);
    if (!document)
        return document;
    if (page.index < 0 || page.index >= (*document)->pageCount())
        return Error{ErrorKind::PageRangeInvalid, page.name, {}};
    if ((*document)->pageSize(page.index).isEmpty())
        return Error{ErrorKind::PdfDamaged, page.name, {}};
    return document;
}

double pdfScale(const QSizeF &points)
{
    const double longSide = std::max(points.width(), points.height()) * dotsPerPoint;
    return dotsPerPoint * std::min(1.0, maximumLongSide / std::max(1.0, longSide));
}

QSize pdfPixelSize(const QSizeF &points)
{
    const QSize size = (points * pdfScale(points)).toSize();
    return size.expandedTo({1, 1});
}

} // namespace recto
