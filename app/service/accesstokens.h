// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicelimits.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <mutex>

namespace recto {

// A token that was given out: 256 bits, base64url. The one place that makes them.
[[nodiscard]] QByteArray makeToken();
// SHA-256: what is kept of a token.
[[nodiscard]] QByteArray tokenHash(const QByteArray &token);

// Who may use the service: hashes of tokens, codes for pairing, and how often an address
// was wrong. The caller brings the clock, in milliseconds from any origin. Thread-safe.
class AccessTokens
{
public:
    explicit AccessTokens(const ServiceLimits &limits);

    // One that lives as long as this object.
    [[nodiscard]] QByteArray makeSessionToken();
    // Those that the library keeps, as read there since generation() was asked: if one was
    // added meanwhile, that reading is too old and is dropped.
    [[nodiscard]] quint64 generation();
    void setKept(const QList<QByteArray> &hashes, quint64 generation);
    void addKept(const QByteArray &hash);

    enum class Verdict { Known, Wrong, TooManyWrong };
    // Compares with every hash in full, so that time tells nothing. A wrong one counts
    // against its address; after too many nothing is looked at for a while.
    [[nodiscard]] Verdict check(const QByteArray &token, const QHostAddress &address, qint64 now);

    // A code for one device, once, for a few minutes. At most eight wait at once: the
    // oldest goes.
    [[nodiscard]] QByteArray makePairingCode(qint64 now);
    // Uses up the code. Wrong ones count like wrong tokens.
    [[nodiscard]] Verdict redeem(const QByteArray &code, const QHostAddress &address, qint64 now);

private:
    struct Attempts
    {
        int wrong = 0;
        qint64 since = 0;
    };
    struct Code
    {
        QByteArray hash;
        qint64 until = 0;
    };
    [[nodiscard]] bool shutOut(const QHostAddress &address, qint64 now);
    void countWrong(const QHostAddress &address, qint64 now);

    const int m_wrongLimit;
    const qint64 m_pause;
    const qint64 m_codeLife;
    std::mutex m_mutex;
    QList<QByteArray> m_session;
    QList<QByteArray> m_kept;
    quint64 m_generation = 0; // how many were added
    QList<Code> m_codes;
    QHash<QHostAddress, Attempts> m_attempts;
};

} // namespace recto
