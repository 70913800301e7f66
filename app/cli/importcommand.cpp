// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/pluralforms.h"
#include "exchange/cardreader.h"
#include "generation/titlemaker.h"
#include "library/library.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace recto {

namespace {

// Cards of others into the library, an upload a file.
class ImportCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("import"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Takes cards from files of other programs.");
    }
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

const QString standardInput = QStringLiteral("-");

void ImportCommand::describe(QCommandLineParser &parser) const
{
    const auto option = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromUtf8(text), QString::fromLatin1(value)});
    };
    option("format",
           "json, csv (any table: CSV, TSV, exports of Quizlet and Anki as text), markdown "
           "(question::answer, a line with ? between them, {{c1::gaps}}), qa (Q: and A: lines, as "
           "SuperMemo has them) or mnemosyne (XML). Default: found by the content.",
           "FORMAT");
    option("columns",
           "What a table's columns hold, in order: front, back, extra, tags, course, group, - for "
           "one to leave out. Default: by its head, in six languages, else front, back, tags.",
           "NAMES");
    option("separator", "What parts a table's columns: , ; | or tab. Default: found.", "C");
    option("encoding", "Encoding of the text, e.g. windows-1252. Default: found.", "NAME");
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QStringLiteral("Files of cards; - for standard input. An apostrophe before = + - @ at a "
                       "field’s beginning, with which export keeps spreadsheets from running it, "
                       "is taken off."),
        QStringLiteral("FILE…"));
}

std::optional<QChar> separatorOf(const QString &said)
{
    if (said == QLatin1String("tab") || said == QLatin1String("\\t"))
        return u'\t';
    if (said.size() == 1 && said != QLatin1String("\""))
        return said.at(0);
    return std::nullopt;
}

// False, complained of, when the options make no sense.
bool readOptions(const QCommandLineParser &parser, ImportOptions &options, Console &console)
{
    const QString format = parser.value(QStringLiteral("format"));
    options.source = cardSource(format);
    if (parser.isSet(QStringLiteral("format")) && !options.source) {
        console.complain(QStringLiteral("Cards are taken as json, csv, markdown, qa or mnemosyne: "
                                        "recto-cli import --format FORMAT FILE…"));
        return false;
    }
    options.encoding = parser.value(QStringLiteral("encoding"));
    if (parser.isSet(QStringLiteral("separator"))) {
        const auto separator = separatorOf(parser.value(QStringLiteral("separator")));
        if (!separator) {
            console.complain(QStringLiteral("--separator takes one sign, or tab."));
            return false;
        }
        options.separator = *separator;
    }
    if (!parser.isSet(QStringLiteral("columns")))
        return true;
    options.columns = parser.value(QStringLiteral("columns")).split(u',');
    for (QString &column : options.columns) {
        column = column.trimmed();
        if (!column.isEmpty() && column != QLatin1String("-")
            && !cardColumnNames().contains(column)) {
            console.complain(QStringLiteral("--columns has no “%1”; it takes %2 and -.")
                                 .arg(column, cardColumnNames().join(QStringLiteral(", "))));
            return false;
        }
    }
    if (options.columns.contains(QStringLiteral("front")))
        return true;
    console.complain(QStringLiteral("--columns must say which one is the front."));
    return false;
}

QString nameOf(const QString &path)
{
    return path == standardInput ? QStringLiteral("standard input") : QFileInfo(path).fileName();
}

Result<ImportedCards> cardsIn(const QString &path, const ImportOptions &options)
{
    const bool piped = path == standardInput;
    QFile file(path);
    if (!piped && !file.exists())
        return Error{ErrorKind::FileMissing, nameOf(path), {}};
    if (!(piped ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return Error{ErrorKind::FileUnreadable, nameOf(path), file.errorString()};
    auto cards = readCards(file, piped ? QString() : path, options);
    if (cards)
        return cards;
    Error error = cards.error();
    error.subject = nameOf(path);
    return error;
}

// What could not be taken, by line; the first of them when there are many.
void complainOf(const QList<Error> &leftOut, const QString &path, Console &console)
{
    constexpr qsizetype most = 50;
    for (Error error : leftOut.first(std::min(most, leftOut.size()))) {
        error.subject = nameOf(path);
        console.complain(error);
    }
    if (leftOut.size() > most)
        console.complain(
            QStringLiteral("%1: %2 more like these").arg(nameOf(path)).arg(leftOut.size() - most));
}

Result<int> save(Library &library, const QString &path, QList<Flashcard> cards)
{
    if (cards.isEmpty())
        return 0;
    Upload upload;
    upload.title
        = path == standardInput ? makeTitle({}, {}, cards, 1) : QFileInfo(path).completeBaseName();
    auto created = library.createUpload(upload);
    if (!created)
        return created.error();
    for (Flashcard &card : cards) {
        card.uploadId = created->id;
        card.id
            = QUuid::createUuid().toString(QUuid::WithoutBraces); // the original may be here, too
    }
    if (const Status added = library.addFlashcards(cards); !added)
        return added.error();
    return static_cast<int>(cards.size());
}

int ImportCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    if (parser.positionalArguments().isEmpty()) {
        context.console.complain(QStringLiteral("Which files? recto-cli import FILE…"));
        return ExitUsage;
    }
    ImportOptions options;
    if (!readOptions(parser, options, context.console))
        return ExitUsage;
    auto library = context.library.openOrMake();
    if (!library) {
        context.console.complain(library.error());
        return ExitFailed;
    }
    bool failed = false;
    bool taken = false;
    for (const QString &path : parser.positionalArguments()) {
        const auto cards = cardsIn(path, options);
        const auto count = cards ? save(*library, path, cards->cards) : Result<int>(cards.error());
        if (!count) {
            failed = true;
            context.console.complain(count.error());
            continue;
        }
        complainOf(cards->leftOut, path, context.console);
        failed = failed || !cards->leftOut.isEmpty();
        taken = taken || *count > 0 || cards->leftOut.isEmpty();
        context.saved = context.saved || *count > 0;
        context.console.say(
            counted("%n card(s) taken from %1", *count)
                .arg(path == standardInput ? QStringLiteral("standard input") : path));
    }
    if (!failed)
        return ExitDone;
    return taken ? ExitPartlyFailed : ExitFailed;
}

} // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace recto
