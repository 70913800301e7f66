// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "net/webaddress.h"

#include <QRegularExpression>
#include <QString>
#include <QUrl>

namespace recto {

// A model behind an OpenAI-compatible service. Value type. `key` is a secret: it
// goes into the header of requests to baseUrl's own origin and nowhere else.
struct Endpoint
{
    QUrl baseUrl; // "https://api.openai.com/v1"; without a path "/v1" is meant
    QString model; // Azure: the deployment
    QString key; // empty: none is sent
    bool azure = false; // header "api-key"; without "/openai/v1" in baseUrl: deployments
    QString azureApiVersion = QStringLiteral("2024-10-21");
    HttpDeadlines deadlines;
    int maxConcurrency = 4;
};

// Where requests go. Pure.
[[nodiscard]] QUrl chatUrl(const Endpoint &endpoint);
[[nodiscard]] QUrl modelsUrl(const Endpoint &endpoint);
// TlsFailed when the key would go over the internet in plain text. Pure.
[[nodiscard]] Status keyMayTravel(const Endpoint &endpoint);
// The header that carries the key; none without a key.
[[nodiscard]] HttpHeaders keyHeaders(const Endpoint &endpoint);

// Finds a key as it may come back: as it is, in an address (%2B), in JSON (\" or
// \u002b), in HTML (&quot; or &#43;), or in lower case, as a host. Pure.
[[nodiscard]] QRegularExpression anyFormOf(const QString &key);

// The text without the key, without anything that looks like one and without control
// characters; at most 400 characters. For everything that a service said and a person may see.
[[nodiscard]] QString redacted(const QString &text, const QString &key);

} // namespace recto
