// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/jobaccount.h"
#include "core/job.h"
#include "net/chatservice.h"
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
    // web address, a limit without prices), OfflineOnly, KeychainUnavailable.
    [[nodiscard]] static Result<ModelService> make(const JobOptions &options, const Settings &settings,
                                                   SecretStore &secrets, const QString &libraryFolder);

    [[nodiscard]] const std::shared_ptr<JobAccount> &account() const { return m_account; }
    // BadInput when the model isn't named.
    [[nodiscard]] Result<std::shared_ptr<ChatService>> ask(const QString &model) const;

private:
    ModelService() = default;

    Endpoint m_endpoint;
    std::shared_ptr<HttpTransport> m_transport;
    std::shared_ptr<SpendingCap> m_cap;
    std::shared_ptr<JobAccount> m_account;
};

// The key for an address: that of the environment, or the kept one if it was entered
// for this origin (setting keyOrigin). Empty: none, which services at home accept.
[[nodiscard]] Result<QString> keyFor(const QUrl &address, const Settings &settings, SecretStore &secrets);

} // namespace recto
