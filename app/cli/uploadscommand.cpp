// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/json.h"
#include "library/library.h"

namespace recto {

namespace {

// What was dropped so far, newest first.
class UploadsCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("uploads"); }
    [[nodiscard]] QString summary() const override { return QStringLiteral("Lists the uploads."); }
    void describe(QCommandLineParser &) const override { }
    [[nodiscard]] int run(const QCommandLineParser &, CommandContext &context) override
    {
        const auto library = context.library.openOrMake();
        if (!library) {
            context.console.complain(library.error());
            return ExitFailed;
        }
        const auto uploads = library->uploads();
        if (!uploads) {
            context.console.complain(uploads.error());
            return ExitFailed;
        }
        for (const Upload &upload : *uploads) {
            if (context.console.json()) {
                context.console.print(toJson(upload));
                continue;
            }
            context.console.print(
                QStringLiteral("%1  %2  pages %3  cards %4  %5")
                    .arg(upload.id, upload.createdAt.toLocalTime().toString(Qt::ISODate))
                    .arg(upload.imageCount, 3)
                    .arg(upload.flashcardCount, 4)
                    .arg(upload.title));
        }
        return ExitDone;
    }
};

} // namespace

std::unique_ptr<Command> makeUploadsCommand()
{
    return std::make_unique<UploadsCommand>();
}

} // namespace recto
