// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serviceprobe.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <functional>
#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;

namespace recto {

class Workers;

class HintLabel;

// Tries a service with tiny real requests on the workers and says in plain words
// what works, or what is wrong and what to do. Stops when it is told to, and
// when it is destroyed; what a stopped trial finds is not shown.
class ConnectionTest : public QWidget
{
    Q_OBJECT

public:
    // Blocks; is called on the workers.
    using Probe = std::function<ServiceReport(std::stop_token)>;

    explicit ConnectionTest(Workers *workers, QWidget *parent = nullptr);
    ~ConnectionTest() override;

    // `place`: as people see it, "api.openai.com".
    void start(const QString &place, const Probe &probe);
    void stop();
    void clear(); // what was found doesn't hold any more
    void say(const QString &problem); // why it can't be tried
    [[nodiscard]] bool running() const { return m_running; }

signals:
    void requested(); // by the button
    void finished(const recto::ServiceReport &report);

private:
    void setRunning(bool running);
    void countUp();
    void showReport(const ServiceReport &report);
    [[nodiscard]] HintLabel *line(int index) { return m_lines.at(static_cast<size_t>(index)); }

    Workers *m_workers;
    QPushButton *m_button;
    QPushButton *m_stop;
    QProgressBar *m_bar;
    QLabel *m_doing;
    std::array<HintLabel *, 4> m_lines;
    std::stop_source m_source;
    QTimer m_second;
    QElapsedTimer m_since;
    QString m_place;
    bool m_running = false;
    int m_trial = 0; // the latest
};

} // namespace recto
