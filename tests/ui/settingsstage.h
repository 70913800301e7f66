// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakekeychain.h"
#include "fakes/fakeservice.h"
#include "session/librarythread.h"
#include "session/workers.h"
#include "settings/keychainstore.h"
#include "settings/settings.h"
#include "ui/settings/settingsdialog.h"

#include <QDialogButtonBox>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <memory>

namespace recto::gui {

// The real settings dialog on settings in a temporary folder, with a keychain in
// memory and a service that answers what it is told to. Drive it by object name.
class SettingsStage
{
public:
    explicit SettingsStage(KeychainStore::Limit patience = std::chrono::seconds(3));
    ~SettingsStage();

    // Made and shown at the first call, so that the world can be changed before.
    SettingsDialog *dialog();
    void closeDialog();
    void show(SettingsDialog::Page page) { dialog()->showPage(page); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        return dialog()->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *button);
    void press(QDialogButtonBox::StandardButton button);
    // Chooses in a box as a person does, by the value behind the entry.
    void choose(const char *box, const QString &value);
    // Types over what stands in the field.
    void type(const char *field, const QString &text);
    [[nodiscard]] QString hint(const char *name); // empty while it is hidden
    // A service with a key, filled in by hand.
    void fillIn(const QString &key);

    [[nodiscard]] Settings &settings() { return *m_parts.settings; }
    [[nodiscard]] fakes::FakeKeychain &keychain() { return *m_keychain; }
    [[nodiscard]] fakes::FakeService &service() { return m_service; }
    [[nodiscard]] Workers &workers() { return m_workers; }
    [[nodiscard]] LibraryThread *library() { return m_library.get(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void giveByEnvironment(const QString &key);
    // Every word that the dialog's widgets hold: texts, tips, names, properties.
    [[nodiscard]] QString everyWord();

    QStringList answerFiles; // to whoever asks for a file or a folder
    QList<LocalService> localServices;
    std::atomic<int> searches = 0; // for them
    QStringList sessionNotices; // what the dialog told the window

private:
    QTemporaryDir m_folder;
    std::shared_ptr<fakes::FakeKeychain> m_keychain = std::make_shared<fakes::FakeKeychain>();
    fakes::FakeService m_service;
    WindowParts m_parts;
    std::unique_ptr<LibraryThread> m_library;
    Workers m_workers{4};
    std::unique_ptr<SettingsDialog> m_dialog;
};

inline const QString secretKey = QStringLiteral("sk-test-9fA3kQ72hidden");
inline const QString keptKey
    = QStringLiteral("https://api.openai.com ") + secretKey; // as it stands in the keychain

} // namespace recto::gui
