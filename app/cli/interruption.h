// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace recto {

// Ctrl-C, a request to terminate and a terminal that was closed, as a signal of the event loop. At
// most one object at a time; while it lives the program isn't killed by them.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

    // 0, or the exit code: 130 for Ctrl-C, 143 for terminate, 129 for a hang-up.
    [[nodiscard]] static int exitCode();

signals:
    void happened();

private:
    QTimer m_look;
};

} // namespace recto
