// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/wordmender.h"

#include "session/misreadword.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int mostSuggestions = 4;

} // namespace

WordMender::WordMender(QWidget *parent)
    : QFrame(parent)
    , m_snippet(new QLabel(this))
    , m_caption(new QLabel(tr("It was read like this. What does it say?"), this))
    , m_field(new QLineEdit(this))
    , m_mend(new RoomyButton(tr("Me&nd"), this))
{
    setObjectName(QStringLiteral("wordMender"));
    m_snippet->setObjectName(QStringLiteral("wordPicture"));
    m_snippet->setTextFormat(Qt::PlainText);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    theme::makeSecondary(m_caption);
    m_field->setObjectName(QStringLiteral("wordField"));
    m_field->setAccessibleName(tr("What the word says"));
    m_field->setAcceptDrops(false);
    m_mend->setObjectName(QStringLiteral("mendButton"));
    m_mend->setToolTip(tr("Mend it in the page's text and in every card that has it (Return)"));
    theme::makePrimary(m_mend);
    auto *cancel = new RoomyButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("leaveMendButton"));

    auto *words = new QHBoxLayout;
    words->setSpacing(theme::small);
    for (int i = 0; i < mostSuggestions; ++i) {
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("suggestion%1").arg(i));
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, button] { accept(button->text()); });
        m_suggestions.append(button);
        words->addWidget(button);
    }
    words->addStretch(1);
    auto *typing = new QHBoxLayout;
    typing->setSpacing(theme::small);
    typing->addWidget(m_field, 1);
    typing->addWidget(m_mend);
    typing->addWidget(cancel);
    auto *right = new QVBoxLayout;
    right->setSpacing(theme::small);
    right->addWidget(m_caption);
    right->addLayout(words);
    right->addLayout(typing);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::medium, theme::medium, theme::medium, theme::medium);
    layout->setSpacing(theme::medium);
    layout->addWidget(m_snippet, 0, Qt::AlignCenter);
    layout->addLayout(right, 1);
    hide();
    connect(m_mend, &QPushButton::clicked, this, [this] { accept(m_field->text()); });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { accept(m_field->text()); });
    connect(cancel, &QPushButton::clicked, this, &WordMender::leave);
}

WordMender::~WordMender()
{
    m_workers.finish();
}

void WordMender::open(const PagePictures::Picture &page, int word)
{
    if (!page || word < 0 || word >= page->page.text.words.size())
        return;
    m_page = page;
    m_word = word;
    const Word &read = page->page.text.words.at(word);
    const int around = read.box.height() / 3;
    const QRectF place = QRectF(read.box.adjusted(-around, -around, around, around));
    const QRect cut
        = QRectF(place.topLeft() * page->scale, place.size() * page->scale).toAlignedRect()
        & page->image.rect();
    const int height = fontMetrics().height() * 4;
    const double ratio = devicePixelRatioF();
    const QSize most(parentWidget()->width() / 3, height);
    QPixmap picture = QPixmap::fromImage(
        page->image.copy(cut).scaled(most * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(ratio);
    m_snippet->setPixmap(picture);
    m_snippet->setAccessibleName(tr("Picture of the word that was read as “%1”").arg(read.text));
    m_field->setText(bareWord(read.text));
    m_field->setModified(false);
    for (QPushButton *button : std::as_const(m_suggestions))
        button->hide();
    show();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
    m_workers.drop();
    m_workers.start([this, request = ++m_request, page, word] {
        const QStringList words = wordSuggestions(page->page.text, word, mostSuggestions);
        QMetaObject::invokeMethod(this, [this, request, words] {
            if (request == m_request && isVisible())
                suggest(words);
        });
    });
}

void WordMender::suggest(const QStringList &words)
{
    for (qsizetype i = 0; i < m_suggestions.size(); ++i) {
        m_suggestions.at(i)->setVisible(i < words.size());
        if (i < words.size())
            m_suggestions.at(i)->setText(words.at(i));
    }
    if (words.isEmpty() || m_field->isModified())
        return;
    m_field->setText(words.first()); // Return takes it
    m_field->selectAll();
    announce(m_field, tr("Perhaps “%1”").arg(words.first()));
}

void WordMender::accept(const QString &right)
{
    const QString text = right.simplified();
    if (text.isEmpty() || m_word < 0)
        return;
    const int word = m_word;
    leave();
    emit mended(word, text);
}

void WordMender::leave()
{
    if (m_word < 0)
        return;
    ++m_request;
    m_word = -1;
    m_page.reset();
    hide();
    emit closed();
}

void WordMender::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

void WordMender::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::warning(palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::corner,
                            theme::corner);
}

} // namespace recto
