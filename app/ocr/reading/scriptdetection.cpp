// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/scriptdetection.h"

#include "settings/installation.h"

#include <tesseract/baseapi.h>

#include <opencv2/imgproc.hpp>

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <vector>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(scriptLog, "recto.reading.script", QtWarningMsg)

constexpr float sureShapes = 1.5F; // confidence of the orientation data, of handwriting 0.6
constexpr int smallestRow = 10; // pixels
constexpr double narrowestRow = 7; // times its height
constexpr double repeats = 0.22; // correlation of a row with itself, a square further
constexpr std::size_t fewestRows = 3;
constexpr double agreement = 0.6; // of the rows
constexpr int inkLight = 140;

struct Writing
{
    const char *code; // of a language in it
    const char *script; // as the orientation data calls it
    QChar::Script unicode;
};

constexpr std::array writings{Writing{"eng", "Latin", QChar::Script_Latin},
                              Writing{"rus", "Cyrillic", QChar::Script_Cyrillic},
                              Writing{"ell", "Greek", QChar::Script_Greek},
                              Writing{"chi_sim", "Han", QChar::Script_Han},
                              Writing{"jpn", "Japanese", QChar::Script_Hiragana},
                              Writing{"kor", "Korean", QChar::Script_Hangul},
                              Writing{"ara", "Arabic", QChar::Script_Arabic},
                              Writing{"heb", "Hebrew", QChar::Script_Hebrew},
                              Writing{"hin", "Devanagari", QChar::Script_Devanagari},
                              Writing{"ben", "Bengali", QChar::Script_Bengali},
                              Writing{"tam", "Tamil", QChar::Script_Tamil},
                              Writing{"tha", "Thai", QChar::Script_Thai},
                              Writing{"kat", "Georgian", QChar::Script_Georgian}};

// Languages that aren't written in Latin letters, beside those above.
constexpr std::array<std::pair<const char *, const char *>, 14> others{{{"ukr", "rus"},
                                                                        {"bel", "rus"},
                                                                        {"bul", "rus"},
                                                                        {"mkd", "rus"},
                                                                        {"srp", "rus"},
                                                                        {"kaz", "rus"},
                                                                        {"grc", "ell"},
                                                                        {"fas", "ara"},
                                                                        {"urd", "ara"},
                                                                        {"yid", "heb"},
                                                                        {"nep", "hin"},
                                                                        {"mar", "hin"},
                                                                        {"san", "hin"},
                                                                        {"asm", "ben"}}};

bool isLatin(const QString &code)
{
    static const QStringList known{
        QStringLiteral("eng"), QStringLiteral("deu"), QStringLiteral("fra"), QStringLiteral("ita"),
        QStringLiteral("spa"), QStringLiteral("por"), QStringLiteral("nld"), QStringLiteral("pol"),
        QStringLiteral("swe"), QStringLiteral("dan"), QStringLiteral("nor"), QStringLiteral("fin"),
        QStringLiteral("ces"), QStringLiteral("slk"), QStringLiteral("hun"), QStringLiteral("ron"),
        QStringLiteral("hrv"), QStringLiteral("slv"), QStringLiteral("tur"), QStringLiteral("vie"),
        QStringLiteral("cat"), QStringLiteral("lat"), QStringLiteral("est"), QStringLiteral("lav"),
        QStringLiteral("lit"), QStringLiteral("ind"), QStringLiteral("isl"), QStringLiteral("glg")};
    return known.contains(code);
}

// The bands of a picture that hold ink.
std::vector<cv::Range> rowsOfInk(const cv::Mat &ink)
{
    cv::Mat sums;
    cv::reduce(ink, sums, 1, cv::REDUCE_SUM, CV_64F);
    std::vector<cv::Range> rows;
    int start = -1;
    for (int y = 0; y <= sums.rows; ++y) {
        const bool filled = y < sums.rows && sums.at<double>(y) > 255 * 0.004 * ink.cols;
        if (filled && start < 0)
            start = y;
        if (!filled && start >= 0) {
            if (y - start >= smallestRow)
                rows.emplace_back(start, y);
            start = -1;
        }
    }
    return rows;
}

struct Repetition
{
    double distance = 0; // row heights
    double strength = 0; // correlation
};

Repetition repetitionOf(const cv::Mat &row)
{
    cv::Mat sums;
    cv::reduce(row, sums, 0, cv::REDUCE_SUM, CV_64F);
    int first = 0, last = sums.cols;
    while (first < last && sums.at<double>(first) <= 0)
        ++first;
    while (last > first && sums.at<double>(last - 1) <= 0)
        --last;
    if (last - first < narrowestRow * row.rows)
        return {};
    cv::Mat profile = sums.colRange(first, last) - cv::mean(sums.colRange(first, last))[0];
    const double whole = profile.dot(profile);
    Repetition best;
    for (int lag = int(0.85 * row.rows); lag <= int(1.5 * row.rows); ++lag) {
        const int length = profile.cols - lag;
        const double strength = profile.colRange(0, length).dot(profile.colRange(lag, lag + length))
            / std::max(1.0, whole) * profile.cols / length;
        if (strength > best.strength)
            best = {double(lag) / row.rows, strength};
    }
    return best;
}

} // namespace

QString writingOfLanguage(const QString &code)
{
    for (const Writing &writing : writings) {
        if (code == QLatin1String(writing.code))
            return code;
    }
    for (const auto &[other, writing] : others) {
        if (code == QLatin1String(other))
            return QString::fromLatin1(writing);
    }
    if (code.startsWith(QLatin1String("chi_")))
        return QStringLiteral("chi_sim");
    return isLatin(code) ? QStringLiteral("eng") : QString();
}

double shareInWriting(const QString &text, const QString &writing)
{
    int letters = 0, fitting = 0;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        ++letters;
        const QChar::Script script = c.script();
        for (const Writing &known : writings) {
            const bool same = script == known.unicode
                || (known.unicode == QChar::Script_Hiragana
                    && (script == QChar::Script_Katakana || script == QChar::Script_Han));
            fitting += writing == QLatin1String(known.code) && same;
        }
    }
    return letters > 0 ? double(fitting) / letters : 0;
}

QString writingByShapes(const cv::Mat &picture)
{
    const QString file = Installation().languageFile(QStringLiteral("osd"));
    if (file.isEmpty())
        return {};
    const QString folder = QFileInfo(file).path();
    tesseract::TessBaseAPI api;
    if (api.Init(QFile::encodeName(folder).constData(), "osd", tesseract::OEM_TESSERACT_ONLY) != 0)
        return {};
    api.SetVariable("debug_file", "/dev/null");
    api.SetPageSegMode(tesseract::PSM_OSD_ONLY);
    api.SetImage(picture.data, picture.cols, picture.rows, 1, int(picture.step));
    api.SetSourceResolution(200);
    int degrees = 0;
    float turned = 0, confidence = 0;
    const char *script = nullptr;
    if (!api.DetectOrientationScript(&degrees, &turned, &script, &confidence) || !script)
        return {};
    qCDebug(scriptLog, "%s, confidence %.2f", script, double(confidence));
    if (confidence < sureShapes)
        return {};
    const auto known = std::find_if(writings.begin(), writings.end(), [&](const Writing &writing) {
        return QLatin1String(script).startsWith(QLatin1String(writing.script));
    });
    return known == writings.end() ? QString() : QString::fromLatin1(known->code);
}

bool isSetInSquares(const cv::Mat &picture)
{
    cv::Mat ink;
    cv::threshold(picture, ink, inkLight, 255, cv::THRESH_BINARY_INV);
    std::vector<double> distances;
    std::size_t rows = 0;
    for (const cv::Range &range : rowsOfInk(ink)) {
        const Repetition found = repetitionOf(ink.rowRange(range));
        if (found.distance <= 0)
            continue;
        ++rows;
        qCDebug(scriptLog, "row of %d: repeats at %.2f, %.2f", range.size(), found.distance,
                found.strength);
        if (found.strength >= repeats)
            distances.push_back(found.distance * range.size());
    }
    if (rows < fewestRows || double(distances.size()) < agreement * double(rows))
        return false;
    const auto middle = distances.begin() + std::ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    const double usual = *middle;
    const auto alike = std::count_if(distances.begin(), distances.end(), [usual](double distance) {
        return std::abs(distance - usual) <= std::max(1.0, 0.05 * usual);
    });
    return double(alike) >= agreement * double(rows);
}

} // namespace recto
