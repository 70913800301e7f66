// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and cards through a server that others wrote: aimock, which answers from
// answers.json in the way of the service that it imitates.
#include "composition/parts.h"
#include "library/jobjournal.h"
#include "model/chatservice.h"
#include "model/serviceprobe.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include "fakes/fakeocrengine.h"
#include "fakes/openworld.h"

#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;
using namespace recto::fakes;

const QString rightKey = QStringLiteral("sk-right-key");

class OneKey : public SecretStore
{
public:
    explicit OneKey(QString key)
        : m_key(std::move(key))
    {
    }
    Result<Secret> read(SecretName, std::stop_token) override
    {
        return Secret{m_key, SecretPlace::Environment, {}};
    }
    Result<SecretPlace> write(SecretName, const QString &, const QString &) override
    {
        return SecretPlace::Session;
    }
    Status clear(SecretName) override { return {}; }
    Status tryKeychain() override { return {}; }

private:
    const QString m_key;
};

// The server on a port of its choice; ends with this.
class ModelServer
{
public:
    [[nodiscard]] bool start()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("AIMOCK_API_KEYS"), rightKey);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(qEnvironmentVariable("NODE"),
                        {qEnvironmentVariable("MODEL_SERVER"), QStringLiteral("-p"),
                         QStringLiteral("0"), QStringLiteral("--strict"), QStringLiteral("-f"),
                         qEnvironmentVariable("ANSWERS")});
        static const QRegularExpression listening(QStringLiteral("listening on (http://[^\\s]+)"));
        QByteArray said;
        while (!m_url.isValid() && m_process.waitForReadyRead(60'000)) {
            said += m_process.readAll();
            const auto match = listening.match(QString::fromUtf8(said));
            if (match.hasMatch())
                m_url = QUrl(match.captured(1) + QStringLiteral("/v1"));
        }
        if (!m_url.isValid())
            qWarning("%s", said.constData());
        return m_url.isValid();
    }
    ~ModelServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QProcess m_process;
    QUrl m_url;
};

struct ModelJob
{
    explicit ModelJob(const ModelServer &server, const QString &key = rightKey)
        : secrets(std::make_shared<OneKey>(key))
    {
        options.generator = GeneratorKind::Chat;
        options.baseUrl = server.url().toString();
        options.model = QStringLiteral("writer");
        options.visionModel = QStringLiteral("eyes");
        page.name = QStringLiteral("page.png");
        page.file = folder.filePath(page.name);
        QImage image(60, 80, QImage::Format_RGB32);
        image.fill(Qt::white);
        image.save(page.file);
    }
    // `text`: read by the fake reader; empty: by the model.
    event::Finished run(const QString &text = {})
    {
        if (text.isEmpty())
            options.ocrEngine = OcrEngineKind::Vision;
        auto parts = makeParts(options, settings, secrets, library());
        if (!parts)
            qFatal("%s", qPrintable(parts.error().detail));
        if (!text.isEmpty()) {
            const auto reading = std::make_shared<FakeReading>();
            ReadingScript script;
            script.text = text;
            reading->script(page.name, script);
            parts->makeReader = [reading] { return std::make_unique<FakeOcrEngine>(reading); };
        }
        Pipeline pipeline(library(), *parts);
        auto future = pipeline.start(options, {page});
        future.waitForFinished();
        events = future.results();
        return std::get<event::Finished>(events.last());
    }
    // Made by whoever asks first.
    [[nodiscard]] QString library() const
    {
        const QString path = folder.filePath(QStringLiteral("library"));
        return Library::open(path).ok() ? path : QString();
    }

    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("config"))};
    std::shared_ptr<SecretStore> secrets;
    JobOptions options;
    Page page;
    QList<PipelineEvent> events;
};

class TestModelServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server.start()); }
    void readsAndWrites();
    void cardsComeOneByOne();
    void aWrongKeyEndsTheJob();
    void aBusyServiceIsAskedAgain();
    void theProbeFindsWhatWorks();

private:
    ModelServer m_server;
};

void TestModelServer::readsAndWrites()
{
    ModelJob job(m_server);
    const event::Finished finished = job.run();
    QCOMPARE(finished.outcome, Outcome::Completed);
    const auto library = Library::open(job.library());
    const auto cards = library->flashcards(CardFilter{{finished.uploadId}});
    QCOMPARE(cards->size(), 2);
    QCOMPARE(cards->first().front, QStringLiteral("What kind of rock is granite?"));
    QCOMPARE(cards->first().evidence.quote, QStringLiteral("Granite is an igneous rock."));
    QCOMPARE(cards->first().evidence.match, EvidenceMatch::Exact);
    QCOMPARE(finished.usage, (Usage{2, 1521, 53})); // as the server counted
}

void TestModelServer::cardsComeOneByOne()
{
    ChatServiceParts parts;
    parts.transport = fakes::openWorld();
    parts.endpoint.baseUrl = m_server.url();
    parts.endpoint.model = QStringLiteral("writer");
    parts.endpoint.key = rightKey;
    parts.answers = std::make_shared<MemoryAnswerStore>();
    ChatService service(std::move(parts));
    int pieces = 0;
    ChatQuestion question;
    question.request = [] {
        ChatRequest request;
        request.user = QStringLiteral("Granite is an igneous rock.");
        request.schemaName = QStringLiteral("cards");
        request.schema = {{QStringLiteral("type"), QStringLiteral("object")}};
        return request;
    };
    question.text = [&pieces](const QString &) { ++pieces; };
    QVERIFY(service.ask(question, {}).ok());
    QVERIFY(pieces > 5);
}

void TestModelServer::aWrongKeyEndsTheJob()
{
    const QString wrong = QStringLiteral("sk-wrong-key-1234");
    ModelJob job(m_server, wrong);
    const event::Finished finished = job.run();
    QCOMPARE(finished.outcome, Outcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::KeyRejected);
    QVERIFY(!finished.error->detail.contains(wrong));
}

void TestModelServer::aBusyServiceIsAskedAgain()
{
    ModelJob job(m_server);
    const event::Finished finished = job.run(QStringLiteral("A busy hour."));
    QCOMPARE(finished.usage.requests, 2);
    const auto retries
        = std::count_if(job.events.cbegin(), job.events.cend(), [](const PipelineEvent &happened) {
              const auto *retry = std::get_if<event::Retrying>(&happened);
              return retry && retry->notice.reason.kind == ErrorKind::RateLimited
                  && retry->notice.waitSeconds >= 1;
          });
    QCOMPARE(retries, 1);
}

void TestModelServer::theProbeFindsWhatWorks()
{
    Endpoint endpoint;
    endpoint.baseUrl = m_server.url();
    endpoint.model = QStringLiteral("writer");
    endpoint.key = rightKey;
    const ServiceReport report
        = probeService(fakes::openWorld(), endpoint, QStringLiteral("eyes"), {});
    QVERIFY(report.models.ok());
    QVERIFY(report.text && *report.text);
    QVERIFY(report.schema && *report.schema);
    QVERIFY(report.images && *report.images);
}

QTEST_GUILESS_MAIN(TestModelServer)
#include "tst_modelserver.moc"
