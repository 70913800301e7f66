// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace recto::gui {

// As a dark desktop gives it.
inline QPalette darkPalette()
{
    QPalette dark;
    const QColor window(0x24, 0x26, 0x29);
    const QColor base(0x1b, 0x1d, 0x1f);
    const QColor text(0xee, 0xef, 0xf0);
    dark.setColor(QPalette::Window, window);
    dark.setColor(QPalette::WindowText, text);
    dark.setColor(QPalette::Base, base);
    dark.setColor(QPalette::AlternateBase, window);
    dark.setColor(QPalette::Text, text);
    dark.setColor(QPalette::PlaceholderText, QColor(0xa0, 0xa4, 0xa8));
    dark.setColor(QPalette::Button, QColor(0x33, 0x36, 0x3a));
    dark.setColor(QPalette::ButtonText, text);
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::ToolTipBase, base);
    dark.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        dark.setColor(QPalette::Disabled, role, QColor(0x85, 0x89, 0x8d));
    return dark;
}

// As a desktop's high contrast gives it: black, white and two strong colours.
inline QPalette contrastPalette()
{
    QPalette strong;
    for (const QPalette::ColorRole role :
         {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button,
          QPalette::ToolTipBase})
        strong.setColor(role, Qt::black);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
          QPalette::BrightText, QPalette::PlaceholderText})
        strong.setColor(role, Qt::white);
    strong.setColor(QPalette::Highlight, QColor(0x1a, 0xeb, 0xff));
    strong.setColor(QPalette::HighlightedText, Qt::black);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        strong.setColor(QPalette::Disabled, role, QColor(0x3f, 0xf2, 0x3f));
    return strong;
}

} // namespace recto::gui
