// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace recto {

// Installs the translation for a language ("de"; empty: the system's) and turns
// the layout for languages that are written from right to left. For the GUI
// thread, before the first window.
void installTranslations(QApplication &application, const QString &language);

} // namespace recto
