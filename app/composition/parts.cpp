// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/parts.h"

#include "composition/modelservice.h"
#include "generation/chat/chatgenerator.h"
#include "generation/chat/fallbackgenerator.h"
#include "generation/rules/offlinegenerator.h"
#include "ocr/readerprocess.h"
#include "ocr/vision/fallbackengine.h"
#include "ocr/vision/mixedengine.h"
#include "ocr/vision/visionengine.h"
#include "settings/installation.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QThread>

#include <optional>
#include <utility>

namespace recto {

namespace {

Status languagesInstalled(const QString &languages)
{
    const QStringList installed = Installation().languages();
    if (installed.isEmpty())
        return Error{ErrorKind::ReaderMissing, {}, QStringLiteral("no language data")};
    const QStringList wanted = languages.split(u'+', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return badInput(InputFault::NoLanguage, QStringLiteral("language"));
    for (const QString &language : wanted) {
        if (!installed.contains(language))
            return Error{ErrorKind::LanguageMissing, {}, language};
    }
    return {};
}

std::unique_ptr<OcrEngine> ownReader()
{
    auto reader = std::make_unique<ReaderProcess>();
    reader->warmUp();
    return reader;
}

// Chooses the parts of one job.
class PartsMaker
{
public:
    PartsMaker(const JobOptions &options, const Settings &settings)
        : m_options(options)
        , m_settings(settings)
        , m_fallsBack(settings.text(SettingKey::Fallback) == QLatin1String("offline"))
    {
    }

    [[nodiscard]] Status withoutSecrets() const;
    // Needed before readers or writer that use a model.
    [[nodiscard]] Status findService(SecretStore &secrets, const LibraryLocation &library,
                                     const std::stop_token &stop);
    [[nodiscard]] Status addReaders();
    [[nodiscard]] Status addWriter();
    [[nodiscard]] PipelineParts take() { return std::move(m_parts); }

private:
    [[nodiscard]] bool away() const { return !m_service; } // “Offline only”, with a fallback
    void addOwnReaders();
    [[nodiscard]] Status addModelReaders();

    const JobOptions &m_options;
    const Settings &m_settings;
    const bool m_fallsBack;
    std::optional<ModelService> m_service;
    PipelineParts m_parts;
};

// Options are kept in the journal: none with a password or a key in it.
Status PartsMaker::withoutSecrets() const
{
    const std::pair<SettingKey, QString> given[]
        = {{SettingKey::BaseUrl, m_options.baseUrl},
           {SettingKey::Model, m_options.model},
           {SettingKey::VisionModel, m_options.visionModel}};
    for (const auto &[key, value] : given) {
        const auto valid = validSetting(Settings::info(key), value);
        if (!value.isEmpty() && !valid)
            return valid.error();
    }
    return {};
}

Status PartsMaker::findService(SecretStore &secrets, const LibraryLocation &library,
                               const std::stop_token &stop)
{
    auto service = ModelService::make(m_options, m_settings, secrets, library, stop);
    if (service) {
        m_parts.jobBegan = [account = service->account()](const QString &jobId) {
            return account->begin(jobId);
        };
        m_parts.warnings << service->warnings();
        m_service = std::move(*service);
        return {};
    }
    if (!m_fallsBack || service.error().kind != ErrorKind::OfflineOnly)
        return service.error();
    m_parts.warnings << service.error();
    return {};
}

void PartsMaker::addOwnReaders()
{
    m_parts.readers = m_options.workers > 0 ? m_options.workers : QThread::idealThreadCount();
    m_parts.makeReader = ownReader;
}

Status PartsMaker::addReaders()
{
    addOwnReaders();
    if (m_options.ocrEngine != OcrEngineKind::Vision || m_fallsBack) {
        if (const Status installed = languagesInstalled(m_options.language); !installed)
            return installed;
    }
    return m_options.readsByModel() && !away() ? addModelReaders() : Status();
}

Status PartsMaker::addModelReaders()
{
    const auto service = m_service->ask(m_options.visionModel);
    if (!service)
        return service.error();
    const auto watch = std::make_shared<ServiceWatch>();
    if (m_options.ocrEngine == OcrEngineKind::Mixed) {
        m_parts.makeReader = [asked = *service, watch] {
            return std::make_unique<MixedEngine>(ownReader(), std::make_unique<VisionEngine>(asked),
                                                 watch);
        };
        return {};
    }
    m_parts.readers = m_options.workers > 0 ? m_options.workers
                                            : m_settings.integer(SettingKey::RequestConcurrency);
    m_parts.makeReader
        = [asked = *service, fallsBack = m_fallsBack, watch]() -> std::unique_ptr<OcrEngine> {
        // PDFs are opened in a process of their own, as everywhere.
        auto ownText = [reader = std::make_shared<ReaderProcess>()](const Page &page,
                                                                    const ReadingOptions &options,
                                                                    const std::stop_token &stop) {
            return reader->ownText(page, options, stop);
        };
        auto reader = std::make_unique<VisionEngine>(asked, std::move(ownText));
        if (!fallsBack)
            return reader;
        return std::make_unique<FallbackEngine>(std::move(reader),
                                                std::make_unique<ReaderProcess>(), watch);
    };
    return {};
}

Status PartsMaker::addWriter()
{
    // One after another: it takes milliseconds, and the cards come out the same each time.
    m_parts.askers = 1;
    m_parts.generator = std::make_shared<OfflineGenerator>();
    if (m_options.generator == GeneratorKind::Offline || away())
        return {};
    const auto service = m_service->ask(m_options.model);
    if (!service)
        return service.error();
    const auto writer = std::make_shared<ChatGenerator>(*service);
    if (m_fallsBack)
        m_parts.generator = std::make_shared<FallbackGenerator>(writer, m_parts.generator);
    else
        m_parts.generator = writer;
    m_parts.askers = m_settings.integer(SettingKey::RequestConcurrency);
    return {};
}

} // namespace

Result<PipelineParts> makeParts(const JobOptions &options, const Settings &settings,
                                const std::shared_ptr<SecretStore> &secrets,
                                const LibraryLocation &library, const std::stop_token &stop)
{
    PartsMaker maker(options, settings);
    Status status = maker.withoutSecrets();
    if (status && options.usesService())
        status = maker.findService(*secrets, library, stop);
    if (status)
        status = maker.addReaders();
    if (status)
        status = maker.addWriter();
    return status ? Result<PipelineParts>(maker.take()) : Result<PipelineParts>(status.error());
}

Result<PipelineParts> makeWriter(const JobOptions &options, const Settings &settings,
                                 const std::shared_ptr<SecretStore> &secrets,
                                 const LibraryLocation &library)
{
    PartsMaker maker(options, settings);
    Status status = maker.withoutSecrets();
    if (status && options.writesByModel())
        status = maker.findService(*secrets, library, {});
    if (status)
        status = maker.addWriter();
    return status ? Result<PipelineParts>(maker.take()) : Result<PipelineParts>(status.error());
}

} // namespace recto
