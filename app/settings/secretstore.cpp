// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretstore.h"

#include "settings/keychainstore.h"
#include "settings/qtkeychainbackend.h"

namespace recto {

QString secretName(SecretName name)
{
    return name == SecretName::ServiceKey ? QStringLiteral("openai") : QStringLiteral("airtable");
}

std::optional<SecretName> secretFromName(const QString &name)
{
    for (const SecretName known : secretNames) {
        if (secretName(known) == name)
            return known;
    }
    return std::nullopt;
}

QString secretVariable(SecretName name)
{
    return name == SecretName::ServiceKey ? QStringLiteral("RECTO_OPENAI_API_KEY")
                                          : QStringLiteral("RECTO_AIRTABLE_TOKEN");
}

std::shared_ptr<SecretStore> makeSystemSecretStore()
{
    return std::make_shared<KeychainStore>(std::make_shared<QtKeychainBackend>(),
                                           EnvironmentSecrets::take());
}

} // namespace recto
