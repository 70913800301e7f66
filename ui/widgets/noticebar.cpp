// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebar.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace recto {

namespace {

constexpr int undoMilliseconds = 7000;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("noticeBar"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("noticeClose"));
    close->setIcon(theme::icon(QStringLiteral("cancel")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this notice"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::small, theme::small, theme::small);
    layout->setSpacing(theme::small);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    hide();
}

void NoticeBar::say(Kind kind, const QString &text, const QList<Action> &actions)
{
    m_kind = kind;
    const bool problem = kind == Kind::Problem;
    const QColor color = problem ? theme::warning(palette()) : theme::accent(palette());
    m_icon->setPixmap(theme::pixmap(problem ? QStringLiteral("warning") : QStringLiteral("info"),
                                    color, theme::iconSide(font()), devicePixelRatioF()));
    m_text->setText(text);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (qsizetype index = 0; index < actions.size(); ++index) {
        auto *button = new RoomyButton(actions.at(index).text, this);
        button->setObjectName(QStringLiteral("noticeAction%1").arg(index));
        connect(button, &QPushButton::clicked, this, [this, run = actions.at(index).run] {
            hide();
            if (run)
                run();
        });
        m_buttons->addWidget(button);
    }
    show();
    announce(this, text);
    update();
}

void NoticeBar::setText(const QString &text)
{
    m_text->setText(text);
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color
        = m_kind == Kind::Problem ? theme::warning(palette()) : theme::accent(palette());
    painter.fillRect(rect(), theme::blend(palette().color(QPalette::Window), color, 0.10));
    painter.fillRect(0, height() - 1, width(), 1, theme::hairline(palette()));
}

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("undoBar"));
    m_text->setObjectName(QStringLiteral("undoText"));
    m_text->setTextFormat(Qt::PlainText);
    auto *button = new RoomyButton(theme::icon(QStringLiteral("undo")), tr("&Undo"), this);
    button->setObjectName(QStringLiteral("undoButton"));
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it was
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::medium, theme::small, theme::small, theme::small);
    layout->setSpacing(theme::medium);
    layout->addWidget(m_text);
    layout->addWidget(button);
    m_timer->setSingleShot(true);
    m_timer->setInterval(undoMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(button, &QPushButton::clicked, this, &UndoBar::undo);
    parent->installEventFilter(this);
    hide();
}

void UndoBar::offer(const QString &text, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_text->setText(text);
    adjustSize();
    place();
    show();
    raise();
    m_timer->start();
    announce(this, tr("%1 Undo is possible.").arg(text));
}

bool UndoBar::undo()
{
    hide();
    if (!m_undo)
        return false;
    const std::function<void()> run = std::exchange(m_undo, nullptr);
    run();
    return true;
}

void UndoBar::place()
{
    // Above the buttons that stand at the bottom: the next card is deleted with them.
    constexpr int buttonRow = 56;
    move((parentWidget()->width() - width()) / 2,
         parentWidget()->height() - height() - theme::large - buttonRow);
}

void UndoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::corner,
                            theme::corner);
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return false;
}

} // namespace recto
