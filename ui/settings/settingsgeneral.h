// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/windowparts.h"

#include <QWidget>

class QLineEdit;

namespace recto {

class HintLabel;
class SettingsFields;

// Languages, the library and what happens when cards are made.
class GeneralPage : public QWidget
{
    Q_OBJECT

public:
    // `languages`: installed for reading, Tesseract's codes.
    GeneralPage(const WindowParts &parts, const QStringList &languages, QWidget *parent = nullptr);

    [[nodiscard]] SettingsFields *fields() const { return m_fields; }

private:
    void setUpFolder();
    void chooseFolder();
    void showWhereCardsAre();

    WindowParts m_parts;
    SettingsFields *m_fields;
    QLineEdit *m_folder = nullptr;
    HintLabel *m_folderHint = nullptr;
};

} // namespace recto
