// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardpane.h"

#include "core/cardtext.h"
#include "core/cloze.h"
#include "ui/check/showncard.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTextDocument>
#include <QTextEdit>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace recto {

namespace {

// As tall as its text, down to a few lines, where it scrolls.
class FittedText : public QTextEdit
{
public:
    explicit FittedText(QWidget *parent)
        : QTextEdit(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
                this, [this] { updateGeometry(); });
    }

    [[nodiscard]] QSize sizeHint() const override { return {300, wanted()}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        constexpr int lines = 2;
        return {120, std::min(wanted(), fontMetrics().lineSpacing() * lines)};
    }

private:
    [[nodiscard]] int wanted() const
    {
        const int text = qCeil(document()->size().height());
        return std::max(text, fontMetrics().lineSpacing()) + 2 * frameWidth();
    }
};

QTextEdit *textField(const QString &name, const QString &accessibleName, double size,
                     QWidget *parent)
{
    auto *field = new FittedText(parent);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setAcceptRichText(false);
    field->setTabChangesFocus(true);
    field->setFont(theme::scaled(parent->font(), size));
    field->setAcceptDrops(false); // files that are dragged belong to the window
    QTextOption option = field->document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    field->document()->setDefaultTextOption(option);
    return field;
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        tags.append(part.trimmed());
    tags.removeAll(QString());
    tags.removeDuplicates();
    return tags;
}

} // namespace

CardPane::CardPane(QWidget *parent)
    : QFrame(parent)
    , m_frontCaption(new QLabel(this))
    , m_backCaption(new QLabel(this))
    , m_front(textField(QStringLiteral("frontField"), tr("Front"), 1.55, this))
    , m_back(textField(QStringLiteral("backField"), tr("Back"), 1.3, this))
    , m_tags(new QLineEdit(this))
    , m_tagsCaption(new QLabel(tr("Tags"), this))
    , m_hint(new QLabel(this))
    , m_save(new RoomyButton(tr("&Save"), this))
    , m_discard(new RoomyButton(tr("&Cancel"), this))
{
    setObjectName(QStringLiteral("cardPane"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_tags->setObjectName(QStringLiteral("tagsField"));
    m_tags->setAccessibleName(tr("Tags, separated by commas"));
    m_tags->setAcceptDrops(false);
    m_tagsCaption->setBuddy(m_tags);
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_save->setToolTip(tr("Keep the changes (Ctrl+Return)"));
    theme::makePrimary(m_save);
    m_discard->setObjectName(QStringLiteral("discardButton"));
    for (QLabel *caption : {m_frontCaption, m_backCaption, m_tagsCaption, m_hint})
        theme::makeSecondary(caption);
    m_frontCaption->setTextFormat(Qt::PlainText);
    m_backCaption->setTextFormat(Qt::PlainText);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_front->installEventFilter(this);
    m_back->installEventFilter(this);
    m_tags->installEventFilter(this);
    setUpLayout();
    connect(m_save, &QPushButton::clicked, this, &CardPane::save);
    connect(m_discard, &QPushButton::clicked, this, &CardPane::discard);
    clear();
}

void CardPane::setUpLayout()
{
    auto *tags = new QHBoxLayout;
    tags->setSpacing(theme::small);
    tags->addWidget(m_tagsCaption);
    tags->addWidget(m_tags, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::small);
    buttons->addStretch(1);
    for (QPushButton *button : {m_discard, m_save})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::medium, theme::large, theme::medium);
    layout->setSpacing(theme::small);
    layout->addWidget(m_frontCaption);
    layout->addWidget(m_front);
    layout->addWidget(m_hint);
    layout->addSpacing(theme::small);
    layout->addWidget(m_backCaption);
    layout->addWidget(m_back);
    layout->addLayout(tags);
    layout->addLayout(buttons);
}

void CardPane::showCard(const Flashcard &card)
{
    if (card.id != m_card.id)
        leave();
    if (m_editing)
        return; // the same card came again: don't take it from under the hands
    m_card = card;
    setEnabled(true);
    showTexts();
}

void CardPane::clear()
{
    leave(); // a list that comes empty doesn't take what was typed
    setEditing(false);
    m_card = {};
    showTexts();
    setEnabled(false);
}

void CardPane::showTexts()
{
    const bool cloze = m_card.kind == CardKind::Cloze;
    m_frontCaption->setText(cloze ? tr("Fill in the gap") : tr("Front"));
    m_backCaption->setText(cloze && m_editing ? tr("Extra text") : tr("Back"));
    m_hint->setText(tr("A gap is written {{c1::answer::hint}}."));
    m_hint->setVisible(cloze && m_editing);
    for (QTextEdit *field : {m_front, m_back})
        field->setCurrentCharFormat({}); // of a formatted card before
    if (!m_editing && !(m_card.frontHtml.isEmpty() && m_card.backHtml.isEmpty())) {
        m_front->setHtml(askedHtml(m_card));
        m_back->setHtml(answeredHtml(m_card));
    } else {
        m_front->setPlainText(cloze && !m_editing ? frontWithGaps(m_card.front) : m_card.front);
        QString back = m_card.back;
        if (cloze && !m_editing) {
            back = clozeAnswers(m_card.front);
            if (!m_card.back.isEmpty())
                back += QStringLiteral("\n\n") + m_card.back;
        }
        m_back->setPlainText(back);
    }
    m_tags->setText(m_card.tags.join(QStringLiteral(", ")));
    const bool showTags = m_editing || !m_card.tags.isEmpty();
    m_tags->setVisible(showTags);
    m_tagsCaption->setVisible(showTags);
    m_frontCaption->setVisible(m_editing || cloze);
    m_backCaption->setVisible(m_editing);
}

void CardPane::setEditing(bool editing)
{
    const bool changed = editing != std::exchange(m_editing, editing);
    for (QTextEdit *field : {m_front, m_back}) {
        field->setReadOnly(!editing);
        field->setFrameShape(editing ? QFrame::StyledPanel : QFrame::NoFrame);
        field->viewport()->setAutoFillBackground(editing);
        field->setTextInteractionFlags(editing ? Qt::TextEditorInteraction
                                               : Qt::TextBrowserInteraction);
        field->setFocusPolicy(editing ? Qt::StrongFocus : Qt::ClickFocus);
        field->document()->setDocumentMargin(editing ? 6 : 0); // in line with the captions
    }
    m_tags->setReadOnly(!editing);
    m_tags->setFrame(editing);
    m_tags->setFocusPolicy(editing ? Qt::StrongFocus : Qt::NoFocus);
    m_save->setVisible(editing);
    m_discard->setVisible(editing);
    if (changed)
        emit editingChanged(editing);
}

void CardPane::edit()
{
    if (m_card.id.isEmpty() || m_editing)
        return;
    setEditing(true);
    showTexts();
    m_front->setFocus(Qt::OtherFocusReason);
    m_front->moveCursor(QTextCursor::End);
}

Flashcard CardPane::typed() const
{
    Flashcard changed = m_card;
    // A side that nobody touched keeps its formatting.
    const QString front = m_front->toPlainText().trimmed();
    if (front != m_card.front.trimmed())
        setFront(changed, CardText::fromPlain(front));
    const QString back = m_back->toPlainText().trimmed();
    if (back != m_card.back.trimmed())
        setBack(changed, CardText::fromPlain(back));
    changed.tags = tagsOf(m_tags->text());
    return cleanCard(changed);
}

QString CardPane::fault(const Flashcard &card)
{
    if (card.front.isEmpty())
        return tr("A card needs a front: what it asks.");
    const Cloze cloze(card.front);
    if (card.kind == CardKind::Cloze && (cloze.gaps().isEmpty() || !cloze.isWellFormed()))
        return tr("This card needs a gap, written {{c1::answer}}.");
    return {};
}

void CardPane::finish(const Flashcard &changed)
{
    const Flashcard before = std::exchange(m_card, changed);
    setEditing(false);
    showTexts();
    if (changed != before)
        emit saved(before, changed);
}

void CardPane::save()
{
    if (!m_editing)
        return;
    const Flashcard changed = typed();
    const QString wrong = fault(changed);
    if (wrong.isEmpty()) {
        finish(changed);
        return;
    }
    m_hint->setText(wrong);
    m_hint->show();
    announce(m_hint, wrong);
    m_front->setFocus(Qt::OtherFocusReason);
}

void CardPane::leave()
{
    if (!m_editing)
        return;
    Flashcard changed = typed();
    if (!fault(changed).isEmpty()) {
        changed.front = m_card.front;
        changed.frontHtml = m_card.frontHtml;
    }
    finish(changed);
}

void CardPane::discard()
{
    if (!m_editing)
        return;
    const Flashcard given = typed();
    setEditing(false);
    showTexts();
    if (given != m_card && fault(given).isEmpty())
        emit discarded(m_card, given);
}

bool CardPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_editing) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape
            || (key->key() == Qt::Key_Return && key->modifiers() & Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && m_editing) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            discard();
            return true;
        }
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() & Qt::ControlModifier) {
            save();
            if (!m_editing)
                emit savedByKey();
            return true;
        }
    }
    // A key that is typed next would take the place of all tags.
    if (watched == m_tags && event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(
            m_tags, [this] { m_tags->end(false); }, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void CardPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::corner,
                            theme::corner);
    const QWidget *below = m_editing ? static_cast<QWidget *>(m_backCaption) : m_back;
    const int y = below->y() - theme::small;
    painter.fillRect(theme::large, y, width() - 2 * theme::large, 1, theme::hairline(palette()));
}

} // namespace recto
