// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/textsearch.h"

#include <QSet>

#include <algorithm>

namespace recto {

namespace {

constexpr int MostSeedHits = 40;

// What a sign counts as; empty for what doesn't count.
QString comparable(QChar c)
{
    if (c.isSpace())
        return {};
    switch (c.unicode()) {
    case '-':
    case 0xAD:
    case 0x200B:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return {};
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case '`':
        return QStringLiteral("'");
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return QStringLiteral("\"");
    case 0x2026:
        return QStringLiteral("...");
    default:
        break;
    }
    if (c.unicode() < 0x80 || c.isSurrogate())
        return QString(c.toLower());
    return c.decomposition().isEmpty()
        ? QString(c.toLower())
        : QString(c).normalized(QString::NormalizationForm_KD).toLower();
}

void squeezeInto(const QString &text, QString &result, QVector<int> *origin)
{
    result.reserve(text.size());
    for (int i = 0; i < text.size(); ++i) {
        const QString sign = comparable(text.at(i));
        result += sign;
        for (qsizetype j = 0; origin && j < sign.size(); ++j)
            origin->append(i);
    }
}

struct Alignment
{
    qsizetype start = 0; // in the window
    qsizetype end = 0;
    int edits = 0;
};

// The part of `window` nearest to `needle` (Sellers' algorithm: free ends in the window).
Alignment nearestPart(QStringView needle, QStringView window)
{
    const qsizetype rows = needle.size();
    struct Cell
    {
        int edits = 0;
        qsizetype start = 0;
    };
    std::vector<Cell> column(static_cast<size_t>(rows) + 1);
    for (qsizetype i = 0; i <= rows; ++i)
        column[static_cast<size_t>(i)] = {static_cast<int>(i), 0};
    Alignment best{0, 0, static_cast<int>(rows)};
    for (qsizetype j = 0; j < window.size(); ++j) {
        Cell diagonal = column[0];
        column[0] = {0, j + 1};
        for (qsizetype i = 1; i <= rows; ++i) {
            const auto at = static_cast<size_t>(i);
            const Cell above = column[at - 1];
            const Cell left = column[at];
            Cell cell = diagonal;
            cell.edits += needle[i - 1] == window[j] ? 0 : 1;
            if (above.edits + 1 < cell.edits)
                cell = {above.edits + 1, above.start};
            if (left.edits + 1 < cell.edits)
                cell = {left.edits + 1, left.start};
            diagonal = left;
            column[at] = cell;
        }
        const Cell &last = column[static_cast<size_t>(rows)];
        if (last.edits < best.edits)
            best = {last.start, j + 1, last.edits};
    }
    return best;
}

} // namespace

QString squeezed(const QString &text)
{
    QString result;
    squeezeInto(text, result, nullptr);
    return result;
}

SearchableText::SearchableText(const QString &text)
{
    m_origin.reserve(text.size());
    squeezeInto(text, m_squeezed, &m_origin);
}

std::optional<QuoteMatch> SearchableText::find(const QString &quote) const
{
    const QString needle = squeezed(quote);
    if (needle.isEmpty() || m_squeezed.isEmpty())
        return std::nullopt;
    const qsizetype at = m_squeezed.indexOf(needle);
    if (at >= 0)
        return QuoteMatch{rangeOf(at, at + needle.size()), EvidenceMatch::Exact, 1.0};
    return findFuzzy(needle);
}

// With n/10 edits at most, one of n/10 + 1 pieces of the quote stands in the
// text unchanged: only there an alignment is tried.
std::optional<QuoteMatch> SearchableText::findFuzzy(const QString &needle) const
{
    const auto most
        = static_cast<qsizetype>(static_cast<double>(needle.size()) * (1 - LeastSimilarity) + 1e-9);
    if (most < 1)
        return std::nullopt;
    const qsizetype piece = needle.size() / (most + 1);
    QSet<qsizetype> tried;
    Alignment best;
    qsizetype bestBase = -1;
    for (qsizetype offset = 0; offset + piece <= needle.size(); offset += piece) {
        const QStringView seed = QStringView(needle).sliced(offset, piece);
        qsizetype hit = m_squeezed.indexOf(seed);
        for (int hits = 0; hit >= 0 && hits < MostSeedHits; ++hits) {
            const qsizetype base = qMax<qsizetype>(0, hit - offset - most);
            if (!tried.contains(base / (most + 1))) {
                tried.insert(base / (most + 1));
                const Alignment found = nearestPart(
                    needle, QStringView(m_squeezed).mid(base, needle.size() + 3 * most + 1));
                if (bestBase < 0 || found.edits < best.edits) {
                    best = found;
                    bestBase = base;
                }
            }
            hit = m_squeezed.indexOf(seed, hit + 1);
        }
    }
    if (bestBase < 0 || best.edits > most || best.end <= best.start)
        return std::nullopt;
    return QuoteMatch{rangeOf(bestBase + best.start, bestBase + best.end), EvidenceMatch::Fuzzy,
                      1.0 - static_cast<double>(best.edits) / static_cast<double>(needle.size())};
}

TextRange SearchableText::rangeOf(qsizetype start, qsizetype end) const
{
    const int first = m_origin.at(start);
    return {first, m_origin.at(end - 1) + 1 - first};
}

} // namespace recto
