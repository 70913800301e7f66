// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingscards.h"

#include "ui/settings/settingsfields.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/roomybutton.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>

namespace recto {

CardsPage::CardsPage(const std::shared_ptr<Settings> &settings, QWidget *parent)
    : QWidget(parent)
    , m_fields(nullptr)
    , m_privacy(new HintLabel(this))
    , m_setUp(new RoomyButton(tr("Set Up the &Model Service…"), this))
{
    setObjectName(QStringLiteral("cardsPage"));
    QFormLayout *form = SettingsFields::makeForm(this);
    m_fields = new SettingsFields(settings, form);
    m_reader = m_fields->addChoice(
        SettingKey::OcrEngine, tr("Pages are &read by"),
        {{codeName(OcrEngineKind::Tesseract), tr("This computer")},
         {codeName(OcrEngineKind::Mixed), tr("This computer; hard pages by the model service")},
         {codeName(OcrEngineKind::Vision), tr("The model service")}});
    m_writer
        = m_fields->addChoice(SettingKey::Generator, tr("Cards are &written by"),
                              {{codeName(GeneratorKind::Offline), tr("This computer, by rules")},
                               {codeName(GeneratorKind::Chat), tr("The model service")}});
    m_privacy->setObjectName(QStringLiteral("privacyHint"));
    form->addRow(QString(), m_privacy);
    m_setUp->setObjectName(QStringLiteral("setUpServiceButton"));
    m_setUp->setAutoDefault(false);
    form->addRow(QString(), m_setUp);
    m_fallback = m_fields->addChoice(SettingKey::Fallback, tr("If the service can’t be reac&hed"),
                                     {{QStringLiteral("none"), tr("Stop and say so")},
                                      {QStringLiteral("offline"), tr("Go on with this computer")}});
    m_fields->addNumber(SettingKey::MaxChunk, tr("Si&ze of a part"), tr(" characters"));
    m_fields->addNote(tr(
        "Cards are made of one part of the text after another. Smaller parts suit small models."));
    m_fields->addNumber(SettingKey::Workers, tr("Pages read at the same &time"), {},
                        tr("As many as the processor has cores"));
    connect(m_fields, &SettingsFields::changed, this, &CardsPage::changed);
    connect(m_setUp, &QPushButton::clicked, this, &CardsPage::setUpRequested);
}

bool CardsPage::readsByService() const
{
    return m_reader->currentData().toString() != codeName(OcrEngineKind::Tesseract);
}

bool CardsPage::writesByService() const
{
    return m_writer->currentData().toString() == codeName(GeneratorKind::Chat);
}

void CardsPage::showService(const QUrl &address, bool offlineOnly, bool ready)
{
    ServiceUse use;
    if (readsByService())
        use.reads = m_reader->currentData().toString() == codeName(OcrEngineKind::Vision)
            ? ServiceUse::Reads::AllPages
            : ServiceUse::Reads::HardPages;
    use.writes = writesByService();
    use.offlineOnly = offlineOnly;
    use.address = address;
    const bool lacking = use.wanted() && (offlineOnly || !ready);
    m_privacy->say(lacking ? HintLabel::Kind::Problem : HintLabel::Kind::Note,
                   lacking && !offlineOnly ? tr("The model service is not set up yet.")
                                           : privacyText(use));
    m_setUp->setVisible(lacking);
    m_setUp->setText(offlineOnly ? tr("Show the &Switch…") : tr("Set Up the &Model Service…"));
    m_fallback->setEnabled(use.wanted());
}

} // namespace recto
