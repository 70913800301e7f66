// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "composition/parts.h"
#include "core/json.h"
#include "generation/cardchecker.h"
#include "generation/chunker.h"
#include "generation/placedcard.h"
#include "settings/settings.h"

namespace recto {

namespace {

// Text on standard input, one flashcard a line on standard output. Saves nothing.
class GenerateCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("generate"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral(
            "Makes flashcards of the text on standard input, without saving them.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        const auto option = [&parser](const char *name, const char *text, const char *value) {
            parser.addOption(
                {QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
        };
        option("generator", "Who writes the cards: offline or chat.", "GENERATOR");
        option("language", "Language of the text, e.g. eng.", "LANGUAGES");
        option("prompt", "What to focus on.", "TEXT");
        option("max-chunk", "Longest part given to the generator at once, in characters.", "N");
        parser.addOption({QStringLiteral("all"),
                          QStringLiteral("Prints the cards that are only offered, too.")});
        option("base-url", "Address of an OpenAI-compatible service.", "URL");
        option("model", "Model that writes the cards.", "MODEL");
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

int GenerateCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const Settings settings;
    JobOptions job = settings.jobOptions();
    const auto take = [&parser](const char *name, QString &value) {
        if (parser.isSet(QString::fromLatin1(name)))
            value = parser.value(QString::fromLatin1(name));
    };
    take("language", job.language);
    take("prompt", job.focus);
    take("base-url", job.baseUrl);
    take("model", job.model);
    if (!readCode(parser, QStringLiteral("generator"), job.generator, context.console)
        || !readNumber(parser, QStringLiteral("max-chunk"), 1, job.maxChunk, context.console))
        return ExitUsage;
    // What is asked of a service is entered there.
    const Status begun = job.usesService() ? beginWithLibrary(context) : Status();
    if (!begun) {
        context.console.complain(begun.error());
        return ExitFailed;
    }
    const auto parts = makeWriter(job, settings, context.secrets, context.library);
    if (!parts) {
        context.console.complain(parts.error());
        return ExitFailed;
    }
    for (const Error &warning : parts->warnings)
        context.console.complain(warning);
    const auto text = readStandardInput();
    if (!text) {
        context.console.complain(text.error());
        return ExitFailed;
    }
    int made = 0;
    int failed = 0;
    DuplicateIndex known;
    for (const Chunk &chunk : Chunker(job.maxChunk).split(*text)) {
        if (context.console.outputError())
            break; // cards that would be lost may have to be paid
        const CardChecker checker(chunk, job.language);
        const EvidenceLocator locator(chunk);
        GenerationCallbacks callbacks;
        callbacks.warning = [&](const Error &error) { context.console.complain(error); };
        callbacks.card = [&](const FlashcardDraft &draft) {
            Flashcard card = placedCard(draft, {}, chunk, locator);
            const CheckReport report = checker.check(draft, &known, card.id);
            if (dropReason(report))
                return;
            if (draft.offered && !parser.isSet(QStringLiteral("all")))
                return;
            ++made;
            card.score = draft.offered ? qMin(report.score, draft.worth) : report.score;
            if (!draft.offered)
                known.add(card);
            card.doubts += report.reasons;
            context.console.print(toJson(card));
        };
        const Status status
            = parts->generator->generateFlashcards(chunk, {job.language, job.focus}, {}, callbacks);
        if (!status) {
            ++failed;
            context.console.complain(status.error());
        }
    }
    if (failed == 0)
        return ExitDone;
    return made > 0 ? ExitPartlyFailed : ExitFailed;
}

} // namespace

std::unique_ptr<Command> makeGenerateCommand()
{
    return std::make_unique<GenerateCommand>();
}

} // namespace recto
