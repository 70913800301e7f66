// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ownlayer.h"

#include "ocr/reading/ownlines.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace recto {

namespace {

QString lettersAndDigits(const QString &text)
{
    QString result;
    for (const QChar character : text.normalized(QString::NormalizationForm_KC).toCaseFolded()) {
        if (character.isLetterOrNumber())
            result += character;
    }
    return result;
}

int count(const QVector<RecognisedLine> &lines, bool (*counts)(QChar))
{
    int result = 0;
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words)
            result += int(std::count_if(word.text.begin(), word.text.end(), counts));
    }
    return result;
}

// Lines of another direction, where they lie on the page that was turned by `turns`.
void addSideways(OwnLayer &layer, QVector<RecognisedLine> lines, QSize size, int turns)
{
    for (RecognisedLine &line : lines) {
        line.box = turnedBox(line.box, size, turns).toRect();
        for (RecognisedWord &word : line.words)
            word.box = turnedBox(word.box, size, turns).toRect();
        layer.sideways.append(line);
    }
}

} // namespace

OwnLayer ownLayer(const PdfContent &content, OwnTextKind kind)
{
    QVector<PdfCharacter> characters;
    std::array<int, 4> letters{}; // by direction of writing
    for (const PdfCharacter &character : content.characters) {
        if (character.invisible != (kind == OwnTextKind::Invisible))
            continue;
        characters.append(character);
        letters[std::size_t(character.quarterTurns & 3)] += !character.text.trimmed().isEmpty();
    }
    const int written = int(std::max_element(letters.begin(), letters.end()) - letters.begin());
    OwnLayer layer;
    layer.quarterTurns = (4 - written) & 3;
    for (int i = 0; i < 4; ++i) {
        const int turns = (layer.quarterTurns + i) & 3;
        const QSize size = turns & 1 ? content.size.transposed() : content.size;
        const auto rows = ownRows(uprightCharacters(characters, content.size, turns));
        if (i == 0) {
            layer.size = size;
            layer.lines = ownLines(rows, content.fonts);
        } else {
            addSideways(layer, ownLines(rows, content.fonts), size, (4 - i) & 3);
        }
    }
    return layer;
}

int lettersOf(const QVector<RecognisedLine> &lines)
{
    return count(lines, [](QChar character) { return character.isLetterOrNumber(); });
}

int unreadableOf(const QVector<RecognisedLine> &lines)
{
    return count(lines, [](QChar character) { return character == QChar::ReplacementCharacter; });
}

void dropUnreadable(QVector<RecognisedLine> &lines)
{
    for (RecognisedLine &line : lines) {
        for (RecognisedWord &word : line.words)
            word.text.remove(QChar(QChar::ReplacementCharacter));
        line.words.removeIf([](const RecognisedWord &word) { return word.text.isEmpty(); });
    }
    lines.removeIf([](const RecognisedLine &line) { return line.words.isEmpty(); });
}

QString textOf(const RecognisedLine &line)
{
    QStringList words;
    for (const RecognisedWord &word : line.words)
        words << word.text;
    return words.join(u' ');
}

double likeness(const QString &a, const QString &b)
{
    const QString first = lettersAndDigits(a), second = lettersAndDigits(b);
    const qsizetype longer = std::max(first.size(), second.size());
    if (longer == 0)
        return 1;
    std::vector<int> row(std::size_t(second.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < first.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < second.size(); ++j) {
            const int changed = diagonal + (first.at(i) != second.at(j));
            diagonal = row[std::size_t(j) + 1];
            row[std::size_t(j) + 1] = std::min({changed, diagonal + 1, row[std::size_t(j)] + 1});
        }
    }
    return 1 - double(row.back()) / double(longer);
}

} // namespace recto
