// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "windowparts.h"

#include <QDialog>
#include <QList>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QTabWidget;

namespace recto {

// What a person can choose, in three pages. Values are checked and kept when
// the dialog is accepted; what isn't allowed is said beside the buttons.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const WindowParts &parts, const QStringList &languages, QWidget *parent = nullptr);

    void accept() override;

private:
    // How a setting stands in the dialog.
    struct Field
    {
        SettingKey key = SettingKey::Language;
        std::function<QString()> text;
    };
    struct Choice
    {
        QString value;
        QString label;
    };

    QWidget *makeGeneralPage(const QStringList &languages);
    QWidget *makeCardsPage();
    QWidget *makeServicePage();
    void addPresets(QFormLayout *form);
    void addText(QFormLayout *form, SettingKey key, const QString &label, const QString &placeholder);
    void addNumber(QFormLayout *form, SettingKey key, const QString &label, const QString &suffix);
    void addChoice(QFormLayout *form, SettingKey key, const QString &label, const QList<Choice> &choices);
    void addFlag(QFormLayout *form, SettingKey key, const QString &label);

    std::shared_ptr<Settings> m_settings;
    QTabWidget *m_tabs;
    QLabel *m_problem;
    QList<Field> m_fields;
    QLineEdit *m_address = nullptr;
    QComboBox *m_presets = nullptr;
};

} // namespace recto
