// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfstring.h"

#include <goo/GooString.h>

#include <QByteArrayView>
#include <QStringDecoder>

namespace recto {

namespace {

// PDFDocEncoding where it differs from Latin-1; ISO 32000-1, annex D.
char16_t documentCharacter(uchar byte)
{
    static constexpr char16_t low[] = u"\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc";
    static constexpr char16_t high[]
        = u"\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c"
          u"\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142"
          u"\u0153\u0161\u017e\ufffd\u20ac";
    if (byte >= 0x18 && byte <= 0x1f)
        return low[byte - 0x18];
    if (byte >= 0x80 && byte <= 0xa0)
        return high[byte - 0x80];
    return byte;
}

} // namespace

QString pdfString(const GooString *string)
{
    if (string == nullptr)
        return {};
    const std::string &bytes = string->toStr();
    const QByteArrayView view(bytes.data(), qsizetype(bytes.size()));
    if (view.startsWith("\xfe\xff"))
        return QStringDecoder(QStringDecoder::Utf16BE)(view.sliced(2));
    if (view.startsWith("\xff\xfe"))
        return QStringDecoder(QStringDecoder::Utf16LE)(view.sliced(2));
    if (view.startsWith("\xef\xbb\xbf"))
        return QString::fromUtf8(view.sliced(3));
    QString text;
    for (const char byte : view)
        text += QChar(documentCharacter(uchar(byte)));
    return text;
}

} // namespace recto
