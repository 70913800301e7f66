// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarychoice.h"

#include "settings/settings.h"

#include <QStandardPaths>

namespace recto {

LibraryLocation chosenLibrary(const std::optional<QString> &option, const Settings &settings)
{
    if (option)
        return {*option};
    const QString environment = qEnvironmentVariable("RECTO_LIBRARY");
    if (!environment.isEmpty())
        return {environment};
    const QString chosen = settings.text(SettingKey::LibraryFolder);
    return {chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                             : chosen};
}

} // namespace recto
