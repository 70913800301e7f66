// SPDX-License-Identifier: GPL-3.0-or-later
// recto: the window. The composition root: the one place that knows which
// engine, generator, dialogs and clock the window works with.
#include "composition/network.h"
#include "composition/parts.h"
#include "ocr/readerprocess.h"
#include "service/lanaddresses.h"
#include "session/librarychoice.h"
#include "settings/installation.h"
#include "settings/secretstore.h"
#include "settings/settings.h"
#include "ui/desktop/instanceserver.h"
#include "ui/desktop/terminationsignals.h"
#include "ui/desktop/translations.h"
#include "ui/window/mainwindow.h"
#include "upkeep/supportreport.h"

#include <QApplication>
#include <QClipboard>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QThreadStorage>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace {

using namespace recto;

void askForFiles(QWidget *parent, const FileQuestion &question, const FileAnswer &answer)
{
    auto *dialog = new QFileDialog(parent, question.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(question.filters);
    if (question.kind == FileQuestion::Kind::SaveFile) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(question.suggestedFile);
    } else if (question.kind == FileQuestion::Kind::OpenFolder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setDirectory(question.suggestedFile);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFiles);
    }
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, answer);
    dialog->open();
}

// Names of files that other processes can open too; "book.pdf#3-7" stays a range.
QStringList absoluteFiles(const QStringList &files)
{
    QStringList result;
    for (const QString &file : files)
        result.append(QDir().absoluteFilePath(file));
    return result;
}

// One reader for each thread that looks at pages; it goes with the thread.
Result<PageQuality> inspectPage(const Page &page)
{
    static QThreadStorage<ReaderProcess *> readers;
    if (!readers.hasLocalData())
        readers.setLocalData(new ReaderProcess);
    return readers.localData()->assess(page);
}

UpkeepParts makeUpkeepParts(const LibraryLocation &library,
                            const std::shared_ptr<SecretStore> &secrets,
                            const TransportFactory &network)
{
    UpkeepParts parts;
    parts.report = [folder = library.folder(), secrets] {
        return supportReport(QStringLiteral("recto"), examine(folder, *secrets), Settings());
    };
    parts.catalog = LanguageCatalog::installed;
    parts.fetchLanguage = [network](const LanguageCatalog &catalog, const QString &code,
                                    const std::stop_token &stop, const FetchProgress &progress) {
        return fetchLanguage(*network.transport(), catalog, code, Installation::ownLanguages(),
                             stop, progress);
    };
    parts.takeLanguage
        = [](const QString &file) { return takeLanguageFile(file, Installation::ownLanguages()); };
    if (const QUrl address = updateAddress(); !address.isEmpty()) {
        parts.checkForUpdate = [network, address](const std::stop_token &stop) {
            return checkForUpdate(*network.transport(), address, QStringLiteral(RECTO_VERSION),
                                  stop);
        };
    }
    return parts;
}

WindowParts makeWindowParts(const LibraryLocation &library,
                            const std::shared_ptr<SecretStore> &secrets)
{
    WindowParts parts;
    parts.secrets = secrets;
    parts.library = library;
    parts.samplesFolder = Installation().samples();
    parts.settings = std::make_shared<Settings>();
    const TransportFactory network = networkFor(*parts.settings);
    parts.probeService
        = [network](const Endpoint &endpoint, const QString &visionModel, std::stop_token stop) {
              return probeService(network.transport(), endpoint, visionModel, std::move(stop));
          };
    parts.findLocalServices = [network](std::stop_token stop) {
        return findLocalServices(network.transport(), std::move(stop));
    };
    parts.makeParts = [library, secrets](const JobOptions &options, std::stop_token stop) {
        const Settings settings; // of the worker's thread
        return makeParts(options, settings, secrets, library, stop);
    };
    parts.lanAddresses = lanAddresses;
    parts.askForFiles = askForFiles;
    parts.clipboard = [] { return QApplication::clipboard()->mimeData(); };
    parts.now = [] { return QDateTime::currentDateTimeUtc(); };
    parts.inspectPage = inspectPage;
    parts.upkeep = makeUpkeepParts(library, secrets, network);
    parts.installedLanguages = [] { return Result<QStringList>(Installation().languages()); };
    return parts;
}

// From here the program ends in time, whatever its threads wait for (a file on a
// network that is gone). The library loses nothing: what it holds is committed.
void endSoon()
{
    constexpr auto patience = std::chrono::milliseconds(800);
    std::thread([patience] {
        std::this_thread::sleep_for(patience);
        std::_Exit(EXIT_SUCCESS);
    }).detach();
}

} // namespace

int main(int argc, char *argv[])
{
    const std::shared_ptr<SecretStore> secrets = makeSystemSecretStore();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("recto"));
    QApplication::setApplicationDisplayName(QStringLiteral("Recto"));
    QApplication::setApplicationVersion(QStringLiteral(RECTO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("recto"));
    const Settings settings;
    installTranslations(application, settings.text(SettingKey::UiLanguage));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption libraryOption(
        QStringLiteral("library"), QApplication::translate("main", "Folder of the library."),
        QStringLiteral("DIR"));
    parser.addOption(libraryOption);
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QApplication::translate("main", "Pages to add: pictures, PDFs, folders."),
        QStringLiteral("[FILE…]"));
    parser.process(application);
    const LibraryLocation library = chosenLibrary(
        parser.isSet(libraryOption) ? std::optional(parser.value(libraryOption)) : std::nullopt,
        settings);
    const QStringList files = absoluteFiles(parser.positionalArguments());

    InstanceServer instance(library.folder());
    if (instance.handOver(files))
        return 0;
    instance.listen();

    MainWindow window(makeWindowParts(library, secrets));
    QObject::connect(&instance, &InstanceServer::filesReceived, &window,
                     [&window](const QStringList &received) {
                         window.addFiles(received);
                         window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
                         window.raise();
                         window.activateWindow();
                     });
    if (qEnvironmentVariableIsSet("RECTO_QUIT_AFTER_PAINT")) // start-up is measured from outside
        QObject::connect(&window, &MainWindow::painted, &application, &QCoreApplication::quit,
                         Qt::QueuedConnection);
    const TerminationSignals termination;
    QObject::connect(&termination, &TerminationSignals::received, &window,
                     &MainWindow::stopAndClose);
    window.show();
    window.addFiles(files);
    const int code = QApplication::exec();
    endSoon();
    return code;
}
