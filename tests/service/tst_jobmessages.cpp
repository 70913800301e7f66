// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobmessages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace recto;

namespace {

QList<QJsonObject> messagesOf(const QStringList &rows)
{
    JobMessages messages;
    QList<QJsonObject> result;
    for (const QString &row : rows) {
        for (const QByteArray &message : messages.take({1, row.toUtf8()}))
            result << QJsonDocument::fromJson(message).object();
    }
    return result;
}

QString progress(const char *step, double percentage)
{
    return QStringLiteral(
               R"({"event":"progress","step":"%1","percentage":%2,"flashcards":{"made":1}})")
        .arg(QLatin1String(step))
        .arg(percentage);
}

const QString complete = QStringLiteral(
    R"({"event":"complete","jobId":"j","uploadId":"u","title":"t","flashcards":[{"id":"c"}]})");

} // namespace

class TestJobMessages : public QObject
{
    Q_OBJECT

private slots:
    void everyStepIsToldOnceAtLeast();
    void percentagesNeverFall();
    void onlyTheLastNamesTheUploadOrAnError();
    void anEndIsTheLast_data();
    void anEndIsTheLast();
    void aStatusTellsWhatTheRowsTell();
};

void TestJobMessages::everyStepIsToldOnceAtLeast()
{
    const QStringList steps{"uploading",        "analyzing-chunks",    "analyzing-batch1",
                            "analyzing-batch2", "finalizing-analysis", "complete"};
    for (const QStringList &rows :
         {QStringList{complete}, QStringList{progress("uploading", 3), complete},
          QStringList{progress("uploading", 3), progress("analyzing-batch1", 70), complete},
          QStringList{progress("complete", 100), complete}}) {
        QStringList told;
        const auto messages = messagesOf(rows);
        for (const QJsonObject &message : messages) {
            const QString step = message.value("step").toString();
            if (!step.isEmpty() && !told.contains(step))
                told << step;
        }
        QCOMPARE(told, steps);
        QCOMPARE(messages[messages.size() - 2].value("percentage").toDouble(), 100);
    }
}

void TestJobMessages::percentagesNeverFall()
{
    double last = 0;
    for (const QJsonObject &message :
         messagesOf({progress("uploading", 10), progress("analyzing-chunks", 40),
                     progress("uploading", 5), progress("analyzing-batch2", 77), complete})) {
        if (!message.contains("step"))
            continue;
        QVERIFY(message.value("percentage").toDouble() >= last);
        last = message.value("percentage").toDouble();
    }
}

void TestJobMessages::onlyTheLastNamesTheUploadOrAnError()
{
    const auto messages = messagesOf(
        {QStringLiteral(R"({"event":"job","jobId":"j","uploadId":"u","pages":2})"),
         progress("uploading", 10),
         QStringLiteral(
             R"({"event":"page","page":1,"file":"b.jpg","state":"failed","error":"It is damaged."})"),
         QStringLiteral(R"({"event":"flashcard","flashcard":{"id":"c","uploadId":"u"}})"),
         QStringLiteral(R"({"event":"warning","message":"slow"})"), complete});
    for (qsizetype i = 0; i + 1 < messages.size(); ++i) {
        for (const char *name : {"uploadId", "error", "flashcards"})
            QVERIFY(!messages[i].contains(QLatin1String(name)));
        QVERIFY(messages[i].contains("step") && messages[i].contains("percentage"));
    }
    QVERIFY(std::any_of(messages.begin(), messages.end(), [](const QJsonObject &message) {
        return message.value("pageError").toString() == QLatin1String("It is damaged.");
    }));
    QVERIFY(std::any_of(messages.begin(), messages.end(), [](const QJsonObject &message) {
        return message.value("flashcard").toObject().value("id") == QLatin1String("c");
    }));
    const QJsonObject expected{{"uploadId", "u"},
                               {"flashcards", QJsonArray{QJsonObject{{"id", "c"}}}}};
    QCOMPARE(messages.last(), expected);
}

void TestJobMessages::anEndIsTheLast_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("error");
    QTest::newRow("error") << R"({"event":"error","code":"NoCards","message":"No cards."})"
                           << "No cards.";
    QTest::newRow("cancelled") << R"({"event":"cancelled","jobId":"j"})"
                               << "Cancelled";
}

void TestJobMessages::anEndIsTheLast()
{
    QFETCH(QString, row);
    QFETCH(QString, error);
    const auto messages
        = messagesOf({progress("uploading", 10), row, progress("uploading", 20), complete});
    QCOMPARE(messages.size(), 2);
    const QJsonObject expected{{"error", error}};
    QCOMPARE(messages.last(), expected);

    ServiceJobs::Snapshot snapshot;
    snapshot.over = true;
    snapshot.last = NumberedRow{2, row.toUtf8()};
    QCOMPARE(jobStatusToJson(snapshot).value("status"), QLatin1String("error"));
    QCOMPARE(jobStatusToJson(snapshot).value("error"), error);
}

void TestJobMessages::aStatusTellsWhatTheRowsTell()
{
    ServiceJobs::Snapshot snapshot;
    QJsonObject status = jobStatusToJson(snapshot);
    QCOMPARE(status.value("status"), QLatin1String("processing"));
    QCOMPARE(status.value("step"), QLatin1String("uploading"));
    QCOMPARE(status.value("percentage"), 0);
    snapshot.progress = NumberedRow{3, progress("analyzing-batch1", 70).toUtf8()};
    status = jobStatusToJson(snapshot);
    QCOMPARE(status.value("step"), QLatin1String("analyzing-batch1"));
    QCOMPARE(status.value("percentage"), 70);
    snapshot.over = true;
    snapshot.last = NumberedRow{4, complete.toUtf8()};
    status = jobStatusToJson(snapshot);
    QCOMPARE(status.value("status"), QLatin1String("completed"));
    QCOMPARE(status.value("step"), QLatin1String("complete"));
    QCOMPARE(status.value("percentage"), 100);
    QCOMPARE(status.value("result").toObject().value("uploadId"), QLatin1String("u"));
}

QTEST_GUILESS_MAIN(TestJobMessages)
#include "tst_jobmessages.moc"
