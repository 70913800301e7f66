// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsgeneral.h"

#include "languagebutton.h"
#include "settingsfields.h"

#include <QFormLayout>

namespace recto {

GeneralPage::GeneralPage(const std::shared_ptr<Settings> &settings, const QStringList &languages, QWidget *parent)
    : QWidget(parent)
    , m_fields(new SettingsFields(settings, SettingsFields::makeForm(this)))
{
    setObjectName(QStringLiteral("generalPage"));
    auto *language = new LanguageButton(this);
    language->setInstalled(languages);
    language->setLanguage(settings->text(SettingKey::Language));
    m_fields->addField(SettingKey::Language, tr("Language of the &pages"), language,
                       [language] { return language->language(); });
    m_fields->addChoice(SettingKey::UiLanguage, tr("Language of the &window"),
                        {{{}, tr("As the system")},
                         {QStringLiteral("en"), QStringLiteral("English")},
                         {QStringLiteral("de"), QStringLiteral("Deutsch")}});
    m_fields->addText(SettingKey::LibraryFolder, tr("Library &folder"), tr("The usual place"));
    m_fields->addNote(tr("The language of the window and the library folder change at the next start."));
    m_fields->addFlag(SettingKey::OpenReviewWhenDone, tr("Open the re&view when the cards are made"));
    m_fields->addFlag(SettingKey::NotifyWhenDone, tr("&Notify me when the window is not in front"));
}

} // namespace recto
