// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/pluralforms.h"
#include "exchange/cardfiles.h"
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
        parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Files of cards (.json, .jsonl, .csv)."),
                                     QStringLiteral("FILE…"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

Result<int> importFile(Library &library, const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.exists())
        return Error{ErrorKind::FileMissing, name, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, name, file.errorString()};
    const QString ending = QFileInfo(path).suffix().toLower();
    if (!QStringList{QStringLiteral("json"), QStringLiteral("jsonl"), QStringLiteral("csv")}.contains(ending))
        return Error{ErrorKind::BadInput, name,
                     QStringLiteral("cards are taken from .json, .jsonl and .csv files; this is none of them")};
    const bool csv = ending == QLatin1String("csv");
    auto cards = importCards(file, csv ? CardFileFormat::Csv : CardFileFormat::Json);
    if (!cards) {
        Error error = cards.error();
        error.subject = name;
        return error;
    }
    Upload upload;
    upload.title = QFileInfo(path).completeBaseName();
    auto created = library.createUpload(upload);
    if (!created)
        return created.error();
    for (Flashcard &card : *cards) {
        card.uploadId = created->id;
        card.id = QUuid::createUuid().toString(QUuid::WithoutBraces); // the original may be here, too
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
    auto library = Library::open(context.libraryFolder);
    if (!library) {
        context.console.complain(library.error());
        return ExitFailed;
    }
    int taken = 0;
    int failed = 0;
    for (const QString &path : parser.positionalArguments()) {
        const auto count = importFile(*library, path);
        if (count) {
            ++taken;
            context.console.say(counted("%n card(s) taken from %1", *count).arg(path));
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
