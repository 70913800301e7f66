// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "model/endpoint.h"

#include <QList>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

namespace recto {

// A service by name, with what is usual there.
struct ServicePreset
{
    QString id; // "openai", "azure", "openrouter", "ollama", "lmstudio", "llamaserver", "vllm",
                // "custom"
    QString
        name; // "OpenAI", "LM Studio"; a name of its own that needs no translation; custom: empty
    QString address; // empty where a person has to fill it in
    bool local = false; // on this computer, no key
    bool azure = false;
};
[[nodiscard]] const QList<ServicePreset> &servicePresets();
// The preset whose address this is; "custom" otherwise.
[[nodiscard]] ServicePreset presetFor(const QUrl &address);

// A model server that answers on this computer. The name is that of the port's
// usual server.
struct LocalService
{
    QString name; // "Ollama"
    QUrl address;
    QStringList models;
};
// Asks the usual ports on loopback, all at once; takes at most a second. Blocks.
[[nodiscard]] QList<LocalService> findLocalServices(const std::shared_ptr<HttpTransport> &transport,
                                                    std::stop_token stop);

// What a service can do, found out by tiny real requests. A part that wasn't
// tried (no model chosen for it) is empty.
struct ServiceReport
{
    Result<QStringList> models = QStringList();
    std::optional<Status> text; // answers, streamed or whole
    std::optional<Status>
        schema; // keeps to a JSON schema; an error where cards come by the fallback
    std::optional<Status> images; // reads a word from a picture

    [[nodiscard]] bool usable() const { return text && *text; }
};
// Blocks; a stop request ends it within milliseconds. `endpoint.model` (for text and
// schema) and `visionModel` may be empty. Each part is asked once: a service that is
// busy says RateLimited. Sends nothing of a person's.
[[nodiscard]] ServiceReport probeService(const std::shared_ptr<HttpTransport> &transport,
                                         const Endpoint &endpoint, const QString &visionModel,
                                         std::stop_token stop);

} // namespace recto
