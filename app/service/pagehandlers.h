// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/serviceroutes.h"

namespace recto {

// Pages, pictures and descriptions: what each of these routes answers. They block;
// thread-safe.

[[nodiscard]] HttpAnswer firstPage(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer manifest(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer icon(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer health(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer openApi(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer reviewPage(const ServiceRooms &rooms, const ServiceRequest &request);
// JPEG, no larger than ?side= pixels.
[[nodiscard]] HttpAnswer pagePicture(const ServiceRooms &rooms, const ServiceRequest &request);
// JPEG of the place that a card came from, its words marked.
[[nodiscard]] HttpAnswer cardCrop(const ServiceRooms &rooms, const ServiceRequest &request);

} // namespace recto
