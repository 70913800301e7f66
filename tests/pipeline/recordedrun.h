// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipelineevent.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace recto {

// What happened in a run that really took place, and when: what an estimate is
// made of, without names or texts. tests/benchmarks/eta records it.
struct RecordedEvent
{
    double at = 0; // seconds since the run began
    PipelineEvent event;
};

struct RecordedRun
{
    QString about; // what was read, by what, on what
    QList<RecordedEvent> events;
};

// One line an event: milliseconds, a letter, numbers. Nothing for an event that
// no estimate depends on.
[[nodiscard]] QByteArray recordedLine(const RecordedEvent &recorded);

// Stops the program with a message when the file isn't one: it belongs to the test.
[[nodiscard]] RecordedRun loadRun(const QString &file);

} // namespace recto
