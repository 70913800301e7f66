// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace recto {

// Lets a screen reader say a text politely, without moving the focus: as the
// widget's changed description, and on Qt 6.8 as an announcement.
void announce(QWidget *widget, const QString &text);

} // namespace recto
