// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transportfactory.h"

namespace recto::fakes {

// A way to the world with *Offline only* off.
inline std::shared_ptr<HttpTransport> openWorld(std::shared_ptr<TrafficRecord> record = {})
{
    return TransportFactory([] { return false; }).transport(std::move(record));
}

// And with it on.
inline std::shared_ptr<HttpTransport> closedWorld()
{
    return TransportFactory([] { return true; }).transport();
}

} // namespace recto::fakes
