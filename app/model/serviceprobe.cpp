// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/serviceprobe.h"

#include "model/chatclient.h"
#include "model/promptfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

static void initialiseProbeResources()
{
    Q_INIT_RESOURCE(probe); // a static library's resources have to be asked for
}

namespace recto {

namespace {

constexpr int answerTokens = 500; // room for a model that thinks first
const QString wordInPicture = QStringLiteral("walnut"); // in resources/prompts/word.jpg

bool isAzure(const QString &host)
{
    return host.endsWith(QLatin1String(".openai.azure.com"))
        || host.endsWith(QLatin1String(".services.ai.azure.com"))
        || host.endsWith(QLatin1String(".cognitiveservices.azure.com"));
}

const ServicePreset &presetNamed(const char *id)
{
    return *std::find_if(
        servicePresets().cbegin(), servicePresets().cend(),
        [id](const ServicePreset &preset) { return preset.id == QLatin1String(id); });
}

QString promptPart(const char *name)
{
    initialiseProbeResources();
    return PromptFile::load(QStringLiteral(":/prompts/probe.txt")).part(QString::fromLatin1(name));
}

// Nobody is there, nobody may be asked, or the person stopped: further questions
// would only wait once more.
bool isUnreachable(ErrorKind kind)
{
    static constexpr std::array kinds{ErrorKind::OfflineOnly,      ErrorKind::Unreachable,
                                      ErrorKind::ConnectionFailed, ErrorKind::TlsFailed,
                                      ErrorKind::RedirectRefused,  ErrorKind::TimedOut,
                                      ErrorKind::Cancelled,        ErrorKind::BadInput};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// A thinking model may reach the bound of the answer: it answers all the same.
Status statusOf(const ChatReply &reply)
{
    if (reply.failure && reply.failure->error.kind != ErrorKind::OutputCutOff)
        return reply.failure->error;
    return {};
}

Error misfit(const Endpoint &endpoint, const char *detail)
{
    return {ErrorKind::BadAnswer, endpoint.baseUrl.host(), QString::fromLatin1(detail)};
}

Status probeText(ChatClient &client, const std::stop_token &stop)
{
    ChatRequest request;
    request.user = promptPart("text");
    request.maxTokens = answerTokens;
    return statusOf(client.complete(request, {}, {}, stop));
}

// The question doesn't ask for JSON: what comes as JSON comes by the schema.
Status probeSchema(ChatClient &client, const std::stop_token &stop)
{
    ChatRequest request;
    request.user = promptPart("schema");
    request.maxTokens = answerTokens;
    request.schemaName = QStringLiteral("answer");
    const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}};
    request.schema = {{QStringLiteral("type"), QStringLiteral("object")},
                      {QStringLiteral("properties"), QJsonObject{{QStringLiteral("city"), text}}},
                      {QStringLiteral("required"), QJsonArray{QStringLiteral("city")}},
                      {QStringLiteral("additionalProperties"), false}};
    const ChatReply reply = client.complete(request, {}, {}, stop);
    if (const Status answered = statusOf(reply); !answered)
        return answered;
    if (client.features().format != ChatFeatures::Format::Schema)
        return misfit(client.endpoint(), "the service takes no schema");
    const QJsonObject answer = QJsonDocument::fromJson(reply.text.toUtf8()).object();
    if (answer.size() != 1 || !answer.value(QLatin1String("city")).isString())
        return misfit(client.endpoint(), "the answer doesn't keep to the schema");
    return {};
}

Status probeImages(ChatClient &client, const std::stop_token &stop)
{
    ChatRequest request;
    request.user = promptPart("image");
    request.maxTokens = answerTokens;
    QFile picture(QStringLiteral(":/prompts/word.jpg"));
    if (!picture.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Internal, picture.fileName(), {}};
    request.jpegs = {picture.readAll()};
    const ChatReply reply = client.complete(request, {}, {}, stop);
    if (const Status answered = statusOf(reply); !answered)
        return answered;
    if (!reply.text.contains(wordInPicture, Qt::CaseInsensitive))
        return misfit(client.endpoint(), "the word in the picture was not read");
    return {};
}

} // namespace

const QList<ServicePreset> &servicePresets()
{
    const auto t = [](const char *text) { return QString::fromLatin1(text); };
    static const QList<ServicePreset> presets{
        {t("openai"), t("OpenAI"), t("https://api.openai.com/v1"), false, false},
        {t("azure"), t("Azure OpenAI"), {}, false, true},
        {t("openrouter"), t("OpenRouter"), t("https://openrouter.ai/api/v1"), false, false},
        // By number: "localhost" may mean ::1 first, where these don't listen.
        {t("ollama"), t("Ollama"), t("http://127.0.0.1:11434/v1"), true, false},
        {t("lmstudio"), t("LM Studio"), t("http://127.0.0.1:1234/v1"), true, false},
        {t("llamaserver"), t("llama-server"), t("http://127.0.0.1:8080/v1"), true, false},
        {t("vllm"), t("vLLM"), t("http://127.0.0.1:8000/v1"), true, false},
        {t("custom"), {}, {}, false, false},
    };
    return presets;
}

ServicePreset presetFor(const QUrl &address)
{
    if (isAzure(address.host()))
        return presetNamed("azure");
    const bool here = isThisComputer(address.host());
    for (const ServicePreset &preset : servicePresets()) {
        const QUrl usual(preset.address);
        const bool sameHost = preset.local ? here : usual.host() == address.host();
        if (!preset.address.isEmpty() && sameHost && usual.port() == address.port())
            return preset;
    }
    return presetNamed("custom");
}

QList<LocalService> findLocalServices(const std::shared_ptr<HttpTransport> &transport,
                                      std::stop_token stop)
{
    std::vector<LocalService> asked;
    for (const ServicePreset &preset : servicePresets()) {
        if (preset.local)
            asked.push_back({preset.name, QUrl(preset.address), {}});
    }
    std::vector<char> answered(asked.size(), 0);
    std::vector<std::thread> threads;
    for (size_t index = 0; index < asked.size(); ++index) {
        threads.emplace_back([&, index] {
            using std::chrono::milliseconds;
            Endpoint endpoint;
            endpoint.baseUrl = asked[index].address;
            endpoint.deadlines
                = {milliseconds(500), milliseconds(900), milliseconds(500), milliseconds(1000)};
            if (auto models = ChatClient(transport, endpoint).listModels(stop)) {
                asked[index].models = std::move(*models);
                answered[index] = 1;
            }
        });
    }
    QList<LocalService> found;
    for (size_t index = 0; index < asked.size(); ++index) {
        threads[index].join();
        if (answered[index])
            found.append(asked[index]);
    }
    return found;
}

ServiceReport probeService(const std::shared_ptr<HttpTransport> &transport,
                           const Endpoint &endpoint, const QString &visionModel,
                           std::stop_token stop)
{
    ServiceReport report;
    ChatClient writer(transport, endpoint);
    report.models = writer.listModels(stop);
    const bool reachable = report.models || !isUnreachable(report.models.error().kind);
    if (!endpoint.model.isEmpty()) {
        report.text = reachable ? probeText(writer, stop) : Status(report.models.error());
        if (*report.text)
            report.schema = probeSchema(writer, stop);
    }
    if (!visionModel.isEmpty()) {
        Endpoint reading = endpoint;
        reading.model = visionModel;
        ChatClient reader(transport, reading);
        report.images = reachable ? probeImages(reader, stop) : Status(report.models.error());
    }
    return report;
}

} // namespace recto
