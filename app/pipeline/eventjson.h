// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipelineevent.h"
#include "pipeline/progressestimator.h"

#include <QJsonObject>

#include <optional>

namespace recto {

// The event stream as others read it: the command line's JSON Lines, Server-Sent
// Events, WebSocket messages. Pure, thread-safe.

// {"requests","inputTokens","outputTokens"}
[[nodiscard]] QJsonObject toJson(const Usage &usage);

// {"event":"progress","jobId","step","percentage","label","etaSeconds":null|[low,high],
//  "pages":{"done","total","failed"},"chunks":{…},"flashcards":{"made","kept"}}
[[nodiscard]] QJsonObject toJson(const Progress &progress, const QString &jobId);

// "job", "page", "flashcard", "retry" and "warning"; nothing for events that
// only move the progress, and for Finished, which endingToJson() tells.
[[nodiscard]] std::optional<QJsonObject> toJson(const PipelineEvent &event);

// The last one: "complete" with the saved cards, "error" or "cancelled".
[[nodiscard]] QJsonObject endingToJson(const event::Finished &finished,
                                       const QList<Flashcard> &cards);

} // namespace recto
