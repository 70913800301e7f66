// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/otherlanguage.h"

#include "ocr/reading/scriptdetection.h"
#include "settings/installation.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace recto {

namespace {

constexpr float surelyInLanguage = 70; // confidence
constexpr double fewestWorth = 10; // letters surely read
constexpr qsizetype mostLanguagesTried = 3;

} // namespace

double OtherLanguage::worthIn(const QString &language, const PreparedPage &page)
{
    if (!m_recogniser.useLanguage(language))
        return 0;
    RecognitionJob job;
    job.picture = PagePreparation::sampleOf(page);
    job.xHeight = page.xHeight;
    job.segmentation = Segmentation::Block;
    job.unevenPrint = page.lightEvened;
    double best = 0;
    // Which way is up was asked in another writing, too.
    for (const bool onItsHead : {false, true}) {
        if (onItsHead) {
            cv::Mat turned; // not in place: the sample is a piece of the page
            cv::rotate(job.picture, turned, cv::ROTATE_180);
            job.picture = turned;
        }
        const auto lines = m_recogniser.recognise(job);
        if (!lines || meanConfidence(*lines) < surelyInLanguage)
            continue;
        QString text;
        for (const RecognisedLine &line : *lines) {
            for (const RecognisedWord &word : line.words)
                text += word.text;
        }
        if (shareInWriting(text, writingOfLanguage(language)) > 0.5)
            best = std::max(best, worthOf(*lines));
    }
    return best;
}

QString OtherLanguage::of(const PreparedPage &page, const QString &language, double worth)
{
    QStringList own;
    for (const QString &code : language.split(u'+', Qt::SkipEmptyParts))
        own << writingOfLanguage(code);
    if (own.contains(QString())) // who knows what is written in it
        return {};
    const QString shapes = writingByShapes(page.picture);
    // Reading a few lines tells most, where the language is installed: one a writing.
    QStringList tried = own;
    QString best;
    double most = std::max(fewestWorth, 2 * worth);
    QStringList installed = Installation().languages();
    std::stable_partition(installed.begin(), installed.end(), [&shapes](const QString &code) {
        return !shapes.isEmpty() && writingOfLanguage(code) == shapes;
    });
    for (const QString &code : std::as_const(installed)) {
        const QString writing = writingOfLanguage(code);
        if (writing.isEmpty() || tried.contains(writing))
            continue;
        if (tried.size() >= own.size() + mostLanguagesTried)
            break;
        tried << writing;
        if (const double found = worthIn(code, page); found > most) {
            most = found;
            best = code;
        }
    }
    // What was loaded serves the next page.
    if (!m_recogniser.useLanguage(language) || !best.isEmpty())
        return best;
    if (!shapes.isEmpty())
        return tried.contains(shapes) ? QString() : shapes;
    const QString chinese = QStringLiteral("chi_sim");
    return !tried.contains(chinese) && isSetInSquares(page.picture) ? chinese : QString();
}

} // namespace recto
