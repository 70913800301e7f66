// SPDX-License-Identifier: GPL-3.0-or-later
// What a large library costs: bench_library [CARDS] [FOLDER], a folder that is filled
// before is used as it is. One JSON object a line; times are milliseconds, the median of the
// repetitions.
#include "core/json.h"
#include "library/backup.h"
#include "library/jobjournal.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace recto;

namespace {

void report(const QString &what, double milliseconds, qint64 amount)
{
    const QByteArray line = jsonLine({{QStringLiteral("measured"), what},
                                      {QStringLiteral("milliseconds"), milliseconds},
                                      {QStringLiteral("amount"), amount}});
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

// `work` returns how much it did, or -1 when it failed.
bool measure(const QString &what, int repetitions, const std::function<qint64()> &work)
{
    std::vector<double> times;
    qint64 amount = 0;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        amount = work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (amount < 0)
            return false;
    }
    std::sort(times.begin(), times.end());
    report(what, times.at(times.size() / 2), amount);
    return true;
}

const char *const words[]
    = {"leaf", "root",    "stem",   "cell",        "water",    "light",   "sugar",  "oxygen",
       "vein", "stomata", "xylem",  "phloem",      "pollen",   "seed",    "flower", "bark",
       "moss", "fern",    "enzyme", "chlorophyll", "membrane", "nucleus", "gene",   "protein"};

QString sentence(quint32 &state, int length)
{
    QString text;
    for (int i = 0; i < length; ++i) {
        state = state * 1664525 + 1013904223;
        text += QLatin1String(words[(state >> 8) % std::size(words)])
            + QString::number((state >> 16) % 500) + QLatin1Char(' ');
    }
    return text.trimmed();
}

QList<Flashcard> makeCards(const QString &uploadId, int count, quint32 &state, int course)
{
    QList<Flashcard> cards;
    for (int i = 0; i < count; ++i) {
        Flashcard card;
        card.uploadId = uploadId;
        card.front = sentence(state, 8);
        card.back = sentence(state, 5);
        card.tags = QStringList{QStringLiteral("tag%1").arg(i % 7)};
        card.course = QStringLiteral("Course %1").arg(course);
        card.score = i % 9 == 0 ? 0.1 * (i % 6) : 1;
        card.evidence = {i % 20, card.back, {QRect(1, 2, 300, 40)}, EvidenceMatch::Exact};
        cards << card;
    }
    return cards;
}

qint64 page(const Library &library, CardFilter filter, int offset)
{
    filter.limit = 50;
    filter.offset = offset;
    const auto cards = library.flashcards(filter);
    return cards ? cards->size() : -1;
}

// As a list in the window begins: numbers, and the cards of these.
qint64 beginning(const Library &library, CardFilter filter, CardOrder order)
{
    filter.limit = 500;
    const auto numbers = library.cardNumbers(filter, order);
    const auto cards = numbers ? library.cards(*numbers) : numbers.error();
    return cards ? cards->size() : -1;
}

// Its whole length, which follows.
qint64 length(const Library &library, const CardFilter &filter, CardOrder order)
{
    const auto numbers = library.cardNumbers(filter, order);
    return numbers ? numbers->size() : -1;
}

// Scrolled to anywhere: a screen of cards and what is around it.
bool scroll(const Library &library)
{
    const auto numbers = library.cardNumbers({}, CardOrder::Reading);
    if (!numbers || numbers->isEmpty())
        return false;
    quint32 state = 5;
    return measure(QStringLiteral("rows anywhere in a list, 100 cards"), 100, [&]() -> qint64 {
        state = state * 1664525 + 1013904223;
        const auto cards = library.cards(numbers->mid(state % quint32(numbers->size()), 100));
        return cards ? cards->size() : -1;
    });
}

bool lists(const Library &library)
{
    CardFilter frequent;
    frequent.search = QStringLiteral("leaf");
    CardFilter rare;
    rare.search = QStringLiteral("xylem123 phloem");
    const auto begins = [&](const char *what, const CardFilter &filter, CardOrder order) {
        return measure(QStringLiteral("%1: first 500 cards").arg(QLatin1String(what)), 10,
                       [&] { return beginning(library, filter, order); })
            && measure(QStringLiteral("%1: its length").arg(QLatin1String(what)), 3,
                       [&] { return length(library, filter, order); });
    };
    return begins("all, in reading order", {}, CardOrder::Reading)
        && begins("all, uncertain first", {}, CardOrder::UncertainFirst)
        && begins("search, two words", rare, CardOrder::Reading)
        && begins("search, a word in many cards", frequent, CardOrder::Reading)
        && begins("the same, uncertain first", frequent, CardOrder::UncertainFirst)
        && scroll(library);
}

// The most memory that was resident, KB; -1 where the system doesn't tell.
qint64 memoryPeak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

bool fill(Library &library, int total)
{
    constexpr int perUpload = 1000;
    quint32 state = 1;
    return measure(QStringLiteral("cards added, 1000 a transaction"), 1, [&]() -> qint64 {
        for (int done = 0; done < total; done += perUpload) {
            Upload upload;
            upload.title = QStringLiteral("Upload %1").arg(done);
            upload.course = QStringLiteral("Course %1").arg(done / perUpload % 12);
            const auto created = library.createUpload(upload);
            if (!created
                || !library.addFlashcards(
                    makeCards(created->id, perUpload, state, done / perUpload % 12)))
                return -1;
        }
        return total;
    });
}

bool look(const Library &library, int total)
{
    CardFilter course;
    course.course = QStringLiteral("Course 3");
    CardFilter rare;
    rare.search = QStringLiteral("xylem123 phloem");
    CardFilter frequent;
    frequent.search = QStringLiteral("leaf");
    return measure(QStringLiteral("first 50 cards"), 20, [&] { return page(library, {}, 0); })
        && measure(QStringLiteral("50 cards in the middle"), 20,
                   [&] { return page(library, {}, total / 2); })
        && measure(QStringLiteral("last 50 cards"), 20,
                   [&] { return page(library, {}, total - 50); })
        && measure(QStringLiteral("first 50 of a course"), 20,
                   [&] { return page(library, course, 0); })
        && measure(QStringLiteral("search, two words, 50 cards"), 20,
                   [&] { return page(library, rare, 0); })
        && measure(QStringLiteral("search, a word in a quarter of the cards, first 50"), 5,
                   [&] { return page(library, frequent, 0); })
        && measure(QStringLiteral("count of all cards"), 20,
                   [&] { return *library.flashcardCount({}); })
        && measure(QStringLiteral("count of a course"), 5,
                   [&] { return *library.flashcardCount(course); })
        && measure(QStringLiteral("courses"), 20, [&] { return library.courses()->size(); })
        && measure(QStringLiteral("uploads"), 20, [&] { return library.uploads()->size(); })
        && measure(QStringLiteral("quick check"), 1, [&] { return library.check(false)->size(); });
}

bool work(Library &library)
{
    JobJournal journal(library);
    Page one;
    one.file = QStringLiteral("/photos/1.jpg");
    const auto job = journal.jobs.create({}, QList<Page>(500, one), QStringLiteral("bench"));
    Chunk chunk;
    chunk.text = QStringLiteral("text");
    if (!job || !journal.chunks.cut(job->id, {chunk}))
        return false;
    PageText text;
    quint32 state = 7;
    text.text = sentence(state, 400);
    for (int i = 0; i < 400; ++i)
        text.words << Word{QStringLiteral("word"), QRect(i, i, 100, 20), 91.5F, i * 5, 4};
    int place = 0;
    return measure(QStringLiteral("a card saved"), 500,
                   [&]() -> qint64 {
                       Flashcard card = makeCards({}, 1, state, 0).first();
                       card.id = QStringLiteral("bench-%1-%2").arg(job->id).arg(place);
                       return journal.cards.save(job->id, 0, place++, card) ? 1 : -1;
                   })
        && measure(QStringLiteral("a page saved"), 100,
                   [&]() -> qint64 {
                       return journal.pages.read(job->id, place++ % 500, text, 1) ? 1 : -1;
                   })
        && measure(QStringLiteral("a page's text read"), 100,
                   [&]() -> qint64 {
                       const auto read = journal.pages.text(job->id, 0);
                       return read ? read->words.size() : -1;
                   })
        && measure(QStringLiteral("heartbeat"), 100,
                   [&]() -> qint64 {
                       return journal.lease.heartbeat(job->id, QStringLiteral("bench")) ? 1 : -1;
                   })
        && measure(QStringLiteral("the job looked up, 500 pages"), 20,
                   [&]() -> qint64 { return journal.jobs.find(job->id) ? 1 : -1; })
        && measure(QStringLiteral("its pages listed"), 5,
                   [&]() -> qint64 { return journal.pages.all(job->id)->size(); });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int total = arguments.value(1, QStringLiteral("100000")).toInt();
    QTemporaryDir temporary;
    const QString folder = arguments.value(2, temporary.path());
    if (!measure(QStringLiteral("new library opened"), 1,
                 [&]() -> qint64 { return Library::open(folder) ? 1 : -1; }))
        return 1;
    auto library = Library::open(folder);
    const bool done = library
        && (library->flashcardCount({}).value() >= total || fill(*library, total))
        && lists(*library) && look(*library, total) && work(*library)
        && measure(QStringLiteral("library opened"), 50,
                   [&]() -> qint64 { return Library::open(folder) ? 1 : -1; })
        && measure(QStringLiteral("backup"), 1,
                   [&]() -> qint64 {
                       return backupIfDue(folder) ? QFileInfo(backups(folder).first().file).size()
                                                  : -1;
                   })
        && measure(QStringLiteral("purge, with nothing to remove"), 5,
                   [&]() -> qint64 { return library->purge(std::chrono::hours(1)) ? 1 : -1; })
        && measure(QStringLiteral("care, its backup made"), 1,
                   [&]() -> qint64 { return Library::care(folder) ? 1 : -1; });
    report(QStringLiteral("memory at its peak, KB"), 0, memoryPeak());
    return done ? 0 : 1;
}
