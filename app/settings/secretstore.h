// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "settings/secretmemory.h"

#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <stop_token>

namespace recto {

enum class SecretName {
    ServiceKey, // of the model service; environment: RECTO_OPENAI_API_KEY
    AirtableToken, // environment: RECTO_AIRTABLE_TOKEN
    ServerToken, // of a Recto elsewhere; environment: RECTO_SERVER_TOKEN
};

inline constexpr std::array secretNames{SecretName::ServiceKey, SecretName::AirtableToken,
                                        SecretName::ServerToken};

// Where a secret stands now.
enum class SecretPlace {
    Nowhere,
    Environment, // wins over the others, is never stored and can't be changed here
    Keychain,
    Session, // in this process's memory only: no keychain could be used
};

struct Secret
{
    QString value; // empty with Nowhere
    SecretPlace place = SecretPlace::Nowhere;
    // Scheme, host and port of the service that it was entered for: it is sent to no
    // other. Empty with Environment: whoever gives it there says by that where to.
    QString origin;

    ~Secret() { wipe(value); } // unless somebody uses it still
};

// The keys to services. They stand in the system's keychain, in the environment or
// in memory; never in a file of ours, a log or an error. Thread-safe; calls block,
// for a keychain that doesn't answer at most three seconds: not on the window's
// thread. While a secret is in memory, the process writes no core dump.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    // KeychainUnavailable when the keychain could not be asked and neither the
    // environment nor this session has the secret; BadInput when the environment's
    // can't be a key. Some keychains that are locked or missing say only that they
    // have no such entry: that is Nowhere. Cancelled once it is to stop, at once.
    [[nodiscard]] virtual Result<Secret> read(SecretName name, std::stop_token stop = {}) = 0;
    // Keeps it together with its origin and reads it back. Without a usable keychain
    // it is kept for this session: the place says which. BadInput for a value that
    // can't be a key (empty, or with spaces, line ends or letters beyond ASCII), for
    // no origin, or when the environment has it.
    [[nodiscard]] virtual Result<SecretPlace> write(SecretName name, const QString &value,
                                                    const QString &origin)
        = 0;
    // From the keychain and this session. Nothing to clear is no error.
    // KeychainUnavailable when it may still be in the keychain.
    [[nodiscard]] virtual Status clear(SecretName name) = 0;
    // Whether the keychain can be used: writes, reads and removes an entry that
    // holds no secret. KeychainUnavailable, with the keychain's words.
    [[nodiscard]] virtual Status tryKeychain() = 0;
};

// "openai", "airtable", "server": on the command line and in the keychain.
[[nodiscard]] QString secretName(SecretName name);
[[nodiscard]] std::optional<SecretName> secretFromName(const QString &name);
// "RECTO_OPENAI_API_KEY", "RECTO_AIRTABLE_TOKEN", "RECTO_SERVER_TOKEN".
[[nodiscard]] QString secretVariable(SecretName name);

// The environment, the system's keychain by QtKeychain, and this session. Made once
// a process, first thing in main: it takes the secrets out of the environment, so
// that no child process gets them.
[[nodiscard]] std::shared_ptr<SecretStore> makeSystemSecretStore();

} // namespace recto
