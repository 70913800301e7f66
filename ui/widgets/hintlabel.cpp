// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hintlabel.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace recto {

HintLabel::HintLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight + 2);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void HintLabel::say(Kind kind, const QString &text)
{
    const bool news = kind == Kind::Problem && text != m_text->text();
    m_kind = kind;
    m_text->setText(text);
    setVisible(!text.isEmpty());
    paintKind();
    fitHeight();
    if (news && !text.isEmpty())
        announce(m_text, text);
}

QString HintLabel::text() const
{
    return m_text->text();
}

void HintLabel::fitHeight()
{
    setFixedHeight(std::max(theme::iconSide(font()), layout()->heightForWidth(width())));
    layout()->setGeometry(contentsRect());
}

void HintLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void HintLabel::paintKind()
{
    m_icon->setVisible(m_kind != Kind::Note);
    QPalette colors;
    if (m_kind == Kind::Note)
        colors.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_text->setPalette(colors);
    if (m_kind == Kind::Note)
        return;
    const bool good = m_kind == Kind::Good;
    m_icon->setPixmap(theme::pixmap(good ? QStringLiteral("done") : QStringLiteral("warning"),
                                    good ? theme::accent(palette()) : theme::warning(palette()),
                                    theme::iconSide(font()), devicePixelRatioF()));
}

void HintLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintKind();
    else if (event->type() == QEvent::FontChange)
        fitHeight();
    QWidget::changeEvent(event);
}

} // namespace recto
