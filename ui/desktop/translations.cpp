// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace recto {

void installTranslations(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    auto *own = new QTranslator(&application);
    // English is in the sources; its file holds the plural forms.
    const bool loaded
        = own->load(locale, QStringLiteral("recto"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        || own->load(QStringLiteral(":/i18n/recto_en.qm"));
    if (loaded)
        QApplication::installTranslator(own);
    auto *widgets = new QTranslator(&application);
    if (widgets->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(widgets);
    if (locale.textDirection() == Qt::RightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
}

} // namespace recto
