// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/result.h"
#include "library/librarylocation.h"
#include "settings/secretstore.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace recto {

enum ExitCode {
    ExitDone = 0,
    ExitFailed = 1, // nothing saved
    ExitUsage = 2,
    ExitPartlyFailed = 3,
    ExitHungUp = 129,
    ExitInterrupted = 130,
    ExitTerminated = 143,
};

struct CommandContext
{
    LibraryLocation library;
    Console console;
    std::shared_ptr<SecretStore> secrets;
    bool saved = false; // by the command: then lost output isn't a failure of all
};

// One command of recto-cli.
class Command
{
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0;
    // Options and positional arguments, for parsing and --help.
    virtual void describe(QCommandLineParser &parser) const = 0;
    // `parser` has parsed the command's part of the line.
    [[nodiscard]] virtual int run(const QCommandLineParser &parser, CommandContext &context) = 0;
};

// All of them, in the order of --help. Each stands in a file of its own.
[[nodiscard]] std::vector<std::unique_ptr<Command>> makeCommands();
[[nodiscard]] std::unique_ptr<Command> makeProcessCommand();
[[nodiscard]] std::unique_ptr<Command> makeOcrCommand();
[[nodiscard]] std::unique_ptr<Command> makeChunkCommand();
[[nodiscard]] std::unique_ptr<Command> makeGenerateCommand();
[[nodiscard]] std::unique_ptr<Command> makeCheckCommand();
[[nodiscard]] std::unique_ptr<Command> makeJobsCommand();
[[nodiscard]] std::unique_ptr<Command> makeUploadsCommand();
[[nodiscard]] std::unique_ptr<Command> makeCardsCommand();
[[nodiscard]] std::unique_ptr<Command> makeExportCommand();
[[nodiscard]] std::unique_ptr<Command> makeImportCommand();
[[nodiscard]] std::unique_ptr<Command> makeServeCommand();
[[nodiscard]] std::unique_ptr<Command> makeSecretCommand();
[[nodiscard]] std::unique_ptr<Command> makeSettingsCommand();
[[nodiscard]] std::unique_ptr<Command> makeLanguagesCommand();
[[nodiscard]] std::unique_ptr<Command> makeDoctorCommand();

// The library is there, made where there was none: the first start of whatever comes next.
[[nodiscard]] Status beginWithLibrary(const CommandContext &context);
// A whole number from `lowest` up; complains otherwise.
[[nodiscard]] bool readNumber(const QCommandLineParser &parser, const QString &option, int lowest,
                              int &value, Console &console);
// One of the names of a code; complains otherwise.
template<typename Code>
[[nodiscard]] bool readCode(const QCommandLineParser &parser, const QString &option, Code &value,
                            Console &console)
{
    if (!parser.isSet(option))
        return true;
    if (const auto code = codeFromName<Code>(parser.value(option))) {
        value = *code;
        return true;
    }
    QStringList names;
    for (const auto &[code, name] : CodeNames<Code>::table)
        names << QString::fromLatin1(name);
    const QString last = names.takeLast();
    console.complain(
        QStringLiteral("--%1 is %2 or %3, not “%4”.")
            .arg(option, names.join(QStringLiteral(", ")), last, parser.value(option)));
    return false;
}
// Standard input whole, with its byte order mark if it has one, so that the text's
// UTF-8 is the input byte for byte. BadInput when it isn't UTF-8, or larger than any text
// that pages hold (64 MB): a device may never end.
[[nodiscard]] Result<QString> readStandardInput();

} // namespace recto
