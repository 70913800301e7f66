// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/stagedpages.h"

#include <QUuid>

namespace recto {

namespace {

constexpr qsizetype mostPages = 4000;
constexpr qint64 life = 3'600'000; // milliseconds

} // namespace

QString StagedPages::keep(std::shared_ptr<FormUpload> page, qint64 now)
{
    if (m_pages.size() >= mostPages)
        return {};
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_pages.insert(id, {std::move(page), now});
    return id;
}

std::shared_ptr<FormUpload> StagedPages::find(const QString &id, qint64 now)
{
    const auto found = m_pages.find(id);
    if (found == m_pages.end())
        return nullptr;
    found->usedAt = now;
    return found->page;
}

void StagedPages::taken(const QStringList &ids, qint64 now)
{
    constexpr qint64 moment = 60'000;
    for (const QString &id : ids) {
        if (const auto found = m_pages.find(id); found != m_pages.end())
            found->usedAt = now + moment - life;
    }
}

void StagedPages::dropOld(qint64 now)
{
    m_pages.removeIf([now](const auto &entry) { return now >= entry->usedAt + life; });
}

} // namespace recto
