// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "composition/parts.h"
#include "core/errortext.h"
#include "core/json.h"
#include "intake/intake.h"
#include "pipeline/mailbox.h"
#include "pipeline/workerthreads.h"
#include "settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <map>
#include <mutex>

namespace recto {

namespace {

// Text of pages on standard output, in the order given.
class OcrCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("ocr"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Reads pages and prints their text.");
    }
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

void OcrCommand::describe(QCommandLineParser &parser) const
{
    parser.addOption({QStringLiteral("language"),
                      QStringLiteral("Languages of the pages, e.g. eng+fra."),
                      QStringLiteral("LANGUAGES")});
    parser.addOption(
        {QStringLiteral("engine"),
         QStringLiteral("tesseract, vision, or mixed: a model reads hard pages again."),
         QStringLiteral("ENGINE")});
    parser.addOption({QStringLiteral("base-url"),
                      QStringLiteral("Address of an OpenAI-compatible service."),
                      QStringLiteral("URL")});
    parser.addOption({QStringLiteral("vision-model"), QStringLiteral("Model that reads the pages."),
                      QStringLiteral("MODEL")});
    parser.addOption({QStringLiteral("prepare"),
                      QStringLiteral("auto: straighten and clean the page first; none: as it is."),
                      QStringLiteral("auto|none"), QStringLiteral("auto")});
    parser.addOption({QStringLiteral("show-steps"),
                      QStringLiteral("Writes the picture of each preparation step into DIR."),
                      QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("workers"),
                      QStringLiteral("Pages read at the same time; default: one a core."),
                      QStringLiteral("N")});
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Images, PDFs or folders."),
                                 QStringLiteral("FILE…"));
}

// {"file","page","width","height","text","confidence","words":[{"text","box","confidence"}]}
QJsonObject pageToJson(const QString &file, const Page &page, const PageText &text)
{
    QJsonObject object = toJson(text);
    object.insert(QStringLiteral("file"), file);
    object.insert(QStringLiteral("page"), page.index + 1);
    object.insert(QStringLiteral("confidence"), qRound(text.confidence * 10) / 10.0);
    return object;
}

struct PageOutcome
{
    size_t item = 0;
    Result<PageText> text;
};

struct Reading
{
    const QList<IntakeItem> &items;
    ReadingOptions options;
    bool stepsAPage; // a folder of its own for each page's steps
    WorkQueue<size_t> queue;
    Mailbox<PageOutcome> done;
};

void readQueued(Reading &reading, const PipelineParts &parts)
{
    const auto engine = parts.makeReader();
    while (const auto item = reading.queue.pop()) {
        const Page &page = std::get<Page>(reading.items[static_cast<qsizetype>(*item)]);
        ReadingOptions options = reading.options;
        if (reading.stepsAPage) {
            options.stepsFolder = QDir(options.stepsFolder)
                                      .filePath(QStringLiteral("%1-%2")
                                                    .arg(*item + 1, 3, 10, QLatin1Char('0'))
                                                    .arg(QFileInfo(page.file).completeBaseName()));
        }
        if (!options.stepsFolder.isEmpty())
            QDir().mkpath(options.stepsFolder);
        reading.done.push({*item, engine->extractText(page, options, {}, {})});
    }
}

class OrderedOutput
{
public:
    explicit OrderedOutput(Console &console, const QList<IntakeItem> &items)
        : m_console(console)
        , m_items(items)
    {
    }

    void add(size_t item, Result<PageText> text)
    {
        m_waiting.emplace(item, std::move(text));
        while (!m_waiting.empty() && m_waiting.begin()->first == m_next) {
            print(m_waiting.begin()->second);
            m_waiting.erase(m_waiting.begin());
            ++m_next;
        }
    }
    [[nodiscard]] int exitCode() const
    {
        if (m_failed == 0)
            return ExitDone;
        return m_printed > 0 ? ExitPartlyFailed : ExitFailed;
    }

private:
    void print(const Result<PageText> &text)
    {
        if (!text) {
            ++m_failed;
            m_console.complain(text.error());
            return;
        }
        const Page &page = std::get<Page>(m_items[static_cast<qsizetype>(m_next)]);
        if (m_console.json())
            m_console.print(pageToJson(page.file, page, *text));
        else
            m_console.print((m_printed > 0 ? QStringLiteral("\f") : QString()) + text->text);
        ++m_printed;
    }

    Console &m_console;
    const QList<IntakeItem> &m_items;
    std::map<size_t, Result<PageText>> m_waiting;
    size_t m_next = 0;
    int m_printed = 0;
    int m_failed = 0;
};

int readAll(const QList<IntakeItem> &items, const ReadingOptions &options,
            const PipelineParts &parts, Console &console)
{
    Reading reading{items, options, !options.stepsFolder.isEmpty() && items.size() > 1, {}, {}};
    OrderedOutput output(console, items);
    size_t open = 0;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (const auto *error = std::get_if<Error>(&items[i])) {
            output.add(static_cast<size_t>(i), *error);
            continue;
        }
        reading.queue.push(static_cast<size_t>(i));
        ++open;
    }
    WorkerThreads workers;
    for (int i = 0; i < std::min<int>(parts.readers, static_cast<int>(open)); ++i) {
        const Status started = workers.run([&reading, &parts] { readQueued(reading, parts); });
        if (started)
            continue;
        if (i > 0)
            break; // those that run do it
        console.complain(started.error());
        return ExitFailed;
    }
    while (open > 0 && !console.outputError()) { // who loses its pages needs no more
        if (auto page = reading.done.pop(std::chrono::hours(1))) {
            output.add(page->item, std::move(page->text));
            --open;
        }
    }
    reading.queue.close();
    workers.wait();
    return output.exitCode();
}

int OcrCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const Settings settings;
    JobOptions job = settings.jobOptions();
    if (parser.isSet(QStringLiteral("language")))
        job.language = parser.value(QStringLiteral("language"));
    if (parser.isSet(QStringLiteral("base-url")))
        job.baseUrl = parser.value(QStringLiteral("base-url"));
    if (parser.isSet(QStringLiteral("vision-model")))
        job.visionModel = parser.value(QStringLiteral("vision-model"));
    job.generator = GeneratorKind::Offline; // none is asked
    const QString prepare = parser.value(QStringLiteral("prepare"));
    if (prepare != QLatin1String("auto") && prepare != QLatin1String("none")) {
        context.console.complain(
            QStringLiteral("--prepare is auto or none, not “%1”.").arg(prepare));
        return ExitUsage;
    }
    if (!readCode(parser, QStringLiteral("engine"), job.ocrEngine, context.console)
        || !readNumber(parser, QStringLiteral("workers"), 1, job.workers, context.console))
        return ExitUsage;
    if (parser.positionalArguments().isEmpty()) {
        context.console.complain(QStringLiteral("Which pages? recto-cli ocr FILE…"));
        return ExitUsage;
    }
    // What is asked of a service is entered there.
    const Status room = roomForFiles();
    const Status begun = room && job.usesService() ? beginWithLibrary(context) : room;
    if (!begun) {
        context.console.complain(begun.error());
        return ExitFailed;
    }
    const auto parts = makeParts(job, settings, context.secrets, context.library);
    if (!parts) {
        context.console.complain(parts.error());
        return ExitFailed;
    }
    for (const Error &warning : parts->warnings)
        context.console.complain(warning);
    ReadingOptions options;
    // Of several workers, one line each at a time.
    std::mutex oneLine;
    options.notices.warning = [&](const Error &error) {
        const std::lock_guard lock(oneLine);
        context.console.complain(error);
    };
    options.language = job.language;
    options.prepare = prepare == QLatin1String("auto");
    options.stepsFolder = parser.value(QStringLiteral("show-steps"));
    return readAll(expandInputs(parser.positionalArguments()), options, *parts, context.console);
}

} // namespace

std::unique_ptr<Command> makeOcrCommand()
{
    return std::make_unique<OcrCommand>();
}

} // namespace recto
