// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/chunker.h"
#include "generation/pagerepeats.h"
#include "library/jobpages.h"

#include <QHash>

#include <optional>
#include <vector>

namespace recto {

enum class PageFate { Open, Read, Failed, Skipped };

[[nodiscard]] PageFate fateOf(UnitState state);

// A page of a job in a run.
struct PageSlot
{
    JobPage journal;
    PageFate fate = PageFate::Open;
    int tries = 0;
    double megapixels = 0;
};

// The texts of a job's pages, cut in page order as far as they are there. A page that
// failed ends a run of text; so does one that is read after it had failed, so that its
// neighbours' chunks stay as they are. What a page says that others of the job say as well
// is said once. Serves the journal's thread; looks at `pages`, which must live longer.
class JobTexts
{
public:
    JobTexts(const JobPages &journal, QString jobId, const std::vector<PageSlot> &pages,
             int maxChunk);

    // Of a page that was read just now: a few are kept, so that cutting needn't fetch them.
    void keep(int page, const PageText &text);
    [[nodiscard]] Result<PageText> of(int page) const;
    // How a page reads now: nothing while it isn't read, no text when it was left out.
    [[nodiscard]] std::optional<QString> now(int page) const;

    // The chunks that are whole with the next page, or with the end; nothing while that
    // page isn't known, and after the end. Their indexes are to be given by the caller.
    [[nodiscard]] Result<std::optional<QVector<Chunk>>> cutNext();
    [[nodiscard]] bool cutOut() const { return m_cutOut; } // nothing more comes

private:
    enum class Matter { New, Repeated, NotKnown };
    [[nodiscard]] Result<Matter> newMatterOf(int page);

    const JobPages &m_journal;
    QString m_jobId;
    const std::vector<PageSlot> &m_pages;
    QHash<int, PageText> m_kept; // until they are cut
    ChunkStream m_stream;
    PageRepeats m_repeats;
    int m_next = 0;
    bool m_cutOut = false;
};

} // namespace recto
