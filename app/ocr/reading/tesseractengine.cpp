// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/tesseractengine.h"

#include "ocr/reading/bullets.h"
#include "ocr/reading/emphasis.h"
#include "ocr/reading/linesagain.h"
#include "ocr/reading/otherlanguage.h"
#include "ocr/reading/pagepicture.h"
#include "ocr/reading/pagepreparation.h"
#include "ocr/reading/textlayout.h"

#include <opencv2/imgproc.hpp>

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <ctime>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace recto {

namespace {

constexpr int pageDeadline = 120'000; // milliseconds; a page that takes longer never ends
constexpr float poorlyRead = 70; // confidence that asks for a second opinion
constexpr float doubtfullyRead = 85;
constexpr double gibberish = 0.6; // worth of a letter; of sure and known words it is 0.9
constexpr float noText = 38;
constexpr double pageBudget = 2.6; // CPU seconds beyond which no other opinion is asked for
constexpr float crispPrint = 0.45F; // sharpness that no blurred picture has
constexpr double clearLead = 3; // of confidence
constexpr float surelyRead = 90; // confidence that clears a page of what its picture looked like
constexpr int fewLetters = 40;
constexpr int plentyOfLetters = 200;
constexpr int smallestPicture = 12; // pixels; no line of text is lower
constexpr double preparedShare = 0.1; // of the progress

PageText emptyPage(const Page &page, QSize size, const QString &language)
{
    PageText text;
    text.size = size;
    text.quarterTurns = page.corrections.quarterTurns & 3;
    text.language = language;
    text.engine = QStringLiteral("tesseract ") + TextRecogniser::version();
    text.quality.blank = true;
    return text;
}

Error aboutPage(const Error &error, const Page &page)
{
    Error result = error;
    if (result.subject.isEmpty())
        result.subject = page.name;
    return result;
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

void mapBoxes(PageText &text, const PageMapping &mapping, const QRect &bounds)
{
    for (Word &word : text.words)
        word.box = mapping.toSource(word.box) & bounds;
    for (Block &block : text.blocks)
        block.box = mapping.toSource(block.box) & bounds;
}

PreparedPage mirroredPage(const PreparedPage &page)
{
    PreparedPage mirrored = page;
    cv::flip(page.picture, mirrored.picture, 1);
    mirrored.mapping.prependOuter(cv::Matx33d(-1, 0, page.picture.cols, 0, 1, 0, 0, 0, 1));
    mirrored.fullest.x = page.picture.cols - page.fullest.x;
    return mirrored;
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

bool TesseractEngine::Effort::isSpent() const
{
    return stop.stop_requested() || cpuSeconds() > deadline;
}

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

Result<TesseractEngine::Reading> TesseractEngine::readPrepared(const PreparedPage &page,
                                                               Segmentation segmentation,
                                                               const Effort &effort,
                                                               const Progress &progress)
{
    RecognitionJob job;
    job.picture = page.picture;
    job.xHeight = page.xHeight;
    job.segmentation = segmentation;
    job.unevenPrint = page.lightEvened;
    job.deadlineMilliseconds = pageDeadline;
    job.stop = effort.stop;
    job.progress = progress;
    auto lines = m_recogniser.recognise(job);
    if (!lines)
        return lines.error();
    LinesAgain again(m_recogniser, page, [&effort] { return effort.isSpent(); });
    if (meanConfidence(*lines) >= poorlyRead)
        again.readPoorLines(*lines);
    markBullets(*lines, page.picture);
    again.readMissedLines(*lines);
    markEmphasis(*lines, page.picture);
    Reading reading;
    reading.text = layOut(*lines, findRuledTables(page.picture, page.xHeight),
                          {page.picture.cols, page.picture.rows},
                          [this](const QString &word) { return m_recogniser.isWord(word); });
    reading.worth = worthOf(*lines);
    for (const Word &word : reading.text.words)
        reading.letters += int(word.text.size());
    reading.mapping = page.mapping;
    return reading;
}

Placement TesseractEngine::placementOf(const PreparedPage &page)
{
    return findPlacement(PagePreparation::sampleOf(page), [&](const cv::Mat &piece) {
        RecognitionJob job;
        job.picture = piece;
        job.xHeight = page.xHeight;
        job.segmentation = Segmentation::Block;
        job.unevenPrint = page.lightEvened;
        const auto lines = m_recogniser.recognise(job);
        return lines ? worthOf(*lines) : 0;
    });
}

Result<TesseractEngine::Reading>
TesseractEngine::readWithSecondOpinion(const PreparedPage &page, const cv::Mat &grey,
                                       const Preparation &preparation, const Effort &effort,
                                       const Progress &progress)
{
    const double start = cpuSeconds();
    auto first = readPrepared(page, Segmentation::Page, effort, progress);
    if (!first)
        return first;
    const double cost = cpuSeconds() - start;
    const auto consider = [&](const PreparedPage &other, Segmentation segmentation,
                              PreparationKind how, double lead = 0) {
        if (cpuSeconds() + cost > effort.deadline)
            return;
        auto reading = readPrepared(other, segmentation, effort, {});
        if (!reading || reading->worth <= first->worth * 1.05
            || double(reading->text.confidence - first->text.confidence) < lead)
            return;
        first = std::move(reading);
        first->opinion = how;
        first->deblurred = other.deblurred;
    };
    // What reads as gibberish is perhaps held the wrong way. Whatever that costs: there is
    // nothing else to be had.
    if (page.letters >= fewLetters && first->worth < gibberish * first->letters) {
        const Placement placement = placementOf(page);
        if (placement.turns != 0 && effort.mayTurn && !grey.empty()) {
            first->turnsMissing = placement.turns;
            return first;
        }
        if (placement.turns == 0 && placement.mirrored) {
            const PreparedPage mirrored = mirroredPage(page);
            if (auto reading = readPrepared(mirrored, Segmentation::Page, effort, {});
                reading && reading->worth > first->worth) {
                first = std::move(reading);
                first->opinion = PreparationKind::Mirrored;
            }
        }
    }
    // Much less text than letters were seen: the layout took it for a drawing.
    if (page.letters >= fewLetters && first->letters < 0.6 * page.letters)
        consider(page, Segmentation::Sparse, PreparationKind::ReadAsScatteredText);
    // Poorly read: perhaps the preparation did harm.
    const bool poor
        = first->text.confidence < poorlyRead && (page.letters > 0 || first->letters > 0);
    if (poor && !grey.empty())
        consider(PagePreparation::simplyPrepared(grey, preparation.quarterTurns, 0),
                 Segmentation::Page, PreparationKind::ReadUnprepared);
    // A hand that moved leaves some edges sharp, so that nothing was undone yet.
    // In the dark it is grain that would be sharpened.
    if (first->text.confidence < doubtfullyRead && page.letters >= fewLetters
        && !preparation.quality.dark && !effort.isSpent()) {
        if (const auto sharp = PagePreparation::deblurredPage(page))
            consider(*sharp, Segmentation::Page, PreparationKind::Sharpened, clearLead);
    }
    if (effort.stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}};
    if (first->text.confidence < noText)
        first->text = {}; // what is read like this is no text
    return first;
}

// What the picture didn't show, the reading does, and the other way round.
PageQuality TesseractEngine::judged(const Preparation &preparation, const PageText &text)
{
    PageQuality quality = preparation.quality;
    int lettersSeen = 0;
    for (const PreparedPage &page : preparation.pages)
        lettersSeen += page.letters;
    quality.blank = text.words.isEmpty();
    if (text.confidence >= surelyRead || preparation.surelyBlurred) {
        quality.blurred = preparation.surelyBlurred;
        quality.handwritten = false;
    }
    const bool unread
        = quality.blank ? lettersSeen >= plentyOfLetters : text.confidence < poorlyRead;
    if (unread && !quality.hard())
        (quality.sharpness < crispPrint ? quality.blurred : quality.handwritten) = true;
    return quality;
}

Result<PageText> TesseractEngine::extractText(const Page &page, const ReadingOptions &options,
                                              std::stop_token stop, const Progress &progress)
{
    try { // OpenCV reports what it can't do by throwing
        return readPage(page, options, std::move(stop), progress);
    } catch (const cv::Exception &exception) {
        return Error{ErrorKind::Internal, page.name, QString::fromLatin1(exception.what())};
    }
}

Result<PageText> TesseractEngine::readPage(const Page &page, const ReadingOptions &options,
                                           std::stop_token stop, const Progress &progress)
{
    int turnsMissing = 0;
    auto first = readPageOnce(page, options, stop, progress, &turnsMissing);
    if (!first || turnsMissing == 0)
        return first;
    Page turned = page;
    turned.corrections.quarterTurns = (first->quarterTurns + turnsMissing) & 3;
    turned.corrections.turnedByHand = true;
    auto second = readPageOnce(turned, options, stop, {}, &turnsMissing);
    if (!second || second->confidence < first->confidence)
        return second || second.error().kind != ErrorKind::Cancelled ? first : second;
    second->preparation.prepend(
        PreparationStep{PreparationKind::Turned, 90.0 * turned.corrections.quarterTurns});
    return second;
}

Result<PageText> TesseractEngine::readPageOnce(const Page &page, const ReadingOptions &options,
                                               const std::stop_token &stop,
                                               const Progress &progress, int *turnsMissing)
{
    const PageCorrections &corrections = page.corrections;
    const Effort effort{stop, cpuSeconds() + pageBudget,
                        !corrections.turnedByHand && corrections.corners.isEmpty()
                            && corrections.leftOut.isEmpty()};
    const QString language
        = page.corrections.language.isEmpty() ? options.language : page.corrections.language;
    if (const Status ready = m_recogniser.useLanguage(language); !ready)
        return aboutPage(ready.error(), page);
    auto picture = loadPagePicture(page);
    if (!picture)
        return aboutPage(picture.error(), page);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, page.name, {}};
    if (std::min(picture->grey.cols, picture->grey.rows) < smallestPicture)
        return emptyPage(page, picture->fullSize, language);

    StepRecorder steps(options.stepsFolder, QFileInfo(page.file).completeBaseName());
    Preparation preparation = options.prepare ? prepare(picture->grey, page, steps)
                                              : PagePreparation::untouched(picture->grey);
    // Kept for a second opinion only where one is likely.
    const bool whole = options.prepare && preparation.pages.size() == 1;
    if (!whole)
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
        const PreparedPage &prepared = preparation.pages[i];
        const Progress partProgress = [&](double fraction) {
            if (progress)
                progress(before + share * fraction);
        };
        auto part = options.prepare
            ? readWithSecondOpinion(prepared, picture->grey, preparation, effort, partProgress)
            : readPrepared(prepared, Segmentation::Page, effort, partProgress);
        if (!part)
            return aboutPage(part.error(), page);
        if (prepared.letters >= fewLetters
            && (part->letters == 0 || part->worth < gibberish * part->letters)) {
            const QString other = OtherLanguage(m_recogniser).of(prepared, language, part->worth);
            if (!other.isEmpty())
                return Error{ErrorKind::OtherLanguage, page.name, other};
        }
        part->mapping.appendInner(toFull);
        mapBoxes(part->text, part->mapping, QRect(QPoint(), text.size));
        appendText(text, part->text);
        if (part->opinion)
            text.preparation << PreparationStep{*part->opinion};
        preparation.surelyBlurred |= part->deblurred;
        *turnsMissing = part->turnsMissing;
    }
    text.quarterTurns = (page.corrections.quarterTurns + preparation.quarterTurns) & 3;
    text.language = language;
    text.engine = QStringLiteral("tesseract ") + TextRecogniser::version();
    text.preparation = preparation.decisions + text.preparation;
    text.quality = judged(preparation, text);
    if (progress)
        progress(1);
    return text;
}

} // namespace recto
