// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

// Nothing but layout: "Term: meaning" asks by the term itself, a list by its lead-in.
const LanguageData &otherData()
{
    static const LanguageData data{.code = "",
                                   .stopWords = "",
                                   .articles = "",
                                   .determiners = "",
                                   .unresolved = "",
                                   .blockers = "",
                                   .prepositions = "",
                                   .pronouns = "",
                                   .demonstratives = "",
                                   .personal = "",
                                   .address = "",
                                   .relatives = "",
                                   .generic = "",
                                   .looseEndings = "",
                                   .instructions = "",
                                   .connectives = "",
                                   .selfReferences = "",
                                   .labels = "http|https",
                                   .glossaryHeadings = "",
                                   .sourceHeadings = "",
                                   .reasons = "",
                                   .purposes = "",
                                   .givenNames = "",
                                   .personVerbs = "",
                                   .findingVerbs = "",
                                   .meaningQuestion = "{s}",
                                   .whyQuestion = "",
                                   .purposeQuestion = "",
                                   .listQuestion = "{s} …",
                                   .yearQuestion = "",
                                   .whoQuestion = "",
                                   .yearPhrases = "",
                                   .yearHint = "",
                                   .adjectiveEndings = "",
                                   .conjunctions = "",
                                   .thingPronouns = "",
                                   .pluralPronouns = "",
                                   .personPronouns = "",
                                   .answerHeadings = "answers",
                                   .personWords = "",
                                   .whatWord = "",
                                   .whoWord = "",
                                   .superlatives = "",
                                   .joiners = "",
                                   .nameLinks = "",
                                   .namedBy = "",
                                   .evaluations = "",
                                   .links = "",
                                   .hedges = "",
                                   .unfoldQuestion = "",
                                   .doesQuestion = "",
                                   .truthQuestion = "{s}?",
                                   .trueWords = "true",
                                   .falseWords = "false",
                                   .questionLabels = "q|question",
                                   .answerLabels = "a|answer"};
    return data;
}

} // namespace recto
