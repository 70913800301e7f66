// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/strip.h"

#include "core/cloze.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double usualPitch = 1.7; // heights of a word from line to line
constexpr int linesAround = 2; // of the page, above and below the sentence
constexpr double margin = 26; // device-independent pixels beside the text, for the accent

double medianOf(QVector<double> numbers)
{
    if (numbers.isEmpty())
        return 0;
    const auto middle = numbers.begin() + numbers.size() / 2;
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

QPointF centerOf(const Word &word)
{
    return QRectF(word.box).center();
}

// The next word stands on the same line, a little on.
bool goesOn(const Word &word, const Word &next)
{
    const double height = std::max({word.box.height(), next.box.height(), 1});
    const double down = std::abs(centerOf(next).y() - centerOf(word).y());
    const double gap = next.box.left() > word.box.left() ? next.box.left() - word.box.right()
                                                         : word.box.left() - next.box.right();
    return down < 0.7 * height && gap > -0.5 * height && gap < 4 * height;
}

// Letters that reach neither above nor below the others.
bool isLow(const QString &text)
{
    static const QString low = QStringLiteral("acemnorsuvwxzавгеимностхэ");
    return text.size() > 1
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return low.contains(c); });
}

QString foldedWord(const QString &text)
{
    QString folded;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isMark())
            folded += c.toLower();
    }
    return folded;
}

QStringList foldedWordsOf(const QString &text)
{
    QStringList words;
    for (const QString &part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (const QString word = foldedWord(part); !word.isEmpty())
            words << word;
    }
    return words;
}

// Bilinear; beyond its edges the picture goes on as its edge.
QRgb colorAt(const QImage &picture, double x, double y)
{
    x = std::clamp(x, 0.0, picture.width() - 1.001);
    y = std::clamp(y, 0.0, picture.height() - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const int right = std::min(left + 1, picture.width() - 1);
    const int across = static_cast<int>((x - left) * 256);
    const int down = static_cast<int>((y - top) * 256);
    const auto *upper = reinterpret_cast<const QRgb *>(picture.constScanLine(top));
    const auto *lower = reinterpret_cast<const QRgb *>(
        picture.constScanLine(std::min(top + 1, picture.height() - 1)));
    const auto mix = [across, down](int a, int b, int c, int d) {
        const int above = a * (256 - across) + b * across;
        const int below = c * (256 - across) + d * across;
        return (above * (256 - down) + below * down) >> 16;
    };
    const QRgb a = upper[left];
    const QRgb b = upper[right];
    const QRgb c = lower[left];
    const QRgb d = lower[right];
    return qRgb(mix(qRed(a), qRed(b), qRed(c), qRed(d)),
                mix(qGreen(a), qGreen(b), qGreen(c), qGreen(d)),
                mix(qBlue(a), qBlue(b), qBlue(c), qBlue(d)));
}

} // namespace

struct Strip::Line
{
    QVector<int> words;
    QPointF center; // of its words' middles
};

QVector<int> evidenceWords(const PageText &page, const Evidence &evidence)
{
    // Of several such sentences the one where the boxes are.
    QVector<int> best;
    double most = -1;
    for (qsizetype at = evidence.quote.isEmpty() ? -1 : page.text.indexOf(evidence.quote); at >= 0;
         at = page.text.indexOf(evidence.quote, at + 1)) {
        QVector<int> words;
        double shared = 0;
        for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
            const Word &word = page.words.at(i);
            if (word.offset >= at + evidence.quote.size() || word.offset + word.length <= at)
                continue;
            words << i;
            for (const QRect &box : evidence.boxes) {
                const QRect both = box & word.box;
                shared += static_cast<double>(both.width()) * both.height();
            }
        }
        if (!words.isEmpty() && shared > most) {
            most = shared;
            best = words;
        }
    }
    if (!best.isEmpty())
        return best;
    for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
        const QPoint middle = page.words.at(i).box.center();
        if (std::any_of(evidence.boxes.cbegin(), evidence.boxes.cend(),
                        [middle](const QRect &box) { return box.contains(middle); }))
            best << i;
    }
    return best;
}

QVector<int> answerWords(const PageText &page, const QVector<int> &evidence, const Flashcard &card)
{
    constexpr qsizetype telling = 4; // letters of a word that may stand alone
    const QStringList answers
        = card.kind == CardKind::Cloze ? Cloze(card.front).answers() : QStringList(card.back);
    QVector<int> found;
    QStringList words;
    for (const int index : evidence)
        words << foldedWord(page.words.at(index).text);
    for (const QString &answer : answers) {
        const QStringList asked = foldedWordsOf(answer);
        // The longest piece of the answer that stands there as it is …
        qsizetype longest = 0;
        qsizetype at = 0;
        for (qsizetype from = 0; from < asked.size(); ++from) {
            for (qsizetype to = 0; to < words.size(); ++to) {
                qsizetype length = 0;
                while (from + length < asked.size() && to + length < words.size()
                       && asked.at(from + length) == words.at(to + length))
                    ++length;
                if (length > longest) {
                    longest = length;
                    at = to;
                }
            }
        }
        const bool piece = longest > 1 || longest == asked.size();
        for (qsizetype i = 0; piece && i < longest; ++i)
            found << evidence.at(at + i);
        // … and words of it elsewhere.
        const bool enough = piece && longest * 2 >= asked.size();
        for (qsizetype i = 0; !enough && i < words.size(); ++i) {
            if (words.at(i).size() >= telling && asked.contains(words.at(i)))
                found << evidence.at(i);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Strip::Strip(const PageText &page, const Flashcard &card, const QVector<int> &doubtful,
             const Wish &wish)
{
    QVector<int> words = evidenceWords(page, card.evidence);
    words.removeIf([&page](int index) { return page.words.at(index).box.isEmpty(); });
    if (words.isEmpty() || wish.room.isEmpty())
        return;
    measure(page, words);
    frame(page, words, wish);
    mark(page, card, words, doubtful);
}

void Strip::measure(const PageText &page, const QVector<int> &words)
{
    QVector<double> heights;
    qsizetype rightToLeft = 0;
    for (const int index : words) {
        heights << page.words.at(index).box.height();
        rightToLeft += page.words.at(index).text.isRightToLeft() ? 1 : 0;
        m_center += centerOf(page.words.at(index));
    }
    m_center /= static_cast<double>(words.size());
    m_rightToLeft = rightToLeft * 2 > words.size();
    const double height = medianOf(heights);
    m_pitch = usualPitch * height;

    QRectF region;
    for (const int index : words)
        region |= page.words.at(index).box;
    const double reach = 6 * m_pitch;
    region.adjust(-reach, -reach, reach, reach);
    QList<Line> near;
    for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
        const Word &word = page.words.at(i);
        if (word.box.isEmpty() || !region.contains(centerOf(word)))
            continue;
        if (near.isEmpty() || near.last().words.last() != i - 1
            || !goesOn(page.words.at(i - 1), word))
            near.append(Line{});
        near.last().words << i;
    }
    straighten(page, near);

    QVector<double> lows; // heights of words without long letters
    QVector<double> all;
    for (const Line &line : near) {
        for (const int index : line.words) {
            const Word &word = page.words.at(index);
            if (word.text.size() > 1) // "a" and "." say nothing
                (isLow(word.text) ? lows : all) << heightOf(word);
        }
    }
    constexpr qsizetype enough = 3;
    constexpr double ofBox = 0.56; // of a word with long letters
    constexpr double ofFont = 0.45; // of boxes that are as high as the font
    const double tall = medianOf(all);
    const double low = medianOf(lows);
    if (lows.size() < enough || all.isEmpty())
        m_xHeight = ofBox * (all.isEmpty() ? low : tall);
    else
        m_xHeight = low < 0.85 * tall ? low : ofFont * tall;
    m_xHeight = std::max(m_xHeight, 1.0);

    QVector<double> pitches;
    for (qsizetype i = 1; i < near.size(); ++i) {
        const double down = toFrame(near.at(i).center).y() - toFrame(near.at(i - 1).center).y();
        if (down > 1.2 * m_xHeight && down < 8 * m_xHeight)
            pitches << down;
    }
    m_pitch = pitches.isEmpty() ? 3.2 * m_xHeight : medianOf(pitches);
}

// Levels the lines by their slant, then undoes what is still bent, by a parabola: a strip is
// too small for more.
void Strip::straighten(const PageText &page, QList<Line> &near)
{
    double across = 0;
    double slanted = 0;
    qsizetype count = 0;
    for (Line &line : near) {
        QPointF middle;
        for (const int index : line.words)
            middle += centerOf(page.words.at(index));
        middle /= static_cast<double>(line.words.size());
        line.center = middle;
        for (const int index : line.words) {
            const QPointF off = centerOf(page.words.at(index)) - middle;
            across += off.x() * off.x();
            slanted += off.x() * off.y();
        }
        count += line.words.size() > 1 ? line.words.size() : 0;
    }
    if (count < 3 || across <= 0)
        return;
    const double angle = std::atan2(slanted, across);
    m_cosine = std::cos(angle);
    m_sine = std::sin(angle);

    constexpr qsizetype enough = 14; // words, for a curve
    if (count < enough)
        return;
    double xx = 0;
    double xq = 0;
    double qq = 0;
    double xy = 0;
    double qy = 0;
    m_bendFrom = 1e9;
    m_bendTo = -1e9;
    for (const Line &line : near) {
        if (line.words.size() < 3)
            continue;
        double x = 0;
        double q = 0;
        double y = 0;
        const double n = static_cast<double>(line.words.size());
        for (const int index : line.words) {
            const QPointF at = toFrame(centerOf(page.words.at(index)));
            x += at.x() / n;
            q += at.x() * at.x() / n;
            y += at.y() / n;
        }
        for (const int index : line.words) {
            const QPointF at = toFrame(centerOf(page.words.at(index)));
            const double dx = at.x() - x;
            const double dq = at.x() * at.x() - q;
            const double dy = at.y() - y;
            xx += dx * dx;
            xq += dx * dq;
            qq += dq * dq;
            xy += dx * dy;
            qy += dq * dy;
            m_bendFrom = std::min(m_bendFrom, at.x());
            m_bendTo = std::max(m_bendTo, at.x());
        }
    }
    const double determinant = xx * qq - xq * xq;
    if (xx <= 0 || qq <= 0 || determinant <= 1e-6 * xx * qq)
        return;
    const double slope = (xy * qq - qy * xq) / determinant;
    const double curve = (qy * xx - xy * xq) / determinant;
    const double reach = std::max(std::abs(m_bendFrom), std::abs(m_bendTo));
    const double height = m_pitch / usualPitch;
    const double most = std::abs(curve) * reach * reach;
    if (most < 0.15 * height || most > 3 * height)
        return; // straight enough, or words that are no lines
    m_slope = slope;
    m_curve = curve;
}

void Strip::frame(const PageText &page, const QVector<int> &words, const Wish &wish)
{
    m_scale = wish.xHeight / m_xHeight * wish.zoom;
    const auto level = [this](QPointF at) {
        const QPointF framed = toFrame(at);
        return QPointF(framed.x(), framed.y() - bend(framed.x()));
    };
    double top = 1e9;
    double bottom = -1e9;
    double left = 1e9;
    double right = -1e9;
    for (const int index : words) {
        const Word &word = page.words.at(index);
        const QPointF at = level(centerOf(word));
        top = std::min(top, at.y());
        bottom = std::max(bottom, at.y());
        left = std::min(left, at.x() - word.box.width() / 2.0);
        right = std::max(right, at.x() + word.box.width() / 2.0);
    }
    // The column that the sentence stands in, as far as its lines show it.
    double columnLeft = left;
    double columnRight = right;
    for (const Word &word : page.words) {
        const QPointF at = level(centerOf(word));
        if (word.box.isEmpty() || at.y() < top - (linesAround + 0.6) * m_pitch
            || at.y() > bottom + (linesAround + 0.6) * m_pitch)
            continue;
        const double wordLeft = at.x() - word.box.width() / 2.0;
        const double wordRight = at.x() + word.box.width() / 2.0;
        constexpr double apart = 3; // x-heights: more is another column
        if (wordRight > columnLeft - apart * m_xHeight
            && wordLeft < columnRight + apart * m_xHeight) {
            columnLeft = std::min(columnLeft, wordLeft);
            columnRight = std::max(columnRight, wordRight);
        }
    }
    const double column = (columnRight - columnLeft) * m_scale + 2 * margin;
    if (column > wish.room.width())
        m_scale = std::max(m_scale * wish.room.width() / column,
                           std::min(wish.leastXHeight, wish.xHeight) / m_xHeight * wish.zoom);
    const double around = (linesAround + 0.55) * m_pitch;
    const double width = wish.room.width() / m_scale;
    const double height = std::min(bottom - top + 2 * around, wish.room.height() / m_scale);
    m_size = QSizeF(wish.room.width(), std::round(height * m_scale));
    const double side = margin / m_scale;
    double x = (columnLeft + columnRight - width) / 2;
    if (columnRight - columnLeft + 2 * side > width) {
        // Not all of it: from where one begins to read.
        const bool fits = right - left + 2 * side <= width;
        if (m_rightToLeft)
            x = fits ? std::max(right + side - width, columnLeft - side) : right + side - width;
        else
            x = fits ? std::min(left - side, columnRight + side - width) : left - side;
        if (fits)
            x = std::clamp(x, right + side - width, left - side);
        if (!m_rightToLeft && left - columnLeft < width / 3 && right <= columnLeft - side + width)
            x = columnLeft - side;
    }
    const double sentence = bottom - top + 1.2 * m_pitch;
    const double y = sentence <= height ? (top + bottom - height) / 2 : top - 0.6 * m_pitch;
    m_origin = QPointF(x, y) - wish.moved / m_scale;
}

void Strip::mark(const PageText &page, const Flashcard &card, const QVector<int> &words,
                 const QVector<int> &doubtful)
{
    const QRectF view(QPointF(), m_size);
    for (int i = 0; i < static_cast<int>(page.words.size()); ++i) {
        if (page.words.at(i).box.isEmpty())
            continue;
        const QRectF place = placeOf(page.words.at(i));
        if (place.intersects(view))
            m_words.append({place, i});
    }
    const auto append = [&](QList<Mark> &marks, int index, int before) {
        const QRectF place = placeOf(page.words.at(index));
        if (!marks.isEmpty() && before == index - 1
            && std::abs(marks.last().place.center().y() - place.center().y())
                < 0.5 * m_pitch * m_scale)
            marks.last().place |= place;
        else
            marks.append({place, index});
    };
    int before = -2;
    for (const int index : words) {
        append(m_sentence, index, before);
        before = index;
    }
    before = -2;
    for (const int index : answerWords(page, words, card)) {
        append(m_answer, index, before);
        before = index;
    }
    for (const int index : doubtful) {
        if (words.contains(index))
            m_doubts.append({placeOf(page.words.at(index)), index});
    }
}

double Strip::heightOf(const Word &word) const
{
    const double slant = m_cosine == 0 ? 0 : std::abs(m_sine / m_cosine) * word.box.width();
    return std::max(word.box.height() - slant, 0.4 * word.box.height());
}

QRectF Strip::placeOf(const Word &word) const
{
    QRectF place(0, 0, word.box.width() * m_scale, heightOf(word) * m_scale);
    place.moveCenter(toStrip(centerOf(word)));
    return place;
}

QPointF Strip::toFrame(QPointF page) const
{
    const QPointF off = page - m_center;
    return {off.x() * m_cosine + off.y() * m_sine, off.y() * m_cosine - off.x() * m_sine};
}

double Strip::bend(double x) const
{
    const double at = std::clamp(x, std::min(m_bendFrom, m_bendTo), std::max(m_bendFrom, m_bendTo));
    return m_slope * at + m_curve * at * at;
}

QPointF Strip::toStrip(QPointF page) const
{
    const QPointF framed = toFrame(page);
    return (QPointF(framed.x(), framed.y() - bend(framed.x())) - m_origin) * m_scale;
}

QPointF Strip::toPage(QPointF point) const
{
    const QPointF level = point / m_scale + m_origin;
    const double y = level.y() + bend(level.x());
    return m_center + QPointF(level.x() * m_cosine - y * m_sine, y * m_cosine + level.x() * m_sine);
}

int Strip::wordAt(QPointF point) const
{
    for (const Mark &word : m_words) {
        if (word.place.adjusted(-2, -3, 2, 3).contains(point))
            return word.word;
    }
    return -1;
}

QImage Strip::render(const QImage &given, double scale, double ratio) const
{
    QImage picture = given;
    if (picture.format() != QImage::Format_RGB32 && picture.format() != QImage::Format_ARGB32)
        picture = picture.convertToFormat(QImage::Format_RGB32);
    const QSize size(qCeil(m_size.width() * ratio), qCeil(m_size.height() * ratio));
    QImage strip(size, QImage::Format_RGB32);
    if (strip.isNull() || picture.isNull())
        return {};
    // The picture is finer than the strip: several of its pixels to one.
    const double step = scale / (m_scale * ratio);
    const int samples = std::clamp(static_cast<int>(std::lround(step)), 1, 4);
    const QPointF right = (toPage({1 / ratio, 0}) - toPage({0, 0})) * scale;
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(strip.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const QPointF at
                = toPage({(x + 0.5) / ratio, (y + 0.5) / ratio}) * scale - QPointF(0.5, 0.5);
            if (samples == 1) {
                line[x] = colorAt(picture, at.x(), at.y());
                continue;
            }
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = 0; i < samples; ++i) {
                for (int j = 0; j < samples; ++j) {
                    const double u = (i + 0.5) / samples - 0.5;
                    const double v = (j + 0.5) / samples - 0.5;
                    const QRgb color = colorAt(picture, at.x() + u * right.x() - v * right.y(),
                                               at.y() + u * right.y() + v * right.x());
                    red += qRed(color);
                    green += qGreen(color);
                    blue += qBlue(color);
                }
            }
            const int n = samples * samples;
            line[x] = qRgb(red / n, green / n, blue / n);
        }
    }
    strip.setDevicePixelRatio(ratio);
    return strip;
}

} // namespace recto
