// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"

#include <QList>

#include <functional>

namespace recto::gui {

struct WindowState
{
    const char *name;
    std::function<void(Stage &)> arrange; // leads there; uses QTest's macros
    const char *dialog = nullptr; // object name of what is looked at instead of the window
};

// Every state of the window that a person can meet.
[[nodiscard]] const QList<WindowState> &windowStates();

} // namespace recto::gui
