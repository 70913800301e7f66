// SPDX-License-Identifier: GPL-3.0-or-later
#include "story.h"

#include "library/jobjournal.h"
#include "settings/settings.h"

#include <QAbstractItemView>
#include <QLineEdit>

namespace recto::gui {

namespace {

QStringList cellLines()
{
    return {
        QStringLiteral("The Cell"),
        QStringLiteral(
            "A mitochondrion is an organelle that releases energy from food by respiration."),
        QStringLiteral(
            "The nucleus holds the genetic material of the cell and is enclosed by two membranes."),
        QStringLiteral(
            "Ribosomes are built of RNA and protein; they make proteins in every living cell."),
        QStringLiteral("Chloroplasts capture light and turn it into sugar, which only plants and "
                       "algae can do."),
        QStringLiteral(
            "Robert Hooke named the cell in 1665, after looking at cork under his microscope.")};
}

QList<StoryCard> cellCards()
{
    return {
        {cellLines().at(1), QStringLiteral("What does a mitochondrion do?"),
         QStringLiteral("It releases energy from food by respiration.")},
        {cellLines().at(2),
         QStringLiteral("The {{c1::nucleus::organelle}} holds the genetic material of the cell."),
         {},
         CardKind::Cloze},
        {cellLines().at(3), QStringLiteral("What are ribosomes built of?"),
         QStringLiteral("RNA and protein")},
        {cellLines().at(4), QStringLiteral("What do chloroplasts turn light into?"),
         QStringLiteral("Sugar")},
        {cellLines().at(5), QStringLiteral("Who named the cell, and when?"),
         QStringLiteral("Robert Hooke, in 1665")}};
}

} // namespace

StoryGenerator::StoryGenerator()
    : m_cards(cellCards())
{
}

void StoryGenerator::misread(const QString &word, const QString &read)
{
    for (StoryCard &card : m_cards) {
        for (QString *text : {&card.quote, &card.front, &card.back})
            text->replace(word, read);
    }
}

Status StoryGenerator::generateFlashcards(const Chunk &chunk, const GenerationOptions &,
                                          std::stop_token stop,
                                          const GenerationCallbacks &callbacks)
{
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const StoryCard &card = m_cards.at(i);
        FlashcardDraft draft{
            card.kind, card.front, card.back, {QStringLiteral("cells")}, card.quote};
        draft.offered = i + offered >= m_cards.size();
        if (chunk.text.contains(card.quote))
            callbacks.card(draft);
    }
    if (retries) {
        callbacks.retry({QStringLiteral("models.example.org"),
                         1,
                         42,
                         {ErrorKind::RateLimited, QStringLiteral("models.example.org"), {}}});
    }
    if (waits) {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        changed.wait(lock, stop, [] { return false; });
    }
    return stop.stop_requested() ? Status(Error{ErrorKind::Cancelled, {}, {}}) : Status();
}

std::shared_ptr<StoryGenerator> useStory(Stage &stage)
{
    auto generator = std::make_shared<StoryGenerator>();
    stage.setGenerator(generator);
    return generator;
}

void useService(Stage &stage)
{
    Settings &settings = *stage.parts().settings;
    for (const auto &[key, text] : {std::pair{SettingKey::Generator, "chat"},
                                    std::pair{SettingKey::BaseUrl, "https://models.example.org/v1"},
                                    std::pair{SettingKey::Model, "small-model"}})
        QVERIFY(settings.set(key, QLatin1String(text)).ok());
    const auto make = stage.parts().makeParts;
    stage.parts().makeParts
        = [make, folder = stage.libraryFolder()](const JobOptions &options, std::stop_token stop) {
              Result<PipelineParts> parts = make(options, stop);
              parts->jobBegan = [folder](const QString &jobId) -> Status {
                  auto library = Library::open(folder);
                  if (!library)
                      return library.error();
                  JobJournal journal(*library);
                  const Status sent = journal.usage.addTraffic(
                      jobId, QStringLiteral("models.example.org"), {3, 84'000, 31'000});
                  return sent ? journal.usage.add(jobId, {3, 9'000, 2'532}) : sent;
              };
              return parts;
          };
}

QStringList cellPages(Stage &stage, int count)
{
    QStringList files;
    for (int page = 1; page <= count; ++page) {
        QStringList lines = cellLines();
        lines[0] = QStringLiteral("The Cell, part %1").arg(page);
        files.append(
            stage.page(QStringLiteral("biology-%1.png").arg(page, 2, 10, QLatin1Char('0')), lines));
    }
    return files;
}

void hangOn(Stage &stage, const QString &name)
{
    fakes::ReadingScript hanging;
    hanging.hang = true;
    stage.pages().script(name, hanging);
}

void crashOn(Stage &stage, const QString &name)
{
    fakes::ReadingScript crashing;
    crashing.failure = Error{ErrorKind::ReaderCrashed, name, {}};
    stage.pages().script(name, crashing);
}

void dropAll(Stage &stage, const QStringList &files)
{
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), static_cast<int>(files.size()));
    stage.find<QLineEdit>("courseField")->setText(QStringLiteral("Biology"));
    stage.find<QLineEdit>("groupField")->setText(QStringLiteral("Chapter 3"));
}

void makeCards(Stage &stage, const QStringList &files)
{
    dropAll(stage, files);
    stage.click("makeButton");
}

void review(Stage &stage)
{
    useStory(stage);
    makeCards(stage, cellPages(stage, 2));
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_VERIFY(stage.rows("cardList") > 0);
}

void reviewDoubtful(Stage &stage)
{
    const auto story = useStory(stage);
    story->offered = 2;
    stage.pages().quality.blurred = true;
    stage.pages().misread(QStringLiteral("energy"), QStringLiteral("enerqy"));
    story->misread(QStringLiteral("energy"), QStringLiteral("enerqy"));
    makeCards(stage, cellPages(stage, 2));
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 3);
    auto *list = stage.find<QAbstractItemView>("cardList");
    for (int row = 0; row < 3; ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (index.data().toString().contains(QLatin1String("mitochondrion")))
            list->setCurrentIndex(index);
    }
}

void addUpload(Stage &stage, const QString &title, const QList<StoryCard> &cards)
{
    Result<Library> library = Library::open(stage.libraryFolder());
    QVERIFY(library.ok());
    Upload upload;
    upload.title = title;
    upload.createdAt = QDateTime(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC);
    const Result<Upload> made = library->createUpload(upload);
    QVERIFY(made.ok());
    QList<Flashcard> saved;
    for (const StoryCard &card : cards) {
        Flashcard flashcard;
        flashcard.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        flashcard.uploadId = made->id;
        flashcard.kind = card.kind;
        flashcard.front = card.front;
        flashcard.back = card.back;
        flashcard.createdAt = upload.createdAt;
        saved.append(flashcard);
    }
    QVERIFY(library->addFlashcards(saved).ok());
}

void reviewOf(Stage &stage, const QString &title, const QList<StoryCard> &cards)
{
    addUpload(stage, title, cards);
    TRY_COMPARE(stage.rows("uploadList"), 1);
    auto *uploads = stage.find<QAbstractItemView>("uploadList");
    emit uploads->activated(uploads->model()->index(0, 0));
    TRY_COMPARE(stage.rows("cardList"), static_cast<int>(cards.size()));
}

} // namespace recto::gui
