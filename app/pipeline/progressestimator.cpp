// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/progressestimator.h"

#include <algorithm>

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

} // namespace

double lowestPercentage(Step step)
{
    return bandOf(step).low;
}

void ProgressEstimator::begin(const event::JobStarted &started)
{
    m_progress.pagesTotal = static_cast<int>(started.pageNames.size());
    m_progress.flashcardsMade = m_progress.flashcardsKept = started.flashcards;
    m_progress.step = started.reachedStep;
    raise(started.reachedPercentage);
}

void ProgressEstimator::apply(const PipelineEvent &happened, double seconds)
{
    const auto endPage = [this](int page) {
        m_partsOfPages.remove(page);
        ++m_progress.pagesDone;
    };
    std::visit(
        Overloaded{
            [&](const event::JobStarted &started) { begin(started); },
            [&](const event::PageTaken &) { ++m_progress.pagesTaken; },
            [&](const event::PageStarted &started) { m_partsOfPages.insert(started.page, 0); },
            [&](const event::PageProgress &part) {
                if (m_partsOfPages.contains(part.page))
                    m_partsOfPages.insert(part.page, std::clamp(part.fraction, 0.0, 1.0));
            },
            [&](const event::PageRead &read) { endPage(read.page); },
            [&](const event::PageFailed &failed) {
                if (failed.page < 0) {
                    ++m_progress.pagesFailed;
                    return;
                }
                endPage(failed.page);
                ++m_progress.pagesFailed;
            },
            [&](const event::PageSkipped &skipped) { endPage(skipped.page); },
            [&](const event::PagesReadOut &) { m_readOut = true; },
            [&](const event::ChunkCut &) { ++m_progress.chunksTotal; },
            [](const event::ChunkStarted &) {},
            [&](const event::FlashcardSaved &) { ++m_progress.flashcardsKept; },
            [&](const event::ChunkDone &done) {
                ++m_progress.chunksDone;
                if (done.earlier)
                    return;
                m_progress.flashcardsMade += done.made;
            },
            [&](const event::ChunkFailed &) {
                ++m_progress.chunksDone;
                ++m_progress.chunksFailed;
            },
            [&](const event::Paused &) { m_progress.paused = true; },
            [&](const event::Continued &) { m_progress.paused = false; },
            [&](const event::Finalizing &) { advance(Step::FinalizingAnalysis); },
            [&](const event::Finished &finished) {
                m_progress.outcome = finished.outcome;
                m_progress.paused = false;
                // With an error it broke off, whatever was saved.
                if (!finished.error
                    && (finished.outcome == Outcome::Completed
                        || finished.outcome == Outcome::PartlyFailed))
                    advance(Step::Complete);
                // A page that was read again may have cost some that were there.
                if (finished.flashcards > 0 && finished.flashcards < m_progress.flashcardsKept)
                    m_progress.flashcardsKept = finished.flashcards;
            },
            [](const event::Retrying &) {},
            [](const event::Warning &) {},
        },
        happened);
    update();
    m_timeLeft.apply(happened, seconds);
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
    m_progress.percentage
        = std::max(m_progress.percentage, std::clamp(percentage, band.low, band.high));
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

Progress ProgressEstimator::progress(double seconds) const
{
    Progress now = m_progress;
    now.etaSeconds = m_timeLeft.at(seconds);
    return now;
}

} // namespace recto
