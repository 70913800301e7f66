// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/costwatch.h"

namespace recto {

CostWatch::CostWatch(QObject *parent)
    : QObject(parent)
{
}

void CostWatch::ask(const QList<Page> &pages, const JobOptions &options, const TokenPrices &prices)
{
    Question question{pages, options, prices};
    if (m_question == question)
        return;
    // Fewer or more pages: the last figure stands until the new one comes, without a flicker.
    if (m_question && (m_question->options != options || m_question->prices != prices))
        m_forecast = {};
    m_question = std::move(question);
    if (!m_working)
        work();
}

void CostWatch::work()
{
    m_working = true;
    m_workers.ask(
        this,
        [question = *m_question] {
            const QList<PipelineInput> inputs(question.pages.cbegin(), question.pages.cend());
            return forecastCost(inputs, question.options, question.prices);
        },
        [this, asked = *m_question](const CostForecast &forecast) {
            m_working = false;
            if (m_question != asked) {
                work();
                return;
            }
            m_forecast = forecast;
            emit changed();
        });
}

} // namespace recto
