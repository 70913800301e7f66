// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "service/httpanswer.h"

namespace recto {

// The pages that people see, made of resources/service: one page with its style and its
// script in it, which loads nothing from elsewhere. `acceptLanguage` is the browser's field.
// Thread-safe.

[[nodiscard]] HttpAnswer phonePage(const QByteArray &acceptLanguage, int status = 200);
// The same with a set's cards in it, for who reads it without the script.
[[nodiscard]] HttpAnswer phonePageWithCards(const QByteArray &acceptLanguage, const QString &title,
                                            const QList<Flashcard> &cards);
// A file of resources/service as it is.
[[nodiscard]] HttpAnswer serviceFile(const QString &name, const QByteArray &contentType);

} // namespace recto
