// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace recto {

// The texts of the phone page in one language.
struct PhoneWords
{
    QByteArray language; // "de"
    bool rightToLeft = false;
    QByteArray json; // {"English text": "text", …}, safe inside of a script element
};

// The first language that a browser accepts and that Recto speaks; else English. From the
// window's translations. Thread-safe.
[[nodiscard]] PhoneWords phoneWords(const QByteArray &acceptLanguage);

// Every text that the page may ask for.
[[nodiscard]] QList<const char *> allPhoneTexts();

} // namespace recto
