// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transportfactory.h"

#include "net/qthttptransport.h"

namespace recto {

namespace {

class Wall : public HttpTransport
{
public:
    Wall(TransportFactory::OfflineOnly offlineOnly, std::shared_ptr<HttpTransport> next)
        : m_offlineOnly(std::move(offlineOnly))
        , m_next(std::move(next))
    {
    }
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop,
                                            const HttpSink &sink) override
    {
        if (m_offlineOnly())
            return Error{ErrorKind::OfflineOnly, request.url.host(), {}};
        return m_next->send(request, std::move(stop), sink);
    }

private:
    TransportFactory::OfflineOnly m_offlineOnly;
    std::shared_ptr<HttpTransport> m_next;
};

} // namespace

TransportFactory::TransportFactory(OfflineOnly offlineOnly)
    : m_offlineOnly(std::move(offlineOnly))
{
}

std::shared_ptr<HttpTransport>
TransportFactory::transport(std::shared_ptr<TrafficRecord> record) const
{
    std::shared_ptr<HttpTransport> way(new QtHttpTransport);
    if (record)
        way = std::make_shared<RecordingTransport>(std::move(way), std::move(record));
    return std::make_shared<Wall>(m_offlineOnly, std::move(way));
}

} // namespace recto
