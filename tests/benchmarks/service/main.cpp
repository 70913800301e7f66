// SPDX-License-Identifier: GPL-3.0-or-later
// A service whose rows come from a clock, for watchers.py. Commands on standard input:
// events (20 a second), large (20 KB each), quiet, stop.
#include "service/fakejobs.h"
#include "service/httpservice.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <iostream>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

using namespace recto;

namespace {

// Keeps nothing of what comes: its memory would count as the service's.
class RowJobs : public FakeJobs
{
public:
    [[nodiscard]] Result<QString> submit(const Submission &) override { return addJob(); }
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
    setrlimit(RLIMIT_NOFILE, &limit);
    QTemporaryDir folder;
    const LibraryLocation library(folder.path());
    if (!library.openOrMake())
        return 1;
    RowJobs jobs;
    const QString jobId = jobs.addJob();
    HttpService service(jobs);
    ServiceOptions options;
    options.library = library;
    const auto url = service.start(options);
    if (!url)
        return 1;
    std::printf("{\"port\":%d,\"token\":\"%s\",\"jobId\":\"%s\"}\n", QUrl(*url).port(),
                service.makeSessionToken().constData(), qPrintable(jobId));
    std::fflush(stdout);
    qsizetype padding = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(50);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        jobs.tell(jobId,
                  {{QStringLiteral("event"), QStringLiteral("progress")},
                   {QStringLiteral("step"), QStringLiteral("analyzing-chunks")},
                   {QStringLiteral("percentage"), 20},
                   {QStringLiteral("told"), QDateTime::currentMSecsSinceEpoch()},
                   {QStringLiteral("padding"), QString(padding, u'x')}});
    });
    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &commands, [&] {
        do { // several may have come at once
            std::string word;
            if (!std::getline(std::cin, word) || word == "stop")
                QCoreApplication::quit();
            padding = word == "large" ? 20'000 : 0;
            word == "quiet" ? timer.stop() : timer.start();
        } while (std::cin.good() && std::cin.rdbuf()->in_avail() > 0);
    });
    const int code = QCoreApplication::exec();
    service.stop();
    return code;
}
