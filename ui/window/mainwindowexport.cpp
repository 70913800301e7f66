// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "exchange/cardfiles.h"
#include "ui/desktop/librarythread.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace recto {

namespace {

// By the ending; CSV, which most programs take, where there is none.
CardFileFormat exportFormat(const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("json"))
        return CardFileFormat::Json;
    return ending == QLatin1String("md") ? CardFileFormat::Markdown : CardFileFormat::Csv;
}

QString exportFile(const QString &file)
{
    return QFileInfo(file).suffix().isEmpty() ? file + QStringLiteral(".csv") : file;
}

Result<int> exportTo(Library &library, const QStringList &uploadIds, const QString &file)
{
    CardFilter filter;
    filter.uploadIds = uploadIds;
    const Result<QList<Flashcard>> cards = library.flashcards(filter);
    if (!cards)
        return cards.error();
    const Result<QList<Upload>> uploads = library.uploads();
    if (!uploads)
        return uploads.error();
    QHash<QString, QString> titles;
    for (const Upload &upload : *uploads)
        titles.insert(upload.id, upload.title);
    const Status written = writeFileAtomically(file, [&](QIODevice &device) {
        return exportCards(*cards, exportFormat(file), device, titles);
    });
    if (!written)
        return written.error();
    return static_cast<int>(cards->size());
}

} // namespace

void MainWindow::exportUploads(const QStringList &uploadIds, const QString &title)
{
    FileQuestion question;
    question.kind = FileQuestion::Kind::SaveFile;
    question.title = tr("Export cards");
    question.filters
        = {tr("Table (*.csv)"), tr("Markdown, to read and print (*.md)"), tr("JSON (*.json)")};
    QString name = title.isEmpty() ? tr("Cards") : title;
    name.replace(QRegularExpression(QStringLiteral(R"([/\\:*?"<>|])")), QStringLiteral("-"));
    question.suggestedFile = name + QStringLiteral(".csv");
    m_parts.askForFiles(this, question, [this, uploadIds](const QStringList &files) {
        if (files.isEmpty())
            return;
        const QString file = exportFile(files.first());
        m_library->ask(
            this,
            [uploadIds, file](Library &library) { return exportTo(library, uploadIds, file); },
            [this, file](const Result<int> &count) {
                if (!count) {
                    showFailure(count.error());
                    return;
                }
                m_notice->say(NoticeBar::Kind::Information,
                              tr("%1 saved in %2.", "cards, file")
                                  .arg(cardCountText(*count), QFileInfo(file).fileName()),
                              {{tr("Open Folder"), [file] {
                                    QDesktopServices::openUrl(
                                        QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
                                }}});
            });
    });
}

} // namespace recto
