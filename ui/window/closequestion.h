// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace recto {

// Whether to stop the work and close; asks once at a time, without holding up the window.
void askWhetherToClose(QWidget *window, const std::function<void()> &stop);

} // namespace recto
