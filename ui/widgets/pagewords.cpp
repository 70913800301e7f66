// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagewords.h"

#include <QCoreApplication>
#include <QLocale>

namespace recto {

namespace {

QString words(const char *source, int count = -1)
{
    return QCoreApplication::translate("recto::PageWords", source, nullptr, count);
}

struct QualityWords
{
    const char *mark;
    const char *advice;
};

// The worst comes first: a page is marked by one word.
std::optional<QualityWords> qualityWords(const PageQuality &quality)
{
    if (quality.handwritten)
        return QualityWords{QT_TRANSLATE_NOOP("recto::PageWords", "Handwritten"),
                            QT_TRANSLATE_NOOP("recto::PageWords",
                                              "Handwriting is hard to read. A vision model can "
                                              "read it: choose one in the settings.")};
    if (quality.blurred)
        return QualityWords{QT_TRANSLATE_NOOP("recto::PageWords", "Blurred"),
                            QT_TRANSLATE_NOOP("recto::PageWords",
                                              "The picture is blurred, in whole or in part. Take "
                                              "it again: hold still, with more light.")};
    if (quality.dark)
        return QualityWords{
            QT_TRANSLATE_NOOP("recto::PageWords", "Too dark"),
            QT_TRANSLATE_NOOP("recto::PageWords",
                              "The picture is dark. Take it again with more light.")};
    if (quality.cutOff)
        return QualityWords{
            QT_TRANSLATE_NOOP("recto::PageWords", "Cut off"),
            QT_TRANSLATE_NOOP(
                "recto::PageWords",
                "The text runs out of the picture. Take it again with the whole page in view.")};
    if (quality.blank)
        return QualityWords{
            QT_TRANSLATE_NOOP("recto::PageWords", "Empty page"),
            QT_TRANSLATE_NOOP("recto::PageWords", "No text was found on this page.")};
    return std::nullopt;
}

// Codes of Tesseract that are no ISO 639 codes.
QString specialLanguageName(const QString &code)
{
    if (code == QLatin1String("chi_sim"))
        return QStringLiteral("简体中文");
    if (code == QLatin1String("chi_tra"))
        return QStringLiteral("繁體中文");
    if (code == QLatin1String("jpn_vert"))
        return QStringLiteral("日本語（縦書き）");
    if (code == QLatin1String("enm"))
        return QStringLiteral("Middle English");
    return {};
}

QString singleLanguageName(const QString &code)
{
    if (const QString special = specialLanguageName(code); !special.isEmpty())
        return special;
    const QLocale::Language language = QLocale::codeToLanguage(code.section(u'_', 0, 0));
    if (language == QLocale::AnyLanguage || language == QLocale::C)
        return code;
    QString name = QLocale(language).nativeLanguageName();
    if (language == QLocale::English)
        name = QStringLiteral("English"); // not "American English"
    if (name.isEmpty())
        name = QLocale::languageToString(language);
    name[0] = name.at(0).toUpper();
    return name;
}

} // namespace

QString qualityMark(const PageQuality &quality)
{
    const auto found = qualityWords(quality);
    return found ? words(found->mark) : QString();
}

QString qualityAdvice(const PageQuality &quality)
{
    const auto found = qualityWords(quality);
    return found ? words(found->advice) : QString();
}

QString languageName(const QString &codes)
{
    QStringList names;
    const QStringList parts = codes.split(u'+', Qt::SkipEmptyParts);
    for (const QString &code : parts)
        names.append(singleLanguageName(code));
    return names.join(QStringLiteral(" + "));
}

QString unitStateText(UnitState state)
{
    switch (state) {
    case UnitState::Waiting:
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "Waiting"));
    case UnitState::Working:
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "Working"));
    case UnitState::Done:
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "Done"));
    case UnitState::Failed:
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "Failed"));
    case UnitState::Skipped:
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "Skipped"));
    }
    return {};
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds <= 0)
        return {};
    const QLocale locale;
    if (milliseconds < 60'000) {
        return words(QT_TRANSLATE_NOOP("recto::PageWords", "%1 s"))
            .arg(locale.toString(static_cast<double>(milliseconds) / 1000, 'f', 1));
    }
    const qint64 seconds = milliseconds / 1000;
    return words(QT_TRANSLATE_NOOP("recto::PageWords", "%1 min %2 s"))
        .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
}

QString pageCountText(int count)
{
    return words(QT_TRANSLATE_N_NOOP("recto::PageWords", "%n page(s)"), count);
}

QString cardCountText(int count)
{
    return words(QT_TRANSLATE_N_NOOP("recto::PageWords", "%n card(s)"), count);
}

} // namespace recto
