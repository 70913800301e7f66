// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/wordtable.h"

#include <QFile>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

static void loadWordTables()
{
    Q_INIT_RESOURCE(words); // a static library's resources have to be asked for
}

namespace recto {

namespace {

quint8 partsOf(QStringView letters)
{
    quint8 parts = 0;
    for (const QChar letter : letters) {
        parts |= letter == QLatin1Char('n') ? WordTable::Noun
            : letter == QLatin1Char('v')    ? WordTable::Verb
            : letter == QLatin1Char('a')    ? WordTable::Adjective
            : letter == QLatin1Char('p')    ? WordTable::Proper
                                            : WordTable::Adverb;
    }
    return parts;
}

} // namespace

WordTable::WordTable(const QString &language)
{
    QFile file(QStringLiteral(":/words/%1.txt").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QString text = QString::fromUtf8(file.readAll());
    m_words.reserve(text.count(QLatin1Char(' ')));
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        quint8 commonness = 0;
        for (const QStringView field : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (commonness == 0) {
                commonness = static_cast<quint8>(field.toInt());
                continue;
            }
            const qsizetype colon = field.indexOf(QLatin1Char(':'));
            const QStringView word = colon < 0 ? field : field.left(colon);
            m_tagged = m_tagged || colon >= 0;
            m_words.insert(word.toString(),
                           {commonness, colon < 0 ? quint8(0) : partsOf(field.mid(colon + 1))});
        }
    }
}

const WordTable &WordTable::of(const QString &language)
{
    static std::mutex mutex;
    static std::map<QString, std::unique_ptr<const WordTable>> tables; // never taken away
    const std::lock_guard lock(mutex);
    std::unique_ptr<const WordTable> &table = tables[language];
    if (!table) {
        loadWordTables();
        table.reset(new WordTable(language));
    }
    return *table;
}

int WordTable::commonness(const QString &word) const
{
    return m_words.value(word).commonness;
}

bool WordTable::knows(const QString &word) const
{
    if (m_words.contains(word))
        return true;
    // English endings are few: "treatment" is of "treat", "treatnent" isn't.
    static const QStringList endings{
        QStringLiteral("s"),    QStringLiteral("es"),    QStringLiteral("ed"),
        QStringLiteral("d"),    QStringLiteral("ing"),   QStringLiteral("ly"),
        QStringLiteral("er"),   QStringLiteral("ers"),   QStringLiteral("est"),
        QStringLiteral("al"),   QStringLiteral("ally"),  QStringLiteral("ness"),
        QStringLiteral("ment"), QStringLiteral("ful"),   QStringLiteral("less"),
        QStringLiteral("able"), QStringLiteral("ity"),   QStringLiteral("ism"),
        QStringLiteral("ist"),  QStringLiteral("ists"),  QStringLiteral("ize"),
        QStringLiteral("ized"), QStringLiteral("ic"),    QStringLiteral("ical"),
        QStringLiteral("y"),    QStringLiteral("'s"),    QStringLiteral("or"),
        QStringLiteral("ors"),  QStringLiteral("ion"),   QStringLiteral("ions"),
        QStringLiteral("ive"),  QStringLiteral("ation"), QStringLiteral("ative"),
        QStringLiteral("ous"),  QStringLiteral("ian"),   QStringLiteral("ians")};
    const auto isKnown = [this](const QString &stem) {
        return stem.size() >= 3
            && (m_words.contains(stem) || m_words.contains(stem + QLatin1Char('e'))
                || (stem.endsWith(QLatin1Char('i'))
                    && m_words.contains(stem.chopped(1) + QLatin1Char('y')))
                || (stem.size() > 3 && stem.at(stem.size() - 1) == stem.at(stem.size() - 2)
                    && m_words.contains(stem.chopped(1))));
    };
    if (m_tagged) {
        return std::any_of(endings.cbegin(), endings.cend(), [&](const QString &ending) {
            return word.endsWith(ending) && isKnown(word.chopped(ending.size()));
        });
    }
    for (qsizetype cut = 1; cut <= 4 && word.size() - cut >= 4; ++cut) {
        if (isKnown(word.chopped(cut)))
            return true;
    }
    return false;
}

int WordTable::parts(const QString &word) const
{
    return m_words.value(word).parts;
}

bool looksMangled(QStringView word)
{
    bool digitFirst = false;
    for (qsizetype i = 1; i < word.size(); ++i) {
        const QChar before = word[i - 1];
        const QChar c = word[i];
        if (c.category() == QChar::Symbol_Currency && before.isLetter())
            return true;
        // "beW", "reCkcted"; "GitHub" and "iOS" go on or began small
        if (c.isUpper() && before.isLower() && i > 1
            && (i + 1 == word.size() || i + 2 == word.size()))
            return true;
        digitFirst = digitFirst
            || (before.isDigit() && c.isLower() && i + 2 < word.size() && word[i + 1].isLower());
    }
    return digitFirst && word.size() > 4 && word[0].isDigit() == false;
}

} // namespace recto
