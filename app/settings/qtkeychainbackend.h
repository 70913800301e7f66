// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/keychainbackend.h"

namespace recto {

// Secret Service, KWallet, macOS Keychain or Windows Credential Manager by
// QtKeychain; entries of the service "recto". All objects share one thread.
class QtKeychainBackend : public KeychainBackend
{
public:
    void read(const QString &entry, Done done) override;
    void write(const QString &entry, const QString &value, Done done) override;
    void remove(const QString &entry, Done done) override;
};

} // namespace recto
