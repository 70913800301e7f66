// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

class QLabel;
class QPushButton;
class QWidget;

// Recto's own identity on top of the platform's style: one accent, a few
// spacings, line icons that take the palette's colours. For the GUI thread.
namespace recto::theme {

// Spacing, in device-independent pixels, at a text size of 10 points.
inline constexpr int tight = 4;
inline constexpr int small = 8;
inline constexpr int medium = 14;
inline constexpr int large = 24;
inline constexpr int corner = 8; // radius

// Registers the icons that are built into this library.
void initialize();

[[nodiscard]] bool dark(const QPalette &palette);
// At least 4.5:1 against the palette's window and base colours.
[[nodiscard]] QColor accent(const QPalette &palette);
[[nodiscard]] QColor onAccent(const QPalette &palette);
[[nodiscard]] QColor warning(const QPalette &palette);
// Black on white or the other way round, as who needs it sets it.
[[nodiscard]] bool highContrast(const QPalette &palette);
// Secondary text: calmer than the text, still at least 4.5:1 on the window; as the
// text in high contrast.
[[nodiscard]] QColor secondaryText(const QPalette &palette);
[[nodiscard]] QColor hairline(const QPalette &palette);
// `amount` of `top` (0–1) over `base`.
[[nodiscard]] QColor blend(const QColor &base, const QColor &top, double amount);
// WCAG 2 contrast of two opaque colours, 1–21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

// A line icon from resources/icons/actions that follows the palette, also when
// it changes; drawn heavier in high-contrast palettes.
[[nodiscard]] QIcon icon(const QString &name);
// The side of an icon in a line of text.
[[nodiscard]] int iconSide(const QFont &font);
// The icon as a pixmap in one colour.
[[nodiscard]] QPixmap pixmap(const QString &name, const QColor &color, int side, qreal ratio);
// The illustration of the drop area.
[[nodiscard]] QPixmap illustration(const QPalette &palette, QSize size, qreal ratio);

// The system's font, larger or smaller.
[[nodiscard]] QFont scaled(const QFont &font, double factor, QFont::Weight weight = QFont::Normal);
void makeTitle(QLabel *label);
void makeSecondary(QLabel *label);
// The one button of a page that goes on.
void makePrimary(QPushButton *button);

// How long a movement takes; 0 when the system asks for none.
[[nodiscard]] int motionMilliseconds(const QWidget *widget);

} // namespace recto::theme
