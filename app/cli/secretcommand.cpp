// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/secretinput.h"
#include "core/errortext.h"
#include "model/endpoint.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QUrl>

namespace recto {

namespace {

const QString openAi = QStringLiteral("https://api.openai.com");
const QString airtable = QStringLiteral("https://api.airtable.com");

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
        parser.addOption({QStringLiteral("base-url"),
                          QStringLiteral("With set openai or server: the service that the key is "
                                         "for; it is sent to no other. "
                                         "Default: that of the settings, else %1.")
                              .arg(openAi),
                          QStringLiteral("URL")});
        parser.addPositionalArgument(
            QStringLiteral("ACTION"),
            QStringLiteral("set NAME reads the value from standard input, clear NAME removes it, "
                           "status NAME tells "
                           "where it is. NAME is openai (the model service’s key), airtable, or "
                           "server (the token of a Recto elsewhere)."),
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

QString placeText(SecretName name, SecretPlace place, const QString &origin)
{
    const QString text = secretName(name) + QStringLiteral(": ");
    switch (place) {
    case SecretPlace::Environment:
        return text
            + QStringLiteral("given by the environment variable %1").arg(secretVariable(name));
    case SecretPlace::Keychain:
        return text + QStringLiteral("in the system’s keychain, for %1").arg(origin);
    case SecretPlace::Session:
        return text + QStringLiteral("kept until this program closes, for %1").arg(origin);
    case SecretPlace::Nowhere:
        break;
    }
    return text + QStringLiteral("not there");
}

void show(SecretName name, SecretPlace place, const QString &origin, Console &console)
{
    if (!console.json()) {
        console.print(placeText(name, place, origin));
        return;
    }
    QJsonObject object{{QStringLiteral("name"), secretName(name)},
                       {QStringLiteral("place"), placeName(place)}};
    if (!origin.isEmpty())
        object.insert(QStringLiteral("origin"), origin);
    console.print(object);
}

// The sentence of KeychainUnavailable promises a session, which is over here.
int complainOfKeychain(SecretName name, const QString &detail, Console &console)
{
    console.complain(QStringLiteral("The system’s keychain can’t be used%1. Unlock or start it "
                                    "(recto-cli doctor says more), "
                                    "or give the key by the environment variable %2.")
                         .arg(detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail),
                              secretVariable(name)));
    return ExitFailed;
}

int fail(SecretName name, const Error &error, Console &console)
{
    if (error.kind == ErrorKind::KeychainUnavailable)
        return complainOfKeychain(name, error.detail, console);
    console.complain(error);
    return error.kind == ErrorKind::BadInput ? ExitUsage : ExitFailed;
}

// The service that a key is for. BadInput for what is no web address.
Result<QString> originFor(SecretName name, const QString &given)
{
    if (name == SecretName::AirtableToken)
        return airtable;
    if (name == SecretName::ServerToken && given.isEmpty())
        return badInput(InputFault::KeyWithoutService, secretName(name));
    const QString address = given.isEmpty() ? Settings().text(SettingKey::BaseUrl) : given;
    if (address.isEmpty())
        return openAi;
    const auto valid = validSetting(Settings::info(SettingKey::BaseUrl), address);
    return valid ? Result<QString>(originOf(QUrl(*valid))) : Result<QString>(valid.error());
}

int set(SecretStore &store, SecretName name, const QString &address, Console &console)
{
    const auto origin = originFor(name, address);
    if (!origin)
        return fail(name, origin.error(), console);
    const auto before = store.read(name);
    if (before && before->place == SecretPlace::Environment)
        return fail(name, store.write(name, {}, *origin).error(), console);
    QString value = readSecret(
        QStringLiteral("Value of %1 for %2 (it is not shown): ").arg(secretName(name), *origin));
    const auto place = store.write(name, value, *origin);
    wipe(value);
    if (!place)
        return fail(name, place.error(), console);
    if (*place != SecretPlace::Keychain) { // what this process keeps ends with it
        const Status tried = store.tryKeychain();
        return complainOfKeychain(name, tried ? QString() : tried.error().detail, console);
    }
    show(name, *place, *origin, console);
    if (name == SecretName::ServiceKey && address.isEmpty()
        && Settings().text(SettingKey::BaseUrl).isEmpty())
        console.say(
            QStringLiteral(
                "No service is chosen yet, so the key is for %1 alone. For another one, give its "
                "address: recto-cli secret set openai --base-url URL")
                .arg(*origin));
    return ExitDone;
}

int clear(SecretStore &store, SecretName name, Console &console)
{
    if (const Status cleared = store.clear(name); !cleared)
        return fail(name, cleared.error(), console);
    const auto left = store.read(name);
    show(name, left ? left->place : SecretPlace::Nowhere, {}, console);
    return ExitDone;
}

int status(SecretStore &store, SecretName name, Console &console)
{
    const auto secret = store.read(name);
    if (!secret)
        return fail(name, secret.error(), console);
    show(name, secret->place, secret->origin, console);
    return ExitDone;
}

int SecretCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 2) {
        context.console.complain(QStringLiteral(
            "recto-cli secret set|clear|status NAME [--base-url URL]; the value comes by standard "
            "input, never as an argument."));
        return ExitUsage;
    }
    const auto name = secretFromName(arguments[1]);
    if (!name) {
        context.console.complain(
            QStringLiteral("There is no such secret; NAME is openai, airtable or server."));
        return ExitUsage;
    }
    if (arguments[0] == QLatin1String("set"))
        return set(*context.secrets, *name, parser.value(QStringLiteral("base-url")),
                   context.console);
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
