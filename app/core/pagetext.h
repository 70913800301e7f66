// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codenames.h"

#include <QMetaType>
#include <QRect>
#include <QSize>
#include <QString>
#include <QVector>

#include <algorithm>

namespace recto {

struct Word
{
    QString text;
    QRect box; // pixels of the upright page, origin top left
    float confidence = 0; // 0–100
    int offset = 0; // where the word starts in PageText::text, UTF-16 units
    int length = 0; // UTF-16 units it takes there (differs from text when hyphenation was undone)
    bool bold = false; // where reading can tell
    bool italic = false;

    friend bool operator==(const Word &, const Word &) = default;
};

enum class BlockKind { Paragraph, Heading, ListItem, TableRow, Caption, RunningHead, PageNumber };

template<>
struct CodeNames<BlockKind>
{
    static constexpr std::array table{
        std::pair{BlockKind::Paragraph, "paragraph"},
        std::pair{BlockKind::Heading, "heading"},
        std::pair{BlockKind::ListItem, "listItem"},
        std::pair{BlockKind::TableRow, "tableRow"},
        std::pair{BlockKind::Caption, "caption"},
        std::pair{BlockKind::RunningHead, "runningHead"},
        std::pair{BlockKind::PageNumber, "pageNumber"},
    };
};
static_assert(codesAreComplete(BlockKind::PageNumber));

// A piece of the page's structure; blocks follow each other in reading order.
struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    int offset = 0; // into PageText::text, UTF-16 units
    int length = 0;
    int level = 0; // heading level from 1, list depth from 0
    QRect box; // pixels of the upright page

    friend bool operator==(const Block &, const Block &) = default;
};

// What makes a page hard to read, found before and while reading.
struct PageQuality
{
    bool blurred = false;
    bool dark = false;
    bool cutOff = false;
    bool handwritten = false;
    bool blank = false;
    float sharpness = 0; // higher is sharper; see pagequality.h for the formula
    float handwriting = 0; // 0–1

    [[nodiscard]] bool hard() const { return blurred || dark || cutOff || handwritten; }
    friend bool operator==(const PageQuality &, const PageQuality &) = default;
};

// What was done to a page before and while it was read, where there was reason to.
enum class PreparationKind {
    Turned, // amount: degrees clockwise
    Levelled, // amount: degrees
    BackgroundLeftOut,
    LightAndDarkSwapped,
    FacingPagesSplit,
    PerspectiveUndone,
    Flattened,
    Sharpened,
    Mirrored,
    ReadAsScatteredText,
    ReadUnprepared,
    SentToModel, // size: of the picture as sent
    ReadAgain, // engine: of the first reading; amount: how sure it was, 0–100
    SecondReadingUnused, // engine: of the second reading
    // Of a file's own text
    OwnTextIsNotWhatIsShown,
    HiddenTextIsWorse, // than reading the scan before it
    HiddenTextTaken,
    RestReadFromPicture, // what the own text doesn't cover
};

template<>
struct CodeNames<PreparationKind>
{
    static constexpr std::array table{
        std::pair{PreparationKind::Turned, "turned"},
        std::pair{PreparationKind::Levelled, "levelled"},
        std::pair{PreparationKind::BackgroundLeftOut, "backgroundLeftOut"},
        std::pair{PreparationKind::LightAndDarkSwapped, "lightAndDarkSwapped"},
        std::pair{PreparationKind::FacingPagesSplit, "facingPagesSplit"},
        std::pair{PreparationKind::PerspectiveUndone, "perspectiveUndone"},
        std::pair{PreparationKind::Flattened, "flattened"},
        std::pair{PreparationKind::Sharpened, "sharpened"},
        std::pair{PreparationKind::Mirrored, "mirrored"},
        std::pair{PreparationKind::ReadAsScatteredText, "readAsScatteredText"},
        std::pair{PreparationKind::ReadUnprepared, "readUnprepared"},
        std::pair{PreparationKind::SentToModel, "sentToModel"},
        std::pair{PreparationKind::ReadAgain, "readAgain"},
        std::pair{PreparationKind::SecondReadingUnused, "secondReadingUnused"},
        std::pair{PreparationKind::OwnTextIsNotWhatIsShown, "ownTextIsNotWhatIsShown"},
        std::pair{PreparationKind::HiddenTextIsWorse, "hiddenTextIsWorse"},
        std::pair{PreparationKind::HiddenTextTaken, "hiddenTextTaken"},
        std::pair{PreparationKind::RestReadFromPicture, "restReadFromPicture"},
    };
};
static_assert(codesAreComplete(PreparationKind::RestReadFromPicture));

struct PreparationStep
{
    PreparationKind kind = PreparationKind::Turned;
    double amount = 0;
    QSize size;
    QString engine;

    friend bool operator==(const PreparationStep &, const PreparationStep &) = default;
};

// Where a page's text is from.
enum class TextSource { Tesseract, OwnText, Model, Person };

template<>
struct CodeNames<TextSource>
{
    static constexpr std::array table{
        std::pair{TextSource::Tesseract, "tesseract"},
        std::pair{TextSource::OwnText, "ownText"},
        std::pair{TextSource::Model, "model"},
        std::pair{TextSource::Person, "person"},
    };
};
static_assert(codesAreComplete(TextSource::Person));

// The text of one page with its words. "Upright page" is the original photo
// after EXIF orientation and `quarterTurns`: what a person sees on the screen.
// Value type.
struct PageText
{
    QString text; // reading order; paragraphs separated by an empty line, "\n" otherwise
    QSize size; // of the upright page, pixels
    int quarterTurns = 0; // clockwise, applied after EXIF to make the page upright
    QVector<Word> words; // reading order, offsets ascending
    QVector<Block> blocks;
    float confidence = 0; // mean over the words weighted by length, 0–100; 0: not known
    QString language; // Tesseract code it was read in
    TextSource source = TextSource::Tesseract;
    QString engine; // its proper name: "tesseract 5.3.0", a model's; else empty
    QVector<PreparationStep> preparation; // in the order it was done
    PageQuality quality;

    friend bool operator==(const PageText &, const PageText &) = default;
};

[[nodiscard]] inline bool wasPrepared(const PageText &page, PreparationKind kind)
{
    return std::any_of(page.preparation.cbegin(), page.preparation.cend(),
                       [kind](const PreparationStep &step) { return step.kind == kind; });
}

// Of a page whose words have no places as well.
[[nodiscard]] inline int wordCount(const PageText &page)
{
    return static_cast<int>(page.words.isEmpty()
                                ? page.text.simplified().split(u' ', Qt::SkipEmptyParts).size()
                                : page.words.size());
}

} // namespace recto

Q_DECLARE_METATYPE(recto::PageText)
