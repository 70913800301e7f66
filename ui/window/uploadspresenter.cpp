// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/uploadspresenter.h"

#include "session/jobfacts.h"
#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/widgets/history.h"
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
    const QString name = m_model->index(m_model->rowOf(upload.id)).data().toString();
    setDeleted(upload.id, true, [this, id = upload.id, name] {
        const quint64 act = m_tools.history->add({tr("Delete of “%1”", "cards").arg(name),
                                                  [this, id] { setDeleted(id, false); },
                                                  [this, id] { setDeleted(id, true); }, this});
        m_undoBar->offer(tr("“%1” deleted.").arg(name),
                         [history = m_tools.history, act] { history->undoIfLast(act); });
    });
}

void UploadsPresenter::setDeleted(const QString &uploadId, bool deleted,
                                  const std::function<void()> &then)
{
    m_tools.library->ask(
        this,
        [uploadId, deleted](Library &library) {
            return deleted ? library.deleteUpload(uploadId) : library.restoreUpload(uploadId);
        },
        [this, uploadId, deleted, then](const Status &status) {
            report(status);
            if (!status)
                return;
            if (deleted)
                emit this->deleted(uploadId);
            if (then)
                then();
        });
}

void UploadsPresenter::setTitle(const QString &uploadId, const QString &title,
                                const std::function<void()> &then)
{
    m_tools.library->ask(
        this, [uploadId, title](Library &library) { return library.renameUpload(uploadId, title); },
        [this, then](const Status &status) {
            report(status);
            if (status && then)
                then();
        });
}

void UploadsPresenter::rename(const Upload &upload)
{
    auto *dialog = new QInputDialog(m_tools.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("Title"));
    dialog->setTextValue(upload.title);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, upload](const QString &given) {
        const QString title = given.trimmed();
        if (title.isEmpty() || title == upload.title)
            return;
        setTitle(upload.id, title, [this, upload, title] {
            m_tools.history->add({tr("Rename to “%1”").arg(title),
                                  [this, upload] { setTitle(upload.id, upload.title); },
                                  [this, upload, title] { setTitle(upload.id, title); }, this});
        });
    });
    dialog->open();
}

} // namespace recto
