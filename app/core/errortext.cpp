// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errortext.h"

#include "core/codetext.h"

#include <QCoreApplication>

namespace recto {

namespace {

// Where no package manager has it, Recto brings the reader and fetches languages itself.
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
constexpr bool systemHasPackages = false;
#else
constexpr bool systemHasPackages = true;
#endif

QString text(const char *source)
{
    return QCoreApplication::translate("recto::Error", source);
}

// %1 is the subject.
const char *pageSentence(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::FileMissing:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 does not exist. Check the name, or add the file again.");
    case ErrorKind::FileUnreadable:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 can’t be read. Check that you are allowed to open it, or copy "
                                 "it to another folder.");
    case ErrorKind::FileUnwritable:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 can’t be written. Check the name and that you are allowed to "
                                 "write there, or choose another place.");
    case ErrorKind::FileEmpty:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 is empty (0 bytes). Copy it from the phone or camera again.");
    case ErrorKind::UnsupportedFormat:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 is not a picture or PDF that Recto can read. Use JPEG, PNG, "
                                 "WebP, TIFF, BMP, GIF, HEIC or PDF.");
    case ErrorKind::ImageDamaged:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "%1 is damaged or incomplete. Copy it from the phone or camera again.");
    case ErrorKind::ImageTooLarge:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 is too large to open safely. Save it with fewer pixels (up to 200 megapixels).");
    case ErrorKind::PdfPassword:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 is protected by a password. Save a copy without the password and add that.");
    case ErrorKind::PdfDamaged:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 is a damaged PDF. Open it in a PDF viewer and save or print it to a new PDF.");
    case ErrorKind::PageRangeInvalid:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 has no such pages. Give a range that the document has, such as book.pdf#3-7.");
    case ErrorKind::NoPagesInFolder:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The folder %1 holds no pictures or PDFs. Choose another folder.");
    case ErrorKind::RemoteUrl:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 is on the web. Save the picture to this computer first, then add it.");
    case ErrorKind::NameUnreadable:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The name of %1 holds signs that this computer can’t read. "
                                 "Rename the file, then add it again.");
    case ErrorKind::PageWithoutText:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "No text was found on %1. If there is text, take the photo again "
                                 "with more light and the page filling the picture.");
    case ErrorKind::NoCards:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "No cards could be made: the pages hold no sentence that can be "
                                 "asked. Add pages with more text, or take the photos again.");
    case ErrorKind::ReaderCrashed:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 could not be read: the reader stopped unexpectedly. Try the "
                                 "page again, or take a new photo.");
    case ErrorKind::ReaderTimeout:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 took too long to read and was stopped. Crop the picture to "
                                 "the text and try again.");
    default:
        return nullptr;
    }
}

const char *programSentence(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::ReaderMissing:
        return systemHasPackages
            ? QT_TRANSLATE_NOOP("recto::Error",
                                "The text reader is not installed. Install the packages "
                                "tesseract-ocr and tesseract-ocr-eng.")
            : QT_TRANSLATE_NOOP("recto::Error", "The text reader is missing. Install Recto again.");
    case ErrorKind::DiskFull:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The disk that holds %1 is full. Free some space, then continue: "
                                 "nothing finished is lost.");
    case ErrorKind::ReadOnly:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 can’t be written. Make the folder writable, or choose another library folder.");
    case ErrorKind::LibraryDamaged:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "The library %1 is damaged. Restore a backup, or choose another library folder.");
    case ErrorKind::LibraryTooNew:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "The library %1 was made by a newer Recto. Update Recto to open it.");
    case ErrorKind::LibraryForeign:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The file library.sqlite in %1 belongs to another program. Choose "
                                 "another library folder.");
    case ErrorKind::LibraryBusy:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "The library %1 is in use by another program. Close it and try again.");
    case ErrorKind::LibraryMissing:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The library is no longer in %1: it was moved or removed. Put it "
                                 "back, or choose the folder where it is now.");
    case ErrorKind::LibraryNotAFolder:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 is not a folder, so no library can be kept there. Choose a "
                                 "folder.");
    case ErrorKind::LibraryFailed:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The library %1 could not be used. Restart Recto; if it happens "
                                 "again, restore a backup.");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("recto::Error", "%1 was not found. It may have been deleted.");
    case ErrorKind::JobRunningElsewhere:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "This job is already running in another window. Wait for it, or cancel it there.");
    case ErrorKind::Cancelled:
        return QT_TRANSLATE_NOOP("recto::Error", "Cancelled.");
    case ErrorKind::NoResources:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "No further part of the program can be started: the memory or the "
            "number of programs or open files that are allowed is used up. "
            "Close other programs or raise the limit (ulimit), then try again.");
    case ErrorKind::Internal:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 could not be done. Try again; if it happens again, report it with the details.");
    case ErrorKind::KeychainUnavailable:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The system’s keychain can’t be used, so %1 is asked without a "
                                 "key. Unlock or start the keychain, then try again.");
    default:
        return nullptr;
    }
}

const char *serviceSentence(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::OfflineOnly:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "“Offline only” is switched on, so %1 was not contacted. Switch "
                                 "it off in the settings to use a service.");
    case ErrorKind::Unreachable:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 can’t be reached. Check the network and the address in the settings.");
    case ErrorKind::ConnectionFailed:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "The connection to %1 broke off. Check the network and try again.");
    case ErrorKind::TlsFailed:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The connection to %1 is not secure, so nothing was sent. Check "
                                 "the address and the date of this computer.");
    case ErrorKind::TimedOut:
        return QT_TRANSLATE_NOOP("recto::Error", "%1 did not answer in time. Try again later.");
    case ErrorKind::RedirectRefused:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 sent us to another address, which was refused to protect your "
                                 "key. Check the address in the settings.");
    case ErrorKind::KeyRejected:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 did not accept the key. Enter a valid key in the settings.");
    case ErrorKind::NoCredit:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The account at %1 has no credit left. Add credit there, or use "
                                 "the offline generator.");
    case ErrorKind::RateLimited:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 asks us to slow down. If the job has stopped, try again "
                                 "later.");
    case ErrorKind::ModelMissing:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "%1 does not have this model. Choose another model in the settings.");
    case ErrorKind::InputTooLong:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The text is too long for the model at %1. Choose a smaller part "
                                 "size or a model with more room.");
    case ErrorKind::OutputCutOff:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "The answer of %1 was cut off. The finished cards are kept; try the rest again.");
    case ErrorKind::Refused:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "The model at %1 declined to answer. Try another model, or the offline generator.");
    case ErrorKind::ContentFiltered:
        return QT_TRANSLATE_NOOP(
            "recto::Error", "%1 filtered the answer. Try another model, or the offline generator.");
    case ErrorKind::ServerFailed:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "%1 has a problem at the moment. Try again later.");
    case ErrorKind::BadRequest:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "%1 did not accept the request. Check the model and the address in the settings.");
    case ErrorKind::BadAnswer:
        return QT_TRANSLATE_NOOP(
            "recto::Error",
            "The answer of %1 could not be understood. Try again, or choose another model.");
    case ErrorKind::SpendingCap:
        return QT_TRANSLATE_NOOP("recto::Error",
                                 "The limit that you set for this job is reached. Raise it in the "
                                 "settings to continue; finished cards are kept.");
    default:
        return nullptr;
    }
}

// The writing of a language by its Tesseract code, as people call it.
QString writingOf(const QString &code)
{
    static const std::pair<const char *, const char *> names[]
        = {{"ara", QT_TRANSLATE_NOOP("recto::Error", "Arabic")},
           {"ben", QT_TRANSLATE_NOOP("recto::Error", "Bengali")},
           {"chi_sim", QT_TRANSLATE_NOOP("recto::Error", "Chinese")},
           {"ell", QT_TRANSLATE_NOOP("recto::Error", "Greek")},
           {"eng", QT_TRANSLATE_NOOP("recto::Error", "Latin letters")},
           {"heb", QT_TRANSLATE_NOOP("recto::Error", "Hebrew")},
           {"hin", QT_TRANSLATE_NOOP("recto::Error", "Hindi")},
           {"jpn", QT_TRANSLATE_NOOP("recto::Error", "Japanese")},
           {"kat", QT_TRANSLATE_NOOP("recto::Error", "Georgian")},
           {"kor", QT_TRANSLATE_NOOP("recto::Error", "Korean")},
           {"rus", QT_TRANSLATE_NOOP("recto::Error", "Russian")},
           {"tam", QT_TRANSLATE_NOOP("recto::Error", "Tamil")},
           {"tha", QT_TRANSLATE_NOOP("recto::Error", "Thai")}};
    for (const auto &[known, name] : names) {
        if (code == QLatin1String(known))
            return text(name);
    }
    return code;
}

// Debian's package of a Tesseract language: "chi_sim" → "tesseract-ocr-chi-sim".
QString languagePackage(const QString &code)
{
    QString name = code.toLower();
    name.replace(u'_', u'-');
    return QStringLiteral("tesseract-ocr-") + name;
}

} // namespace

QString errorText(const Error &error)
{
    if (error.kind == ErrorKind::LanguageMissing) {
        if (!systemHasPackages)
            return text(QT_TRANSLATE_NOOP("recto::Error",
                                          "The reading language “%1” is not installed. Add it "
                                          "(Help, Add a Language), or choose another language."))
                .arg(error.detail);
        return text(QT_TRANSLATE_NOOP("recto::Error",
                                      "The reading language “%1” is not installed. Install the "
                                      "package %2, or choose another language."))
            .arg(error.detail, languagePackage(error.detail));
    }
    if (error.kind == ErrorKind::BadInput) {
        const QString fault = inputFaultText(error);
        return error.subject.isEmpty() ? fault : QStringLiteral("%1: %2").arg(error.subject, fault);
    }
    if (error.kind == ErrorKind::OtherLanguage) {
        if (!systemHasPackages)
            return text(QT_TRANSLATE_NOOP(
                            "recto::Error",
                            "%1 looks like %2, but was read as another language. Choose its "
                            "language and read it again; if that isn’t offered, add it first "
                            "(Help, Add a Language)."))
                .arg(error.subject, writingOf(error.detail));
        return text(QT_TRANSLATE_NOOP("recto::Error",
                                      "%1 looks like %2, but was read as another language. Read "
                                      "it in its own; if that isn’t installed, the package %3 is "
                                      "needed first."))
            .arg(error.subject, writingOf(error.detail), languagePackage(error.detail));
    }
    const char *sentence = pageSentence(error.kind);
    if (!sentence)
        sentence = programSentence(error.kind);
    if (!sentence)
        sentence = serviceSentence(error.kind);
    Q_ASSERT(sentence); // errortext's test walks every kind
    const QString result = text(sentence);
    if (!result.contains(QLatin1String("%1")))
        return result;
    return result.arg(error.subject.isEmpty() ? text(QT_TRANSLATE_NOOP("recto::Error", "This"))
                                              : error.subject);
}

} // namespace recto
