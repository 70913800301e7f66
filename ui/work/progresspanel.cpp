// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/progresspanel.h"

#include "core/errortext.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pagewords.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"
#include "ui/work/mend.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace recto {

namespace {

constexpr int barSteps = 1000;

QString joined(const QStringList &parts)
{
    QStringList given = parts;
    given.removeAll(QString());
    return given.join(QStringLiteral("   ·   "));
}

QPushButton *button(const QString &name, const QString &text, const QString &icon, QWidget *parent)
{
    auto *result = new RoomyButton(text, parent);
    result->setObjectName(name);
    if (!icon.isEmpty())
        result->setIcon(theme::icon(icon));
    result->setMinimumHeight(34);
    return result;
}

} // namespace

ProgressPanel::ProgressPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("progressPanel"));
    setAccessibleName(tr("Progress"));
    setUpTexts();
    setUpButtons();
    setUpLayout();
    m_countDown.setInterval(1000);
    connect(&m_countDown, &QTimer::timeout, this, &ProgressPanel::countDown);
    begin();
}

void ProgressPanel::setUpTexts()
{
    const auto label = [this](const char *name) {
        auto *result = new QLabel(this);
        result->setObjectName(QLatin1String(name));
        result->setTextFormat(Qt::PlainText);
        return result;
    };
    m_title = new ElidedLabel(this);
    m_title->setObjectName(QStringLiteral("stepLabel"));
    theme::makeTitle(m_title);
    m_percentage = label("percentageLabel");
    m_percentage->setFont(theme::scaled(font(), 1, QFont::DemiBold));
    m_eta = label("etaLabel");
    theme::makeSecondary(m_eta);
    m_counts = label("countsLabel");
    theme::makeSecondary(m_counts);
    m_message = label("messageLabel");
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_messageIcon = new QLabel(this);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(12);
    m_bar->setPalette([] {
        QPalette palette;
        palette.setColor(QPalette::Highlight, theme::accent(palette));
        return palette;
    }());
}

void ProgressPanel::setUpButtons()
{
    m_pause = button(QStringLiteral("pauseButton"), tr("Pau&se"), QStringLiteral("pause"), this);
    m_cancel
        = button(QStringLiteral("cancelButton"), tr("&Cancel"), QStringLiteral("cancel"), this);
    m_review = button(QStringLiteral("reviewButton"), tr("Chec&k Cards"), {}, this);
    theme::makePrimary(m_review);
    m_retry
        = button(QStringLiteral("retryButton"), tr("&Try Again"), QStringLiteral("retry"), this);
    m_continue = button(QStringLiteral("continueButton"), tr("C&ontinue"),
                        QStringLiteral("continue"), this);
    m_back = button(QStringLiteral("backButton"), tr("&Back to the Pages"), {}, this);
    m_details = new QToolButton(this);
    m_details->setObjectName(QStringLiteral("detailsButton"));
    m_details->setText(tr("&Details"));
    m_details->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_details->setIcon(theme::icon(QStringLiteral("chevron-right")));
    m_details->setCheckable(true);
    m_details->setAutoRaise(true);

    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseToggled(!m_paused); });
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPanel::cancelRequested);
    connect(m_review, &QPushButton::clicked, this, &ProgressPanel::reviewRequested);
    connect(m_continue, &QPushButton::clicked, this, &ProgressPanel::continueRequested);
    connect(m_back, &QPushButton::clicked, this, &ProgressPanel::backRequested);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        switch (mendFor(m_error)) {
        case Mend::OpenSettings:
            emit settingsRequested(m_error);
            break;
        case Mend::ShowInstall:
            emit installRequested(m_error);
            break;
        case Mend::RestoreBackup:
            emit backupsRequested();
            break;
        case Mend::ReadInLanguage:
            emit languageRequested(m_error.detail);
            break;
        default:
            emit retryRequested();
        }
    });
    connect(m_details, &QToolButton::toggled, this, [this](bool shown) {
        m_details->setIcon(
            theme::icon(shown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        emit detailsToggled(shown);
    });
}

void ProgressPanel::setUpLayout()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(theme::small);
    header->addWidget(m_title, 1);
    for (QPushButton *shown : {m_pause, m_cancel, m_back, m_retry, m_continue, m_review})
        header->addWidget(shown);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(theme::medium);
    figures->addWidget(m_percentage);
    figures->addWidget(m_eta);
    figures->addStretch(1);
    figures->addWidget(m_counts);
    auto *message = new QHBoxLayout;
    message->setSpacing(theme::small);
    message->addWidget(m_messageIcon, 0, Qt::AlignTop);
    message->addWidget(m_message, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::small);
    layout->setSpacing(theme::small);
    layout->addLayout(header);
    layout->addSpacing(theme::tight);
    layout->addWidget(m_bar);
    layout->addLayout(figures);
    layout->addLayout(message);
    layout->addWidget(m_details, 0, Qt::AlignLeft);
}

void ProgressPanel::begin()
{
    m_error = {};
    m_progress = {};
    m_paused = false;
    m_said.clear();
    setPhase(Phase::Running);
    m_title->setText(tr("Getting ready…"));
    m_bar->setValue(0);
    m_percentage->clear();
    m_eta->clear();
    m_counts->clear();
    showFigures(true);
    say({});
}

void ProgressPanel::setPhase(Phase phase)
{
    m_phase = phase;
    const bool ended = phase == Phase::Ended;
    m_pause->setVisible(!ended);
    m_cancel->setVisible(!ended);
    m_pause->setEnabled(phase == Phase::Running);
    m_cancel->setEnabled(phase == Phase::Running);
    for (QPushButton *shown : {m_review, m_retry, m_continue, m_back})
        shown->hide();
    m_countDown.stop();
}

// A bar that stopped short says nothing where nothing was made.
void ProgressPanel::showFigures(bool shown)
{
    for (QWidget *figure : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_percentage),
                            static_cast<QWidget *>(m_eta), static_cast<QWidget *>(m_counts)})
        figure->setVisible(shown);
}

void ProgressPanel::say(const QString &text, bool problem)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_messageIcon->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        m_messageIcon->setPixmap(
            theme::pixmap(problem ? QStringLiteral("warning") : QStringLiteral("info"),
                          problem ? theme::warning(palette()) : theme::accent(palette()),
                          theme::iconSide(font()), devicePixelRatioF()));
    }
}

void ProgressPanel::showProgress(const Progress &progress)
{
    m_progress = progress;
    const QLocale locale;
    m_bar->setValue(qRound(progress.percentage * barSteps / 100));
    m_percentage->setText(tr("%1 %").arg(locale.toString(static_cast<int>(progress.percentage))));
    QStringList counts;
    if (progress.pagesTotal > 0)
        counts.append(tr("%1 of %n page(s)", nullptr, progress.pagesTotal)
                          .arg(locale.toString(progress.pagesDone)));
    if (progress.pagesFailed > 0)
        counts.append(tr("%n failed", "pages", progress.pagesFailed));
    if (progress.chunksTotal > 0)
        counts.append(tr("%1 of %n part(s)", nullptr, progress.chunksTotal)
                          .arg(locale.toString(progress.chunksDone)));
    counts.append(cardCountText(progress.flashcardsKept));
    m_counts->setText(joined(counts));
    if (m_phase != Phase::Running)
        return;
    m_eta->setText(progress.paused ? QString() : etaLabel(progress));
    const QString label = progress.paused ? tr("Paused") : progressLabel(progress);
    m_title->setText(label);
    if (progress.paused != m_paused) {
        m_paused = progress.paused;
        m_pause->setText(m_paused ? tr("C&ontinue") : tr("Pau&se"));
        m_pause->setIcon(
            theme::icon(m_paused ? QStringLiteral("continue") : QStringLiteral("pause")));
    }
    if (label != m_said) {
        m_said = label;
        announce(m_title, label);
    }
}

void ProgressPanel::showRetry(const RetryNotice &notice)
{
    m_notice = notice;
    m_waiting.start();
    m_countDown.start();
    countDown();
    announce(m_message, m_message->text());
}

void ProgressPanel::countDown()
{
    const double left = m_notice.waitSeconds - static_cast<double>(m_waiting.elapsed()) / 1000;
    if (left <= 0 || m_phase != Phase::Running) {
        m_countDown.stop();
        say({});
        return;
    }
    say(tr("%1 Next try in %n second(s).", nullptr, static_cast<int>(std::ceil(left)))
            .arg(errorText(m_notice.reason)));
}

void ProgressPanel::showCancelling()
{
    setPhase(Phase::Cancelling);
    m_title->setText(tr("Stopping…"));
    m_eta->clear();
    say({});
    announce(m_title, m_title->text());
}

void ProgressPanel::showOutcome(const event::Finished &outcome)
{
    setPhase(Phase::Ended);
    m_eta->clear();
    showFigures(outcome.outcome != Outcome::Failed);
    m_title->setText(outcomeTitle(outcome));
    const bool cancelled = outcome.outcome == Outcome::Cancelled;
    say(outcomeText(outcome), !cancelled);
    m_review->setVisible(outcome.flashcards > 0);
    m_continue->setVisible(cancelled && !outcome.jobId.isEmpty());
    if (outcome.outcome == Outcome::PartlyFailed && !outcome.failed.isEmpty())
        showMend(outcome.failed.first().error);
    else if (outcome.outcome == Outcome::Failed)
        showMend(outcome.error.value_or(outcome.failed.isEmpty() ? Error{}
                                                                 : outcome.failed.first().error));
    focusWhatComesNext();
    announce(m_title, m_title->text());
}

// The keyboard was on what is hidden now.
void ProgressPanel::focusWhatComesNext()
{
    const QWidget *focused = window()->focusWidget();
    if (focused && focused->isVisible() && !isAncestorOf(focused))
        return;
    for (QPushButton *next : {m_review, m_continue, m_retry, m_back}) {
        if (!next->isHidden()) {
            next->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void ProgressPanel::showError(const Error &error)
{
    setPhase(Phase::Ended);
    m_eta->clear();
    showFigures(false);
    m_title->setText(tr("The cards could not be made"));
    say(errorText(error));
    m_back->show();
    showMend(error);
    focusWhatComesNext();
    announce(m_title, m_message->text());
}

void ProgressPanel::showMend(const Error &error)
{
    m_error = error;
    m_retry->setIcon(mendFor(error) == Mend::TryAgain ? theme::icon(QStringLiteral("retry"))
                                                      : QIcon());
    m_retry->setText(mendText(error));
    m_retry->setVisible(mendFor(error) != Mend::None);
}

QString ProgressPanel::outcomeTitle(const event::Finished &outcome) const
{
    switch (outcome.outcome) {
    case Outcome::Completed:
    case Outcome::PartlyFailed:
        return outcome.flashcards > 0 ? tr("%1 made").arg(cardCountText(outcome.flashcards))
                                      : tr("No cards were made");
    case Outcome::Failed:
        return tr("No cards were made");
    case Outcome::Cancelled:
        return tr("Stopped");
    }
    return {};
}

QString ProgressPanel::outcomeText(const event::Finished &outcome) const
{
    if (outcome.outcome == Outcome::Cancelled) {
        return tr("%1 of %n page(s) are read. What is finished is kept.", nullptr,
                  m_progress.pagesTotal)
            .arg(QLocale().toString(m_progress.pagesDone));
    }
    QStringList sentences;
    if (outcome.error)
        sentences.append(errorText(*outcome.error));
    constexpr qsizetype mostShown = 3;
    for (qsizetype index = 0; index < std::min(mostShown, outcome.failed.size()); ++index)
        sentences.append(errorText(outcome.failed.at(index).error));
    if (outcome.failed.size() > mostShown)
        sentences.append(tr("And %n more: see the details.", nullptr,
                            static_cast<int>(outcome.failed.size() - mostShown)));
    sentences.removeDuplicates();
    return sentences.join(u'\n');
}

bool ProgressPanel::detailsShown() const
{
    return m_details->isChecked();
}

} // namespace recto
