// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/dropreason.h"
#include "core/flashcard.h"
#include "generation/duplicateindex.h"
#include "generation/textsearch.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace recto {

enum class Grounding {
    Exact, // the quote stands in the source, and what the answer claims stands in the quote
    Fuzzy, // nearly, as OCR has it
    Absent, // it doesn't, or the answer isn't in it
    Uncheckable, // no source, or a card without a quote
};

// What can be said about a card without a person. Value type.
struct CheckReport
{
    QString id;
    Grounding grounded = Grounding::Uncheckable;
    bool leakage = false; // the question gives the answer away
    bool atomic = true; // asks one thing
    bool selfContained = true; // can be understood without the page
    std::optional<QString> duplicateOf; // id of the card that asks the same
    bool clozeValid = true; // also for cards that aren't cloze
    double score = 1; // 0–1
    QStringList reasons; // what was found wrong: stable words with hyphens, e.g. "quote-absent"

    friend bool operator==(const CheckReport &, const CheckReport &) = default;
};

// Why a card isn't worth a person's look; nothing for one to keep. A card whose quote isn't on the
// page is kept, with its low score, so that a person sees and decides.
[[nodiscard]] std::optional<DropReason> dropReason(const CheckReport &report);

// {"id","grounded","leakage","atomic","selfContained","duplicateOf","clozeValid","score","reasons"}
[[nodiscard]] QJsonObject toJson(const CheckReport &report);
[[nodiscard]] QString groundingName(Grounding grounding);

class LanguageRules;

// Checks cards against the text they were made from. Immutable after
// construction; thread-safe (the DuplicateIndex given to check() isn't).
//
// grounded: the quote has at least 12 characters and two words and stands in the
//   source (see SearchableText); numbers and negations of the answer stand in the
//   quote, and so does at least one of its content words. A cloze card's filled
//   sentence takes the place of a missing quote.
// leakage: a third or more of the answer's content words stand in the question,
//   or a gap's answer or stem in its hint.
// atomic: sides of 200 characters at most, one sentence, one line, one question.
// misread-word (a reason, no refusal): a word of the answer that was read with low
//   confidence, is no word of the language and stands in no other place, or is written
//   as no language writes.
// clozeValid: 1–3 gaps, none of stop words, none shown elsewhere in the sentence,
//   5–40 % of it hidden.
class CardChecker
{
public:
    explicit CardChecker(const QString &sourceText, const QString &language = {});
    // With the words that were read with low confidence.
    explicit CardChecker(const Chunk &chunk, const QString &language = {});

    [[nodiscard]] CheckReport check(const FlashcardDraft &card,
                                    const DuplicateIndex *others = nullptr,
                                    const QString &id = {}) const;
    [[nodiscard]] CheckReport check(const Flashcard &card,
                                    const DuplicateIndex *others = nullptr) const;

private:
    [[nodiscard]] Grounding ground(const FlashcardDraft &card, QStringList &reasons) const;

    bool m_hasSource;
    [[nodiscard]] bool holdsMisreadWord(const FlashcardDraft &card,
                                        const LanguageRules &rules) const;

    QString m_language;
    QStringList m_sourceWords; // folded; only where words are unsure
    QVector<QPair<TextSpan, QString>> m_unsure; // place and folded word
    SearchableText m_source;
};

} // namespace recto
