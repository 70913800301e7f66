// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pagecorrection.h"

#include "session/pageturn.h"

#include <QFile>

#include <algorithm>

namespace recto {

namespace {

constexpr int quarter = 90; // degrees

std::nullopt_t complain(Console &console, const QString &text)
{
    console.complain(text);
    return std::nullopt;
}

std::optional<int> quarterTurns(const QString &text, Console &console)
{
    bool ok = false;
    const int degrees = text.toInt(&ok);
    if (!ok || degrees % quarter != 0)
        return complain(console,
                        QStringLiteral("--turn takes 90, 180 or 270 degrees clockwise, or "
                                       "as many negative ones, not “%1”.")
                            .arg(text));
    return (degrees / quarter % 4 + 4) % 4;
}

// Fractions of the page, or its pixels as the boxes have them.
std::optional<QVector<QPointF>> corners(const QString &text, QSize page, Console &console)
{
    QVector<double> numbers;
    for (const QString &part : text.split(u',')) {
        bool ok = false;
        numbers << part.toDouble(&ok);
        if (!ok || numbers.last() < 0)
            numbers.clear();
        if (numbers.isEmpty())
            break;
    }
    if (numbers.size() != 8)
        return complain(console,
                        QStringLiteral("--corners takes eight numbers: x,y of the top left, top "
                                       "right, bottom right and bottom left corner."));
    const bool pixels = *std::max_element(numbers.cbegin(), numbers.cend()) > 1;
    if (pixels && page.isEmpty())
        return complain(console,
                        QStringLiteral("--corners takes fractions of the page, from 0 to "
                                       "1: its size isn’t known, for it wasn’t read."));
    QVector<QPointF> found;
    for (qsizetype i = 0; i < numbers.size(); i += 2) {
        const QPointF corner(numbers[i] / (pixels ? page.width() : 1),
                             numbers[i + 1] / (pixels ? page.height() : 1));
        if (corner.x() > 1 || corner.y() > 1)
            return complain(console,
                            QStringLiteral("--corners: %1,%2 lies outside of the page.")
                                .arg(numbers[i])
                                .arg(numbers[i + 1]));
        found << corner;
    }
    return found;
}

std::optional<QString> textOf(const QString &name, Console &console)
{
    constexpr qint64 most = 4 * 1024 * 1024; // bytes of a page
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        console.complain(
            Error{QFile::exists(name) ? ErrorKind::FileUnreadable : ErrorKind::FileMissing, name,
                  file.errorString()});
        return std::nullopt;
    }
    const QByteArray bytes = file.read(most + 1);
    const QString text = QString::fromUtf8(bytes);
    if (bytes.size() > most || text.toUtf8() != bytes || text.trimmed().isEmpty())
        return complain(console,
                        QStringLiteral("--text takes a file with the UTF-8 text of one "
                                       "page, not “%1”.")
                            .arg(name));
    return text;
}

} // namespace

void describeCorrections(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("language"),
                      QStringLiteral("With correct: languages of the page, e.g. eng+fra."),
                      QStringLiteral("LANGUAGES")});
    parser.addOption({QStringLiteral("turn"),
                      QStringLiteral("With correct: turn the page clockwise, by 90, 180 or 270 "
                                     "degrees from how it was read."),
                      QStringLiteral("DEGREES")});
    parser.addOption(
        {QStringLiteral("corners"),
         QStringLiteral("With correct: the paper’s corners, top left first, clockwise, "
                        "in pixels of the upright page or as fractions of it."),
         QStringLiteral("X,Y,…")});
    parser.addOption({QStringLiteral("text"),
                      QStringLiteral("With correct: the page’s text; it isn’t read again."),
                      QStringLiteral("FILE")});
}

std::optional<int> pageNumber(const QString &text, Console &console)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < 0)
        return complain(
            console,
            QStringLiteral("PAGE is a number from 0, as jobs show has it, not “%1”.").arg(text));
    return number;
}

std::optional<JobChange> correctionFrom(const QCommandLineParser &parser, const SavedPage &page,
                                        Console &console)
{
    const QString language = parser.value(QStringLiteral("language"));
    const QString turn = parser.value(QStringLiteral("turn"));
    const QString cut = parser.value(QStringLiteral("corners"));
    if (parser.isSet(QStringLiteral("text"))) {
        if (!language.isEmpty() || !turn.isEmpty() || !cut.isEmpty())
            return complain(console,
                            QStringLiteral("--text stands alone: the page isn’t read again."));
        const auto text = textOf(parser.value(QStringLiteral("text")), console);
        return text ? std::optional(textChange(page.jobId, page.position, *text)) : std::nullopt;
    }
    PageCorrections corrections = page.page.corrections;
    if (!language.isEmpty())
        corrections.language = language;
    if (!turn.isEmpty()) {
        const auto turns = quarterTurns(turn, console);
        if (!turns)
            return std::nullopt;
        corrections = turned(corrections, *turns);
    }
    if (!cut.isEmpty()) {
        const auto given = corners(cut, page.size, console);
        if (!given)
            return std::nullopt;
        corrections.corners = *given;
    }
    return correctChange(page.jobId, page.position, corrections);
}

} // namespace recto
