// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/misreadword.h"

#include "generation/languages/wordtable.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recto {

namespace {

constexpr float unsureBelow = 80; // of 100, as for the checker of cards
constexpr float verySureFrom = 95;
constexpr float hardlyReadBelow = 40; // also a word that there is may be another one
constexpr qsizetype shortest = 3; // letters of a word that is looked at

QList<const WordTable *> tablesOf(const PageText &page)
{
    QList<const WordTable *> tables;
    for (const QString &code : page.language.split(u'+', Qt::SkipEmptyParts)) {
        if (const WordTable &table = WordTable::of(code); !table.isEmpty())
            tables << &table;
    }
    return tables;
}

bool isKnown(const QList<const WordTable *> &tables, const QString &word)
{
    return std::any_of(tables.cbegin(), tables.cend(),
                       [&word](const WordTable *table) { return table->knows(word.toLower()); });
}

int commonnessOf(const QList<const WordTable *> &tables, const QString &word)
{
    int most = 0;
    for (const WordTable *table : tables)
        most = std::max(most, table->commonness(word));
    return most;
}

bool hasDigit(const QString &word)
{
    return std::any_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
}

bool isDoubtful(const Word &word, const QList<const WordTable *> &tables)
{
    const QString bare = bareWord(word.text);
    if (word.confidence <= 0 || word.confidence >= verySureFrom || bare.isEmpty())
        return false;
    if (looksMangled(bare))
        return true;
    if (word.confidence >= unsureBelow || bare.size() < shortest)
        return false;
    if (hasDigit(bare) || tables.isEmpty() || isKnown(tables, bare))
        return word.confidence < hardlyReadBelow;
    return true;
}

// How many letters have to be changed, left out or put in; `most` + 1 for more.
int distanceOf(const QString &one, const QString &other, int most)
{
    if (std::abs(one.size() - other.size()) > most)
        return most + 1;
    QVector<int> row(other.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < other.size(); ++j) {
            const int changed = diagonal + (one.at(i) == other.at(j) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.last();
}

QString lettersOf(const PageText &page)
{
    QString letters = QStringLiteral("abcdefghijklmnopqrstuvwxyz");
    if (!page.language.startsWith(QLatin1String("eng")))
        letters += QStringLiteral("äöüßàâçéèêëîïôùûáíóúñãõ");
    return letters;
}

// What looks alike in print, as reading confuses it.
QStringList confusionsOf(const QString &word)
{
    static const QList<std::pair<QString, QString>> alike{
        {QStringLiteral("rn"), QStringLiteral("m")}, {QStringLiteral("cl"), QStringLiteral("d")},
        {QStringLiteral("li"), QStringLiteral("h")}, {QStringLiteral("vv"), QStringLiteral("w")},
        {QStringLiteral("ii"), QStringLiteral("u")}, {QStringLiteral("in"), QStringLiteral("m")},
        {QStringLiteral("ni"), QStringLiteral("m")}, {QStringLiteral("0"), QStringLiteral("o")},
        {QStringLiteral("1"), QStringLiteral("l")},  {QStringLiteral("5"), QStringLiteral("s")},
        {QStringLiteral("8"), QStringLiteral("b")},  {QStringLiteral("6"), QStringLiteral("b")},
        {QStringLiteral("l"), QStringLiteral("i")},  {QStringLiteral("e"), QStringLiteral("c")},
        {QStringLiteral("n"), QStringLiteral("u")},  {QStringLiteral("h"), QStringLiteral("b")},
        {QStringLiteral("g"), QStringLiteral("q")},  {QStringLiteral("f"), QStringLiteral("t")},
    };
    QStringList words;
    for (const auto &[one, other] : alike) {
        for (const auto &[from, to] : {std::pair(one, other), std::pair(other, one)}) {
            for (qsizetype at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1))
                words << QString(word).replace(at, from.size(), to);
        }
    }
    return words;
}

QStringList oneChangeOf(const QString &word, const QString &letters)
{
    QStringList words;
    for (qsizetype at = 0; at <= word.size(); ++at) {
        for (const QChar letter : letters) {
            words << QString(word).insert(at, letter);
            if (at < word.size())
                words << QString(word).replace(at, 1, letter);
        }
        if (at < word.size())
            words << QString(word).remove(at, 1);
        if (at + 1 < word.size()) {
            QString swapped = word;
            std::swap(swapped[at], swapped[at + 1]);
            words << swapped;
        }
    }
    return words;
}

// As the word that is mended begins.
QString asCapital(const QString &word, const QString &like)
{
    if (word.isEmpty() || like.isEmpty() || !like.at(0).isUpper())
        return word;
    return word.at(0).toUpper() + word.mid(1);
}

class Suggestions
{
public:
    Suggestions(const PageText &page, int word, int most)
        : m_page(page)
        , m_bare(bareWord(page.words.at(word).text))
        , m_lower(m_bare.toLower())
        , m_tables(tablesOf(page))
        , m_most(most)
    {
    }

    QStringList make()
    {
        addListed(confusionsOf(m_lower));
        addFromPage();
        const QStringList near = oneChangeOf(m_lower, lettersOf(m_page));
        addListed(near);
        if (m_found.isEmpty() && !m_tables.isEmpty())
            addFar(near);
        return m_found.mid(0, m_most);
    }

private:
    void add(const QString &word)
    {
        const QString written = asCapital(word, m_bare);
        if (written != m_bare && !m_found.contains(written))
            m_found << written;
    }

    void addFromPage()
    {
        const int furthest = m_lower.size() < 8 ? 1 : 2;
        QHash<QString, int> near; // how often it stands there
        for (const Word &other : m_page.words) {
            const QString word = bareWord(other.text).toLower();
            if (word == m_lower || word.size() < shortest || isDoubtful(other, m_tables)
                || distanceOf(m_lower, word, furthest) > furthest)
                continue;
            ++near[word];
        }
        QStringList words = near.keys();
        std::sort(words.begin(), words.end(), [&](const QString &one, const QString &other) {
            return std::pair(-near.value(one), one) < std::pair(-near.value(other), other);
        });
        for (const QString &word : words)
            add(word);
    }

    void addListed(const QStringList &candidates)
    {
        QSet<QString> known;
        for (const QString &word : candidates) {
            if (word != m_lower && isListed(word))
                known.insert(word);
        }
        addCommonFirst(known);
    }

    // As it is, or as a plural: with any ending, much would be a word that is none.
    [[nodiscard]] bool isListed(const QString &word) const
    {
        return commonnessOf(m_tables, word) > 0
            || (word.endsWith(u's') && commonnessOf(m_tables, word.chopped(1)) > 0);
    }

    // Two changes: only where one doesn't help.
    void addFar(const QStringList &near)
    {
        constexpr qsizetype longest = 14; // letters: a longer word has too many ways
        if (m_lower.size() > longest)
            return;
        QSet<QString> known;
        const QString letters = lettersOf(m_page);
        for (const QString &word : near) {
            for (const QString &next : oneChangeOf(word, letters)) {
                if (next.size() == m_lower.size() && next != m_lower && isListed(next))
                    known.insert(next);
            }
        }
        addCommonFirst(known);
    }

    void addCommonFirst(const QSet<QString> &known)
    {
        QStringList words = known.values();
        std::sort(words.begin(), words.end(), [this](const QString &one, const QString &other) {
            return std::pair(-commonnessOf(m_tables, one), one)
                < std::pair(-commonnessOf(m_tables, other), other);
        });
        for (const QString &word : words)
            add(word);
    }

    const PageText &m_page;
    QString m_bare;
    QString m_lower;
    QList<const WordTable *> m_tables;
    int m_most;
    QStringList m_found;
};

QRegularExpression wholeWord(const QString &word)
{
    return QRegularExpression(QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])")
                                  .arg(QRegularExpression::escape(word)),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

QString replaced(const QString &text, const QRegularExpression &word, const QString &right)
{
    QString result;
    qsizetype from = 0;
    for (auto found = word.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        result += asCapital(right, match.captured());
        from = match.capturedEnd();
    }
    result += QStringView(text).sliced(from);
    return result;
}

// Reads the word at `index` as `right`; what follows moves.
void mendWord(PageText &page, int index, const QString &right)
{
    Word &word = page.words[index];
    const QString bare = bareWord(word.text);
    const qsizetype at = word.text.indexOf(bare);
    word.text.replace(at, bare.size(), asCapital(right, bare));
    word.confidence = 100; // a person says so
    const int begin = word.offset;
    const int grown = static_cast<int>(word.text.size()) - word.length;
    page.text.replace(begin, word.length, word.text);
    word.length += grown;
    for (Word &later : page.words) {
        if (later.offset > begin)
            later.offset += grown;
    }
    for (Block &block : page.blocks) {
        if (block.offset > begin)
            block.offset += grown;
        else if (begin < block.offset + block.length)
            block.length += grown;
    }
}

bool restsOn(const Flashcard &card, const PageText &page, const QVector<int> &words)
{
    const qsizetype begin = page.text.indexOf(card.evidence.quote);
    if (card.evidence.quote.isEmpty() || begin < 0)
        return true; // nobody knows where: the word itself decides
    const qsizetype end = begin + card.evidence.quote.size();
    return std::any_of(words.cbegin(), words.cend(), [&](int index) {
        const Word &word = page.words.at(index);
        return word.offset < end && word.offset + word.length > begin;
    });
}

} // namespace

QVector<int> doubtfulWords(const PageText &page)
{
    QVector<int> found;
    const QList<const WordTable *> tables = tablesOf(page);
    for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
        if (isDoubtful(page.words.at(i), tables))
            found << i;
    }
    return found;
}

QString bareWord(const QString &word)
{
    const auto isInside = [](QChar c) { return c.isLetterOrNumber() || c.isMark(); };
    const auto begin = std::find_if(word.cbegin(), word.cend(), isInside);
    const auto end = std::find_if(word.crbegin(), word.crend(), isInside).base();
    return begin < end ? word.mid(begin - word.cbegin(), end - begin) : QString();
}

QStringList wordSuggestions(const PageText &page, int word, int most)
{
    if (word < 0 || word >= page.words.size())
        return {};
    return Suggestions(page, word, most).make();
}

Result<PageRewrite> pageToMend(const Library &library, const QString &uploadId, int position)
{
    auto page = library.page(uploadId, position);
    if (!page)
        return page.error();
    PageRewrite found{uploadId, position, std::move(page->text), {}};
    for (const bool offered : {false, true}) {
        CardFilter filter;
        filter.uploadIds = {uploadId};
        filter.offered = offered;
        const auto cards = library.flashcards(filter);
        if (!cards)
            return cards.error();
        for (const Flashcard &card : *cards) {
            if (card.evidence.page == position)
                found.cards << card;
        }
    }
    return found;
}

PageRewrite mendedPage(const PageRewrite &before, int word, const QString &given,
                       const QDateTime &now)
{
    PageRewrite after{before.uploadId, before.position, before.text, {}};
    const QString right = given.simplified();
    const QString wrong = bareWord(
        word >= 0 && word < before.text.words.size() ? before.text.words.at(word).text : QString());
    if (right.isEmpty() || wrong.isEmpty() || right == wrong)
        return after;
    QVector<int> alike{word};
    const QVector<int> doubtful = doubtfulWords(before.text);
    for (const int other : doubtful) {
        if (other != word && bareWord(before.text.words.at(other).text) == wrong)
            alike << other;
    }
    for (const int index : std::as_const(alike))
        mendWord(after.text, index, right);
    const QRegularExpression places = wholeWord(wrong);
    for (const Flashcard &card : before.cards) {
        if (!restsOn(card, before.text, alike))
            continue;
        Flashcard changed = card;
        for (QString *side : {&changed.front, &changed.back, &changed.frontHtml, &changed.backHtml,
                              &changed.evidence.quote})
            *side = replaced(*side, places, right);
        for (QString &tag : changed.tags)
            tag = replaced(tag, places, right);
        if (changed == card)
            continue;
        changed.changedAt = now;
        changed.doubts.removeAll(QStringLiteral("misread-word"));
        if (changed.doubts.isEmpty())
            changed.score = std::max(changed.score, certainScore);
        after.cards << changed;
    }
    return after;
}

} // namespace recto
