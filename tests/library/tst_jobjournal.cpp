// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/cardorigin.h"
#include "library/jobjournal.h"

#include <limits>

using namespace recto;
using namespace recto::samples;

namespace {

const QString me = QStringLiteral("me");

JobPage pageOf(const Place &place, const Job &job, int position)
{
    return place.journal.pages.all(job.id)->value(position);
}

JobChunk chunkOf(const Place &place, const Job &job, int position)
{
    return place.journal.chunks.all(job.id)->value(position);
}

} // namespace

class TestJobJournal : public QObject
{
    Q_OBJECT

private slots:
    void aJobComesBackAsItWasAsked();
    void aPageWalksFromWaitingToDone();
    void aFailedPageKeepsItsErrorAndItsOwnRun();
    void aSkippedPageCountsAsDone();
    void correctingAPageKeepsItsTextUntilItIsReadAgain();
    void chunksKeepTheirNames();
    void aChunkEndsWithItsOutcome();
    void retryTakesAllOrThePagesNamed();
    void removedChunksTakeTheirCardsAlong();
    void aCardIsSavedOnce();
    void aDeletedCardStaysDeletedWhenSavedAgain();
    void aCardMovesToTheChunkThatMakesItAgain();
    void unknownUnitsAreNotFound_data();
    void unknownUnitsAreNotFound();
    void jobsAreListedNewestFirst();
    void answersAreBoughtOnce();
    void answersGoWithTheirUpload();
    void aSharedAnswerGoesWithTheLastUpload();
    void gatheredWritesAreSafeTogether();
    void usageAddsUp();
    void whatLeftThisComputerIsListedByHost();
    void ratesMoveTowardsWhatIsMeasured();
    void pagesAreFoundByTheirText();
};

void TestJobJournal::aJobComesBackAsItWasAsked()
{
    Place place;
    JobOptions options;
    options.language = QStringLiteral("deu+eng");
    options.course = QStringLiteral("Botany");
    options.group = QStringLiteral("Week 1");
    options.focus = QStringLiteral("leaves");
    options.generator = GeneratorKind::Chat;
    options.maxChunk = 1234;
    QList<Page> dropped = pages(2);
    dropped[1].corrections.quarterTurns = 3;
    dropped[1].corrections.leftOut = {QRectF(0.25, 0.5, 0.125, 0.25)};
    const auto job = place.journal.jobs.create(options, dropped, me);
    VERIFY_OK(job);
    QCOMPARE(job->options, options);
    QCOMPARE(job->state, JobState::Running);
    QCOMPARE(job->pageCount, 2);
    QVERIFY(job->leased);
    QCOMPARE(*place.journal.jobs.find(job->id), *job);

    const Upload upload = *place.library.upload(job->uploadId);
    QCOMPARE(upload.course, options.course);
    QCOMPARE(upload.group, options.group);
    QCOMPARE(upload.prompt, options.focus);
    QCOMPARE(upload.imageCount, 2);
    const auto saved = place.journal.pages.all(job->id);
    VERIFY_OK(saved);
    QCOMPARE(saved->size(), 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(saved->at(i).position, i);
        QCOMPARE(saved->at(i).page, dropped.at(i));
        QCOMPARE(saved->at(i).originalFile, dropped.at(i).file);
        QCOMPARE(saved->at(i).state, UnitState::Waiting);
    }
    VERIFY_OK(place.journal.jobs.setTitle(job->id, QStringLiteral("Botany: leaves")));
    QCOMPARE(place.library.upload(job->uploadId)->title, QStringLiteral("Botany: leaves"));
}

void TestJobJournal::aPageWalksFromWaitingToDone()
{
    Place place;
    const Job job = place.job(2);
    VERIFY_ERROR(place.journal.pages.text(job.id, 0), ErrorKind::NotFound);
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Working);
    const PageText text = pageText(QStringLiteral("word"));
    VERIFY_OK(place.journal.pages.read(job.id, 0, text, 321));
    const JobPage page = pageOf(place, job, 0);
    QCOMPARE(page.state, UnitState::Done);
    QCOMPARE(page.attempts, 2);
    QCOMPARE(page.milliseconds, 321);
    QCOMPARE(page.confidence, text.confidence);
    QCOMPARE(page.wordCount, 1);
    QCOMPARE(*place.journal.pages.text(job.id, 0), text);
    QCOMPARE(place.library.page(job.uploadId, 0)->text, text);
    QCOMPARE(place.library.pages(job.uploadId)->at(1).text, PageText{});
    QCOMPARE(place.journal.jobs.find(job.id)->pagesDone, 1);
    const auto light = place.library.pagesWithoutText(job.uploadId);
    VERIFY_OK(light);
    QCOMPARE(light->size(), 2);
    QCOMPARE(light->at(0).page, place.library.pages(job.uploadId)->at(0).page);
    QCOMPARE(light->at(0).text, PageText{});
}

void TestJobJournal::aFailedPageKeepsItsErrorAndItsOwnRun()
{
    Place place;
    const Job job = place.job(1);
    const Error error{ErrorKind::ImageDamaged, QStringLiteral("0.jpg"),
                      QStringLiteral("truncated")};
    VERIFY_OK(place.journal.pages.failed(job.id, 0, error, 5));
    JobPage page = pageOf(place, job, 0);
    QCOMPARE(page.state, UnitState::Failed);
    QCOMPARE(page.error, std::optional<Error>(error));
    QVERIFY(page.ownRun);
    QCOMPARE(place.journal.jobs.find(job.id)->pagesFailed, 1);

    VERIFY_OK(place.journal.retryFailed(job.id));
    VERIFY_OK(place.journal.pages.read(job.id, 0, pageText(QStringLiteral("word")), 1));
    page = pageOf(place, job, 0);
    QVERIFY(page.ownRun); // its neighbours' chunks were cut without it
    QVERIFY(!page.error);
}

void TestJobJournal::aSkippedPageCountsAsDone()
{
    Place place;
    const Job job = place.job(2);
    VERIFY_OK(place.journal.pages.skip(job.id, 1));
    QCOMPARE(pageOf(place, job, 1).state, UnitState::Skipped);
    QCOMPARE(place.journal.jobs.find(job.id)->pagesDone, 1);
}

void TestJobJournal::correctingAPageKeepsItsTextUntilItIsReadAgain()
{
    Place place;
    const Job job = place.job(1);
    const PageText text = pageText(QStringLiteral("before"));
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    VERIFY_OK(place.journal.pages.read(job.id, 0, text, 1));
    PageCorrections corrections;
    corrections.quarterTurns = 1;
    corrections.turnedByHand = true;
    VERIFY_OK(place.journal.pages.correct(job.id, 0, corrections));
    const JobPage page = pageOf(place, job, 0);
    QCOMPARE(page.state, UnitState::Waiting);
    QCOMPARE(page.attempts, 0);
    QCOMPARE(page.page.corrections, corrections);
    QCOMPARE(*place.journal.pages.text(job.id, 0), text);
}

void TestJobJournal::chunksKeepTheirNames()
{
    Place place;
    const Job job = place.job(3);
    Chunk second = chunk(1, 1);
    second.pages << PageSpan{2, 10, 0, 5};
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0), second}));
    Chunk changed = chunk(1, 0);
    changed.text = QStringLiteral("something else");
    VERIFY_OK(place.journal.chunks.cut(job.id, {changed, chunk(2, 2)}));
    const auto chunks = place.journal.chunks.all(job.id);
    VERIFY_OK(chunks);
    QCOMPARE(chunks->size(), 3);
    QCOMPARE(chunks->at(0).chunk, chunk(0, 0));
    QCOMPARE(chunks->at(1).chunk, second);
    QCOMPARE(chunks->at(2).chunk, chunk(2, 2));
}

void TestJobJournal::aChunkEndsWithItsOutcome()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0), chunk(1, 0)}));
    VERIFY_OK(place.journal.chunks.started(job.id, 0));
    QCOMPARE(chunkOf(place, job, 0).state, UnitState::Working);
    VERIFY_OK(place.journal.chunks.done(job.id, 0, {5, 3, {{DropReason::Repeated, 2}}, 77}));
    const JobChunk done = chunkOf(place, job, 0);
    QCOMPARE(done.state, UnitState::Done);
    QCOMPARE(done.attempts, 1);
    QCOMPARE(done.made, 5);
    QCOMPARE(done.kept, 3);
    QCOMPARE(done.dropped, (DropCounts{{DropReason::Repeated, 2}}));
    QCOMPARE(done.milliseconds, 77);

    const Error error{ErrorKind::TimedOut, QStringLiteral("example.org"), {}};
    VERIFY_OK(place.journal.chunks.failed(job.id, 1, error, {}));
    QCOMPARE(chunkOf(place, job, 1).error, std::optional<Error>(error));
    const Job now = *place.journal.jobs.find(job.id);
    QCOMPARE(now.chunkCount, 2);
    QCOMPARE(now.chunksDone, 1);
    QCOMPARE(now.chunksFailed, 1);
}

void TestJobJournal::retryTakesAllOrThePagesNamed()
{
    Place place;
    const Job job = place.job(4);
    const Error error{ErrorKind::ReaderTimeout, {}, {}};
    VERIFY_OK(place.journal.pages.read(job.id, 0, pageText(QStringLiteral("word")), 1));
    for (const int position : {1, 2, 3})
        VERIFY_OK(place.journal.pages.failed(job.id, position, error, 1));
    Chunk across = chunk(1, 1);
    across.pages << PageSpan{2, 3, 0, 4};
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0), across, chunk(2, 3)}));
    for (const int index : {1, 2})
        VERIFY_OK(place.journal.chunks.failed(job.id, index, error, {}));

    VERIFY_OK(place.journal.retryFailed(job.id, {2}));
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Done);
    QCOMPARE(pageOf(place, job, 1).state, UnitState::Failed);
    QCOMPARE(pageOf(place, job, 2).state, UnitState::Waiting);
    QCOMPARE(chunkOf(place, job, 1).state, UnitState::Waiting); // touches page 2
    QCOMPARE(chunkOf(place, job, 2).state, UnitState::Failed);

    VERIFY_OK(place.journal.retryFailed(job.id));
    const Job now = *place.journal.jobs.find(job.id);
    QCOMPARE(now.pagesFailed, 0);
    QCOMPARE(now.chunksFailed, 0);
    QCOMPARE(now.pagesDone, 1);
}

void TestJobJournal::removedChunksTakeTheirCardsAlong()
{
    Place place;
    const Job job = place.job(2);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0), chunk(1, 1)}));
    VERIFY_OK(place.journal.cards.save(job.id, 0, 0, card(QStringLiteral("stays"))));
    VERIFY_OK(place.journal.cards.save(job.id, 1, 0, card(QStringLiteral("goes"))));
    VERIFY_OK(place.journal.chunks.remove(job.id, {1}));
    QCOMPARE(place.journal.chunks.all(job.id)->size(), 1);
    QCOMPARE(fronts(place.library.flashcards({})), QStringList{QStringLiteral("stays")});
    QCOMPARE(place.journal.jobs.find(job.id)->flashcardCount, 1);
    VERIFY_OK(place.library.restoreFlashcards({QStringLiteral("goes")}));
    QCOMPARE(place.journal.jobs.find(job.id)->flashcardCount, 2);
}

void TestJobJournal::aCardIsSavedOnce()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    Flashcard first = card(QStringLiteral("one"));
    const auto isNew = place.journal.cards.save(job.id, 0, 0, first);
    VERIFY_OK(isNew);
    QVERIFY(*isNew);
    Flashcard again = first;
    again.back = QStringLiteral("other");
    const auto repeated = place.journal.cards.save(job.id, 0, 0, again);
    VERIFY_OK(repeated);
    QVERIFY(!*repeated);
    first.uploadId = job.uploadId;
    QCOMPARE(*place.library.flashcard(first.id), first);
    QCOMPARE(place.journal.jobs.find(job.id)->flashcardCount, 1);
}

void TestJobJournal::aDeletedCardStaysDeletedWhenSavedAgain()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    VERIFY_OK(place.journal.cards.save(job.id, 0, 0, card(QStringLiteral("one"))));
    VERIFY_OK(place.library.deleteFlashcards({QStringLiteral("one")}));
    const auto again = place.journal.cards.save(job.id, 0, 0, card(QStringLiteral("one")));
    VERIFY_OK(again);
    QVERIFY(!*again);
    QCOMPARE(place.journal.jobs.find(job.id)->flashcardCount, 0);
}

void TestJobJournal::aCardMovesToTheChunkThatMakesItAgain()
{
    Place place;
    const Job job = place.job(2);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0), chunk(1, 1)}));
    const Flashcard plain = card(QStringLiteral("plain"));
    const Flashcard edited = card(QStringLiteral("edited"));
    const Flashcard unwanted = card(QStringLiteral("unwanted"));
    for (const Flashcard &made : {plain, edited, unwanted})
        VERIFY_OK(place.journal.cards.save(job.id, 0, 0, made));
    Flashcard change = edited;
    change.back = QStringLiteral("better");
    VERIFY_OK(place.library.updateFlashcard(change));
    VERIFY_OK(place.library.setChecked({plain.id, edited.id}, true));
    VERIFY_OK(place.library.deleteFlashcards({unwanted.id}));
    VERIFY_OK(place.journal.chunks.remove(job.id, {0}));
    QCOMPARE(*place.library.flashcardCount({}), 0);

    for (const MadeCard &made : *place.journal.cards.made(job.id)) {
        QCOMPARE(made.origin, cardOrigin(plain.evidence.quote, made.id.toUpper() + u'!'));
        QCOMPARE(made.chunk, 0);
        QCOMPARE(made.page, 0);
        QCOMPARE(made.deleted, made.id == unwanted.id);
        QCOMPARE(made.changed, made.id == edited.id);
        QCOMPARE(made.checked, made.id != unwanted.id);
    }
    const auto again = [&](Flashcard made) {
        made.back = QStringLiteral("read better");
        made.evidence.quote = QStringLiteral("A  quote");
        return *place.journal.cards.save(job.id, 1, 3, made);
    };
    QVERIFY(again(plain));
    QVERIFY(!again(plain)); // it is there
    QVERIFY(again(edited));
    QVERIFY(!again(unwanted));
    QCOMPARE(*place.library.flashcardCount({}), 2);
    const Flashcard renewed = *place.library.flashcard(plain.id);
    QCOMPARE(renewed.back, QStringLiteral("read better"));
    QCOMPARE(renewed.evidence.quote, QStringLiteral("A  quote"));
    QVERIFY(!renewed.checkedAt.isValid()); // nobody has seen this back
    QCOMPARE(renewed.createdAt, plain.createdAt);
    QCOMPARE(place.library.flashcard(edited.id)->back, QStringLiteral("better"));
    QVERIFY(place.library.flashcard(edited.id)->checkedAt.isValid());
    const auto known = place.journal.cards.made(job.id);
    QVERIFY(std::any_of(known->cbegin(), known->cend(), [&plain](const auto &made) {
        return made.id == plain.id && made.chunk == 1;
    }));

    // Before the chunk that it was made of goes.
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(2, 1)}));
    VERIFY_OK(place.journal.cards.save(job.id, 2, 0, plain));
    VERIFY_OK(place.journal.chunks.remove(job.id, {1}));
    QVERIFY(place.library.flashcard(plain.id).ok());
    QVERIFY(!place.library.flashcard(edited.id).ok());
}

void TestJobJournal::unknownUnitsAreNotFound_data()
{
    QTest::addColumn<bool>("knownJob");
    QTest::newRow("unknown job") << false;
    QTest::newRow("unknown page or chunk") << true;
}

void TestJobJournal::unknownUnitsAreNotFound()
{
    QFETCH(bool, knownJob);
    Place place;
    const QString id = knownJob ? place.job(1).id : QStringLiteral("no such job");
    JobJournal &journal = place.journal;
    VERIFY_ERROR(journal.pages.text(id, 7), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.taken(id, 7, {}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.started(id, 7), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.read(id, 7, {}, 0), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.failed(id, 7, {}, 0), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.skip(id, 7), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.correct(id, 7, {}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.started(id, 7), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.done(id, 7, {}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.failed(id, 7, {}, {}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.cards.save(id, 7, 0, card(QStringLiteral("one"))), ErrorKind::NotFound);
    if (knownJob)
        return;
    VERIFY_ERROR(journal.jobs.find(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.pages.all(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.all(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.lease.acquire(id, me), ErrorKind::NotFound);
    VERIFY_ERROR(journal.lease.heartbeat(id, me), ErrorKind::NotFound);
    VERIFY_ERROR(journal.lease.finish(id, me, JobState::Failed), ErrorKind::NotFound);
    VERIFY_ERROR(journal.jobs.requestCancel(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.jobs.cancelRequested(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.retryFailed(id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.cut(id, {chunk(0, 0)}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.chunks.remove(id, {0}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.jobs.setTitle(id, id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.answers.requestSent(id, id, id), ErrorKind::NotFound);
    VERIFY_ERROR(journal.answers.arrived(id, id, {}), ErrorKind::NotFound);
    VERIFY_ERROR(journal.usage.add(id, {1, 1, 1}), ErrorKind::NotFound);
}

void TestJobJournal::jobsAreListedNewestFirst()
{
    Place place;
    const Job first = place.job(1);
    const Job second = place.job(2);
    const Job third = place.job(3);
    VERIFY_OK(place.library.deleteUpload(second.uploadId));
    const auto jobs = place.journal.jobs.all();
    VERIFY_OK(jobs);
    QCOMPARE(jobs->size(), 2);
    QCOMPARE(jobs->at(0), third);
    QCOMPARE(jobs->at(1), first);
}

void TestJobJournal::answersAreBoughtOnce()
{
    Place place;
    const Job job = place.job(1);
    const QString key = QStringLiteral("abc");
    VERIFY_ERROR(place.journal.answers.find(job.id, key), ErrorKind::NotFound);
    VERIFY_OK(place.journal.answers.requestSent(job.id, key, QStringLiteral("example.org")));
    VERIFY_ERROR(place.journal.answers.find(job.id, key),
                 ErrorKind::NotFound); // sent is not arrived
    const QByteArray body = QByteArray("{\"cards\":[]}\0\xff", 14).repeated(1000);
    VERIFY_OK(place.journal.answers.arrived(job.id, key, {body, 123, 45}));
    VERIFY_OK(place.journal.answers.requestSent(job.id, key, QStringLiteral("example.org")));
    const auto answer = place.journal.answers.find(job.id, key);
    VERIFY_OK(answer);
    QCOMPARE(answer->body, body);
    QCOMPARE(answer->inputTokens, 123);
    QCOMPARE(answer->outputTokens, 45);
}

void TestJobJournal::answersGoWithTheirUpload()
{
    Place place;
    const Job job = place.job(1);
    const QString mine = QStringLiteral("mine");
    const QString free = QStringLiteral("free");
    VERIFY_OK(place.journal.answers.requestSent(job.id, mine, QStringLiteral("example.org")));
    VERIFY_OK(place.journal.answers.requestSent({}, free, QStringLiteral("example.org")));
    VERIFY_OK(place.journal.answers.arrived(job.id, mine, {"1", 1, 1}));
    VERIFY_OK(place.journal.answers.arrived({}, free, {"2", 1, 1}));
    VERIFY_OK(place.journal.lease.finish(job.id, me, JobState::Completed));
    VERIFY_OK(place.library.deleteUpload(job.uploadId));
    VERIFY_OK(place.library.purge());
    VERIFY_ERROR(place.journal.answers.find({}, mine), ErrorKind::NotFound);
    VERIFY_OK(place.journal.answers.find({}, free));
}

// Two jobs of the same page: one bought the answer, the other found it.
void TestJobJournal::aSharedAnswerGoesWithTheLastUpload()
{
    Place place;
    const Job jobs[] = {place.job(1, me), place.job(1, me)};
    const QString key = QStringLiteral("shared");
    VERIFY_OK(place.journal.answers.requestSent(jobs[0].id, key, QStringLiteral("example.org")));
    VERIFY_OK(place.journal.answers.arrived(jobs[0].id, key, {"1", 1, 1}));
    VERIFY_OK(place.journal.answers.find(jobs[1].id, key));
    VERIFY_OK(place.journal.answers.find(jobs[1].id, key));
    const auto purge = [&place](const Job &job) -> Status {
        JobJournal journal(place.library);
        if (const Status ended = journal.lease.finish(job.id, me, JobState::Completed); !ended)
            return ended;
        if (const Status deleted = place.library.deleteUpload(job.uploadId); !deleted)
            return deleted;
        return place.library.purge();
    };
    VERIFY_OK(purge(jobs[0]));
    VERIFY_OK(place.journal.answers.find(jobs[1].id, key));
    VERIFY_OK(purge(jobs[1]));
    VERIFY_ERROR(place.journal.answers.find({}, key), ErrorKind::NotFound);
}

void TestJobJournal::gatheredWritesAreSafeTogether()
{
    Place place;
    const Job job = place.job(3);
    Library second = *Library::open(place.folder.path());
    JobJournal others(second);
    const auto attempts = [&](int page) { return others.pages.all(job.id)->at(page).attempts; };
    place.journal.writes.gather();
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    VERIFY_ERROR(place.journal.pages.started(job.id, 7), ErrorKind::NotFound); // undone alone
    VERIFY_OK(place.journal.pages.started(job.id, 1));
    QVERIFY(place.journal.writes.unsafe());
    QCOMPARE(attempts(0), 0);
    VERIFY_OK(place.journal.writes.makeSafe());
    QVERIFY(!place.journal.writes.unsafe());
    QCOMPARE(attempts(0), 1);
    QCOMPARE(attempts(1), 1);
    VERIFY_OK(others.pages.started(job.id, 1)); // nobody is kept out
    VERIFY_OK(place.journal.pages.started(job.id, 2));
    VERIFY_OK(place.journal.writes.endGathering());
    QCOMPARE(attempts(2), 1);
    VERIFY_OK(place.journal.pages.started(job.id, 2));
    QCOMPARE(attempts(2), 2);
}

void TestJobJournal::usageAddsUp()
{
    Place place;
    const Job first = place.job(1);
    const Job second = place.job(1);
    const QString host = QStringLiteral("example.org");
    VERIFY_OK(place.journal.answers.requestSent(first.id, QStringLiteral("a"), host));
    VERIFY_OK(
        place.journal.answers.requestSent(first.id, QStringLiteral("a"), host)); // tried again
    VERIFY_OK(place.journal.answers.arrived(first.id, QStringLiteral("a"), {"1", 20, 5}));
    VERIFY_OK(place.journal.answers.requestSent({}, QStringLiteral("b"), host));
    VERIFY_OK(place.journal.answers.arrived({}, QStringLiteral("b"), {"2", 1000, 500}));
    VERIFY_OK(place.journal.usage.add(second.id, {4, 100, 50}));
    QCOMPARE(*place.journal.usage.ofJob(first.id), (Usage{2, 20, 5}));
    QCOMPARE(*place.journal.usage.ofJob(second.id), (Usage{4, 100, 50}));
    VERIFY_OK(place.journal.lease.finish(first.id, me, JobState::Completed));
    VERIFY_OK(place.library.deleteUpload(first.uploadId));
    VERIFY_OK(place.library.purge());
    const auto months = place.journal.usage.byMonth();
    VERIFY_OK(months);
    Usage sum; // of two months, if this runs at midnight
    for (const Usage &usage : *months)
        sum += usage;
    QCOMPARE(sum, (Usage{7, 1120, 555}));
    QVERIFY(months->contains(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM"))));
}

void TestJobJournal::whatLeftThisComputerIsListedByHost()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.usage.addTraffic(job.id, QStringLiteral("a.org"), {1, 100, 0}));
    VERIFY_OK(place.journal.usage.addTraffic(job.id, QStringLiteral("a.org"), {0, 0, 2000}));
    VERIFY_OK(place.journal.usage.addTraffic(job.id, QStringLiteral("b.org:8080"),
                                             {1, 5'000'000'000, 7}));
    VERIFY_OK(place.journal.usage.addTraffic({}, QStringLiteral("c.org"), {1, 1, 1}));
    const auto traffic = place.journal.usage.traffic(job.id);
    VERIFY_OK(traffic);
    QCOMPARE(*traffic,
             (QMap<QString, HostTraffic>{{QStringLiteral("a.org"), {1, 100, 2000}},
                                         {QStringLiteral("b.org:8080"), {1, 5'000'000'000, 7}}}));
    VERIFY_ERROR(place.journal.usage.traffic(QStringLiteral("nobody")), ErrorKind::NotFound);
}

void TestJobJournal::ratesMoveTowardsWhatIsMeasured()
{
    Place place;
    const QString step = QStringLiteral("reading/tesseract");
    for (const double seconds : {2.0, 4.0})
        VERIFY_OK(place.journal.rates.learn(step, seconds));
    StepRate rate = place.journal.rates.all()->first();
    QCOMPARE(rate.step, step);
    QCOMPARE(rate.seconds, 3.0);
    QCOMPARE(rate.spread, 1.0);
    QCOMPARE(rate.samples, 2);
    for (int i = 0; i < 100; ++i)
        VERIFY_OK(place.journal.rates.learn(step, 10));
    rate = place.journal.rates.all()->first();
    QVERIFY(qAbs(rate.seconds - 10) < 0.01);
    QVERIFY(rate.spread < 0.05);
    VERIFY_ERROR(place.journal.rates.learn(step, -1), ErrorKind::BadInput);
    VERIFY_ERROR(place.journal.rates.learn(step, std::numeric_limits<double>::quiet_NaN()),
                 ErrorKind::BadInput);
    QCOMPARE(place.journal.rates.all()->first().samples, 102);
}

void TestJobJournal::pagesAreFoundByTheirText()
{
    Place place;
    const Job job = place.job(3);
    const PageText stomata = pageText(QStringLiteral("The stomata of a leaf"));
    VERIFY_OK(place.journal.pages.read(job.id, 0, stomata, 1));
    VERIFY_OK(
        place.journal.pages.read(job.id, 1, pageText(QStringLiteral("光合作用は植物が行う")), 1));
    const auto hits = place.library.searchPages(QStringLiteral("stom"));
    VERIFY_OK(hits);
    QCOMPARE(hits->size(), 1);
    QCOMPARE(hits->first().uploadId, job.uploadId);
    QCOMPARE(hits->first().position, 0);
    QCOMPARE(hits->first().excerpt, QStringLiteral("The stomata of a leaf"));
    const auto japanese = place.library.searchPages(QStringLiteral("植物"));
    VERIFY_OK(japanese);
    QCOMPARE(japanese->size(), 1);
    QCOMPARE(japanese->first().position, 1);
    QVERIFY(japanese->first().excerpt.contains(QStringLiteral("植物が行う")));
    VERIFY_OK(
        place.journal.pages.read(job.id, 0, pageText(QStringLiteral("Roots")), 1)); // read anew
    QCOMPARE(place.library.searchPages(QStringLiteral("stom"))->size(), 0);
    QCOMPARE(place.library.searchPages(QStringLiteral("???"))->size(), 0);
    VERIFY_OK(place.library.deleteUpload(job.uploadId));
    QCOMPARE(place.library.searchPages(QStringLiteral("roots"))->size(), 0);
}

QTEST_GUILESS_MAIN(TestJobJournal)
#include "tst_jobjournal.moc"
