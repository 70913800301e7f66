// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/retrypolicy.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

using std::chrono::milliseconds;

constexpr double dayInMilliseconds = 86'400'000;

std::optional<milliseconds> timeFrom(const QByteArray &text, double unitMilliseconds)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok) * unitMilliseconds;
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return milliseconds(static_cast<qint64>(std::ceil(std::clamp(value, 0.0, dayInMilliseconds))));
}

// RFC 9110, 5.6.7: the form that is sent today; the two obsolete ones are not.
std::optional<milliseconds> timeUntil(const QByteArray &text, const QDateTime &now)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return milliseconds(std::clamp<qint64>(now.msecsTo(date), 0, qint64(dayInMilliseconds)));
}

} // namespace

RetryHint retryHint(const HttpResponse &response, const QDateTime &now)
{
    RetryHint hint;
    hint.after = timeFrom(response.header("retry-after-ms"), 1);
    if (!hint.after)
        hint.after = timeFrom(response.header("retry-after"), 1000);
    if (!hint.after)
        hint.after = timeUntil(response.header("retry-after"), now);
    const QByteArray should = response.header("x-should-retry").trimmed().toLower();
    if (should == "true" || should == "false")
        hint.should = should == "true";
    return hint;
}

std::optional<milliseconds> RetryPolicy::waitAfter(int attempt, ErrorKind kind,
                                                   const RetryHint &hint, double random) const
{
    const bool wanted = hint.should.value_or(retryFor(kind) != Retry::Never);
    // Our own decisions are not the service's to change.
    if (!wanted || kind == ErrorKind::Cancelled || kind == ErrorKind::OfflineOnly
        || attempt >= tries)
        return std::nullopt;
    if (hint.after && *hint.after > longestAsked)
        return std::nullopt;
    const milliseconds jitter = backoff(attempt, random, firstWait, longestWait);
    if (!hint.after)
        return jitter;
    // Spread beyond the asked time, so that all who were asked don't come at once.
    return *hint.after + std::min(jitter, *hint.after / 4);
}

} // namespace recto
