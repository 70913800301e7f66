// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/readerprocess.h"

#include "core/json.h"
#include "intake/imageloader.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

namespace recto {

namespace {

constexpr int pollMilliseconds = 25; // how late a stop request may be seen
constexpr int startMilliseconds = 10'000;
constexpr int killMilliseconds = 2'000;
constexpr double smallestMegapixels = 1;

void prepareEnvironment(QProcess &process)
{
    // Tesseract's OpenMP costs four to six times the CPU for no gain; the
    // limit is read once, before main().
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OMP_THREAD_LIMIT"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
}

QJsonObject request(const Page &page, const ReadingOptions &options)
{
    return {{QStringLiteral("page"), toJson(page)},
            {QStringLiteral("options"),
             QJsonObject{{QStringLiteral("language"), options.language},
                         {QStringLiteral("prepare"), options.prepare},
                         {QStringLiteral("stepsFolder"), options.stepsFolder}}}};
}

} // namespace

ReaderLimits ReaderLimits::fromEnvironment()
{
    bool set = false;
    const double seconds = qEnvironmentVariable("RECTO_READER_SECONDS").toDouble(&set);
    return set && seconds > 0 ? ReaderLimits{seconds, 0} : ReaderLimits{};
}

ReaderProcess::ReaderProcess(QString program, ReaderLimits limits)
    : m_program(std::move(program))
    , m_limits(limits)
{
}

ReaderProcess::~ReaderProcess()
{
    stop();
}

void ReaderProcess::warmUp()
{
    // A failure shows again, with its error, at the first page.
    (void)ensureRunning();
}

Status ReaderProcess::ensureRunning()
{
    if (m_process && m_process->state() == QProcess::Running)
        return {};
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    prepareEnvironment(*m_process);
    m_process->start(m_program, {});
    if (!m_process->waitForStarted(startMilliseconds)) {
        // A program that is there didn't start: the system has no room for it.
        const bool there = QFileInfo(m_program).isExecutable();
        const Error error{there ? ErrorKind::NoResources : ErrorKind::ReaderMissing, m_program,
                          m_process->errorString()};
        m_process.reset();
        return error;
    }
    return {};
}

void ReaderProcess::stop()
{
    if (!m_process)
        return;
    m_process->closeWriteChannel(); // an idle reader leaves by itself
    m_process->kill();
    m_process->waitForFinished(killMilliseconds);
    m_process.reset();
}

double ReaderProcess::secondsFor(const Page &page) const
{
    const auto size = imageSize(page);
    const double megapixels = size ? double(size->width()) * size->height() / 1e6 : 0;
    return m_limits.baseSeconds
        + m_limits.secondsPerMegapixel * std::max(smallestMegapixels, megapixels);
}

Result<PageText> ReaderProcess::extractText(const Page &page, const ReadingOptions &options,
                                            std::stop_token stopToken, const Progress &progress)
{
    const auto answer = ask(request(page, options), page, stopToken, progress);
    if (!answer)
        return answer.error();
    return pageTextFromJson(answer->value(QLatin1String("text")).toObject());
}

Result<std::optional<PageText>> ReaderProcess::ownText(const Page &page,
                                                       const ReadingOptions &options,
                                                       const std::stop_token &stopToken)
{
    QJsonObject asked = request(page, options);
    asked.insert(QStringLiteral("ownText"), true);
    const auto answer = ask(asked, page, stopToken, {});
    if (!answer)
        return answer.error();
    if (!answer->contains(QLatin1String("text")))
        return std::optional<PageText>();
    return std::optional<PageText>(
        pageTextFromJson(answer->value(QLatin1String("text")).toObject()));
}

Result<PageQuality> ReaderProcess::assess(const Page &page, const std::stop_token &stopToken)
{
    const QJsonObject look{{QStringLiteral("page"), toJson(page)},
                           {QStringLiteral("assess"), true}};
    const auto looked = ask(look, page, stopToken, {});
    if (!looked)
        return looked.error();
    return pageTextFromJson(looked->value(QLatin1String("text")).toObject()).quality;
}

Result<QJsonObject> ReaderProcess::ask(const QJsonObject &request, const Page &page,
                                       const std::stop_token &stopToken, const Progress &progress)
{
    if (const Status running = ensureRunning(); !running)
        return running.error();
    m_process->write(jsonLine(request));
    const QDeadlineTimer deadline(static_cast<qint64>(secondsFor(page) * 1000));
    for (;;) {
        if (stopToken.stop_requested()) {
            stop();
            return Error{ErrorKind::Cancelled, page.name, {}};
        }
        if (deadline.hasExpired()) {
            stop();
            return Error{ErrorKind::ReaderTimeout, page.name, {}};
        }
        if (!m_process->canReadLine() && !m_process->waitForReadyRead(pollMilliseconds)
            && m_process->state() != QProcess::Running && !m_process->canReadLine()) {
            const Error error{ErrorKind::ReaderCrashed, page.name,
                              QStringLiteral("exit code %1").arg(m_process->exitCode())};
            m_process.reset();
            return error;
        }
        while (m_process->canReadLine()) {
            const QJsonObject answer = QJsonDocument::fromJson(m_process->readLine()).object();
            if (answer.contains(QLatin1String("progress"))) {
                if (progress)
                    progress(answer.value(QLatin1String("progress")).toDouble());
            } else if (answer.contains(QLatin1String("text"))
                       || answer.contains(QLatin1String("none"))) {
                return answer;
            } else if (answer.contains(QLatin1String("error"))) {
                return errorFromJson(answer.value(QLatin1String("error")).toObject());
            }
        }
    }
}

} // namespace recto
