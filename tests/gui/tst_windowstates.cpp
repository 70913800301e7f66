// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window, as a list. Each is reached for real; with
// RECTO_SCREENSHOTS=DIR its picture is written there:
//   RECTO_SCREENSHOTS=/tmp/shots build/dev/tests/tst_windowstates
#include "stage.h"

#include "library/library.h"
#include "noticebar.h"
#include "translations.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

#include <functional>

using namespace recto;
using gui::Stage;

namespace {

struct StoryCard
{
    QString quote;
    QString front;
    QString back;
    CardKind kind = CardKind::Basic;
};

// Cards as a good generator would make them of the story's page.
class StoryGenerator : public FlashcardGenerator
{
public:
    explicit StoryGenerator(QList<StoryCard> cards) : m_cards(std::move(cards)) {}
    bool waits = false;
    bool retries = false;

    [[nodiscard]] Result<Usage> generateFlashcards(const Chunk &chunk, const GenerationOptions &, std::stop_token stop,
                                                   const GenerationCallbacks &callbacks) override
    {
        for (const StoryCard &card : m_cards) {
            if (chunk.text.contains(card.quote))
                callbacks.card({card.kind, card.front, card.back, {QStringLiteral("cells")}, card.quote});
        }
        if (retries) {
            callbacks.retry({QStringLiteral("models.example.org"), 1, 42,
                             {ErrorKind::RateLimited, QStringLiteral("models.example.org"), {}}});
        }
        if (waits) {
            std::mutex mutex;
            std::condition_variable_any changed;
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [] { return false; });
        }
        return stop.stop_requested() ? Result<Usage>(Error {ErrorKind::Cancelled, {}, {}}) : Result<Usage>(Usage {});
    }

private:
    QList<StoryCard> m_cards;
};

QStringList cellLines()
{
    return {QStringLiteral("The Cell"),
            QStringLiteral("A mitochondrion is an organelle that releases energy from food by respiration."),
            QStringLiteral("The nucleus holds the genetic material of the cell and is enclosed by two membranes."),
            QStringLiteral("Ribosomes are built of RNA and protein; they make proteins in every living cell."),
            QStringLiteral("Chloroplasts capture light and turn it into sugar, which only plants and algae can do."),
            QStringLiteral("Robert Hooke named the cell in 1665, after looking at cork under his microscope.")};
}

QList<StoryCard> cellCards()
{
    return {{cellLines().at(1), QStringLiteral("What does a mitochondrion do?"),
             QStringLiteral("It releases energy from food by respiration.")},
            {cellLines().at(2), QStringLiteral("The {{c1::nucleus::organelle}} holds the genetic material of the cell."), {},
             CardKind::Cloze},
            {cellLines().at(3), QStringLiteral("What are ribosomes built of?"), QStringLiteral("RNA and protein")},
            {cellLines().at(4), QStringLiteral("What do chloroplasts turn light into?"), QStringLiteral("Sugar")},
            {cellLines().at(5), QStringLiteral("Who named the cell, and when?"), QStringLiteral("Robert Hooke, in 1665")}};
}

QStringList cellPages(Stage &stage, int count)
{
    QStringList files;
    for (int page = 1; page <= count; ++page) {
        QStringList lines = cellLines();
        lines[0] = QStringLiteral("The Cell, part %1").arg(page);
        files.append(stage.page(QStringLiteral("biology-%1.png").arg(page, 2, 10, QLatin1Char('0')), lines));
    }
    return files;
}

void dropAll(Stage &stage, const QStringList &files)
{
    stage.drop(files);
    QTRY_COMPARE(stage.rows("pageList"), static_cast<int>(files.size()));
    stage.find<QLineEdit>("courseField")->setText(QStringLiteral("Biology"));
    stage.find<QLineEdit>("groupField")->setText(QStringLiteral("Chapter 3"));
}

std::shared_ptr<StoryGenerator> useStory(Stage &stage)
{
    auto generator = std::make_shared<StoryGenerator>(cellCards());
    stage.setGenerator(generator);
    return generator;
}

void hangOn(Stage &stage, const QString &name)
{
    fakes::ReadingScript hanging;
    hanging.hang = true;
    stage.pages().script(name, hanging);
}

void makeCards(Stage &stage, int pages)
{
    dropAll(stage, cellPages(stage, pages));
    stage.click("makeButton");
}

void review(Stage &stage)
{
    useStory(stage);
    makeCards(stage, 2);
    QTRY_COMPARE_WITH_TIMEOUT(stage.shownPage(), QStringLiteral("reviewView"), 10000);
    QTRY_VERIFY(stage.rows("cardList") > 0);
}

// An upload with cards of its own, for texts that the story doesn't have.
void reviewOf(Stage &stage, const QString &title, const QList<StoryCard> &cards)
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
    QTRY_COMPARE(stage.rows("uploadList"), 1);
    auto *uploads = stage.find<QListView>("uploadList");
    emit uploads->activated(uploads->model()->index(0, 0));
    QTRY_COMPARE(stage.rows("cardList"), static_cast<int>(cards.size()));
}

QPalette darkPalette()
{
    QPalette dark;
    const QColor window(0x24, 0x26, 0x29);
    const QColor base(0x1b, 0x1d, 0x1f);
    const QColor text(0xee, 0xef, 0xf0);
    dark.setColor(QPalette::Window, window);
    dark.setColor(QPalette::WindowText, text);
    dark.setColor(QPalette::Base, base);
    dark.setColor(QPalette::AlternateBase, window);
    dark.setColor(QPalette::Text, text);
    dark.setColor(QPalette::PlaceholderText, QColor(0xa0, 0xa4, 0xa8));
    dark.setColor(QPalette::Button, QColor(0x33, 0x36, 0x3a));
    dark.setColor(QPalette::ButtonText, text);
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::ToolTipBase, base);
    dark.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        dark.setColor(QPalette::Disabled, role, QColor(0x85, 0x89, 0x8d));
    return dark;
}

using Arrange = std::function<void(Stage &)>;

// clang-format off
const QList<std::pair<const char *, Arrange>> &windowStates()
{
    static const QList<std::pair<const char *, Arrange>> states {
        {"empty", [](Stage &stage) { stage.window(); }},
        {"dragging", [](Stage &stage) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/page.jpg"))});
            QDragEnterEvent enter(stage.window()->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(stage.window(), &enter);
            QVERIFY(stage.find<QWidget>("dropOverlay")->isVisible());
        }},
        {"one-page", [](Stage &stage) { dropAll(stage, cellPages(stage, 1)); }},
        {"forty-pages", [](Stage &stage) { dropAll(stage, cellPages(stage, 40)); }},
        {"hard-pages", [](Stage &stage) {
            stage.parts().inspectPage = [](const Page &page) {
                PageQuality quality;
                quality.blurred = page.name.contains(QLatin1String("02"));
                quality.handwritten = page.name.contains(QLatin1String("04"));
                return Result<PageQuality>(quality);
            };
            dropAll(stage, cellPages(stage, 5));
            QTRY_VERIFY(stage.find<QLabel>("pagesHint")->text().contains(u'2'));
        }},
        {"bad-file", [](Stage &stage) {
            QFile bad(stage.folder() + QStringLiteral("/notes.jpg"));
            QVERIFY(bad.open(QIODevice::WriteOnly));
            bad.write("text");
            bad.close();
            stage.drop(cellPages(stage, 2) + QStringList(bad.fileName()));
            QTRY_VERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"page-editor", [](Stage &stage) {
            dropAll(stage, cellPages(stage, 1));
            auto *list = stage.find<QListView>("pageList");
            emit list->activated(list->model()->index(0, 0));
            QTRY_VERIFY(stage.find<QWidget>("pageCanvas"));
            auto *canvas = stage.find<QWidget>("pageCanvas");
            QTest::qWait(300);
            QTest::keyClick(canvas, Qt::Key_1);
            for (int step = 0; step < 9; ++step) {
                QTest::keyClick(canvas, Qt::Key_Right);
                QTest::keyClick(canvas, Qt::Key_Down);
            }
        }},
        {"working", [](Stage &stage) {
            useStory(stage);
            hangOn(stage, QStringLiteral("biology-04.png"));
            const QStringList files = cellPages(stage, 6);
            hangOn(stage, QStringLiteral("biology-04.png"));
            dropAll(stage, files);
            stage.click("makeButton");
            QTRY_COMPARE(stage.pages().reading().reads(QStringLiteral("biology-04.png")), 1);
            QTest::qWait(300);
        }},
        {"working-details", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 6);
            hangOn(stage, QStringLiteral("biology-04.png"));
            fakes::ReadingScript crashing;
            crashing.failure = Error {ErrorKind::ReaderCrashed, QStringLiteral("biology-02.png"), {}};
            stage.pages().script(QStringLiteral("biology-02.png"), crashing);
            dropAll(stage, files);
            stage.click("makeButton");
            QTRY_COMPARE(stage.pages().reading().reads(QStringLiteral("biology-04.png")), 1);
            stage.find<QToolButton>("detailsButton")->click();
            QTest::qWait(300);
        }},
        {"retrying", [](Stage &stage) {
            const auto story = useStory(stage);
            story->retries = true;
            story->waits = true;
            makeCards(stage, 2);
            QTRY_VERIFY(stage.find<QLabel>("messageLabel")->isVisible());
        }},
        {"offline", [](Stage &stage) {
            stage.parts().makeParts = [](const JobOptions &) -> Result<PipelineParts> {
                return Error {ErrorKind::OfflineOnly, QStringLiteral("models.example.org"), {}};
            };
            makeCards(stage, 1);
            QTRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
        }},
        {"cancelled", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 3);
            hangOn(stage, QStringLiteral("biology-03.png"));
            dropAll(stage, files);
            stage.click("makeButton");
            QTRY_COMPARE(stage.pages().reading().reads(QStringLiteral("biology-03.png")), 1);
            stage.click("cancelButton");
            QTRY_VERIFY(stage.find<QPushButton>("continueButton")->isVisible());
        }},
        {"partly-failed", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 3);
            fakes::ReadingScript crashing;
            crashing.failure = Error {ErrorKind::ReaderCrashed, QStringLiteral("biology-02.png"), {}};
            stage.pages().script(QStringLiteral("biology-02.png"), crashing);
            dropAll(stage, files);
            stage.click("makeButton");
            QTRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
        }},
        {"done", [](Stage &stage) {
            useStory(stage);
            makeCards(stage, 2);
            QTRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
        }},
        {"resume-offer", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 3);
            hangOn(stage, QStringLiteral("biology-03.png"));
            dropAll(stage, files);
            stage.click("makeButton");
            QTRY_COMPARE(stage.pages().reading().reads(QStringLiteral("biology-03.png")), 1);
            stage.restart();
            QTRY_VERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"review", review},
        {"review-editing", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_J);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_E);
        }},
        {"review-undo", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Delete);
            QVERIFY(stage.find<QWidget>("undoBar")->isVisible());
        }},
        {"review-long", [](Stage &stage) {
            const QString sentence = QStringLiteral("The convention settled how the states would be represented, how the president would be chosen and how the constitution could be amended, after a summer of debate behind closed doors. ");
            reviewOf(stage, QStringLiteral("Long texts"), {{{}, QStringLiteral("Which questions did the constitutional convention of 1787 settle, in which order, and why were the windows kept shut?"), sentence.repeated(4)}});
        }},
        {"review-rtl", [](Stage &stage) {
            reviewOf(stage, QStringLiteral("اللغة العربية"), {{{}, QStringLiteral("ما هي عاصمة المغرب؟"), QStringLiteral("الرباط")},
                {{}, QStringLiteral("متى كتب ابن خلدون «المقدمة»؟"), QStringLiteral("سنة 1377")}});
        }},
        {"review-chinese", [](Stage &stage) {
            reviewOf(stage, QStringLiteral("生物学"), {{{}, QStringLiteral("线粒体的功能是什么？"), QStringLiteral("通过呼吸作用从食物中释放能量。")},
                {{}, QStringLiteral("谁在1665年命名了细胞？"), QStringLiteral("罗伯特·胡克")}});
        }},
        {"settings", [](Stage &stage) {
            stage.find<QAction>("settingsAction")->trigger();
            QVERIFY(stage.find<QWidget>("settingsDialog"));
        }},
    };
    return states;
}
// clang-format on

} // namespace

class TestWindowStates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everyStateIsReached_data();
    void everyStateIsReached();

private:
    void picture(Stage &stage, const QString &name, qreal scale);
    QString m_folder;
    QPalette m_light;
    // RECTO_SCREENSHOT_LANGUAGE=de shows the window in German.
    QString m_language = qEnvironmentVariable("RECTO_SCREENSHOT_LANGUAGE", QStringLiteral("en"));
};

void TestWindowStates::initTestCase()
{
    m_folder = qEnvironmentVariable("RECTO_SCREENSHOTS");
    if (!m_folder.isEmpty())
        QVERIFY(QDir().mkpath(m_folder));
    m_light = QApplication::palette();
    installTranslations(*qApp, m_language);
}

void TestWindowStates::cleanup()
{
    QApplication::setPalette(m_light);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestWindowStates::everyStateIsReached_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<bool>("mirrored");
    for (const auto &[name, arrange] : windowStates())
        QTest::newRow(name) << QString::fromLatin1(name) << false << 1.0 << false;
    for (const char *name : {"empty", "one-page", "working-details", "retrying", "review", "settings"})
        QTest::addRow("%s-dark", name) << QString::fromLatin1(name) << true << 1.0 << false;
    for (const char *name : {"empty", "one-page", "review"})
        QTest::addRow("%s-2x", name) << QString::fromLatin1(name) << false << 2.0 << false;
    for (const char *name : {"one-page", "working-details", "review-rtl"})
        QTest::addRow("%s-mirrored", name) << QString::fromLatin1(name) << false << 1.0 << true;
}

void TestWindowStates::everyStateIsReached()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    QFETCH(qreal, scale);
    QFETCH(bool, mirrored);
    if (dark)
        QApplication::setPalette(darkPalette());
    if (mirrored)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Stage stage;
    for (const auto &[name, arrange] : windowStates()) {
        if (state == QLatin1String(name))
            arrange(stage);
    }
    if (QTest::currentTestFailed())
        return;
    if (!m_folder.isEmpty())
        picture(stage, QLatin1String(QTest::currentDataTag()), scale);
}

void TestWindowStates::picture(Stage &stage, const QString &name, qreal scale)
{
    constexpr int settling = 500; // thumbnails and photos arrive, motion ends
    QTest::qWait(settling);
    QWidget *shown = stage.window();
    for (const char *dialog : {"pageEditor", "settingsDialog"}) {
        if (auto *found = stage.find<QWidget>(dialog))
            shown = found;
    }
    QPixmap pixmap(shown->size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(shown->palette().color(QPalette::Window));
    shown->render(&pixmap);
    QVERIFY(pixmap.save(m_folder + u'/' + name + QStringLiteral(".png")));
}

QTEST_MAIN(TestWindowStates)
#include "tst_windowstates.moc"
