// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/owntextreader.h"

#include "intake/filecheck.h"
#include "intake/pdfpages.h"
#include "ocr/reading/joinedtext.h"
#include "ocr/reading/owncharacters.h"
#include "ocr/reading/pagepicture.h"
#include "ocr/reading/textlayout.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr int smallLongSide = 1300; // of the picture that own text is held against
constexpr double tolerableUnreadable = 0.03;
constexpr double tolerableDiffering = 0.1;
constexpr int fewestLetters = 12; // of a font, to judge it by a line
constexpr double mostlyOneFont = 0.8;
constexpr int signSamples = 3;
constexpr int aWord = 6; // letters that can't differ by a slip
constexpr int mostTries = 3; // for a font whose lines can't be read
constexpr int aLine = 15; // uncovered letters that are worth reading
constexpr float sureReading = 75;
constexpr double quiteAlike = 0.95; // no more than a reader's slips
constexpr double alike = 0.8;
constexpr double another = 0.5;
constexpr float checkedConfidence = 99; // of text that agreed with its picture
constexpr float uncheckedConfidence = 90;
constexpr int mostOwnLinesAgain = 12;
constexpr double mostlyCovered = 0.5; // uncovered letters for each that is covered, at most
constexpr qsizetype hiddenSamples = 4;

Page turnedPage(const Page &page, int turns)
{
    Page result = page;
    result.corrections.quarterTurns = turns;
    return result;
}

void setConfidence(QVector<RecognisedLine> &lines, float confidence)
{
    for (RecognisedLine &line : lines) {
        for (RecognisedWord &word : line.words)
            word.confidence = confidence;
    }
}

int lettersOfFont(const RecognisedLine &line, int font)
{
    int letters = 0;
    for (const RecognisedWord &word : line.words) {
        if (word.font == font)
            letters += lettersOf({RecognisedLine{{word}}});
    }
    return letters;
}

int differentCharacters(const QString &text, bool digits)
{
    QString seen;
    for (const QChar character : text) {
        if ((digits ? character.isDigit() : character.isLetterOrNumber())
            && !seen.contains(character))
            seen += character;
    }
    return int(seen.size());
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar character : text) {
        if (character.isDigit() && character.unicode() < 0x80)
            digits += character;
    }
    return digits;
}

// Reading turns nothing that a person has set right, and own text has no corners.
bool mayHaveOwnText(const Page &page, const ReadingOptions &options)
{
    PageCorrections corrections = page.corrections;
    corrections.language.clear();
    const auto kind = checkFile(page.file, page.name);
    return kind && *kind == FileKind::Pdf && options.prepare && corrections == PageCorrections{};
}

void turn(cv::Mat &picture, int quarterTurns)
{
    if ((quarterTurns & 3) != 0)
        cv::rotate(picture.clone(), picture, (quarterTurns & 3) - 1);
}

QRect scaled(const QRect &box, double scale)
{
    return QRectF(QPointF(box.topLeft()) * scale, QSizeF(box.size()) * scale).toAlignedRect();
}

} // namespace

bool OwnTextReader::isWord(const QString &word) const
{
    return m_engine.recogniser().isWord(word);
}

// Of the words of letters that are long enough not to be known by chance.
double OwnTextReader::knownShare(const RecognisedLine &line) const
{
    int words = 0, known = 0;
    for (const RecognisedWord &word : line.words) {
        QString letters;
        for (const QChar character : word.text) {
            if (character.isLetter())
                letters += character;
        }
        if (letters.size() < 3)
            continue;
        ++words;
        known += isWord(letters) || isWord(letters.toLower());
    }
    return words > 0 ? double(known) / words : 0;
}

RecognisedLine OwnTextReader::readLine(const Page &page, const OwnLayer &layer,
                                       const RecognisedLine &line)
{
    const int margin = int(line.xHeight);
    const QRect area
        = line.box.adjusted(-2 * margin, -margin, 2 * margin, margin) & QRect(QPoint(), layer.size);
    const QRect shown = turnedBox(area, layer.size, (4 - layer.quarterTurns) & 3).toAlignedRect();
    auto image = renderPdfArea(page, shown);
    if (!image)
        return {};
    RecognitionJob job;
    job.picture = greyFromImage(*image);
    turn(job.picture, layer.quarterTurns);
    job.xHeight = line.xHeight;
    job.segmentation = Segmentation::Line;
    auto read = m_engine.recogniser().recognise(job);
    if (!read || read->isEmpty())
        return {};
    RecognisedLine result = read->takeFirst();
    for (const RecognisedLine &more : *read)
        result.words += more.words;
    result.box.translate(area.topLeft());
    for (RecognisedWord &word : result.words)
        word.box.translate(area.topLeft());
    return result;
}

OwnTextReader::Verdict OwnTextReader::compare(const RecognisedLine &own,
                                              const RecognisedLine &read) const
{
    const QString ownText = textOf(own), readText = textOf(read);
    const float confidence = meanConfidence({read});
    const double same = likeness(ownText, readText);
    if (confidence < sureReading)
        return same >= alike ? Verdict::Agrees : Verdict::Unknown;
    const QString digits = digitsOf(ownText);
    if (digits.size() >= 4 && likeness(digits, digitsOf(readText)) < another)
        return Verdict::Differs;
    if (same >= quiteAlike)
        return Verdict::Agrees;
    if (same < another || knownShare(read) > knownShare(own) + 0.2)
        return Verdict::Differs;
    return same >= alike ? Verdict::Agrees : Verdict::Unknown;
}

// A font that writes no line of its own draws single signs: if they can't be read as
// what the file says, they are notes of music or parts of a drawing.
OwnTextReader::Verdict OwnTextReader::checkSigns(const OwnText &own, const Page &page, int font,
                                                 int *tries)
{
    int read = 0;
    for (const RecognisedLine &line : own.layer.lines) {
        const int letters = lettersOfFont(line, font);
        if (letters == 0 || letters < lettersOf({line}))
            continue;
        *tries += read == 0;
        const Verdict verdict = compare(line, readLine(page, own.layer, line));
        if (verdict == Verdict::Agrees)
            return Verdict::Unknown;
        if (verdict == Verdict::Differs && letters >= aWord)
            return verdict;
        if (++read == signSamples)
            return Verdict::Draws;
    }
    return Verdict::Unknown;
}

// The line that shows most of the font's letters, and the one with most of its digits.
OwnTextReader::Verdict OwnTextReader::checkFont(const OwnText &own, const Page &page, int font,
                                                int *tries)
{
    QVector<std::pair<int, const RecognisedLine *>> byLetters, byDigits;
    for (const RecognisedLine &line : own.layer.lines) {
        const int letters = lettersOfFont(line, font);
        if (letters < fewestLetters || letters < mostlyOneFont * lettersOf({line}))
            continue;
        const QString text = textOf(line);
        byLetters.append({differentCharacters(text, false), &line});
        byDigits.append({int(digitsOf(text).size()), &line});
    }
    if (byLetters.isEmpty())
        return checkSigns(own, page, font, tries);
    ++*tries;
    const auto &letters = *std::max_element(byLetters.begin(), byLetters.end());
    const auto &digits = *std::max_element(byDigits.begin(), byDigits.end());
    const Verdict verdict = compare(*letters.second, readLine(page, own.layer, *letters.second));
    if (verdict != Verdict::Agrees || digits.first < 4 || digits.second == letters.second)
        return verdict;
    const Verdict ofDigits = compare(*digits.second, readLine(page, own.layer, *digits.second));
    return ofDigits == Verdict::Differs ? ofDigits : verdict;
}

// Each font of a file is checked once, on the first page that has a line of it.
void OwnTextReader::checkFonts(OwnText &own, const Page &page)
{
    if (m_file != page.file) {
        m_file = page.file;
        m_fonts.clear();
    }
    for (int font = 0; font < own.content.fonts.size(); ++font) {
        const qint64 id = own.content.fonts.at(font).id;
        CheckedFont &known = m_fonts[id];
        if (known.verdict == Verdict::Unknown && known.tries < mostTries)
            known.verdict = checkFont(own, page, font, &known.tries);
    }
    for (RecognisedLine &line : own.layer.lines) {
        line.words.removeIf([&](const RecognisedWord &word) {
            return verdictOf(own.content, word) == Verdict::Draws;
        });
        for (RecognisedWord &word : line.words)
            word.confidence = confidenceOf(verdictOf(own.content, word));
    }
    own.layer.lines.removeIf([](const RecognisedLine &line) { return line.words.isEmpty(); });
}

OwnTextReader::Verdict OwnTextReader::verdictOf(const PdfContent &content,
                                                const RecognisedWord &word) const
{
    return m_fonts.value(content.fonts.value(word.font).id).verdict;
}

// 0: not believed.
float OwnTextReader::confidenceOf(Verdict verdict)
{
    if (verdict == Verdict::Differs)
        return 0;
    return verdict == Verdict::Agrees ? checkedConfidence : uncheckedConfidence;
}

// Lines with words that aren't believed are taken from the picture.
void OwnTextReader::readLinesAgain(OwnText &own, const Page &page)
{
    int again = 0;
    for (RecognisedLine &line : own.layer.lines) {
        const bool doubtful
            = std::any_of(line.words.begin(), line.words.end(), [](const RecognisedWord &word) {
                  return word.confidence <= 0
                      || word.text.contains(QChar(QChar::ReplacementCharacter));
              });
        if (!doubtful || again++ >= mostOwnLinesAgain)
            continue;
        const RecognisedLine read = readLine(page, own.layer, line);
        if (read.words.isEmpty() || meanConfidence({read}) < sureReading)
            continue;
        line.words = read.words;
        line.box = read.box;
    }
    dropUnreadable(own.layer.lines);
    dropUnreadable(own.layer.sideways);
}

void OwnTextReader::judgeVisible(OwnText &own, const Page &page)
{
    const OwnPicture picture(own.small, own.layer.size);
    picture.dropHidden(own.layer.lines);
    const int unreadable = unreadableOf(own.layer.lines);
    checkFonts(own, page);
    int letters = 0, differing = 0;
    for (const RecognisedLine &line : own.layer.lines) {
        for (const RecognisedWord &word : line.words) {
            letters += int(word.text.size());
            differing += word.confidence <= 0 ? int(word.text.size()) : 0;
        }
    }
    if (unreadable > tolerableUnreadable * letters || differing > tolerableDiffering * letters) {
        own.layer.lines.clear();
        own.layer.sideways.clear();
        own.decisions << PreparationStep{PreparationKind::OwnTextIsNotWhatIsShown};
        return;
    }
    readLinesAgain(own, page);
    picture.tighten(own.layer.lines);
}

// Text behind a scan was read by some other program: it has to be as good as ours.
void OwnTextReader::judgeHidden(OwnText &own, const Page &page)
{
    OwnLayer hidden = ownLayer(own.content, OwnTextKind::Invisible);
    if (lettersOf(hidden.lines) < fewestLetters || unreadableOf(hidden.lines) > 0)
        return;
    QVector<const RecognisedLine *> lines;
    for (const RecognisedLine &line : hidden.lines) {
        if (lettersOf({line}) >= fewestLetters)
            lines.append(&line);
    }
    double same = 0, ownKnown = 0, readKnown = 0;
    int samples = 0;
    for (qsizetype i = 0; i < hiddenSamples && !lines.isEmpty(); ++i) {
        const RecognisedLine &line = *lines.at((2 * i + 1) * lines.size() / (2 * hiddenSamples));
        const RecognisedLine read = readLine(page, hidden, line);
        if (meanConfidence({read}) < sureReading)
            continue;
        same += likeness(textOf(line), textOf(read));
        ownKnown += knownShare(line);
        readKnown += knownShare(read);
        ++samples;
    }
    if (samples < 2 || same < alike * samples || ownKnown < readKnown - 0.02 * samples) {
        own.decisions << PreparationStep{PreparationKind::HiddenTextIsWorse};
        return;
    }
    own.decisions << PreparationStep{PreparationKind::HiddenTextTaken};
    setConfidence(hidden.lines, float(100 * same / samples));
    // What stands on the scan, in addition.
    if (hidden.quarterTurns == own.layer.quarterTurns)
        appendLines(hidden.lines, notCovered(own.layer.lines, hidden.lines));
    OwnPicture(own.small, hidden.size).tighten(hidden.lines);
    own.layer = hidden;
}

PageText OwnTextReader::layOutOwn(const OwnText &own, const QVector<RuledTable> &tables) const
{
    PageText text = layOut(own.layer.lines, tables, own.layer.size,
                           [this](const QString &word) { return isWord(word); });
    text.quarterTurns = own.layer.quarterTurns;
    return text;
}

Result<OwnTextReader::OwnText> OwnTextReader::look(const Page &page, const ReadingOptions &options)
{
    const QString language
        = page.corrections.language.isEmpty() ? options.language : page.corrections.language;
    if (const Status ready = m_engine.recogniser().useLanguage(language); !ready)
        return ready.error();
    auto content = pdfContent(page);
    if (!content)
        return content.error();
    OwnText own;
    own.content = std::move(*content);
    if (own.content.characters.isEmpty())
        return own;
    own.layer = ownLayer(own.content, OwnTextKind::Visible);
    const QSize small = own.content.size.scaled(smallLongSide, smallLongSide, Qt::KeepAspectRatio);
    const auto image = renderPdfPage(page, small.expandedTo({1, 1}), true);
    if (!image)
        return image.error();
    own.small = greyFromImage(*image);
    turn(own.small, own.layer.quarterTurns);
    judgeVisible(own, page);
    const auto uncovered = [&own] {
        QVector<RecognisedLine> lines = own.layer.lines;
        lines += own.layer.sideways;
        return OwnPicture(own.small, own.layer.size).uncovered(lines);
    };
    own.rest = uncovered();
    if (own.rest.letters < aLine)
        return own;
    const int turns = own.layer.quarterTurns;
    judgeHidden(own, page);
    turn(own.small, (own.layer.quarterTurns - turns) & 3);
    own.rest = uncovered();
    return own;
}

// What the picture holds in addition, as lines among the own ones.
void OwnTextReader::readUncovered(OwnText &own, const Page &page, const std::stop_token &stop,
                                  const Progress &progress)
{
    const auto picture = loadPagePicture(turnedPage(page, own.layer.quarterTurns));
    if (!picture)
        return;
    const double scale = double(picture->grey.cols) / own.layer.size.width();
    const cv::Rect whole(0, 0, picture->grey.cols, picture->grey.rows);
    RecognitionJob job;
    job.picture = picture->grey;
    for (const RecognisedLine &line : own.layer.lines) {
        for (const RecognisedWord &word : line.words) {
            const QRectF box(QPointF(word.box.topLeft()) * scale, QSizeF(word.box.size()) * scale);
            const QRect grown = box.toAlignedRect().adjusted(-4, -4, 4, 4);
            const cv::Rect area
                = cv::Rect(grown.x(), grown.y(), grown.width(), grown.height()) & whole;
            if (!area.empty())
                job.picture(area).setTo(255);
        }
    }
    job.segmentation = Segmentation::Page;
    job.stop = stop;
    job.progress = progress;
    auto read = m_engine.recogniser().recognise(job);
    if (!read)
        return;
    read->removeIf([](const RecognisedLine &line) { return meanConfidence({line}) < sureReading; });
    for (RecognisedLine &line : *read) {
        line.xHeight /= scale;
        line.box = scaled(line.box, 1 / scale);
        for (RecognisedWord &word : line.words)
            word.box = scaled(word.box, 1 / scale);
    }
    if (read->isEmpty())
        return;
    own.decisions << PreparationStep{PreparationKind::RestReadFromPicture};
    appendLines(own.layer.lines, *read);
}

void OwnTextReader::finish(PageText &text, const OwnText &own, const Page &page,
                           const ReadingOptions &options) const
{
    appendNotes(text, own.content, own.layer);
    emphasise(text, own.content);
    text.language
        = page.corrections.language.isEmpty() ? options.language : page.corrections.language;
    text.preparation << own.decisions;
}

Result<std::optional<PageText>> OwnTextReader::ownText(const Page &page,
                                                       const ReadingOptions &options)
{
    if (!mayHaveOwnText(page, options))
        return std::optional<PageText>();
    const auto own = look(page, options);
    if (!own)
        return own.error();
    if (own->layer.lines.isEmpty() || own->rest.letters >= aLine)
        return std::optional<PageText>();
    PageText text = layOutOwn(*own, own->rest.tables);
    text.source = TextSource::OwnText;
    finish(text, *own, page, options);
    return std::optional<PageText>(std::move(text));
}

Result<PageText> OwnTextReader::extractText(const Page &page, const ReadingOptions &options,
                                            std::stop_token stop, const Progress &progress)
{
    if (!mayHaveOwnText(page, options))
        return m_engine.extractText(page, options, stop, progress);
    auto own = look(page, options);
    if (!own)
        return own.error();
    const int letters = lettersOf(own->layer.lines);
    PageText text;
    if (letters > 0 && own->rest.letters < mostlyCovered * letters) {
        if (own->rest.letters >= aLine)
            readUncovered(*own, page, stop, progress);
        text = layOutOwn(*own, own->rest.tables);
        text.source = TextSource::OwnText;
    } else {
        auto read = m_engine.extractText(page, options, stop, progress);
        if (!read)
            return read;
        text = std::move(*read);
        addOwnLines(text, own->layer);
    }
    finish(text, *own, page, options);
    return text;
}

} // namespace recto
