// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobjournal.h"

#include <functional>

namespace recto {

// What a person asks of a job between two of its runs.
// On the library's thread. Errors: as JobJournal; JobRunningElsewhere while it runs.

using JobChange = std::function<Status(JobJournal &)>;

// Failed pages and parts wait again; empty: all of them.
[[nodiscard]] JobChange retryChange(const QString &jobId, const QList<int> &pages);
[[nodiscard]] JobChange skipChange(const QString &jobId, int page);
[[nodiscard]] JobChange correctChange(const QString &jobId, int page,
                                      const PageCorrections &corrections);

// The pages that failed as they are in that language (a Tesseract code) are read in it.
[[nodiscard]] JobChange languageChange(const QString &jobId, const QString &language);

// The page's text by the person's hand: words that stay keep their places on the page.
[[nodiscard]] JobChange textChange(const QString &jobId, int page, const QString &text);

// The job counts as done with what it has; one that has nothing goes with its upload. One
// that is over stays as it is.
[[nodiscard]] Status discardJob(Library &library, const QString &jobId);

} // namespace recto
