// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/windowparts.h"

class QWidget;

namespace recto {

class FailureNotice;
class History;
class JobQueue;
class LibraryThread;
class NoticeBar;
class Workers;

// What the window hands to each of its presenters. All of it outlives them.
struct WindowTools
{
    const WindowParts *parts = nullptr;
    LibraryThread *library = nullptr;
    JobQueue *jobs = nullptr;
    NoticeBar *notice = nullptr;
    FailureNotice *failure = nullptr;
    History *history = nullptr;
    Workers *workers = nullptr; // for the keychain and services
    QWidget *window = nullptr; // dialogs stand above it
};

} // namespace recto
