// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/remotejob.h"

#include "cli/interruption.h"
#include "cli/pluralforms.h"
#include "core/errortext.h"
#include "intake/intake.h"
#include "net/eventstreamparser.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace recto {

namespace {

using namespace std::chrono_literals;

constexpr int mostFailures = 8; // one after another, until the other computer counts as gone
constexpr int failuresUntilPolling = 2;
constexpr qint64 longestStream = 1LL << 40; // bytes; the rows are bounded by the pages

// Waits, but not past a stop request.
void pause(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

QJsonObject parsed(QByteArrayView json)
{
    return QJsonDocument::fromJson(json.toByteArray()).object();
}

QString textOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

bool endsAJob(const QJsonObject &row)
{
    const QString event = textOf(row, "event");
    return event == QLatin1String("complete") || event == QLatin1String("error")
        || event == QLatin1String("cancelled");
}

// The files of the pages, each once. Pages of a PDF can't be sent alone.
Result<QStringList> filesOf(const QStringList &inputs)
{
    QStringList files;
    for (const QString &input : inputs) {
        for (const IntakeItem &item : expandInputs({input})) {
            if (const auto *error = std::get_if<Error>(&item))
                return *error;
            const Page &page = std::get<Page>(item);
            if (!files.contains(page.file))
                files << page.file;
        }
    }
    return files;
}

// Quoted as browsers do it.
QByteArray quoted(const QString &name)
{
    return name.toUtf8().replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

Result<QByteArray> formOf(const QByteArray &boundary, const JobOptions &options,
                          const QStringList &files)
{
    QByteArray form;
    const auto addText = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\n\r\n" + value.toUtf8() + "\r\n";
    };
    addText("prompt", options.focus);
    addText("course", options.course);
    addText("group", options.group);
    addText("title", options.title);
    addText("language", options.language);
    addText("key", QUuid::createUuid().toString(QUuid::WithoutBraces));
    for (qsizetype i = 0; i < files.size(); ++i) {
        QFile file(files[i]);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorKind::FileUnreadable, files[i], file.errorString()};
        form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"image"
            + QByteArray::number(i) + "\"; filename=\"" + quoted(QFileInfo(file).fileName())
            + "\"\r\n\r\n" + file.readAll() + "\r\n";
    }
    return form + "--" + boundary + "--\r\n";
}

// What an answer other than 2xx means, in the words of the other computer.
Error refusalOf(const HttpResponse &answer, const QString &host)
{
    const QString sentence = textOf(parsed(answer.body), "error");
    switch (answer.status) {
    case 401:
        return {ErrorKind::KeyRejected, host, sentence};
    case 404:
        return {ErrorKind::NotFound, host, sentence};
    case 429:
    case 503:
        return {ErrorKind::RateLimited, host, sentence};
    case 507:
        return {ErrorKind::DiskFull, host, sentence};
    default:
        return {answer.status >= 500 ? ErrorKind::ServerFailed : ErrorKind::BadRequest, host,
                sentence};
    }
}

bool isWorthAnotherTry(ErrorKind kind)
{
    return serviceIsAway(kind) || kind == ErrorKind::RateLimited || kind == ErrorKind::BadAnswer;
}

} // namespace

RemoteJob::RemoteJob(CommandContext &context, std::shared_ptr<HttpTransport> transport,
                     const QUrl &server, const QByteArray &token)
    : m_context(context)
    , m_transport(std::move(transport))
    , m_server(server)
    , m_token(token)
{
}

HttpRequest RemoteJob::request(const QByteArray &method, const QString &path) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_server;
    request.url.setPath(path);
    request.headers = {{"Authorization", "Bearer " + m_token}};
    request.deadlines.total = 0ms;
    return request;
}

Result<QJsonObject> RemoteJob::ask(const HttpRequest &request, const std::stop_token &stop)
{
    const auto answer = m_transport->send(request, stop);
    if (!answer)
        return answer.error();
    if (answer->status / 100 != 2)
        return refusalOf(*answer, m_server.host());
    return parsed(answer->body);
}

int RemoteJob::run(const JobOptions &options, const QStringList &files)
{
    QEventLoop loop; // the command's own; nothing else runs below it
    Interruption interruption;
    std::stop_source stop;
    QObject::connect(&interruption, &Interruption::happened, &loop,
                     [&stop] { stop.request_stop(); });
    Status worked;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { worked = work(options, files, stop.get_token()); }));
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    loop.exec();
    thread->wait();
    m_context.console.endProgress();
    return end(worked);
}

Status RemoteJob::work(const JobOptions &options, const QStringList &inputs,
                       const std::stop_token &stop)
{
    const auto files = filesOf(inputs);
    if (!files)
        return files.error();
    Status worked = send(options, *files, stop);
    if (worked)
        worked = follow(stop);
    if (stop.stop_requested() && !m_jobId.isEmpty() && m_end.isEmpty())
        cancel();
    return worked;
}

Status RemoteJob::send(const JobOptions &options, const QStringList &files,
                       const std::stop_token &stop)
{
    const QByteArray boundary
        = "recto-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1();
    const auto form = formOf(boundary, options, files);
    if (!form)
        return form.error();
    HttpRequest sent = request("POST", QStringLiteral("/api/process"));
    sent.headers.append({"Content-Type", "multipart/form-data; boundary=" + boundary});
    sent.body = *form;
    // The form's key makes one job of however many tries.
    for (int tries = 1;; ++tries) {
        const auto answer = ask(sent, stop);
        if (answer) {
            m_jobId = textOf(*answer, "jobId");
            return {};
        }
        if (tries >= mostFailures || !isWorthAnotherTry(answer.error().kind))
            return answer.error();
        pause(500ms * tries, stop);
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}};
    }
}

Status RemoteJob::follow(const std::stop_token &stop)
{
    int failures = 0;
    while (m_end.isEmpty()) {
        const qint64 before = m_last;
        Status status = followStream(stop);
        if (!status && !isWorthAnotherTry(status.error().kind))
            return status;
        failures = m_last > before ? 0 : failures + 1;
        // Something between may hold streams back: then asking tells.
        if (m_end.isEmpty() && failures > failuresUntilPolling)
            status = poll(stop);
        if (status)
            failures = std::min(failures, failuresUntilPolling);
        if (failures >= mostFailures)
            return status;
        if (m_end.isEmpty())
            pause(500ms * (failures + 1), stop);
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}};
    }
    return {};
}

Status RemoteJob::followStream(const std::stop_token &stop)
{
    HttpRequest stream = request("GET", QStringLiteral("/api/jobs/%1/events").arg(m_jobId));
    stream.headers.append({"Last-Event-ID", QByteArray::number(m_last)});
    stream.maximumBody = longestStream;
    stream.deadlines.idle = 40s; // a sign of life comes every 15 seconds
    EventStreamLimits limits;
    limits.line = limits.event = 64 << 20; // the last row has every card
    limits.stream = longestStream;
    EventStreamParser parser(limits);
    const auto answer
        = m_transport->send(stream, stop, [&](const HttpResponse &, QByteArrayView bytes) {
              return parser.feed(bytes,
                                 [this](const StreamEvent &event) { take(parsed(event.data)); });
          });
    if (!answer)
        return answer.error();
    if (answer->status == 204)
        return poll(stop);
    return answer->status / 100 == 2 ? Status() : Status(refusalOf(*answer, m_server.host()));
}

Status RemoteJob::poll(const std::stop_token &stop)
{
    const auto status = ask(request("GET", QStringLiteral("/api/job-status/") + m_jobId), stop);
    if (!status)
        return status.error();
    const QString state = textOf(*status, "status");
    if (state == QLatin1String("processing")) {
        QMetaObject::invokeMethod(
            &m_place, [this, row = *status] { showProgress(row); }, Qt::BlockingQueuedConnection);
        return {};
    }
    QJsonObject end = status->value(QLatin1String("result")).toObject();
    const bool completed = state == QLatin1String("completed");
    end.insert(QStringLiteral("event"),
               completed ? QStringLiteral("complete") : QStringLiteral("error"));
    end.insert(QStringLiteral("jobId"), m_jobId);
    if (!completed)
        end.insert(QStringLiteral("message"), status->value(QLatin1String("error")));
    take(end);
    return {};
}

void RemoteJob::cancel()
{
    HttpRequest asked = request("POST", QStringLiteral("/api/jobs/%1/cancel").arg(m_jobId));
    asked.deadlines.total = 3s;
    if (ask(asked, {}))
        take({{QStringLiteral("event"), QStringLiteral("cancelled")},
              {QStringLiteral("jobId"), m_jobId}});
}

// Rows that came already are not told again.
void RemoteJob::take(const QJsonObject &row)
{
    const qint64 number = row.value(QLatin1String("n")).toInteger();
    if (row.isEmpty() || (number > 0 && number <= m_last))
        return;
    m_last = std::max(m_last, number);
    if (endsAJob(row))
        m_end = row;
    QMetaObject::invokeMethod(
        &m_place, [this, row] { show(row); }, Qt::BlockingQueuedConnection);
}

void RemoteJob::show(const QJsonObject &row)
{
    Console &console = m_context.console;
    if (console.json())
        console.print(row);
    const QString event = textOf(row, "event");
    if (event == QLatin1String("progress"))
        showProgress(row);
    else if (event == QLatin1String("page") && textOf(row, "state") == QLatin1String("failed"))
        console.complain(textOf(row, "error"));
    else if (event == QLatin1String("warning"))
        console.complain(textOf(row, "message"));
}

void RemoteJob::showProgress(const QJsonObject &row)
{
    const QString label = textOf(row, "label");
    m_context.console.progress(row.value(QLatin1String("percentage")).toDouble(),
                               label.isEmpty() ? textOf(row, "step") : label, {});
}

int RemoteJob::end(const Status &worked)
{
    Console &console = m_context.console;
    const QString event = textOf(m_end, "event");
    if (event == QLatin1String("complete")) {
        const int cards
            = static_cast<int>(m_end.value(QLatin1String("flashcards")).toArray().size());
        if (!console.json())
            console.print(counted("%n card(s) saved in “%1” (upload %2)", cards)
                              .arg(textOf(m_end, "title"), textOf(m_end, "uploadId")));
        return m_end.value(QLatin1String("failed")).toArray().isEmpty() ? ExitDone
                                                                        : ExitPartlyFailed;
    }
    if (console.json() && m_end.isEmpty() && !worked) // no row told it
        console.print(QJsonObject{{QStringLiteral("event"), QStringLiteral("error")},
                                  {QStringLiteral("code"), errorKindName(worked.error().kind)},
                                  {QStringLiteral("message"), errorText(worked.error())},
                                  {QStringLiteral("jobId"), m_jobId}});
    if (Interruption::exitCode() != 0)
        return Interruption::exitCode();
    if (event == QLatin1String("cancelled"))
        return ExitInterrupted;
    if (event == QLatin1String("error"))
        console.complain(textOf(m_end, "message"));
    else if (!worked)
        console.complain(worked.error());
    return ExitFailed;
}

} // namespace recto
