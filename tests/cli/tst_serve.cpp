// SPDX-License-Identifier: GPL-3.0-or-later
// recto-cli serve from outside: a job over HTTP, watched in every way, killed and gone on with.
#include "cliprocess.h"
#include "sampletexts.h"
#include "service/rawclient.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <memory>

using namespace recto;

namespace {

// A server in a process of its own.
class Serving
{
public:
    explicit Serving(const CliPlace &place, const QStringList &options = {}, int milliseconds = 0)
    {
        QProcessEnvironment environment = place.environment();
        environment.insert(QStringLiteral("FAKE_MILLISECONDS"), QString::number(milliseconds));
        m_process.setProcessEnvironment(environment);
        m_process.start(qEnvironmentVariable("RECTO_CLI"),
                        QStringList{QStringLiteral("serve")} + options);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) { }
        const QJsonObject first = QJsonDocument::fromJson(m_process.readLine()).object();
        event = first.value("event").toString();
        url = first.value("url").toString();
        token = first.value("token").toString().toLatin1();
    }
    ~Serving() { kill(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    // How it ended.
    int terminate()
    {
        m_process.terminate();
        m_process.waitForFinished();
        return m_process.exitCode();
    }
    [[nodiscard]] RawAnswer ask(const QByteArray &line, const QByteArray &body = {},
                                const QByteArray &fields = {}) const
    {
        return RawClient::ask(url, line, "Authorization: Bearer " + token + "\r\n" + fields, body);
    }
    // The rows after `after`: until the end, or as many as asked for.
    [[nodiscard]] QList<QJsonObject> rows(const QString &jobId, int after, int atLeast = 0) const
    {
        RawClient client(url);
        client.send("GET /api/jobs/" + jobId.toLatin1()
                    + "/events HTTP/1.1\r\nHost: " + client.host() + "\r\nAuthorization: Bearer "
                    + token + "\r\nLast-Event-ID: " + QByteArray::number(after) + "\r\n\r\n");
        const QByteArray wanted = "\nid: " + QByteArray::number(after + atLeast + 1) + '\n';
        const QByteArray got = atLeast > 0 ? client.readUntil(wanted) : client.readAll();
        QList<QJsonObject> result;
        qsizetype at = 0;
        while ((at = got.indexOf("data: ", at)) >= 0) {
            const qsizetype end = got.indexOf("\n\n", at);
            if (end < 0)
                break;
            result << QJsonDocument::fromJson(got.mid(at + 6, end - at - 6)).object();
            at = end;
        }
        return result;
    }

    QString event;
    QString url;
    QByteArray token;

private:
    QProcess m_process;
};

const QByteArray formType = "Content-Type: multipart/form-data; boundary=XX\r\n";

QByteArray formOf(const CliPlace &place, int pages, const QByteArray &more = {})
{
    QByteArray body;
    for (int i = 0; i < pages; ++i) {
        const QString name = QStringLiteral("page%1.png").arg(i);
        QFile page(place.addPage(name, pageOfText(i)));
        if (!page.open(QIODevice::ReadOnly))
            qFatal("no page");
        body += "--XX\r\nContent-Disposition: form-data; name=\"image" + QByteArray::number(i)
            + "\"; filename=\"" + name.toLatin1() + "\"\r\n\r\n" + page.readAll() + "\r\n";
    }
    body += "--XX\r\nContent-Disposition: form-data; name=\"course\"\r\n\r\nHistory\r\n";
    return body + more + "--XX--\r\n";
}

QString jobOf(const RawAnswer &answer)
{
    return answer.json().value("jobId").toString();
}

} // namespace

class TestServe : public QObject
{
    Q_OBJECT

private slots:
    void aJobIsToldAlikeInEveryWay();
    void cardsCanBeReadCheckedEditedAndDeleted();
    void aPageThatFailsIsTold();
    void aCancelledJobEnds();
    void theSameKeyMakesOneJob();
    void aKilledServerGoesOnWithoutGap();
    void aStoppedServerGoesOn();
    void anotherComputersJobIsShownLikeOnesOwn();
    void aKeptTokenOutlivesTheServerAndStandsNowhere();
};

void TestServe::aJobIsToldAlikeInEveryWay()
{
    CliPlace place;
    Serving server(place);
    QCOMPARE(server.event, QStringLiteral("listening"));
    const QByteArray body = formOf(place, 4);
    RawClient client(server.url);
    client.send("POST /api/process-with-progress HTTP/1.1\r\nHost: " + client.host()
                + "\r\nAuthorization: Bearer " + server.token + "\r\n" + formType
                + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const QByteArray stream = client.readAll();
    const QByteArray jobId = stream.mid(stream.indexOf("X-Job-Id: ") + 10, 36);
    QStringList steps;
    double percentage = 0;
    QJsonObject last;
    for (const QByteArray &line : stream.split('\n')) {
        if (!line.startsWith("data: "))
            continue;
        last = QJsonDocument::fromJson(line.mid(6)).object();
        const QString step = last.value("step").toString();
        if (!step.isEmpty() && !steps.contains(step))
            steps << step;
        if (!step.isEmpty()) {
            QVERIFY(last.value("percentage").toDouble() >= percentage);
            percentage = last.value("percentage").toDouble();
        }
    }
    QCOMPARE(steps,
             (QStringList{"uploading", "analyzing-chunks", "analyzing-batch1", "analyzing-batch2",
                          "finalizing-analysis", "complete"}));
    QCOMPARE(last.keys(), (QStringList{"flashcards", "uploadId"}));
    QVERIFY(last.value("flashcards").toArray().size() >= 4);

    const QJsonObject status = server.ask("GET /api/job-status/" + jobId).json();
    QCOMPARE(status.value("status"), QLatin1String("completed"));
    QCOMPARE(status.value("result").toObject(), last);
    const auto rows = server.rows(QString::fromLatin1(jobId), 0);
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].value("n").toInt(), i + 1);
    QCOMPARE(rows.first().value("event"), QLatin1String("job"));
    QCOMPARE(rows.last().value("event"), QLatin1String("complete"));
    QCOMPARE(rows.last().value("flashcards"), last.value("flashcards"));
}

void TestServe::cardsCanBeReadCheckedEditedAndDeleted()
{
    CliPlace place;
    Serving server(place);
    const QString job = jobOf(server.ask("POST /api/process", formOf(place, 1), formType));
    const QJsonObject end = server.rows(job, 0).last();
    const QByteArray upload = end.value("uploadId").toString().toLatin1();
    const QJsonObject card = end.value("flashcards").toArray().first().toObject();
    const QByteArray path = "/api/flashcards/" + card.value("id").toString().toLatin1();
    QCOMPARE(card.value("course"), QLatin1String("History"));

    const RawAnswer review = server.ask("GET /review/" + upload);
    QCOMPARE(review.status, 200);
    QVERIFY(review.body.contains(card.value("front").toString().toHtmlEscaped().toUtf8()));
    QVERIFY(review.field("Content-Security-Policy").contains("script-src 'sha256-"));

    const RawAnswer edited
        = server.ask("PATCH " + path, R"({"front":"<b>What</b> & why?","tags":["a"]})");
    QCOMPARE(edited.status, 200);
    QCOMPARE(edited.json().value("back"), card.value("back"));
    QVERIFY(!server.ask("GET /review/" + upload).body.contains("<b>What"));
    QCOMPARE(server.ask("PATCH " + path, R"({"front":5})").status, 400);
    QCOMPARE(server.ask("PATCH " + path, R"({"front":" "})").status, 400);

    QVERIFY(server.ask("POST " + path + "/check").json().contains("checkedAt"));
    QVERIFY(!server.ask("POST " + path + "/check", R"({"checked":false})")
                 .json()
                 .contains("checkedAt"));

    const int before
        = server.ask("GET /api/uploads/" + upload + "/flashcards").json().value("total").toInt();
    QCOMPARE(server.ask("DELETE " + path).status, 204);
    QCOMPARE(server.ask("GET /api/uploads/" + upload + "/flashcards").json().value("total").toInt(),
             before - 1);
    QCOMPARE(server.ask("POST " + path + "/restore").status, 200);
    QCOMPARE(server.ask("DELETE /api/flashcards/nothing").status, 404);

    const RawAnswer picture = server.ask("GET /api/uploads/" + upload + "/pages/0/picture");
    QCOMPARE(picture.status, 200);
    QVERIFY(!QImage::fromData(picture.body, "JPEG").isNull());
    QCOMPARE(server.ask("GET /api/uploads/" + upload + "/pages/7/picture").status, 404);
}

void TestServe::aPageThatFailsIsTold()
{
    CliPlace place;
    Serving server(place);
    const QByteArray bad = "--XX\r\nContent-Disposition: form-data; name=\"image9\"; "
                           "filename=\"error.png\"\r\n\r\nno picture at all\r\n";
    const QByteArray body = formOf(place, 1, bad);
    RawClient client(server.url);
    client.send("POST /api/process-with-progress HTTP/1.1\r\nHost: " + client.host()
                + "\r\nAuthorization: Bearer " + server.token + "\r\n" + formType
                + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const QByteArray stream = client.readAll();
    QVERIFY(stream.contains("\"pageError\":\""));
    QVERIFY(stream.contains("error.png"));
    QVERIFY(stream.trimmed().split('\n').last().contains("\"uploadId\""));
}

void TestServe::aCancelledJobEnds()
{
    CliPlace place;
    Serving server(place, {}, 3000);
    const QByteArray form = formOf(place, 6);
    const QString running = jobOf(server.ask("POST /api/process", form, formType));
    const QString waiting = jobOf(server.ask("POST /api/process", form, formType));
    for (const QString &job : {waiting, running}) {
        QCOMPARE(server.ask("POST /api/jobs/" + job.toLatin1() + "/cancel").status, 202);
        QCOMPARE(server.rows(job, 0).last().value("event"), QLatin1String("cancelled"));
        const QJsonObject status = server.ask("GET /api/job-status/" + job.toLatin1()).json();
        QCOMPARE(status.value("status"), QLatin1String("error"));
        QCOMPARE(status.value("error"), QLatin1String("Cancelled"));
    }
}

void TestServe::theSameKeyMakesOneJob()
{
    CliPlace place;
    Serving server(place);
    const QByteArray body
        = formOf(place, 1, "--XX\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk1\r\n");
    const QString job = jobOf(server.ask("POST /api/process", body, formType));
    QVERIFY(!job.isEmpty());
    QCOMPARE(jobOf(server.ask("POST /api/process", body, formType)), job);
    QCOMPARE(server.ask("GET /api/jobs").json().value("jobs").toArray().size(), 1);
}

void TestServe::aKilledServerGoesOnWithoutGap()
{
    CliPlace place;
    constexpr int pages = 8;
    QList<QJsonObject> seen;
    QString job;
    for (int kills = 0; kills < 3; ++kills) {
        Serving server(place, {}, 300);
        if (job.isEmpty())
            job = jobOf(server.ask("POST /api/process", formOf(place, pages), formType));
        seen += server.rows(job, static_cast<int>(seen.size()), 5);
        server.kill();
    }
    Serving server(place);
    seen += server.rows(job, static_cast<int>(seen.size()));
    QSet<QString> cards;
    for (qsizetype i = 0; i < seen.size(); ++i) {
        QCOMPARE(seen[i].value("n").toInt(), i + 1);
        if (seen[i].value("event") == QLatin1String("flashcard"))
            cards.insert(seen[i].value("flashcard").toObject().value("id").toString());
    }
    QCOMPARE(seen.last().value("event"), QLatin1String("complete"));
    const QJsonArray saved = seen.last().value("flashcards").toArray();
    QVERIFY(saved.size() >= pages);
    QCOMPARE(cards.size(), saved.size()); // each was told, none twice
    QCOMPARE(server.ask("GET /api/job-status/" + job.toLatin1()).json().value("status"),
             QLatin1String("completed"));
}

void TestServe::aStoppedServerGoesOn()
{
    CliPlace place;
    QString job;
    {
        Serving server(place, {}, 1000);
        job = jobOf(server.ask("POST /api/process", formOf(place, 6), formType));
        (void)server.rows(job, 0, 3);
        QCOMPARE(server.terminate(), 128 + SIGTERM);
    }
    Serving server(place);
    const auto rows = server.rows(job, 0);
    QCOMPARE(rows.last().value("event"), QLatin1String("complete"));
    for (qsizetype i = 0; i < rows.size(); ++i)
        QVERIFY(rows[i].value("event") != QLatin1String("cancelled"));
}

void TestServe::anotherComputersJobIsShownLikeOnesOwn()
{
    CliPlace desktop;
    CliPlace laptop;
    const Serving server(desktop);
    QStringList arguments{QStringLiteral("--json"),   QStringLiteral("process"),
                          QStringLiteral("--server"), server.url,
                          QStringLiteral("--course"), QStringLiteral("History")};
    for (int i = 0; i < 2; ++i) {
        const QString name = QStringLiteral("page%1.png").arg(i);
        desktop.write(name + QStringLiteral(".txt"), pageOfText(i).toUtf8());
        arguments << laptop.addPage(name, {});
    }
    QProcessEnvironment environment = laptop.environment();
    QVERIFY(laptop.run(arguments, {}, environment).exitCode == 1); // no token
    environment.insert(QStringLiteral("RECTO_SERVER_TOKEN"), QStringLiteral("wrong"));
    const CliResult refused = laptop.run(arguments, {}, environment);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.objects().last().value("code"), QLatin1String("KeyRejected"));
    environment.insert(QStringLiteral("RECTO_SERVER_TOKEN"), QString::fromLatin1(server.token));
    const CliResult result = laptop.run(arguments, {}, environment);
    QCOMPARE(result.exitCode, 0);
    const auto rows = result.objects();
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].value("n").toInt(), i + 1);
    QCOMPARE(rows.last().value("event"), QLatin1String("complete"));
    QVERIFY(rows.last().value("flashcards").toArray().size() >= 2);
    QCOMPARE(rows, server.rows(rows.first().value("jobId").toString(), 0));
}

void TestServe::aKeptTokenOutlivesTheServerAndStandsNowhere()
{
    CliPlace place;
    QByteArray kept;
    {
        const Serving server(place, {QStringLiteral("--new-token"), QStringLiteral("Laptop")});
        kept = server.token;
        QCOMPARE(server.ask("GET /api/jobs").status, 200);
    }
    Serving server(place);
    QVERIFY(server.token != kept);
    const RawAnswer answer
        = RawClient::ask(server.url, "GET /api/devices", "Authorization: Bearer " + kept + "\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("devices").toArray().first().toObject().value("name"),
             QLatin1String("Laptop"));
    QDirIterator files(place.path(QStringLiteral("library")), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(kept) && !bytes.contains(server.token));
    }
}

QTEST_MAIN(TestServe)
#include "tst_serve.moc"
