// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languagerules.h"

namespace recto {

const LanguageData &germanData()
{
    static const LanguageData data{.code = "deu", .stopWords = "", .articles="", .determiners="", .unresolved="", .blockers="", .prepositions="", .personal="", .relatives="", .generic="", .looseEndings="", .instructions="", .connectives="", .selfReferences="", .labels="", .glossaryHeadings="", .reasons="", .purposes="", .givenNames="", .personVerbs="", .meaningQuestion="{s}", .whyQuestion="", .purposeQuestion="", .listQuestion="{s} …", .yearQuestion="{s}", .whoQuestion="", .yearPhrases="", .yearHint=""};
    return data;
}

} // namespace recto
