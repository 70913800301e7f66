// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/pdfcontent.h"

#include <OutputDev.h>

#include <memory>

class GfxFont;

namespace recto {

// Draws a page into a list of its characters.
class PdfCharacterDevice : public OutputDev
{
public:
    explicit PdfCharacterDevice(PdfContent &content);

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    void updateFont(GfxState *state) override;
    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX,
                  double originY, CharCode code, int bytes, const Unicode *unicode,
                  int length) override;
    void beginActualText(GfxState *state, const GooString *text) override;
    void endActualText(GfxState *state) override;
    void beginMarkedContent(const char *name, Dict *properties) override;
    void endMarkedContent(GfxState *state) override;
    void drawImage(GfxState *state, Object *reference, Stream *stream, int width, int height,
                   GfxImageColorMap *colours, bool interpolate, const int *maskColours,
                   bool inlined) override;
    // Neither drawn nor kept; the defaults of Poppler would decode their pixels.
    void drawImageMask(GfxState *state, Object *reference, Stream *stream, int width, int height,
                       bool invert, bool interpolate, bool inlined) override;
    void drawMaskedImage(GfxState *state, Object *reference, Stream *stream, int width, int height,
                         GfxImageColorMap *colours, bool interpolate, Stream *maskStream,
                         int maskWidth, int maskHeight, bool maskInvert,
                         bool maskInterpolate) override;
    void drawSoftMaskedImage(GfxState *state, Object *reference, Stream *stream, int width,
                             int height, GfxImageColorMap *colours, bool interpolate,
                             Stream *maskStream, int maskWidth, int maskHeight,
                             GfxImageColorMap *maskColours, bool maskInterpolate) override;

private:
    struct FontShape
    {
        int font = -1;
        double ascent = 0; // of the font's size
        double descent = 0;
        double factor = 1; // size of a letter's em in units of the font's size
    };

    void useFont(const GfxFont &font);
    void add(PdfCharacter character);
    void addReplaced();

    PdfContent &m_content;
    FontShape m_shape;
    QVector<bool> m_marks; // whether each open mark says "artifact"
    bool m_replacing = false; // inside text that the file spells out
    QString m_spelled;
    QVector<PdfCharacter> m_replaced;
};

} // namespace recto
