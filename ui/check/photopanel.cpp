// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/photopanel.h"

#include "ui/check/evidenceview.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace recto {

PhotoPanel::PhotoPanel(LibraryThread *library, QWidget *parent)
    : QWidget(parent)
    , m_photo(new EvidenceView(library, this))
    , m_caption(new QLabel(this))
    , m_whole(new QToolButton(this))
    , m_correct(new RoomyButton(tr("Correc&t Page…"), this))
{
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setObjectName(QStringLiteral("photoCaption"));
    theme::makeSecondary(m_caption);
    m_whole->setObjectName(QStringLiteral("wholePageButton"));
    m_whole->setText(tr("&Whole Page"));
    m_whole->setCheckable(true);
    m_whole->setToolTip(tr("Show the whole page, or the place close up"));
    m_correct->setObjectName(QStringLiteral("correctPageButton"));
    m_correct->setToolTip(tr("Turn or crop this page and read it again"));
    auto *tools = new QHBoxLayout;
    tools->setSpacing(theme::small);
    tools->addWidget(m_caption, 1);
    tools->addWidget(m_whole);
    tools->addWidget(m_correct);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::small, 0, 0, 0);
    layout->setSpacing(theme::small);
    layout->addWidget(m_photo, 1);
    layout->addLayout(tools);
    connect(m_whole, &QToolButton::toggled, m_photo, &EvidenceView::setWholePage);
    connect(m_photo, &EvidenceView::wholePageChanged, m_whole, &QToolButton::setChecked);
    connect(m_correct, &QPushButton::clicked, this, [this] {
        if (m_card.evidence.page >= 0)
            emit correctRequested(m_card.uploadId, m_card.evidence.page);
    });
}

void PhotoPanel::showCard(const Flashcard &card)
{
    m_card = card;
    const bool known = card.evidence.page >= 0;
    m_correct->setEnabled(known);
    m_whole->setEnabled(known);
    m_caption->setText(known ? tr("Page %1").arg(card.evidence.page + 1) : QString());
    if (card.id.isEmpty())
        m_photo->clear();
    else
        m_photo->showEvidence(card.uploadId, card.evidence);
}

void PhotoPanel::clear()
{
    showCard({});
}

void PhotoPanel::toggleWholePage()
{
    m_whole->toggle();
}

} // namespace recto
