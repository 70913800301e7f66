// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/timeleft.h"

#include <QHash>

#include <optional>
#include <utility>

namespace recto {

// What a progress bar shows. Value type.
struct Progress
{
    Step step = Step::Uploading;
    double percentage = 0; // 0–100, never falling
    // Seconds left, from–to; nothing while it isn't credible.
    std::optional<std::pair<double, double>> etaSeconds;
    int pagesTaken = 0;
    int pagesDone = 0; // read, failed or skipped
    int pagesTotal = 0;
    int pagesFailed = 0;
    int chunksDone = 0; // or failed
    int chunksTotal = 0; // known so far
    int chunksFailed = 0;
    int flashcardsMade = 0;
    int flashcardsKept = 0;
    bool paused = false;
    std::optional<Outcome> outcome; // set at the end

    friend bool operator==(const Progress &, const Progress &) = default;
};

// The step in words: "Reading page 3 of 10". Translated; thread-safe.
[[nodiscard]] QString progressLabel(const Progress &progress);
// "about 2 minutes left", "1–2 minutes left"; empty when there is no estimate.
[[nodiscard]] QString etaLabel(const Progress &progress);

// "page.jpg is the same picture as page 2 and was left out." Empty for a page
// that the person left out.
[[nodiscard]] QString skippedText(const event::PageSkipped &skipped);

// Where the step's band begins.
[[nodiscard]] double lowestPercentage(Step step);

// Events in, progress out. Pure: the caller brings the clock, in seconds from
// any origin. Percentages never fall and stay inside their step's band:
// uploading 0–20, analyzing-chunks 20–60, analyzing-batch1 65–75,
// analyzing-batch2 75–85, finalizing-analysis 90, complete 100.
class ProgressEstimator
{
public:
    void apply(const PipelineEvent &event, double seconds);
    [[nodiscard]] Progress progress(double seconds) const;
    [[nodiscard]] Step step() const { return m_progress.step; }
    [[nodiscard]] bool paused() const { return m_progress.paused; }

private:
    void begin(const event::JobStarted &started);
    void advance(Step step);
    void raise(double percentage);
    void update();

    Progress m_progress;
    TimeLeft m_timeLeft;
    QHash<int, double> m_partsOfPages; // fraction read of the pages in work
    bool m_readOut = false;
};

} // namespace recto
