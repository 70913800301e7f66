// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that were changed at random, against the whole service: heads, forms, WebSocket
// frames. RECTO_MUTATIONS=13000 makes more of them, RECTO_SEED=N others.
#include "fakejobs.h"
#include "rawclient.h"
#include "service/httpservice.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace recto;

namespace {

constexpr int usualMutations = 3000; // of each kind a third
constexpr int atOnce = 50;

QByteArray changed(QByteArray bytes, qsizetype from, QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{
        "\r\n",
        "\r\n\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Host: evil.example\r\n",
        "--XX",
        "--XX--",
        "\r\n--XX\r\n",
        "filename=\"../../x\"",
        "name=\"page0\"",
        QByteArray(1, '\0'),
        "%00%2f..",
        QByteArray("\x88\x80\0\0\0\0", 6),
        QByteArray("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10),
        QByteArray(300, 'a')};
    const auto somewhere
        = [&] { return from + random.bounded(static_cast<int>(bytes.size() - from) + 1); };
    const int changes = 1 + random.bounded(4);
    for (int i = 0; i < changes && bytes.size() > from; ++i) {
        const qsizetype at = std::min(somewhere(), bytes.size() - 1);
        const qsizetype length = 1 + random.bounded(12);
        switch (random.bounded(6)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
            break;
        case 3:
            bytes.insert(at, bytes.mid(somewhere(), length));
            break;
        case 4:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
            break;
        case 5:
            if (random.bounded(4) == 0)
                bytes.truncate(at);
            break;
        }
    }
    return bytes;
}

// A frame of a client: masked, with its length in one byte.
QByteArray frame(int first, const QByteArray &text)
{
    const QByteArray mask("\x11\x22\x33\x44");
    QByteArray bytes;
    bytes += static_cast<char>(first);
    bytes += static_cast<char>(0x80 | text.size());
    bytes += mask;
    for (qsizetype i = 0; i < text.size(); ++i)
        bytes += static_cast<char>(text[i] ^ mask[i % 4]);
    return bytes;
}

} // namespace

class TestHostileRequests : public QObject
{
    Q_OBJECT

private slots:
    void theServiceStandsThem_data();
    void theServiceStandsThem();
};

void TestHostileRequests::theServiceStandsThem_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"head", "form", "frames"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestHostileRequests::theServiceStandsThem()
{
    QFETCH(QString, kind);
    const QTemporaryDir folder;
    ServiceOptions options;
    options.library = folder.path();
    QVERIFY(options.library.openOrMake());
    options.limits.wrongTokens = 1 << 30; // else everything else would hide behind 429
    options.limits.uploads = atOnce;
    FakeJobs jobs;
    const QString watched = jobs.addJob();
    jobs.tellProgress(watched, QStringLiteral("uploading"), 0);
    HttpService service(jobs);
    const auto address = service.start(options);
    QVERIFY(address);
    const QUrl url(*address);
    const QByteArray fields = " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
        + "\r\nAuthorization: Bearer " + service.makeSessionToken() + "\r\n";
    const QByteArray form
        = "--XX\r\nContent-Disposition: form-data; name=\"image0\"; filename=\"a.jpg\"\r\n"
          "Content-Type: image/jpeg\r\n\r\nbytes\r\n--XX\r\nContent-Disposition: form-data; "
          "name=\"course\"\r\n\r\nBiology\r\n--XX--\r\n";
    const auto formHead = [&](const QByteArray &line) {
        return line + fields + "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: "
            + QByteArray::number(form.size()) + "\r\n\r\n";
    };
    const QByteArray upgrade = "GET /api/jobs/" + watched.toLatin1() + "/socket" + fields
        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    struct Seed
    {
        QByteArray bytes;
        qsizetype from = 0;
    };
    QList<Seed> seeds;
    if (kind == QLatin1String("head"))
        seeds
            = {{"GET /api/jobs" + fields + "Accept: */*\r\n\r\n"},
               {"GET /api/jobs/" + watched.toLatin1() + "/events" + fields
                + "Last-Event-ID: 1\r\n\r\n"},
               {"PATCH /api/flashcards/x" + fields + "Content-Length: 13\r\n\r\n{\"front\":\"a\"}"},
               {upgrade},
               {formHead("POST /api/process") + form}};
    else if (kind == QLatin1String("form"))
        for (const char *line : {"POST /api/process", "POST /api/pages"})
            seeds << Seed{formHead(line) + form, formHead(line).size()};
    else
        seeds = {{upgrade + frame(0x81, "{\"cancel\":true}") + frame(0x89, "ping")
                      + frame(0x01, "{\"can") + frame(0x80, "cel\":1}") + frame(0x88, "\x03\xe8"),
                  upgrade.size()}};

    QRandomGenerator random(static_cast<quint32>(qEnvironmentVariableIntValue("RECTO_SEED")));
    const int asked = qEnvironmentVariableIntValue("RECTO_MUTATIONS");
    const int mutations = (asked > 0 ? asked : usualMutations) / 3;
    QMap<int, int> statuses;
    for (int done = 0; done < mutations; done += atOnce) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < atOnce; ++i) {
            const Seed &seed = seeds[random.bounded(static_cast<int>(seeds.size()))];
            clients.push_back(std::make_unique<RawClient>(*address));
            clients.back()->send(changed(seed.bytes, seed.from, random));
        }
        // One that isn't changed, last: what came before it was dealt with or waits for more.
        QCOMPARE(RawClient::ask(*address, "GET /api/health").status, 200);
        for (const auto &client : clients) {
            client->socket().waitForReadyRead(10);
            const QByteArray answer = client->socket().readAll();
            if (!answer.isEmpty()) {
                QVERIFY2(answer.startsWith("HTTP/1.1 "), answer.left(100).constData());
                ++statuses[answer.mid(9, 3).toInt()];
            }
            client->abort();
        }
    }
    // Nothing broke, much was refused, and something was still taken: the changes are small.
    QVERIFY(!statuses.contains(500));
    QVERIFY(statuses.size() >= (kind == QLatin1String("frames") ? 1 : 3));
    int refused = 0;
    for (auto status = statuses.begin(); status != statuses.end(); ++status)
        refused += status.key() >= 400 ? status.value() : 0;
    QVERIFY(kind == QLatin1String("frames") || refused > mutations / 10);
    QVERIFY(statuses.value(101) + statuses.value(200) + statuses.value(201) + statuses.value(202)
            > 0);
    service.stop();
    QVERIFY(QDir(folder.filePath(QStringLiteral("incoming")))
                .entryList(QDir::AllEntries | QDir::NoDotAndDotDot)
                .isEmpty());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("x"))));
}

QTEST_GUILESS_MAIN(TestHostileRequests)
#include "tst_hostilerequests.moc"
