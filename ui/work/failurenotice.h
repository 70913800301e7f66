// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>

namespace recto {

class NoticeBar;

// Says what could not be done, with the button that mends it. Lives on the GUI thread.
class FailureNotice : public QObject
{
    Q_OBJECT

public:
    explicit FailureNotice(NoticeBar *notice, QObject *parent = nullptr);

    void show(const Error &error);

signals:
    void settingsRequested(const recto::Error &error);
    void backupsRequested();
    void retryRequested();

private:
    NoticeBar *m_notice;
};

} // namespace recto
