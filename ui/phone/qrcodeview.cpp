// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/qrcodeview.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace recto {

QImage qrCode(const QByteArray &text)
{
    constexpr int margin = 4; // modules
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * margin, code->width + 2 * margin, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixelColor(margin + x, margin + y, Qt::black);
        }
    }
    return image;
}

QrCodeView::QrCodeView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCodeView::setText(const QString &text)
{
    m_code = text.isEmpty() ? QImage() : qrCode(text.toUtf8());
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

QSize QrCodeView::sizeHint() const
{
    constexpr int side = 246; // six pixels a module of a usual link
    return {side, side};
}

void QrCodeView::paintEvent(QPaintEvent *)
{
    if (m_code.isNull())
        return;
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    const int pixels = static_cast<int>(std::min(width(), height()) * ratio);
    const qreal side = std::max(1, pixels / m_code.width()) * m_code.width() / ratio;
    painter.drawImage(QRectF((width() - side) / 2, (height() - side) / 2, side, side), m_code);
}

} // namespace recto
