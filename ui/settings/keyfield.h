// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <optional>
#include <stop_token>

class QLineEdit;
class QPushButton;

namespace recto {

class Workers;

class HintLabel;

// The key of the model service: entered here, never shown back. Says where it is
// kept and takes it away. The store is asked on the workers, never on this thread;
// nothing changes there before keep().
class KeyField : public QWidget
{
    Q_OBJECT

public:
    // What came of keep(): where the key stands now and, for Session, the
    // keychain's words for why.
    struct Kept
    {
        SecretPlace place = SecretPlace::Nowhere;
        QString why;
    };

    KeyField(std::shared_ptr<SecretStore> store, Workers *workers, QWidget *parent = nullptr);
    ~KeyField() override; // wipes what was entered

    // Asks the store where the key is.
    void load();
    // The service that the form names now. What is entered is kept for it alone.
    void setService(const QUrl &address, const QString &name, bool local);

    // Something for keep() to do.
    [[nodiscard]] bool changed() const;
    [[nodiscard]] bool entered() const;
    // Says what is wrong with what was entered, and puts the focus there.
    [[nodiscard]] bool check();
    // For a trial on a worker, before anything is kept: what was entered, else
    // what is kept if it belongs to the service. Blocks when it is called.
    [[nodiscard]] std::function<Result<Secret>(std::stop_token)> reader() const;
    // Writes or removes the key on the workers; then is called on this thread.
    void keep(const std::function<void(const Result<Kept> &)> &then);

signals:
    void edited();

private:
    [[nodiscard]] bool belongsElsewhere() const;
    void takeFound(const Result<Secret> &found);
    void showState();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString unkeptText() const;

    std::shared_ptr<SecretStore> m_store;
    std::stop_source m_looking; // for a kept key
    Workers *m_workers;
    QLineEdit *m_edit;
    QPushButton *m_remove;
    HintLabel *m_hint;
    std::optional<SecretPlace> m_place; // not known before the store answered
    bool m_unusable = false; // the keychain, as far as known
    QString m_why; // it can't be used
    bool m_badVariable = false; // the environment's can't be a key
    bool m_removing = false; // at keep()
    QUrl m_address;
    QString m_service;
    QString m_keyOrigin; // of the kept key
    bool m_local = false;
};

} // namespace recto
