// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace recto {

// Non-modal for the program's loop; they delete themselves.
void showShortcuts(QWidget *window);
void showAbout(QWidget *window);

} // namespace recto
