// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace recto {

namespace {

QString codeWords(const char *source)
{
    return QCoreApplication::translate("recto::Codes", source);
}

const char *preparationWords(PreparationKind kind)
{
    switch (kind) {
    case PreparationKind::Turned:
        return QT_TRANSLATE_NOOP("recto::Codes", "turned %1°");
    case PreparationKind::Levelled:
        return QT_TRANSLATE_NOOP("recto::Codes", "levelled %1°");
    case PreparationKind::BackgroundLeftOut:
        return QT_TRANSLATE_NOOP("recto::Codes", "background left out");
    case PreparationKind::LightAndDarkSwapped:
        return QT_TRANSLATE_NOOP("recto::Codes", "light and dark swapped");
    case PreparationKind::FacingPagesSplit:
        return QT_TRANSLATE_NOOP("recto::Codes", "facing pages split");
    case PreparationKind::PerspectiveUndone:
        return QT_TRANSLATE_NOOP("recto::Codes", "perspective undone");
    case PreparationKind::Flattened:
        return QT_TRANSLATE_NOOP("recto::Codes", "flattened");
    case PreparationKind::Sharpened:
        return QT_TRANSLATE_NOOP("recto::Codes", "sharpened");
    case PreparationKind::Mirrored:
        return QT_TRANSLATE_NOOP("recto::Codes", "mirrored");
    case PreparationKind::ReadAsScatteredText:
        return QT_TRANSLATE_NOOP("recto::Codes", "read as scattered text");
    case PreparationKind::ReadUnprepared:
        return QT_TRANSLATE_NOOP("recto::Codes", "read without preparation");
    case PreparationKind::SentToModel:
        return QT_TRANSLATE_NOOP("recto::Codes", "sent as %1 × %2 pixels");
    case PreparationKind::ReadAgain:
        return QT_TRANSLATE_NOOP("recto::Codes", "read again: %1 was %2 % sure");
    case PreparationKind::SecondReadingUnused:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "read again by %1: that text is another, not used");
    case PreparationKind::OwnTextIsNotWhatIsShown:
        return QT_TRANSLATE_NOOP("recto::Codes", "own text isn’t what the page shows");
    case PreparationKind::HiddenTextIsWorse:
        return QT_TRANSLATE_NOOP("recto::Codes", "text behind the scan is worse than reading it");
    case PreparationKind::HiddenTextTaken:
        return QT_TRANSLATE_NOOP("recto::Codes", "text behind the scan");
    case PreparationKind::RestReadFromPicture:
        return QT_TRANSLATE_NOOP("recto::Codes", "own text, the rest read from the picture");
    }
    return "";
}

const char *dropWords(DropReason reason)
{
    switch (reason) {
    case DropReason::Repeated:
        return QT_TRANSLATE_NOOP("recto::Codes", "%1 repeated");
    case DropReason::BrokenGap:
        return QT_TRANSLATE_NOOP("recto::Codes", "%1 with a gap that doesn’t work");
    case DropReason::Leakage:
        return QT_TRANSLATE_NOOP("recto::Codes", "%1 with the answer in its question");
    }
    return "";
}

const char *libraryWords(LibraryFault fault)
{
    switch (fault) {
    case LibraryFault::DatabaseDamaged:
        return QT_TRANSLATE_NOOP("recto::Codes", "The database is damaged (%2).");
    case LibraryFault::RowWithoutParent:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "The table %1 names something that isn’t there (%2).");
    case LibraryFault::MediaMissing:
        return QT_TRANSLATE_NOOP("recto::Codes", "The page picture %1 is missing.");
    case LibraryFault::MediaEmpty:
        return QT_TRANSLATE_NOOP("recto::Codes", "The page picture %1 is empty.");
    case LibraryFault::MediaUnreadable:
        return QT_TRANSLATE_NOOP("recto::Codes", "The page picture %1 can’t be read.");
    case LibraryFault::MediaChanged:
        return QT_TRANSLATE_NOOP("recto::Codes", "The page picture %1 was changed.");
    case LibraryFault::IndexDamaged:
        return QT_TRANSLATE_NOOP("recto::Codes", "The search index %1 is damaged (%2).");
    }
    return "";
}

const char *jobFaultWords(InputFault fault)
{
    switch (fault) {
    case InputFault::NoPages:
        return QT_TRANSLATE_NOOP("recto::Codes", "no pages were given");
    case InputFault::NoLanguage:
        return QT_TRANSLATE_NOOP("recto::Codes", "choose one, such as eng");
    case InputFault::NoServiceAddress:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "name the model service (--base-url, or baseUrl in the settings)");
    case InputFault::NoModel:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "name the model (--model or --vision-model, or the settings)");
    case InputFault::LimitWithoutPrices:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "the limit needs the prices of the model (inputPrice and "
                                 "outputPrice in the settings)");
    case InputFault::NotUtf8:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "is not UTF-8 text; convert it, for example with iconv");
    case InputFault::NoMeasure:
        return QT_TRANSLATE_NOOP("recto::Codes", "is no time that can be learned from");
    case InputFault::NotAWebAddress:
        return QT_TRANSLATE_NOOP("recto::Codes", "not a web address");
    case InputFault::LineEndInHeader:
        return QT_TRANSLATE_NOOP("recto::Codes", "a line end in a header");
    case InputFault::NotAKey:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "a key has letters, digits and signs only, no spaces");
    case InputFault::GivenByEnvironment:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "this variable gives it; it can’t be changed here");
    case InputFault::KeyWithoutService:
        return QT_TRANSLATE_NOOP("recto::Codes", "say which service the key is for");
    default:
        return nullptr;
    }
}

// %1 and %2 are the parts of the detail that ".." parts.
const char *settingFaultWords(InputFault fault)
{
    switch (fault) {
    case InputFault::UnknownSetting:
        return QT_TRANSLATE_NOOP("recto::Codes", "unknown setting; known: %1");
    case InputFault::NotAChoice:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: %1");
    case InputFault::NotAFlag:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: true, false");
    case InputFault::NotAWholeNumber:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: whole number from %1 to %2");
    case InputFault::NotANumber:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: number from %1 to %2");
    case InputFault::NotAFolder:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: the absolute path of a folder");
    case InputFault::NotAnAddress:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "allowed: https://host/path, http://localhost:port/path");
    case InputFault::AddressWithSecret:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "allowed: an address without user, password or key");
    case InputFault::NotLanguageCodes:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "allowed: Tesseract codes joined by +, such as eng+fra");
    case InputFault::NotALocale:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: a language code such as de or pt_BR");
    case InputFault::KeyInSetting:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: no key: those are kept in the keychain");
    case InputFault::NotOneLine:
        return QT_TRANSLATE_NOOP("recto::Codes", "allowed: one line of at most 500 characters");
    default:
        return nullptr;
    }
}

// %1 is the detail.
const char *cardFaultWords(InputFault fault)
{
    switch (fault) {
    case InputFault::FileOfNoCards:
        return QT_TRANSLATE_NOOP(
            "recto::Codes",
            "no cards were found in it; they are taken from .json, .jsonl, .csv, .tsv, .txt, .md "
            "and .xml files");
    case InputFault::BadJson:
        return QT_TRANSLATE_NOOP("recto::Codes", "no JSON (%1)");
    case InputFault::BadXml:
        return QT_TRANSLATE_NOOP("recto::Codes", "broken XML (%1)");
    case InputFault::CardIsNoObject:
        return QT_TRANSLATE_NOOP("recto::Codes", "a card is no object");
    case InputFault::CardWithoutFront:
        return QT_TRANSLATE_NOOP("recto::Codes", "a card without a front");
    case InputFault::UnknownCardKind:
        return QT_TRANSLATE_NOOP("recto::Codes", "unknown kind of card: %1");
    case InputFault::GapCardWithoutGap:
        return QT_TRANSLATE_NOOP("recto::Codes", "a card of gaps without a gap");
    case InputFault::QuestionWithoutAnswer:
        return QT_TRANSLATE_NOOP("recto::Codes", "a question without an answer");
    case InputFault::AnswerWithoutQuestion:
        return QT_TRANSLATE_NOOP("recto::Codes", "an answer without a question");
    case InputFault::UnknownEncoding:
        return QT_TRANSLATE_NOOP("recto::Codes", "there is no encoding “%1”");
    case InputFault::TooLarge:
        return QT_TRANSLATE_NOOP("recto::Codes", "holds more than %1 MB; give it in parts");
    default:
        return nullptr;
    }
}

const char *outputFaultWords(InputFault fault)
{
    switch (fault) {
    case InputFault::BelongsToLibrary:
        return QT_TRANSLATE_NOOP("recto::Codes",
                                 "belongs to the library, which would be destroyed; choose another "
                                 "file");
    case InputFault::IsAFolder:
        return QT_TRANSLATE_NOOP("recto::Codes", "is a folder; name a file in it");
    default:
        return nullptr;
    }
}

} // namespace

QString preparationText(const PreparationStep &step)
{
    const QString text = codeWords(preparationWords(step.kind));
    switch (step.kind) {
    case PreparationKind::Turned:
    case PreparationKind::Levelled:
        return text.arg(step.amount);
    case PreparationKind::SentToModel:
        return text.arg(step.size.width()).arg(step.size.height());
    case PreparationKind::ReadAgain:
        return text.arg(step.engine, QString::number(step.amount));
    case PreparationKind::SecondReadingUnused:
        return text.arg(step.engine);
    default:
        return text;
    }
}

QString preparationText(const QVector<PreparationStep> &steps)
{
    QStringList texts;
    for (const PreparationStep &step : steps)
        texts << preparationText(step);
    return texts.join(QStringLiteral(", "));
}

QString droppedText(const DropCounts &dropped)
{
    QStringList texts;
    for (auto it = dropped.cbegin(); it != dropped.cend(); ++it)
        texts << codeWords(dropWords(it.key())).arg(it.value());
    return texts.join(QStringLiteral(", "));
}

QString libraryProblemText(const LibraryProblem &problem)
{
    QString text = codeWords(libraryWords(problem.fault));
    // Both at once: a subject may hold "%2".
    if (text.contains(QLatin1String("%1")) && text.contains(QLatin1String("%2")))
        return text.arg(problem.subject, problem.detail);
    return text.contains(QLatin1String("%2")) ? text.replace(QLatin1String("%2"), problem.detail)
                                              : text.arg(problem.subject);
}

QString inputFaultText(const Error &error)
{
    const char *words = jobFaultWords(error.fault);
    if (!words)
        words = settingFaultWords(error.fault);
    if (!words)
        words = cardFaultWords(error.fault);
    if (!words)
        words = outputFaultWords(error.fault);
    if (!words)
        return error.detail;
    QString text = codeWords(words);
    if (text.contains(QLatin1String("%2")))
        text = text.arg(error.detail.section(QLatin1String(".."), 0, 0),
                        error.detail.section(QLatin1String(".."), 1));
    else if (text.contains(QLatin1String("%1")))
        text = text.arg(error.detail);
    if (error.place <= 0)
        return text;
    return codeWords(QT_TRANSLATE_NOOP("recto::Codes", "line %1: %2")).arg(error.place).arg(text);
}

} // namespace recto
