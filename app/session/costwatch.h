// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/costforecast.h"
#include "core/page.h"
#include "session/workers.h"

#include <QObject>

#include <optional>

namespace recto {

// What a job with the pages at hand may cost, worked out on a thread of its own:
// it looks into the pages' files, which may lie on a slow disk. Of several
// questions the last one is answered. Its end waits for the forecast at
// work.
class CostWatch : public QObject
{
    Q_OBJECT

public:
    explicit CostWatch(QObject *parent = nullptr);

    // The question that was asked last is not worked out again.
    void ask(const QList<Page> &pages, const JobOptions &options, const TokenPrices &prices);
    // The last answer; empty from a change of options or prices until the next one.
    [[nodiscard]] const CostForecast &forecast() const { return m_forecast; }

signals:
    void changed(); // there is an answer

private:
    struct Question
    {
        QList<Page> pages;
        JobOptions options;
        TokenPrices prices;

        friend bool operator==(const Question &, const Question &) = default;
    };

    void work();

    std::optional<Question> m_question; // the last
    bool m_working = false;
    CostForecast m_forecast;
    Workers m_workers; // last: its end waits
};

} // namespace recto
