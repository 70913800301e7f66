// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "library/librarylocation.h"
#include "model/serviceprobe.h"
#include "pipeline/pipeline.h"
#include "settings/secretstore.h"
#include "upkeep/languagefetch.h"
#include "upkeep/updatecheck.h"

#include <QDateTime>
#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QMimeData;
class QWidget;

namespace recto {

class Settings;

// A question for a file, answered later through the callback; an empty list
// when it was cancelled.
struct FileQuestion
{
    enum class Kind { OpenFiles, OpenFolder, SaveFile };
    Kind kind = Kind::OpenFiles;
    QString title;
    QStringList filters; // as QFileDialog takes them
    QString suggestedFile;
};
using FileAnswer = std::function<void(const QStringList &files)>;

// What keeps Recto in order; what is empty isn't offered. All but the catalog block and are
// called on workers.
struct UpkeepParts
{
    std::function<QString()> report;
    std::function<Result<LanguageCatalog>()> catalog;
    std::function<Status(const LanguageCatalog &, const QString &code, std::stop_token,
                         const FetchProgress &)>
        fetchLanguage;
    std::function<Result<QString>(const QString &file)> takeLanguage; // returns its code
    std::function<Result<std::optional<Update>>(std::stop_token)> checkForUpdate;
};

// The world outside of the window, each part replaceable for tests.
struct WindowParts
{
    LibraryLocation library;
    std::shared_ptr<Settings> settings; // of the GUI thread
    QString samplesFolder; // empty or missing: no sample is offered
    // Blocks (it may ask the keychain) until it is stopped; called on a worker.
    std::function<Result<PipelineParts>(const JobOptions &, std::stop_token)> makeParts;
    std::function<void(QWidget *, const FileQuestion &, const FileAnswer &)> askForFiles;
    std::function<const QMimeData *()> clipboard;
    std::function<QDateTime()> now;
    // Blocks; called on a worker.
    std::function<Result<QStringList>()> installedLanguages;
    // What makes a page hard to read; blocks, called on a worker; may be empty.
    std::function<Result<PageQuality>(const Page &)> inspectPage;
    std::shared_ptr<SecretStore> secrets;
    // Tries a service with tiny requests; its models are asked for at least. Blocks;
    // called on a worker.
    std::function<ServiceReport(const Endpoint &, const QString &visionModel, std::stop_token)>
        probeService;
    // Model servers of this computer. Blocks; called on a worker; may be empty.
    std::function<QList<LocalService>(std::stop_token)> findLocalServices;
    UpkeepParts upkeep;
    // Where phones can reach this computer, the likeliest first. Called on a worker; empty:
    // phones can't.
    std::function<QList<QHostAddress>()> lanAddresses;
    std::chrono::milliseconds phonePatience{20'000}; // until a firewall is thought of
    std::chrono::milliseconds phoneIdle{15 * 60'000}; // unused so long, phones are shut out
};

} // namespace recto
