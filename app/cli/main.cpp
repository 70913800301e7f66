// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/pluralforms.h"
#include "core/errortext.h"
#include "session/librarychoice.h"
#include "settings/settings.h"

#include <QCoreApplication>

#include <csignal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace {

using namespace recto;

void addGlobalOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {QStringLiteral("library"),
         QStringLiteral(
             "Folder of the library; default: $RECTO_LIBRARY, or the folder in the settings, "
             "or the user's data folder."),
         QStringLiteral("DIR")});
    parser.addOption(
        {QStringLiteral("json"), QStringLiteral("Standard output is JSON Lines alone.")});
    parser.addOption({QStringLiteral("quiet"), QStringLiteral("Errors only.")});
    parser.addOption({QStringLiteral("verbose"), QStringLiteral("Details on standard error.")});
    parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")});
    parser.addOption(
        {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Shows the version.")});
}

void applyGlobalOptions(const QCommandLineParser &parser, CommandContext &context)
{
    if (parser.isSet(QStringLiteral("library")))
        context.library = chosenLibrary(parser.value(QStringLiteral("library")), Settings());
    if (parser.isSet(QStringLiteral("json")))
        context.console.setJson(true);
    if (parser.isSet(QStringLiteral("quiet")))
        context.console.setVerbosity(Console::Verbosity::Quiet);
    if (parser.isSet(QStringLiteral("verbose")))
        context.console.setVerbosity(Console::Verbosity::Verbose);
}

QString versionLine()
{
    return QStringLiteral("recto-cli " RECTO_VERSION);
}

QString overview(const QCommandLineParser &parser,
                 const std::vector<std::unique_ptr<Command>> &commands)
{
    QString text = parser.helpText();
    text += QStringLiteral("\nCommands:\n");
    for (const auto &command : commands)
        text += QStringLiteral("  %1 %2\n").arg(command->name(), -10).arg(command->summary());
    text += QStringLiteral("\nrecto-cli COMMAND --help tells more.");
    return text;
}

int usageError(Console &console, const QString &text)
{
    console.complain(text);
    return ExitUsage;
}

// A stream that was closed gets a place holder: else the next file that is opened, the
// library perhaps, takes its number, and results are written into it.
void holdStandardStreams()
{
#ifdef Q_OS_UNIX
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDONLY); // takes the lowest number that is free
    }
#endif
}

// Output that was lost is a failure, whatever the command itself came to.
int endOf(int code, CommandContext &context)
{
    const auto &lost = context.console.outputError();
    if (!lost)
        return code;
    context.console.complain(*lost);
    if (code == ExitHungUp || code == ExitInterrupted || code == ExitTerminated)
        return code;
    return context.saved ? ExitPartlyFailed : ExitFailed;
}

int runCommand(Command &command, QStringList arguments, CommandContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary());
    addGlobalOptions(parser);
    command.describe(parser);
    // The parser takes the first word for the program's name in its help.
    arguments.prepend(QStringLiteral("recto-cli ") + command.name());
    if (!parser.parse(arguments))
        return usageError(context.console, parser.errorText());
    applyGlobalOptions(parser, context);
    if (parser.isSet(QStringLiteral("help"))) {
        QString help = parser.helpText();
        help.replace(QCoreApplication::arguments().constFirst(),
                     QStringLiteral("recto-cli ") + command.name());
        context.console.print(help.trimmed());
        return endOf(ExitDone, context);
    }
    if (parser.isSet(QStringLiteral("version"))) {
        context.console.print(versionLine());
        return endOf(ExitDone, context);
    }
    return endOf(command.run(parser, context), context);
}

} // namespace

int main(int argc, char *argv[])
{
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is told as a full disk is
#endif
    holdStandardStreams();
    CommandContext context;
    context.secrets = makeSystemSecretStore();
    const QCoreApplication application(argc, argv);
    PluralForms pluralForms;
    QCoreApplication::installTranslator(&pluralForms);
    QCoreApplication::setOrganizationName(QString());
    QCoreApplication::setApplicationName(QStringLiteral("recto"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RECTO_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Flashcards you can trust, from photos of your pages."));
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    addGlobalOptions(parser);
    parser.addPositionalArgument(QStringLiteral("COMMAND"), QStringLiteral("What to do."),
                                 QStringLiteral("COMMAND [options] [FILE…]"));
    context.library = chosenLibrary(std::nullopt, Settings());
    if (!parser.parse(QCoreApplication::arguments()))
        return usageError(context.console, parser.errorText());
    applyGlobalOptions(parser, context);

    const auto commands = makeCommands();
    QStringList rest = parser.positionalArguments();
    if (parser.isSet(QStringLiteral("version"))) {
        context.console.print(versionLine());
        return endOf(ExitDone, context);
    }
    if (parser.isSet(QStringLiteral("help"))) {
        context.console.print(overview(parser, commands));
        return endOf(ExitDone, context);
    }
    if (rest.isEmpty())
        return usageError(context.console, overview(parser, commands));
    const QString name = rest.takeFirst();
    for (const auto &command : commands) {
        if (command->name() == name)
            return runCommand(*command, rest, context);
    }
    return usageError(
        context.console,
        QStringLiteral("recto-cli: there is no command “%1”; recto-cli --help lists them.")
            .arg(name));
}
