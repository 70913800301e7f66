// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tesseractengine.h"

#include "ocr/pagepicture.h"
#include "ocr/pagepreparation.h"
#include "ocr/textlayout.h"

#include <QFileInfo>

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

} // namespace

TesseractEngine::TesseractEngine()
{
    cv::setNumThreads(1); // one worker, one core
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
    PreparedPage prepared = options.prepare
                                ? PagePreparation().prepare(picture->grey, page.corrections, steps)
                                : PagePreparation::untouched(picture->grey);
    picture->grey.release();
    if (progress)
        progress(preparedShare);

    RecognitionJob job;
    job.picture = prepared.picture;
    job.xHeight = prepared.xHeight;
    job.deadlineMilliseconds = pageDeadline;
    job.stop = stop;
    job.progress = [&progress](double fraction) {
        if (progress)
            progress(preparedShare + (1 - preparedShare) * fraction);
    };
    const auto lines = m_recogniser.recognise(job);
    if (!lines)
        return aboutPage(lines.error(), page);

    PageText text = layOut(*lines, {prepared.picture.cols, prepared.picture.rows});
    const bool turned = prepared.quarterTurns & 1;
    text.size = turned ? picture->fullSize.transposed() : picture->fullSize;
    prepared.mapping.appendInner(scaling(double(text.size.width()) / prepared.uprightSize.width,
                                         double(text.size.height()) / prepared.uprightSize.height));
    mapBoxes(text, prepared.mapping, QRect(QPoint(), text.size));
    text.quarterTurns = (page.corrections.quarterTurns + prepared.quarterTurns) & 3;
    text.language = language;
    text.engine = QStringLiteral("tesseract ") + TextRecogniser::version();
    text.preparation = prepared.decisions;
    text.quality = prepared.quality;
    text.quality.blank = text.words.isEmpty();
    if (progress)
        progress(1);
    return text;
}

} // namespace recto
