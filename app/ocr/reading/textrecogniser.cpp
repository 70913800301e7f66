// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/textrecogniser.h"

#include "settings/installation.h"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cmath>

#ifdef __ELF__
namespace tesseract {
// Not in the installed headers; without it the processor chooses.
class SIMDDetect
{
public:
    __attribute__((weak)) static void Update();
};
} // namespace tesseract
#endif

namespace recto {

namespace {

// The last bits of what is recognised differ by processor. Tests ask for the
// arithmetic of another one: generic, native, sse, avx, avx2, fma.
void useChosenArithmetic(tesseract::TessBaseAPI &api)
{
#ifdef __ELF__
    const QByteArray kind = qgetenv("RECTO_DOTPRODUCT");
    if (!kind.isEmpty() && tesseract::SIMDDetect::Update != nullptr
        && api.SetVariable("dotproduct", kind.constData()))
        tesseract::SIMDDetect::Update();
#else
    Q_UNUSED(api)
#endif
}

// Tesseract's layout thinks in inches: tell it the resolution at which a letter
// of this x-height is 10 point.
constexpr double dotsPerXHeight = 14.4;

struct Watch
{
    tesseract::ETEXT_DESC monitor;
    const RecognitionJob *job = nullptr;
};

// Polled once a text line. The monitor's percentage ends at 70.
bool pollWatch(void *data, int)
{
    auto *watch = static_cast<Watch *>(data);
    if (watch->job->progress)
        watch->job->progress(std::clamp(watch->monitor.progress / 70.0, 0.0, 1.0));
    return watch->job->stop.stop_requested();
}

tesseract::PageSegMode modeOf(Segmentation segmentation)
{
    switch (segmentation) {
    case Segmentation::Page:
        return tesseract::PSM_AUTO;
    case Segmentation::Column:
        return tesseract::PSM_SINGLE_COLUMN;
    case Segmentation::Block:
        return tesseract::PSM_SINGLE_BLOCK;
    case Segmentation::Line:
        return tesseract::PSM_SINGLE_LINE;
    case Segmentation::Sparse:
        return tesseract::PSM_SPARSE_TEXT;
    }
    return tesseract::PSM_AUTO;
}

QRect boxAt(const tesseract::ResultIterator &iterator, tesseract::PageIteratorLevel level)
{
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!iterator.BoundingBox(level, &left, &top, &right, &bottom))
        return {};
    return {left, top, right - left, bottom - top};
}

// A lower-case word that no dictionary has is more often misread than the recogniser says
// (of blurred print one in two at 90), unless it is very sure: terms are rare words, too.
float honest(float confidence, const QString &word, bool inDictionary)
{
    constexpr float verySure = 94, doubt = 15;
    const auto letters
        = std::count_if(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
    const bool unknown
        = !inDictionary && letters >= 3 && 2 * letters > word.size() && word.front().isLower();
    return unknown && confidence < verySure ? std::max(0.0F, confidence - doubt) : confidence;
}

RecognisedWord wordAt(const tesseract::ResultIterator &iterator)
{
    RecognisedWord word;
    const std::unique_ptr<char[]> text(iterator.GetUTF8Text(tesseract::RIL_WORD));
    word.text = QString::fromUtf8(text.get()).trimmed();
    word.box = boxAt(iterator, tesseract::RIL_WORD);
    word.inDictionary = iterator.WordIsFromDictionary();
    word.confidence = honest(std::clamp(iterator.Confidence(tesseract::RIL_WORD), 0.0F, 100.0F),
                             word.text, word.inDictionary);
    return word;
}

QVector<RecognisedLine> collectLines(tesseract::TessBaseAPI &api)
{
    QVector<RecognisedLine> lines;
    const std::unique_ptr<tesseract::ResultIterator> iterator(api.GetIterator());
    if (!iterator)
        return lines;
    int block = -1, paragraph = -1;
    do {
        if (iterator->Empty(tesseract::RIL_WORD))
            continue;
        block += iterator->IsAtBeginningOf(tesseract::RIL_BLOCK);
        paragraph += iterator->IsAtBeginningOf(tesseract::RIL_PARA);
        if (iterator->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || lines.isEmpty()) {
            RecognisedLine line;
            line.box = boxAt(*iterator, tesseract::RIL_TEXTLINE);
            line.block = block;
            line.paragraph = paragraph;
            float height = 0, descenders = 0, ascenders = 0;
            iterator->RowAttributes(&height, &descenders, &ascenders);
            line.xHeight = double(height) + double(descenders) - double(ascenders);
            lines.append(line);
        }
        const RecognisedWord word = wordAt(*iterator);
        if (!word.text.isEmpty() && word.box.isValid())
            lines.last().words.append(word);
    } while (iterator->Next(tesseract::RIL_WORD));
    lines.removeIf([](const RecognisedLine &line) { return line.words.isEmpty(); });
    return lines;
}

// Tesseract looks into one folder; languages lie in the system's and in the user's own.
bool readLanguageFile(const char *file, std::vector<char> *bytes)
{
    const QString code = QFileInfo(QFile::decodeName(file)).completeBaseName();
    QFile found(Installation().languageFile(code));
    if (!found.open(QIODevice::ReadOnly))
        return false;
    bytes->resize(static_cast<size_t>(found.size()));
    return found.read(bytes->data(), found.size()) == found.size();
}

} // namespace

float meanConfidence(const QVector<RecognisedLine> &lines)
{
    double sum = 0, weight = 0;
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words) {
            sum += double(word.confidence) * double(word.text.size());
            weight += double(word.text.size());
        }
    }
    return weight > 0 ? float(sum / weight) : 0;
}

double worthOf(const QVector<RecognisedLine> &lines)
{
    double worth = 0;
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words) {
            const double sure = std::clamp((double(word.confidence) - 40) / 55, -0.3, 1.0);
            worth += sure * double(word.text.size()) * (word.inDictionary ? 1.0 : 0.6);
        }
    }
    return worth;
}

TextRecogniser::TextRecogniser()
    : m_api(std::make_unique<tesseract::TessBaseAPI>())
{
}

TextRecogniser::~TextRecogniser() = default;

Status TextRecogniser::useLanguage(const QString &language)
{
    if (language == m_language && !language.isEmpty())
        return {};
    const Installation installation;
    const QStringList folders = installation.languageFolders();
    if (folders.isEmpty())
        return Error{ErrorKind::ReaderMissing, {}, QStringLiteral("no language files")};
    const QStringList codes = language.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    for (const QString &code : codes) {
        if (installation.languageFile(code).isEmpty())
            return Error{ErrorKind::LanguageMissing, {}, code};
    }
    if (codes.isEmpty())
        return Error{ErrorKind::LanguageMissing, {}, language};
    m_language.clear();
    m_api->End();
    useChosenArithmetic(*m_api); // before the weights are laid out for it
    if (m_api->Init(QFile::encodeName(folders.first()).constData(), 0,
                    codes.join(QLatin1Char('+')).toUtf8().constData(), tesseract::OEM_LSTM_ONLY,
                    nullptr, 0, nullptr, nullptr, false, readLanguageFile)
        != 0)
        return Error{ErrorKind::LanguageMissing, {}, codes.first()};
    m_api->SetVariable("debug_file", "/dev/null"); // warnings about hostile pages help nobody
    m_language = language;
    return {};
}

Result<QVector<RecognisedLine>> TextRecogniser::recognise(const RecognitionJob &job)
{
    if (job.stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}};
    // Sauvola's threshold finds pale print; of clean scans Otsu's keeps more detail.
    m_api->SetVariable("thresholding_method", job.unevenPrint ? "2" : "0");
    m_api->SetPageSegMode(modeOf(job.segmentation));
    m_api->SetImage(job.picture.data, job.picture.cols, job.picture.rows, 1, int(job.picture.step));
    const int dots = job.xHeight > 0 ? int(std::lround(job.xHeight * dotsPerXHeight)) : 200;
    m_api->SetSourceResolution(std::clamp(dots, 70, 600));
    Watch watch;
    watch.job = &job;
    watch.monitor.cancel = &pollWatch;
    watch.monitor.cancel_this = &watch;
    watch.monitor.set_deadline_msecs(job.deadlineMilliseconds);
    const int status = m_api->Recognize(&watch.monitor);
    if (job.stop.stop_requested()) {
        m_api->Clear();
        return Error{ErrorKind::Cancelled, {}, {}};
    }
    if (status != 0) {
        const bool late = watch.monitor.deadline_exceeded();
        m_api->Clear();
        return Error{late ? ErrorKind::ReaderTimeout : ErrorKind::Internal,
                     {},
                     QStringLiteral("recognition ended with %1").arg(status)};
    }
    QVector<RecognisedLine> lines = collectLines(*m_api);
    m_api->Clear(); // the picture isn't needed any more
    return lines;
}

bool TextRecogniser::isWord(const QString &word) const
{
    return m_api->IsValidWord(word.toUtf8().constData()) != 0;
}

QString TextRecogniser::version()
{
    return QString::fromLatin1(tesseract::TessBaseAPI::Version());
}

} // namespace recto
