// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/keychainbackend.h"
#include "settings/secretstore.h"

#include <chrono>
#include <map>
#include <mutex>

namespace recto {

// Secrets given by the environment, each in a copy of its own.
class EnvironmentSecrets
{
public:
    EnvironmentSecrets() = default;
    EnvironmentSecrets(EnvironmentSecrets &&) = default;
    EnvironmentSecrets &operator=(EnvironmentSecrets &&) = default;
    ~EnvironmentSecrets();

    // Takes them out of this process's environment, so that no child gets them and
    // nobody reads them there. Before other threads are started: the environment
    // has no lock.
    [[nodiscard]] static EnvironmentSecrets take();

    void insert(SecretName name, const QString &value);
    [[nodiscard]] std::optional<QString> value(SecretName name) const;

private:
    std::map<SecretName, QString> m_values;
};

// The store of the programs: the environment, then this session, then the keychain.
// An entry of the keychain is the origin, a space and the key: neither is there, or
// replaced, without the other. What has another form is not ours and not used.
class KeychainStore : public SecretStore
{
public:
    using Limit = std::chrono::milliseconds;

    // `limit`: how long one call to the keychain may take. While a call that took
    // longer hangs, others fail at once: they would wait behind it.
    KeychainStore(std::shared_ptr<KeychainBackend> keychain, EnvironmentSecrets environment,
                  Limit limit = std::chrono::seconds(3));
    ~KeychainStore() override;

    [[nodiscard]] Result<Secret> read(SecretName name, std::stop_token stop = {}) override;
    [[nodiscard]] Result<SecretPlace> write(SecretName name, const QString &value,
                                            const QString &origin) override;
    [[nodiscard]] Status clear(SecretName name) override;
    [[nodiscard]] Status tryKeychain() override;

private:
    struct Call;
    struct Hanging;

    template<typename Start>
    [[nodiscard]] KeychainAnswer ask(Start start, const std::stop_token &stop = {});
    [[nodiscard]] KeychainAnswer readEntry(const QString &entry, const std::stop_token &stop = {});
    // Fails as well when the entry doesn't read as what was written.
    [[nodiscard]] Status writeEntry(const QString &entry, const QString &value);
    [[nodiscard]] Status removeEntry(const QString &entry);
    void forgetSession(SecretName name);

    const std::shared_ptr<KeychainBackend> m_keychain;
    const EnvironmentSecrets m_environment;
    const Limit m_limit;
    const std::shared_ptr<Hanging> m_hanging;
    std::mutex m_mutex;
    std::map<SecretName, QString> m_session; // as in the keychain
};

} // namespace recto
