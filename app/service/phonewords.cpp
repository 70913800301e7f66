// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/phonewords.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <map>
#include <mutex>

// A resource in a static library is dropped by the linker unless it is named.
static void keepPhoneWords()
{
    Q_INIT_RESOURCE(phonewords);
}

namespace recto {

namespace {

// Every text of the phone page, as it stands there; %1 and %2 are values.
constexpr const char *phoneTexts[] = {
    QT_TRANSLATE_NOOP("PhonePage", "Cards: %1"),
    QT_TRANSLATE_NOOP("PhonePage", "Cards: %1 · Checked: %2"),
    QT_TRANSLATE_NOOP("PhonePage", "Back"),
    QT_TRANSLATE_NOOP("PhonePage", "Browser"),
    QT_TRANSLATE_NOOP("PhonePage", "Cancel"),
    QT_TRANSLATE_NOOP("PhonePage", "Cancelled"),
    QT_TRANSLATE_NOOP("PhonePage", "Cards"),
    QT_TRANSLATE_NOOP("PhonePage", "Checked"),
    QT_TRANSLATE_NOOP("PhonePage", "Connect this phone"),
    QT_TRANSLATE_NOOP("PhonePage", "Connecting…"),
    QT_TRANSLATE_NOOP("PhonePage", "Course"),
    QT_TRANSLATE_NOOP("PhonePage", "Delete"),
    QT_TRANSLATE_NOOP("PhonePage", "Deleted."),
    QT_TRANSLATE_NOOP("PhonePage", "Done"),
    QT_TRANSLATE_NOOP("PhonePage", "Edit"),
    QT_TRANSLATE_NOOP("PhonePage", "Finishing"),
    QT_TRANSLATE_NOOP("PhonePage", "Front"),
    QT_TRANSLATE_NOOP("PhonePage", "Group"),
    QT_TRANSLATE_NOOP("PhonePage", "Keep the screen on until the photos are sent."),
    QT_TRANSLATE_NOOP("PhonePage", "Make cards"),
    QT_TRANSLATE_NOOP("PhonePage", "Make more cards"),
    QT_TRANSLATE_NOOP("PhonePage", "Making cards"),
    QT_TRANSLATE_NOOP("PhonePage", "Move page %1 down"),
    QT_TRANSLATE_NOOP("PhonePage", "Move page %1 up"),
    QT_TRANSLATE_NOOP("PhonePage", "New cards"),
    QT_TRANSLATE_NOOP("PhonePage",
                      "On the computer, let Recto show the code for a phone, and scan it with this "
                      "phone’s camera."),
    QT_TRANSLATE_NOOP("PhonePage", "Page %1"),
    QT_TRANSLATE_NOOP("PhonePage", "Pages: %1 of %2 · Cards: %3"),
    QT_TRANSLATE_NOOP("PhonePage", "Reading the pages"),
    QT_TRANSLATE_NOOP("PhonePage", "Remove page %1"),
    QT_TRANSLATE_NOOP("PhonePage", "Right"),
    QT_TRANSLATE_NOOP("PhonePage", "Save"),
    QT_TRANSLATE_NOOP("PhonePage", "Sending again…"),
    QT_TRANSLATE_NOOP("PhonePage", "Sending the photos"),
    QT_TRANSLATE_NOOP("PhonePage", "Take or choose photos"),
    QT_TRANSLATE_NOOP("PhonePage", "Taking in the photos"),
    QT_TRANSLATE_NOOP("PhonePage", "That didn’t work"),
    QT_TRANSLATE_NOOP("PhonePage", "The computer didn’t understand that (%1)."),
    QT_TRANSLATE_NOOP("PhonePage", "The computer doesn’t know this job any more."),
    QT_TRANSLATE_NOOP("PhonePage", "The computer is away. This goes on when it is back."),
    QT_TRANSLATE_NOOP("PhonePage", "The photos couldn’t be sent."),
    QT_TRANSLATE_NOOP(
        "PhonePage",
        "This phone isn’t connected any more. Show the code on the computer and scan it again."),
    QT_TRANSLATE_NOOP("PhonePage", "Try again"),
    QT_TRANSLATE_NOOP("PhonePage", "Turn page %1"),
    QT_TRANSLATE_NOOP("PhonePage", "Undo"),
    QT_TRANSLATE_NOOP("PhonePage", "What to focus on"),
    QT_TRANSLATE_NOOP("PhonePage", "Where it stands: %1"),
    QT_TRANSLATE_NOOP("PhonePage", "Without a title"),
    QT_TRANSLATE_NOOP("PhonePage", "Writing cards"),
    QT_TRANSLATE_NOOP("PhonePage", "Your sets"),
    QT_TRANSLATE_NOOP("PhonePage", "about %1 minutes left"),
    QT_TRANSLATE_NOOP("PhonePage", "less than a minute left"),
};

PhoneWords wordsOf(const QString &language)
{
    keepPhoneWords();
    PhoneWords result;
    QTranslator translator;
    if (!translator.load(QStringLiteral(":/phonewords/recto_") + language + QStringLiteral(".qm")))
        return result;
    QJsonObject words;
    for (const char *text : phoneTexts) {
        const QString translated = translator.translate("PhonePage", text);
        if (!translated.isEmpty())
            words.insert(QString::fromUtf8(text), translated);
    }
    if (words.isEmpty())
        return result;
    result.language = language.toLatin1();
    result.rightToLeft = QLocale(language).textDirection() == Qt::RightToLeft;
    // Inside a script element no text may look like its end.
    result.json = QJsonDocument(words).toJson(QJsonDocument::Compact).replace("</", "<\\/");
    return result;
}

// "de-CH,de;q=0.9,en;q=0.8" → de, en: by preference, without regions.
QStringList acceptedLanguages(const QByteArray &field)
{
    struct Weighed
    {
        QString language;
        double weight;
    };
    QList<Weighed> weighed;
    for (const QByteArray &item : field.left(500).split(',')) {
        const QList<QByteArray> parts = item.split(';');
        const QByteArray language = parts.first().trimmed().toLower();
        const QByteArray main = language.split('-').first();
        const bool known = main.size() >= 2 && main.size() <= 3
            && std::all_of(main.begin(), main.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        double weight = 1;
        for (const QByteArray &part : parts.mid(1)) {
            if (part.trimmed().startsWith("q="))
                weight = part.trimmed().mid(2).toDouble();
        }
        if (known && weight > 0)
            weighed.append({QString::fromLatin1(main), weight});
    }
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const Weighed &a, const Weighed &b) { return a.weight > b.weight; });
    QStringList languages;
    for (const Weighed &item : weighed)
        languages << item.language;
    return languages;
}

} // namespace

QList<const char *> allPhoneTexts()
{
    return QList<const char *>(std::begin(phoneTexts), std::end(phoneTexts));
}

PhoneWords phoneWords(const QByteArray &acceptLanguage)
{
    static std::mutex mutex;
    static std::map<QString, PhoneWords> known;
    for (const QString &language : acceptedLanguages(acceptLanguage)) {
        if (language == QLatin1String("en"))
            break; // the texts themselves
        const std::lock_guard lock(mutex);
        auto found = known.find(language);
        if (found == known.end())
            found = known.emplace(language, wordsOf(language)).first;
        if (!found->second.json.isEmpty())
            return found->second;
    }
    return {QByteArrayLiteral("en"), false, QByteArrayLiteral("{}")};
}

} // namespace recto
