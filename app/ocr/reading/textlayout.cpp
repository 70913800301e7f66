// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/textlayout.h"

#include "core/scripts.h"
#include "ocr/reading/blockkind.h"
#include "ocr/reading/linecleaning.h"
#include "ocr/reading/tablelayout.h"

namespace recto {

namespace {

using IsWord = std::function<bool(const QString &)>;

bool isHyphen(QChar c)
{
    return QStringView(u"-\u2010\u00ad").contains(c);
}

// The text, words and blocks as they grow.
class PageWriter
{
public:
    PageWriter(PageText &page, const IsWord &isWord)
        : m_page(page)
        , m_isWord(isWord)
    {
    }

    void write(const LineBlock &block)
    {
        if (!m_page.text.isEmpty())
            m_page.text += m_lastKind == block.kind && isClose(block.kind) ? QStringLiteral("\n")
                                                                           : QStringLiteral("\n\n");
        m_lastKind = block.kind;
        const int start = int(m_page.text.size());
        for (qsizetype i = 0; i < block.lines.size(); ++i)
            writeLine(block, i);
        m_page.blocks.append(
            {block.kind, start, int(m_page.text.size()) - start, block.level, block.box});
    }

private:
    // Rows and list items stand on lines of their own, not in paragraphs.
    static bool isClose(BlockKind kind)
    {
        return kind == BlockKind::TableRow || kind == BlockKind::ListItem;
    }

    void writeLine(const LineBlock &block, qsizetype index)
    {
        const RecognisedLine &line = block.lines.at(index);
        if (index > 0 && !m_joinNext)
            m_page.text += QLatin1Char('\n');
        for (qsizetype i = 0; i < line.words.size(); ++i) {
            const RecognisedWord &word = line.words.at(i);
            if (i > 0 && m_joinNext)
                m_page.text += QLatin1Char('\n');
            else if (i > 0
                     && !(isUnspaced(m_page.text.back().unicode()) && beginsUnspaced(word.text)))
                m_page.text += QLatin1Char(' ');
            // What follows a joined word begins the next line.
            const bool joined = m_joinNext && i == 0;
            if (!joined)
                m_joinNext = false;
            QString text = word.text;
            const bool last = i == line.words.size() - 1;
            if (last && index + 1 < block.lines.size())
                m_joinNext = joinsNext(word.text, block.lines.at(index + 1), &text);
            m_page.words.append({word.text, word.box, word.confidence, int(m_page.text.size()),
                                 int(text.size()), word.bold, word.italic});
            m_page.text += text;
        }
    }

    // Whether the word goes on in the next line; `text` loses its hyphen then.
    bool joinsNext(const QString &word, const RecognisedLine &next, QString *text) const
    {
        if (word.size() < 2 || !isHyphen(word.back()) || !word.at(word.size() - 2).isLetter()
            || !next.words.first().text.front().isLower())
            return false;
        const QString first = word.chopped(1);
        const QString second = next.words.first().text;
        // "well-known" broken at its hyphen keeps it.
        const bool compound = m_isWord && !m_isWord(first + lettersOf(second)) && m_isWord(first)
            && m_isWord(lettersOf(second));
        *text = compound && word.back() != QChar(0x00ad) ? word : first;
        return true;
    }

    static QString lettersOf(const QString &word)
    {
        qsizetype end = word.size();
        while (end > 0 && !word.at(end - 1).isLetter())
            --end;
        return word.left(end);
    }

    PageText &m_page;
    const IsWord &m_isWord;
    BlockKind m_lastKind = BlockKind::Paragraph;
    bool m_joinNext = false;
};

} // namespace

PageText layOut(const QVector<RecognisedLine> &lines, const QVector<RuledTable> &tables,
                QSize picture, const IsWord &isWord)
{
    PageText page;
    page.size = picture;
    PageWriter writer(page, isWord);
    const QVector<RecognisedLine> clean = cleanLines(lines);
    for (const LineBlock &block : makeBlocks(orderLines(clean, tables)))
        writer.write(block);
    page.confidence = meanConfidence(clean);
    return page;
}

} // namespace recto
