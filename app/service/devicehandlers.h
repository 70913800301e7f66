// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "service/serviceroutes.h"

namespace recto {

// Who may use the service: what each of these routes answers. They block; thread-safe.

[[nodiscard]] HttpAnswer pairDevice(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer makePairingCode(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer listDevices(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer forgetDevice(const ServiceRooms &rooms, const ServiceRequest &request);

// Makes the token of a device and keeps its hash.
[[nodiscard]] Result<QByteArray> makeDeviceToken(Library &library, const QString &name);
// The hashes that the library keeps.
[[nodiscard]] Result<QList<QByteArray>> keptTokenHashes(const Library &library);

} // namespace recto
