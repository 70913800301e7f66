// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/eventjson.h"

#include <QJsonArray>
#include <QTest>

using namespace recto;

class TestEventJson : public QObject
{
    Q_OBJECT

private slots:
    void progressHasTheFieldsOfTheContract();
    void anUnknownTimeLeftIsNull();
    void eventsHaveTheirNames_data();
    void eventsHaveTheirNames();
    void eachOutcomeHasItsEnding_data();
    void eachOutcomeHasItsEnding();
};

void TestEventJson::progressHasTheFieldsOfTheContract()
{
    Progress progress;
    progress.step = Step::AnalyzingChunks;
    progress.percentage = 33.333;
    progress.etaSeconds = std::pair(1.0, 2.0);
    progress.pagesTotal = 3;
    progress.pagesDone = 1;
    progress.flashcardsMade = 5;
    progress.flashcardsKept = 4;
    const QJsonObject object = toJson(progress, QStringLiteral("j"));
    QCOMPARE(object.value(QLatin1String("event")).toString(), QStringLiteral("progress"));
    QCOMPARE(object.value(QLatin1String("jobId")).toString(), QStringLiteral("j"));
    QCOMPARE(object.value(QLatin1String("step")).toString(), QStringLiteral("analyzing-chunks"));
    QCOMPARE(object.value(QLatin1String("percentage")).toDouble(), 33.3);
    QCOMPARE(object.value(QLatin1String("label")).toString(),
             QStringLiteral("Reading page 2 of 3"));
    QCOMPARE(object.value(QLatin1String("etaSeconds")).toArray(), (QJsonArray{1.0, 2.0}));
    QCOMPARE(object.value(QLatin1String("pages")).toObject(),
             (QJsonObject{{QStringLiteral("done"), 1},
                          {QStringLiteral("total"), 3},
                          {QStringLiteral("failed"), 0}}));
    QCOMPARE(object.value(QLatin1String("flashcards")).toObject(),
             (QJsonObject{{QStringLiteral("made"), 5}, {QStringLiteral("kept"), 4}}));
    QVERIFY(object.value(QLatin1String("chunks")).isObject());
}

void TestEventJson::anUnknownTimeLeftIsNull()
{
    QVERIFY(toJson(Progress(), QString()).value(QLatin1String("etaSeconds")).isNull());
}

void TestEventJson::eventsHaveTheirNames_data()
{
    QTest::addColumn<PipelineEvent>("happened");
    QTest::addColumn<QString>("name"); // empty: not told
    QTest::newRow("job") << PipelineEvent(event::JobStarted{}) << QStringLiteral("job");
    QTest::newRow("page read") << PipelineEvent(event::PageRead{}) << QStringLiteral("page");
    QTest::newRow("page failed") << PipelineEvent(event::PageFailed{}) << QStringLiteral("page");
    QTest::newRow("card") << PipelineEvent(event::FlashcardSaved{}) << QStringLiteral("flashcard");
    QTest::newRow("retry") << PipelineEvent(event::Retrying{}) << QStringLiteral("retry");
    QTest::newRow("warning") << PipelineEvent(event::Warning{}) << QStringLiteral("warning");
    QTest::newRow("same picture") << PipelineEvent(event::PageSkipped{1, QStringLiteral("a"), 0})
                                  << QStringLiteral("warning");
    QTest::newRow("part of a page") << PipelineEvent(event::PageProgress{}) << QString();
    QTest::newRow("end") << PipelineEvent(event::Finished{}) << QString();
}

void TestEventJson::eventsHaveTheirNames()
{
    QFETCH(PipelineEvent, happened);
    QFETCH(QString, name);
    const auto object = toJson(happened);
    QCOMPARE(object.has_value(), !name.isEmpty());
    if (object)
        QCOMPARE(object->value(QLatin1String("event")).toString(), name);
}

void TestEventJson::eachOutcomeHasItsEnding_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("error");
    QTest::addColumn<QString>("name");
    QTest::newRow("completed") << int(Outcome::Completed) << false << QStringLiteral("complete");
    QTest::newRow("partly") << int(Outcome::PartlyFailed) << false << QStringLiteral("complete");
    QTest::newRow("the library failed half-way")
        << int(Outcome::PartlyFailed) << true << QStringLiteral("error");
    QTest::newRow("failed") << int(Outcome::Failed) << true << QStringLiteral("error");
    QTest::newRow("cancelled") << int(Outcome::Cancelled) << false << QStringLiteral("cancelled");
}

void TestEventJson::eachOutcomeHasItsEnding()
{
    QFETCH(int, outcome);
    QFETCH(bool, error);
    QFETCH(QString, name);
    event::Finished finished;
    finished.outcome = static_cast<Outcome>(outcome);
    finished.jobId = QStringLiteral("j");
    finished.failed
        = {{1, -1, QStringLiteral("a.jpg"), {ErrorKind::FileEmpty, QStringLiteral("a.jpg"), {}}}};
    if (error)
        finished.error = Error{ErrorKind::DiskFull, {}, {}};
    const QJsonObject object = endingToJson(finished, {Flashcard()});
    QCOMPARE(object.value(QLatin1String("event")).toString(), name);
    QCOMPARE(object.value(QLatin1String("jobId")).toString(), QStringLiteral("j"));
    if (name == QLatin1String("complete")) {
        QCOMPARE(object.value(QLatin1String("flashcards")).toArray().size(), 1);
        QCOMPARE(object.value(QLatin1String("failed"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QLatin1String("file"))
                     .toString(),
                 QStringLiteral("a.jpg"));
        QVERIFY(
            object.value(QLatin1String("usage")).toObject().contains(QLatin1String("inputTokens")));
    }
    if (name == QLatin1String("error"))
        QCOMPARE(object.value(QLatin1String("code")).toString(), QStringLiteral("DiskFull"));
}

QTEST_APPLESS_MAIN(TestEventJson)
#include "tst_eventjson.moc"
