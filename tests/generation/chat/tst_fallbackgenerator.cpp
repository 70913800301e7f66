// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/fallbackgenerator.h"

#include <QTest>

using namespace recto;

namespace {

// Makes the cards that it was given, then ends as it was told.
class ScriptedGenerator : public FlashcardGenerator
{
public:
    ScriptedGenerator(QStringList fronts, Status end)
        : m_fronts(std::move(fronts))
        , m_end(std::move(end))
    {
    }
    Status generateFlashcards(const Chunk &, const GenerationOptions &, std::stop_token,
                              const GenerationCallbacks &callbacks) override
    {
        ++asked;
        for (const QString &front : m_fronts)
            callbacks.card({CardKind::Basic, front, QStringLiteral("back"), {}, {}});
        return m_end;
    }
    void answer(QStringList fronts, Status end)
    {
        m_fronts = std::move(fronts);
        m_end = std::move(end);
    }
    int asked = 0;

private:
    QStringList m_fronts;
    Status m_end;
};

struct Made
{
    explicit Made(const QStringList &serviceFronts, const Status &serviceEnd)
        : service(std::make_shared<ScriptedGenerator>(serviceFronts, serviceEnd))
        , own(std::make_shared<ScriptedGenerator>(QStringList{QStringLiteral("own")}, Status()))
        , generator(service, own)
    {
        callbacks.card = [this](const FlashcardDraft &card) { fronts.append(card.front); };
        callbacks.warning = [this](const Error &error) { warnings.append(error); };
    }
    Status chunk() { return generator.generateFlashcards({}, {}, {}, callbacks); }

    std::shared_ptr<ScriptedGenerator> service;
    std::shared_ptr<ScriptedGenerator> own;
    FallbackGenerator generator;
    GenerationCallbacks callbacks;
    QStringList fronts;
    QList<Error> warnings;
};

Error away(ErrorKind kind = ErrorKind::Unreachable)
{
    return {kind, QStringLiteral("models.example.org"), {}};
}

const QStringList two{QStringLiteral("a"), QStringLiteral("b")};

} // namespace

class TestFallbackGenerator : public QObject
{
    Q_OBJECT

private slots:
    void theServiceWritesWhileItIsThere();
    void thisComputerWritesWhenItIsAway();
    void thisComputerWritesOnlyTheChunkThatTimedOut();
    void severalChunksInARowMeanThatItIsAway();
    void whatTheServiceSaysIsNoReasonToFallBack();
    void aPartlyMadeChunkIsNotMadeTwice();
};

void TestFallbackGenerator::theServiceWritesWhileItIsThere()
{
    Made made(two, {});
    QVERIFY(made.chunk().ok());
    QCOMPARE(made.fronts, two);
    QCOMPARE(made.own->asked, 0);
    QVERIFY(made.warnings.isEmpty());
}

void TestFallbackGenerator::thisComputerWritesWhenItIsAway()
{
    Made made({}, away());
    QVERIFY(made.chunk().ok());
    QVERIFY(made.chunk().ok());
    QCOMPARE(made.fronts, (QStringList{QStringLiteral("own"), QStringLiteral("own")}));
    QCOMPARE(made.warnings, QList<Error>{away()}); // said, and once
    QCOMPARE(made.service->asked, 1); // the second chunk doesn't wait for its retries
}

void TestFallbackGenerator::thisComputerWritesOnlyTheChunkThatTimedOut()
{
    Made made({}, away(ErrorKind::TimedOut));
    QVERIFY(made.chunk().ok());
    made.service->answer(two, {});
    QVERIFY(made.chunk().ok());
    QCOMPARE(made.fronts,
             (QStringList{QStringLiteral("own"), QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(made.warnings, QList<Error>{away(ErrorKind::TimedOut)});
}

void TestFallbackGenerator::severalChunksInARowMeanThatItIsAway()
{
    Made made({}, away(ErrorKind::ConnectionFailed));
    for (int chunk = 0; chunk < ServiceWatch::enough + 2; ++chunk)
        QVERIFY(made.chunk().ok());
    QCOMPARE(made.service->asked, ServiceWatch::enough);
    QCOMPARE(made.own->asked, ServiceWatch::enough + 2);
}

void TestFallbackGenerator::whatTheServiceSaysIsNoReasonToFallBack()
{
    for (const ErrorKind kind : {ErrorKind::KeyRejected, ErrorKind::Refused, ErrorKind::SpendingCap,
                                 ErrorKind::Cancelled}) {
        Made made({}, away(kind));
        const Status status = made.chunk();
        QVERIFY(!status.ok());
        QCOMPARE(status.error().kind, kind);
        QCOMPARE(made.own->asked, 0);
    }
}

void TestFallbackGenerator::aPartlyMadeChunkIsNotMadeTwice()
{
    Made made(two, away(ErrorKind::ConnectionFailed));
    QVERIFY(!made.chunk().ok());
    QCOMPARE(made.fronts, two);
    QCOMPARE(made.own->asked, 0);
}

QTEST_GUILESS_MAIN(TestFallbackGenerator)
#include "tst_fallbackgenerator.moc"
