// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/interruption.h"
#include "composition/network.h"
#include "settings/installation.h"
#include "settings/settings.h"
#include "upkeep/languagefetch.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QLocale>
#include <QtConcurrent>

#include <stop_token>

namespace recto {

namespace {

// Languages that pages can be read in.
class LanguagesCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("languages"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Lists the languages that pages can be read in, and adds one.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(
            QStringLiteral("ACTION"),
            QStringLiteral("list: installed ones and, with their sizes, those that can be added; "
                           "add CODE: fetches one; add FILE: takes a .traineddata file."),
            QStringLiteral("list|add CODE|add FILE"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

void printLanguage(Console &console, const QString &code, bool installed, qint64 size)
{
    if (console.json()) {
        QJsonObject object{{QStringLiteral("code"), code},
                           {QStringLiteral("installed"), installed}};
        if (size > 0)
            object.insert(QStringLiteral("bytes"), size);
        console.print(object);
        return;
    }
    console.print(QStringLiteral("%1 %2").arg(code.leftJustified(12),
                                              installed ? QStringLiteral("installed")
                                                        : QLocale::c().formattedDataSize(size)));
}

int list(Console &console)
{
    const QStringList installed = Installation().languages();
    for (const QString &code : installed)
        printLanguage(console, code, true, 0);
    const auto catalog = LanguageCatalog::installed();
    if (!catalog)
        return ExitDone; // none can be fetched
    for (const LanguageData &language : catalog->languages) {
        if (!installed.contains(language.code))
            printLanguage(console, language.code, false, language.size);
    }
    return ExitDone;
}

// Without the network: how the system or a hand brings it.
void sayOtherWays(Console &console, const QString &code)
{
    if (const QString command = languageInstallCommand(code); !command.isEmpty())
        console.say(QStringLiteral("This system has it, too: %1").arg(command));
    console.say(QStringLiteral("By hand: recto-cli languages add %1.traineddata").arg(code));
}

// On a thread of its own, so that signals are heard meanwhile.
Status fetchedInterruptibly(const LanguageCatalog &catalog, const QString &code, Console &console)
{
    const auto transport = networkFor(Settings()).transport();
    std::stop_source stop;
    QEventLoop loop;
    const Interruption interruption;
    QObject::connect(&interruption, &Interruption::happened, &loop,
                     [&stop] { stop.request_stop(); });
    QFutureWatcher<Status> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([&] {
        return fetchLanguage(*transport, catalog, code, Installation::ownLanguages(),
                             stop.get_token(), [&](qint64 done, qint64 size) {
                                 QMetaObject::invokeMethod(&loop, [&console, code, done, size] {
                                     console.progress(100.0 * double(done) / double(size), code,
                                                      {});
                                 });
                             });
    }));
    loop.exec();
    return watcher.result();
}

int fetch(const QString &code, Console &console)
{
    const auto catalog = LanguageCatalog::installed();
    if (!catalog) {
        console.complain(catalog.error());
        return ExitFailed;
    }
    if (!catalog->find(code)) {
        console.complain(QStringLiteral("There is no language “%1”; recto-cli languages list "
                                        "shows those that there are.")
                             .arg(code));
        return ExitUsage;
    }
    const Status fetched = fetchedInterruptibly(*catalog, code, console);
    console.endProgress();
    if (fetched) {
        printLanguage(console, code, true, 0);
        return ExitDone;
    }
    const Error &error = fetched.error();
    if (error.kind == ErrorKind::BadAnswer)
        console.complain(
            QStringLiteral("%1 sent another file than the one that was meant.").arg(error.subject));
    else
        console.complain(error);
    if (error.kind == ErrorKind::Cancelled && Interruption::exitCode() != 0)
        return Interruption::exitCode();
    sayOtherWays(console, code);
    return ExitFailed;
}

int take(const QString &file, Console &console)
{
    const auto code = takeLanguageFile(file, Installation::ownLanguages());
    if (code) {
        printLanguage(console, *code, true, 0);
        return ExitDone;
    }
    if (code.error().kind == ErrorKind::UnsupportedFormat)
        console.complain(QStringLiteral("%1 is no language data of Tesseract.").arg(file));
    else
        console.complain(code.error());
    return ExitFailed;
}

int LanguagesCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0, QStringLiteral("list"));
    if (action == QLatin1String("list") && words.size() <= 1)
        return list(context.console);
    if (action != QLatin1String("add") || words.size() != 2) {
        context.console.complain(
            QStringLiteral("Usage: recto-cli languages list|add CODE|add FILE"));
        return ExitUsage;
    }
    const bool isFile = words[1].endsWith(QLatin1String(".traineddata"));
    return isFile ? take(words[1], context.console) : fetch(words[1], context.console);
}

} // namespace

std::unique_ptr<Command> makeLanguagesCommand()
{
    return std::make_unique<LanguagesCommand>();
}

} // namespace recto
