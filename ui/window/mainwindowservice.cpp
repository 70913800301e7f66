// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of the model service: before a job what it will cost, after
// it what it did, and the settings.
#include "ui/window/mainwindow.h"

#include "library/jobjournal.h"
#include "settings/settings.h"
#include "ui/desktop/librarythread.h"
#include "ui/pages/costwatch.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/settings/serviceuse.h"
#include "ui/settings/settingsdialog.h"
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

bool serviceReady(const Settings &settings, const ServiceUse &use)
{
    const bool reads = use.reads != ServiceUse::Reads::Nothing;
    return !use.address.host().isEmpty()
        && (!use.writes || !settings.text(SettingKey::Model).isEmpty())
        && (!reads || !settings.text(SettingKey::VisionModel).isEmpty());
}

} // namespace

void MainWindow::connectService()
{
    m_servicePool.setMaxThreadCount(4); // one that hangs holds up no other
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_pages, signal, this, &MainWindow::showCost);
    connect(m_pages, &QAbstractItemModel::dataChanged, this, &MainWindow::showCost);
    connect(m_cost, &CostWatch::changed, this, &MainWindow::showCost);
}

// What may block in the pool stops first.
void MainWindow::endService()
{
    delete m_settingsDialog;
    m_servicePool.clear();
    m_servicePool.waitForDone();
}

void MainWindow::showCost()
{
    if (!m_parts.settings)
        return;
    const ServiceUse use = ServiceUse::of(*m_parts.settings);
    const PriceList prices = PriceList::of(*m_parts.settings);
    m_cost->ask(m_pages->pages(), m_parts.settings->jobOptions(), prices.prices);
    m_pagesView->setCost(costText(use, m_cost->forecast(), prices));
}

// Whether what is chosen for a job can do it; otherwise leads to where it is set up.
bool MainWindow::serviceChosenIsReady()
{
    if (!m_parts.settings)
        return true;
    const ServiceUse use = ServiceUse::of(*m_parts.settings);
    if (!use.wanted() || serviceReady(*m_parts.settings, use))
        return true;
    m_notice->say(
        NoticeBar::Kind::Problem,
        tr("The model service that is chosen for this is not set up yet."),
        {{tr("Open Settings"), [this] { showSettingsPage(SettingsDialog::Page::Service); }}});
    return false;
}

void MainWindow::showJobUsage(const QString &jobId)
{
    struct Used
    {
        Usage usage;
        QMap<QString, HostTraffic> hosts;
    };
    if (jobId.isEmpty() || !m_parts.settings)
        return;
    m_library->ask(
        this,
        [jobId](Library &library) -> Result<Used> {
            const JobJournal journal(library);
            const auto usage = journal.usage(jobId);
            const auto hosts = journal.traffic(jobId);
            if (!usage || !hosts)
                return !usage ? usage.error() : hosts.error();
            return Used{*usage, *hosts};
        },
        [this, jobId](const Result<Used> &used) {
            if (used && jobId == m_jobId)
                m_work->setTraffic(
                    trafficText(used->usage, used->hosts, PriceList::of(*m_parts.settings)));
        });
}

void MainWindow::showSettings()
{
    showSettingsPage(SettingsDialog::Page::General);
}

void MainWindow::showSettingsFor(const Error &error)
{
    showSettingsPage(settingsPageFor(error.kind));
}

void MainWindow::showSettingsPage(SettingsDialog::Page page)
{
    if (!m_parts.settings)
        return;
    if (!m_settingsDialog) {
        m_settingsDialog
            = new SettingsDialog(m_parts, m_library, &m_servicePool, m_languages, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_settingsDialog, &SettingsDialog::keyKeptForSession, this,
                [this](const QString &why) {
                    const QString sentence = tr("The key is kept until Recto closes and then has "
                                                "to be entered again: this computer’s "
                                                "keychain can’t be used.");
                    m_notice->say(NoticeBar::Kind::Problem,
                                  why.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, why));
                });
        connect(m_settingsDialog, &QDialog::finished, this, [this] {
            loadRemembered();
            showCost();
        });
    }
    m_settingsDialog->showPage(page);
    m_settingsDialog->open();
}

} // namespace recto
