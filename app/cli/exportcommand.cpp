// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/pluralforms.h"
#include "core/json.h"
#include "exchange/cardfiles.h"
#include "exchange/outputfile.h"
#include "library/library.h"

#include <QBuffer>

namespace recto {

namespace {

const QString standardOutput = QStringLiteral("-");

// Saved cards to a file for other programs.
class ExportCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("export"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Writes cards to a file: json, csv or markdown.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("format"), QStringLiteral("json, csv or markdown."),
                          QStringLiteral("FORMAT")});
        parser.addOption({QStringLiteral("upload"),
                          QStringLiteral("Cards of this upload; may be given again."),
                          QStringLiteral("ID")});
        parser.addOption({QStringLiteral("course"), QStringLiteral("Cards of this course."),
                          QStringLiteral("TEXT")});
        parser.addOption({QStringLiteral("all"), QStringLiteral("All cards.")});
        parser.addOption(
            {QStringLiteral("output"),
             QStringLiteral("The file to write; - for standard output. The library's own "
                            "files are refused; pipes and devices are written "
                            "through. In CSV a field that begins with = + - @ or a "
                            "tab has an apostrophe before it, so that no "
                            "spreadsheet runs it; import takes it off again."),
             QStringLiteral("FILE")});
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

int complained(Console &console, const Error &error)
{
    console.complain(error);
    return ExitFailed;
}

// With --json a card a line.
int show(const QList<Flashcard> &cards, const std::function<Status(QIODevice &)> &fill,
         Console &console)
{
    if (console.json()) {
        for (const Flashcard &card : cards)
            console.print(toJson(card));
        return ExitDone;
    }
    QBuffer text;
    text.open(QIODevice::WriteOnly);
    if (const Status filled = fill(text); !filled)
        return complained(console, filled.error());
    console.print(text.data());
    return ExitDone;
}

int write(const Library &library, const CardFilter &filter, CardFileFormat format,
          const QString &file, Console &console)
{
    const auto cards = library.flashcards(filter);
    if (!cards)
        return complained(console, cards.error());
    const auto uploads = library.uploads();
    if (!uploads)
        return complained(console, uploads.error());
    QHash<QString, QString> titles;
    for (const Upload &upload : *uploads)
        titles.insert(upload.id, upload.title);
    const auto fill
        = [&](QIODevice &device) { return exportCards(*cards, format, device, titles); };
    if (file == standardOutput)
        return show(*cards, fill, console);
    if (const Status written = writeOutputFile(file, library.folder(), fill); !written)
        return complained(console, written.error());
    console.say(counted("%n card(s) written to %1", cards->size()).arg(file));
    return ExitDone;
}

int ExportCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const auto format = cardFileFormat(parser.value(QStringLiteral("format")));
    const int choices = int(parser.isSet(QStringLiteral("upload")))
        + int(parser.isSet(QStringLiteral("course"))) + int(parser.isSet(QStringLiteral("all")));
    if (!format || choices != 1 || !parser.isSet(QStringLiteral("output"))) {
        context.console.complain(QStringLiteral("recto-cli export --format json|csv|markdown "
                                                "--upload ID…|--course C|--all --output FILE"));
        return ExitUsage;
    }
    if (context.console.json() && parser.value(QStringLiteral("output")) == standardOutput
        && format != CardFileFormat::Json) {
        context.console.complain(
            QStringLiteral("With --json standard output takes --format json alone."));
        return ExitUsage;
    }
    const auto library = context.library.openOrMake();
    if (!library)
        return complained(context.console, library.error());
    CardFilter filter;
    filter.uploadIds = parser.values(QStringLiteral("upload"));
    filter.course = parser.value(QStringLiteral("course"));
    for (const QString &id : std::as_const(filter.uploadIds)) {
        if (const auto upload = library->upload(id); !upload)
            return complained(context.console, upload.error());
    }
    return write(*library, filter, *format, parser.value(QStringLiteral("output")),
                 context.console);
}

} // namespace

std::unique_ptr<Command> makeExportCommand()
{
    return std::make_unique<ExportCommand>();
}

} // namespace recto
