// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace recto {

class HintLabel;

// The settings of one page, as rows of a form. What is wrong with a value stands
// below its field. Nothing is kept before keep(). For the GUI thread.
class SettingsFields : public QObject
{
    Q_OBJECT

public:
    struct Choice
    {
        QString value;
        QString label;
    };

    // Rows are added to `form`; its widget owns them.
    SettingsFields(std::shared_ptr<Settings> settings, QFormLayout *form);

    // The form of a page with the house's spacing.
    [[nodiscard]] static QFormLayout *makeForm(QWidget *page);
    // Another form of the same page, where the next rows go.
    void setForm(QFormLayout *form) { m_form = form; }

    // Each is called "setting-" and the setting's name.
    QLineEdit *addText(SettingKey key, const QString &label, const QString &placeholder = {});
    QComboBox *addSuggested(SettingKey key, const QString &label, const QString &placeholder);
    QDoubleSpinBox *addNumber(SettingKey key, const QString &label, const QString &suffix = {},
                              const QString &zero = {});
    QComboBox *addChoice(SettingKey key, const QString &label, const QList<Choice> &choices);
    QCheckBox *addFlag(SettingKey key, const QString &label);
    // Any other widget that stands for a setting; with no label in a row of its own.
    void addField(SettingKey key, const QString &label, QWidget *field,
                  std::function<QString()> text);
    HintLabel *addNote(const QString &text);

    // As it stands in the field now.
    [[nodiscard]] QString text(SettingKey key) const;
    void relabel(SettingKey key, const QString &label);
    // Says it below the field and puts the focus there.
    void complain(SettingKey key, const QString &sentence);
    // Whether every value may be kept; otherwise complains about the first that may not.
    [[nodiscard]] bool check();
    [[nodiscard]] Status keep();

signals:
    void changed(); // by the person

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field
    {
        SettingKey key = SettingKey::Language;
        QWidget *widget = nullptr;
        QLabel *label = nullptr;
        HintLabel *problem = nullptr;
        std::function<QString()> text;
    };

    [[nodiscard]] const Field *find(SettingKey key) const;
    void nameField(QWidget *field, SettingKey key);
    static void nameAfterLabel(QWidget *field, QString label);

    std::shared_ptr<Settings> m_settings;
    QFormLayout *m_form;
    QList<Field> m_fields;
};

} // namespace recto
