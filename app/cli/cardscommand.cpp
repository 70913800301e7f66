// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/json.h"
#include "library/library.h"

namespace recto {

namespace {

// Saved cards, in reading order.
class CardsCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("cards"); }
    [[nodiscard]] QString summary() const override { return QStringLiteral("Lists saved cards."); }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("upload"), QStringLiteral("Only of this upload."),
                          QStringLiteral("ID")});
        parser.addOption({QStringLiteral("course"), QStringLiteral("Only of this course."),
                          QStringLiteral("TEXT")});
        parser.addOption({QStringLiteral("search"), QStringLiteral("Only those with these words."),
                          QStringLiteral("WORDS")});
        parser.addOption({QStringLiteral("offered"),
                          QStringLiteral("Those that were only offered, instead of all others.")});
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

int CardsCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const auto library = context.library.openOrMake();
    if (!library) {
        context.console.complain(library.error());
        return ExitFailed;
    }
    CardFilter filter;
    if (parser.isSet(QStringLiteral("upload"))) {
        filter.uploadIds = parser.values(QStringLiteral("upload"));
        for (const QString &id : std::as_const(filter.uploadIds)) {
            if (const auto upload = library->upload(id); !upload) {
                context.console.complain(upload.error());
                return ExitFailed;
            }
        }
    }
    filter.course = parser.value(QStringLiteral("course"));
    filter.search = parser.value(QStringLiteral("search"));
    filter.offered = parser.isSet(QStringLiteral("offered"));
    const auto cards = library->flashcards(filter);
    if (!cards) {
        context.console.complain(cards.error());
        return ExitFailed;
    }
    for (const Flashcard &card : *cards) {
        if (context.console.json()) {
            context.console.print(toJson(card));
            continue;
        }
        context.console.print(card.front);
        if (!card.back.isEmpty())
            context.console.print(QStringLiteral("    → ") + card.back);
    }
    return ExitDone;
}

} // namespace

std::unique_ptr<Command> makeCardsCommand()
{
    return std::make_unique<CardsCommand>();
}

} // namespace recto
