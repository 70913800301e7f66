// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/recordingtransport.h"

namespace recto {

namespace {

HostTraffic trafficOf(const HttpRequest &request)
{
    HostTraffic traffic{1, request.body.size(), 0};
    for (const auto &[name, value] : request.headers)
        traffic.bytesSent += name.size() + value.size() + 4; // ": " and the line's end
    return traffic;
}

} // namespace

RecordingTransport::RecordingTransport(std::shared_ptr<HttpTransport> next,
                                       std::shared_ptr<TrafficRecord> record)
    : m_next(std::move(next))
    , m_record(std::move(record))
{
}

Result<HttpResponse> RecordingTransport::send(const HttpRequest &request, std::stop_token stop,
                                              const HttpSink &sink)
{
    const QString host = request.url.authority(QUrl::EncodeUnicode).section(u'@', -1);
    if (const Status entered = m_record->add(host, trafficOf(request)); !entered)
        return entered.error();
    HostTraffic back;
    HttpSink counting;
    if (sink) {
        counting = [&](const HttpResponse &head, QByteArrayView bytes) {
            back.bytesReceived += bytes.size();
            return sink(head, bytes);
        };
    }
    auto response = m_next->send(request, stop, counting);
    if (response)
        back.bytesReceived += response->body.size();
    // An answer that can't be counted counts all the same: it may be paid.
    if (back.bytesReceived > 0)
        static_cast<void>(m_record->add(host, back));
    return response;
}

} // namespace recto
