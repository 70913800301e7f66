// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/jobfacts.h"
#include "settings/settings.h"

#include <QMap>
#include <QWidget>

class QLabel;
class QTreeWidget;

namespace recto {

class HintLabel;
class LibraryThread;
class SettingsFields;
struct PriceList;

// Prices and the limit, what was used by month, and what left this computer by
// job and host.
class UsagePage : public QWidget
{
    Q_OBJECT

public:
    UsagePage(const std::shared_ptr<Settings> &settings, LibraryThread *library,
              QWidget *parent = nullptr);

    [[nodiscard]] SettingsFields *fields() const { return m_fields; }
    // Whether all may be kept; otherwise says beside the field what is wrong.
    // `paid`: jobs use a service that may cost money.
    [[nodiscard]] bool check(bool paid);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUpPrices();
    void setUpList();
    void load();
    void showUsage();
    [[nodiscard]] PriceList prices() const; // as the fields stand

    LibraryThread *m_library;
    SettingsFields *m_fields;
    QLabel *m_months;
    HintLabel *m_nothing;
    QTreeWidget *m_list;
    QMap<QString, Usage> m_byMonth;
    QList<JobUse> m_jobs;
    bool m_loaded = false;
};

} // namespace recto
