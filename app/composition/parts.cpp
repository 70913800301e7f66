// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/parts.h"

#include "composition/journalanswers.h"
#include "generation/chatgenerator.h"
#include "generation/offlinegenerator.h"
#include "net/qthttptransport.h"
#include "ocr/readerprocess.h"
#include "ocr/tessdata.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QThread>

#include <utility>

namespace recto {

namespace {

Status languagesInstalled(const QString &languages)
{
    const QStringList installed = installedLanguages();
    if (installed.isEmpty())
        return Error{ErrorKind::ReaderMissing, {}, QStringLiteral("no language data")};
    const QStringList wanted = languages.split(u'+', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return Error{ErrorKind::BadInput, QStringLiteral("language"), QStringLiteral("choose one, such as eng")};
    for (const QString &language : wanted) {
        if (!installed.contains(language))
            return Error{ErrorKind::LanguageMissing, {}, language};
    }
    return {};
}

// Options are kept in the journal: none with a password or a key in it.
Status withoutSecrets(const JobOptions &options)
{
    const std::pair<SettingKey, QString> given[] = {{SettingKey::BaseUrl, options.baseUrl},
                                                    {SettingKey::Model, options.model},
                                                    {SettingKey::VisionModel, options.visionModel}};
    for (const auto &[key, value] : given) {
        const auto valid = validSetting(Settings::info(key), value);
        if (!value.isEmpty() && !valid)
            return valid.error();
    }
    return {};
}

// A kept key goes to the service that it was entered for and to no other; the one of
// the environment goes where the options say.
Result<QString> serviceKey(SecretStore &secrets, const Settings &settings, const QUrl &baseUrl)
{
    const QString owner = settings.text(SettingKey::KeyOrigin);
    const bool ours = owner.isEmpty() || owner == originOf(baseUrl);
    const auto secret = secrets.read(SecretName::ServiceKey);
    if (secret)
        return ours || secret->place == SecretPlace::Environment ? secret->value : QString();
    // Without a keychain there may be no key to miss: many services need none.
    if (secret.error().kind == ErrorKind::KeychainUnavailable && (owner.isEmpty() || !ours))
        return QString();
    return secret.error();
}

Result<std::shared_ptr<FlashcardGenerator>> chatGenerator(const JobOptions &options,
                                                          const Settings &settings,
                                                          SecretStore &secrets,
                                                          const QString &libraryFolder)
{
    if (options.baseUrl.isEmpty() || options.model.isEmpty())
        return Error{ErrorKind::BadInput, QStringLiteral("chat"),
                     QStringLiteral("name the service and its model (baseUrl and model in the settings)")};
    ChatServiceParts parts;
    if (settings.flag(SettingKey::OfflineOnly))
        parts.transport = std::make_shared<OfflineTransport>();
    else
        parts.transport = std::make_shared<QtHttpTransport>();
    parts.endpoint.baseUrl = QUrl(options.baseUrl, QUrl::StrictMode);
    parts.endpoint.model = options.model;
    auto key = serviceKey(secrets, settings, parts.endpoint.baseUrl);
    if (!key)
        return key.error();
    parts.endpoint.key = std::move(*key);
    parts.endpoint.azure = settings.flag(SettingKey::Azure);
    parts.endpoint.deadlines.firstByte = std::chrono::seconds(settings.integer(SettingKey::FirstByteTimeout));
    parts.endpoint.maxConcurrency = settings.integer(SettingKey::RequestConcurrency);
    parts.answers = std::make_shared<JournalAnswers>(libraryFolder);
    return std::shared_ptr<FlashcardGenerator>(
        std::make_shared<ChatGenerator>(std::make_shared<ChatService>(std::move(parts))));
}

} // namespace

Result<std::shared_ptr<FlashcardGenerator>> makeGenerator(const JobOptions &options,
                                                          const Settings &settings,
                                                          const std::shared_ptr<SecretStore> &secrets,
                                                          const QString &libraryFolder)
{
    if (const Status valid = withoutSecrets(options); !valid)
        return valid.error();
    if (options.generator == QLatin1String("offline"))
        return std::shared_ptr<FlashcardGenerator>(std::make_shared<OfflineGenerator>());
    if (options.generator == QLatin1String("chat"))
        return chatGenerator(options, settings, *secrets, libraryFolder);
    return Error{ErrorKind::BadInput, QStringLiteral("generator"),
                 QStringLiteral("there is no generator “%1”").arg(options.generator)};
}

Result<PipelineParts> makeParts(const JobOptions &options, const Settings &settings,
                                const std::shared_ptr<SecretStore> &secrets, const QString &libraryFolder)
{
    PipelineParts parts;
    auto generator = makeGenerator(options, settings, secrets, libraryFolder);
    if (!generator)
        return generator.error();
    parts.generator = std::move(*generator);
    // Offline, one after another: they take milliseconds, and the cards come out
    // the same each time.
    parts.askers = options.generator == QLatin1String("chat")
        ? settings.integer(SettingKey::RequestConcurrency)
        : 1;
    parts.readers = options.workers > 0 ? options.workers : QThread::idealThreadCount();
    if (options.ocrEngine != QLatin1String("tesseract"))
        return Error{ErrorKind::BadInput, QStringLiteral("ocr"),
                     QStringLiteral("there is no reader “%1”").arg(options.ocrEngine)};
    if (const Status installed = languagesInstalled(options.language); !installed)
        return installed.error();
    parts.makeReader = [] {
        auto reader = std::make_unique<ReaderProcess>();
        reader->warmUp();
        return reader;
    };
    return parts;
}

} // namespace recto
