// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rememberedfields.h"

#include "session/librarythread.h"
#include "settings/settings.h"
#include "ui/pages/uploadfields.h"

namespace recto {

RememberedFields::RememberedFields(const WindowTools &tools, UploadFields *fields, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_fields(fields)
{
}

void RememberedFields::load()
{
    if (const auto &settings = m_tools.parts->settings) {
        m_fields->setCourse(settings->text(SettingKey::Course));
        m_fields->setGroup(settings->text(SettingKey::Group));
        m_fields->setLanguage(settings->text(SettingKey::Language));
    }
    m_tools.library->ask(
        this, [](Library &library) { return library.courses(); },
        [this](const Result<QStringList> &courses) {
            if (courses)
                m_fields->setKnownCourses(*courses);
        });
    m_tools.library->ask(
        this, [](Library &library) { return library.groups(); },
        [this](const Result<QStringList> &groups) {
            if (groups)
                m_fields->setKnownGroups(*groups);
        });
}

JobOptions RememberedFields::take()
{
    const auto &settings = m_tools.parts->settings;
    JobOptions options = settings ? settings->jobOptions() : JobOptions{};
    m_fields->writeTo(options);
    if (settings) {
        // A folder that can't be written costs the memory of the fields alone.
        for (const auto &[key, text] : {std::pair{SettingKey::Course, options.course},
                                        std::pair{SettingKey::Group, options.group},
                                        std::pair{SettingKey::Language, options.language}})
            static_cast<void>(settings->set(key, text).ok());
    }
    return options;
}

} // namespace recto
