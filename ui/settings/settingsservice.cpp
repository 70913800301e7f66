// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsservice.h"

#include "ui/settings/connectiontest.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/localservicelist.h"
#include "ui/settings/serviceuse.h"
#include "ui/settings/settingsfields.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShowEvent>
#include <QSignalBlocker>

namespace recto {

namespace {

// Seconds and requests that suit a model on this computer: it is loaded first and
// answers one after another.
constexpr int localPatience = 600;
constexpr int localConcurrency = 1;

// Models that a person hardly wants cards of; no list says what a model is for.
bool writesText(const QString &model)
{
    for (const char *other : {"embed", "whisper", "tts", "dall-e", "moderation", "rerank"}) {
        if (model.contains(QLatin1String(other), Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace

ServicePage::ServicePage(const WindowParts &parts, Workers *workers, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_workers(workers)
    , m_body(new QWidget(this))
{
    setObjectName(QStringLiteral("servicePage"));
    QFormLayout *top = SettingsFields::makeForm(this);
    m_fields = new SettingsFields(parts.settings, top);
    m_offline = m_fields->addFlag(SettingKey::OfflineOnly,
                                  tr("O&ffline only: never connect to a model service"));
    m_offlineHint = new HintLabel(this);
    m_offlineHint->setObjectName(QStringLiteral("offlineHint"));
    top->addRow(m_offlineHint);
    top->addRow(m_body);
    m_form = SettingsFields::makeForm(m_body);
    m_fields->setForm(m_form);
    setUpService();
    setUpModels();
    setUpPatience();
    connect(m_offline, &QCheckBox::toggled, this, &ServicePage::followOffline);
    connect(m_fields, &SettingsFields::changed, this, &ServicePage::changed);
    followAddress();
    followOffline();
    m_key->load();
}

void ServicePage::setUpService()
{
    m_local = new LocalServiceList(m_parts.findLocalServices, m_workers, m_body);
    auto *localCaption = new QLabel(tr("On this computer"), m_body);
    localCaption->hide();
    m_form->addRow(localCaption, m_local);
    connect(m_local, &LocalServiceList::found, localCaption, &QWidget::setVisible);
    connect(m_local, &LocalServiceList::chosen, this, &ServicePage::takeLocal);

    m_presets = new QComboBox(m_body);
    m_presets->setObjectName(QStringLiteral("presetBox"));
    m_presets->addItem(tr("None"), QString());
    for (const ServicePreset &known : servicePresets())
        m_presets->addItem(known.name.isEmpty() ? tr("Another service") : known.name, known.id);
    m_fields->addField(SettingKey::Azure, tr("&Service"), m_presets, [this] {
        return preset().azure ? QStringLiteral("true") : QStringLiteral("false");
    });
    m_invitation = new HintLabel(m_body);
    m_invitation->setObjectName(QStringLiteral("serviceInvitation"));
    m_form->addRow(QString(), m_invitation);
    m_detailsRow = m_form->rowCount();
    m_address = m_fields->addText(SettingKey::BaseUrl, tr("&Address"));
    m_addressHint = new HintLabel(m_body);
    m_addressHint->setObjectName(QStringLiteral("addressHint"));
    m_form->addRow(QString(), m_addressHint);
    m_key = new KeyField(m_parts.secrets, m_workers, m_body);
    auto *caption = new QLabel(tr("&Key"), m_body);
    caption->setBuddy(m_key);
    m_form->addRow(caption, m_key);

    const QString kept = m_parts.settings->text(SettingKey::BaseUrl);
    if (m_parts.settings->flag(SettingKey::Azure))
        select(QStringLiteral("azure"));
    else if (!kept.isEmpty())
        select(presetFor(QUrl(kept)).id);
    connect(m_presets, &QComboBox::activated, this, [this] { choosePreset(preset()); });
    connect(m_address, &QLineEdit::textEdited, this, [this] {
        if (!preset().azure)
            select(presetFor(address()).id);
        followAddress();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &ServicePage::tidyAzureAddress);
    connect(m_key, &KeyField::edited, this, [this] { m_test->clear(); });
}

void ServicePage::setUpModels()
{
    m_model = m_fields->addSuggested(SettingKey::Model, tr("Model that &writes cards"), {});
    m_visionModel = m_fields->addSuggested(SettingKey::VisionModel, tr("Model that &reads pages"),
                                           tr("None: pages are read on this computer"));
    m_test = new ConnectionTest(m_workers, m_body);
    m_form->addRow(QString(), m_test);
    connect(m_test, &ConnectionTest::requested, this, &ServicePage::test);
    connect(m_test, &ConnectionTest::finished, this, [this](const ServiceReport &report) {
        if (report.models)
            takeModels(*report.models);
        if (report.models && m_model->currentText().isEmpty())
            m_fields->complain(SettingKey::Model, tr("Choose the model, then test again."));
    });
    connect(m_fields, &SettingsFields::changed, m_test, &ConnectionTest::clear);
}

void ServicePage::setUpPatience()
{
    m_patience = m_fields->addNumber(SettingKey::FirstByteTimeout, tr("Wait for an a&nswer"),
                                     tr(" seconds"));
    m_concurrency
        = m_fields->addNumber(SettingKey::RequestConcurrency, tr("Requests at the same ti&me"));
}

void ServicePage::select(const QString &id)
{
    m_presets->setCurrentIndex(m_presets->findData(id));
}

// Empty for none.
ServicePreset ServicePage::preset() const
{
    const QString id = m_presets->currentData().toString();
    for (const ServicePreset &known : servicePresets()) {
        if (known.id == id)
            return known;
    }
    return {};
}

QUrl ServicePage::address() const
{
    return QUrl(m_address->text().trimmed(), QUrl::StrictMode);
}

Endpoint ServicePage::endpoint() const
{
    Endpoint endpoint;
    endpoint.baseUrl = address();
    endpoint.model = m_fields->text(SettingKey::Model);
    endpoint.azure = preset().azure;
    endpoint.deadlines.firstByte = std::chrono::seconds(static_cast<int>(m_patience->value()));
    return endpoint;
}

QString ServicePage::visionModel() const
{
    return m_fields->text(SettingKey::VisionModel);
}

bool ServicePage::offlineOnly() const
{
    return m_offline->isChecked();
}

void ServicePage::choosePreset(const ServicePreset &chosen)
{
    if (!chosen.address.isEmpty())
        m_address->setText(chosen.address);
    else if (chosen.id != presetFor(address()).id)
        m_address->clear(); // another service's
    setPatience(chosen.local);
    followAddress();
    emit m_fields->changed();
    if (chosen.address.isEmpty() && !chosen.id.isEmpty())
        m_address->setFocus(Qt::OtherFocusReason);
}

// Only what nobody chose is changed.
void ServicePage::setPatience(bool local)
{
    const auto change = [local](QDoubleSpinBox *box, SettingKey key, int suitsLocal) {
        const double usual = Settings::info(key).defaultText.toDouble();
        if (box->value() == (local ? usual : suitsLocal))
            box->setValue(local ? suitsLocal : usual);
    };
    change(m_patience, SettingKey::FirstByteTimeout, localPatience);
    change(m_concurrency, SettingKey::RequestConcurrency, localConcurrency);
}

void ServicePage::followAddress()
{
    const bool azure = preset().azure;
    m_address->setPlaceholderText(azure ? QStringLiteral("https://NAME.openai.azure.com/openai/v1")
                                        : QStringLiteral("https://models.example.org/v1"));
    m_fields->relabel(SettingKey::Model,
                      azure ? tr("Deployment that &writes cards") : tr("Model that &writes cards"));
    m_fields->relabel(SettingKey::VisionModel,
                      azure ? tr("Deployment that &reads pages") : tr("Model that &reads pages"));
    for (int row = m_detailsRow; row < m_form->rowCount(); ++row)
        m_form->setRowVisible(row, !preset().id.isEmpty());
    m_invitation->say(
        HintLabel::Kind::Note,
        preset().id.isEmpty() ? tr(
            "A language model writes better cards and reads handwriting. It can be a service on "
            "the internet, which usually wants a key and money, or run on this computer.")
                              : QString());
    const ServiceUse use{.address = address()};
    m_key->setService(address(), preset().name, use.local());
    showAddressHint();
}

// What the portal offers to copy is the address of one deployment's answers.
void ServicePage::tidyAzureAddress()
{
    static const QRegularExpression target(QStringLiteral("^/openai/deployments/([^/]+)"));
    const QRegularExpressionMatch found = target.match(address().path());
    if (!preset().azure || !found.hasMatch())
        return;
    m_address->setText(originOf(address()) + QStringLiteral("/openai/v1"));
    if (m_model->currentText().isEmpty())
        m_model->setEditText(found.captured(1));
    emit m_fields->changed();
}

void ServicePage::showAddressHint()
{
    const ServiceUse use{.address = address()};
    const bool open = address().scheme() == QLatin1String("http") && !use.local();
    if (open && !keyMayTravel({.baseUrl = address(), .key = QStringLiteral("any")}))
        m_addressHint->say(HintLabel::Kind::Problem,
                           tr("This connection is not encrypted: others on the way can read your "
                              "pages. A key is not "
                              "sent like this. Use https."));
    else if (open)
        m_addressHint->say(HintLabel::Kind::Problem,
                           tr("This connection is not encrypted: others in your network can read "
                              "your pages and the "
                              "key. Use https if the service has it."));
    else if (use.local())
        m_addressHint->say(HintLabel::Kind::Note,
                           tr("This service runs on this computer: your pages stay here."));
    else if (preset().azure)
        m_addressHint->say(
            HintLabel::Kind::Note,
            tr("The address and the key stand in the Azure portal, under “Keys and Endpoint”. The "
               "models are the names of your deployments."));
    else
        m_addressHint->clear();
}

void ServicePage::followOffline()
{
    const bool offline = offlineOnly();
    if (offline) {
        m_test->stop();
        m_test->clear();
        m_local->stop();
    }
    m_body->setEnabled(!offline);
    m_offlineHint->say(
        HintLabel::Kind::Note,
        offline ? tr("Nothing is sent while this is on, not even to a model on this computer.")
                : QString());
    if (!offline && isVisible())
        m_local->look();
    emit changed();
}

void ServicePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!offlineOnly())
        m_local->look();
}

void ServicePage::takeLocal(const LocalService &service)
{
    select(presetFor(service.address).id);
    m_address->setText(service.address.toString());
    setPatience(true);
    m_model->setEditText({});
    m_visionModel->setEditText({});
    takeModels(service.models);
    for (const QString &model : service.models) {
        if (m_model->currentText().isEmpty() && writesText(model))
            m_model->setEditText(model);
    }
    followAddress();
    emit m_fields->changed();
}

void ServicePage::takeModels(const QStringList &models)
{
    for (QComboBox *box : {m_model, m_visionModel}) {
        const QSignalBlocker blocker(box);
        const QString chosen = box->currentText();
        box->clear();
        box->addItems(models);
        box->setEditText(chosen);
    }
}

void ServicePage::test()
{
    if (address().host().isEmpty()) {
        m_fields->complain(SettingKey::BaseUrl, tr("Enter the address of the service first."));
        return;
    }
    if (!m_fields->check() || !m_key->check())
        return;
    const ServiceUse use{.address = address()};
    m_test->start(use.place(),
                  [probe = m_parts.probeService, readKey = m_key->reader(), endpoint = endpoint(),
                   vision = visionModel()](std::stop_token stop) mutable {
                      Result<Secret> key = readKey(stop);
                      if (key)
                          endpoint.key = key->value;
                      return probe(endpoint, vision, stop);
                  });
}

std::optional<ServicePage::Missing> ServicePage::missing(bool reads, bool writes) const
{
    if (!reads && !writes)
        return std::nullopt;
    if (preset().id.isEmpty())
        return Missing{SettingKey::Azure, tr("Choose the service that is to do the work.")};
    if (address().host().isEmpty())
        return Missing{SettingKey::BaseUrl, tr("Enter the address of the service.")};
    if (writes && m_fields->text(SettingKey::Model).isEmpty())
        return Missing{SettingKey::Model, tr("Choose the model that is to write the cards.")};
    if (reads && visionModel().isEmpty())
        return Missing{SettingKey::VisionModel, tr("Choose the model that is to read the pages.")};
    return std::nullopt;
}

bool ServicePage::isSetUp(bool reads, bool writes) const
{
    return !missing(reads, writes);
}

bool ServicePage::check(bool reads, bool writes)
{
    if (!m_fields->check() || !m_key->check())
        return false;
    const auto lacking = offlineOnly() ? std::nullopt : missing(reads, writes);
    if (lacking)
        m_fields->complain(lacking->key, lacking->sentence);
    return !lacking;
}

void ServicePage::stopTest()
{
    m_test->stop();
}

} // namespace recto
