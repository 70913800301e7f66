// SPDX-License-Identifier: GPL-3.0-or-later
// recto-reader: reads pages that it is asked for on standard input; see
// ocr/readerprocess.h for the protocol. Ends with its standard input.
#include "core/json.h"
#include "intake/imageloader.h"
#include "ocr/reading/owntextreader.h"
#include "ocr/reading/pagequality.h"

#include <opencv2/core.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#ifdef Q_OS_LINUX
#include <malloc.h>
#include <sys/prctl.h>
#endif

namespace {

using namespace recto;

void answer(const QJsonObject &object)
{
    const QByteArray line = jsonLine(object);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void answer(const Result<PageText> &text)
{
    if (text)
        answer({{QStringLiteral("text"), toJson(*text)}});
    else
        answer({{QStringLiteral("error"), toJson(text.error())}});
}

void answerOwnText(OwnTextReader &engine, const Page &page, const ReadingOptions &options)
{
    const auto own = engine.ownText(page, options);
    if (own && !*own)
        answer({{QStringLiteral("none"), true}});
    else
        answer(own ? Result<PageText>(**own) : Result<PageText>(own.error()));
}

Result<PageText> readPage(OwnTextReader &engine, const Page &page, const ReadingOptions &options)
{
    QElapsedTimer sinceReport;
    sinceReport.start();
    const auto progress = [&sinceReport](double fraction) {
        constexpr qint64 reportMilliseconds = 100;
        if (sinceReport.elapsed() < reportMilliseconds)
            return;
        sinceReport.restart();
        answer({{QStringLiteral("progress"), fraction}});
    };
    return engine.extractText(page, options, {}, progress);
}

// A look at a page in the size that assessPage() wants.
Result<PageText> lookAt(const Page &page)
{
    constexpr int longSide = 1600;
    LoadOptions options;
    options.minimumLongSide = longSide;
    options.quarterTurns = page.corrections.quarterTurns;
    const auto loaded = loadImage(page, options);
    if (!loaded)
        return loaded.error();
    QImage image = loaded->image;
    if (std::max(image.width(), image.height()) > longSide)
        image = image.scaled(longSide, longSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    PageText text;
    try { // OpenCV reports what it can't do by throwing
        text.quality = assessPage(image);
    } catch (const cv::Exception &exception) {
        return Error{ErrorKind::Internal, page.name, QString::fromLatin1(exception.what())};
    }
    return text;
}

void serve()
{
    OwnTextReader engine;
    std::string line;
    while (std::getline(std::cin, line)) {
        const QJsonObject request
            = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const QJsonObject given = request.value(QLatin1String("options")).toObject();
        ReadingOptions options;
        options.language = given.value(QLatin1String("language")).toString(options.language);
        options.prepare = given.value(QLatin1String("prepare")).toBool(true);
        options.stepsFolder = given.value(QLatin1String("stepsFolder")).toString();
        const Page page = pageFromJson(request.value(QLatin1String("page")).toObject());
        if (request.value(QLatin1String("ownText")).toBool()) {
            answerOwnText(engine, page, options);
            continue;
        }
        const bool look = request.value(QLatin1String("assess")).toBool();
        const auto text = look ? lookAt(page) : readPage(engine, page, options);
        answer(text);
#ifdef __GLIBC__
        if (!text || text->source != TextSource::OwnText) // that took little memory
            malloc_trim(0); // the next page may be small, and wait
#endif
    }
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGINT, SIG_IGN); // Ctrl-C is the parent's: it decides what is kept
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL); // no reader outlives the program it reads for
#endif
    const QCoreApplication application(argc, argv);
    serve();
    return 0;
}
