// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/interruption.h"
#include "composition/parts.h"
#include "service/devicehandlers.h"
#include "service/httpservice.h"
#include "service/servicetls.h"
#include "service/sessionjobs.h"
#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "settings/settings.h"

#include <QEventLoop>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <cstdio>
#include <cstdlib>

namespace recto {

namespace {

// The HTTP service: the same job for a phone, a browser or another program.
class ServeCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("serve"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Serves phones, browsers and programs over HTTP.");
    }
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

void ServeCommand::describe(QCommandLineParser &parser) const
{
    const auto option = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    option("host", "Address to listen at; default: 127.0.0.1, this computer alone.", "ADDRESS");
    option("port", "Port to listen at; default: 0, any that is free.", "PORT");
    option("new-token", "Makes a token that is kept until it is forgotten, under this name.",
           "NAME");
    option("certificate", "For HTTPS: file with the certificate, as PEM.", "FILE");
    option("key", "For HTTPS: file with the certificate's key, as PEM.", "FILE");
}

bool readOptions(const QCommandLineParser &parser, ServiceOptions &options, Console &console)
{
    int port = 0;
    constexpr int highestPort = 65535;
    if (!readNumber(parser, QStringLiteral("port"), 0, port, console))
        return false;
    if (port > highestPort) {
        console.complain(QStringLiteral("--port is at most %1.").arg(highestPort));
        return false;
    }
    options.port = static_cast<quint16>(port);
    if (parser.isSet(QStringLiteral("host"))) {
        const QString host = parser.value(QStringLiteral("host"));
        options.address = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost)
                                                             : QHostAddress(host);
    }
    if (options.address.isNull()) {
        console.complain(
            QStringLiteral("--host is an address of this computer, such as 127.0.0.1."));
        return false;
    }
    const QString certificate = parser.value(QStringLiteral("certificate"));
    const QString key = parser.value(QStringLiteral("key"));
    if (certificate.isEmpty() && key.isEmpty())
        return true;
    if (certificate.isEmpty() || key.isEmpty()) {
        console.complain(QStringLiteral("--certificate and --key go together."));
        return false;
    }
    const auto tls = makeServiceTls(certificate, key);
    if (!tls && tls.error().kind == ErrorKind::BadInput && !tls.error().detail.isEmpty())
        console.complain(QStringLiteral("%1 holds the key of another certificate than %2.")
                             .arg(key, certificate));
    else if (!tls && tls.error().kind == ErrorKind::BadInput)
        console.complain(QStringLiteral("%1 holds nothing for HTTPS: it takes PEM, the key RSA or "
                                        "of an elliptic curve, without a password.")
                             .arg(tls.error().subject));
    else if (!tls)
        console.complain(tls.error());
    else
        options.tls = *tls;
    return tls.ok();
}

// Every watcher takes a descriptor; the usual limit is low.
void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        constexpr rlim_t enough = 65'536;
        limit.rlim_cur = std::min(limit.rlim_max, enough);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
#endif
}

int descriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1 << 20));
#endif
    return 1 << 20;
}

Result<QString> tokenFor(const QCommandLineParser &parser, const LibraryLocation &location,
                         HttpService &service)
{
    if (!parser.isSet(QStringLiteral("new-token")))
        return QString::fromLatin1(service.makeSessionToken());
    auto library = location.open();
    if (!library)
        return library.error();
    const auto token = makeDeviceToken(*library, parser.value(QStringLiteral("new-token")));
    if (!token)
        return token.error();
    service.keepToken(*token);
    return QString::fromLatin1(*token);
}

int serve(const QCommandLineParser &parser, ServiceOptions options, CommandContext &context)
{
    LibraryThread library(context.library);
    JobQueue queue(&library, [&context](const JobOptions &job, std::stop_token stop) {
        return makeParts(job, Settings(), context.secrets, context.library, stop);
    });
    SessionJobs jobs(queue, library, [] { return Settings().jobOptions(); });
    HttpService service(jobs);
    Interruption interruption;
    options.library = context.library;
    constexpr int reservedDescriptors = 200; // of the library, the readers and what they open
    options.limits.connections
        = std::clamp(descriptorLimit() - reservedDescriptors, 16, options.limits.connections);
    const auto url = service.start(options);
    if (!url) {
        context.console.complain(QStringLiteral("Nothing can listen at %1, port %2: %3.")
                                     .arg(options.address.toString())
                                     .arg(options.port)
                                     .arg(url.error().detail));
        return ExitFailed;
    }
    const auto token = tokenFor(parser, context.library, service);
    if (!token) {
        context.console.complain(token.error());
        return ExitFailed;
    }
    context.console.print(QJsonObject{{QStringLiteral("event"), QStringLiteral("listening")},
                                      {QStringLiteral("url"), *url},
                                      {QStringLiteral("token"), *token}});
    context.console.say(
        QStringLiteral("Open on a phone, within five minutes: %1").arg(service.makePairingLink()));
    queue.resumeLeftovers();
    QEventLoop loop; // the command's own; nothing else runs below it
    QObject::connect(&interruption, &Interruption::happened, &loop, &QEventLoop::quit);
    loop.exec();
    jobs.stop();
    service.stop();
    // What runs is left as by a power cut, which the journal is made for: the
    // next start goes on with it. Ended here, it would count as cancelled.
    if (!queue.isEmpty())
        std::_Exit(Interruption::exitCode());
    return Interruption::exitCode();
}

int ServeCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    if (!parser.positionalArguments().isEmpty()) {
        context.console.complain(QStringLiteral("recto-cli serve takes options alone."));
        return ExitUsage;
    }
    ServiceOptions options;
    if (!readOptions(parser, options, context.console))
        return ExitUsage;
    if (const Status begun = beginWithLibrary(context); !begun) {
        context.console.complain(begun.error());
        return ExitFailed;
    }
    raiseDescriptorLimit();
    return serve(parser, options, context);
}

} // namespace

std::unique_ptr<Command> makeServeCommand()
{
    return std::make_unique<ServeCommand>();
}

} // namespace recto
