// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "model/costestimate.h"
#include "pipeline/pipeline.h"

#include <optional>

namespace recto {

class Settings;

// What a job may cost, roughly, before it starts.
struct CostForecast
{
    TokenUsage usage; // all 0 when no service is used
    std::optional<double> money; // in the currency of the prices; nothing when none is known
    bool atMost = false; // a mixed reader asks about hard pages only, and which is not known yet

    friend bool operator==(const CostForecast &, const CostForecast &) = default;
};

// The prices that were entered.
[[nodiscard]] TokenPrices pricesOf(const Settings &settings);

// Looks at the pages' sizes without decoding them: about a millisecond a page. Thread-safe.
[[nodiscard]] CostForecast forecastCost(const QList<PipelineInput> &inputs,
                                        const JobOptions &options, const TokenPrices &prices);

} // namespace recto
