// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks the reader's protocol and does what the page's name says: "crash",
// "hang", "drip", "garbage", "error". Else its text is the file of the page's name
// and ".txt" in $FAKE_TEXTS, or the name and the process. Each page that it
// begins is a line of $FAKE_LOG; it takes $FAKE_MILLISECONDS. $FAKE_ENVIRONMENT gets
// the environment that it was started with.
#include "core/json.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>

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

static QString textOf(const Page &page, int pages)
{
    QFile file(qEnvironmentVariable("FAKE_TEXTS") + u'/' + page.name + QStringLiteral(".txt"));
    if (file.open(QIODevice::ReadOnly))
        return QString::fromUtf8(file.readAll());
    return QStringLiteral("%1, page %2 of this reader, %3 threads")
        .arg(page.name)
        .arg(pages)
        .arg(qEnvironmentVariable("OMP_THREAD_LIMIT"));
}

static void log(const Page &page)
{
    QFile file(qEnvironmentVariable("FAKE_LOG"));
    if (file.open(QIODevice::Append))
        file.write(page.name.toUtf8() + '\n');
}

static void logEnvironment()
{
    QFile file(qEnvironmentVariable("FAKE_ENVIRONMENT"));
    if (file.open(QIODevice::Append))
        file.write(QProcessEnvironment::systemEnvironment().toStringList().join(u'\n').toUtf8()
                   + '\n');
}

int main()
{
    logEnvironment();
    int pages = 0;
    std::string line;
    while (std::getline(std::cin, line)) {
        ++pages;
        const QJsonObject request
            = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const Page page = pageFromJson(request.value(QLatin1String("page")).toObject());
        log(page);
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
            answer(jsonLine({{QStringLiteral("error"),
                              toJson(Error{ErrorKind::ImageDamaged, page.name, {}})}}));
            continue;
        }
        std::this_thread::sleep_for(
            std::chrono::milliseconds(qEnvironmentVariableIntValue("FAKE_MILLISECONDS")));
        PageText text;
        text.text = textOf(page, pages);
        text.size = {1000, 1400};
        text.confidence = 90;
        answer(jsonLine({{QStringLiteral("text"), toJson(text)}}));
    }
    return 0;
}
