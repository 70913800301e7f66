// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsgeneral.h"

#include "settings/settings.h"
#include "ui/settings/settingsfields.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/languagebutton.h"
#include "ui/widgets/roomybutton.h"

#include <QDir>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace recto {

GeneralPage::GeneralPage(const WindowParts &parts, const QStringList &languages, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_fields(new SettingsFields(parts.settings, SettingsFields::makeForm(this)))
{
    setObjectName(QStringLiteral("generalPage"));
    auto *language = new LanguageButton(this);
    language->setInstalled(languages);
    language->setLanguage(m_parts.settings->text(SettingKey::Language));
    m_fields->addField(SettingKey::Language, tr("Language of the &pages"), language,
                       [language] { return language->language(); });
    m_fields->addChoice(SettingKey::UiLanguage, tr("Language of the &window"),
                        {{{}, tr("As the system")},
                         {QStringLiteral("en"), QStringLiteral("English")},
                         {QStringLiteral("de"), QStringLiteral("Deutsch")}});
    setUpFolder();
    m_fields->addNote(
        tr("The language of the window and the library folder change at the next start."));
    m_fields->addFlag(SettingKey::OpenReviewWhenDone,
                      tr("Open the re&view when the cards are made"));
    m_fields->addFlag(SettingKey::NotifyWhenDone, tr("&Notify me when the window is not in front"));
    if (m_parts.upkeep.checkForUpdate)
        m_fields->addFlag(SettingKey::CheckForUpdates, tr("&Look for a newer Recto at each start"));
}

void GeneralPage::setUpFolder()
{
    m_folder = m_fields->addText(SettingKey::LibraryFolder, tr("Library &folder"),
                                 tr("The usual place"));
    auto *choose = new RoomyButton(tr("C&hoose Folder…"), this);
    choose->setObjectName(QStringLiteral("chooseFolderButton"));
    choose->setAutoDefault(false);
    auto *form = static_cast<QFormLayout *>(layout());
    form->addRow(QString(), choose);
    form->setAlignment(choose, Qt::AlignLeft);
    m_folderHint = new HintLabel(this);
    m_folderHint->setObjectName(QStringLiteral("folderHint"));
    form->addRow(QString(), m_folderHint);
    connect(choose, &QPushButton::clicked, this, &GeneralPage::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &GeneralPage::showWhereCardsAre);
}

void GeneralPage::chooseFolder()
{
    FileQuestion question;
    question.kind = FileQuestion::Kind::OpenFolder;
    question.title = tr("Choose the folder of the library");
    question.suggestedFile = m_parts.library.folder();
    m_parts.askForFiles(this, question, [this](const QStringList &folders) {
        if (folders.isEmpty())
            return;
        m_folder->setText(QDir::toNativeSeparators(folders.first()));
        emit m_fields->changed();
    });
}

// Another folder is another library: nobody should miss their cards there.
void GeneralPage::showWhereCardsAre()
{
    const QString chosen = QDir::fromNativeSeparators(m_folder->text().trimmed());
    const bool same = chosen == m_parts.settings->text(SettingKey::LibraryFolder)
        || QDir(chosen) == QDir(m_parts.library.folder());
    const bool hasCards = QDir(chosen).exists(QStringLiteral("library.sqlite"));
    if (same || chosen.isEmpty())
        m_folderHint->clear();
    else if (hasCards)
        m_folderHint->say(HintLabel::Kind::Note,
                          tr("There is a library in this folder. Recto opens it."));
    else
        m_folderHint->say(HintLabel::Kind::Note,
                          tr("Recto begins an empty library there. Your cards stay in %1; to take "
                             "them along, close "
                             "Recto and copy everything from there into the new folder.")
                              .arg(m_parts.library.name()));
}

} // namespace recto
