// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codenames.h"

namespace recto {

// What is wrong with an argument, a setting, a field or a file of cards
// (ErrorKind::BadInput). `detail` is Error::detail: data, never a sentence.
enum class InputFault {
    None, // of other kinds of error
    // Of a job
    NoPages,
    NoLanguage,
    NoServiceAddress,
    NoModel,
    LimitWithoutPrices,
    NotUtf8,
    NoMeasure, // a time that nothing can be learned from
    // Of a request
    NotAWebAddress,
    LineEndInHeader,
    // Of a setting
    UnknownSetting, // detail: the names that are known
    NotAChoice, // detail: the choices
    NotAFlag,
    NotAWholeNumber, // detail: "least..most"
    NotANumber, // detail: "least..most"
    NotAFolder,
    NotAnAddress,
    AddressWithSecret,
    NotLanguageCodes,
    NotALocale,
    KeyInSetting,
    NotOneLine,
    // Of a secret
    NotAKey,
    GivenByEnvironment,
    KeyWithoutService,
    // Of a file of cards; Error::place: the line, record or card
    FileOfNoCards, // nothing in it looks like cards
    BadJson, // detail: what the parser says
    BadXml, // likewise
    CardIsNoObject,
    CardWithoutFront,
    UnknownCardKind, // detail: the kind
    GapCardWithoutGap,
    QuestionWithoutAnswer,
    AnswerWithoutQuestion,
    UnknownEncoding, // detail: its name
    TooLarge, // detail: the megabytes that are taken
    // Of a file to write
    BelongsToLibrary,
    IsAFolder,
};

template<>
struct CodeNames<InputFault>
{
    static constexpr std::array table{
        std::pair{InputFault::None, "none"},
        std::pair{InputFault::NoPages, "noPages"},
        std::pair{InputFault::NoLanguage, "noLanguage"},
        std::pair{InputFault::NoServiceAddress, "noServiceAddress"},
        std::pair{InputFault::NoModel, "noModel"},
        std::pair{InputFault::LimitWithoutPrices, "limitWithoutPrices"},
        std::pair{InputFault::NotUtf8, "notUtf8"},
        std::pair{InputFault::NoMeasure, "noMeasure"},
        std::pair{InputFault::NotAWebAddress, "notAWebAddress"},
        std::pair{InputFault::LineEndInHeader, "lineEndInHeader"},
        std::pair{InputFault::UnknownSetting, "unknownSetting"},
        std::pair{InputFault::NotAChoice, "notAChoice"},
        std::pair{InputFault::NotAFlag, "notAFlag"},
        std::pair{InputFault::NotAWholeNumber, "notAWholeNumber"},
        std::pair{InputFault::NotANumber, "notANumber"},
        std::pair{InputFault::NotAFolder, "notAFolder"},
        std::pair{InputFault::NotAnAddress, "notAnAddress"},
        std::pair{InputFault::AddressWithSecret, "addressWithSecret"},
        std::pair{InputFault::NotLanguageCodes, "notLanguageCodes"},
        std::pair{InputFault::NotALocale, "notALocale"},
        std::pair{InputFault::KeyInSetting, "keyInSetting"},
        std::pair{InputFault::NotOneLine, "notOneLine"},
        std::pair{InputFault::NotAKey, "notAKey"},
        std::pair{InputFault::GivenByEnvironment, "givenByEnvironment"},
        std::pair{InputFault::KeyWithoutService, "keyWithoutService"},
        std::pair{InputFault::FileOfNoCards, "fileOfNoCards"},
        std::pair{InputFault::BadJson, "badJson"},
        std::pair{InputFault::BadXml, "badXml"},
        std::pair{InputFault::CardIsNoObject, "cardIsNoObject"},
        std::pair{InputFault::CardWithoutFront, "cardWithoutFront"},
        std::pair{InputFault::UnknownCardKind, "unknownCardKind"},
        std::pair{InputFault::GapCardWithoutGap, "gapCardWithoutGap"},
        std::pair{InputFault::QuestionWithoutAnswer, "questionWithoutAnswer"},
        std::pair{InputFault::AnswerWithoutQuestion, "answerWithoutQuestion"},
        std::pair{InputFault::UnknownEncoding, "unknownEncoding"},
        std::pair{InputFault::TooLarge, "tooLarge"},
        std::pair{InputFault::BelongsToLibrary, "belongsToLibrary"},
        std::pair{InputFault::IsAFolder, "isAFolder"},
    };
};
static_assert(codesAreComplete(InputFault::IsAFolder));

} // namespace recto
