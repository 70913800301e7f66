// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/serviceroutes.h"

namespace recto {

// Jobs: what each of these routes answers. They block; thread-safe.

[[nodiscard]] HttpAnswer jobStatus(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer listJobs(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer showJob(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer cancelJob(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer retryJob(const ServiceRooms &rooms, const ServiceRequest &request);
[[nodiscard]] HttpAnswer skipJobPage(const ServiceRooms &rooms, const ServiceRequest &request);

} // namespace recto
