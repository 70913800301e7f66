// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"
#include "upkeep/languagedata.h"

#include <functional>
#include <stop_token>

namespace recto {

// Told now and then on the fetching thread.
using FetchProgress = std::function<void(qint64 done, qint64 size)>;

// Fetches a language of the catalog into `folder`. What arrived of it before goes on where it
// broke off; only a file with the catalog's checksum gets its name. Blocks.
// Errors: those of the transport (Cancelled and a broken connection leave what came for the
// next time); NotFound (subject: the file) where the source doesn't have it or the catalog
// doesn't know it; ServerFailed (subject: the host); BadAnswer (subject: the host) for other
// bytes than those that were meant; DiskFull, FileUnwritable (subject: the folder).
[[nodiscard]] Status fetchLanguage(HttpTransport &transport, const LanguageCatalog &catalog,
                                   const QString &code, const QString &folder,
                                   const std::stop_token &stop, const FetchProgress &progress = {});

} // namespace recto
