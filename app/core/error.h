// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inputfault.h"

#include <QMetaType>
#include <QString>

namespace recto {

// What went wrong, as data. Value type, safe to copy between threads.
// Holds no secret: whoever makes an Error redacts first.
// errortext.h turns it into the sentence that a person reads.
enum class ErrorKind {
    // Files and pages
    FileMissing, // no such file
    FileUnreadable, // permission, I/O
    FileUnwritable, // permission, a folder, a name that can't be
    FileEmpty, // 0 bytes
    UnsupportedFormat, // not an image, PDF or folder that we read
    ImageDamaged, // truncated or corrupt
    ImageTooLarge, // beyond the bound of imageloader.h
    PdfPassword,
    PdfDamaged,
    PageRangeInvalid,
    NoPagesInFolder,
    RemoteUrl, // a web address was dropped
    NameUnreadable, // a file's name whose bytes are no text
    PageWithoutText,
    NoCards, // the pages were read, but nothing on them makes a card
    // Reading
    LanguageMissing, // detail: the language code
    OtherLanguage, // a page in a script that its language isn't written in; detail: a code that
    // fits
    ReaderMissing, // Tesseract or its data isn't installed
    ReaderCrashed,
    ReaderTimeout,
    // Library
    DiskFull,
    ReadOnly,
    LibraryDamaged,
    LibraryTooNew,
    LibraryForeign, // library.sqlite is another program's
    LibraryBusy,
    LibraryMissing, // it was moved or removed while it was worked with
    LibraryNotAFolder, // a file stands where the folder should be
    LibraryFailed, // any other SQL or media error; detail says which
    NotFound, // subject: the id asked for
    JobRunningElsewhere,
    // Services
    OfflineOnly,
    Unreachable, // no such host, nobody listens there, or no network
    ConnectionFailed, // it broke off
    TlsFailed,
    TimedOut,
    RedirectRefused,
    KeyRejected,
    NoCredit,
    RateLimited,
    ModelMissing,
    InputTooLong,
    OutputCutOff,
    Refused,
    ContentFiltered,
    ServerFailed,
    BadRequest, // the service says that what we sent is wrong
    BadAnswer,
    SpendingCap,
    KeychainUnavailable,
    // General
    BadInput, // an argument or field is wrong; `fault` says how
    Cancelled,
    NoResources, // no further thread or program can be started
    Internal,
};

// Of asking a service: whoever asks has tried again by the rules already.
[[nodiscard]] constexpr bool isOfService(ErrorKind kind)
{
    return kind >= ErrorKind::OfflineOnly && kind <= ErrorKind::KeychainUnavailable;
}

// No answer of a service came, however often it was asked: this computer may step in.
[[nodiscard]] constexpr bool serviceIsAway(ErrorKind kind)
{
    return kind == ErrorKind::OfflineOnly || kind == ErrorKind::Unreachable
        || kind == ErrorKind::ConnectionFailed || kind == ErrorKind::TimedOut;
}

// The service, or the way to it, would fail every other question in the same way until
// a person mends it.
[[nodiscard]] constexpr bool failsEveryQuestion(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::OfflineOnly:
    case ErrorKind::Unreachable:
    case ErrorKind::TlsFailed:
    case ErrorKind::RedirectRefused:
    case ErrorKind::KeyRejected:
    case ErrorKind::NoCredit:
    case ErrorKind::RateLimited: // for more than RetryPolicy waits
    case ErrorKind::ModelMissing:
    case ErrorKind::SpendingCap:
        return true;
    default:
        return false;
    }
}

// The library can't keep anything: each answer that is asked for is paid and lost.
[[nodiscard]] constexpr bool libraryFails(ErrorKind kind)
{
    return kind >= ErrorKind::DiskFull && kind <= ErrorKind::LibraryFailed;
}

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString subject; // the file, page, host or id that it is about; may be empty
    QString detail; // technical addition for "details"; untranslated; may be empty
    InputFault fault = InputFault::None; // of BadInput
    int place = 0; // of BadInput: the line, record or card, from 1; 0: of the whole

    friend bool operator==(const Error &, const Error &) = default;
};

// What is wrong with an input. `detail` is data as InputFault says, no sentence.
[[nodiscard]] inline Error badInput(InputFault fault, const QString &subject = {},
                                    const QString &detail = {}, int place = 0)
{
    return {ErrorKind::BadInput, subject, detail, fault, place};
}

// Stable name for journals, JSON and logs, e.g. "ImageDamaged".
[[nodiscard]] QString errorKindName(ErrorKind kind);
// The reverse; Internal for an unknown name.
[[nodiscard]] ErrorKind errorKindFromName(const QString &name);

} // namespace recto

Q_DECLARE_METATYPE(recto::Error)
