// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/trafficlog.h"

namespace recto {

void TrafficLog::add(const QString &host, const HostTraffic &traffic)
{
    const std::lock_guard lock(m_mutex);
    HostTraffic &sum = m_hosts[host];
    sum.requests += traffic.requests;
    sum.bytesSent += traffic.bytesSent;
    sum.bytesReceived += traffic.bytesReceived;
}

QMap<QString, HostTraffic> TrafficLog::hosts() const
{
    const std::lock_guard lock(m_mutex);
    return m_hosts;
}

RecordingTransport::RecordingTransport(std::shared_ptr<HttpTransport> next, std::shared_ptr<TrafficLog> log)
    : m_next(std::move(next)), m_log(std::move(log))
{
}

Result<HttpResponse> RecordingTransport::send(const HttpRequest &request, std::stop_token stop,
                                              const HttpSink &sink)
{
    HostTraffic traffic{1, request.body.size(), 0};
    for (const auto &[name, value] : request.headers)
        traffic.bytesSent += name.size() + value.size() + 4;
    HttpSink counting;
    if (sink) {
        counting = [&](const HttpResponse &head, QByteArrayView bytes) {
            traffic.bytesReceived += bytes.size();
            return sink(head, bytes);
        };
    }
    auto response = m_next->send(request, stop, counting);
    if (response)
        traffic.bytesReceived += response->body.size();
    if (response || response.error().kind != ErrorKind::OfflineOnly)
        m_log->add(request.url.authority(QUrl::EncodeUnicode).section(u'@', -1), traffic);
    return response;
}

} // namespace recto
