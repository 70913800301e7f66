// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

#include <QWidget>

namespace recto {

class SettingsFields;

// Languages, the library and what happens when cards are made.
class GeneralPage : public QWidget
{
    Q_OBJECT

public:
    // `languages`: installed for reading, Tesseract's codes.
    GeneralPage(const std::shared_ptr<Settings> &settings, const QStringList &languages, QWidget *parent = nullptr);

    [[nodiscard]] SettingsFields *fields() const { return m_fields; }

private:
    SettingsFields *m_fields;
};

} // namespace recto
