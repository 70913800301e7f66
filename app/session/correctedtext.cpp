// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/correctedtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>
#include <vector>

namespace recto {

namespace {

// Beyond this, texts that have little in common are not compared word by word.
constexpr qsizetype mostComparisons = 25'000'000;

QVector<Word> wordsOf(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("\\S+"));
    QVector<Word> words;
    for (auto found = word.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        Word next;
        next.text = match.captured();
        next.offset = static_cast<int>(match.capturedStart());
        next.length = static_cast<int>(match.capturedLength());
        next.confidence = 100;
        words << next;
    }
    return words;
}

void takePlace(Word &word, const Word &from)
{
    word.box = from.box;
    word.bold = from.bold;
    word.italic = from.italic;
}

// Words of both sides that stand for each other.
class Comparison
{
public:
    Comparison(const QVector<Word> &before, const QVector<Word> &after)
        : m_before(before)
        , m_after(after)
    {
    }

    // Pairs of the same word, in order: the longest such list.
    [[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> same() const
    {
        std::vector<std::pair<qsizetype, qsizetype>> pairs;
        qsizetype begin = 0;
        qsizetype beforeEnd = m_before.size();
        qsizetype afterEnd = m_after.size();
        for (; begin < std::min(beforeEnd, afterEnd) && equal(begin, begin); ++begin)
            pairs.emplace_back(begin, begin);
        std::vector<std::pair<qsizetype, qsizetype>> tail;
        for (; beforeEnd > begin && afterEnd > begin && equal(beforeEnd - 1, afterEnd - 1);
             --beforeEnd, --afterEnd)
            tail.emplace_back(beforeEnd - 1, afterEnd - 1);
        compareMiddle(begin, beforeEnd, afterEnd, pairs);
        pairs.insert(pairs.end(), tail.rbegin(), tail.rend());
        return pairs;
    }

private:
    [[nodiscard]] bool equal(qsizetype before, qsizetype after) const
    {
        return m_before[before].text == m_after[after].text;
    }
    void compareMiddle(qsizetype begin, qsizetype beforeEnd, qsizetype afterEnd,
                       std::vector<std::pair<qsizetype, qsizetype>> &pairs) const
    {
        const qsizetype rows = beforeEnd - begin;
        const qsizetype columns = afterEnd - begin;
        if (rows <= 0 || columns <= 0 || rows > mostComparisons / columns)
            return;
        // lengths[i][j]: of the longest list from the i-th and the j-th word on.
        const auto width = static_cast<std::size_t>(columns + 1);
        std::vector<int> lengths(static_cast<std::size_t>(rows + 1) * width, 0);
        const auto at = [&lengths, width](qsizetype i, qsizetype j) -> int & {
            return lengths[static_cast<std::size_t>(i) * width + static_cast<std::size_t>(j)];
        };
        for (qsizetype i = rows - 1; i >= 0; --i) {
            for (qsizetype j = columns - 1; j >= 0; --j)
                at(i, j) = equal(begin + i, begin + j) ? at(i + 1, j + 1) + 1
                                                       : std::max(at(i + 1, j), at(i, j + 1));
        }
        for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
            if (equal(begin + i, begin + j))
                pairs.emplace_back(begin + i++, begin + j++);
            else if (at(i + 1, j) >= at(i, j + 1))
                ++i;
            else
                ++j;
        }
    }

    const QVector<Word> &m_before;
    const QVector<Word> &m_after;
};

} // namespace

PageText correctedText(const PageText &read, const QString &given)
{
    PageText result = read;
    result.text = given;
    result.text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    result.text = result.text.trimmed();
    result.blocks.clear();
    result.words.clear();
    result.confidence = 100;
    result.source = TextSource::Person;
    result.engine.clear();
    QVector<Word> words = wordsOf(result.text);
    auto pairs = Comparison(read.words, words).same();
    pairs.emplace_back(read.words.size(), words.size()); // the end of both
    qsizetype before = 0;
    qsizetype after = 0;
    for (const auto &[sameBefore, sameAfter] : pairs) {
        // What was replaced lends its places to what stands there now.
        const qsizetype replaced = sameBefore - before;
        const qsizetype replacing = sameAfter - after;
        for (qsizetype i = 0; i < replacing && replaced > 0; ++i) {
            takePlace(words[after + i], read.words[before + i * replaced / replacing]);
            result.words << words[after + i];
        }
        if (sameAfter < words.size()) {
            takePlace(words[sameAfter], read.words[sameBefore]);
            result.words << words[sameAfter];
        }
        before = sameBefore + 1;
        after = sameAfter + 1;
    }
    return result;
}

} // namespace recto
