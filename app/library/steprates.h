// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/librarypart.h"

#include <QList>
#include <QString>

namespace recto {

// How long a unit of a step takes on this machine, learned over the jobs.
struct StepRate
{
    QString step; // "reading/tesseract", "generation/offline", …
    double seconds = 0; // a unit; exponentially weighted mean
    double spread = 0; // mean absolute deviation, seconds
    int samples = 0;
};

class StepRates : public LibraryPart
{
public:
    explicit StepRates(Library &library);

    [[nodiscard]] Result<QList<StepRate>> all() const;
    // Mixes one more measured unit into the rate of its step: the plain mean of
    // the first ten, from then on each counts a tenth. BadInput unless seconds
    // is finite and not negative.
    [[nodiscard]] Status learn(const QString &step, double seconds);
};

} // namespace recto
