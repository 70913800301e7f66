// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/droparea.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

namespace {

void paintInvitation(QPainter &painter, const QRectF &area, const QColor &fill, const QColor &line,
                     double width)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(line, width, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin);
    pen.setDashPattern({5 / width * 1.6, 4 / width * 1.6});
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(area, theme::corner * 2, theme::corner * 2);
}

} // namespace

// Drawn anew when the palette or the screen changes.
class DropArea::Illustration : public QWidget
{
public:
    explicit Illustration(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(200, 150);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0, theme::illustration(palette(), size(), devicePixelRatioF()));
    }
};

DropArea::DropArea(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dropArea"));
    setAccessibleName(tr("Drop area"));
    setAccessibleDescription(tr("Drop photos of your pages here, or paste, or choose files"));
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);

    m_title = new QLabel(tr("Drop photos of your pages here"), this);
    m_title->setFont(theme::scaled(font(), 1.9, QFont::DemiBold));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("dropTitle"));
    auto *hint
        = new QLabel(tr("or paste them, or choose files: pictures, PDFs, whole folders"), this);
    hint->setFont(theme::scaled(font(), 1.1));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    theme::makeSecondary(hint);

    m_choose = new QPushButton(tr("&Choose Files…"), this);
    m_choose->setObjectName(QStringLiteral("chooseButton"));
    m_choose->setMinimumSize(170, 40);
    m_choose->setCursor(Qt::ArrowCursor);
    theme::makePrimary(m_choose);
    m_sample = new QPushButton(tr("&Try it with a sample page"), this);
    m_sample->setObjectName(QStringLiteral("sampleButton"));
    m_sample->setFlat(true);
    m_sample->setCursor(Qt::ArrowCursor);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large * 2, theme::large * 2, theme::large * 2,
                               theme::large * 2);
    layout->addStretch(3);
    layout->addWidget(new Illustration(this), 0, Qt::AlignHCenter);
    layout->addSpacing(theme::large);
    layout->addWidget(m_title);
    layout->addSpacing(theme::tight);
    layout->addWidget(hint);
    layout->addSpacing(theme::large);
    layout->addWidget(m_choose, 0, Qt::AlignHCenter);
    layout->addSpacing(theme::small);
    layout->addWidget(m_sample, 0, Qt::AlignHCenter);
    layout->addStretch(4);

    connect(m_choose, &QPushButton::clicked, this, &DropArea::chooseRequested);
    connect(m_sample, &QPushButton::clicked, this, &DropArea::sampleRequested);
}

void DropArea::setSampleAvailable(bool available)
{
    m_sample->setVisible(available);
}

void DropArea::setAdding(bool adding)
{
    m_title->setText(adding ? tr("Adding pages…") : tr("Drop photos of your pages here"));
}

void DropArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor window = palette().color(QPalette::Window);
    const QColor accent = theme::accent(palette());
    const QColor line = m_hovered ? accent : theme::blend(window, accent, 0.45);
    const QColor fill
        = theme::blend(window, palette().color(QPalette::Base), m_hovered ? 0.9 : 0.55);
    paintInvitation(painter, QRectF(rect()).adjusted(20, 20, -20, -20), fill, line, 2);
}

bool DropArea::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        m_hovered = event->type() == QEvent::HoverEnter;
        update();
    }
    return QWidget::event(event);
}

void DropArea::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit chooseRequested();
}

void DropArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop to add your pages"));
    parent->installEventFilter(this);
    hide();
}

void DropOverlay::setActive(bool active)
{
    if (active) {
        setGeometry(parentWidget()->rect());
        raise();
    }
    setVisible(active);
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor accent = theme::accent(palette());
    painter.fillRect(rect(), theme::blend(palette().color(QPalette::Window), accent, 0.12));
    QColor fill = accent;
    fill.setAlphaF(0.06F);
    paintInvitation(painter, QRectF(rect()).adjusted(20, 20, -20, -20), fill, accent, 3);

    const QSize size(240, 180);
    const QFont big = theme::scaled(font(), 2.2, QFont::DemiBold);
    const int textHeight = QFontMetrics(big).height();
    const int top = (height() - size.height() - theme::large - textHeight) / 2;
    painter.drawPixmap((width() - size.width()) / 2, top,
                       theme::illustration(palette(), size, devicePixelRatioF()));
    painter.setFont(big);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, top + size.height() + theme::large, width(), textHeight),
                     Qt::AlignCenter, tr("Drop to add your pages"));
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

} // namespace recto
