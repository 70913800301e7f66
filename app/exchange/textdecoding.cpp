// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/textdecoding.h"

#include <QStringDecoder>
#include <QVector>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace recto {

namespace {

constexpr qsizetype LookedAt = 200000; // bytes; enough to know an encoding by

QString utf8(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes);
}

std::optional<QString> converted(const QByteArray &bytes, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter *)> converter(
        ucnv_open(encoding, &status), ucnv_close);
    if (U_FAILURE(status))
        return std::nullopt;
    QString text(bytes.size() * 2 + 16, Qt::Uninitialized);
    const int32_t length = ucnv_toUChars(converter.get(), reinterpret_cast<UChar *>(text.data()),
                                         static_cast<int32_t>(text.size()), bytes.constData(),
                                         static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    text.truncate(length);
    return text.startsWith(QChar(0xfeff)) ? text.sliced(1) : text;
}

// A file that was cut off or patched may hold a wrong byte among many right ones.
bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError())
        return true;
    const qsizetype wrong = text.count(QChar(QChar::ReplacementCharacter));
    const auto foreign
        = std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x80; });
    return foreign - wrong > wrong * 10;
}

// UTF-16 without its mark: most of a text's signs have one zero byte, at the same side.
const char *unmarkedUtf16(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(4000);
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[i % 2] += head.at(i) == 0 ? 1 : 0;
    const qsizetype half = head.size() / 2;
    if (bytes.size() % 2 != 0 || half < 2)
        return nullptr;
    if (zeros[1] * 10 > half * 4 && zeros[0] * 20 < half)
        return "UTF-16LE";
    return zeros[0] * 10 > half * 4 && zeros[1] * 20 < half ? "UTF-16BE" : nullptr;
}

// How well a reading looks like text of western Europe: letters in words, the marks that
// typesetting uses, no signs of drawing and no controls.
int plausibility(const QString &text)
{
    static const QString letters = QString::fromUtf8("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßšž");
    static const QString rare = QString::fromUtf8("åæøýšž"); // not of the six languages
    static const QString marks = QString::fromUtf8("‘’‚“”„«»‹›–—…•€°§²³½¼×±£¿¡ºª·®©™µ†");
    int score = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.unicode() < 0x80)
            continue;
        const QChar before = i > 0 ? text.at(i - 1) : QChar(u' ');
        const QChar after = i + 1 < text.size() ? text.at(i + 1) : QChar(u' ');
        const bool inWord = before.isLetter() && after.isLetter();
        if (c.isLetter()) {
            const bool known = letters.contains(c.toLower());
            const bool shouts = c.isUpper() && before.isLower(); // "fÃ¶hn"
            score += !known || shouts ? -4 : rare.contains(c.toLower()) ? 1 : 3;
        } else if (marks.contains(c)) {
            score += inWord && c != QChar(0x2019) && c != QChar(0xb7) ? -4 : 2;
        } else if (c == QChar(0xa0)) {
            score += inWord ? -2 : 1;
        } else {
            score -= c.category() == QChar::Other_Control || c == QChar(0xfffd) ? 20 : 4;
        }
    }
    return score;
}

struct Guess
{
    QByteArray name;
    int confidence = 0; // 0–100
};

// What ICU's detector says, best first.
QVector<Guess> guesses(const QByteArray &bytes)
{
    QVector<Guess> all;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector *)> detector(
        ucsdet_open(&status), ucsdet_close);
    ucsdet_setText(detector.get(), bytes.constData(), static_cast<int32_t>(bytes.size()), &status);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char *name = ucsdet_getName(matches[i], &status);
        const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (U_SUCCESS(status))
            all.append({name, confidence});
    }
    return all;
}

bool isWestern(const QByteArray &name)
{
    return name == "ISO-8859-1" || name == "windows-1252" || name.startsWith("UTF-")
        || name.startsWith("IBM4") || name.startsWith("ISO-2022");
}

bool isCentral(const QByteArray &name)
{
    return name == "ISO-8859-2" || name == "windows-1250";
}

// ICU knows languages by their letters in threes, but neither ISO-8859-15 nor code page 850
// nor the Macintosh, and short texts mislead it.
QByteArray likeliest(const QByteArray &bytes)
{
    QByteArray best = "windows-1252";
    int bestScore = plausibility(converted(bytes, best.constData()).value_or(QString()));
    for (const char *other : {"ISO-8859-15", "macintosh", "ibm-850"}) {
        const int score = plausibility(converted(bytes, other).value_or(QString()));
        if (score > bestScore) {
            best = other;
            bestScore = score;
        }
    }
    const QVector<Guess> found = guesses(bytes);
    const auto western = std::find_if(found.cbegin(), found.cend(),
                                      [](const Guess &guess) { return isWestern(guess.name); });
    const int westernConfidence = western == found.cend() ? 0 : western->confidence;
    const auto other = std::find_if_not(found.cbegin(), found.cend(),
                                        [](const Guess &guess) { return isWestern(guess.name); });
    // Where most letters aren't of ASCII, no language of western Europe is written.
    const auto high = std::count_if(bytes.cbegin(), bytes.cend(),
                                    [](char c) { return static_cast<uchar>(c) >= 0x80; });
    const auto plain = std::count_if(bytes.cbegin(), bytes.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    const bool misread = bestScore <= 0 || high > plain;
    if (other != found.cend() && other->confidence > (misread ? 5 : westernConfidence + 15)) {
        // Windows' signs between 0x80 and 0x9f are controls in ISO's.
        return isCentral(other->name) ? QByteArray("windows-1250") : other->name;
    }
    return best;
}

} // namespace

DecodedText decodedText(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(LookedAt);
    if (bytes.startsWith("\xFF\xFE") && !bytes.startsWith(QByteArray("\xFF\xFE\0\0", 4)))
        return {converted(bytes, "UTF-16LE").value_or(QString()), QStringLiteral("UTF-16LE")};
    if (bytes.startsWith("\xFE\xFF"))
        return {converted(bytes, "UTF-16BE").value_or(QString()), QStringLiteral("UTF-16BE")};
    if (bytes.startsWith("\xEF\xBB\xBF") || (!bytes.contains('\0') && isUtf8(bytes)))
        return {utf8(bytes), QStringLiteral("UTF-8")};
    const char *unmarked = unmarkedUtf16(bytes);
    const QByteArray encoding = unmarked ? QByteArray(unmarked) : likeliest(head);
    if (auto text = converted(bytes, encoding.constData()))
        return {*text, QString::fromLatin1(encoding)};
    return {utf8(bytes), QStringLiteral("UTF-8")};
}

Result<DecodedText> decodedText(const QByteArray &bytes, const QString &encoding)
{
    if (auto text = converted(bytes, encoding.toLatin1().constData()))
        return DecodedText{*text, encoding};
    return badInput(InputFault::UnknownEncoding, {}, encoding);
}

} // namespace recto
