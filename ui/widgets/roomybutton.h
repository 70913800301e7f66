// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace recto {

// A push button with air around its text, where the platform's style leaves little.
class RoomyButton : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        constexpr QMargins air{7, 4, 7, 4};
        return QPushButton::sizeHint().grownBy(air);
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace recto
