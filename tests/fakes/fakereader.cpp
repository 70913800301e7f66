// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks the reader's protocol and does what the page's name says: "crash",
// "hang", "drip", "garbage", "error"; else its text is the name and its process.
#include "core/json.h"

#include <QJsonDocument>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

using namespace recto;

static void answer(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

int main()
{
    int pages = 0;
    std::string line;
    while (std::getline(std::cin, line)) {
        ++pages;
        const QJsonObject request = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const Page page = pageFromJson(request.value(QLatin1String("page")).toObject());
        if (page.name.startsWith(QLatin1String("crash")))
            std::abort();
        if (page.name.startsWith(QLatin1String("hang")))
            std::this_thread::sleep_for(std::chrono::hours(1));
        if (page.name.startsWith(QLatin1String("garbage")))
            answer("this is no JSON\n{\"unknown\":1}\n");
        if (page.name.startsWith(QLatin1String("drip"))) {
            for (int i = 1; i <= 4; ++i)
                answer(jsonLine({{QStringLiteral("progress"), i / 4.0}}));
        }
        if (page.name.startsWith(QLatin1String("error"))) {
            answer(jsonLine({{QStringLiteral("error"), toJson(Error{ErrorKind::ImageDamaged, page.name, {}})}}));
            continue;
        }
        PageText text;
        text.text = QStringLiteral("%1, page %2 of this reader, %3 threads")
                        .arg(page.name)
                        .arg(pages)
                        .arg(qEnvironmentVariable("OMP_THREAD_LIMIT"));
        answer(jsonLine({{QStringLiteral("text"), toJson(text)}}));
    }
    return 0;
}
