// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipelineevent.h"

namespace recto {

QString stepName(Step step)
{
    switch (step) {
    case Step::Uploading:
        return QStringLiteral("uploading");
    case Step::AnalyzingChunks:
        return QStringLiteral("analyzing-chunks");
    case Step::AnalyzingBatch1:
        return QStringLiteral("analyzing-batch1");
    case Step::AnalyzingBatch2:
        return QStringLiteral("analyzing-batch2");
    case Step::FinalizingAnalysis:
        return QStringLiteral("finalizing-analysis");
    case Step::Complete:
        break;
    }
    return QStringLiteral("complete");
}

Step stepFromName(const QString &name)
{
    for (const Step step : {Step::AnalyzingChunks, Step::AnalyzingBatch1, Step::AnalyzingBatch2,
                            Step::FinalizingAnalysis, Step::Complete}) {
        if (stepName(step) == name)
            return step;
    }
    return Step::Uploading;
}

} // namespace recto
