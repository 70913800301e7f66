// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace recto {

// What a keychain said.
struct KeychainAnswer
{
    enum class Outcome { Done, NoEntry, Failed };
    Outcome outcome = Outcome::Failed;
    QString value; // of a read that is done: a secret
    QString detail; // why it failed: the keychain's words
};

// The system's keychain, one entry a name. Thread-safe. Calls return at once;
// `done` is called once, on any thread, or never: keychains hang.
class KeychainBackend
{
public:
    using Done = std::function<void(KeychainAnswer)>;

    virtual ~KeychainBackend() = default;
    virtual void read(const QString &entry, Done done) = 0;
    virtual void write(const QString &entry, const QString &value, Done done) = 0;
    virtual void remove(const QString &entry, Done done) = 0;
};

} // namespace recto
