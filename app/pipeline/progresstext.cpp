// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/progressestimator.h"

#include <QCoreApplication>

#include <cmath>

namespace recto {

namespace {

QString words(const char *source, int n = -1)
{
    return QCoreApplication::translate("recto::Progress", source, nullptr, n);
}

QString outcomeLabel(Outcome outcome, int cards)
{
    switch (outcome) {
    case Outcome::Completed:
        return words(QT_TRANSLATE_N_NOOP("recto::Progress", "Done: %n card(s)"), cards);
    case Outcome::PartlyFailed:
        return words(QT_TRANSLATE_N_NOOP("recto::Progress", "Done with gaps: %n card(s)"), cards);
    case Outcome::Cancelled:
        return words(QT_TRANSLATE_N_NOOP("recto::Progress", "Cancelled: %n card(s) kept"), cards);
    case Outcome::Failed:
        break;
    }
    return words(QT_TRANSLATE_NOOP("recto::Progress", "No cards could be made"));
}

} // namespace

QString progressLabel(const Progress &progress)
{
    if (progress.outcome)
        return outcomeLabel(*progress.outcome, progress.flashcardsKept);
    if (progress.paused)
        return words(QT_TRANSLATE_NOOP("recto::Progress", "Paused"));
    const auto counted = [](const char *source, int done, int total) {
        return words(source).arg(std::min(done + 1, total)).arg(total);
    };
    switch (progress.step) {
    case Step::Uploading:
        return counted(QT_TRANSLATE_NOOP("recto::Progress", "Adding page %1 of %2"),
                       progress.pagesTaken, progress.pagesTotal);
    case Step::AnalyzingChunks:
        return counted(QT_TRANSLATE_NOOP("recto::Progress", "Reading page %1 of %2"),
                       progress.pagesDone, progress.pagesTotal);
    case Step::AnalyzingBatch1:
    case Step::AnalyzingBatch2:
        return counted(QT_TRANSLATE_NOOP("recto::Progress", "Making cards, part %1 of %2"),
                       progress.chunksDone, std::max(1, progress.chunksTotal));
    case Step::FinalizingAnalysis:
        return words(QT_TRANSLATE_NOOP("recto::Progress", "Finishing"));
    case Step::Complete:
        break;
    }
    return words(QT_TRANSLATE_NOOP("recto::Progress", "Done"));
}

QString etaLabel(const Progress &progress)
{
    if (!progress.etaSeconds)
        return {};
    const auto [low, high] = *progress.etaSeconds;
    constexpr double minute = 60;
    constexpr double hour = 3600;
    if (high < 5)
        return words(QT_TRANSLATE_NOOP("recto::Progress", "a few seconds left"));
    const auto range = [&](double unit, const char *one, const char *several) {
        const int from = std::max(1, static_cast<int>(std::lround(low / unit)));
        const int to = std::max(1, static_cast<int>(std::lround(high / unit)));
        return from == to ? words(one, to) : words(several).arg(from).arg(to);
    };
    if (high < 90) // in steps of five seconds: smaller ones only flicker
        return words(QT_TRANSLATE_NOOP("recto::Progress", "%1–%2 seconds left"))
            .arg(std::max(1, static_cast<int>(std::floor(low / 5)) * 5))
            .arg(static_cast<int>(std::ceil(high / 5)) * 5);
    if (high < 90 * minute)
        return range(minute, QT_TRANSLATE_N_NOOP("recto::Progress", "about %n minute(s) left"),
                     QT_TRANSLATE_NOOP("recto::Progress", "%1–%2 minutes left"));
    return range(hour, QT_TRANSLATE_N_NOOP("recto::Progress", "about %n hour(s) left"),
                 QT_TRANSLATE_NOOP("recto::Progress", "%1–%2 hours left"));
}

QString skippedText(const event::PageSkipped &skipped)
{
    if (skipped.sameAs < 0)
        return {};
    return words(QT_TRANSLATE_NOOP("recto::Progress",
                                   "%1 is the same picture as page %2 and was left out."))
        .arg(skipped.name)
        .arg(skipped.sameAs + 1);
}

} // namespace recto
