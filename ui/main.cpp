// SPDX-License-Identifier: GPL-3.0-or-later
// recto: the window. The composition root: the one place that knows which
// engine, generator, dialogs and clock the window works with.
#include "mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QCommandLineParser>
#include <QFileDialog>
#include <QStandardPaths>

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
    } else {
        dialog->setFileMode(QFileDialog::ExistingFiles);
    }
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, answer);
    dialog->open();
}

QString defaultLibraryFolder()
{
    const QString given = qEnvironmentVariable("RECTO_LIBRARY");
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : given;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("recto"));
    QApplication::setApplicationDisplayName(QStringLiteral("Recto"));
    QApplication::setApplicationVersion(QStringLiteral(RECTO_VERSION));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption libraryOption(QStringLiteral("library"),
                                           QApplication::translate("main", "Folder of the library."),
                                           QStringLiteral("DIR"), defaultLibraryFolder());
    parser.addOption(libraryOption);
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QApplication::translate("main", "Pages to add: pictures, PDFs, folders."),
                                 QStringLiteral("[FILE…]"));
    parser.process(application);

    WindowParts parts;
    parts.libraryFolder = parser.value(libraryOption);
    parts.askForFiles = askForFiles;
    parts.clipboard = [] { return QApplication::clipboard()->mimeData(); };
    parts.now = [] { return QDateTime::currentDateTimeUtc(); };

    MainWindow window(std::move(parts));
    window.show();
    window.addFiles(parser.positionalArguments());
    return QApplication::exec();
}
