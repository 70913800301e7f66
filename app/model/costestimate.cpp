// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/costestimate.h"

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

// Prompt and schema around each chunk; what its cards take, each with its quote.
constexpr qint64 promptTokens = 600;
constexpr double cardTokensPerTextToken = 0.6;
constexpr qint64 textTokensPerPage = 700; // a full page of a textbook

} // namespace

qint64 estimatedTokens(const QString &text)
{
    double tokens = 0;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit < 0x80)
            tokens += 0.25;
        else if (unit < 0x2e80)
            tokens += 0.5;
        else
            tokens += 1;
    }
    return static_cast<qint64>(std::ceil(tokens));
}

qint64 estimatedTokens(QSize picture)
{
    if (picture.isEmpty())
        return 0;
    QSizeF size = picture;
    if (std::max(size.width(), size.height()) > 2048)
        size.scale(2048, 2048, Qt::KeepAspectRatio);
    const double shorter = std::min(size.width(), size.height());
    if (shorter > 768)
        size *= 768 / shorter;
    const auto tiles = std::ceil(size.width() / 512 - 1e-9) * std::ceil(size.height() / 512 - 1e-9);
    return 85 + 170 * static_cast<qint64>(tiles);
}

TokenUsage estimatedUsage(const ChatRequest &request, const QList<QSize> &pictures)
{
    TokenUsage usage{estimatedTokens(request.system) + estimatedTokens(request.user),
                     request.maxTokens, true};
    for (const QSize picture : pictures)
        usage.input += estimatedTokens(picture);
    if (pictures.isEmpty()) // sizes not at hand: the most that a picture takes
        usage.input += estimatedTokens(QSize(2048, 2048)) * request.jpegs.size();
    return usage;
}

std::optional<double> moneyFor(const TokenUsage &usage, const TokenPrices &prices)
{
    if (!prices.known())
        return std::nullopt;
    return (double(usage.input) * prices.input + double(usage.output) * prices.output) / 1e6;
}

TokenUsage estimatedUsage(const JobSize &size)
{
    TokenUsage usage{0, 0, true};
    for (const QSize picture : size.pictures) {
        usage.input += estimatedTokens(picture) + promptTokens / 2;
        usage.output += textTokensPerPage;
    }
    if (!size.writesCards)
        return usage;
    const double textTokens = size.characters > 0
        ? double(size.characters) / 4
        : double(textTokensPerPage * size.pictures.size());
    const double chunks = std::ceil(textTokens * 4 / std::max(1, size.maxChunk));
    usage.input += static_cast<qint64>(textTokens + chunks * promptTokens);
    usage.output += static_cast<qint64>(textTokens * cardTokensPerTextToken);
    return usage;
}

SpendingCap::SpendingCap(qint64 maximumTokens, double maximumMoney, TokenPrices prices)
    : m_maximumTokens(maximumTokens)
    , m_maximumMoney(maximumMoney)
    , m_prices(prices)
{
}

void SpendingCap::begin(const TokenUsage &spentBefore)
{
    const std::lock_guard lock(m_mutex);
    m_spent = spentBefore;
}

bool SpendingCap::within(qint64 input, qint64 output) const
{
    if (m_maximumTokens > 0 && input + output > m_maximumTokens)
        return false;
    const auto money = moneyFor({input, output, true}, m_prices);
    return m_maximumMoney <= 0 || !money || *money <= m_maximumMoney;
}

Status SpendingCap::reserve(const TokenUsage &expected)
{
    const std::lock_guard lock(m_mutex);
    const qint64 input = m_spent.input + m_reserved.input + expected.input;
    const qint64 output = m_spent.output + m_reserved.output + expected.output;
    if (!within(input, output))
        return Error{ErrorKind::SpendingCap,
                     {},
                     QStringLiteral("%1 tokens used").arg(m_spent.input + m_spent.output)};
    m_reserved.input += expected.input;
    m_reserved.output += expected.output;
    return {};
}

void SpendingCap::settle(const TokenUsage &expected, const TokenUsage &actual)
{
    const std::lock_guard lock(m_mutex);
    m_reserved.input -= expected.input;
    m_reserved.output -= expected.output;
    m_spent.input += actual.input;
    m_spent.output += actual.output;
    m_spent.estimated = m_spent.estimated || actual.estimated;
}

TokenUsage SpendingCap::spent() const
{
    const std::lock_guard lock(m_mutex);
    return m_spent;
}

} // namespace recto
