// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeleft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <queue>
#include <vector>

namespace recto {

namespace {

constexpr double learnedUnits = 0.6; // what was learned counts like less than one page or part
constexpr double unknownWeight = 1.7; // of three megapixels
constexpr double fading = 0.95; // of the weight of older units with each new one
constexpr double enoughUnits = 1.5; // read, or far enough to be judged, to be credible
constexpr double halfRange = 1.42; // the upper end over the middle
constexpr double climb = 0.2; // of itself a second; with what silence adds within growthShare
constexpr double leastLeft = 0.3; // of its usual time, of a unit that takes longer
constexpr double longestCredible = 24 * 3600.0;

// The share of a page's time that has passed when its reader reports a tenth, two
// tenths …: preparing comes first and says little, poor lines are read twice last.
constexpr std::array timeAtProgress{0.0,  0.28, 0.42, 0.51, 0.55, 0.59,
                                    0.65, 0.73, 0.80, 0.87, 0.985};

double shareOfTime(double progress)
{
    const double place = std::clamp(progress, 0.0, 1.0) * (timeAtProgress.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), timeAtProgress.size() - 2);
    return timeAtProgress[below]
        + (timeAtProgress[below + 1] - timeAtProgress[below]) * (place - double(below));
}

// How far a page's own progress is to be believed, by the share of time passed.
double trust(double share)
{
    return std::clamp((share - 0.15) / 0.3, 0.0, 1.0);
}

} // namespace

double pageWeight(double megapixels)
{
    constexpr double smallest = 0.25;
    return megapixels > 0 ? std::sqrt(std::max(smallest, megapixels)) : unknownWeight;
}

void TimeLeft::Pace::add(double took, double weighing)
{
    seconds = seconds * fading + took;
    weight = weight * fading + weighing;
    units = units * fading + 1;
}

double TimeLeft::Pace::withUnits(double moreSeconds, double moreWeight) const
{
    const double known
        = learned > 0 ? learnedUnits * (units > 0 ? weight / units : unknownWeight) : 0;
    const double all = weight + moreWeight + known;
    return all > 0 ? (seconds + moreSeconds + known * learned) / all : 0;
}

void TimeLeft::beginJob(const event::JobStarted &job)
{
    m_readers = std::max(1, job.readers);
    m_askers = std::max(1, job.askers);
    m_pages.fill({State::Waiting, unknownWeight, 0, 0}, job.pageNames.size());
    m_pagePace.learned = job.secondsPerPage;
    m_chunkPace.learned = job.secondsPerChunk;
}

void TimeLeft::takeProgress(const event::PageProgress &progress)
{
    if (progress.page >= 0 && progress.page < m_pages.size())
        m_pages[progress.page].share = shareOfTime(progress.fraction);
}

void TimeLeft::endPage(int page, double seconds)
{
    if (page < 0 || page >= m_pages.size()) // a file that gave no page
        return;
    PageWork &work = m_pages[page];
    // What failed before it was read says nothing about the pace.
    if (work.state == State::Reading && work.share > 0)
        m_pagePace.add(seconds - work.since, work.weight);
    work.state = State::Done;
    ++m_pagesDone;
}

void TimeLeft::endChunk(int chunk)
{
    ++m_chunksDone;
    if (m_asking.size() >= m_askers)
        ++m_busyDone;
    m_asking.remove(chunk);
}

void TimeLeft::passTime(double seconds)
{
    if (m_asking.size() >= m_askers && !m_paused)
        m_busySeconds += std::max(0.0, seconds - m_now);
    m_now = seconds;
}

void TimeLeft::apply(const PipelineEvent &happened, double seconds)
{
    passTime(seconds);
    // What may be seen until now: from there on it climbs, no event makes it jump.
    const auto shown = at(seconds);
    m_shownHigh = shown ? shown->second : -1;
    m_shownAt = seconds;
    m_wasCredible = m_wasCredible || shown;
    std::visit(
        Overloaded{
            [&](const event::JobStarted &job) { beginJob(job); },
            [&](const event::PageTaken &page) {
                ++m_pagesTaken;
                if (page.page >= 0 && page.page < m_pages.size())
                    m_pages[page.page].weight = pageWeight(page.megapixels);
            },
            [&](const event::PageStarted &page) {
                if (page.page >= 0 && page.page < m_pages.size())
                    m_pages[page.page] = {State::Reading, m_pages[page.page].weight, seconds, 0};
            },
            [&](const event::PageProgress &part) { takeProgress(part); },
            [&](const event::PageRead &page) { endPage(page.page, seconds); },
            [&](const event::PageFailed &page) { endPage(page.page, seconds); },
            [&](const event::PageSkipped &page) { endPage(page.page, seconds); },
            [&](const event::PagesReadOut &) { m_readOut = true; },
            [&](const event::ChunkCut &) { ++m_chunks; },
            [&](const event::ChunkStarted &chunk) {
                m_asking.insert(chunk.chunk, {seconds, 0});
            },
            [&](const event::FlashcardSaved &card) {
                if (const auto work = m_asking.find(card.chunk); work != m_asking.end())
                    ++work->cards;
            },
            [&](const event::ChunkDone &chunk) {
                if (!chunk.earlier) {
                    m_chunkPace.add(double(chunk.milliseconds) / 1000, 1);
                    m_cards += chunk.kept;
                }
                endChunk(chunk.chunk);
            },
            [&](const event::ChunkFailed &chunk) { endChunk(chunk.chunk); },
            [&](const event::Paused &) { m_paused = true; },
            [&](const event::Continued &) { m_paused = false; },
            [&](const event::Finished &) { m_over = true; },
            [](const auto &) {},
        },
        happened);
    if (const auto after = at(seconds))
        m_shownHigh = after->second;
}

// Pages in work count by what they seem to come to: those that are done first
// are the short ones.
double TimeLeft::pagePace(double seconds) const
{
    double coming = 0;
    double weight = 0;
    for (const PageWork &page : m_pages) {
        const double believed = page.state == State::Reading ? trust(page.share) : 0;
        if (believed > 0) {
            coming += believed * (seconds - page.since) / page.share;
            weight += believed * page.weight;
        }
    }
    return m_pagePace.withUnits(coming, weight);
}

// The pages in work end each in its time, the waiting ones are taken by whoever
// is free first.
double TimeLeft::readingLeft(double seconds) const
{
    const double pace = pagePace(seconds);
    std::priority_queue<double, std::vector<double>, std::greater<>> busyUntil;
    std::vector<double> waiting;
    double last = 0;
    for (const PageWork &page : m_pages) {
        const double usual = page.weight * pace;
        if (page.state == State::Waiting)
            waiting.push_back(usual);
        if (page.state != State::Reading)
            continue;
        const double passed = seconds - page.since;
        const double believed = trust(page.share);
        const double own = page.share > 0 ? passed * (1 - page.share) / page.share : 0;
        const double left
            = believed * own + (1 - believed) * std::max(usual - passed, leastLeft * usual);
        busyUntil.push(left);
        last = std::max(last, left);
    }
    while (static_cast<int>(busyUntil.size()) < m_readers)
        busyUntil.push(0);
    for (const double page : waiting) {
        const double end = busyUntil.top() + page;
        busyUntil.pop();
        busyUntil.push(end);
        last = std::max(last, end);
    }
    return last;
}

// By what such a part takes, and by its cards as they come in.
double TimeLeft::chunkLeft(const ChunkWork &chunk, double seconds) const
{
    const double usual = m_chunkPace.withUnits(0, 0);
    const double passed = seconds - chunk.since;
    const double byTime = std::max(usual - passed, leastLeft * usual);
    const double cards = m_cards / std::max(1, m_chunksDone); // of a part
    if (chunk.cards == 0 || cards < 1)
        return byTime;
    const double share = std::min(chunk.cards / cards, 0.9);
    return share * (passed * (1 - share) / share) + (1 - share) * byTime;
}

double TimeLeft::askingLeft(double seconds) const
{
    // Chunks still to be cut, by what the pages read so far gave: at first one a page.
    const double pagesLeft = std::max(0.0, double(m_pages.size()) - m_pagesDone);
    const double chunksAPage = (m_chunks + 1.0) / (m_pagesDone + 1.0);
    const double waiting = m_chunks - m_chunksDone - double(m_asking.size())
        + (m_readOut ? 0 : pagesLeft * chunksAPage);
    const double busy
        = m_busySeconds + (m_asking.size() >= m_askers ? std::max(0.0, seconds - m_now) : 0);
    const double interval = (busy + m_chunkPace.withUnits(0, 0) / m_askers) / (m_busyDone + 1);
    const double usual = m_chunkPace.withUnits(0, 0);
    double longest = 0;
    double open = 0; // what is left of the parts in work, in parts
    for (const ChunkWork &chunk : m_asking) {
        const double left = chunkLeft(chunk, seconds);
        longest = std::max(longest, left);
        open += usual > 0 ? std::min(1.0, left / usual) : 0;
    }
    return std::max(longest, (std::max(0.0, waiting) + open) * interval);
}

double TimeLeft::middle(double seconds) const
{
    const double asking = askingLeft(seconds);
    if (m_readOut)
        return asking;
    // They overlap; the last part is cut when the last page is read.
    return std::max(readingLeft(seconds) + m_chunkPace.withUnits(0, 0), asking);
}

bool TimeLeft::credible(double seconds) const
{
    if (m_paused || m_over || m_pages.isEmpty() || m_pagesTaken < m_pages.size())
        return false;
    if (m_wasCredible) // it doesn't flicker
        return true;
    const bool partsKnown = m_chunkPace.learned > 0 || m_chunkPace.units > 0;
    if (m_readOut)
        return partsKnown || m_chunksDone == m_chunks;
    double judged = m_pagePace.units + (m_pagePace.learned > 0 ? learnedUnits : 0);
    for (const PageWork &page : m_pages)
        judged += page.state == State::Reading ? trust(page.share) : 0;
    return partsKnown && judged >= enoughUnits && pagePace(seconds) > 0;
}

std::optional<std::pair<double, double>> TimeLeft::at(double seconds) const
{
    if (!credible(seconds))
        return std::nullopt;
    double high = middle(seconds) * halfRange;
    if (m_shownHigh >= 0) {
        const double growth = std::max(growthSeconds, climb * m_shownHigh);
        high = std::min(high, m_shownHigh + growth * std::max(0.0, seconds - m_shownAt));
    }
    if (high > longestCredible)
        return std::nullopt;
    return std::pair(high / 2, high);
}

} // namespace recto
