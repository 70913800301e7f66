// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/cardorigin.h"

#include <QCryptographicHash>
#include <QList>

namespace recto {

namespace {

QString folded(const QString &text)
{
    QString result;
    for (const char32_t character :
         text.normalized(QString::NormalizationForm_KC).toCaseFolded().toUcs4()) {
        if (QChar::isLetterOrNumber(character) || QChar::isMark(character))
            result += QString::fromUcs4(&character, 1);
    }
    return result;
}

} // namespace

QString cardOrigin(const QString &quote, const QString &front)
{
    constexpr int digits = 32; // 128 bits: no two cards of an upload meet
    const QString text = folded(quote) + QChar(0x1f) + folded(front);
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(digits));
}

} // namespace recto
