// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the offline generator makes of texts: one card a line, as JSON; with
// --features also what its worth was told from, and each chunk before its cards. Read by
// cards.py.
//   bench_cards [--features] LANGUAGE FILE…   FILE: plain text, or pages as recto-cli ocr
//                                             --json prints them
#include "core/json.h"
#include "generation/cardchecker.h"
#include "generation/chunker.h"
#include "generation/rules/cardmaker.h"
#include "generation/rules/offlinegenerator.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

using namespace recto;

namespace {

QVector<Chunk> chunksOf(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", qPrintable(file));
        return {};
    }
    const QByteArray bytes = source.readAll();
    if (!file.endsWith(QLatin1String(".json")))
        return Chunker().split(QString::fromUtf8(bytes));
    ChunkStream stream;
    QVector<Chunk> chunks;
    int position = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.trimmed().isEmpty())
            chunks += stream.append(position++,
                                    pageTextFromJson(QJsonDocument::fromJson(line).object()));
    }
    return chunks + stream.finish();
}

QHash<QString, QJsonObject> featuresOf(const Chunk &chunk, const GenerationOptions &options)
{
    QHash<QString, QJsonObject> found;
    CardMaker maker(chunk, options);
    for (const CardCandidate &candidate : maker.make({})) {
        QJsonObject features;
        for (const auto &[name, value] : candidate.features)
            features.insert(QString::fromLatin1(name), value);
        found.insert(candidate.draft.front + candidate.draft.back, features);
    }
    return found;
}

void print(const QString &file, const Chunk &chunk, const GenerationOptions &options,
           bool withFeatures)
{
    QHash<QString, QJsonObject> features;
    if (withFeatures) {
        features = featuresOf(chunk, options);
        std::fputs(jsonLine({{QStringLiteral("file"), QFileInfo(file).fileName()},
                             {QStringLiteral("language"), options.language},
                             {QStringLiteral("chunk"), chunk.index},
                             {QStringLiteral("text"), chunk.text}})
                       .constData(),
                   stdout);
    }
    const CardChecker checker(chunk, options.language);
    GenerationCallbacks callbacks;
    callbacks.card = [&](const FlashcardDraft &draft) {
        const CheckReport report = checker.check(draft);
        QJsonObject row{{QStringLiteral("file"), QFileInfo(file).fileName()},
                        {QStringLiteral("language"), options.language},
                        {QStringLiteral("chunk"), chunk.index},
                        {QStringLiteral("front"), draft.front},
                        {QStringLiteral("back"), draft.back},
                        {QStringLiteral("quote"), draft.quote},
                        {QStringLiteral("offered"), draft.offered},
                        {QStringLiteral("worth"), draft.worth},
                        {QStringLiteral("check"), toJson(report)}};
        if (withFeatures)
            row.insert(QStringLiteral("features"), features.value(draft.front + draft.back));
        std::fputs(jsonLine(row).constData(), stdout);
    };
    OfflineGenerator generator;
    (void)generator.generateFlashcards(chunk, options, {}, callbacks);
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const bool withFeatures = arguments.removeAll(QStringLiteral("--features")) > 0;
    if (arguments.size() < 2) {
        std::fputs("bench_cards [--features] LANGUAGE FILE...\n", stderr);
        return 2;
    }
    GenerationOptions options;
    options.language = arguments.takeFirst();
    QElapsedTimer clock;
    clock.start();
    qsizetype characters = 0;
    for (const QString &file : std::as_const(arguments)) {
        for (const Chunk &chunk : chunksOf(file)) {
            characters += chunk.text.size();
            print(file, chunk, options, withFeatures);
        }
    }
    std::fprintf(stderr, "%lld characters in %lld ms\n", static_cast<long long>(characters),
                 static_cast<long long>(clock.elapsed()));
    return 0;
}
