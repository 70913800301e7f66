// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/sentencesplitter.h"

#include <QSet>

namespace recto {

namespace {

using WordSet = QSet<QString>;

WordSet wordSetOf(const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {list.cbegin(), list.cend()};
}

// Written with a point in the middle of a sentence, whatever follows.
const WordSet &innerAbbreviations()
{
    static const WordSet words = wordSetOf(
        "e.g i.e cf vs viz dr mr mrs ms prof st mt ft gen brig maj cmdr adm cpl pvt col sgt capt "
        "lt rev "
        "hon gov sen rep pres "
        "approx resp dept est eds esp incl excl def ex "
        "z.b d.h u.a s.o s.u i.d.r i.a o.ä vgl bzw sog ggf evtl inkl exkl hrsg hl geb gest jh jhd "
        "mio mrd engl frz lat griech st.-petersburg "
        "mme mlle mgr p.ex c.-à-d av apr env éd "
        "sra srta ud uds p.ej dña aprox d.ña "
        "sig dott dott.ssa prof.ssa ing avv on "
        "dra profa exa "
        "feat orig trad repr rev ed");
    return words;
}

// Abbreviations only before a number: "no. 5", "Fig. 3", "S. 12".
const WordSet &numberAbbreviations()
{
    static const WordSet words = wordSetOf(
        "no nos nr núm num fig figs abb tab vol vols bd p pp s pag pág págs ch chap kap cap sec "
        "sect art arts eq eqs ca c n nº par § z ps ab abs lfg max min ver jan feb mar apr jun jul "
        "aug sep sept oct okt nov dec dez déc févr janv avr juil séc siglo vv v");
    return words;
}

// Can end a sentence: only a word that plainly starts one tells.
const WordSet &endingAbbreviations()
{
    static const WordSet words = wordSetOf(
        "u.s u.k u.n e.u a.m p.m b.c a.d b.c.e c.e etc ecc usw u.s.w al jr sr inc ltd co corp bros "
        "v.chr n.chr chr a.c d.c j.-c ph.d m.d b.a m.a u.s.a ee.uu");
    return words;
}

const WordSet &sentenceStarters()
{
    static const WordSet words = wordSetOf(
        "the a an this that these those it its he she they we you i in on at by for from to as "
        "when "
        "while after before during since if although however there here his her their our some "
        "many "
        "most each every all both one no not but and or so thus therefore because what which who "
        "der die das ein eine einer einem einen dieser diese dieses es er sie wir im am bei nach "
        "vor "
        "seit wenn weil da doch aber und auch so dort hier "
        "le la les un une des ce cette ces il elle ils elles on nous dans en au aux pour par si "
        "mais "
        "el los las una unos unas este esta estos estas ese esa al con por pero su sus "
        "lo gli uno questo questa questi queste nel nella con per ma si "
        "o os as um uma uns umas ele ela eles elas no na nos nas com mas");
    return words;
}

// What a German ordinal stands before.
const WordSet &ordinalFollowers()
{
    static const WordSet words = wordSetOf(
        "januar februar märz april mai juni juli august september oktober november dezember "
        "jahrhundert jahrhunderts jahrhunderte jahrtausend jahrtausends jh weltkrieg weltkriegs "
        "auflage kapitel klasse lebensjahr tag tages platz band stock jahr");
    return words;
}

bool isCjkTerminator(QChar character)
{
    return character == QChar(0x3002) || character == QChar(0xFF01) || character == QChar(0xFF1F)
        || character == QChar(0xFF61);
}

bool isTerminator(QChar character)
{
    switch (character.unicode()) {
    case '.':
    case '!':
    case '?':
    case 0x2026: // …
    case 0x061F: // Arabic question mark
    case 0x06D4: // Urdu full stop
    case 0x0964: // danda
        return true;
    default:
        return isCjkTerminator(character);
    }
}

bool isCloser(QChar character)
{
    switch (character.unicode()) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x00BB: // »
    case 0x2019:
    case 0x201C: // closes in German
    case 0x201D:
    case 0x300D: // 」
    case 0x300F: // 』
    case 0xFF09: // ）
        return true;
    default:
        return false;
    }
}

bool isBullet(QChar character)
{
    switch (character.unicode()) {
    case 0x2022: // •
    case 0x25AA:
    case 0x25CF:
    case 0x25E6:
    case 0x2023:
    case 0x2043:
    case '*':
    case '-':
    case 0x2013:
        return true;
    default:
        return false;
    }
}

// Walks a text once and notes where sentences end.
class SentenceWalk
{
public:
    explicit SentenceWalk(QStringView text)
        : m_text(text)
    {
    }

    QVector<TextRange> run()
    {
        qsizetype i = 0;
        while (i < m_text.size()) {
            const QChar character = m_text[i];
            if (character == QLatin1Char('\n'))
                i = afterLineBreak(i);
            else if (isTerminator(character))
                i = afterTerminator(i);
            else
                ++i;
        }
        endAt(m_text.size());
        return std::move(m_sentences);
    }

private:
    void endAt(qsizetype position)
    {
        if (position > m_start)
            m_sentences.append({m_start, position - m_start});
        m_start = position;
    }

    qsizetype skipSpaces(qsizetype i) const
    {
        while (i < m_text.size() && m_text[i].isSpace())
            ++i;
        return i;
    }

    // `i` is at a line break. Ends the sentence at an empty line or before a bullet.
    qsizetype afterLineBreak(qsizetype i)
    {
        const qsizetype next = skipSpaces(i);
        int breaks = 0;
        for (qsizetype j = i; j < next; ++j)
            breaks += m_text[j] == QLatin1Char('\n') ? 1 : 0;
        const bool bullet
            = next + 1 < m_text.size() && isBullet(m_text[next]) && m_text[next + 1].isSpace();
        if (breaks > 1 || bullet)
            endAt(next);
        return next;
    }

    qsizetype afterTerminator(qsizetype i)
    {
        qsizetype after = i;
        bool cjk = false;
        while (after < m_text.size() && isTerminator(m_text[after]))
            cjk = isCjkTerminator(m_text[after++]) || cjk;
        const bool onlyPoint = after == i + 1 && m_text[i] == QLatin1Char('.');
        qsizetype closed = after;
        while (closed < m_text.size() && isCloser(m_text[closed]))
            ++closed;
        const qsizetype next = skipSpaces(closed);
        if (cjk) {
            endAt(next);
            return next;
        }
        if (next == closed || next >= m_text.size()) // no space: 3.14, file.txt, the end
            return closed;
        if (continues(i, closed > after, next, onlyPoint))
            return closed;
        endAt(next);
        return next;
    }

    // Does the sentence go on after the terminator at `i`, the next word being at `next`?
    bool continues(qsizetype i, bool closed, qsizetype next, bool onlyPoint) const
    {
        const QString following = wordAt(next);
        const QChar first = m_text[next];
        if (first.isLower())
            return true;
        if (!onlyPoint || closed)
            return false;
        const QString previous = wordBefore(i);
        if (previous.isEmpty())
            return false;
        const QString folded = previous.toLower();
        if (isNumber(previous))
            return continuesAfterNumber(i, previous, following);
        if (innerAbbreviations().contains(folded))
            return true;
        if (numberAbbreviations().contains(folded) && first.isDigit())
            return true;
        const bool starter = sentenceStarters().contains(following.toLower());
        if (endingAbbreviations().contains(folded))
            return !starter;
        // An initial ("J. Smith") or the parts of "z. B."; "vitamin C. The" and "1's. All" end.
        if (isInitials(previous))
            return !starter && !followsApostrophe(i - 1);
        return false;
    }

    // "J" and "J.J": letters parted by points.
    static bool isInitials(const QString &word)
    {
        for (qsizetype i = 0; i < word.size(); ++i) {
            if (i % 2 == 0 ? !word[i].isLetter() : word[i] != QLatin1Char('.'))
                return false;
        }
        return word.size() == 1 || (word.size() < 6 && word.size() % 2 == 1 && word[0].isUpper());
    }

    bool followsApostrophe(qsizetype i) const
    {
        return i > 0 && (m_text[i - 1] == QLatin1Char('\'') || m_text[i - 1] == QChar(0x2019));
    }

    // "1. First" at the start of a line is a list's number, "3. Oktober" an ordinal.
    bool continuesAfterNumber(qsizetype i, const QString &number, const QString &following) const
    {
        qsizetype before = i - number.size() - 1;
        while (before >= m_start && m_text[before].isSpace() && m_text[before] != QLatin1Char('\n'))
            --before;
        if (number.size() <= 2 && (before < m_start || m_text[before] == QLatin1Char('\n')))
            return true;
        return number.size() <= 2 && ordinalFollowers().contains(following.toLower());
    }

    static bool isNumber(const QString &word)
    {
        return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
    }

    // Letters, digits, inner points and hyphens directly before `i`.
    QString wordBefore(qsizetype i) const
    {
        qsizetype start = i;
        const qsizetype least = qMax(m_start, i - 24);
        while (start > least) {
            const QChar c = m_text[start - 1];
            if (!c.isLetterOrNumber() && c != QLatin1Char('.') && c != QLatin1Char('-'))
                break;
            --start;
        }
        return m_text.sliced(start, i - start).toString();
    }

    QString wordAt(qsizetype i) const
    {
        qsizetype end = i;
        while (end < m_text.size() && end < i + 24 && m_text[end].isLetterOrNumber())
            ++end;
        return m_text.sliced(i, end - i).toString();
    }

    QStringView m_text;
    qsizetype m_start = 0;
    QVector<TextRange> m_sentences;
};

} // namespace

QVector<TextRange> SentenceSplitter::split(QStringView text)
{
    return SentenceWalk(text).run();
}

TextRange trimmed(QStringView text, TextRange range)
{
    while (range.length > 0 && text[range.start].isSpace()) {
        ++range.start;
        --range.length;
    }
    while (range.length > 0 && text[range.end() - 1].isSpace())
        --range.length;
    return range;
}

} // namespace recto
