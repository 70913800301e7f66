// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "library/jobjournal.h"

namespace recto {

// What `jobs` shows; each returns the exit code. Pages and parts are numbered as in the
// events, from 0: so are they asked for.
[[nodiscard]] int listJobs(const JobJournal &journal, Console &console);
[[nodiscard]] int listUsage(const JobJournal &journal, Console &console);
[[nodiscard]] int showJob(const JobJournal &journal, const QString &id, Console &console);

// Complains; ExitFailed.
[[nodiscard]] int complainedOf(Console &console, const Error &error);

} // namespace recto
