// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/jobsession.h"
#include "cli/remotejob.h"
#include "composition/costforecast.h"
#include "composition/network.h"
#include "composition/parts.h"
#include "intake/intake.h"
#include "net/webaddress.h"
#include "settings/settings.h"

#include <algorithm>

namespace recto {

namespace {

// The main job: pages in, saved cards out.
class ProcessCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("process"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Makes flashcards from pages and saves them.");
    }
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

void ProcessCommand::describe(QCommandLineParser &parser) const
{
    const auto option = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    option("ocr", "Who reads: tesseract, vision, or mixed (a model reads hard pages again).",
           "ENGINE");
    option("generator", "Who writes the cards: offline or chat.", "GENERATOR");
    option("language", "Languages of the pages, e.g. eng+fra.", "LANGUAGES");
    option("prompt", "What to focus on.", "TEXT");
    option("course", "Course of the cards.", "TEXT");
    option("group", "Group within the course.", "TEXT");
    option("title", "Title of the upload; default: made from the cards.", "TEXT");
    option("max-chunk", "Longest part given to the generator at once, in characters.", "N");
    option("workers", "Pages read at the same time; default: one a core.", "N");
    option("base-url", "Address of an OpenAI-compatible service.", "URL");
    option("model", "Model that writes the cards.", "MODEL");
    option("vision-model", "Model that reads the pages.", "MODEL");
    option("server", "Address of a Recto elsewhere (recto-cli serve) that does the work.", "URL");
    parser.addPositionalArgument(
        QStringLiteral("FILE"), QStringLiteral("Images, PDFs (book.pdf#3-7 for pages) or folders."),
        QStringLiteral("FILE…"));
}

bool readOptions(const QCommandLineParser &parser, JobOptions &options, Console &console)
{
    const auto take = [&parser](const char *name, QString &value) {
        if (parser.isSet(QString::fromLatin1(name)))
            value = parser.value(QString::fromLatin1(name));
    };
    take("language", options.language);
    take("prompt", options.focus);
    take("course", options.course);
    take("group", options.group);
    take("title", options.title);
    take("base-url", options.baseUrl);
    take("model", options.model);
    take("vision-model", options.visionModel);
    constexpr int smallestChunk = 100;
    return readCode(parser, QStringLiteral("ocr"), options.ocrEngine, console)
        && readCode(parser, QStringLiteral("generator"), options.generator, console)
        && readNumber(parser, QStringLiteral("max-chunk"), smallestChunk, options.maxChunk, console)
        && readNumber(parser, QStringLiteral("workers"), 1, options.workers, console);
}

// Before money is spent; with --verbose.
void sayCost(const CostForecast &forecast, const Settings &settings, Console &console)
{
    QString line
        = QStringLiteral("%1 %2 tokens")
              .arg(forecast.atMost ? QStringLiteral("At most about") : QStringLiteral("About"))
              .arg(forecast.usage.input + forecast.usage.output);
    if (forecast.money)
        line += QStringLiteral(", %1 %2")
                    .arg(*forecast.money, 0, 'f', 3)
                    .arg(settings.text(SettingKey::Currency));
    if (console.verbose())
        console.say(line + u'.');
}

// How pages are read and cards written is a matter of the other computer's settings.
int processElsewhere(const QCommandLineParser &parser, const JobOptions &options,
                     const Settings &settings, CommandContext &context)
{
    for (const char *own :
         {"ocr", "generator", "max-chunk", "workers", "base-url", "model", "vision-model"}) {
        if (parser.isSet(QString::fromLatin1(own))) {
            context.console.complain(
                QStringLiteral("--%1 and --server don’t go together: the other computer’s settings "
                               "decide that.")
                    .arg(QLatin1String(own)));
            return ExitUsage;
        }
    }
    const QUrl server(parser.value(QStringLiteral("server")), QUrl::StrictMode);
    const bool web
        = server.scheme() == QLatin1String("http") || server.scheme() == QLatin1String("https");
    if (!web || server.host().isEmpty() || !server.userInfo().isEmpty()) {
        context.console.complain(QStringLiteral("--server is an address such as "
                                                "http://192.168.1.5:8600."));
        return ExitUsage;
    }
    const auto token = context.secrets->read(SecretName::ServerToken);
    const bool fits
        = token && (token->place == SecretPlace::Environment || token->origin == originOf(server));
    if (!fits || token->value.isEmpty()) {
        context.console.complain(
            QStringLiteral("The token of %1 is not known. Give it by the environment variable %2, "
                           "or keep it: recto-cli secret set server --base-url %1")
                .arg(originOf(server), secretVariable(SecretName::ServerToken)));
        return ExitFailed;
    }
    RemoteJob job(context, networkFor(settings).transport(), server, token->value.toLatin1());
    return job.run(options, parser.positionalArguments());
}

int ProcessCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const Settings settings;
    JobOptions options = settings.jobOptions();
    if (!readOptions(parser, options, context.console))
        return ExitUsage;
    if (parser.positionalArguments().isEmpty()) {
        context.console.complain(QStringLiteral("Which pages? recto-cli process FILE…"));
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("server"))) {
        if (!parser.isSet(QStringLiteral("language")))
            options.language.clear(); // the other computer's
        return processElsewhere(parser, options, settings, context);
    }
    JobSession session(context);
    const auto parts = makeParts(options, settings, context.secrets, context.library);
    if (!parts)
        return session.refuse(parts.error());
    const QList<PipelineInput> inputs = expandInputs(parser.positionalArguments());
    if (options.usesService())
        sayCost(forecastCost(inputs, options, pricesOf(settings)), settings, context.console);
    return session.run(*parts, options, inputs);
}

} // namespace

std::unique_ptr<Command> makeProcessCommand()
{
    return std::make_unique<ProcessCommand>();
}

} // namespace recto
