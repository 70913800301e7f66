// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace recto {

namespace {

struct Doubt
{
    const char *code;
    const char *words;
};

// The weightiest first: one sentence is shown.
constexpr std::array doubts{
    Doubt{"page-read-again",
          QT_TRANSLATE_NOOP("recto::Doubts", "Its page was read again after you changed it.")},
    Doubt{"misread-word",
          QT_TRANSLATE_NOOP("recto::Doubts", "A word of the answer was hard to read.")},
    Doubt{"quote-absent",
          QT_TRANSLATE_NOOP("recto::Doubts", "This was not found word for word on the page.")},
    Doubt{"number-not-in-quote",
          QT_TRANSLATE_NOOP("recto::Doubts",
                            "A number of the answer is not in the sentence on the page.")},
    Doubt{"negation-not-in-quote",
          QT_TRANSLATE_NOOP("recto::Doubts",
                            "The answer and the page differ in a word such as “not”.")},
    Doubt{"answer-not-in-quote",
          QT_TRANSLATE_NOOP("recto::Doubts", "The answer is not in the sentence on the page.")},
    Doubt{"sentence-not-in-quote",
          QT_TRANSLATE_NOOP("recto::Doubts", "The page has more or other words in this sentence.")},
    Doubt{"no-answer", QT_TRANSLATE_NOOP("recto::Doubts", "It has no answer.")},
    Doubt{"leakage", QT_TRANSLATE_NOOP("recto::Doubts", "The question gives the answer away.")},
    Doubt{"duplicate", QT_TRANSLATE_NOOP("recto::Doubts", "Another card asks the same.")},
    Doubt{"refers-to-the-page",
          QT_TRANSLATE_NOOP("recto::Doubts", "It speaks of the page, which nobody will see.")},
    Doubt{"leading-pronoun",
          QT_TRANSLATE_NOOP("recto::Doubts",
                            "It begins with a word for something that was said before.")},
    Doubt{"names-nothing", QT_TRANSLATE_NOOP("recto::Doubts", "It does not say what it is about.")},
    Doubt{"cloze-malformed", QT_TRANSLATE_NOOP("recto::Doubts", "Its gap is not written right.")},
    Doubt{"gap-shown-elsewhere",
          QT_TRANSLATE_NOOP("recto::Doubts", "What is asked stands elsewhere in the sentence.")},
    Doubt{"gap-is-a-stop-word",
          QT_TRANSLATE_NOOP("recto::Doubts", "The gap hides a word that tells nothing.")},
    Doubt{"too-many-gaps", QT_TRANSLATE_NOOP("recto::Doubts", "It has too many gaps.")},
    Doubt{"too-much-hidden",
          QT_TRANSLATE_NOOP("recto::Doubts", "Too little of the sentence is left to go by.")},
    Doubt{"too-little-hidden",
          QT_TRANSLATE_NOOP("recto::Doubts", "Very little of the sentence is asked for.")},
    Doubt{"several-questions",
          QT_TRANSLATE_NOOP("recto::Doubts", "It asks several things at once.")},
    Doubt{"several-sentences",
          QT_TRANSLATE_NOOP("recto::Doubts", "Its answer has several sentences.")},
    Doubt{"several-lines", QT_TRANSLATE_NOOP("recto::Doubts", "Its answer has several lines.")},
    Doubt{"front-too-long", QT_TRANSLATE_NOOP("recto::Doubts", "Its front is long.")},
    Doubt{"back-too-long", QT_TRANSLATE_NOOP("recto::Doubts", "Its back is long.")},
    Doubt{"long-answer", QT_TRANSLATE_NOOP("recto::Doubts", "Its answer has many words.")},
    Doubt{"quote-too-short",
          QT_TRANSLATE_NOOP("recto::Doubts", "It rests on very few words of the page.")},
    Doubt{"no-quote",
          QT_TRANSLATE_NOOP("recto::Doubts", "It does not say what on the page it rests on.")},
    Doubt{"no-source", QT_TRANSLATE_NOOP("recto::Doubts", "There is no page to compare it with.")},
};

} // namespace

QStringList doubtCodes()
{
    QStringList codes;
    for (const Doubt &doubt : doubts)
        codes << QString::fromLatin1(doubt.code);
    return codes;
}

QString weightiestDoubt(const QStringList &given)
{
    const auto found = std::find_if(doubts.begin(), doubts.end(), [&given](const Doubt &doubt) {
        return given.contains(QLatin1String(doubt.code));
    });
    return found == doubts.end() ? QString() : QString::fromLatin1(found->code);
}

QString doubtText(const QString &code)
{
    const auto found = std::find_if(doubts.begin(), doubts.end(), [&code](const Doubt &doubt) {
        return code == QLatin1String(doubt.code);
    });
    return QCoreApplication::translate(
        "recto::Doubts",
        found == doubts.end() ? QT_TRANSLATE_NOOP("recto::Doubts", "Recto is not sure of it.")
                              : found->words);
}

} // namespace recto
