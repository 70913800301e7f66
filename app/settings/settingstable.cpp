// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting, and what each may be.
#include "settings/settings.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <cmath>

namespace recto {

namespace {

template<typename Code>
QStringList codeNames()
{
    QStringList names;
    for (const auto &[code, name] : CodeNames<Code>::table)
        names << QString::fromLatin1(name);
    return names;
}

QList<SettingInfo> makeSettingsTable()
{
    using enum SettingType;
    const auto t = [](const char *text) { return QString::fromLatin1(text); };
    return {
        {SettingKey::Language,
         t("language"),
         LanguageCodes,
         t("eng"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Language of the pages, as Tesseract codes joined by +")},
        {SettingKey::OcrEngine, t("ocrEngine"), Choice, codeName(OcrEngineKind::Tesseract),
         codeNames<OcrEngineKind>(), 0, 0,
         QT_TRANSLATE_NOOP("Settings",
                           "What reads the pages; mixed asks the vision model for hard ones only")},
        {SettingKey::Generator, t("generator"), Choice, codeName(GeneratorKind::Offline),
         codeNames<GeneratorKind>(), 0, 0, QT_TRANSLATE_NOOP("Settings", "What writes the cards")},
        {SettingKey::MaxChunk,
         t("maxChunk"),
         Integer,
         t("3000"),
         {},
         200,
         100'000,
         QT_TRANSLATE_NOOP("Settings",
                           "Characters of text that cards are made of at once, at most")},
        {SettingKey::Workers,
         t("workers"),
         Integer,
         t("0"),
         {},
         0,
         64,
         QT_TRANSLATE_NOOP("Settings",
                           "Pages read at the same time; 0: one for each processor core")},
        {SettingKey::Course,
         t("course"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Course last used")},
        {SettingKey::Group,
         t("group"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Group last used")},
        {SettingKey::BaseUrl,
         t("baseUrl"),
         Address,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Address of the model service")},
        {SettingKey::Model,
         t("model"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Model that writes the cards")},
        {SettingKey::VisionModel,
         t("visionModel"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Model that reads the pages")},
        {SettingKey::Azure,
         t("azure"),
         Flag,
         t("false"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "The model service is Azure OpenAI")},
        {SettingKey::OfflineOnly,
         t("offlineOnly"),
         Flag,
         t("false"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings",
                           "Make every connection impossible: nothing is sent, not even to a "
                           "service on this computer")},
        {SettingKey::RequestConcurrency,
         t("requestConcurrency"),
         Integer,
         t("4"),
         {},
         1,
         64,
         QT_TRANSLATE_NOOP("Settings", "Requests to the model service at the same time")},
        {SettingKey::FirstByteTimeout,
         t("firstByteTimeout"),
         Integer,
         t("120"),
         {},
         5,
         600,
         QT_TRANSLATE_NOOP("Settings", "Seconds to wait for the first byte of an answer")},
        {SettingKey::InputPrice,
         t("inputPrice"),
         Number,
         t("0"),
         {},
         0,
         100'000,
         QT_TRANSLATE_NOOP("Settings", "Price of a million input tokens; 0: not known")},
        {SettingKey::OutputPrice,
         t("outputPrice"),
         Number,
         t("0"),
         {},
         0,
         100'000,
         QT_TRANSLATE_NOOP("Settings", "Price of a million output tokens; 0: not known")},
        {SettingKey::SpendingCap,
         t("spendingCap"),
         Number,
         t("0"),
         {},
         0,
         1'000'000,
         QT_TRANSLATE_NOOP("Settings", "A job stops before it costs more than this; 0: no limit")},
        {SettingKey::Currency,
         t("currency"),
         Text,
         t("USD"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Currency of the prices and the limit")},
        {SettingKey::Fallback,
         t("fallback"),
         Choice,
         t("none"),
         {t("none"), t("offline")},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings",
                           "When the service can't be reached: none stops the job, offline lets "
                           "this computer do it")},
        {SettingKey::LibraryFolder,
         t("libraryFolder"),
         Folder,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Folder of the library; empty: the user's data folder")},
        {SettingKey::UiLanguage,
         t("uiLanguage"),
         Locale,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Language of the window; empty: the system's")},
        {SettingKey::OpenReviewWhenDone,
         t("openReviewWhenDone"),
         Flag,
         t("true"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Show the cards for checking when they are made")},
        {SettingKey::NotifyWhenDone,
         t("notifyWhenDone"),
         Flag,
         t("true"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings",
                           "Notify when the cards are made and the window is not in front")},
        {SettingKey::CheckForUpdates,
         t("checkForUpdates"),
         Flag,
         t("false"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "Ask at each start whether there is a newer Recto")},
        {SettingKey::PhoneAllowed,
         t("phoneAllowed"),
         Flag,
         t("false"),
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "The window may let phones of the local network in")},
        {SettingKey::PhonePort,
         t("phonePort"),
         Integer,
         t("8600"),
         {},
         1024,
         65'535,
         QT_TRANSLATE_NOOP("Settings", "Port at which the window waits for phones")},
        {SettingKey::ServiceCertificate,
         t("serviceCertificate"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings", "For phones over HTTPS: file with the certificate, as PEM")},
        {SettingKey::ServiceKey,
         t("serviceKey"),
         Text,
         {},
         {},
         0,
         0,
         QT_TRANSLATE_NOOP("Settings",
                           "For phones over HTTPS: file with the certificate's key, as PEM")},
    };
}

Result<QString> validFlag(const SettingInfo &info, const QString &text)
{
    const QString lower = text.toLower();
    for (const char *yes : {"true", "yes", "on", "1"}) {
        if (lower == QLatin1String(yes))
            return QStringLiteral("true");
    }
    for (const char *no : {"false", "no", "off", "0"}) {
        if (lower == QLatin1String(no))
            return QStringLiteral("false");
    }
    return badInput(InputFault::NotAFlag, info.name);
}

Result<QString> validNumber(const SettingInfo &info, const QString &text)
{
    bool ok = false;
    const bool whole = info.type == SettingType::Integer;
    const double number = whole ? text.toInt(&ok) : text.toDouble(&ok);
    if (!ok || !std::isfinite(number) || number < info.minimum || number > info.maximum)
        return badInput(
            whole ? InputFault::NotAWholeNumber : InputFault::NotANumber, info.name,
            QStringLiteral("%1..%2").arg(info.minimum, 0, 'f', 0).arg(info.maximum, 0, 'f', 0));
    return QString::number(number, 'g', 15);
}

// A key or a password in an address would end up in a file.
Result<QString> validAddress(const SettingInfo &info, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web
        = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !web || url.host().isEmpty() || url.hasFragment())
        return badInput(InputFault::NotAnAddress, info.name);
    static const QRegularExpression version(QStringLiteral("^[a-z0-9.-]{0,30}$"));
    bool bare = url.userInfo().isEmpty();
    for (const auto &[name, value] : QUrlQuery(url).queryItems())
        bare = bare && name == QLatin1String("api-version") && version.match(value).hasMatch();
    if (!bare)
        return badInput(InputFault::AddressWithSecret, info.name);
    return url.toString();
}

Result<QString> matching(const SettingInfo &info, const QString &text,
                         const QRegularExpression &pattern, InputFault fault)
{
    if (!pattern.match(text).hasMatch())
        return badInput(fault, info.name);
    return text;
}

} // namespace

const QList<SettingInfo> &Settings::all()
{
    static const QList<SettingInfo> table = makeSettingsTable();
    return table;
}

Result<QString> validSetting(const SettingInfo &info, const QString &text)
{
    static const QRegularExpression codes(QStringLiteral("^[A-Za-z0-9_/]+(\\+[A-Za-z0-9_/]+)*$"));
    static const QRegularExpression locale(QStringLiteral("^[a-z]{2,3}([_-][A-Za-z0-9]{2,8})*$"));
    static const QRegularExpression line(QStringLiteral("^[^\\x00-\\x1f\\x7f]{0,500}$"));
    // What slips into the wrong field would stay in the file.
    static const QRegularExpression key(
        QStringLiteral("^(sk-[A-Za-z0-9_-]{16,}|pat[A-Za-z0-9]{14}\\.[0-9a-f]{64})$"));
    const QString trimmed = text.trimmed();
    switch (info.type) {
    case SettingType::Choice:
        if (!info.choices.contains(trimmed))
            return badInput(InputFault::NotAChoice, info.name,
                            info.choices.join(QLatin1String(", ")));
        return trimmed;
    case SettingType::Integer:
    case SettingType::Number:
        return validNumber(info, trimmed);
    case SettingType::Flag:
        return validFlag(info, trimmed);
    case SettingType::Folder:
        if (!QDir::isAbsolutePath(trimmed))
            return badInput(InputFault::NotAFolder, info.name);
        return QDir::cleanPath(trimmed);
    case SettingType::Address:
        return validAddress(info, trimmed);
    case SettingType::LanguageCodes:
        return matching(info, trimmed, codes, InputFault::NotLanguageCodes);
    case SettingType::Locale:
        return matching(info, trimmed, locale, InputFault::NotALocale);
    case SettingType::Text:
        if (key.match(trimmed).hasMatch())
            return badInput(InputFault::KeyInSetting, info.name);
        break;
    }
    return matching(info, trimmed, line, InputFault::NotOneLine);
}

} // namespace recto
