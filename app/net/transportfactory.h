// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "net/recordingtransport.h"

#include <functional>
#include <memory>

namespace recto {

// The one place where ways to the world are made. Nobody else makes one, so that
// *Offline only* is a wall: it is asked anew before each request, whoever sends it and
// however long ago the transport was given out. Thread-safe; a value, cheap to copy.
class TransportFactory
{
public:
    // Whether *Offline only* is set; called on the threads that send, before each request.
    using OfflineOnly = std::function<bool()>;
    explicit TransportFactory(OfflineOnly offlineOnly);

    // Refuses everything with OfflineOnly (subject: the host) while that is set. What
    // leaves is entered in `record`, if one is given; what is refused isn't.
    [[nodiscard]] std::shared_ptr<HttpTransport> transport(std::shared_ptr<TrafficRecord> record
                                                           = {}) const;

private:
    OfflineOnly m_offlineOnly;
};

} // namespace recto
