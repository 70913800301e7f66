// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/pluralforms.h"
#include "exchange/cardfiles.h"
#include "generation/titlemaker.h"
#include "library/library.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace recto {

namespace {

// Cards of others into the library, an upload a file.
class ImportCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("import"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Takes cards from JSON and CSV files.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption(
            {QStringLiteral("format"),
             QStringLiteral(
                 "json or csv. Default: by the file’s ending; json from standard input."),
             QStringLiteral("FORMAT")});
        parser.addPositionalArgument(
            QStringLiteral("FILE"),
            QStringLiteral("Files of cards (.json, .jsonl, .csv); - for standard input."),
            QStringLiteral("FILE…"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

const QString standardInput = QStringLiteral("-");

// By what was said, else by the file's ending. Nothing: cards aren't taken from such a file.
std::optional<CardFileFormat> formatOf(const QString &path, const QString &said)
{
    if (!said.isEmpty())
        return cardFileFormat(said);
    const QString ending = QFileInfo(path).suffix().toLower();
    if (path == standardInput || ending == QLatin1String("json")
        || ending == QLatin1String("jsonl"))
        return CardFileFormat::Json;
    return ending == QLatin1String("csv") ? std::optional(CardFileFormat::Csv) : std::nullopt;
}

Result<QList<Flashcard>> cardsIn(const QString &path, const QString &said)
{
    const bool piped = path == standardInput;
    QFile file(path);
    const QString name = piped ? QStringLiteral("standard input") : QFileInfo(path).fileName();
    if (!piped && !file.exists())
        return Error{ErrorKind::FileMissing, name, {}};
    if (!(piped ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return Error{ErrorKind::FileUnreadable, name, file.errorString()};
    const auto format = formatOf(path, said);
    if (!format)
        return Error{
            ErrorKind::BadInput, name,
            QStringLiteral(
                "cards are taken from .json, .jsonl and .csv files; this is none of them")};
    auto cards = importCards(file, *format);
    if (cards)
        return cards;
    return Error{cards.error().kind, name, cards.error().detail};
}

Result<int> importFile(Library &library, const QString &path, const QString &said)
{
    auto cards = cardsIn(path, said);
    if (!cards)
        return cards.error();
    Upload upload;
    upload.title
        = path == standardInput ? makeTitle({}, {}, *cards) : QFileInfo(path).completeBaseName();
    auto created = library.createUpload(upload);
    if (!created)
        return created.error();
    for (Flashcard &card : *cards) {
        card.uploadId = created->id;
        card.id
            = QUuid::createUuid().toString(QUuid::WithoutBraces); // the original may be here, too
    }
    if (const Status added = library.addFlashcards(*cards); !added)
        return added.error();
    return static_cast<int>(cards->size());
}

int ImportCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    if (parser.positionalArguments().isEmpty()) {
        context.console.complain(QStringLiteral("Which files? recto-cli import FILE…"));
        return ExitUsage;
    }
    const QString format = parser.value(QStringLiteral("format"));
    if (parser.isSet(QStringLiteral("format")) && format != QLatin1String("json")
        && format != QLatin1String("csv")) {
        context.console.complain(QStringLiteral(
            "Cards are taken as json or csv: recto-cli import --format json|csv FILE…"));
        return ExitUsage;
    }
    auto library = context.library.openOrMake();
    if (!library) {
        context.console.complain(library.error());
        return ExitFailed;
    }
    int taken = 0;
    int failed = 0;
    for (const QString &path : parser.positionalArguments()) {
        const auto count = importFile(*library, path, format);
        if (count) {
            ++taken;
            context.console.say(
                counted("%n card(s) taken from %1", *count)
                    .arg(path == standardInput ? QStringLiteral("standard input") : path));
        } else {
            ++failed;
            context.console.complain(count.error());
        }
    }
    if (failed == 0)
        return ExitDone;
    return taken > 0 ? ExitPartlyFailed : ExitFailed;
}

} // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace recto
