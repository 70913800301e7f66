// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsfields.h"

#include "ui/widgets/hintlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace recto {

namespace {

// What may stand in the field, for a person.
QString allowedText(SettingType type)
{
    switch (type) {
    case SettingType::Address:
        return SettingsFields::tr(
            "Enter an address such as https://models.example.org/v1, without a password or key.");
    case SettingType::Folder:
        return SettingsFields::tr("Enter the whole path of a folder.");
    case SettingType::Text:
        return SettingsFields::tr("Enter one line of at most 500 characters.");
    default:
        return SettingsFields::tr("This value can’t be used.");
    }
}

} // namespace

SettingsFields::SettingsFields(std::shared_ptr<Settings> settings, QFormLayout *form)
    : QObject(form->parentWidget())
    , m_settings(std::move(settings))
    , m_form(form)
{
}

QFormLayout *SettingsFields::makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setHorizontalSpacing(theme::medium);
    form->setVerticalSpacing(theme::small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    return form;
}

void SettingsFields::nameField(QWidget *field, SettingKey key)
{
    field->setObjectName(QStringLiteral("setting-") + Settings::info(key).name);
}

bool SettingsFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

void SettingsFields::addField(SettingKey key, const QString &label, QWidget *field,
                              std::function<QString()> text)
{
    // A wheel that scrolls the page must not change what it passes over.
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
    auto *cell = new QWidget(m_form->parentWidget());
    auto *problem = new HintLabel(cell);
    problem->setObjectName(QStringLiteral("problem-") + Settings::info(key).name);
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight);
    layout->addWidget(field);
    layout->addWidget(problem);
    QLabel *caption = nullptr;
    if (label.isEmpty()) {
        m_form->addRow(cell);
    } else {
        caption = new QLabel(label, m_form->parentWidget());
        caption->setBuddy(field);
        m_form->addRow(caption, cell);
        nameAfterLabel(field, label);
    }
    m_fields.append({key, field, caption, problem, std::move(text)});
    connect(this, &SettingsFields::changed, problem, &HintLabel::clear);
}

// A buddy alone names a field only where both have the same parent.
void SettingsFields::nameAfterLabel(QWidget *field, QString label)
{
    field->setAccessibleName(label.remove(u'&'));
}

void SettingsFields::relabel(SettingKey key, const QString &label)
{
    if (const Field *field = find(key); field && field->label) {
        field->label->setText(label);
        nameAfterLabel(field->widget, label);
    }
}

QLineEdit *SettingsFields::addText(SettingKey key, const QString &label, const QString &placeholder)
{
    auto *edit = new QLineEdit(m_settings->text(key), m_form->parentWidget());
    nameField(edit, key);
    edit->setPlaceholderText(placeholder);
    addField(key, label, edit, [edit] { return edit->text(); });
    connect(edit, &QLineEdit::textEdited, this, &SettingsFields::changed);
    return edit;
}

QComboBox *SettingsFields::addSuggested(SettingKey key, const QString &label,
                                        const QString &placeholder)
{
    auto *box = new QComboBox(m_form->parentWidget());
    nameField(box, key);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(20);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setEditText(m_settings->text(key));
    box->lineEdit()->setPlaceholderText(placeholder);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    addField(key, label, box, [box] { return box->currentText(); });
    connect(box, &QComboBox::editTextChanged, this, &SettingsFields::changed);
    return box;
}

QDoubleSpinBox *SettingsFields::addNumber(SettingKey key, const QString &label,
                                          const QString &suffix, const QString &zero)
{
    const SettingInfo &info = Settings::info(key);
    auto *box = new QDoubleSpinBox(m_form->parentWidget());
    nameField(box, key);
    box->setDecimals(info.type == SettingType::Integer ? 0 : 3);
    box->setRange(info.minimum, info.maximum);
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    if (!zero.isEmpty())
        box->setSpecialValueText(zero);
    box->setValue(m_settings->number(key));
    addField(key, label, box, [box] { return QString::number(box->value(), 'g', 15); });
    connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsFields::changed);
    return box;
}

QComboBox *SettingsFields::addChoice(SettingKey key, const QString &label,
                                     const QList<Choice> &choices)
{
    auto *box = new QComboBox(m_form->parentWidget());
    nameField(box, key);
    for (const Choice &choice : choices)
        box->addItem(choice.label, choice.value);
    box->setCurrentIndex(std::max(0, box->findData(m_settings->text(key))));
    addField(key, label, box, [box] { return box->currentData().toString(); });
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsFields::changed);
    return box;
}

QCheckBox *SettingsFields::addFlag(SettingKey key, const QString &label)
{
    auto *box = new QCheckBox(label, m_form->parentWidget());
    nameField(box, key);
    box->setChecked(m_settings->flag(key));
    addField(key, {}, box,
             [box] { return box->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); });
    connect(box, &QCheckBox::toggled, this, &SettingsFields::changed);
    return box;
}

HintLabel *SettingsFields::addNote(const QString &text)
{
    auto *note = new HintLabel(m_form->parentWidget());
    note->say(HintLabel::Kind::Note, text);
    m_form->addRow(QString(), note);
    return note;
}

const SettingsFields::Field *SettingsFields::find(SettingKey key) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [key](const Field &field) { return field.key == key; });
    return found == m_fields.cend() ? nullptr : &*found;
}

QString SettingsFields::text(SettingKey key) const
{
    const Field *field = find(key);
    return field ? field->text().trimmed() : QString();
}

void SettingsFields::complain(SettingKey key, const QString &sentence)
{
    if (const Field *field = find(key)) {
        field->problem->say(HintLabel::Kind::Problem, sentence);
        field->widget->setFocus(Qt::OtherFocusReason);
    }
}

bool SettingsFields::check()
{
    for (const Field &field : std::as_const(m_fields)) {
        const QString text = field.text().trimmed();
        const SettingInfo &info = Settings::info(field.key);
        if (text.isEmpty() || validSetting(info, text))
            continue; // empty: the default
        complain(field.key, allowedText(info.type));
        return false;
    }
    return true;
}

Status SettingsFields::keep()
{
    for (const Field &field : std::as_const(m_fields)) {
        const QString text = field.text().trimmed();
        if (text == m_settings->text(field.key))
            continue; // each write is one of the whole file
        if (const Status kept = m_settings->set(field.key, text); !kept)
            return kept;
    }
    return {};
}

} // namespace recto
