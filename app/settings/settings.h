// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class QSettings;

namespace recto {

enum class SettingKey {
    Language,
    OcrEngine,
    Generator,
    MaxChunk,
    Workers,
    Course,
    Group,
    BaseUrl,
    Model,
    VisionModel,
    Azure,
    OfflineOnly,
    RequestConcurrency,
    FirstByteTimeout,
    InputPrice,
    OutputPrice,
    SpendingCap,
    Currency,
    Fallback,
    LibraryFolder,
    UiLanguage,
    OpenReviewWhenDone,
    NotifyWhenDone,
    CheckForUpdates,
    PhoneAllowed,
    PhonePort,
    ServiceCertificate,
    ServiceKey,
};

enum class SettingType {
    Text,
    Choice,
    Integer,
    Number,
    Flag,
    Folder,
    Address,
    LanguageCodes,
    Locale
};

struct SettingInfo
{
    SettingKey key = SettingKey::Language;
    QString name; // in the file and on the command line: "maxChunk"
    SettingType type = SettingType::Text;
    QString defaultText;
    QStringList choices; // Choice
    double minimum = 0; // Integer and Number, inclusive
    double maximum = 0;
    const char *description = ""; // English source; translate in context "Settings"
};

// What a person chose, for the window and the command line alike: one INI file
// in the user's configuration folder, or in $RECTO_CONFIG. Every setting stands
// in all(); an unknown name is BadInput. Holds no secret, ever: those are the
// SecretStore's, and an address that carries a password or a key is refused.
//
// One object serves one thread; several objects and processes may share the file.
class Settings
{
public:
    explicit Settings(const QString &folder = defaultFolder());
    Settings(Settings &&other) noexcept;
    Settings &operator=(Settings &&other) noexcept;
    ~Settings();

    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] static const QList<SettingInfo> &all(); // in the order to show them
    [[nodiscard]] static const SettingInfo &info(SettingKey key);
    [[nodiscard]] QString file() const;

    // By name, as text: true/false for a flag, C locale for numbers.
    [[nodiscard]] Result<QString> get(const QString &name) const;
    // BadInput (subject: the name, detail: what is allowed), ReadOnly or DiskFull
    // (subject: the file) when it can't be kept. Empty text resets to the default.
    [[nodiscard]] Status set(const QString &name, const QString &text);
    [[nodiscard]] Status set(SettingKey key, const QString &text);

    // A value in the file that isn't valid (edited by hand) counts as the default.
    [[nodiscard]] QString text(SettingKey key) const;
    [[nodiscard]] int integer(SettingKey key) const;
    [[nodiscard]] double number(SettingKey key) const;
    [[nodiscard]] bool flag(SettingKey key) const;
    // Of a setting whose choices are the names of a code; the table holds no other name.
    template<typename Code>
    [[nodiscard]] Code choice(SettingKey key) const
    {
        return codeFromName<Code>(text(key)).value_or(Code{});
    }

    // What a new job starts from; prompt and title stay empty.
    [[nodiscard]] JobOptions jobOptions() const;

private:
    std::unique_ptr<QSettings> m_file;
};

// The text in its one spelling ("yes" → "true", " 7 " → "7"), or BadInput. Pure.
[[nodiscard]] Result<QString> validSetting(const SettingInfo &info, const QString &text);

} // namespace recto
