// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/network.h"

#include "settings/settings.h"

#include <QFileInfo>

namespace recto {

TransportFactory networkFor(const Settings &settings)
{
    return TransportFactory([folder = QFileInfo(settings.file()).absolutePath()] {
        return Settings(folder).flag(SettingKey::OfflineOnly); // an object serves one thread
    });
}

} // namespace recto
