// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/boundedread.h"
#include "core/codetext.h"
#include "core/json.h"
#include "generation/cardchecker.h"

#include <QFile>
#include <QJsonDocument>

namespace recto {

namespace {

// Cards on standard input, one verdict a card on standard output.
class CheckCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("check"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Checks the flashcards on standard input against their source.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("source"),
                          QStringLiteral("Text that the cards were made from."),
                          QStringLiteral("TEXTFILE")});
        parser.addOption({QStringLiteral("language"),
                          QStringLiteral("Language of the text, e.g. eng."),
                          QStringLiteral("LANGUAGES")});
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

// Without a source nothing can be checked against it, which isn't an error.
Result<QString> sourceText(const QString &file)
{
    if (file.isEmpty())
        return QString();
    QFile source(file);
    if (!source.exists())
        return Error{ErrorKind::FileMissing, file, {}};
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, file, source.errorString()};
    constexpr qint64 mostText = 64LL * 1024 * 1024;
    auto bytes = readWhole(source, mostText);
    if (!bytes) {
        Error error = bytes.error();
        error.subject = file;
        return error;
    }
    return QString::fromUtf8(*bytes);
}

int CheckCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const auto source = sourceText(parser.value(QStringLiteral("source")));
    if (!source) {
        context.console.complain(source.error());
        return ExitFailed;
    }
    const auto cards = readStandardInput();
    if (!cards) {
        context.console.complain(cards.error());
        return ExitFailed;
    }
    const CardChecker checker(*source, parser.value(QStringLiteral("language")));
    DuplicateIndex known;
    int checked = 0;
    int broken = 0;
    int number = 0;
    for (const QString &line : cards->split(u'\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto card = flashcardFromJson(QJsonDocument::fromJson(line.toUtf8()).object());
        if (!card) {
            ++broken;
            context.console.complain(QStringLiteral("Line %1 is no flashcard: %2.")
                                         .arg(number)
                                         .arg(inputFaultText(card.error())));
            continue;
        }
        ++checked;
        context.console.print(toJson(checker.check(*card, &known)));
        known.add(*card);
    }
    if (broken == 0)
        return ExitDone;
    return checked > 0 ? ExitPartlyFailed : ExitFailed;
}

} // namespace

std::unique_ptr<Command> makeCheckCommand()
{
    return std::make_unique<CheckCommand>();
}

} // namespace recto
