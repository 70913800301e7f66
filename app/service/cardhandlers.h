// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/serviceroutes.h"

namespace recto {

// Sets and their cards: what each of these routes answers. They block; thread-safe.

[[nodiscard]] HttpAnswer listUploads(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer showUpload(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer listCards(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer showCard(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer editCard(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer deleteCard(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer checkCard(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer restoreCard(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer listCourses(const ServiceRooms &rooms, const ServiceRequest &request);

} // namespace recto
