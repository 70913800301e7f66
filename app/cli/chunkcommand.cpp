// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/json.h"
#include "generation/chunker.h"

namespace recto {

namespace {

// Text on standard input, one JSON object a chunk on standard output.
class ChunkCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("chunk"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Cuts the text on standard input into parts.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("max-chunk"),
                          QStringLiteral("Longest part, in characters."), QStringLiteral("N"),
                          QString::number(Chunker::DefaultMaxCharacters)});
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override
    {
        int longest = Chunker::DefaultMaxCharacters;
        if (!readNumber(parser, QStringLiteral("max-chunk"), 1, longest, context.console))
            return ExitUsage;
        const auto text = readStandardInput();
        if (!text) {
            context.console.complain(text.error());
            return ExitFailed;
        }
        for (const Chunk &chunk : Chunker(longest).split(*text))
            context.console.print(toJson(chunk));
        return ExitDone;
    }
};

} // namespace

std::unique_ptr<Command> makeChunkCommand()
{
    return std::make_unique<ChunkCommand>();
}

} // namespace recto
