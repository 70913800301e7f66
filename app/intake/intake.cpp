// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/intake.h"

#include "intake/filecheck.h"
#include "intake/heifimage.h"
#include "intake/pdfpages.h"
#include "intake/rawnames.h"
#include "intake/tiffimage.h"

#include <QBuffer>
#include <QCollator>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QLocale>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace recto {

namespace {

const QStringList &knownSuffixes()
{
    static const QStringList suffixes{
        QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("png"),
        QStringLiteral("webp"), QStringLiteral("tif"),  QStringLiteral("tiff"),
        QStringLiteral("bmp"),  QStringLiteral("gif"),  QStringLiteral("heic"),
        QStringLiteral("heif"), QStringLiteral("avif"), QStringLiteral("pdf")};
    return suffixes;
}

struct PageRange
{
    int first = 1; // from 1, inclusive
    int last = -1; // -1: to the end
};

// "book.pdf#3-7", "#3", "#3-", "#-7"; a file whose own name has a '#' wins.
struct GivenFile
{
    QString file;
    std::optional<PageRange> range;
    bool rangeInvalid = false;
};

GivenFile parseGiven(const QString &input)
{
    static const QRegularExpression pattern(QStringLiteral("^(.*\\.pdf)#(\\d*)(-?)(\\d*)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (QFileInfo::exists(input))
        return {input, std::nullopt, false};
    const auto match = pattern.match(input);
    if (!match.hasMatch())
        return {input, std::nullopt, false};
    PageRange range;
    const QString first = match.captured(2);
    const QString last = match.captured(4);
    if (!first.isEmpty())
        range.first = first.toInt();
    if (!last.isEmpty())
        range.last = last.toInt();
    else if (match.captured(3).isEmpty())
        range.last = range.first;
    const bool invalid = range.first < 1 || (range.last != -1 && range.last < range.first)
        || (first.isEmpty() && last.isEmpty());
    return {match.captured(1), range, invalid};
}

QString pageName(const QString &fileName, int index, int count)
{
    if (count <= 1)
        return fileName;
    return QCoreApplication::translate("recto::Intake", "%1, page %2").arg(fileName).arg(index + 1);
}

Page makePage(const QString &file, int index, int count)
{
    Page page;
    page.file = QFileInfo(file).absoluteFilePath();
    page.index = index;
    page.indexCount = count;
    page.name = pageName(QFileInfo(file).fileName(), index, count);
    return page;
}

void expandPdf(const GivenFile &given, const QString &name, QList<IntakeItem> &items)
{
    const auto count = pdfPageCount(given.file, name);
    if (!count) {
        items << count.error();
        return;
    }
    const PageRange range = given.range.value_or(PageRange{});
    const int last = range.last == -1 ? *count : range.last;
    if (given.rangeInvalid || range.first > *count || last > *count) {
        items << Error{ErrorKind::PageRangeInvalid, name,
                       QStringLiteral("it has %1 pages").arg(*count)};
        return;
    }
    for (int number = range.first; number <= last; ++number)
        items << makePage(given.file, number - 1, *count);
}

// How many pages an image file holds: the pictures of a TIFF or HEIF are pages, those of
// an animation are not.
Result<int> frameCount(const QString &file, const QString &name, FileKind kind)
{
    if (kind == FileKind::Tiff)
        return tiffPageCount(file, name);
    if (kind == FileKind::Heif)
        return heifPageCount(file, name);
    if (kind == FileKind::Jpeg)
        return 1;
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    if (reader.supportsAnimation())
        return 1;
    return std::max(1, reader.imageCount());
}

void expandFile(const GivenFile &given, QList<IntakeItem> &items)
{
    const QString name = QFileInfo(given.file).fileName();
    const auto kind = checkFile(given.file, name);
    if (!kind) {
        items << kind.error();
        return;
    }
    if (*kind == FileKind::Pdf) {
        expandPdf(given, name, items);
        return;
    }
    const auto count = frameCount(given.file, name, *kind);
    if (!count) {
        items << count.error();
        return;
    }
    for (int index = 0; index < *count; ++index)
        items << makePage(given.file, index, *count);
}

// Told as an error that names it.
bool isUnreadableName(const QFileInfo &entry)
{
    return !entry.exists() && entry.fileName().contains(QChar::ReplacementCharacter);
}

void collectFiles(const QDir &folder, QStringList &files, int depth)
{
    constexpr int deepest = 16; // a link that leads back up must end
    QCollator natural{QLocale(QLocale::English)}; // the C locale compares bytes
    natural.setNumericMode(true);
    natural.setCaseSensitivity(Qt::CaseInsensitive);
    QFileInfoList entries
        = folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort);
    for (const QString &skipped : skippedEntries(folder.path()))
        entries << QFileInfo(skipped);
    std::sort(entries.begin(), entries.end(), [&natural](const QFileInfo &a, const QFileInfo &b) {
        const int order = natural.compare(a.fileName(), b.fileName());
        return order != 0 ? order < 0 : a.fileName() < b.fileName();
    });
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && depth < deepest)
            collectFiles(QDir(entry.filePath()), files, depth + 1);
        else if (!entry.isDir() && (entry.isFile() || isUnreadableName(entry))
                 && looksLikePages(entry.fileName()))
            files << entry.filePath();
    }
}

void expandFolder(const QString &folder, QList<IntakeItem> &items)
{
    const QString name = QDir(folder).dirName();
    if (!QFileInfo(folder).isReadable()) {
        items << Error{ErrorKind::FileUnreadable, name, {}};
        return;
    }
    QStringList files;
    collectFiles(QDir(folder), files, 0);
    if (files.isEmpty())
        items << Error{ErrorKind::NoPagesInFolder, name, {}};
    for (const QString &file : std::as_const(files))
        expandFile({file, std::nullopt, false}, items);
}

bool isRemote(const QString &input)
{
    static const QRegularExpression scheme(QStringLiteral("^[a-zA-Z][a-zA-Z0-9+.-]+://"));
    return scheme.match(input).hasMatch();
}

} // namespace

QList<IntakeItem> expandInputs(const QStringList &inputs)
{
    QList<IntakeItem> items;
    for (const QString &input : inputs) {
        if (isRemote(input)) {
            const QUrl url(input);
            if (!url.isLocalFile()) {
                items << Error{ErrorKind::RemoteUrl, url.toDisplayString(), {}};
                continue;
            }
        }
        GivenFile given = parseGiven(isRemote(input) ? QUrl(input).toLocalFile() : input);
        given.file = readablePath(given.file);
        if (QFileInfo(given.file).isDir())
            expandFolder(given.file, items);
        else
            expandFile(given, items);
    }
    return items;
}

Result<QString> savePastedImage(const QImage &image, const QString &folder)
{
    if (image.isNull())
        return Error{ErrorKind::ImageDamaged,
                     QCoreApplication::translate("recto::Intake", "The pasted picture"),
                     {}};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG", 90)) // little compression: it's one of many copies to come
        return Error{ErrorKind::Internal,
                     QCoreApplication::translate("recto::Intake", "The pasted picture"),
                     {}};
    const QByteArray digest
        = QCryptographicHash::hash(buffer.data(), QCryptographicHash::Sha256).toHex();
    if (!QDir().mkpath(folder))
        return Error{ErrorKind::ReadOnly, folder, {}};
    const QString file = QDir(folder).filePath(
        QStringLiteral("pasted-%1.png").arg(QString::fromLatin1(digest.left(12))));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return Error{ErrorKind::ReadOnly, folder, out.errorString()};
    out.write(buffer.data());
    if (!out.commit())
        return Error{ErrorKind::DiskFull, folder, out.errorString()};
    return file;
}

bool looksLikePages(const QString &fileName)
{
    return knownSuffixes().contains(QFileInfo(fileName).suffix().toLower());
}

QStringList pageFilePatterns()
{
    QStringList patterns;
    for (const QString &suffix : knownSuffixes())
        patterns << QStringLiteral("*.") + suffix;
    return patterns;
}

} // namespace recto
