// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/rules/sentencecards.h"

namespace recto {

// From this worth on a card is kept; below it is offered.
inline constexpr double KeptWorth = 0.58;
// Below this a person would rarely take it: not even offered.
inline constexpr double OfferedWorth = 0.12;

// How likely a person would keep the card, 0–1: a logistic model over named features.
// The weights are resources/cards/worth.txt, fitted by tests/benchmarks/cards from
// judged cards. A feature without a weight counts nothing. Thread-safe.
[[nodiscard]] double worthOf(const Features &features);

// What the sentence, the card's sides and the text around them tell, beside what the
// card's maker knows of its kind.
[[nodiscard]] Features generalFeatures(const Proposal &proposal, const Sentence &sentence,
                                       SentenceUse use, const ChunkContext &context);

} // namespace recto
