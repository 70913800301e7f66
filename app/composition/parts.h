// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "pipeline/pipeline.h"

#include <stop_token>

namespace recto {

class SecretStore;
class Settings;

// Where the rooms meet: what a job runs on, for the window, the command line and
// the service alike. Thread-safe. Asks the secret store when a service is used, and
// then may take seconds: not on the window's thread. Once it is to stop, Cancelled, at once.

// The engines and the generator that the options ask for. With the setting
// fallback = offline, "Offline only" means that this computer does it, with a
// warning. Errors: ReaderMissing, LanguageMissing, OfflineOnly, BadInput.
[[nodiscard]] Result<PipelineParts> makeParts(const JobOptions &options, const Settings &settings,
                                              const std::shared_ptr<SecretStore> &secrets,
                                              const LibraryLocation &library,
                                              const std::stop_token &stop = {});

// The generator and the warnings alone: what writes needs no reader.
[[nodiscard]] Result<PipelineParts> makeWriter(const JobOptions &options, const Settings &settings,
                                               const std::shared_ptr<SecretStore> &secrets,
                                               const LibraryLocation &library);

} // namespace recto
