// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

namespace recto {

Settings::Settings(const QString &folder)
    : m_file(std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("recto.ini")),
                                         QSettings::IniFormat))
{
}

Settings::Settings(Settings &&other) noexcept = default;
Settings &Settings::operator=(Settings &&other) noexcept = default;
Settings::~Settings() = default;

QString Settings::defaultFolder()
{
    const QString chosen = qEnvironmentVariable("RECTO_CONFIG");
    if (!chosen.isEmpty())
        return chosen;
    // Not AppConfigLocation: window and command line are two programs with one file.
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/recto");
}

const SettingInfo &Settings::info(SettingKey key)
{
    return *std::find_if(all().cbegin(), all().cend(),
                         [key](const SettingInfo &entry) { return entry.key == key; });
}

QString Settings::file() const
{
    return QFileInfo(m_file->fileName()).absoluteFilePath();
}

namespace {

Result<SettingKey> keyOf(const QString &name)
{
    QStringList names;
    for (const SettingInfo &entry : Settings::all()) {
        if (entry.name == name)
            return entry.key;
        names << entry.name;
    }
    return badInput(InputFault::UnknownSetting, name, names.join(QLatin1String(", ")));
}

} // namespace

Result<QString> Settings::get(const QString &name) const
{
    const auto key = keyOf(name);
    if (!key)
        return key.error();
    return text(*key);
}

Status Settings::set(const QString &name, const QString &text)
{
    const auto key = keyOf(name);
    if (!key)
        return key.error();
    return set(*key, text);
}

Status Settings::set(SettingKey key, const QString &text)
{
    const SettingInfo &entry = info(key);
    if (text.trimmed().isEmpty()) {
        m_file->remove(entry.name);
    } else {
        const auto valid = validSetting(entry, text);
        if (!valid)
            return valid.error();
        const QFileInfo place(*valid);
        if (entry.type == SettingType::Folder && place.exists() && !place.isDir())
            return badInput(InputFault::NotAFolder, entry.name);
        m_file->setValue(entry.name, *valid);
    }
    m_file->sync();
    if (m_file->status() == QSettings::NoError)
        return {};
    const QString folder = QFileInfo(file()).absolutePath();
    const QStorageInfo storage(folder);
    const bool full
        = storage.isValid() && !storage.isReadOnly() && storage.bytesAvailable() < 64 * 1024;
    return Error{full ? ErrorKind::DiskFull : ErrorKind::ReadOnly, file(), {}};
}

QString Settings::text(SettingKey key) const
{
    const SettingInfo &entry = info(key);
    // A line with commas comes back as a list when somebody wrote it without quotes.
    const QString stored = m_file->value(entry.name).toStringList().join(QLatin1String(", "));
    if (stored.isEmpty())
        return entry.defaultText;
    const auto valid = validSetting(entry, stored);
    return valid ? *valid : entry.defaultText;
}

int Settings::integer(SettingKey key) const
{
    Q_ASSERT(info(key).type == SettingType::Integer);
    return text(key).toInt();
}

double Settings::number(SettingKey key) const
{
    Q_ASSERT(info(key).type == SettingType::Number || info(key).type == SettingType::Integer);
    return text(key).toDouble();
}

bool Settings::flag(SettingKey key) const
{
    Q_ASSERT(info(key).type == SettingType::Flag);
    return text(key) == QLatin1String("true");
}

JobOptions Settings::jobOptions() const
{
    JobOptions options;
    options.language = text(SettingKey::Language);
    options.course = text(SettingKey::Course);
    options.group = text(SettingKey::Group);
    options.ocrEngine = choice<OcrEngineKind>(SettingKey::OcrEngine);
    options.generator = choice<GeneratorKind>(SettingKey::Generator);
    options.maxChunk = integer(SettingKey::MaxChunk);
    options.workers = integer(SettingKey::Workers);
    options.baseUrl = text(SettingKey::BaseUrl);
    options.model = text(SettingKey::Model);
    options.visionModel = text(SettingKey::VisionModel);
    return options;
}

} // namespace recto
