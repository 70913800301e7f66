// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/windowparts.h"
#include "ui/settings/keyfield.h"

#include <QDialog>

class QDialogButtonBox;
class QTabWidget;

namespace recto {

class Workers;

class CardsPage;
class GeneralPage;
class HintLabel;
class LibraryThread;
class ServicePage;
class SettingsFields;
class UsagePage;

// What a person can choose, a page a subject. Values are checked and kept when
// the dialog is accepted; what isn't allowed is said beside its field. Closing it
// stops what it tries on the workers, which has to outlive it.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { General, Cards, Service, Usage };

    SettingsDialog(const WindowParts &parts, LibraryThread *library, Workers *workers,
                   const QStringList &languages, QWidget *parent = nullptr);

    void showPage(Page page);
    void accept() override;
    void done(int result) override;

signals:
    // The key is in memory only, for the keychain can't be used. `why`: its words.
    void keyKeptForSession(const QString &why);

private:
    void addPage(QWidget *page, const QString &title);
    void followService();
    [[nodiscard]] bool check();
    [[nodiscard]] Status keepSettings();
    void keepKey();

    std::shared_ptr<Settings> m_settings;
    QTabWidget *m_tabs;
    GeneralPage *m_general;
    CardsPage *m_cards;
    ServicePage *m_service;
    UsagePage *m_usage;
    HintLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace recto
