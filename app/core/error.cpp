// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <array>
#include <utility>

namespace recto {

namespace {

constexpr std::array kindNames{
    std::pair{ErrorKind::FileMissing, "FileMissing"},
    std::pair{ErrorKind::FileUnreadable, "FileUnreadable"},
    std::pair{ErrorKind::FileEmpty, "FileEmpty"},
    std::pair{ErrorKind::UnsupportedFormat, "UnsupportedFormat"},
    std::pair{ErrorKind::ImageDamaged, "ImageDamaged"},
    std::pair{ErrorKind::ImageTooLarge, "ImageTooLarge"},
    std::pair{ErrorKind::PdfPassword, "PdfPassword"},
    std::pair{ErrorKind::PdfDamaged, "PdfDamaged"},
    std::pair{ErrorKind::PageRangeInvalid, "PageRangeInvalid"},
    std::pair{ErrorKind::NoPagesInFolder, "NoPagesInFolder"},
    std::pair{ErrorKind::RemoteUrl, "RemoteUrl"},
    std::pair{ErrorKind::NameUnreadable, "NameUnreadable"},
    std::pair{ErrorKind::PageWithoutText, "PageWithoutText"},
    std::pair{ErrorKind::NoCards, "NoCards"},
    std::pair{ErrorKind::LanguageMissing, "LanguageMissing"},
    std::pair{ErrorKind::OtherLanguage, "OtherLanguage"},
    std::pair{ErrorKind::ReaderMissing, "ReaderMissing"},
    std::pair{ErrorKind::ReaderCrashed, "ReaderCrashed"},
    std::pair{ErrorKind::ReaderTimeout, "ReaderTimeout"},
    std::pair{ErrorKind::DiskFull, "DiskFull"},
    std::pair{ErrorKind::ReadOnly, "ReadOnly"},
    std::pair{ErrorKind::LibraryDamaged, "LibraryDamaged"},
    std::pair{ErrorKind::LibraryTooNew, "LibraryTooNew"},
    std::pair{ErrorKind::LibraryBusy, "LibraryBusy"},
    std::pair{ErrorKind::LibraryFailed, "LibraryFailed"},
    std::pair{ErrorKind::NotFound, "NotFound"},
    std::pair{ErrorKind::JobRunningElsewhere, "JobRunningElsewhere"},
    std::pair{ErrorKind::OfflineOnly, "OfflineOnly"},
    std::pair{ErrorKind::Unreachable, "Unreachable"},
    std::pair{ErrorKind::ConnectionFailed, "ConnectionFailed"},
    std::pair{ErrorKind::TlsFailed, "TlsFailed"},
    std::pair{ErrorKind::TimedOut, "TimedOut"},
    std::pair{ErrorKind::RedirectRefused, "RedirectRefused"},
    std::pair{ErrorKind::KeyRejected, "KeyRejected"},
    std::pair{ErrorKind::NoCredit, "NoCredit"},
    std::pair{ErrorKind::RateLimited, "RateLimited"},
    std::pair{ErrorKind::ModelMissing, "ModelMissing"},
    std::pair{ErrorKind::InputTooLong, "InputTooLong"},
    std::pair{ErrorKind::OutputCutOff, "OutputCutOff"},
    std::pair{ErrorKind::Refused, "Refused"},
    std::pair{ErrorKind::ContentFiltered, "ContentFiltered"},
    std::pair{ErrorKind::ServerFailed, "ServerFailed"},
    std::pair{ErrorKind::BadRequest, "BadRequest"},
    std::pair{ErrorKind::BadAnswer, "BadAnswer"},
    std::pair{ErrorKind::SpendingCap, "SpendingCap"},
    std::pair{ErrorKind::KeychainUnavailable, "KeychainUnavailable"},
    std::pair{ErrorKind::BadInput, "BadInput"},
    std::pair{ErrorKind::Cancelled, "Cancelled"},
    std::pair{ErrorKind::Internal, "Internal"},
};
static_assert(kindNames.size() == static_cast<std::size_t>(ErrorKind::Internal) + 1,
              "every kind has a name");

} // namespace

QString errorKindName(ErrorKind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("Internal");
}

ErrorKind errorKindFromName(const QString &name)
{
    for (const auto &[kind, known] : kindNames) {
        if (name == QLatin1String(known))
            return kind;
    }
    return ErrorKind::Internal;
}

} // namespace recto
