// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/pdfdevice.h"

#include "intake/pdfstring.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <Object.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace recto {

namespace {

constexpr int invisibleRender = 3; // text rendering modes of PDF, ISO 32000-1, 9.3.6
constexpr int clippingRender = 7;

qint64 idOf(const GfxFont &font)
{
    return (qint64(font.getID()->num) << 20) + font.getID()->gen;
}

bool nameTells(const QString &name, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&name](const char *word) {
        return name.contains(QLatin1String(word), Qt::CaseInsensitive);
    });
}

PdfFont describe(const GfxFont &font)
{
    PdfFont result;
    result.id = idOf(font);
    if (const auto &name = font.getName())
        result.name = QString::fromStdString(*name).section(u'+', -1);
    result.bold = font.isBold() || font.getWeight() >= GfxFont::W600
        || nameTells(result.name, {"bold", "black", "heavy", "cmbx", "sfbx"});
    result.italic = font.isItalic()
        || nameTells(result.name, {"italic", "oblique", "slanted", "cmti", "sfti"});
    return result;
}

QString textOf(const Unicode *unicode, int length)
{
    QString text;
    for (int i = 0; i < length; ++i) {
        const char32_t code = unicode[i];
        text += code <= 0x10ffff ? QString::fromUcs4(&code, 1) : QString(QChar(0xfffd));
    }
    return text;
}

int quarterTurnsOf(double dx, double dy)
{
    if (std::abs(dx) >= std::abs(dy))
        return dx >= 0 ? 0 : 2;
    return dy > 0 ? 1 : 3;
}

bool insideClip(const GfxState &state, QPointF point)
{
    double left = 0, top = 0, right = 0, bottom = 0;
    state.getClipBBox(&left, &top, &right, &bottom);
    return point.x() >= left && point.x() <= right && point.y() >= top && point.y() <= bottom;
}

// Where the unit square of a picture comes to stand.
QRectF pictureBox(const GfxState &state)
{
    const double *m = state.getCTM();
    const double left = m[4] + std::min(0.0, m[0]) + std::min(0.0, m[2]);
    const double right = m[4] + std::max(0.0, m[0]) + std::max(0.0, m[2]);
    const double top = m[5] + std::min(0.0, m[1]) + std::min(0.0, m[3]);
    const double bottom = m[5] + std::max(0.0, m[1]) + std::max(0.0, m[3]);
    return {QPointF(left, top), QPointF(right, bottom)};
}

} // namespace

PdfCharacterDevice::PdfCharacterDevice(PdfContent &content)
    : m_content(content)
{
}

void PdfCharacterDevice::useFont(const GfxFont &font)
{
    const qint64 id = idOf(font);
    const auto known = std::find_if(m_content.fonts.begin(), m_content.fonts.end(),
                                    [id](const PdfFont &other) { return other.id == id; });
    m_shape.font = int(known - m_content.fonts.begin());
    if (known == m_content.fonts.end())
        m_content.fonts.append(describe(font));
    m_shape.ascent = std::clamp(font.getAscent(), 0.6, 1.05);
    m_shape.descent = std::clamp(font.getDescent(), -0.4, -0.1);
    m_shape.factor = 1;
    if (font.getType() == fontType3) {
        // Its letters are drawn in units of their own.
        const double *box = font.getFontBBox();
        const double height = std::abs((box[3] - box[1]) * font.getFontMatrix()[3]);
        if (height > 0 && std::isfinite(height))
            m_shape.factor = height;
    }
}

void PdfCharacterDevice::updateFont(GfxState *state)
{
    m_shape.font = -1;
    if (state->getFont())
        useFont(*state->getFont());
}

void PdfCharacterDevice::drawChar(GfxState *state, double x, double y, double dx, double dy,
                                  double originX, double originY, CharCode code, int bytes,
                                  const Unicode *unicode, int length)
{
    Q_UNUSED(originX)
    Q_UNUSED(originY)
    if (!state->getFont() || state->getFont()->getWMode() != 0)
        return;
    if (m_shape.font < 0)
        useFont(*state->getFont());
    double font[4] = {};
    state->getFontTransMat(&font[0], &font[1], &font[2], &font[3]);
    PdfCharacter character;
    character.size = std::hypot(font[2], font[3]) * m_shape.factor;
    character.font = m_shape.font;
    double spacing = state->getCharSpace();
    if (code == 0x20 && bytes == 1)
        spacing += state->getWordSpace();
    double spaceX = 0, spaceY = 0;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spaceX, &spaceY);
    double startX = 0, startY = 0, advanceX = 0, advanceY = 0;
    state->transform(x, y, &startX, &startY);
    state->transformDelta(dx - spaceX, dy - spaceY, &advanceX, &advanceY);
    if (!std::isfinite(startX + startY + advanceX + advanceY + character.size))
        return;
    character.start = {startX, startY};
    character.end = {startX + advanceX, startY + advanceY};
    // The direction of what has no width is that of its font.
    const bool wide = std::hypot(advanceX, advanceY) > 0.001;
    character.quarterTurns
        = wide ? quarterTurnsOf(advanceX, advanceY) : quarterTurnsOf(font[0], font[1]);
    const double down = std::hypot(font[2], font[3]) > 0 ? 1 / std::hypot(font[2], font[3]) : 0;
    const QPointF up(font[2] * down * character.size, font[3] * down * character.size);
    const QPointF ascent = up * m_shape.ascent, descent = up * m_shape.descent;
    character.box = QRectF(character.start + ascent, character.end + descent).normalized()
        | QRectF(character.start + descent, character.end + ascent).normalized();
    character.text = length > 0 ? textOf(unicode, length) : QString(QChar(0xfffd));
    const int render = state->getRender();
    character.invisible = render == invisibleRender || render == clippingRender
        || (render % 4 == 0 && state->getFillOpacity() <= 0.02);
    character.artifact = m_marks.contains(true);
    const QPointF centre = character.box.center();
    if (insideClip(*state, centre) && QRectF(QPointF(), m_content.size).contains(centre))
        add(std::move(character));
}

void PdfCharacterDevice::add(PdfCharacter character)
{
    (m_replacing ? m_replaced : m_content.characters).append(std::move(character));
}

void PdfCharacterDevice::beginActualText(GfxState *state, const GooString *text)
{
    Q_UNUSED(state)
    if (m_replacing)
        return;
    m_replacing = true;
    m_spelled = pdfString(text);
    m_replaced.clear();
}

void PdfCharacterDevice::endActualText(GfxState *state)
{
    Q_UNUSED(state)
    if (!m_replacing)
        return;
    m_replacing = false;
    addReplaced();
}

// The glyphs share the spelled-out text by their number.
void PdfCharacterDevice::addReplaced()
{
    const qsizetype glyphs = m_replaced.size();
    for (qsizetype i = 0; i < glyphs; ++i) {
        const qsizetype from = i * m_spelled.size() / glyphs;
        const qsizetype to = (i + 1) * m_spelled.size() / glyphs;
        PdfCharacter character = m_replaced.at(i);
        character.text = m_spelled.mid(from, to - from);
        m_content.characters.append(character);
    }
    m_replaced.clear();
}

void PdfCharacterDevice::beginMarkedContent(const char *name, Dict *properties)
{
    Q_UNUSED(properties)
    m_marks.append(std::strcmp(name, "Artifact") == 0);
}

void PdfCharacterDevice::endMarkedContent(GfxState *state)
{
    Q_UNUSED(state)
    if (!m_marks.isEmpty())
        m_marks.removeLast();
}

// What was drawn before a picture that covers it can't be seen any more.
void PdfCharacterDevice::drawImage(GfxState *state, Object *reference, Stream *stream, int width,
                                   int height, GfxImageColorMap *colours, bool interpolate,
                                   const int *maskColours, bool inlined)
{
    if (inlined) // its bytes stand in the way of what follows
        OutputDev::drawImage(state, reference, stream, width, height, colours, interpolate,
                             maskColours, inlined);
    if (maskColours != nullptr || state->getFillOpacity() < 0.98)
        return;
    const QRectF box = pictureBox(*state);
    for (PdfCharacter &character : m_content.characters)
        character.invisible = character.invisible || box.contains(character.box.center());
}

void PdfCharacterDevice::drawImageMask(GfxState *state, Object *reference, Stream *stream,
                                       int width, int height, bool invert, bool interpolate,
                                       bool inlined)
{
    if (inlined)
        OutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate,
                                 inlined);
}

void PdfCharacterDevice::drawMaskedImage(GfxState *, Object *, Stream *, int, int,
                                         GfxImageColorMap *, bool, Stream *, int, int, bool, bool)
{
}

void PdfCharacterDevice::drawSoftMaskedImage(GfxState *, Object *, Stream *, int, int,
                                             GfxImageColorMap *, bool, Stream *, int, int,
                                             GfxImageColorMap *, bool)
{
}

} // namespace recto
