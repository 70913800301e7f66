// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "settings/settings.h"

namespace recto {

namespace {

// All settings of the window, by name.
class SettingsCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Shows and changes settings.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(QStringLiteral("ACTION"),
                                     QStringLiteral("list, get NAME or set NAME VALUE."),
                                     QStringLiteral("list|get NAME|set NAME VALUE"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

int list(const Settings &settings, Console &console)
{
    for (const SettingInfo &info : Settings::all()) {
        const QString value = settings.text(info.key);
        if (console.json()) {
            console.print(
                QJsonObject{{QStringLiteral("name"), info.name},
                            {QStringLiteral("value"), value},
                            {QStringLiteral("default"), info.defaultText},
                            {QStringLiteral("description"), QString::fromUtf8(info.description)}});
            continue;
        }
        console.print(QStringLiteral("%1 = %2").arg(info.name, value));
        if (console.verbose())
            console.print(QStringLiteral("    ") + QString::fromUtf8(info.description));
    }
    return ExitDone;
}

int get(const Settings &settings, const QString &name, Console &console)
{
    const auto value = settings.get(name);
    if (!value) {
        console.complain(value.error());
        return ExitUsage;
    }
    if (console.json())
        console.print(
            QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), *value}});
    else
        console.print(*value);
    return ExitDone;
}

int set(Settings &settings, const QString &name, const QString &value, Console &console)
{
    const Status done = settings.set(name, value);
    if (done)
        return ExitDone;
    console.complain(done.error());
    return done.error().kind == ErrorKind::BadInput ? ExitUsage : ExitFailed;
}

int SettingsCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    const QString action = arguments.value(0, QStringLiteral("list"));
    Settings settings;
    if (action == QLatin1String("list") && arguments.size() <= 1)
        return list(settings, context.console);
    if (action == QLatin1String("get") && arguments.size() == 2)
        return get(settings, arguments[1], context.console);
    if (action == QLatin1String("set") && arguments.size() == 3)
        return set(settings, arguments[1], arguments[2], context.console);
    context.console.complain(QStringLiteral("recto-cli settings list|get NAME|set NAME VALUE"));
    return ExitUsage;
}

} // namespace

std::unique_ptr<Command> makeSettingsCommand()
{
    return std::make_unique<SettingsCommand>();
}

} // namespace recto
