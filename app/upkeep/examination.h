// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace recto {

class SecretStore;

enum class Health { Good, Limited, Broken };

[[nodiscard]] QString healthName(Health health); // "ok", "limited", "broken"

// One thing that Recto needs, in English, for the command line and reports.
struct Finding
{
    QString what; // "reader", "languages" …
    Health health = Health::Good;
    QString text; // how it is, and what to do; may hold names of files
    QString fact; // what of it may be told elsewhere: no names of files, no texts, no keys
};

// Of Tesseract's codes those that everyone knows; the others are names that someone gave to
// files, and are counted alone.
[[nodiscard]] QString knownLanguages(const QStringList &codes);

// What is installed, what works, what to do. The main job can't run while something is
// Broken. Asks the keychain, checks the library of this folder, and so blocks. Thread-safe.
[[nodiscard]] QList<Finding> examine(const QString &folder, SecretStore &secrets);

} // namespace recto
