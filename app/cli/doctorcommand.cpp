// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "settings/settings.h"
#include "upkeep/supportreport.h"

#include <algorithm>

namespace recto {

namespace {

// What is installed, what works, what to do.
class DoctorCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("doctor"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Tells what is installed, what works and what to do.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("report"),
                          QStringLiteral("A text to send with a question: without names of files, "
                                         "texts or keys.")});
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

int DoctorCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QList<Finding> findings = examine(context.library.folder(), *context.secrets);
    const bool broken = std::any_of(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        return finding.health == Health::Broken;
    });
    Console &console = context.console;
    if (parser.isSet(QStringLiteral("report"))) {
        const QString report
            = supportReport(QStringLiteral("recto-cli"), findings, Settings()).trimmed();
        if (console.json())
            console.print(QJsonObject{{QStringLiteral("report"), report}});
        else
            console.print(report);
        return broken ? ExitFailed : ExitDone;
    }
    for (const Finding &finding : findings) {
        if (console.json()) {
            console.print(QJsonObject{{QStringLiteral("what"), finding.what},
                                      {QStringLiteral("state"), healthName(finding.health)},
                                      {QStringLiteral("text"), finding.text}});
        } else {
            console.print(QStringLiteral("%1 %2 %3")
                              .arg(healthName(finding.health).leftJustified(8),
                                   finding.what.leftJustified(12), finding.text));
        }
    }
    return broken ? ExitFailed : ExitDone;
}

} // namespace

std::unique_ptr<Command> makeDoctorCommand()
{
    return std::make_unique<DoctorCommand>();
}

} // namespace recto
