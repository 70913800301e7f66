// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/jobstream.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace recto {

// Follows the rows of a job, whichever process works on it, on a thread with an
// event loop. Looks ten times a second (some 20 µs) until nobody works on the job
// and everything was told. Opens the library for itself.
class JobFollower : public QObject
{
    Q_OBJECT

public:
    // Tells rows with a number above `after`. Begins with the event loop, so that
    // connecting afterwards is safe.
    JobFollower(QString libraryFolder, QString jobId, qint64 after = 0, QObject *parent = nullptr);
    ~JobFollower() override;

    void lookSoon(); // something may have happened: within 15 ms
    void look(); // now
    [[nodiscard]] qint64 lastNumber() const { return m_last; } // that was told

signals:
    void told(const QList<recto::JobRow> &rows);
    // The last signal, one of the two: nobody works on the job, or it can't be read.
    void ended();
    void failed(const recto::Error &error);

private:
    [[nodiscard]] Status openLibrary();
    void stop();

    QString m_libraryFolder;
    QString m_jobId;
    qint64 m_last = 0;
    std::optional<Library> m_library;
    QTimer m_poll;
    QTimer m_soon; // single shot
    bool m_over = false;
};

} // namespace recto
