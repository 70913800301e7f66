// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ownwords.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

namespace recto {

namespace {

// All of the font's size.
constexpr double partsWords = 0.17; // a gap without a space
constexpr double sameBaseline = 0.06;
constexpr double jumpsBack = -0.35;
constexpr double scriptSize = 0.86; // at most, of its host's
constexpr double scriptGap = 0.35;
constexpr double sameRow = 0.12;

bool goesOn(const OwnWord &word, const OwnCharacter &next)
{
    const double gap = next.left - word.right;
    return !word.spaceAfter && word.artifact == next.artifact
        && std::abs(next.baseline - word.baseline) < sameBaseline * word.size
        && std::abs(next.size - word.size) < 0.05 * word.size && gap < partsWords * word.size
        && gap > jumpsBack * word.size;
}

// Pieces of words as they were drawn, cut wherever something changes.
QVector<OwnWord> pieces(const QVector<OwnCharacter> &characters)
{
    QVector<OwnWord> words;
    for (const OwnCharacter &character : characters) {
        if (character.space) {
            if (!words.isEmpty())
                words.last().spaceAfter = true;
            continue;
        }
        if (words.isEmpty() || !goesOn(words.last(), character)) {
            OwnWord word;
            word.left = character.left;
            word.top = character.top;
            word.baseline = character.baseline;
            word.size = character.size;
            word.font = character.font;
            word.artifact = character.artifact;
            words.append(word);
        }
        OwnWord &word = words.last();
        word.text += character.text;
        word.right = std::max(word.right, character.right);
        word.top = std::min(word.top, character.top);
        word.bottom = std::max(word.bottom, character.bottom);
    }
    return words;
}

// To look bold, or for a shadow.
void dropDoubles(QVector<OwnWord> &words)
{
    std::map<QString, QVector<OwnWord>> seen;
    words.removeIf([&seen](const OwnWord &word) {
        QVector<OwnWord> &same = seen[word.text];
        const bool twice = std::any_of(same.begin(), same.end(), [&word](const OwnWord &other) {
            return std::abs(other.left - word.left) < 0.2 * word.size
                && std::abs(other.baseline - word.baseline) < 0.2 * word.size;
        });
        if (!twice)
            same.append(word);
        return twice;
    });
}

QString inScript(const QString &text, bool raised)
{
    static const QString plain = QStringLiteral("0123456789+-=()\u2212ni");
    static const QString above = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻ⁿⁱ");
    static const QString below = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋");
    const QString &scripts = raised ? above : below;
    QString result;
    for (const QChar character : text) {
        const qsizetype index = plain.indexOf(character);
        if (index < 0 || index >= scripts.size())
            return text;
        result += scripts.at(index);
    }
    return result;
}

// Positive: raised by this much of the host's size.
double raisedBy(const OwnWord &script, const OwnWord &host)
{
    return (host.baseline - script.baseline) / host.size;
}

bool isScriptOf(const OwnWord &script, const OwnWord &host)
{
    if (script.size > scriptSize * host.size || script.size < 0.3 * host.size)
        return false;
    const double raised = raisedBy(script, host);
    if (!(raised > 0.1 && raised < 0.75) && !(raised < -0.05 && raised > -0.45))
        return false;
    const double after = script.left - host.right;
    const double before = host.left - script.right;
    return (after > -0.2 * host.size && after < scriptGap * host.size)
        || (before > -0.2 * host.size && before < scriptGap * host.size);
}

// The place beside the script counts, then how near it is.
std::optional<qsizetype> hostOf(const QVector<OwnWord> &words, qsizetype index)
{
    std::optional<qsizetype> best;
    double nearest = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i == index || !isScriptOf(words.at(index), words.at(i)))
            continue;
        const double after = std::abs(words.at(index).left - words.at(i).right);
        const double before = std::abs(words.at(i).left - words.at(index).right);
        const double distance = std::min(after, before + 0.1 * words.at(i).size);
        if (!best || distance < nearest) {
            best = i;
            nearest = distance;
        }
    }
    return best;
}

// Scripts get the baseline of the word that they belong to.
void placeScripts(QVector<OwnWord> &words)
{
    struct Placed
    {
        qsizetype index;
        double baseline;
        double size;
        bool raised;
    };
    QVector<Placed> placed;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (const auto host = hostOf(words, i))
            placed.append({i, words.at(*host).baseline, words.at(*host).size,
                           raisedBy(words.at(i), words.at(*host)) > 0});
    }
    for (const Placed &place : placed) {
        OwnWord &word = words[place.index];
        word.text = inScript(word.text, place.raised);
        word.baseline = place.baseline;
        word.size = place.size;
    }
}

// Where two pieces meet, without a gap that parts words.
bool makesOneWord(const OwnWord &word, const OwnWord &next)
{
    const double size = std::min(word.size, next.size);
    const double gap = next.left - word.right;
    return gap < partsWords * size && gap > -0.6 * size && !word.spaceAfter;
}

QVector<OwnWord> joined(QVector<OwnWord> words)
{
    std::stable_sort(words.begin(), words.end(),
                     [](const OwnWord &a, const OwnWord &b) { return a.left < b.left; });
    QVector<OwnWord> result;
    for (const OwnWord &word : words) {
        if (result.isEmpty() || !makesOneWord(result.last(), word)) {
            result.append(word);
            continue;
        }
        OwnWord &last = result.last();
        if (word.text.size() > last.text.size()) {
            last.font = word.font;
            last.size = word.size;
        }
        last.text += word.text;
        last.right = std::max(last.right, word.right);
        last.top = std::min(last.top, word.top);
        last.bottom = std::max(last.bottom, word.bottom);
        last.spaceAfter = word.spaceAfter;
    }
    return result;
}

double usualSize(const QVector<OwnWord> &words)
{
    std::map<int, qsizetype> letters; // by tenths of a pixel
    for (const OwnWord &word : words)
        letters[int(std::lround(word.size * 10))] += word.text.size();
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](auto &a, auto &b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first / 10.0;
}

} // namespace

QVector<OwnRow> ownRows(const QVector<OwnCharacter> &characters)
{
    QVector<OwnWord> words = pieces(characters);
    dropDoubles(words);
    placeScripts(words);
    std::stable_sort(words.begin(), words.end(),
                     [](const OwnWord &a, const OwnWord &b) { return a.baseline < b.baseline; });
    QVector<OwnRow> rows;
    for (const OwnWord &word : words) {
        if (rows.isEmpty() || word.baseline - rows.last().baseline > sameRow * word.size) {
            rows.append(OwnRow());
            rows.last().baseline = word.baseline;
        }
        rows.last().words.append(word);
    }
    for (OwnRow &row : rows) {
        row.words = joined(row.words);
        row.size = usualSize(row.words);
    }
    return rows;
}

} // namespace recto
