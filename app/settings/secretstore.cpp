// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretstore.h"

#include "settings/keychainstore.h"
#include "settings/qtkeychainbackend.h"

namespace recto {

QString secretName(SecretName name)
{
    switch (name) {
    case SecretName::ServiceKey:
        return QStringLiteral("openai");
    case SecretName::AirtableToken:
        return QStringLiteral("airtable");
    case SecretName::ServerToken:
        break;
    }
    return QStringLiteral("server");
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
    switch (name) {
    case SecretName::ServiceKey:
        return QStringLiteral("RECTO_OPENAI_API_KEY");
    case SecretName::AirtableToken:
        return QStringLiteral("RECTO_AIRTABLE_TOKEN");
    case SecretName::ServerToken:
        break;
    }
    return QStringLiteral("RECTO_SERVER_TOKEN");
}

std::shared_ptr<SecretStore> makeSystemSecretStore()
{
    return std::make_shared<KeychainStore>(std::make_shared<QtKeychainBackend>(),
                                           EnvironmentSecrets::take());
}

} // namespace recto
