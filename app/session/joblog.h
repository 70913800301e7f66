// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipelineevent.h"

#include <QDateTime>
#include <QStringList>

namespace recto {

// What happened in a job, a line an event, for people who report a problem. In
// English, as it is read by developers; holds no text of pages or cards and, as
// errors hold none, no secret. Value type.
class JobLog
{
public:
    void add(const PipelineEvent &event, const QDateTime &time);
    [[nodiscard]] QString text() const { return m_lines.join(u'\n') + u'\n'; }
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }

private:
    QStringList m_lines;
};

} // namespace recto
