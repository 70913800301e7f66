// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/uploadspresenter.h"

#include "session/jobfacts.h"
#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/sidepanel.h"
#include "ui/window/uploadlistmodel.h"
#include "ui/work/failurenotice.h"

#include <QInputDialog>

namespace recto {

UploadsPresenter::UploadsPresenter(const WindowTools &tools, UploadListModel *model,
                                   SidePanel *side, UndoBar *undoBar, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_model(model)
    , m_undoBar(undoBar)
{
    connect(side, &SidePanel::deleteRequested, this, &UploadsPresenter::remove);
    connect(side, &SidePanel::renameRequested, this, &UploadsPresenter::rename);
    connect(side, &SidePanel::firstRequested, this,
            [this](const QString &jobId) { m_tools.jobs->move(jobId, 0); });
    connect(side, &SidePanel::cancelRequested, this,
            [this](const QString &jobId) { m_tools.jobs->cancel(jobId); });
}

void UploadsPresenter::reload()
{
    m_tools.library->ask(
        this, [](Library &library) { return library.uploads(); },
        [this](const Result<QList<Upload>> &uploads) {
            if (!uploads) {
                m_tools.failure->show(uploads.error());
                return;
            }
            const bool first = m_model->rowCount() == 0;
            m_model->setUploads(*uploads);
            if (first && !uploads->isEmpty())
                emit firstLoaded();
            emit loaded();
        });
    followJobs();
}

void UploadsPresenter::open(const QString &uploadId)
{
    m_tools.library->ask(
        this, [uploadId](Library &library) { return library.upload(uploadId); },
        [this](const Result<Upload> &upload) {
            if (upload)
                emit opened(*upload);
            else
                m_tools.failure->show(upload.error());
        });
}

void UploadsPresenter::followJobs()
{
    m_tools.library->ask(
        this,
        [ids = m_tools.jobs->jobs()](Library &library) { return uploadsOfJobs(library, ids); },
        [this](const Result<QHash<QString, QString>> &uploads) {
            if (!uploads)
                return; // the list is shown without it
            QHash<QString, UploadListModel::Work> work;
            for (auto upload = uploads->cbegin(); upload != uploads->cend(); ++upload) {
                const JobPhase phase = m_tools.jobs->phase(upload.key());
                if (phase != JobPhase::Unknown)
                    work.insert(upload.value(), {upload.key(), phase == JobPhase::Waiting});
            }
            m_model->setWork(work);
        });
}

void UploadsPresenter::report(const Status &status)
{
    if (!status)
        m_tools.failure->show(status.error());
    reload();
}

void UploadsPresenter::remove(const Upload &upload)
{
    m_tools.library->ask(
        this, [id = upload.id](Library &library) { return library.deleteUpload(id); },
        [this, upload](const Status &status) {
            report(status);
            if (!status)
                return;
            emit deleted(upload.id);
            m_undoBar->offer(tr("“%1” deleted.").arg(upload.title),
                             [this, id = upload.id] { restore(id); });
        });
}

void UploadsPresenter::restore(const QString &uploadId)
{
    m_tools.library->ask(
        this, [uploadId](Library &library) { return library.restoreUpload(uploadId); },
        [this](const Status &status) { report(status); });
}

void UploadsPresenter::rename(const Upload &upload)
{
    auto *dialog = new QInputDialog(m_tools.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("Title"));
    dialog->setTextValue(upload.title);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, id = upload.id](const QString &given) {
                const QString title = given.trimmed();
                if (title.isEmpty())
                    return;
                m_tools.library->ask(
                    this, [id, title](Library &library) { return library.renameUpload(id, title); },
                    [this](const Status &status) { report(status); });
            });
    dialog->open();
}

} // namespace recto
