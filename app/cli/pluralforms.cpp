// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pluralforms.h"

#include <QCoreApplication>

namespace recto {

QString PluralForms::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n < 0) // no number is in it: as it stands
        return {};
    return QString::fromUtf8(sourceText)
        .replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

QString counted(const char *sentence, qsizetype n)
{
    return QCoreApplication::translate("recto-cli", sentence, nullptr, static_cast<int>(n));
}

} // namespace recto
