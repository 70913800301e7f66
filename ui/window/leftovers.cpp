// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/leftovers.h"

#include "session/jobfacts.h"
#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"

#include <QLocale>

namespace recto {

Leftovers::Leftovers(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void Leftovers::look()
{
    m_tools.library->ask(this, unfinishedJobs, [this](const Result<QList<Job>> &jobs) {
        if (jobs && m_tools.jobs->isEmpty())
            offer(*jobs);
        emit looked();
    });
}

void Leftovers::offer(const QList<Job> &jobs)
{
    if (jobs.isEmpty())
        return;
    const Job job = jobs.first();
    const QString text
        = tr("Recto stopped while cards were being made of %n page(s): %1 read, %2 left, %3 saved.",
             nullptr, job.pageCount)
              .arg(QLocale().toString(job.pagesDone),
                   QLocale().toString(job.pageCount - job.pagesDone),
                   cardCountText(job.flashcardCount));
    m_tools.notice->say(NoticeBar::Kind::Information, text,
                        {{tr("Continue"), [this, job] { emit continueRequested(job.id); }},
                         {tr("Discard"), [this, job, jobs] {
                              emit discardRequested(job.id);
                              offer(jobs.mid(1));
                          }}});
}

} // namespace recto
