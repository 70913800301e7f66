// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsdialog.h"

#include "core/errortext.h"
#include "languagebutton.h"
#include "theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace recto {

namespace {

struct Preset
{
    const char *name;
    const char *address;
};

// Addresses as the makers document them; the local ones are their defaults.
constexpr Preset servicePresets[] = {
    {"OpenAI", "https://api.openai.com/v1"},
    {"OpenRouter", "https://openrouter.ai/api/v1"},
    {"Ollama", "http://localhost:11434/v1"},
    {"LM Studio", "http://localhost:1234/v1"},
    {"llama-server", "http://localhost:8080/v1"},
};

QFormLayout *formOf(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(theme::large, theme::large, theme::large, theme::large);
    form->setHorizontalSpacing(theme::medium);
    form->setVerticalSpacing(theme::small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

} // namespace

SettingsDialog::SettingsDialog(const WindowParts &parts, const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_settings(parts.settings)
    , m_tabs(new QTabWidget(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    resize(560, 460);
    m_tabs->addTab(makeGeneralPage(languages), tr("&General"));
    m_tabs->addTab(makeCardsPage(), tr("&Reading and Cards"));
    m_tabs->addTab(makeServicePage(), tr("&Model Service"));
    m_problem->setObjectName(QStringLiteral("settingsProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

QWidget *SettingsDialog::makeGeneralPage(const QStringList &languages)
{
    auto *page = new QWidget(m_tabs);
    QFormLayout *form = formOf(page);
    auto *language = new LanguageButton(page);
    language->setInstalled(languages);
    language->setLanguage(m_settings->text(SettingKey::Language));
    form->addRow(tr("Language of the &pages"), language);
    m_fields.append({SettingKey::Language, [language] { return language->language(); }});
    addChoice(form, SettingKey::UiLanguage, tr("Language of the &window"),
              {{{}, tr("As the system")}, {QStringLiteral("en"), QStringLiteral("English")},
               {QStringLiteral("de"), QStringLiteral("Deutsch")}});
    addText(form, SettingKey::LibraryFolder, tr("Library &folder"), tr("The usual place"));
    addFlag(form, SettingKey::OpenReviewWhenDone, tr("&Open the review when the cards are made"));
    addFlag(form, SettingKey::NotifyWhenDone, tr("&Notify me when the window is not in front"));
    auto *note = new QLabel(tr("The window’s language and the library folder change at the next start."), page);
    note->setWordWrap(true);
    theme::makeSecondary(note);
    form->addRow(note);
    return page;
}

QWidget *SettingsDialog::makeCardsPage()
{
    auto *page = new QWidget(m_tabs);
    QFormLayout *form = formOf(page);
    addChoice(form, SettingKey::OcrEngine, tr("Pages are &read by"),
              {{QStringLiteral("tesseract"), tr("This computer")},
               {QStringLiteral("mixed"), tr("This computer; hard pages by the vision model")},
               {QStringLiteral("vision"), tr("The vision model")}});
    addChoice(form, SettingKey::Generator, tr("Cards are &written by"),
              {{QStringLiteral("offline"), tr("This computer, by rules")},
               {QStringLiteral("chat"), tr("The model service")}});
    addNumber(form, SettingKey::MaxChunk, tr("&Size of a part"), tr(" characters"));
    addNumber(form, SettingKey::Workers, tr("Pages read at the same &time"), {});
    auto *note = new QLabel(tr("0 means one page for each processor core."), page);
    theme::makeSecondary(note);
    form->addRow(QString(), note);
    return page;
}

QWidget *SettingsDialog::makeServicePage()
{
    auto *page = new QWidget(m_tabs);
    QFormLayout *form = formOf(page);
    addFlag(form, SettingKey::OfflineOnly, tr("O&ffline only: never send anything to a service"));
    addPresets(form);
    addText(form, SettingKey::BaseUrl, tr("&Address"), QStringLiteral("https://…/v1"));
    m_address = page->findChild<QLineEdit *>(QStringLiteral("setting-baseUrl"));
    addText(form, SettingKey::Model, tr("Model that &writes cards"), {});
    addText(form, SettingKey::VisionModel, tr("Model that &reads pages"), {});
    addFlag(form, SettingKey::Azure, tr("The service is A&zure OpenAI"));
    addNumber(form, SettingKey::RequestConcurrency, tr("Requests at the same &time"), {});
    addNumber(form, SettingKey::InputPrice, tr("Price of a million tokens &in"), {});
    addNumber(form, SettingKey::OutputPrice, tr("Price of a million tokens &out"), {});
    addNumber(form, SettingKey::SpendingCap, tr("A job may &cost at most"), {});
    return page;
}

void SettingsDialog::addPresets(QFormLayout *form)
{
    m_presets = new QComboBox(form->parentWidget());
    m_presets->setObjectName(QStringLiteral("presetBox"));
    m_presets->addItem(tr("Custom"));
    for (const Preset &preset : servicePresets) {
        m_presets->addItem(QLatin1String(preset.name), QLatin1String(preset.address));
        if (m_settings->text(SettingKey::BaseUrl) == QLatin1String(preset.address))
            m_presets->setCurrentIndex(m_presets->count() - 1);
    }
    form->addRow(tr("Ser&vice"), m_presets);
    connect(m_presets, &QComboBox::activated, this, [this] {
        if (m_presets->currentIndex() > 0)
            m_address->setText(m_presets->currentData().toString());
        m_address->setFocus();
    });
}

void SettingsDialog::addText(QFormLayout *form, SettingKey key, const QString &label,
                             const QString &placeholder)
{
    auto *edit = new QLineEdit(m_settings->text(key), form->parentWidget());
    edit->setObjectName(QStringLiteral("setting-") + Settings::info(key).name);
    edit->setPlaceholderText(placeholder);
    form->addRow(label, edit);
    m_fields.append({key, [edit] { return edit->text(); }});
}

void SettingsDialog::addNumber(QFormLayout *form, SettingKey key, const QString &label,
                               const QString &suffix)
{
    const SettingInfo &info = Settings::info(key);
    auto *box = new QDoubleSpinBox(form->parentWidget());
    box->setObjectName(QStringLiteral("setting-") + info.name);
    box->setDecimals(info.type == SettingType::Integer ? 0 : 2);
    box->setRange(info.minimum, info.maximum);
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    box->setValue(m_settings->number(key));
    form->addRow(label, box);
    m_fields.append({key, [box] { return QString::number(box->value(), 'g', 15); }});
}

void SettingsDialog::addChoice(QFormLayout *form, SettingKey key, const QString &label,
                               const QList<Choice> &choices)
{
    auto *box = new QComboBox(form->parentWidget());
    box->setObjectName(QStringLiteral("setting-") + Settings::info(key).name);
    for (const Choice &choice : choices)
        box->addItem(choice.label, choice.value);
    box->setCurrentIndex(std::max(0, box->findData(m_settings->text(key))));
    form->addRow(label, box);
    m_fields.append({key, [box] { return box->currentData().toString(); }});
}

void SettingsDialog::addFlag(QFormLayout *form, SettingKey key, const QString &label)
{
    auto *box = new QCheckBox(label, form->parentWidget());
    box->setObjectName(QStringLiteral("setting-") + Settings::info(key).name);
    box->setChecked(m_settings->flag(key));
    form->addRow(box);
    m_fields.append({key, [box] { return box->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); }});
}

void SettingsDialog::accept()
{
    for (const Field &field : std::as_const(m_fields)) {
        if (const Status kept = m_settings->set(field.key, field.text()); !kept) {
            m_problem->setText(errorText(kept.error()));
            m_problem->show();
            return;
        }
    }
    QDialog::accept();
}

} // namespace recto
