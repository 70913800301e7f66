// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "core/boundedread.h"

#include <QFile>
#include <QStringDecoder>

#include <cstdio>

namespace recto {

std::vector<std::unique_ptr<Command>> makeCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeProcessCommand());
    commands.push_back(makeOcrCommand());
    commands.push_back(makeChunkCommand());
    commands.push_back(makeGenerateCommand());
    commands.push_back(makeCheckCommand());
    commands.push_back(makeJobsCommand());
    commands.push_back(makeUploadsCommand());
    commands.push_back(makeCardsCommand());
    commands.push_back(makeExportCommand());
    commands.push_back(makeImportCommand());
    commands.push_back(makeServeCommand());
    commands.push_back(makeSecretCommand());
    commands.push_back(makeSettingsCommand());
    commands.push_back(makeLanguagesCommand());
    commands.push_back(makeDoctorCommand());
    return commands;
}

Status beginWithLibrary(const CommandContext &context)
{
    const auto library = context.library.openOrMake();
    return library ? Status() : Status(library.error());
}

bool readNumber(const QCommandLineParser &parser, const QString &option, int lowest, int &value,
                Console &console)
{
    if (!parser.isSet(option))
        return true;
    bool ok = false;
    const int number = parser.value(option).toInt(&ok);
    if (!ok || number < lowest) {
        console.complain(QStringLiteral("--%1 takes a whole number from %2 up, not “%3”.")
                             .arg(option)
                             .arg(lowest)
                             .arg(parser.value(option)));
        return false;
    }
    value = number;
    return true;
}

Result<QString> readStandardInput()
{
    constexpr qint64 mostText = 64LL * 1024 * 1024;
    const QString name = QStringLiteral("standard input");
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, input.errorString()};
    auto whole = readWhole(input, mostText);
    if (!whole) {
        Error error = whole.error();
        error.subject = name;
        return error;
    }
    const QByteArray bytes = std::move(*whole);
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decode(bytes);
    if (decode.hasError() || text.toUtf8().size() != bytes.size())
        return badInput(InputFault::NotUtf8, QStringLiteral("standard input"));
    return text;
}

} // namespace recto
