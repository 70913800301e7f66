// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/tintediconengine.h"

#include <QEvent>
#include <QFile>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace recto::theme {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

// Keeps a widget's own colours right when the system changes from light to dark.
class PaletteFollower : public QObject
{
public:
    using Colors = QPalette (*)();
    PaletteFollower(QWidget *widget, Colors colors)
        : QObject(widget)
        , m_widget(widget)
        , m_colors(colors)
    {
        m_widget->setPalette(m_colors());
        m_widget->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::PaletteChange
            && event->type() != QEvent::ApplicationPaletteChange)
            return false;
        if (m_applied == QGuiApplication::palette().cacheKey())
            return false;
        m_applied = QGuiApplication::palette().cacheKey();
        m_widget->setPalette(m_colors());
        return false;
    }

private:
    QWidget *m_widget;
    Colors m_colors;
    qint64 m_applied = QGuiApplication::palette().cacheKey();
};

QPixmap renderSvg(const QByteArray &svg, QSize size, qreal ratio)
{
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    return pixmap;
}

QByteArray readResource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void initialize()
{
    registerIcons();
}

bool dark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < 0.18;
}

QColor accent(const QPalette &palette)
{
    return dark(palette) ? QColor(0x4f, 0xd1, 0xb5) : QColor(0x0b, 0x6e, 0x5f);
}

QColor onAccent(const QPalette &palette)
{
    return dark(palette) ? QColor(0x06, 0x2b, 0x25) : QColor(Qt::white);
}

QColor warning(const QPalette &palette)
{
    return dark(palette) ? QColor(0xf5, 0xb9, 0x5c) : QColor(0x8f, 0x4d, 0x00);
}

bool highContrast(const QPalette &palette)
{
    return contrast(palette.color(QPalette::Window), palette.color(QPalette::WindowText)) > 20.5;
}

QColor secondaryText(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (highContrast(palette))
        return text;
    QColor result = text;
    for (double amount = 0.66; amount < 1; amount += 0.04) {
        result = blend(window, text, amount);
        if (contrast(result, window) >= 4.7)
            return result;
    }
    return text;
}

QColor hairline(const QPalette &palette)
{
    return blend(palette.color(QPalette::Window), palette.color(QPalette::WindowText),
                 highContrast(palette) ? 0.7 : 0.17);
}

QColor blend(const QColor &base, const QColor &top, double amount)
{
    const auto mix = [amount](float one, float other) {
        return static_cast<float>(one + (other - one) * amount);
    };
    return QColor::fromRgbF(mix(base.redF(), top.redF()), mix(base.greenF(), top.greenF()),
                            mix(base.blueF(), top.blueF()));
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QIcon icon(const QString &name)
{
    return QIcon(new TintedIconEngine(name));
}

QPixmap pixmap(const QString &name, const QColor &color, int side, qreal ratio)
{
    QByteArray svg = readResource(QStringLiteral(":/icons/actions/%1.svg").arg(name));
    svg.replace("#000", color.name().toLatin1());
    if (highContrast(QGuiApplication::palette()))
        svg.replace("stroke-width=\"1.7\"", "stroke-width=\"2.4\"");
    return renderSvg(svg, {side, side}, ratio);
}

QPixmap illustration(const QPalette &palette, QSize size, qreal ratio)
{
    QByteArray svg = readResource(QStringLiteral(":/icons/drop.svg"));
    svg.replace("#000", secondaryText(palette).name().toLatin1());
    svg.replace("#F1F1F1", palette.color(QPalette::Base).name().toLatin1());
    svg.replace("#ACC", accent(palette).name().toLatin1());
    return renderSvg(svg, size, ratio);
}

int iconSide(const QFont &font)
{
    constexpr int usual = 16;
    return std::max(usual, QFontMetrics(font).height());
}

QFont scaled(const QFont &font, double factor, QFont::Weight weight)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * factor);
    else
        result.setPixelSize(qRound(font.pixelSize() * factor));
    result.setWeight(weight);
    return result;
}

void makeTitle(QLabel *label)
{
    label->setFont(scaled(label->font(), 1.5, QFont::DemiBold));
}

void makeSecondary(QLabel *label)
{
    new PaletteFollower(label, [] {
        QPalette palette;
        palette.setColor(QPalette::WindowText, secondaryText(palette));
        return palette;
    });
}

void makePrimary(QPushButton *button)
{
    button->setDefault(true);
    button->setAutoDefault(true);
    button->setFont(scaled(button->font(), 1, QFont::DemiBold));
    new PaletteFollower(button, [] {
        QPalette palette;
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
            // Styles lighten a button's colour: start darker, so that its text keeps 4.5:1.
            palette.setColor(group, QPalette::Button,
                             accent(palette).darker(dark(palette) ? 100 : 135));
            palette.setColor(group, QPalette::ButtonText, onAccent(palette));
        }
        return palette;
    });
}

int motionMilliseconds(const QWidget *widget)
{
    constexpr int usual = 160;
    const int allowed
        = widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget);
    return allowed > 0 ? std::min(allowed, usual) : 0;
}

} // namespace recto::theme
