// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/steprates.h"

#include "library/database.h"

#include <cmath>

namespace recto {

StepRates::StepRates(Library &library)
    : LibraryPart(library)
{
}

Result<QList<StepRate>> StepRates::all() const
{
    return database().select<StepRate>(
        QStringLiteral("SELECT step, seconds, spread, samples FROM rates ORDER BY step"), {},
        [](const QSqlQuery &query) {
            return StepRate{query.value(0).toString(), query.value(1).toDouble(),
                            query.value(2).toDouble(), query.value(3).toInt()};
        });
}

Status StepRates::learn(const QString &step, double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return badInput(InputFault::NoMeasure, step);
    return database().write([&]() -> Status {
        // The right sides see the old row: `spread` is measured from the old mean.
        const auto learned = database().run(
            QStringLiteral(
                "INSERT INTO rates (step, seconds, spread, samples) VALUES (?, ?, 0, 1) "
                "ON CONFLICT (step) DO UPDATE SET "
                "seconds = rates.seconds + (excluded.seconds - rates.seconds) / %1, "
                "spread = rates.spread + (abs(excluded.seconds - rates.seconds) - rates.spread) "
                "/ %1, samples = rates.samples + 1")
                .arg(QStringLiteral(
                    "(CASE WHEN rates.samples < 9 THEN rates.samples + 1 ELSE 10 END)")),
            {step, seconds});
        return learned ? Status{} : Status{learned.error()};
    });
}

} // namespace recto
