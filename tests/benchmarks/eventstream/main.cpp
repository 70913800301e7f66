// SPDX-License-Identifier: GPL-3.0-or-later
// bench_eventstream FILE [SECONDS]: how many megabytes of event stream a second
// EventStreamParser takes on one core, fed in pieces of 16 KiB as a socket gives
// them. FILE is a recorded stream. One line of JSON on standard output.
#include "net/eventstreamparser.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace recto;

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_eventstream FILE [SECONDS]\n", stderr);
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fputs("cannot read the file\n", stderr);
        return 1;
    }
    const QByteArray stream = file.readAll();
    const double seconds = argc > 2 ? std::atof(argv[2]) : 1;
    constexpr qsizetype piece = 16 * 1024;

    qint64 events = 0;
    qint64 bytes = 0;
    // Processor time: other work on the machine is not counted.
    const std::clock_t begin = std::clock();
    double spent = 0;
    while (spent < seconds) {
        EventStreamParser parser;
        events = 0;
        for (qsizetype i = 0; i < stream.size(); i += piece) {
            const auto status
                = parser.feed(QByteArrayView(stream).sliced(i, std::min(piece, stream.size() - i)),
                              [&](const StreamEvent &) { ++events; });
            if (!status)
                return 1;
        }
        bytes += stream.size();
        spent = double(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    std::printf("{\"megabytesPerSecond\":%.0f,\"events\":%lld}\n", double(bytes) / spent / 1e6,
                static_cast<long long>(events));
    return 0;
}
