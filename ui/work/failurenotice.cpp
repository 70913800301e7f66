// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/failurenotice.h"

#include "core/errortext.h"
#include "ui/widgets/noticebar.h"
#include "ui/work/mend.h"

namespace recto {

FailureNotice::FailureNotice(NoticeBar *notice, QObject *parent)
    : QObject(parent)
    , m_notice(notice)
{
}

void FailureNotice::show(const Error &error)
{
    QList<NoticeBar::Action> actions;
    if (mendFor(error) == Mend::OpenSettings)
        actions.append({mendText(error), [this, error] { emit settingsRequested(error); }});
    else if (mendFor(error) == Mend::RestoreBackup)
        actions.append({mendText(error), [this] { emit backupsRequested(); }});
    else if (mendFor(error) == Mend::TryAgain)
        actions.append({mendText(error), [this] { emit retryRequested(); }});
    m_notice->say(NoticeBar::Kind::Problem, errorText(error), actions);
}

} // namespace recto
