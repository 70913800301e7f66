// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exportpresenter.h"

#include "session/librarythread.h"
#include "session/savedfiles.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"
#include "ui/work/failurenotice.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace recto {

namespace {

QString withEnding(const QString &file)
{
    return QFileInfo(file).suffix().isEmpty() ? file + QStringLiteral(".csv") : file;
}

} // namespace

ExportPresenter::ExportPresenter(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void ExportPresenter::ask(const QStringList &uploadIds, const QString &title)
{
    FileQuestion question;
    question.kind = FileQuestion::Kind::SaveFile;
    question.title = tr("Export cards");
    question.filters
        = {tr("Table (*.csv)"), tr("Markdown, to read and print (*.md)"), tr("JSON (*.json)")};
    QString name = title.isEmpty() ? tr("Cards") : title;
    name.replace(QRegularExpression(QStringLiteral(R"([/\\:*?"<>|])")), QStringLiteral("-"));
    question.suggestedFile = name + QStringLiteral(".csv");
    m_tools.parts->askForFiles(m_tools.window, question,
                               [this, uploadIds](const QStringList &files) {
                                   if (!files.isEmpty())
                                       write(uploadIds, withEnding(files.first()));
                               });
}

void ExportPresenter::write(const QStringList &uploadIds, const QString &file)
{
    m_tools.library->ask(
        this,
        [uploadIds, file](Library &library) {
            CardFilter filter;
            filter.uploadIds = uploadIds;
            return exportToFile(library, filter, file);
        },
        [this, file](const Result<int> &count) {
            if (!count) {
                m_tools.failure->show(count.error());
                return;
            }
            m_tools.notice->say(NoticeBar::Kind::Information,
                                tr("%1 saved in %2.", "cards, file")
                                    .arg(cardCountText(*count), QFileInfo(file).fileName()),
                                {{tr("Open Folder"), [file] {
                                      QDesktopServices::openUrl(
                                          QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
                                  }}});
        });
}

} // namespace recto
