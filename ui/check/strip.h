// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/pagetext.h"

#include <QImage>
#include <QList>
#include <QPolygonF>
#include <QRectF>
#include <QVector>

namespace recto {

// A piece of a page as it is drawn in the strip: its lines straight and level, large enough to
// be read. Where the lines lie is told by the words that were read on them. Plain value; pure;
// thread-safe.
class Strip
{
public:
    struct Wish
    {
        QSizeF room; // device-independent pixels
        double xHeight = 14; // of the text, device-independent pixels
        double leastXHeight = 12; // if the whole line is in view then
        double zoom = 1; // of that
        QPointF moved; // by hand, device-independent pixels
    };
    // Where something lies in the strip, device-independent pixels.
    struct Mark
    {
        QRectF place;
        int word = -1; // in PageText::words; a line of the sentence: its first
    };

    Strip() = default;
    // `doubtful`: places in PageText::words.
    Strip(const PageText &page, const Flashcard &card, const QVector<int> &doubtful,
          const Wish &wish);

    [[nodiscard]] bool isEmpty() const { return m_size.isEmpty(); }
    [[nodiscard]] QSizeF size() const { return m_size; }
    // Of the card's lines, device-independent pixels; measured by the boxes of the words.
    [[nodiscard]] double xHeight() const { return m_xHeight * m_scale; }
    [[nodiscard]] const QList<Mark> &sentence() const { return m_sentence; } // one a line
    [[nodiscard]] const QList<Mark> &answer() const { return m_answer; }
    [[nodiscard]] const QList<Mark> &doubts() const { return m_doubts; }
    [[nodiscard]] bool rightToLeft() const { return m_rightToLeft; }
    // The word there, or -1.
    [[nodiscard]] int wordAt(QPointF point) const;
    [[nodiscard]] QPointF toPage(QPointF point) const;
    [[nodiscard]] QPointF toStrip(QPointF page) const;

    // `picture`: of the page, `scale` pixels a pixel of the page. `ratio`: of the screen.
    // Takes some milliseconds.
    [[nodiscard]] QImage render(const QImage &picture, double scale, double ratio) const;

private:
    struct Line;

    void measure(const PageText &page, const QVector<int> &words);
    void straighten(const PageText &page, QList<Line> &near);
    void frame(const PageText &page, const QVector<int> &words, const Wish &wish);
    void mark(const PageText &page, const Flashcard &card, const QVector<int> &words,
              const QVector<int> &doubtful);
    [[nodiscard]] QPointF toFrame(QPointF page) const; // turned level, still bent
    [[nodiscard]] double bend(double x) const;
    [[nodiscard]] QRectF placeOf(const Word &word) const; // in the strip
    [[nodiscard]] double heightOf(const Word &word) const; // without what the slant adds

    QSizeF m_size;
    QPointF m_center; // of the turn, pixels of the page
    double m_cosine = 1;
    double m_sine = 0;
    double m_slope = 0; // of what is still bent, around x = 0 of the frame
    double m_curve = 0;
    double m_bendFrom = 0; // beyond, it stays as it is there
    double m_bendTo = 0;
    double m_xHeight = 0; // pixels of the page
    double m_pitch = 0; // from line to line, pixels of the page
    double m_scale = 1; // device-independent pixels a pixel of the page
    QPointF m_origin; // of the strip, in the frame
    bool m_rightToLeft = false;
    QList<Mark> m_words; // in view
    QList<Mark> m_sentence;
    QList<Mark> m_answer;
    QList<Mark> m_doubts;
};

// Places in PageText::words of the words that a card rests on, ascending.
[[nodiscard]] QVector<int> evidenceWords(const PageText &page, const Evidence &evidence);
// Of those, the words that the card's answer is.
[[nodiscard]] QVector<int> answerWords(const PageText &page, const QVector<int> &evidence,
                                       const Flashcard &card);

} // namespace recto
