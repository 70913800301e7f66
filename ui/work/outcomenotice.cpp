// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/outcomenotice.h"

#include "core/errortext.h"
#include "settings/settings.h"
#include "ui/desktop/desktopsignals.h"
#include "ui/widgets/pagewords.h"
#include "ui/work/mend.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

#include <utility>

namespace recto {

OutcomeNotice::OutcomeNotice(const WindowTools &tools, NoticeBar *work, DesktopSignals *desktop,
                             QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_work(work)
    , m_desktop(desktop)
{
}

void OutcomeNotice::showProgress(const Progress &progress)
{
    const QString label = tr("%1 · %2 %", "step, percentage")
                              .arg(progressLabel(progress))
                              .arg(static_cast<int>(progress.percentage));
    if (m_work->isVisible())
        m_work->setText(label);
    else
        m_work->say(NoticeBar::Kind::Information, label,
                    {{tr("Show Progress"), [this] { emit detailsRequested(); }}});
}

void OutcomeNotice::take(const event::Finished &outcome)
{
    announce(outcome);
    keepFailure(outcome);
}

bool OutcomeNotice::leadsToReview(const event::Finished &outcome) const
{
    const auto &settings = m_tools.parts->settings;
    const bool done
        = outcome.outcome == Outcome::Completed || outcome.outcome == Outcome::PartlyFailed;
    return done && outcome.flashcards > 0
        && (!settings || settings->flag(SettingKey::OpenReviewWhenDone));
}

// The progress panel says it too: this is for the review, which opens next.
void OutcomeNotice::keepFailure(const event::Finished &outcome)
{
    m_failure.clear();
    m_mends.clear();
    if (outcome.outcome != Outcome::PartlyFailed || outcome.failed.isEmpty())
        return;
    const Error error = outcome.failed.first().error;
    m_failure = outcome.failed.size() == 1
        ? errorText(error)
        : tr("%n page(s) or part(s) failed. The other cards are saved.", nullptr,
             static_cast<int>(outcome.failed.size()));
    if (mendFor(error) == Mend::ShowInstall)
        m_mends.append({mendText(error), [this, error] { showInstall(error); }});
    if (mendFor(error) == Mend::ReadInLanguage)
        m_mends.append({mendText(error), [this, error] { emit languageRequested(error.detail); }});
    else
        m_mends.append({tr("Try Again"), [this] { emit retryRequested(); }});
    m_mends.append({tr("Details"), [this] { emit detailsRequested(); }});
}

void OutcomeNotice::showKept()
{
    if (!m_failure.isEmpty())
        m_tools.notice->say(NoticeBar::Kind::Problem, std::exchange(m_failure, {}), m_mends);
}

void OutcomeNotice::announce(const event::Finished &outcome)
{
    const auto &settings = m_tools.parts->settings;
    const bool wanted = !settings || settings->flag(SettingKey::NotifyWhenDone);
    if (!wanted || m_tools.window->isActiveWindow() || outcome.outcome == Outcome::Cancelled)
        return;
    if (outcome.flashcards > 0)
        m_desktop->notify(
            tr("Your cards are ready"),
            tr("%1: %2", "title, cards").arg(outcome.title, cardCountText(outcome.flashcards)));
    else
        m_desktop->notify(tr("No cards were made"),
                          outcome.error ? errorText(*outcome.error) : QString());
}

void OutcomeNotice::showInstall(const Error &error)
{
    const QString command = installCommand(error);
    const bool fetched
        = error.kind == ErrorKind::LanguageMissing && m_tools.parts->upkeep.fetchLanguage;
    if (command.isEmpty() && fetched) {
        emit addLanguageRequested(error.detail);
        return;
    }
    QList<NoticeBar::Action> actions{
        {tr("Copy"), [command] { QGuiApplication::clipboard()->setText(command); }},
        {tr("Try Again"), [this] { emit retryRequested(); }}};
    if (fetched)
        actions.append(
            {tr("Add a Language…"), [this, error] { emit addLanguageRequested(error.detail); }});
    m_tools.notice->say(NoticeBar::Kind::Information,
                        tr("Type this in a terminal, then try again:\n%1").arg(command), actions);
}

} // namespace recto
