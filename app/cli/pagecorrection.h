// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "session/jobchanges.h"
#include "session/jobfacts.h"

#include <optional>

namespace recto {

// What `jobs correct` is told about a page. Nothing is returned for what can't be meant; it
// is complained about.

void describeCorrections(QCommandLineParser &parser);
// A page's place in its job, from 0.
[[nodiscard]] std::optional<int> pageNumber(const QString &text, Console &console);
[[nodiscard]] std::optional<JobChange> correctionFrom(const QCommandLineParser &parser,
                                                      const SavedPage &page, Console &console);

} // namespace recto
