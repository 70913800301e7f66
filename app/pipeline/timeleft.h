// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipelineevent.h"

#include <QHash>
#include <QVector>

#include <optional>
#include <utility>

namespace recto {

// What a page of so many megapixels takes to read, against one of one megapixel:
// the root, measured on photos, scans and slides. 0: a page of unknown size.
[[nodiscard]] double pageWeight(double megapixels);

// How long a run still takes, as a range whose ends lie a factor of two apart.
// From the paces of this run, mixed with what a page and a part took on this
// machine before. Pure: the caller brings the clock, in seconds from any origin.
// Made for, and held to, real runs: tests/pipeline/runs.
class TimeLeft
{
public:
    void apply(const PipelineEvent &event, double seconds);

    // Nothing while it isn't credible: pages still arrive, no pace is known yet,
    // the run is paused or over.
    [[nodiscard]] std::optional<std::pair<double, double>> at(double seconds) const;

    // The rule for growing: an event never makes the upper end jump up. It climbs,
    // within any second by no more than this share of itself, or this many seconds,
    // whichever is more.
    static constexpr double growthShare = 0.25;
    static constexpr double growthSeconds = 1;

private:
    // Seconds a weight of 1, of units of one kind; newer ones count more.
    struct Pace
    {
        double learned = 0; // by earlier runs; 0: nothing
        double seconds = 0;
        double weight = 0;
        double units = 0;

        void add(double took, double weighing);
        [[nodiscard]] double withUnits(double moreSeconds, double moreWeight) const;
    };
    struct ChunkWork
    {
        double since = 0;
        int cards = 0; // so far
    };
    enum class State { Waiting, Reading, Done };
    struct PageWork
    {
        State state = State::Waiting;
        double weight = 0;
        double since = 0;
        double share = 0; // of its time that has passed, as its progress tells
    };

    void beginJob(const event::JobStarted &job);
    void takeProgress(const event::PageProgress &progress);
    void endPage(int page, double seconds);
    void endChunk(int chunk);
    void passTime(double seconds);
    [[nodiscard]] double pagePace(double seconds) const;
    [[nodiscard]] double readingLeft(double seconds) const;
    [[nodiscard]] double chunkLeft(const ChunkWork &chunk, double seconds) const;
    [[nodiscard]] double askingLeft(double seconds) const;
    [[nodiscard]] double middle(double seconds) const;
    [[nodiscard]] bool credible(double seconds) const;

    int m_readers = 1;
    int m_askers = 1;
    QVector<PageWork> m_pages;
    int m_pagesTaken = 0;
    int m_pagesDone = 0; // read, failed or skipped
    int m_chunks = 0; // cut so far
    int m_chunksDone = 0;
    bool m_readOut = false;
    bool m_paused = false;
    bool m_over = false;
    Pace m_pagePace;
    Pace m_chunkPace;
    QHash<int, ChunkWork> m_asking;
    // While all askers had work: how long, and how many parts were done. It tells
    // what the service lets through, which one part's time doesn't.
    double m_busySeconds = 0;
    int m_busyDone = 0;
    double m_cards = 0; // of the parts that are done
    double m_now = 0;
    bool m_wasCredible = false;
    double m_shownHigh = -1; // at m_shownAt; −1: nothing was shown
    double m_shownAt = 0;
};

} // namespace recto
