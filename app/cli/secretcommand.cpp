// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/secretinput.h"
#include "core/errortext.h"
#include "net/endpoint.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QUrl>

namespace recto {

namespace {

// Keys to services, in the system's keychain.
class SecretCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("secret"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Keeps keys to services in the system’s keychain.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(
            QStringLiteral("ACTION"),
            QStringLiteral("set NAME reads the value from standard input, clear NAME removes it, status NAME tells "
                           "where it is. NAME is openai (the model service’s key) or airtable."),
            QStringLiteral("set|clear|status NAME"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

QString placeName(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Environment:
        return QStringLiteral("environment");
    case SecretPlace::Keychain:
        return QStringLiteral("keychain");
    case SecretPlace::Session:
        return QStringLiteral("session");
    case SecretPlace::Nowhere:
        break;
    }
    return QStringLiteral("nowhere");
}

QString placeText(SecretName name, SecretPlace place)
{
    const QString text = secretName(name) + QStringLiteral(": ");
    switch (place) {
    case SecretPlace::Environment:
        return text + QStringLiteral("given by the environment variable %1").arg(secretVariable(name));
    case SecretPlace::Keychain:
        return text + QStringLiteral("in the system’s keychain");
    case SecretPlace::Session:
        return text + QStringLiteral("kept until this program closes");
    case SecretPlace::Nowhere:
        break;
    }
    return text + QStringLiteral("not there");
}

void show(SecretName name, SecretPlace place, Console &console)
{
    if (console.json())
        console.print(QJsonObject{{QStringLiteral("name"), secretName(name)},
                                  {QStringLiteral("place"), placeName(place)}});
    else
        console.print(placeText(name, place));
}

// The sentence of KeychainUnavailable promises a session, which is over here.
int complainOfKeychain(SecretName name, const QString &detail, Console &console)
{
    console.complain(QStringLiteral("The system’s keychain can’t be used%1. Unlock or start it (recto-cli doctor says more), "
                                    "or give the key by the environment variable %2.")
                         .arg(detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail), secretVariable(name)));
    return ExitFailed;
}

int fail(SecretName name, const Error &error, Console &console)
{
    if (error.kind == ErrorKind::KeychainUnavailable)
        return complainOfKeychain(name, error.detail, console);
    console.complain(error);
    return error.kind == ErrorKind::BadInput ? ExitUsage : ExitFailed;
}

// A key is sent to the service that it was entered for and to no other.
Status rememberOrigin(const QString &address)
{
    Settings settings;
    return settings.set(SettingKey::KeyOrigin, originOf(QUrl(address)));
}

int set(SecretStore &store, SecretName name, Console &console)
{
    const auto before = store.read(name);
    if (before && before->place == SecretPlace::Environment)
        return fail(name, store.write(name, {}).error(), console);
    QString value = readSecret(QStringLiteral("Value of %1 (it is not shown): ").arg(secretName(name)));
    const auto place = store.write(name, value);
    wipe(value);
    if (!place)
        return fail(name, place.error(), console);
    if (*place != SecretPlace::Keychain) { // what this process keeps ends with it
        const Status tried = store.tryKeychain();
        return complainOfKeychain(name, tried ? QString() : tried.error().detail, console);
    }
    if (name == SecretName::ServiceKey) {
        if (const Status kept = rememberOrigin(Settings().text(SettingKey::BaseUrl)); !kept)
            return fail(name, kept.error(), console);
    }
    show(name, *place, console);
    return ExitDone;
}

int clear(SecretStore &store, SecretName name, Console &console)
{
    if (const Status cleared = store.clear(name); !cleared)
        return fail(name, cleared.error(), console);
    if (name == SecretName::ServiceKey) {
        if (const Status kept = rememberOrigin({}); !kept)
            return fail(name, kept.error(), console);
    }
    const auto left = store.read(name);
    show(name, left ? left->place : SecretPlace::Nowhere, console);
    return ExitDone;
}

int status(SecretStore &store, SecretName name, Console &console)
{
    const auto secret = store.read(name);
    if (!secret)
        return fail(name, secret.error(), console);
    show(name, secret->place, console);
    return ExitDone;
}

int SecretCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 2) {
        context.console.complain(QStringLiteral("recto-cli secret set|clear|status NAME; the value comes by standard "
                                                "input, never as an argument."));
        return ExitUsage;
    }
    const auto name = secretFromName(arguments[1]);
    if (!name) {
        context.console.complain(QStringLiteral("There is no such secret; NAME is openai or airtable."));
        return ExitUsage;
    }
    if (arguments[0] == QLatin1String("set"))
        return set(*context.secrets, *name, context.console);
    if (arguments[0] == QLatin1String("clear"))
        return clear(*context.secrets, *name, context.console);
    if (arguments[0] == QLatin1String("status"))
        return status(*context.secrets, *name, context.console);
    context.console.complain(QStringLiteral("recto-cli secret set|clear|status NAME"));
    return ExitUsage;
}

} // namespace

std::unique_ptr<Command> makeSecretCommand()
{
    return std::make_unique<SecretCommand>();
}

} // namespace recto
