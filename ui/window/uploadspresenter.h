// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/upload.h"
#include "ui/work/windowtools.h"

#include <QObject>

#include <functional>

namespace recto {

class ReviewView;
class SidePanel;
class UndoBar;
class UploadListModel;

// The saved uploads: their list with what the jobs do to them, renamed, deleted, restored.
// Lives on the GUI thread.
class UploadsPresenter : public QObject
{
    Q_OBJECT

public:
    UploadsPresenter(const WindowTools &tools, UploadListModel *model, SidePanel *side,
                     UndoBar *undoBar, QObject *parent = nullptr);

    void reload();
    void open(const QString &uploadId); // then opened()
    // Which uploads are made, or wait for it, by their jobs.
    void followJobs();

signals:
    void firstLoaded(); // there are uploads, and none was shown before
    void loaded();
    void opened(const recto::Upload &upload);
    void deleted(const QString &uploadId);

private:
    void remove(const Upload &upload);
    void rename(const Upload &upload);
    // In the library alone: the history does it, too.
    void setDeleted(const QString &uploadId, bool deleted, const std::function<void()> &then = {});
    void setTitle(const QString &uploadId, const QString &title,
                  const std::function<void()> &then = {});
    void report(const Status &status); // and reload

    WindowTools m_tools;
    UploadListModel *m_model;
    UndoBar *m_undoBar;
};

} // namespace recto
