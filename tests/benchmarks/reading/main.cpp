// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads pages in this process and says what each cost. Used by reading.py,
// which scores the texts; see there. Lines on standard output:
//   name TAB CPU seconds TAB of them loading and preparing TAB peak MB TAB confidence
//   TAB flags TAB decisions
#include "core/codetext.h"
#include "ocr/reading/tesseractengine.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTextStream>

#include <ctime>

using namespace recto;

namespace {

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double peakMegabytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

QString flagsOf(const PageQuality &quality)
{
    QStringList flags;
    for (const auto &[set, name] : {std::pair{quality.blurred, "blurred"},
                                    {quality.dark, "dark"},
                                    {quality.cutOff, "cut off"},
                                    {quality.handwritten, "handwritten"},
                                    {quality.blank, "blank"}}) {
        if (set)
            flags << QString::fromLatin1(name);
    }
    return flags.join(QLatin1Char(','));
}

void writeText(const QString &file, const QString &text)
{
    QFile out(file);
    if (out.open(QIODevice::WriteOnly))
        out.write(text.toUtf8());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("output"), QStringLiteral("Folder for the texts."),
                        QStringLiteral("folder")},
                       {QStringLiteral("steps"), QStringLiteral("Folder for the steps' pictures."),
                        QStringLiteral("folder")},
                       {QStringLiteral("no-prepare"), QStringLiteral("Read pages as they are.")}});
    parser.addPositionalArgument(QStringLiteral("pages"),
                                 QStringLiteral("LANGUAGE:FILE for each page."));
    parser.process(application);

    TesseractEngine engine;
    QTextStream out(stdout);
    for (const QString &argument : parser.positionalArguments()) {
        const qsizetype colon = argument.indexOf(QLatin1Char(':'));
        Page page;
        page.file = argument.mid(colon + 1);
        page.name = QFileInfo(page.file).fileName();
        ReadingOptions options;
        options.language = argument.left(colon);
        options.prepare = !parser.isSet(QStringLiteral("no-prepare"));
        options.stepsFolder = parser.value(QStringLiteral("steps"));
        resetPeak();
        const double start = cpuSeconds();
        double preparedAt = 0;
        const auto text = engine.extractText(page, options, {}, [&preparedAt](double) {
            if (preparedAt == 0)
                preparedAt = cpuSeconds();
        });
        const double end = cpuSeconds();
        const QString base = QFileInfo(page.file).completeBaseName();
        if (parser.isSet(QStringLiteral("output"))) {
            writeText(QDir(parser.value(QStringLiteral("output")))
                          .filePath(base + QStringLiteral(".txt")),
                      text ? text->text : QString());
        }
        out << base << '\t' << end - start << '\t' << preparedAt - start << '\t' << peakMegabytes()
            << '\t' << (text ? text->confidence : 0) << '\t'
            << (text ? flagsOf(text->quality) : errorKindName(text.error().kind)) << '\t'
            << (text ? preparationText(text->preparation) : text.error().detail) << '\n';
        out.flush();
    }
    return 0;
}
