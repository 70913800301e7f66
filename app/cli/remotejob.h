// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/job.h"
#include "net/httptransport.h"

#include <QJsonObject>
#include <QUrl>

#include <memory>
#include <stop_token>

namespace recto {

// A job on a Recto elsewhere: the pages go there, its rows come back and are shown as those
// of a job of this computer. What broke off is taken up where it was. Blocks in run(), which
// returns the exit code; the console is spoken to on the thread that made it.
class RemoteJob
{
public:
    RemoteJob(CommandContext &context, std::shared_ptr<HttpTransport> transport, const QUrl &server,
              const QByteArray &token);

    [[nodiscard]] int run(const JobOptions &options, const QStringList &files);

private:
    [[nodiscard]] Status work(const JobOptions &options, const QStringList &files,
                              const std::stop_token &stop);
    [[nodiscard]] Status send(const JobOptions &options, const QStringList &files,
                              const std::stop_token &stop);
    [[nodiscard]] Status follow(const std::stop_token &stop);
    [[nodiscard]] Status followStream(const std::stop_token &stop);
    [[nodiscard]] Status poll(const std::stop_token &stop);
    void cancel();
    void take(const QJsonObject &row);
    void show(const QJsonObject &row);
    void showProgress(const QJsonObject &row);
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &path) const;
    [[nodiscard]] Result<QJsonObject> ask(const HttpRequest &request, const std::stop_token &stop);
    [[nodiscard]] int end(const Status &worked);

    CommandContext &m_context;
    std::shared_ptr<HttpTransport> m_transport;
    const QUrl m_server;
    const QByteArray m_token;
    QObject m_place; // on the console's thread
    QString m_jobId;
    qint64 m_last = 0; // number of the last row that came
    QJsonObject m_end; // the row that ended the job; empty: not yet
};

} // namespace recto
