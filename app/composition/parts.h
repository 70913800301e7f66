// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "pipeline/pipeline.h"

#include <memory>

namespace recto {

class SecretStore;
class Settings;

// Where the rooms meet: what a job runs on, for the window, the command line and
// the service alike. Thread-safe.

// The engines and the generator that the options ask for. Blocks for the keychain
// when a service is to be asked. Errors: ReaderMissing,
// LanguageMissing, OfflineOnly, BadInput, KeychainUnavailable.
[[nodiscard]] Result<PipelineParts> makeParts(const JobOptions &options, const Settings &settings,
                                              const std::shared_ptr<SecretStore> &secrets,
                                              const QString &libraryFolder);

// The generator alone.
[[nodiscard]] Result<std::shared_ptr<FlashcardGenerator>> makeGenerator(const JobOptions &options,
                                                                        const Settings &settings,
                                                                        const std::shared_ptr<SecretStore> &secrets,
                                                                        const QString &libraryFolder);

} // namespace recto
