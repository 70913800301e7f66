// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/endpage.h"

#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace recto {

EndPage::EndPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Every card is checked."), this))
    , m_done(new QLabel(this))
    , m_course(new QLabel(this))
    , m_offers(new RoomyButton(theme::icon(QStringLiteral("add")), QString(), this))
    , m_export(new RoomyButton(theme::icon(QStringLiteral("export")), tr("E&xport…"), this))
    , m_cards(new RoomyButton(theme::icon(QStringLiteral("cards")), tr("&Back to the Cards"), this))
{
    setObjectName(QStringLiteral("endPage"));
    theme::makeTitle(m_title);
    m_title->setWordWrap(true);
    m_done->setObjectName(QStringLiteral("endLabel"));
    m_offers->setObjectName(QStringLiteral("endOffersButton"));
    m_export->setObjectName(QStringLiteral("endExportButton"));
    m_cards->setObjectName(QStringLiteral("endCardsButton"));
    m_done->setTextFormat(Qt::PlainText);
    m_course->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_done, m_course}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
    }
    m_done->setFont(theme::scaled(font(), 1.15));
    m_title->setAlignment(Qt::AlignCenter);
    theme::makeSecondary(m_course);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::small);
    buttons->addStretch(1);
    for (QPushButton *button : {m_offers, m_export, m_cards})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::medium);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_done);
    layout->addWidget(m_course);
    layout->addSpacing(theme::small);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_offers, &QPushButton::clicked, this, &EndPage::offersRequested);
    connect(m_export, &QPushButton::clicked, this, &EndPage::exportRequested);
    connect(m_cards, &QPushButton::clicked, this, &EndPage::cardsRequested);
}

void EndPage::show(const CardCounts &set, const QString &course, const CardCounts &ofCourse)
{
    const QLocale locale;
    QStringList done{tr("%1 checked", "cards").arg(locale.toString(set.checked))};
    if (set.deleted > 0)
        done << tr("%1 deleted", "cards").arg(locale.toString(set.deleted));
    if (set.changed > 0)
        done << tr("%1 changed", "cards").arg(locale.toString(set.changed));
    m_done->setText(done.join(QStringLiteral(", ")));
    m_course->setVisible(!course.isEmpty() && ofCourse.all > set.all);
    m_course->setText(
        tr("%1: %2 of %3 checked")
            .arg(course, locale.toString(ofCourse.checked), locale.toString(ofCourse.all)));
    m_offers->setVisible(set.offered > 0);
    m_offers->setText(tr("&Look at %n More Offered Card(s)", nullptr, set.offered));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_done->text());
    QWidget::show();
}

void EndPage::takeFocus()
{
    (m_offers->isVisible() ? m_offers : m_export)->setFocus(Qt::OtherFocusReason);
}

} // namespace recto
