// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/savedpagecorrection.h"

#include "session/jobfacts.h"
#include "session/librarythread.h"
#include "ui/pages/pageeditor.h"
#include "ui/work/failurenotice.h"

namespace recto {

SavedPageCorrection::SavedPageCorrection(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void SavedPageCorrection::ask(const QString &uploadId, int page)
{
    m_tools.library->ask(
        this, [uploadId, page](Library &library) { return savedPage(library, uploadId, page); },
        [this](const Result<SavedPage> &found) {
            if (found)
                edit(*found);
            else
                m_tools.failure->show(found.error());
        });
}

void SavedPageCorrection::edit(const SavedPage &page)
{
    auto *editor = new PageEditor(page.page, m_tools.window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->setInstalledLanguages(m_languages);
    editor->setSavedPage(true);
    connect(
        editor, &PageEditor::corrected, this,
        [this, jobId = page.jobId, position = page.position](const PageCorrections &corrections) {
            emit corrected(jobId, position, corrections);
        });
    editor->open();
}

} // namespace recto
