// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobtexts.h"

namespace recto {

namespace {

// Others are loaded again from the library when their turn comes, so that memory stays flat.
constexpr int textsKept = 16;

bool sameFile(const Page &a, const Page &b)
{
    return a.sha256.isEmpty() ? a.file == b.file : a.sha256 == b.sha256;
}

} // namespace

PageFate fateOf(UnitState state)
{
    switch (state) {
    case UnitState::Done:
        return PageFate::Read;
    case UnitState::Failed:
        return PageFate::Failed;
    case UnitState::Skipped:
        return PageFate::Skipped;
    case UnitState::Waiting:
    case UnitState::Working:
        break;
    }
    return PageFate::Open;
}

JobTexts::JobTexts(const JobPages &journal, QString jobId, const std::vector<PageSlot> &pages,
                   int maxChunk)
    : m_journal(journal)
    , m_jobId(std::move(jobId))
    , m_pages(pages)
    , m_stream(maxChunk)
{
}

void JobTexts::keep(int page, const PageText &text)
{
    if (m_kept.size() < textsKept)
        m_kept.insert(page, text);
}

Result<PageText> JobTexts::of(int page) const
{
    if (const auto known = m_kept.constFind(page); known != m_kept.constEnd())
        return *known;
    return m_journal.text(m_jobId, page);
}

std::optional<QString> JobTexts::now(int page) const
{
    if (page < 0 || page >= static_cast<int>(m_pages.size()))
        return std::nullopt;
    const PageFate fate = m_pages[static_cast<size_t>(page)].fate;
    if (fate == PageFate::Skipped)
        return QString();
    const auto text
        = fate == PageFate::Read ? of(page) : Result<PageText>(Error{ErrorKind::NotFound, {}, {}});
    return text ? std::optional(text->text) : std::nullopt;
}

// A page waits for the next of its file, which may say all of it and more.
Result<JobTexts::Matter> JobTexts::newMatterOf(int page)
{
    const auto text = of(page);
    if (!text)
        return text.error();
    const auto next = static_cast<size_t>(page) + 1;
    if (next < m_pages.size()
        && sameFile(m_pages[next - 1].journal.page, m_pages[next].journal.page)) {
        if (m_pages[next].fate == PageFate::Open)
            return Matter::NotKnown;
        if (m_pages[next].fate == PageFate::Read) {
            const auto following = of(page + 1);
            if (!following)
                return following.error();
            if (PageRepeats::buildsUp(*text, *following))
                return Matter::Repeated;
        }
    }
    return m_repeats.saidBefore(*text) ? Matter::Repeated : Matter::New;
}

Result<std::optional<QVector<Chunk>>> JobTexts::cutNext()
{
    if (m_cutOut)
        return std::optional<QVector<Chunk>>();
    if (m_next == static_cast<int>(m_pages.size())) {
        m_cutOut = true;
        return std::optional(m_stream.finish());
    }
    const PageSlot &slot = m_pages[static_cast<size_t>(m_next)];
    if (slot.fate == PageFate::Open)
        return std::optional<QVector<Chunk>>();
    Matter matter = Matter::Repeated;
    if (slot.fate == PageFate::Read) {
        const auto found = newMatterOf(m_next);
        if (!found)
            return found.error();
        matter = *found;
    }
    if (matter == Matter::NotKnown)
        return std::optional<QVector<Chunk>>();
    const bool alone = slot.fate == PageFate::Read && slot.journal.ownRun;
    QVector<Chunk> whole;
    if (slot.fate == PageFate::Failed || alone)
        whole += m_stream.finish();
    if (matter == Matter::New) {
        const auto text = of(m_next);
        if (!text)
            return text.error();
        whole += m_stream.append(m_next, *text);
    }
    if (alone)
        whole += m_stream.finish();
    m_kept.remove(m_next++);
    return std::optional(std::move(whole));
}

} // namespace recto
