// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/settings/settingsdialog.h"
#include "ui/work/windowtools.h"

#include <QObject>
#include <QPointer>

namespace recto {

class CostWatch;
class PageListModel;
class PagesView;
class WorkView;

// The settings, and what the window says of the model service: before a job what it will
// cost, after it what it did. Lives on the GUI thread.
class ServicePresenter : public QObject
{
    Q_OBJECT

public:
    ServicePresenter(const WindowTools &tools, PageListModel *pages, PagesView *pagesView,
                     WorkView *work, QObject *parent = nullptr);

    void setInstalledLanguages(const QStringList &codes) { m_languages = codes; }
    // Whether what is chosen for a job can do it; otherwise leads to where it is set up.
    [[nodiscard]] bool ready();
    void showUse(const QString &jobId);
    void showSettings(SettingsDialog::Page page = SettingsDialog::Page::General);
    void showSettingsFor(const Error &error); // where it is mended
    // Stops what may block on the workers.
    void end();

signals:
    void settingsClosed();

private:
    void showCost();
    void openDialog();

    WindowTools m_tools;
    PageListModel *m_pages;
    PagesView *m_pagesView;
    WorkView *m_work;
    CostWatch *m_cost;
    QStringList m_languages;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace recto
