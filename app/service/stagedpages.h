// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/formupload.h"

#include <QHash>

#include <memory>

namespace recto {

// Pages that came one by one, until the form comes that makes a job of them: a phone that
// loses its way sends one photo again, not all. They go when nobody asked for them for an
// hour, and with the process. The caller brings the clock, in milliseconds. Serves the
// service's thread.
class StagedPages
{
public:
    // Its id; empty when too many wait already.
    [[nodiscard]] QString keep(std::shared_ptr<FormUpload> page, qint64 now);
    // Null when there is none of that id.
    [[nodiscard]] std::shared_ptr<FormUpload> find(const QString &id, qint64 now);
    // They are a job's now. They stay for a moment: an answer that was lost is asked for again.
    void taken(const QStringList &ids, qint64 now);
    void dropOld(qint64 now);

private:
    struct Entry
    {
        std::shared_ptr<FormUpload> page;
        qint64 usedAt = 0;
    };
    QHash<QString, Entry> m_pages;
};

} // namespace recto
