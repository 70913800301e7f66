// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/jobaccount.h"
#include "core/job.h"
#include "model/chatservice.h"
#include "settings/secretstore.h"

#include <memory>

namespace recto {

class Settings;

// The model service of a job as options and settings describe it: one account, one
// way to the network and one spending cap for all its models.
class ModelService
{
public:
    // Asks the secret store, which may take seconds. Errors: BadInput (no address, no
    // web address, a limit without prices, a key that can't be one), OfflineOnly.
    [[nodiscard]] static Result<ModelService> make(const JobOptions &options,
                                                   const Settings &settings, SecretStore &secrets,
                                                   const LibraryLocation &library,
                                                   const std::stop_token &stop = {});

    [[nodiscard]] const std::shared_ptr<JobAccount> &account() const { return m_account; }
    // To be told: a service elsewhere is asked without a key, for the keychain can't be used.
    [[nodiscard]] const QList<Error> &warnings() const { return m_warnings; }
    // BadInput when the model isn't named.
    [[nodiscard]] Result<std::shared_ptr<ChatService>> ask(const QString &model) const;

private:
    ModelService() = default;

    Endpoint m_endpoint;
    std::shared_ptr<HttpTransport> m_transport;
    std::shared_ptr<SpendingCap> m_cap;
    std::shared_ptr<JobAccount> m_account;
    QList<Error> m_warnings;
};

// The key for an address: that of the environment, or the kept one if it was entered
// for this origin. Empty: none, which services at home accept. KeychainUnavailable
// (subject: the host) when it can't be known whether there is one.
[[nodiscard]] Result<QString> keyFor(const QUrl &address, SecretStore &secrets,
                                     const std::stop_token &stop = {});

} // namespace recto
