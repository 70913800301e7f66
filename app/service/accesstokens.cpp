// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/accesstokens.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace recto {

namespace {

constexpr qsizetype mostCodes = 8;
constexpr qsizetype mostAddresses = 4096; // that wrong tokens are counted of

QByteArray randomText(int words)
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// In the same time wherever they differ.
bool equal(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

bool anyEqual(const QList<QByteArray> &hashes, const QByteArray &hash)
{
    bool found = false;
    for (const QByteArray &known : hashes)
        found = equal(known, hash) || found;
    return found;
}

} // namespace

QByteArray makeToken()
{
    constexpr int words = 8;
    return randomText(words);
}

QByteArray tokenHash(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

AccessTokens::AccessTokens(const ServiceLimits &limits)
    : m_wrongLimit(limits.wrongTokens)
    , m_pause(limits.wrongTokenPause.count())
    , m_codeLife(limits.pairing.count())
{
}

QByteArray AccessTokens::makeSessionToken()
{
    const QByteArray token = makeToken();
    const std::lock_guard lock(m_mutex);
    m_session.append(tokenHash(token));
    return token;
}

quint64 AccessTokens::generation()
{
    const std::lock_guard lock(m_mutex);
    return m_generation;
}

void AccessTokens::setKept(const QList<QByteArray> &hashes, quint64 generation)
{
    const std::lock_guard lock(m_mutex);
    if (generation == m_generation)
        m_kept = hashes;
}

void AccessTokens::addKept(const QByteArray &hash)
{
    const std::lock_guard lock(m_mutex);
    m_kept.append(hash);
    ++m_generation;
}

bool AccessTokens::shutOut(const QHostAddress &address, qint64 now)
{
    const auto found = m_attempts.constFind(address);
    return found != m_attempts.cend() && found->wrong >= m_wrongLimit
        && now < found->since + m_pause;
}

void AccessTokens::countWrong(const QHostAddress &address, qint64 now)
{
    if (m_attempts.size() >= mostAddresses)
        m_attempts.removeIf([&](auto entry) { return now >= entry->since + m_pause; });
    Attempts &attempts = m_attempts[address];
    if (now >= attempts.since + m_pause)
        attempts = {};
    ++attempts.wrong;
    attempts.since = now;
}

AccessTokens::Verdict AccessTokens::check(const QByteArray &token, const QHostAddress &address,
                                          qint64 now)
{
    const QByteArray hash = tokenHash(token);
    const std::lock_guard lock(m_mutex);
    if (shutOut(address, now))
        return Verdict::TooManyWrong;
    const bool ofSession = anyEqual(m_session, hash);
    if (anyEqual(m_kept, hash) || ofSession)
        return Verdict::Known;
    countWrong(address, now);
    return Verdict::Wrong;
}

QByteArray AccessTokens::makePairingCode(qint64 now)
{
    constexpr int words = 4;
    const QByteArray code = randomText(words);
    const std::lock_guard lock(m_mutex);
    if (m_codes.size() >= mostCodes)
        m_codes.removeFirst();
    m_codes.append({tokenHash(code), now + m_codeLife});
    return code;
}

AccessTokens::Verdict AccessTokens::redeem(const QByteArray &code, const QHostAddress &address,
                                           qint64 now)
{
    const QByteArray hash = tokenHash(code);
    const std::lock_guard lock(m_mutex);
    if (shutOut(address, now))
        return Verdict::TooManyWrong;
    m_codes.removeIf([now](const Code &known) { return now >= known.until; });
    qsizetype found = -1;
    for (qsizetype i = 0; i < m_codes.size(); ++i)
        found = equal(m_codes[i].hash, hash) ? i : found;
    if (found < 0) {
        countWrong(address, now);
        return Verdict::Wrong;
    }
    m_codes.removeAt(found);
    return Verdict::Known;
}

} // namespace recto
