// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/parts.h"

#include "generation/offlinegenerator.h"
#include "ocr/readerprocess.h"
#include "ocr/tessdata.h"
#include "settings/settings.h"

#include <QThread>

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

} // namespace

Result<std::shared_ptr<FlashcardGenerator>> makeGenerator(const JobOptions &options, const Settings &,
                                                          const QString &)
{
    if (options.generator == QLatin1String("offline"))
        return std::shared_ptr<FlashcardGenerator>(std::make_shared<OfflineGenerator>());
    return Error{ErrorKind::BadInput, QStringLiteral("generator"),
                 QStringLiteral("there is no generator “%1”").arg(options.generator)};
}

Result<PipelineParts> makeParts(const JobOptions &options, const Settings &settings,
                                const QString &libraryFolder)
{
    PipelineParts parts;
    auto generator = makeGenerator(options, settings, libraryFolder);
    if (!generator)
        return generator.error();
    parts.generator = std::move(*generator);
    // One after another: they take milliseconds, and the cards come out the same each time.
    parts.askers = 1;
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
