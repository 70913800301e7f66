// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/endpoint.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace recto {

struct TokenUsage
{
    qint64 input = 0;
    qint64 output = 0;
    bool estimated = false; // the service didn't say

    friend bool operator==(const TokenUsage &, const TokenUsage &) = default;
};

// What is asked of a chat model. Value type.
struct ChatRequest
{
    QString system;
    QString user;
    QList<QByteArray> jpegs; // pictures after the text, upright
    QString schemaName; // "cards"
    QJsonObject schema; // JSON schema of the answer; empty: free text
    int maxTokens = 0; // of the answer; 0: the service's default
    bool stream = true;
};

// What a service was found to support, best first.
struct ChatFeatures
{
    enum class Format { Schema, JsonObject, Plain };
    Format format = Format::Schema;
    bool streamOptions = true;
    bool completionTokens = false; // max_completion_tokens instead of max_tokens

    friend bool operator==(const ChatFeatures &, const ChatFeatures &) = default;
};

// The body for /chat/completions. Pure.
[[nodiscard]] QByteArray chatBody(const ChatRequest &request, const Endpoint &endpoint,
                                  const ChatFeatures &features);

// What to leave out after the service called a request bad in these words;
// nothing when there is nothing left to try. Pure.
[[nodiscard]] std::optional<ChatFeatures>
fallbackAfter(const ChatFeatures &features, const ChatRequest &request, const QString &message);

// SHA-256 in hex of what determines the answer: texts, pictures, schema, model.
[[nodiscard]] QString answerKey(const ChatRequest &request, const QString &model);

} // namespace recto
