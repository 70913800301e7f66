// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace recto {

// What the desktop outside of the window shows: progress on the launcher's icon
// and a notification. Where the desktop has neither, nothing happens.
class DesktopSignals : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void showProgress(double fraction); // 0–1
    void endProgress();
    void notify(const QString &title, const QString &text);

private:
    int m_percentage = -1; // that is shown; -1: none
};

} // namespace recto
