// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/mend.h"

#include "settings/installation.h"
#include "ui/widgets/pagewords.h"

#include <QCoreApplication>

namespace recto {

Mend mendFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::LanguageMissing:
    case ErrorKind::ReaderMissing:
        return Mend::ShowInstall;
    case ErrorKind::OfflineOnly:
    case ErrorKind::KeyRejected:
    case ErrorKind::NoCredit:
    case ErrorKind::ModelMissing:
    case ErrorKind::InputTooLong:
    case ErrorKind::RedirectRefused:
    case ErrorKind::TlsFailed:
    case ErrorKind::BadRequest:
    case ErrorKind::SpendingCap:
        return Mend::OpenSettings;
    case ErrorKind::LibraryDamaged:
        return Mend::RestoreBackup;
    case ErrorKind::OtherLanguage:
        return Mend::ReadInLanguage;
    case ErrorKind::FileEmpty:
    case ErrorKind::UnsupportedFormat:
    case ErrorKind::ImageTooLarge:
    case ErrorKind::PdfPassword:
    case ErrorKind::PdfDamaged:
    case ErrorKind::PageRangeInvalid:
    case ErrorKind::NoPagesInFolder:
    case ErrorKind::RemoteUrl:
    case ErrorKind::NameUnreadable:
    case ErrorKind::LibraryTooNew:
    case ErrorKind::LibraryForeign:
    case ErrorKind::BadInput:
    case ErrorKind::Cancelled:
        return Mend::None;
    default:
        return Mend::TryAgain;
    }
}

QString mendText(const Error &error)
{
    const auto words
        = [](const char *text) { return QCoreApplication::translate("recto::Mend", text); };
    switch (mendFor(error)) {
    case Mend::TryAgain:
        return words(QT_TRANSLATE_NOOP("recto::Mend", "Try Again"));
    case Mend::OpenSettings:
        return words(QT_TRANSLATE_NOOP("recto::Mend", "Open Settings"));
    case Mend::ShowInstall:
        if (error.kind == ErrorKind::LanguageMissing)
            return words(QT_TRANSLATE_NOOP("recto::Mend", "Install %1…"))
                .arg(languageName(error.detail));
        return words(QT_TRANSLATE_NOOP("recto::Mend", "Install the Text Reader…"));
    case Mend::RestoreBackup:
        return words(QT_TRANSLATE_NOOP("recto::Mend", "Restore a Backup…"));
    case Mend::ReadInLanguage:
        return words(QT_TRANSLATE_NOOP("recto::Mend", "Read It in %1"))
            .arg(languageName(error.detail));
    case Mend::None:
        break;
    }
    return {};
}

QString installCommand(const Error &error)
{
    const QString code
        = error.kind == ErrorKind::LanguageMissing ? error.detail : QStringLiteral("eng");
    return languageInstallCommand(code);
}

} // namespace recto
