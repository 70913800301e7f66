// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/linesagain.h"

#include "ocr/reading/linecleaning.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr float poorLine = 68; // confidence of a line to be read again, larger
constexpr int mostLinesAgain = 10;
constexpr double lineEnlargement = 1.4;

} // namespace

LinesAgain::LinesAgain(TextRecogniser &recogniser, const PreparedPage &page,
                       std::function<bool()> isSpent)
    : m_recogniser(recogniser)
    , m_page(page)
    , m_isSpent(std::move(isSpent))
{
}

void LinesAgain::readPoorLines(QVector<RecognisedLine> &lines)
{
    int left = mostLinesAgain;
    for (RecognisedLine &line : lines) {
        if (m_isSpent())
            return;
        const float before = meanConfidence({line});
        if (before >= poorLine || left == 0 || line.xHeight < 5 || line.xHeight > 2 * m_page.xHeight
            || line.words.size() < 2)
            continue;
        --left;
        const int margin = int(line.xHeight / 2);
        const cv::Rect area = cv::Rect(line.box.x() - margin, line.box.y() - margin / 2,
                                       line.box.width() + 2 * margin, line.box.height() + margin)
            & cv::Rect(0, 0, m_page.picture.cols, m_page.picture.rows);
        if (area.height < 5 || area.height > 4 * line.xHeight)
            continue; // two lines in one
        RecognitionJob job;
        cv::resize(m_page.picture(area), job.picture, {}, lineEnlargement, lineEnlargement,
                   cv::INTER_CUBIC);
        job.xHeight = line.xHeight * lineEnlargement;
        job.segmentation = Segmentation::Line;
        job.unevenPrint = m_page.lightEvened;
        auto again = m_recogniser.recognise(job);
        if (!again || again->size() != 1 || meanConfidence(*again) < before + 10)
            continue;
        line.words = again->first().words;
        for (RecognisedWord &word : line.words) {
            const QRect box = word.box;
            word.box = QRect(int(box.x() / lineEnlargement) + area.x,
                             int(box.y() / lineEnlargement) + area.y,
                             int(std::ceil(box.width() / lineEnlargement)),
                             int(std::ceil(box.height() / lineEnlargement)));
        }
    }
}

Result<RecognisedLine> LinesAgain::read(const MissedLine &missed,
                                        const QVector<RecognisedLine> &lines)
{
    RecognitionJob job;
    job.picture = m_page.picture(missed.box).clone();
    if (missed.lightOnDark)
        job.picture = 255 - job.picture;
    // What was read once is not read twice.
    const cv::Rect whole({0, 0}, job.picture.size());
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words) {
            const QRect box = word.box.translated(-missed.box.x, -missed.box.y);
            if (const cv::Rect inside
                = cv::Rect(box.x(), box.y(), box.width(), box.height()) & whole;
                !inside.empty())
                job.picture(inside).setTo(255);
        }
    }
    job.xHeight = m_page.xHeight;
    job.segmentation = Segmentation::Line;
    job.unevenPrint = m_page.lightEvened;
    auto read = m_recogniser.recognise(job);
    if (!read)
        return read.error();
    if (read->size() != 1)
        return RecognisedLine();
    RecognisedLine line = read->takeFirst();
    line.box.translate(missed.box.x, missed.box.y);
    for (RecognisedWord &word : line.words)
        word.box.translate(missed.box.x, missed.box.y);
    return line;
}

void LinesAgain::readMissedLines(QVector<RecognisedLine> &lines)
{
    if (lines.isEmpty())
        return;
    lines = cleanLines(lines);
    QVector<RecognisedLine> found;
    for (const MissedLine &missed : findMissedLines(m_page.picture, m_page.xHeight, lines)) {
        if (m_isSpent())
            break;
        const auto line = read(missed, lines);
        if (line && !line->words.isEmpty())
            found.append(*line);
    }
    addMissedLines(lines, found, m_page.xHeight);
}

} // namespace recto
