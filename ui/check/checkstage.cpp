// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/checkstage.h"

#include "core/doubttext.h"
#include "session/librarythread.h"
#include "session/misreadword.h"
#include "ui/check/cardpane.h"
#include "ui/check/checkactions.h"
#include "ui/check/endpage.h"
#include "ui/check/evidencestrip.h"
#include "ui/check/evidenceview.h"
#include "ui/check/showncard.h"
#include "ui/check/wordmender.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pagewords.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace recto {

namespace {

// A button for what the menu has, too.
QPushButton *buttonOf(QAction *action, const char *name, const QString &text, QWidget *parent)
{
    auto *button = new RoomyButton(action->icon(), text, parent);
    button->setObjectName(QString::fromLatin1(name));
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    QString words = action->text();
    words.remove(u'&');
    button->setToolTip(QStringLiteral("%1 (%2)").arg(words, key));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button,
                     [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

QToolButton *arrowOf(QAction *action, const char *name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setFont(theme::scaled(parent->font(), 1.3));
    button->setToolTip(QStringLiteral("%1 (%2)").arg(
        action->text().remove(u'&'), action->shortcut().toString(QKeySequence::NativeText)));
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button,
                     [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

CheckStage::CheckStage(LibraryThread *library, CheckActions *actions, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_actions(actions)
    , m_pictures(new PagePictures(library, this))
    , m_stack(new QStackedWidget(this))
    , m_work(new QWidget(m_stack))
    , m_evidence(new QWidget(m_work))
    , m_strip(new EvidenceStrip(m_pictures, m_evidence))
    , m_photo(new EvidenceView(m_pictures, m_evidence))
    , m_caption(new ElidedLabel(m_evidence))
    , m_list(new QToolButton(m_evidence))
    , m_mender(new WordMender(m_work))
    , m_pane(new CardPane(m_work))
    , m_empty(new QLabel(m_stack))
    , m_end(new EndPage(m_stack))
{
    setObjectName(QStringLiteral("checkStage"));
    setUpLayout();
    m_actions->listenOn(m_strip);
    m_actions->listenOn(m_photo);
    connect(m_actions->wholePage, &QAction::toggled, this, &CheckStage::setWholePage);
    connect(m_actions->zoom, &QAction::triggered, m_strip, &EvidenceStrip::toggleZoom);
    connect(m_actions->mendWord, &QAction::triggered, this, [this] { mend(); });
    connect(m_strip, &EvidenceStrip::wordChosen, this, &CheckStage::mend);
    connect(m_strip, &EvidenceStrip::drawn, this, [this] {
        m_placeMissing = m_strip->strip().isEmpty();
        showPlace();
        showCaption();
        showDoubt();
    });
    connect(m_mender, &WordMender::closed, this, &CheckStage::left);
    connect(m_mender, &WordMender::mended, this, [this](int word, const QString &right) {
        emit wordMended(m_card.evidence.page, word, right);
    });
}

void CheckStage::setUpLayout()
{
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setFont(theme::scaled(font(), 1.15));
    theme::makeSecondary(m_empty);
    auto *work = new QVBoxLayout(m_work);
    work->setContentsMargins(theme::large, theme::medium, theme::large, theme::medium);
    work->setSpacing(theme::medium);
    work->addWidget(makeEvidence());
    work->addWidget(makeDoubt());
    work->addWidget(m_mender);
    work->addWidget(m_pane);
    work->addStretch(1);
    work->addWidget(makeFoot());
    for (QWidget *page : {m_work, static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_end)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
}

QWidget *CheckStage::makeEvidence()
{
    m_photo->hide();
    m_caption->setObjectName(QStringLiteral("photoCaption"));
    theme::makeSecondary(m_caption);
    m_list->setObjectName(QStringLiteral("listButton"));
    m_list->setText(tr("List"));
    m_list->setToolTip(tr("Show the list of cards"));
    m_list->hide();
    auto *whole = new QToolButton(m_evidence);
    whole->setObjectName(QStringLiteral("wholePageButton"));
    whole->setDefaultAction(m_actions->wholePage);
    whole->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *correct = new QPushButton(m_evidence);
    correct->setObjectName(QStringLiteral("correctPageButton"));
    correct->setText(tr("Correc&t Page…"));
    correct->setToolTip(tr("Turn or crop this page and read it again"));
    connect(correct, &QPushButton::clicked, m_actions->correctPage, &QAction::trigger);
    connect(m_list, &QToolButton::clicked, this, &CheckStage::listRequested);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(theme::small);
    tools->addWidget(m_list);
    tools->addWidget(m_caption, 1);
    tools->addWidget(whole);
    tools->addWidget(correct);
    auto *layout = new QVBoxLayout(m_evidence);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addWidget(m_strip);
    layout->addWidget(m_photo, 1);
    layout->addLayout(tools);
    return m_evidence;
}

QWidget *CheckStage::makeDoubt()
{
    m_doubt = new QWidget(m_work);
    m_doubtIcon = new QLabel(m_doubt);
    m_doubtIcon->setTextFormat(Qt::PlainText);
    m_doubtText = new QLabel(m_doubt);
    m_doubtText->setObjectName(QStringLiteral("cardMark"));
    m_doubtText->setTextFormat(Qt::PlainText);
    m_doubtText->setWordWrap(true);
    m_doubtMend = buttonOf(m_actions->mendWord, "doubtMendButton", tr("&Mend the Word…"), m_doubt);
    auto *layout = new QHBoxLayout(m_doubt);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addWidget(m_doubtIcon);
    layout->addWidget(m_doubtText, 1);
    layout->addWidget(m_doubtMend);
    m_doubt->hide();
    return m_doubt;
}

QWidget *CheckStage::makeFoot()
{
    m_foot = new QWidget(m_work);
    m_state = new QLabel(m_foot);
    m_state->setObjectName(QStringLiteral("stateLabel"));
    m_state->setTextFormat(Qt::PlainText);
    theme::makeSecondary(m_state);
    QPushButton *remove = buttonOf(m_actions->remove, "deleteButton", tr("De&lete"), m_foot);
    QPushButton *edit = buttonOf(m_actions->edit, "editButton", tr("Ed&it"), m_foot);
    QToolButton *previous = arrowOf(m_actions->previous, "previousButton", m_foot);
    QToolButton *next = arrowOf(m_actions->next, "nextButton", m_foot);
    previous->setText(QStringLiteral("‹"));
    previous->setAccessibleName(tr("Previous card"));
    next->setText(QStringLiteral("›"));
    next->setAccessibleName(tr("Next card"));
    const auto words = [this] { return m_actions->right->text().remove(u'&'); };
    QPushButton *right = buttonOf(m_actions->right, "rightButton", words(), m_foot);
    right->setIcon({});
    theme::makePrimary(right);
    connect(m_actions->right, &QAction::changed, right, [this, right, words] {
        right->setText(words());
        right->setToolTip(m_actions->right->toolTip());
    });
    auto *layout = new QHBoxLayout(m_foot);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addWidget(remove);
    layout->addWidget(edit);
    layout->addWidget(m_state, 1, Qt::AlignCenter);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(right);
    connect(m_pane, &CardPane::editingChanged, this, [this](bool editing) {
        m_foot->setVisible(!editing);
        showDoubt();
        share();
    });
    return m_foot;
}

void CheckStage::showCard(const Flashcard &card, const Flashcard &next)
{
    const bool another = card.id != m_card.id;
    m_stack->setCurrentWidget(m_work);
    m_card = card;
    if (another)
        m_mender->leave();
    if (card.id.isEmpty()) {
        m_strip->clear();
        m_photo->clear();
        m_pane->clear();
    } else {
        m_pane->showCard(card);
        if (another)
            m_placeMissing = false;
        m_strip->showCard(card);
        if (!next.id.isEmpty())
            m_strip->prepare(next);
    }
    const bool hasPage = card.evidence.page >= 0;
    m_evidence->setVisible(hasPage);
    m_actions->wholePage->setEnabled(hasPage);
    m_actions->zoom->setEnabled(hasPage);
    m_actions->mendWord->setEnabled(hasPage);
    m_actions->correctPage->setEnabled(hasPage);
    m_state->setText(card.checkedAt.isValid()
                         ? tr("✓ Checked %1")
                               .arg(QLocale().toString(card.checkedAt.toLocalTime().date(),
                                                       QLocale::ShortFormat))
                         : QString());
    showPlace();
    showCaption();
    showDoubt();
}

void CheckStage::clear()
{
    showCard({}, {});
}

void CheckStage::showEmpty(const QString &text)
{
    clear();
    m_empty->setText(text);
    m_stack->setCurrentWidget(m_empty);
}

void CheckStage::showEnd(const CardCounts &set, const QString &course, const CardCounts &ofCourse)
{
    m_mender->leave();
    m_stack->setCurrentWidget(m_end);
    m_end->show(set, course, ofCourse);
    m_end->takeFocus();
}

bool CheckStage::atEnd() const
{
    return m_stack->currentWidget() == m_end;
}

void CheckStage::forgetPages()
{
    m_pictures->forget();
    m_strip->forget();
    m_photo->clear();
}

void CheckStage::setListButton(bool visible)
{
    m_list->setVisible(visible);
}

void CheckStage::setWholePage(bool)
{
    const bool hadFocus = m_strip->hasFocus() || m_photo->hasFocus();
    showPlace();
    if (hadFocus)
        (m_photo->isVisible() ? static_cast<QWidget *>(m_photo) : m_strip)->setFocus();
}

// The strip, or the whole page.
void CheckStage::showPlace()
{
    const bool whole = m_actions->wholePage->isChecked() || m_placeMissing;
    if (m_card.evidence.page < 0)
        return;
    m_strip->setVisible(!whole);
    m_photo->setVisible(whole);
    auto *work = static_cast<QVBoxLayout *>(m_work->layout());
    work->setStretchFactor(m_evidence, whole ? 100 : 0); // all that the card leaves
    if (!whole)
        return;
    m_photo->showEvidence(m_card.uploadId, m_card.evidence);
    showCoverage();
}

void CheckStage::coverageChanged()
{
    if (m_photo->isVisible())
        showCoverage();
}

void CheckStage::showCoverage()
{
    m_library->ask(
        this,
        [id = m_card.uploadId, page = m_card.evidence.page](Library &library) {
            return pageToMend(library, id, page);
        },
        [this, id = m_card.uploadId,
         page = m_card.evidence.page](const Result<PageRewrite> &found) {
            if (id == m_card.uploadId && page == m_card.evidence.page)
                m_photo->setCoverage(found ? found->cards : QList<Flashcard>());
        });
}

void CheckStage::showCaption()
{
    if (m_card.evidence.page < 0)
        return;
    QString text = tr("Page %1").arg(m_card.evidence.page + 1);
    const PagePictures::Picture page = m_pictures->kept(m_card.uploadId, m_card.evidence.page);
    const QString mark = page ? qualityMark(page->page.text.quality) : QString();
    if (!mark.isEmpty())
        text = tr("%1 · %2", "page and what is wrong with it").arg(text, mark.toLower());
    m_caption->setText(text);
    m_caption->setToolTip(page ? qualityAdvice(page->page.text.quality) : QString());
}

QString CheckStage::doubtfulWord() const
{
    const Strip strip = m_strip->strip();
    const PagePictures::Picture page = m_strip->page();
    if (!page)
        return {};
    for (const Strip::Mark &doubt : strip.doubts()) {
        for (const Strip::Mark &part : strip.answer()) {
            if (part.place.intersects(doubt.place))
                return bareWord(page->page.text.words.at(doubt.word).text);
        }
    }
    return {};
}

void CheckStage::showDoubt()
{
    const QString code = weightiestDoubt(m_card.doubts);
    const QString word = doubtfulWord();
    const bool misread = !word.isEmpty() || code == QLatin1String("misread-word");
    QString text;
    if (!word.isEmpty())
        text = tr("Please check: “%1” was hard to read.").arg(word);
    else if (isUncertain(m_card) || misread || code == QLatin1String("page-read-again"))
        text = tr("Please check: %1", "a sentence follows").arg(doubtText(code));
    const bool shown = !text.isEmpty() && !m_card.id.isEmpty() && !m_card.checkedAt.isValid()
        && !m_pane->editing();
    m_doubtText->setText(text);
    QPalette colors;
    colors.setColor(QPalette::WindowText, theme::warning(palette()));
    m_doubtText->setPalette(colors);
    m_doubtIcon->setPixmap(theme::pixmap(QStringLiteral("warning"), theme::warning(palette()),
                                         theme::iconSide(font()), devicePixelRatioF()));
    m_doubtMend->setVisible(misread && !m_strip->strip().isEmpty());
    m_doubt->setVisible(shown);
}

void CheckStage::mend(int word)
{
    const Strip strip = m_strip->strip();
    if (!m_strip->page() || strip.isEmpty() || m_pane->editing())
        return;
    if (word < 0) {
        if (!strip.doubts().isEmpty())
            word = strip.doubts().first().word;
        else if (!strip.answer().isEmpty())
            word = strip.answer().first().word;
        else if (!strip.sentence().isEmpty())
            word = strip.sentence().first().word;
    }
    m_mender->open(m_strip->page(), word);
}

// The strip has its share of the height, the card the rest.
void CheckStage::share()
{
    constexpr double part = 0.42;
    constexpr double whileEditing = 0.25;
    m_strip->setHeightLimit(qRound(height() * (m_pane->editing() ? whileEditing : part)));
}

void CheckStage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

} // namespace recto
