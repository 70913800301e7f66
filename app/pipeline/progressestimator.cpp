// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/progressestimator.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <vector>

namespace recto {

namespace {

struct Band
{
    double low;
    double high;
};

constexpr Band bandOf(Step step)
{
    switch (step) {
    case Step::Uploading:
        return {0, 20};
    case Step::AnalyzingChunks:
        return {20, 60};
    case Step::AnalyzingBatch1:
        return {65, 75};
    case Step::AnalyzingBatch2:
        return {75, 85};
    case Step::FinalizingAnalysis:
        return {90, 90};
    case Step::Complete:
        break;
    }
    return {100, 100};
}

constexpr double newestWeight = 0.25; // of a sample in the running mean
constexpr double credibleFrom = 20; // per cent
constexpr double longestCredible = 24 * 3600.0;
constexpr double narrowest = 1.5; // high / low
constexpr double widest = 2.0;
// A range that was shown may grow by this share of the time that passed since.
// Beyond it the growth is spread over the following updates.
constexpr double growthASecond = 0.5;

} // namespace

void ProgressEstimator::Rate::add(double seconds)
{
    if (samples++ == 0) {
        mean = seconds;
        deviation = seconds / 4;
        return;
    }
    // The plain mean at first: one odd page among three must not rule.
    const double weight = std::max(newestWeight, 1.0 / samples);
    deviation += weight * (std::abs(seconds - mean) - deviation);
    mean += weight * (seconds - mean);
}

void ProgressEstimator::begin(const event::JobStarted &started, double seconds)
{
    m_job = started;
    m_startedAt = seconds;
    m_progress.pagesTotal = static_cast<int>(started.pageNames.size());
    m_progress.flashcardsMade = m_progress.flashcardsKept = started.flashcards;
}

void ProgressEstimator::apply(const PipelineEvent &happened, double seconds)
{
    const auto endPage = [this, seconds](int page, bool measured) {
        if (measured && m_pageStarted.contains(page))
            m_pageRate.add(seconds - m_pageStarted.value(page));
        m_pageStarted.remove(page);
        m_partsOfPages.remove(page);
        ++m_progress.pagesDone;
    };
    std::visit(
        Overloaded{
            [&](const event::JobStarted &started) { begin(started, seconds); },
            [&](const event::PageTaken &) { ++m_progress.pagesTaken; },
            [&](const event::PageStarted &started) {
                m_pageStarted.insert(started.page, seconds);
                m_partsOfPages.insert(started.page, 0);
            },
            [&](const event::PageProgress &part) {
                if (m_partsOfPages.contains(part.page))
                    m_partsOfPages.insert(part.page, std::clamp(part.fraction, 0.0, 1.0));
            },
            [&](const event::PageRead &read) { endPage(read.page, !read.earlier); },
            [&](const event::PageFailed &failed) {
                if (failed.page < 0) {
                    ++m_progress.pagesFailed;
                    return;
                }
                endPage(failed.page, false);
                ++m_progress.pagesFailed;
            },
            [&](const event::PageSkipped &skipped) { endPage(skipped.page, false); },
            [&](const event::PagesReadOut &) { m_readOut = true; },
            [&](const event::ChunkCut &) { ++m_progress.chunksTotal; },
            [&](const event::ChunkStarted &) { ++m_chunksWorking; },
            [&](const event::FlashcardSaved &) { ++m_progress.flashcardsKept; },
            [&](const event::ChunkDone &done) {
                ++m_progress.chunksDone;
                if (done.earlier)
                    return;
                m_progress.flashcardsMade += done.made;
                m_chunksWorking = std::max(0, m_chunksWorking - 1);
                m_chunkRate.add(double(done.milliseconds) / 1000);
            },
            [&](const event::ChunkFailed &) {
                ++m_progress.chunksDone;
                ++m_progress.chunksFailed;
                m_chunksWorking = std::max(0, m_chunksWorking - 1);
            },
            [&](const event::Paused &) { m_progress.paused = true; },
            [&](const event::Continued &) { m_progress.paused = false; },
            [&](const event::Finalizing &) { advance(Step::FinalizingAnalysis); },
            [&](const event::Finished &finished) {
                m_progress.outcome = finished.outcome;
                m_progress.paused = false;
                m_progress.etaSeconds.reset();
                if (finished.outcome == Outcome::Completed
                    || finished.outcome == Outcome::PartlyFailed)
                    advance(Step::Complete);
            },
            [](const event::Retrying &) {},
            [](const event::Warning &) {},
        },
        happened);
    update();
    estimate(seconds);
}

void ProgressEstimator::advance(Step step)
{
    if (step <= m_progress.step)
        return;
    m_progress.step = step;
    raise(bandOf(step).low);
}

void ProgressEstimator::raise(double percentage)
{
    const Band band = bandOf(m_progress.step);
    m_progress.percentage = std::max(m_progress.percentage, std::clamp(percentage, band.low, band.high));
}

void ProgressEstimator::update()
{
    const int total = std::max(1, m_progress.pagesTotal);
    if (m_progress.step == Step::Uploading) {
        raise(20.0 * m_progress.pagesTaken / total);
        if (m_progress.pagesTotal > 0 && m_progress.pagesTaken >= m_progress.pagesTotal)
            advance(Step::AnalyzingChunks);
    }
    if (m_progress.step == Step::AnalyzingChunks) {
        double read = m_progress.pagesDone;
        for (const double part : std::as_const(m_partsOfPages))
            read += part;
        raise(20 + 40 * std::min(1.0, read / total));
    }
    if (!m_readOut || m_progress.step < Step::AnalyzingChunks)
        return;
    if (m_progress.step == Step::AnalyzingChunks) {
        advance(Step::AnalyzingBatch1); // shown before the second batch, however short
        return;
    }
    const double done = double(m_progress.chunksDone) / std::max(1, m_progress.chunksTotal);
    if (m_progress.step == Step::AnalyzingBatch1) {
        raise(65 + 10 * std::min(1.0, done / 0.5));
        if (done >= 0.5)
            advance(Step::AnalyzingBatch2);
    }
    if (m_progress.step == Step::AnalyzingBatch2)
        raise(75 + 10 * std::min(1.0, (done - 0.5) / 0.5));
}

// Seconds until the last page is read: the pages in work end each in its time,
// the waiting ones are taken by whoever is free first.
double ProgressEstimator::readingLeft(double seconds, double page) const
{
    std::priority_queue<double, std::vector<double>, std::greater<>> busyUntil;
    for (auto it = m_pageStarted.cbegin(); it != m_pageStarted.cend(); ++it) {
        const double elapsed = seconds - it.value();
        const double part = m_partsOfPages.value(it.key());
        // Its own pace, once it has one; a page that takes longer than usual is nearly done.
        const double left = part >= 0.2 ? elapsed * (1 - part) / part
                                        : std::max(0.1 * page, page - elapsed);
        busyUntil.push(left);
    }
    int waiting = std::max(0, m_progress.pagesTotal - m_progress.pagesDone
                                  - static_cast<int>(m_pageStarted.size()));
    const int readers = std::max(1, m_job.readers);
    while (static_cast<int>(busyUntil.size()) < readers)
        busyUntil.push(0);
    constexpr int fewPages = 64;
    double ahead = 0;
    if (waiting > fewPages) { // whole rounds, without playing each
        const int rounds = (waiting - fewPages) / readers;
        ahead = rounds * page;
        waiting -= rounds * readers;
    }
    for (; waiting > 0; --waiting) {
        const double free = busyUntil.top();
        busyUntil.pop();
        busyUntil.push(free + page);
    }
    while (busyUntil.size() > 1)
        busyUntil.pop();
    return ahead + busyUntil.top();
}

// From this run's rates mixed with what was learned before, which counts like
// two samples.
std::pair<double, double> ProgressEstimator::remaining(double seconds) const
{
    constexpr double learnedSamples = 2;
    const auto mixed = [](const Rate &rate, double learned) {
        if (learned <= 0)
            return rate.mean;
        return (rate.mean * rate.samples + learned * learnedSamples) / (rate.samples + learnedSamples);
    };
    const double page = mixed(m_pageRate, m_job.secondsPerPage);
    const double chunk = mixed(m_chunkRate, m_job.secondsPerChunk);

    // Chunks still to be cut, by what the pages read so far gave.
    const double pagesLeft = m_progress.pagesTotal - m_progress.pagesDone;
    const double chunksAPage
        = m_progress.pagesDone > 0 ? double(m_progress.chunksTotal) / m_progress.pagesDone : 1;
    const double chunksLeft = m_progress.chunksTotal - m_progress.chunksDone
        + (m_readOut ? 0 : pagesLeft * chunksAPage);
    const double asking = chunksLeft * chunk / std::max(1, m_job.askers);
    // They overlap; the last page's chunks come after it.
    const double tail = m_readOut ? asking : std::min(asking, chunksAPage * chunk);
    const double mean = std::max((m_readOut ? 0 : readingLeft(seconds, page)) + tail, asking);

    const double deviation = page > 0 ? m_pageRate.deviation / page : 0;
    const double units = std::max(1.0, pagesLeft + chunksLeft);
    const double factor = std::clamp(narrowest + 2 * deviation / std::sqrt(units), narrowest, widest);
    const double half = std::sqrt(factor);
    return {mean / half, mean * half};
}

void ProgressEstimator::estimate(double seconds)
{
    const bool known = m_pageRate.samples + m_chunkRate.samples >= 1
        && (m_pageRate.samples >= 2 || m_job.secondsPerPage > 0 || m_readOut);
    if (m_progress.outcome || m_progress.paused || !known || m_progress.percentage < credibleFrom) {
        m_progress.etaSeconds.reset();
        return;
    }
    auto [low, high] = remaining(seconds);
    if (high > longestCredible) {
        m_progress.etaSeconds.reset();
        return;
    }
    if (m_progress.etaSeconds && m_etaAt >= 0) {
        const double passed = std::max(0.0, seconds - m_etaAt);
        const double ceiling = m_progress.etaSeconds->second + growthASecond * passed;
        if (high > ceiling) {
            low *= ceiling / high;
            high = ceiling;
        }
    }
    m_progress.etaSeconds = std::pair(low, high);
    m_etaAt = seconds;
}

Progress ProgressEstimator::progress(double seconds) const
{
    Progress now = m_progress;
    if (now.etaSeconds && m_etaAt >= 0) { // counts down while nothing happens
        const double passed = std::max(0.0, seconds - m_etaAt);
        now.etaSeconds->first = std::max(0.0, now.etaSeconds->first - passed);
        now.etaSeconds->second = std::max(0.0, now.etaSeconds->second - passed);
    }
    return now;
}

} // namespace recto
