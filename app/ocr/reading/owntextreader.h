// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/pdfcontent.h"
#include "ocr/reading/ownlayer.h"
#include "ocr/reading/ownpicture.h"
#include "ocr/reading/tesseractengine.h"

#include <QHash>

#include <optional>

namespace recto {

// Reads a page by its own text where that deserves it, by its picture otherwise, or
// by both: text that doesn't cover what is seen on the page is joined with what the
// picture says. A font's text is believed once a line of it was read from the picture
// and agreed; a layer of text behind a scan only where it is no worse than reading.
//
// PageText::preparation tells what was decided. As TesseractEngine: for one thread at
// a time, and in a process of its own.
class OwnTextReader : public OcrEngine
{
public:
    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

    // The page's own text, if it is all that the page needs. Errors: extractText()'s.
    [[nodiscard]] Result<std::optional<PageText>> ownText(const Page &page,
                                                          const ReadingOptions &options);

private:
    enum class Verdict { Agrees, Differs, Unknown, Draws };
    struct CheckedFont
    {
        Verdict verdict = Verdict::Unknown;
        int tries = 0; // pages whose lines told nothing
    };

    struct OwnText
    {
        PdfContent content;
        OwnLayer layer;
        cv::Mat small; // upright as the layer
        UncoveredInk rest;
        QVector<PreparationStep> decisions; // for PageText::preparation
    };

    [[nodiscard]] Result<OwnText> look(const Page &page, const ReadingOptions &options);
    void judgeVisible(OwnText &own, const Page &page);
    void judgeHidden(OwnText &own, const Page &page);
    void checkFonts(OwnText &own, const Page &page);
    [[nodiscard]] Verdict checkFont(const OwnText &own, const Page &page, int font, int *tries);
    [[nodiscard]] Verdict checkSigns(const OwnText &own, const Page &page, int font, int *tries);
    [[nodiscard]] Verdict verdictOf(const PdfContent &content, const RecognisedWord &word) const;
    [[nodiscard]] static float confidenceOf(Verdict verdict);
    // What the picture says where the line stands; empty if it can't be read.
    [[nodiscard]] RecognisedLine readLine(const Page &page, const OwnLayer &layer,
                                          const RecognisedLine &line);
    void readLinesAgain(OwnText &own, const Page &page);
    [[nodiscard]] Verdict compare(const RecognisedLine &own, const RecognisedLine &read) const;
    [[nodiscard]] double knownShare(const RecognisedLine &line) const;

    [[nodiscard]] PageText layOutOwn(const OwnText &own, const QVector<RuledTable> &tables) const;
    void readUncovered(OwnText &own, const Page &page, const std::stop_token &stop,
                       const Progress &progress);
    void finish(PageText &text, const OwnText &own, const Page &page,
                const ReadingOptions &options) const;
    [[nodiscard]] bool isWord(const QString &word) const;

    mutable TesseractEngine m_engine; // asking whether a word is one changes nothing
    QString m_file; // whose fonts were checked
    QHash<qint64, CheckedFont> m_fonts; // by PdfFont::id
};

} // namespace recto
