// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/recordedrun.h"

#include <QFile>

namespace recto {

namespace {

using Words = QList<QByteArray>;

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 5);
}

// The letter and numbers of an event; empty: not recorded.
QByteArray wordsOf(const PipelineEvent &happened)
{
    const auto line = [](char letter, std::initializer_list<double> numbers) {
        QByteArray text(1, letter);
        for (const double value : numbers)
            text += ' ' + number(value);
        return text;
    };
    return std::visit(
        Overloaded{
            [&](const event::JobStarted &job) {
                return line('J',
                            {double(job.pageNames.size()), double(job.readers), double(job.askers),
                             job.secondsPerPage, job.secondsPerChunk, double(job.flashcards)});
            },
            [&](const event::PageTaken &page) {
                return line('T', {double(page.page), page.megapixels});
            },
            [&](const event::PageStarted &page) { return line('S', {double(page.page)}); },
            [&](const event::PageProgress &page) {
                return line('P', {double(page.page), page.fraction});
            },
            [&](const event::PageRead &page) {
                return line('R',
                            {double(page.page), double(page.earlier), double(page.milliseconds)});
            },
            [&](const event::PageFailed &page) {
                return line('F', {double(page.page), double(page.milliseconds)});
            },
            [&](const event::PageSkipped &page) { return line('K', {double(page.page)}); },
            [&](const event::PagesReadOut &) { return line('O', {}); },
            [&](const event::ChunkCut &chunk) { return line('C', {double(chunk.chunk)}); },
            [&](const event::ChunkStarted &chunk) { return line('c', {double(chunk.chunk)}); },
            [&](const event::FlashcardSaved &card) { return line('f', {double(card.chunk)}); },
            [&](const event::ChunkDone &chunk) {
                return line('D',
                            {double(chunk.chunk), double(chunk.earlier), double(chunk.made),
                             double(chunk.kept), double(chunk.milliseconds)});
            },
            [&](const event::ChunkFailed &chunk) { return line('X', {double(chunk.chunk)}); },
            [&](const event::Retrying &retry) { return line('W', {retry.notice.waitSeconds}); },
            [&](const event::Paused &) { return line('p', {}); },
            [&](const event::Continued &) { return line('u', {}); },
            [&](const event::Finalizing &) { return line('Z', {}); },
            [&](const event::Finished &end) { return line('E', {double(end.outcome)}); },
            [](const event::Warning &) { return QByteArray(); },
        },
        happened);
}

class LineReader
{
public:
    explicit LineReader(const QByteArray &line)
        : m_words(line.split(' '))
    {
    }

    [[nodiscard]] char letter() const { return m_words.value(1).isEmpty() ? '?' : m_words[1][0]; }
    [[nodiscard]] double value(int index) const { return m_words.value(index + 2).toDouble(); }
    [[nodiscard]] int integer(int index) const { return static_cast<int>(value(index)); }
    [[nodiscard]] double seconds() const { return m_words.value(0).toDouble() / 1000; }

private:
    Words m_words;
};

event::JobStarted jobOf(const LineReader &line)
{
    event::JobStarted job;
    for (int i = 0; i < line.integer(0); ++i)
        job.pageNames << QString::number(i);
    job.readers = line.integer(1);
    job.askers = line.integer(2);
    job.secondsPerPage = line.value(3);
    job.secondsPerChunk = line.value(4);
    job.flashcards = line.integer(5);
    return job;
}

PipelineEvent eventOf(const LineReader &line)
{
    const int first = line.integer(0);
    switch (line.letter()) {
    case 'J':
        return jobOf(line);
    case 'T':
        return event::PageTaken{first, {}, line.value(1)};
    case 'S':
        return event::PageStarted{first};
    case 'P':
        return event::PageProgress{first, line.value(1)};
    case 'R':
        return event::PageRead{first, {}, line.integer(1) != 0, line.integer(2), 90, 1, {}, {}};
    case 'F':
        return event::PageFailed{first, {}, {}, line.integer(1)};
    case 'K':
        return event::PageSkipped{first, {}, -1};
    case 'O':
        return event::PagesReadOut{};
    case 'C':
        return event::ChunkCut{first, {}};
    case 'c':
        return event::ChunkStarted{first};
    case 'f':
        return event::FlashcardSaved{first, {}};
    case 'D':
        return event::ChunkDone{first, line.integer(1) != 0, line.integer(2), line.integer(3),
                                {},    line.integer(4)};
    case 'X':
        return event::ChunkFailed{first, {}};
    case 'W':
        return event::Retrying{{{}, 1, line.value(0), {}}};
    case 'p':
        return event::Paused{};
    case 'u':
        return event::Continued{};
    case 'Z':
        return event::Finalizing{};
    case 'E': {
        event::Finished end;
        end.outcome = static_cast<Outcome>(first);
        return end;
    }
    default:
        break;
    }
    qFatal("a recorded run has an unknown line");
}

} // namespace

QByteArray recordedLine(const RecordedEvent &recorded)
{
    const QByteArray words = wordsOf(recorded.event);
    return words.isEmpty() ? words
                           : QByteArray::number(qRound64(recorded.at * 1000)) + ' ' + words + '\n';
}

RecordedRun loadRun(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded run %s", qPrintable(name));
    RecordedRun run;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith('#'))
            run.about += QString::fromUtf8(line.mid(2));
        else if (!line.isEmpty()) {
            const LineReader reader(line);
            run.events << RecordedEvent{reader.seconds(), eventOf(reader)};
        }
    }
    return run;
}

} // namespace recto
