// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/servicepresenter.h"

#include "session/costwatch.h"
#include "session/jobfacts.h"
#include "session/librarythread.h"
#include "settings/settings.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/settings/serviceuse.h"
#include "ui/widgets/noticebar.h"
#include "ui/work/workview.h"

namespace recto {

namespace {

SettingsDialog::Page settingsPageFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::SpendingCap:
        return SettingsDialog::Page::Usage;
    case ErrorKind::InputTooLong:
        return SettingsDialog::Page::Cards;
    default:
        return SettingsDialog::Page::Service;
    }
}

bool isSetUp(const Settings &settings, const ServiceUse &use)
{
    const bool reads = use.reads != ServiceUse::Reads::Nothing;
    return !use.address.host().isEmpty()
        && (!use.writes || !settings.text(SettingKey::Model).isEmpty())
        && (!reads || !settings.text(SettingKey::VisionModel).isEmpty());
}

} // namespace

ServicePresenter::ServicePresenter(const WindowTools &tools, PageListModel *pages,
                                   PagesView *pagesView, WorkView *work, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_pages(pages)
    , m_pagesView(pagesView)
    , m_work(work)
    , m_cost(new CostWatch(this))
{
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_pages, signal, this, &ServicePresenter::showCost);
    connect(m_pages, &QAbstractItemModel::dataChanged, this, &ServicePresenter::showCost);
    connect(m_cost, &CostWatch::changed, this, &ServicePresenter::showCost);
}

void ServicePresenter::end()
{
    delete m_dialog;
}

void ServicePresenter::showCost()
{
    const auto &settings = m_tools.parts->settings;
    if (!settings)
        return;
    const ServiceUse use = ServiceUse::of(*settings);
    const PriceList prices = PriceList::of(*settings);
    m_cost->ask(m_pages->pages(), settings->jobOptions(), prices.prices);
    m_pagesView->setCost(costText(use, m_cost->forecast(), prices));
}

bool ServicePresenter::ready()
{
    const auto &settings = m_tools.parts->settings;
    if (!settings)
        return true;
    const ServiceUse use = ServiceUse::of(*settings);
    if (!use.wanted() || isSetUp(*settings, use))
        return true;
    m_tools.notice->say(
        NoticeBar::Kind::Problem,
        tr("The model service that is chosen for this is not set up yet."),
        {{tr("Open Settings"), [this] { showSettings(SettingsDialog::Page::Service); }}});
    return false;
}

void ServicePresenter::showUse(const QString &jobId)
{
    if (jobId.isEmpty() || !m_tools.parts->settings)
        return;
    m_tools.library->ask(
        this, [jobId](Library &library) { return useOfJob(library, jobId); },
        [this](const Result<JobUse> &used) {
            if (used)
                m_work->setTraffic(
                    trafficText(used->usage, used->hosts, PriceList::of(*m_tools.parts->settings)));
        });
}

void ServicePresenter::showSettingsFor(const Error &error)
{
    showSettings(settingsPageFor(error.kind));
}

void ServicePresenter::showSettings(SettingsDialog::Page page)
{
    if (!m_tools.parts->settings)
        return;
    if (!m_dialog)
        openDialog();
    m_dialog->showPage(page);
    m_dialog->open();
}

void ServicePresenter::openDialog()
{
    m_dialog = new SettingsDialog(*m_tools.parts, m_tools.library, m_tools.workers, m_languages,
                                  m_tools.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &SettingsDialog::keyKeptForSession, this, [this](const QString &why) {
        const QString sentence = tr("The key is kept until Recto closes and then has to be entered "
                                    "again: this computer’s keychain can’t be used.");
        m_tools.notice->say(NoticeBar::Kind::Problem,
                            why.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, why));
    });
    connect(m_dialog, &QDialog::finished, this, [this] {
        showCost();
        emit settingsClosed();
    });
}

} // namespace recto
