// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tesseractengine.h"

#include "ocr/pagepicture.h"
#include "ocr/pagepreparation.h"
#include "ocr/textlayout.h"

#include <QFileInfo>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace recto {

namespace {

constexpr int pageDeadline = 120'000; // milliseconds; a page that takes longer never ends
constexpr double preparedShare = 0.1; // of the progress

Error aboutPage(const Error &error, const Page &page)
{
    Error result = error;
    if (result.subject.isEmpty())
        result.subject = page.name;
    return result;
}

void mapBoxes(PageText &text, const PageMapping &mapping, const QRect &bounds)
{
    for (Word &word : text.words)
        word.box = mapping.toSource(word.box) & bounds;
    for (Block &block : text.blocks)
        block.box = mapping.toSource(block.box) & bounds;
}

// Text of the next page of an open book.
void appendText(PageText &text, const PageText &next)
{
    if (!text.text.isEmpty() && !next.text.isEmpty())
        text.text += QStringLiteral("\n\n");
    const int offset = int(text.text.size());
    const double before = double(offset), after = double(next.text.size());
    if (before + after > 0)
        text.confidence = float((double(text.confidence) * before + double(next.confidence) * after)
                                / (before + after));
    text.text += next.text;
    for (Word word : next.words) {
        word.offset += offset;
        text.words.append(word);
    }
    for (Block block : next.blocks) {
        block.offset += offset;
        text.blocks.append(block);
    }
}

} // namespace

TesseractEngine::TesseractEngine()
{
    cv::setNumThreads(1); // one worker, one core
#ifdef __GLIBC__
    // Pictures come and go; give their memory back rather than keep the holes.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

Preparation TesseractEngine::prepare(cv::Mat &grey, const Page &page, StepRecorder &steps)
{
    const ReadingProbe probe = [this](const cv::Mat &piece, double xHeight) {
        RecognitionJob job;
        job.picture = piece;
        job.xHeight = xHeight;
        job.segmentation = Segmentation::Block;
        const auto lines = m_recogniser.recognise(job);
        return lines ? double(meanConfidence(*lines)) : 0;
    };
    return PagePreparation(probe).prepare(grey, page.corrections, steps);
}

Result<PageText> TesseractEngine::readPrepared(const PreparedPage &page, std::stop_token stop,
                                               const Progress &progress)
{
    RecognitionJob job;
    job.picture = page.picture;
    job.xHeight = page.xHeight;
    job.deadlineMilliseconds = pageDeadline;
    job.stop = std::move(stop);
    job.progress = progress;
    const auto lines = m_recogniser.recognise(job);
    if (!lines)
        return lines.error();
    return layOut(*lines, findRuledTables(page.picture, page.xHeight),
                  {page.picture.cols, page.picture.rows},
                  [this](const QString &word) { return m_recogniser.isWord(word); });
}

Result<PageText> TesseractEngine::extractText(const Page &page, const ReadingOptions &options,
                                              std::stop_token stop, const Progress &progress)
{
    const QString language = page.corrections.language.isEmpty() ? options.language
                                                                 : page.corrections.language;
    if (const Status ready = m_recogniser.useLanguage(language); !ready)
        return aboutPage(ready.error(), page);
    auto picture = loadPagePicture(page);
    if (!picture)
        return aboutPage(picture.error(), page);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, page.name, {}};

    StepRecorder steps(options.stepsFolder, QFileInfo(page.file).completeBaseName());
    const Preparation preparation = options.prepare ? prepare(picture->grey, page, steps)
                                                    : PagePreparation::untouched(picture->grey);
    picture->grey.release();
    if (progress)
        progress(preparedShare);

    const bool turned = preparation.quarterTurns & 1;
    PageText text;
    text.size = turned ? picture->fullSize.transposed() : picture->fullSize;
    const cv::Matx33d toFull = scaling(double(text.size.width()) / preparation.uprightSize.width,
                                       double(text.size.height()) / preparation.uprightSize.height);
    const double share = (1 - preparedShare) / double(preparation.pages.size());
    for (std::size_t i = 0; i < preparation.pages.size(); ++i) {
        const double before = preparedShare + share * double(i);
        PreparedPage prepared = preparation.pages[i];
        prepared.mapping.appendInner(toFull);
        auto part = readPrepared(prepared, stop, [&](double fraction) {
            if (progress)
                progress(before + share * fraction);
        });
        if (!part)
            return aboutPage(part.error(), page);
        mapBoxes(*part, prepared.mapping, QRect(QPoint(), text.size));
        appendText(text, *part);
    }
    text.quarterTurns = (page.corrections.quarterTurns + preparation.quarterTurns) & 3;
    text.language = language;
    text.engine = QStringLiteral("tesseract ") + TextRecogniser::version();
    text.preparation = preparation.decisions;
    text.quality = preparation.quality;
    text.quality.blank = text.words.isEmpty();
    if (progress)
        progress(1);
    return text;
}

} // namespace recto
