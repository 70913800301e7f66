// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace recto {

// One pixel a module, with the margin of four that readers need; null when the text is too
// long for a code. Pure.
[[nodiscard]] QImage qrCode(const QByteArray &text);

// A text for a phone's camera: dark on light in every theme, each module a whole number of
// pixels.
class QrCodeView : public QWidget
{
    Q_OBJECT

public:
    explicit QrCodeView(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_code;
};

} // namespace recto
