// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicejobs.h"

#include <QJsonObject>

namespace recto {

// A job's rows as the messages of POST /api/process-with-progress: each of the six steps at
// least once, percentages that never fall, then {"uploadId","flashcards"} or {"error"}.
// Rows in, messages out; pure. Takes a job's rows from the first.
class JobMessages
{
public:
    // What the row becomes, in order; each is JSON in one line.
    [[nodiscard]] QList<QByteArray> take(const NumberedRow &row);
    // The last message is out.
    [[nodiscard]] bool ended() const { return m_ended; }

private:
    void tell(const QJsonObject &more);
    void tellStepsBefore(int step);
    void takeProgress(const QJsonObject &row);
    void takeEnd(const QJsonObject &row);

    QList<QByteArray> m_messages;
    int m_step = -1; // the last one that was told
    double m_percentage = 0;
    bool m_ended = false;
};

// {"step","percentage","status":"processing"|"completed"|"error","result"?,"error"?}
[[nodiscard]] QJsonObject jobStatusToJson(const ServiceJobs::Snapshot &snapshot);

} // namespace recto
