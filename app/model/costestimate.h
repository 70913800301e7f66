// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "model/chatrequest.h"

#include <QList>
#include <QSize>
#include <QString>

#include <mutex>
#include <optional>

namespace recto {

// Tokens and money before a request and after it. Estimates are rough: tokenizers
// differ by a quarter and more between models. Pure, except SpendingCap.

// About four ASCII characters a token, two of other alphabets, one ideograph.
[[nodiscard]] qint64 estimatedTokens(const QString &text);
// A picture at high detail: tiles of 512 pixels at 170 tokens, and 85, after the
// picture is fitted into 2048 and its shorter side into 768
// (platform.openai.com/docs/guides/images-vision).
[[nodiscard]] qint64 estimatedTokens(QSize picture);
// Input of a request; its output is bounded by maxTokens where that is set.
[[nodiscard]] TokenUsage estimatedUsage(const ChatRequest &request,
                                        const QList<QSize> &pictures = {});

// Prices of a million tokens, in any one currency; 0: not known.
struct TokenPrices
{
    double input = 0;
    double output = 0;

    [[nodiscard]] bool known() const { return input > 0 || output > 0; }
    friend bool operator==(const TokenPrices &, const TokenPrices &) = default;
};

// Nothing when no price is known.
[[nodiscard]] std::optional<double> moneyFor(const TokenUsage &usage, const TokenPrices &prices);

// What a job may be about to use, for showing before it starts.
struct JobSize
{
    QList<QSize> pictures; // pages that a vision model reads
    qint64 characters
        = 0; // of text that a model makes cards of; 0 with pictures: estimated from them
    int maxChunk = 3000;
    bool writesCards = true; // a model does; false: it only reads
};
[[nodiscard]] TokenUsage estimatedUsage(const JobSize &size);

// Stops a job before it spends more than a person allowed. Thread-safe.
class SpendingCap
{
public:
    // 0: no limit of that kind. Money counts where prices are known.
    SpendingCap(qint64 maximumTokens, double maximumMoney, TokenPrices prices);

    // What earlier runs of the job spent counts as well.
    void begin(const TokenUsage &spentBefore);

    // Sets aside what a request is expected to use; SpendingCap error when that
    // would pass the limit.
    [[nodiscard]] Status reserve(const TokenUsage &expected);
    // Puts the actual figures in place of the expected ones.
    void settle(const TokenUsage &expected, const TokenUsage &actual);
    [[nodiscard]] TokenUsage spent() const; // settled

private:
    [[nodiscard]] bool within(qint64 input, qint64 output) const;

    const qint64 m_maximumTokens;
    const double m_maximumMoney;
    const TokenPrices m_prices;
    mutable std::mutex m_mutex;
    TokenUsage m_spent;
    TokenUsage m_reserved;
};

} // namespace recto
