// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/vision/fallbackengine.h"
#include "ocr/vision/mixedengine.h"

#include <QTest>

using namespace recto;

namespace {

// Gives what it was told to; notes what it was asked.
class ScriptedEngine : public OcrEngine
{
public:
    explicit ScriptedEngine(Result<PageText> answer)
        : m_answer(std::move(answer))
    {
    }
    Result<PageText> extractText(const Page &page, const ReadingOptions &, std::stop_token,
                                 const Progress &progress) override
    {
        asked.append(page);
        progress(0.5);
        progress(1);
        return m_answer;
    }
    void answer(Result<PageText> next) { m_answer = std::move(next); }
    QList<Page> asked;

private:
    Result<PageText> m_answer;
};

const QString sentence = QStringLiteral(
    "granite contains quartz feldspar mica hornblende crystals visible without lenses everywhere");

PageText readWith(float confidence, const QString &text = sentence, float wordConfidence = 95)
{
    PageText page;
    page.text = text;
    page.confidence = confidence;
    page.engine = QStringLiteral("tesseract");
    int offset = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        page.words.append(
            {word, QRect(offset, 0, 10, 10), wordConfidence, offset, int(word.size())});
        offset += int(word.size()) + 1;
    }
    page.quality.blank = page.words.isEmpty();
    return page;
}

PageText modelSays(const QString &text)
{
    PageText page;
    page.text = text;
    page.engine = QStringLiteral("eyes");
    page.quality.blank = text.isEmpty();
    return page;
}

Error away(ErrorKind kind = ErrorKind::Unreachable)
{
    return {kind, QStringLiteral("models.example.org"), {}};
}

template<typename Engine>
struct Pair
{
    Pair(Result<PageText> first, Result<PageText> second)
    {
        auto firstEngine = std::make_unique<ScriptedEngine>(std::move(first));
        auto secondEngine = std::make_unique<ScriptedEngine>(std::move(second));
        one = firstEngine.get();
        two = secondEngine.get();
        engine = std::make_unique<Engine>(std::move(firstEngine), std::move(secondEngine));
        options.notices.warning = [this](const Error &error) { warnings.append(error); };
    }
    Result<PageText> read()
    {
        return engine->extractText({}, options, {},
                                   [this](double fraction) { progress.append(fraction); });
    }

    ScriptedEngine *one = nullptr;
    ScriptedEngine *two = nullptr;
    std::unique_ptr<Engine> engine;
    ReadingOptions options;
    QList<Error> warnings;
    QList<double> progress;
};

using Mixed = Pair<MixedEngine>; // own, model
using Fallback = Pair<FallbackEngine>; // service, own

} // namespace

class TestMixedEngine : public QObject
{
    Q_OBJECT

private slots:
    void aPageThatIsReadWellIsNeverSent();
    void whatIsReadPoorlyIsAskedFor_data();
    void whatIsReadPoorlyIsAskedFor();
    void aModelThatMadeSomethingUpLoses();
    void withTooLittleToCompareTheModelWins();
    void thePageIsSentAsItWasFoundToStand();
    void withoutAnAnswerTheFirstTextStands_data();
    void withoutAnAnswerTheFirstTextStands();
    void whatWouldFailEachPageIsSaidOnceAJob_data();
    void whatWouldFailEachPageIsSaidOnceAJob();
    void aPageThatTimedOutIsOnePage();
    void anAnswerThatCannotBeKeptEndsIt();
    void aCrashedReaderIsHelpedOut();
    void anotherErrorOfTheReaderStands();
    void progressIsThatOfOnePage();

    void theServiceReadsWhileItIsThere();
    void thisComputerReadsWhenItIsAway();
    void aServiceThatIsAwayIsAskedOnce();
    void thisComputerReadsOnlyThePageThatTimedOut();
    void whatTheServiceSaysIsNoReasonToFallBack();
};

void TestMixedEngine::aPageThatIsReadWellIsNeverSent()
{
    Mixed mixed(readWith(94), modelSays(QStringLiteral("x")));
    QCOMPARE(mixed.read()->text, sentence);
    QVERIFY(mixed.two->asked.isEmpty());
    QVERIFY(mixed.warnings.isEmpty());
}

void TestMixedEngine::whatIsReadPoorlyIsAskedFor_data()
{
    QTest::addColumn<PageText>("first");
    PageText handwritten = readWith(90);
    handwritten.quality.handwritten = true;
    PageText blurred = readWith(90);
    blurred.quality.blurred = true;
    PageText dark = readWith(90);
    dark.quality.dark = true;
    QTest::newRow("little confidence") << readWith(60);
    QTest::newRow("handwritten") << handwritten;
    QTest::newRow("blurred") << blurred;
    QTest::newRow("dark") << dark;
    QTest::newRow("nothing found") << readWith(0, {});
}

void TestMixedEngine::whatIsReadPoorlyIsAskedFor()
{
    QFETCH(const PageText, first);
    const QString better = sentence + QStringLiteral(" and read to its end.");
    Mixed mixed(first, modelSays(better));
    const auto text = mixed.read();
    QVERIFY(text.ok());
    QCOMPARE(text->text, better);
    QCOMPARE(text->engine, QStringLiteral("eyes"));
    QCOMPARE(text->confidence, first.words.isEmpty() ? 0.f : 100.f);
    QCOMPARE(text->quality.handwritten, first.quality.handwritten); // still a hard page
    QVERIFY(!text->quality.blank);
    QVERIFY(mixed.warnings.isEmpty());
}

void TestMixedEngine::aModelThatMadeSomethingUpLoses()
{
    Mixed mixed(readWith(70),
                modelSays(QStringLiteral("The French Revolution began in 1789 with the storming of "
                                         "the Bastille, an event that changed Europe for good.")));
    const auto text = mixed.read();
    QCOMPARE(text->text, sentence);
    QVERIFY(wasPrepared(*text, PreparationKind::SecondReadingUnused));
}

void TestMixedEngine::withTooLittleToCompareTheModelWins()
{
    Mixed mixed(readWith(40, QStringLiteral("thv mifocliomdrin prodvces ATB"), 30),
                modelSays(QStringLiteral("The mitochondrion produces ATP.")));
    QCOMPARE(mixed.read()->text, QStringLiteral("The mitochondrion produces ATP."));
}

void TestMixedEngine::thePageIsSentAsItWasFoundToStand()
{
    PageText sideways = readWith(50);
    sideways.quarterTurns = 3;
    Mixed mixed(sideways, modelSays(sentence));
    QVERIFY(mixed.read().ok());
    QCOMPARE(mixed.two->asked.first().corrections.quarterTurns, 3);
}

void TestMixedEngine::withoutAnAnswerTheFirstTextStands_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no network") << ErrorKind::Unreachable;
    QTest::newRow("wrong key") << ErrorKind::KeyRejected;
    QTest::newRow("refused") << ErrorKind::Refused;
    QTest::newRow("limit reached") << ErrorKind::SpendingCap;
}

void TestMixedEngine::withoutAnAnswerTheFirstTextStands()
{
    QFETCH(const ErrorKind, kind);
    Mixed mixed(readWith(60), away(kind));
    const auto text = mixed.read();
    QVERIFY(text.ok());
    QCOMPARE(text->text, sentence);
    QCOMPARE(text->confidence, 60.f);
    QCOMPARE(mixed.warnings, QList<Error>{away(kind)});
}

void TestMixedEngine::whatWouldFailEachPageIsSaidOnceAJob_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("away: each hard page would wait for all its tries") << ErrorKind::Unreachable;
    QTest::newRow("wrong key") << ErrorKind::KeyRejected;
    QTest::newRow("limit reached") << ErrorKind::SpendingCap;
}

void TestMixedEngine::whatWouldFailEachPageIsSaidOnceAJob()
{
    QFETCH(const ErrorKind, kind);
    Mixed mixed(readWith(40), away(kind));
    QCOMPARE(mixed.read()->engine, QStringLiteral("tesseract"));
    QCOMPARE(mixed.read()->engine, QStringLiteral("tesseract"));
    QCOMPARE(mixed.two->asked.size(), 1);
    QCOMPARE(mixed.warnings, QList<Error>{away(kind)});
    QCOMPARE(mixed.progress.last(), 1.0);
}

void TestMixedEngine::aPageThatTimedOutIsOnePage()
{
    Mixed mixed(readWith(40), away(ErrorKind::TimedOut));
    for (int page = 0; page < ServiceWatch::enough + 2; ++page)
        QCOMPARE(mixed.read()->engine, QStringLiteral("tesseract"));
    QCOMPARE(mixed.two->asked.size(), ServiceWatch::enough); // then it is taken to be gone
    QCOMPARE(mixed.warnings.size(), ServiceWatch::enough);
}

// It is paid: the next hard page's would be lost as well.
void TestMixedEngine::anAnswerThatCannotBeKeptEndsIt()
{
    Mixed mixed(readWith(40), away(ErrorKind::DiskFull));
    const auto text = mixed.read();
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::DiskFull);
}

void TestMixedEngine::aCrashedReaderIsHelpedOut()
{
    Mixed mixed(Error{ErrorKind::ReaderCrashed, {}, {}}, modelSays(sentence));
    QCOMPARE(mixed.read()->text, sentence);
    Mixed alone(Error{ErrorKind::ReaderCrashed, {}, {}}, away());
    QCOMPARE(alone.read().error().kind, ErrorKind::ReaderCrashed);
}

void TestMixedEngine::anotherErrorOfTheReaderStands()
{
    Mixed mixed(Error{ErrorKind::ImageDamaged, {}, {}}, modelSays(sentence));
    QCOMPARE(mixed.read().error().kind, ErrorKind::ImageDamaged);
    QVERIFY(mixed.two->asked.isEmpty());
}

void TestMixedEngine::progressIsThatOfOnePage()
{
    Mixed mixed(readWith(60), modelSays(sentence));
    QVERIFY(mixed.read().ok());
    QVERIFY(std::is_sorted(mixed.progress.begin(), mixed.progress.end()));
    QCOMPARE(mixed.progress.last(), 1.0);
}

void TestMixedEngine::theServiceReadsWhileItIsThere()
{
    Fallback fallback(modelSays(sentence), readWith(90));
    QCOMPARE(fallback.read()->engine, QStringLiteral("eyes"));
    QVERIFY(fallback.two->asked.isEmpty());
}

void TestMixedEngine::thisComputerReadsWhenItIsAway()
{
    Fallback fallback(away(), readWith(90));
    QCOMPARE(fallback.read()->engine, QStringLiteral("tesseract"));
    QCOMPARE(fallback.warnings, QList<Error>{away()}); // never silently
}

// Each page would wait for all its tries.
void TestMixedEngine::aServiceThatIsAwayIsAskedOnce()
{
    Fallback fallback(away(), readWith(90));
    QVERIFY(fallback.read().ok());
    QVERIFY(fallback.read().ok());
    QCOMPARE(fallback.one->asked.size(), 1);
    QCOMPARE(fallback.two->asked.size(), 2);
    QCOMPARE(fallback.warnings.size(), 1);
}

void TestMixedEngine::thisComputerReadsOnlyThePageThatTimedOut()
{
    Fallback fallback(away(ErrorKind::TimedOut), readWith(90));
    QCOMPARE(fallback.read()->engine, QStringLiteral("tesseract"));
    fallback.one->answer(modelSays(sentence));
    QCOMPARE(fallback.read()->engine, QStringLiteral("eyes"));
    QCOMPARE(fallback.warnings, QList<Error>{away(ErrorKind::TimedOut)});
}

void TestMixedEngine::whatTheServiceSaysIsNoReasonToFallBack()
{
    for (const ErrorKind kind :
         {ErrorKind::KeyRejected, ErrorKind::Refused, ErrorKind::SpendingCap}) {
        Fallback fallback(away(kind), readWith(90));
        QCOMPARE(fallback.read().error().kind, kind);
        QVERIFY(fallback.two->asked.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestMixedEngine)
#include "tst_mixedengine.moc"
