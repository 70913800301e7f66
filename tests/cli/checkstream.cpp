// SPDX-License-Identifier: GPL-3.0-or-later
// recto-cli process --json … | checkstream: whether the events are as CONTRACT.md
// has them, and no more than 20 progresses a second come.
#include "streamfaults.h"

#include <QElapsedTimer>

#include <cstdio>
#include <deque>
#include <iostream>
#include <string>

using namespace recto;

int main()
{
    StreamChecker checker;
    QElapsedTimer clock;
    clock.start();
    std::deque<qint64> lately; // progresses of the last second
    std::size_t most = 0;
    std::string line;
    while (std::getline(std::cin, line)) {
        const int before = checker.progresses();
        checker.take(QByteArray::fromStdString(line));
        if (checker.progresses() == before)
            continue;
        lately.push_back(clock.elapsed());
        while (lately.front() <= lately.back() - 1000)
            lately.pop_front();
        most = std::max(most, lately.size());
    }
    QStringList faults = checker.faults();
    if (most > 20)
        faults << QStringLiteral("%1 progresses in a second").arg(most);
    for (const QString &fault : std::as_const(faults))
        std::printf("FAULT %s\n", qPrintable(fault));
    std::printf("%s, %d progresses, at most %zu a second, %d faults\n",
                qPrintable(checker.ending()), checker.progresses(), most, int(faults.size()));
    return faults.isEmpty() ? 0 : 1;
}
