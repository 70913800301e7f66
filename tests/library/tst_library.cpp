// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/library.h"

#include <QFileInfo>

using namespace recto;
using namespace recto::samples;

class TestLibrary : public QObject
{
    Q_OBJECT

private slots:
    void aCardComesBackAsItWasSaved();
    void createUploadFillsInWhatIsMissing();
    void uploadsCarryTheirCountsLastAddedFirst();
    void aDeletedUploadIsHiddenAndComesBack();
    void cardsFollowUploadsThenChunksThenPlaces();
    void cardsPageWithoutGapOrDouble();
    void filtersCombine();
    void deletingCardsCanBeUndone();
    void editingACardKeepsItsEvidence();
    void whatAPersonFoundStaysWithTheCard();
    void offeredCardsAreApartUntilTheyAreTaken();
    void countsSayHowFarOneHasCome();
    void aPageIsRewrittenWithItsCards();
    void aFormattedCardComesBack();
    void numbersListTheSameCards_data();
    void numbersListTheSameCards();
    void uncertainCardsComeFirst();
    void whatIsNotThereIsNotFound();
    void addingIsAllOrNothing();
    void coursesAndGroupsLastUsedFirst();
    void aMovedLibraryGoesOnWorking();
};

void TestLibrary::aCardComesBackAsItWasSaved()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    Flashcard saved = card(QStringLiteral("What is a leaf? \"quoted\" – ünïcode 葉"));
    saved.uploadId = upload.id;
    saved.kind = CardKind::Cloze;
    VERIFY_OK(place.library.addFlashcards({saved}));
    const auto found = place.library.flashcard(saved.id);
    VERIFY_OK(found);
    QCOMPARE(*found, saved);
    QCOMPARE(place.library.flashcards({})->first(), saved);
}

void TestLibrary::createUploadFillsInWhatIsMissing()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"), QStringLiteral("Botany"));
    QVERIFY(!upload.id.isEmpty());
    QVERIFY(upload.createdAt.isValid());
    QCOMPARE(*place.library.upload(upload.id), upload);
    VERIFY_OK(place.library.renameUpload(upload.id, QStringLiteral("Trees")));
    QCOMPARE(place.library.upload(upload.id)->title, QStringLiteral("Trees"));
}

void TestLibrary::uploadsCarryTheirCountsLastAddedFirst()
{
    Place place;
    const Upload first = place.upload(QStringLiteral("first"));
    const Upload second = place.upload(QStringLiteral("second"));
    QList<Flashcard> cards;
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        cards << card(name);
        cards.last().uploadId = first.id;
    }
    VERIFY_OK(place.library.addFlashcards(cards));
    VERIFY_OK(place.library.addFlashcards(cards)); // the same again changes nothing
    VERIFY_OK(place.library.deleteFlashcards({QStringLiteral("b")}));
    VERIFY_OK(place.library.deleteFlashcards({QStringLiteral("b")}));
    const auto uploads = place.library.uploads();
    VERIFY_OK(uploads);
    QCOMPARE(uploads->size(), 2);
    QCOMPARE(uploads->at(0).id, second.id);
    QCOMPARE(uploads->at(1).flashcardCount, 2);
    QCOMPARE(*place.library.flashcardCount({}), 2);
}

void TestLibrary::aDeletedUploadIsHiddenAndComesBack()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    QList<Flashcard> cards{card(QStringLiteral("kept")), card(QStringLiteral("deleted before"))};
    cards[0].uploadId = cards[1].uploadId = upload.id;
    VERIFY_OK(place.library.addFlashcards(cards));
    VERIFY_OK(place.library.deleteFlashcards({cards.at(1).id}));

    VERIFY_OK(place.library.deleteUpload(upload.id));
    QCOMPARE(place.library.uploads()->size(), 0);
    VERIFY_ERROR(place.library.upload(upload.id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.deleteUpload(upload.id), ErrorKind::NotFound);
    QCOMPARE(fronts(place.library.flashcards({})), QStringList());
    QCOMPARE(*place.library.flashcardCount({{}, {}, {}, QStringLiteral("kept")}), 0);

    VERIFY_OK(place.library.restoreUpload(upload.id));
    QCOMPARE(fronts(place.library.flashcards({})), QStringList{QStringLiteral("kept")});
    QCOMPARE(place.library.upload(upload.id)->flashcardCount, 1);
}

void TestLibrary::cardsFollowUploadsThenChunksThenPlaces()
{
    Place place;
    const Job older = place.job(3);
    // A page that was read later has a later index, but stands where it stands.
    VERIFY_OK(place.journal.chunks.cut(older.id,
                                       {chunk(0, 0), chunk(1, 2), chunk(2, 1), chunk(3, 1, 500)}));
    const auto make = [&](int index, int at, const char *front) {
        return place.journal.cards.save(older.id, index, at, card(QLatin1String(front)));
    };
    VERIFY_OK(make(1, 0, "page 2"));
    VERIFY_OK(make(3, 0, "page 1, below"));
    VERIFY_OK(make(2, 1, "page 1, second"));
    VERIFY_OK(make(2, 0, "page 1, first"));
    VERIFY_OK(make(0, 0, "page 0"));
    Flashcard brought = card(QStringLiteral("brought"));
    brought.uploadId = older.uploadId;
    VERIFY_OK(place.library.addFlashcards({brought}));
    const Upload newer = place.upload(QStringLiteral("newer"));
    Flashcard other = card(QStringLiteral("newer"));
    other.uploadId = newer.id;
    VERIFY_OK(place.library.addFlashcards({other}));

    const QStringList expected{QStringLiteral("newer"),         QStringLiteral("page 0"),
                               QStringLiteral("page 1, first"), QStringLiteral("page 1, second"),
                               QStringLiteral("page 1, below"), QStringLiteral("page 2"),
                               QStringLiteral("brought")};
    QCOMPARE(fronts(place.library.flashcards({})), expected);
}

void TestLibrary::cardsPageWithoutGapOrDouble()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("many"));
    QList<Flashcard> cards;
    for (int i = 0; i < 25; ++i) {
        cards << card(QString::number(i));
        cards.last().uploadId = upload.id;
    }
    VERIFY_OK(place.library.addFlashcards(cards));
    QStringList paged;
    for (int offset = 0; offset < 30; offset += 10) {
        CardFilter filter;
        filter.limit = 10;
        filter.offset = offset;
        paged << fronts(place.library.flashcards(filter));
    }
    QCOMPARE(paged, fronts(place.library.flashcards({})));
    QCOMPARE(paged.size(), 25);
}

void TestLibrary::filtersCombine()
{
    Place place;
    const Upload first = place.upload(QStringLiteral("first"));
    const Upload second = place.upload(QStringLiteral("second"));
    const auto made
        = [](const Upload &upload, const char *front, const char *course, const char *group) {
              Flashcard item = card(QLatin1String(front));
              item.uploadId = upload.id;
              item.course = QLatin1String(course);
              item.group = QLatin1String(group);
              return item;
          };
    VERIFY_OK(place.library.addFlashcards(
        {made(first, "root cell", "Botany", "A"), made(first, "stem cell", "Zoology", "A"),
         made(second, "leaf cell", "Botany", "B"), made(second, "leaf vein", "Botany", "B")}));
    CardFilter filter;
    filter.uploadIds = QStringList{second.id};
    filter.search = QStringLiteral("cell");
    QCOMPARE(fronts(place.library.flashcards(filter)), QStringList{QStringLiteral("leaf cell")});
    filter.uploadIds << first.id;
    filter.course = QStringLiteral("Botany");
    QCOMPARE(*place.library.flashcardCount(filter), 2);
    filter.group = QStringLiteral("A");
    QCOMPARE(fronts(place.library.flashcards(filter)), QStringList{QStringLiteral("root cell")});
    filter = {};
    filter.uploadIds = QStringList{QStringLiteral("no such upload")};
    QCOMPARE(fronts(place.library.flashcards(filter)), QStringList());
}

void TestLibrary::deletingCardsCanBeUndone()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    Flashcard item = card(QStringLiteral("chlorophyll"));
    item.uploadId = upload.id;
    VERIFY_OK(place.library.addFlashcards({item}));
    VERIFY_OK(place.library.deleteFlashcards({item.id}));
    VERIFY_ERROR(place.library.flashcard(item.id), ErrorKind::NotFound);
    CardFilter search;
    search.search = QStringLiteral("chlorophyll");
    QCOMPARE(*place.library.flashcardCount(search), 0);
    VERIFY_OK(place.library.restoreFlashcards({item.id}));
    QCOMPARE(*place.library.flashcard(item.id), item);
    QCOMPARE(*place.library.flashcardCount(search), 1);
}

void TestLibrary::editingACardKeepsItsEvidence()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    Flashcard item = card(QStringLiteral("chlorophyll"));
    item.uploadId = upload.id;
    VERIFY_OK(place.library.addFlashcards({item}));
    Flashcard edited = item;
    edited.front = QStringLiteral("xanthophyll");
    edited.back = QString();
    edited.tags = QStringList{QStringLiteral("yellow")};
    edited.course = QStringLiteral("Chemistry");
    edited.evidence = {};
    edited.score = 0;
    VERIFY_OK(place.library.updateFlashcard(edited));
    Flashcard expected = edited;
    expected.evidence = item.evidence;
    expected.score = item.score;
    expected.back = QStringLiteral("");
    expected.changedAt = place.library.flashcard(item.id)->changedAt;
    QVERIFY(expected.changedAt.isValid());
    QCOMPARE(*place.library.flashcard(item.id), expected);
    CardFilter search;
    search.search = QStringLiteral("chlorophyll");
    QCOMPARE(*place.library.flashcardCount(search), 0);
    search.search = QStringLiteral("xanthophyll yellow");
    QCOMPARE(*place.library.flashcardCount(search), 1);
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());
}

void TestLibrary::whatAPersonFoundStaysWithTheCard()
{
    Place place;
    Flashcard brought = card(QStringLiteral("brought"));
    brought.uploadId = place.upload(QStringLiteral("Leaves")).id;
    brought.doubts = {QStringLiteral("quote-absent"), QStringLiteral("leakage")};
    VERIFY_OK(place.library.addFlashcards({brought}));
    QCOMPARE(*place.library.flashcard(brought.id), brought);
    QVERIFY(!place.library.flashcard(brought.id)->checkedAt.isValid());

    const QDateTime before = QDateTime::currentDateTimeUtc();
    VERIFY_OK(place.library.setChecked({brought.id}, true));
    const Flashcard checked = *place.library.flashcard(brought.id);
    QVERIFY(checked.checkedAt >= before);
    QVERIFY(!checked.changedAt.isValid());
    VERIFY_OK(place.library.updateFlashcard(brought));
    QCOMPARE(place.library.flashcard(brought.id)->checkedAt, checked.checkedAt);
    QVERIFY(place.library.flashcard(brought.id)->changedAt >= before);
    VERIFY_OK(place.library.setChecked({brought.id}, false));
    QVERIFY(!place.library.flashcard(brought.id)->checkedAt.isValid());
    QCOMPARE(place.library.flashcard(brought.id)->doubts, brought.doubts);
}

void TestLibrary::offeredCardsAreApartUntilTheyAreTaken()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"));
    Flashcard sure = card(QStringLiteral("sure"));
    Flashcard offered = card(QStringLiteral("offered"));
    sure.uploadId = offered.uploadId = upload.id;
    offered.offered = true;
    VERIFY_OK(place.library.addFlashcards({sure, offered}));
    const CardFilter all;
    CardFilter offers;
    offers.offered = true;
    const auto count
        = [&](const CardFilter &filter) { return *place.library.flashcardCount(filter); };

    QCOMPARE(fronts(place.library.flashcards(all)), QStringList{QStringLiteral("sure")});
    QCOMPARE(fronts(place.library.flashcards(offers)), QStringList{QStringLiteral("offered")});
    QCOMPARE(count(all), 1);
    QCOMPARE(count(offers), 1);
    QCOMPARE(place.library.upload(upload.id)->flashcardCount, 1);
    QVERIFY(place.library.flashcard(offered.id)->offered);
    offers.search = QStringLiteral("offer");
    QCOMPARE(count(offers), 1);
    offers.search.clear();

    VERIFY_OK(place.library.deleteFlashcards({offered.id})); // not wanted
    QCOMPARE(count(offers), 0);
    VERIFY_OK(place.library.restoreFlashcards({offered.id}));
    QCOMPARE(count(offers), 1);
    VERIFY_OK(place.library.deleteUpload(upload.id));
    QCOMPARE(count(offers), 0);
    VERIFY_OK(place.library.restoreUpload(upload.id));

    VERIFY_OK(place.library.setOffered({offered.id}, false));
    QCOMPARE(count(all), 2);
    QCOMPARE(count(offers), 0);
    QVERIFY(!place.library.flashcard(offered.id)->offered);
    QCOMPARE(place.library.upload(upload.id)->flashcardCount, 2);
    VERIFY_OK(place.library.purge());
    QCOMPARE(count(all), 2);
}

void TestLibrary::countsSayHowFarOneHasCome()
{
    Place place;
    const Upload upload = place.upload(QStringLiteral("Leaves"), QStringLiteral("Botany"));
    QList<Flashcard> cards;
    for (const char *name : {"sure", "unsure", "unsure too", "offered", "gone"}) {
        cards << card(QString::fromLatin1(name));
        cards.last().uploadId = upload.id;
        cards.last().score = cards.last().id.startsWith(QLatin1String("unsure")) ? 0.3 : 0.9;
        cards.last().offered = cards.last().id == QLatin1String("offered");
    }
    VERIFY_OK(place.library.addFlashcards(cards));
    VERIFY_OK(place.library.deleteFlashcards({QStringLiteral("gone")}));
    CardFilter filter;
    filter.uploadIds = {upload.id};
    QCOMPARE(*place.library.cardCounts(filter), (CardCounts{3, 0, 2, 0, 1, 1}));
    const auto listed = [&](Checking checking) {
        CardFilter some = filter;
        some.checking = checking;
        const QStringList found = fronts(place.library.flashcards(some));
        return static_cast<qsizetype>(*place.library.flashcardCount(some)) == found.size()
            ? found.size()
            : -1;
    };
    QCOMPARE(listed(Checking::Uncertain), 2);
    QCOMPARE(listed(Checking::Unchecked), 3);

    VERIFY_OK(place.library.setChecked({QStringLiteral("unsure")}, true));
    Flashcard changed = cards.at(2);
    changed.back = QStringLiteral("another answer");
    VERIFY_OK(place.library.updateFlashcard(changed));
    QCOMPARE(*place.library.cardCounts(filter), (CardCounts{3, 1, 1, 1, 1, 1}));
    QCOMPARE(listed(Checking::Uncertain), 1);
    QCOMPARE(listed(Checking::Unchecked), 2);
    QCOMPARE(listed(Checking::All), 3);
    CardFilter course;
    course.course = QStringLiteral("Botany");
    QCOMPARE(place.library.cardCounts(course)->checked, 1);
    course.search = QStringLiteral("another");
    QCOMPARE(place.library.cardCounts(course)->all, 1);
    course.course = QStringLiteral("Zoology");
    QCOMPARE(*place.library.cardCounts(course), CardCounts());
}

void TestLibrary::aPageIsRewrittenWithItsCards()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.pages.read(job.id, 0, pageText(QStringLiteral("wrnng words")), 5));
    Flashcard saved = card(QStringLiteral("card"), QStringLiteral("wrnng"));
    saved.uploadId = job.uploadId;
    saved.doubts = {QStringLiteral("misread-word")};
    VERIFY_OK(place.library.addFlashcards({saved}));
    PageRewrite rewrite{job.uploadId, 0, pageText(QStringLiteral("wrong words")), {saved}};
    rewrite.cards[0].back = QStringLiteral("wrong");
    rewrite.cards[0].doubts.clear();
    rewrite.cards[0].evidence.quote = QStringLiteral("wrong words");
    rewrite.cards[0].score = 0.9;
    rewrite.cards[0].changedAt = saved.createdAt.addDays(1);
    VERIFY_OK(place.library.rewritePage(rewrite));
    QCOMPARE(place.library.page(job.uploadId, 0)->text, rewrite.text);
    QCOMPARE(*place.library.flashcard(saved.id), rewrite.cards.first());
    QCOMPARE(place.library.searchPages(QStringLiteral("wrong"))->size(), 1);
    QCOMPARE(place.library.searchPages(QStringLiteral("wrnng"))->size(), 0);

    rewrite.cards[0].id = QStringLiteral("nobody"); // all of it or nothing
    rewrite.text = pageText(QStringLiteral("other words"));
    QVERIFY(!place.library.rewritePage(rewrite).ok());
    QCOMPARE(place.library.page(job.uploadId, 0)->text.text, QStringLiteral("wrong words"));
}

void TestLibrary::aFormattedCardComesBack()
{
    Place place;
    Flashcard formatted = card(QStringLiteral("H2O"));
    formatted.uploadId = place.upload(QStringLiteral("Water")).id;
    formatted.frontHtml = QStringLiteral("H<sub>2</sub>O");
    formatted.backHtml = QStringLiteral("<b>an answer</b>");
    VERIFY_OK(place.library.addFlashcards({formatted}));
    QCOMPARE(*place.library.flashcard(formatted.id), formatted);
    formatted.backHtml.clear();
    VERIFY_OK(place.library.updateFlashcard(formatted));
    QVERIFY(place.library.flashcard(formatted.id)->backHtml.isEmpty());
    QCOMPARE(place.library.flashcard(formatted.id)->frontHtml, formatted.frontHtml);
}

void TestLibrary::numbersListTheSameCards_data()
{
    QTest::addColumn<QString>("search");
    QTest::newRow("all") << "";
    QTest::newRow("a word of all") << "leaf";
    QTest::newRow("a word of some") << "third";
    QTest::newRow("signs alone") << "?";
    QTest::newRow("none") << "nowhere";
}

void TestLibrary::numbersListTheSameCards()
{
    QFETCH(QString, search);
    Place place;
    for (int upload = 0; upload < 3; ++upload) {
        QList<Flashcard> cards;
        const QString id = place.upload(QStringLiteral("Leaves")).id;
        for (int i = 0; i < 150; ++i) {
            Flashcard made = card(QStringLiteral("leaf %1 %2%3?")
                                      .arg(upload)
                                      .arg(i)
                                      .arg(i % 3 == 0 ? QStringLiteral(" third") : QString()));
            made.uploadId = id;
            cards << made;
        }
        VERIFY_OK(place.library.addFlashcards(cards));
    }
    CardFilter filter;
    filter.search = search;
    const QList<Flashcard> all = *place.library.flashcards(filter);
    const QList<qint64> numbers = *place.library.cardNumbers(filter, CardOrder::Reading);
    QCOMPARE(numbers.size(), *place.library.flashcardCount(filter));
    QCOMPARE(numbers.size(), all.size());
    const QList<NumberedCard> cards = *place.library.cards(numbers);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        QCOMPARE(cards.at(i).number, numbers.at(i));
        QCOMPARE(cards.at(i).card, all.at(i));
    }
    if (!numbers.isEmpty())
        QCOMPARE(*place.library.cardNumber(all.last().id), numbers.last());
    filter.limit = 20; // the first ones are found another way
    filter.offset = 5;
    QCOMPARE(*place.library.cardNumbers(filter, CardOrder::Reading), numbers.mid(5, 20));
    QCOMPARE(*place.library.cardNumbers(filter, CardOrder::UncertainFirst), numbers.mid(5, 20));
}

void TestLibrary::uncertainCardsComeFirst()
{
    Place place;
    const QString upload = place.upload(QStringLiteral("Leaves")).id;
    QList<Flashcard> cards;
    for (const double score : {1.0, 0.5, 0.6, 0.2, 0.7, 0.2}) {
        Flashcard made = card(QStringLiteral("%1: %2").arg(cards.size()).arg(score));
        made.uploadId = upload;
        made.score = score;
        cards << made;
    }
    VERIFY_OK(place.library.addFlashcards(cards));
    const auto fronts = [&](int limit, int offset) {
        CardFilter filter;
        filter.limit = limit;
        filter.offset = offset;
        QStringList texts;
        const auto numbers = place.library.cardNumbers(filter, CardOrder::UncertainFirst);
        for (const NumberedCard &row : *place.library.cards(*numbers))
            texts << row.card.front.left(1);
        return texts.join(QString());
    };
    QCOMPARE(fronts(-1, 0), QStringLiteral("351024"));
    QCOMPARE(fronts(2, 0), QStringLiteral("35"));
    QCOMPARE(fronts(3, 2), QStringLiteral("102"));
    QCOMPARE(fronts(-1, 4), QStringLiteral("24"));
    QCOMPARE(fronts(5, 9), QString());
}

void TestLibrary::whatIsNotThereIsNotFound()
{
    Place place;
    const QString id = QStringLiteral("no such id");
    Flashcard item = card(id);
    item.uploadId = id;
    VERIFY_ERROR(place.library.upload(id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.renameUpload(id, id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.deleteUpload(id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.restoreUpload(id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.pages(id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.page(id, 0), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.flashcard(id), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.updateFlashcard(item), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.deleteFlashcards({id}), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.restoreFlashcards({id}), ErrorKind::NotFound);
    VERIFY_ERROR(place.library.addFlashcards({item}), ErrorKind::NotFound);
    QCOMPARE(place.library.flashcard(id).error().subject, id);
}

void TestLibrary::addingIsAllOrNothing()
{
    Place place;
    Flashcard good = card(QStringLiteral("good"));
    good.uploadId = place.upload(QStringLiteral("Leaves")).id;
    Flashcard bad = card(QStringLiteral("bad"));
    bad.uploadId = QStringLiteral("no such upload");
    VERIFY_ERROR(place.library.addFlashcards({good, bad}), ErrorKind::NotFound);
    QCOMPARE(*place.library.flashcardCount({}), 0);
}

void TestLibrary::coursesAndGroupsLastUsedFirst()
{
    Place place;
    const Upload first = place.upload({}, QStringLiteral("Botany"), QStringLiteral("A"));
    (void)place.upload({}, QStringLiteral("Zoology"));
    (void)place.upload({}, QStringLiteral("Botany"), QStringLiteral("B"));
    Flashcard item = card(QStringLiteral("edited"));
    item.uploadId = first.id;
    item.course = QStringLiteral("Chemistry");
    VERIFY_OK(place.library.addFlashcards({item}));
    const QStringList courses{QStringLiteral("Botany"), QStringLiteral("Zoology"),
                              QStringLiteral("Chemistry")};
    QCOMPARE(*place.library.courses(), courses);
    QCOMPARE(*place.library.groups(),
             (QStringList{QStringLiteral("B"), QStringLiteral("A"), QStringLiteral("Week 1")}));
}

void TestLibrary::aMovedLibraryGoesOnWorking()
{
    QTemporaryDir folder;
    Library first = *Library::open(folder.path());
    VERIFY_OK(first.createUpload({}));
    Library second = std::move(first);
    VERIFY_OK(second.createUpload({}));
    first = *Library::open(folder.path());
    QCOMPARE(first.uploads()->size(), 2);
    first = std::move(second);
    QCOMPARE(first.uploads()->size(), 2);
    QCOMPARE(first.folder(), QFileInfo(folder.path()).absoluteFilePath());
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
