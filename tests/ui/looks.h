// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palettes.h"
#include "ui/desktop/translations.h"

#include <QApplication>
#include <QFont>
#include <QTranslator>

namespace recto::gui {

// In which language, colours and sizes a window is looked at. Put on before the
// window is made; taken off when this is destroyed.
class Look
{
public:
    struct Choice
    {
        QString language = QStringLiteral("en");
        QString palette; // "dark", "contrast", or empty
        bool mirrored = false;
        double text = 1; // the system's text size against the usual one
    };

    explicit Look(const Choice &choice)
        : m_palette(QApplication::palette())
        , m_font(QApplication::font())
    {
        qDeleteAll(qApp->findChildren<QTranslator *>()); // another language's
        installTranslations(*qApp, choice.language);
        if (choice.palette == QLatin1String("dark"))
            QApplication::setPalette(darkPalette());
        else if (choice.palette == QLatin1String("contrast"))
            QApplication::setPalette(contrastPalette());
        if (choice.mirrored)
            QApplication::setLayoutDirection(Qt::RightToLeft);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * choice.text);
        QApplication::setFont(font);
    }
    ~Look()
    {
        QApplication::setPalette(m_palette);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::setFont(m_font);
    }
    Look(const Look &) = delete;
    Look &operator=(const Look &) = delete;

private:
    QPalette m_palette;
    QFont m_font;
};

} // namespace recto::gui
