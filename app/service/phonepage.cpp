// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/phonepage.h"

#include "service/phonewords.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>

// A resource in a static library is dropped by the linker unless it is named.
static void keepServiceFiles()
{
    Q_INIT_RESOURCE(service);
}

namespace recto {

namespace {

QByteArray readServiceFile(const QString &name)
{
    keepServiceFiles();
    QFile file(QStringLiteral(":/service/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

QByteArray sourceHash(const QByteArray &source)
{
    return "'sha256-" + QCryptographicHash::hash(source, QCryptographicHash::Sha256).toBase64()
        + "'";
}

struct PhonePageParts
{
    QByteArray html; // with the places for a title and cards still in it
    QByteArray policy;
};

// Every place is filled once: what is put in may look like a place.
QByteArray filled(const QByteArray &page, const QHash<QByteArray, QByteArray> &places)
{
    QByteArray result;
    qsizetype at = 0;
    for (qsizetype mark = page.indexOf('@'); mark >= 0; mark = page.indexOf('@', mark)) {
        const qsizetype end = page.indexOf('@', mark + 1);
        const QByteArray name = end < 0 ? QByteArray() : page.mid(mark + 1, end - mark - 1);
        if (!places.contains(name)) {
            ++mark;
            continue;
        }
        result += page.mid(at, mark - at) + places.value(name);
        mark = at = end + 1;
    }
    return result + page.mid(at);
}

PhonePageParts assemble()
{
    const QByteArray style = readServiceFile(QStringLiteral("style.css"));
    const QByteArray script = readServiceFile(QStringLiteral("phone.js"));
    PhonePageParts parts;
    parts.html = filled(readServiceFile(QStringLiteral("index.html")),
                        {{"STYLE", style}, {"SCRIPT", script}});
    parts.policy = "default-src 'none'; script-src " + sourceHash(script) + "; style-src "
        + sourceHash(style)
        + "; img-src 'self' blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
          "form-action 'none'; frame-ancestors 'none'";
    return parts;
}

const PhonePageParts &phonePageParts()
{
    static const PhonePageParts parts = assemble();
    return parts;
}

HttpAnswer pageAnswer(const QByteArray &acceptLanguage, const QByteArray &title,
                      const QByteArray &cards)
{
    const PhoneWords words = phoneWords(acceptLanguage);
    HttpAnswer answer;
    answer.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    answer.contentSecurityPolicy = phonePageParts().policy;
    answer.body = filled(phonePageParts().html,
                         {{"LANGUAGE", words.language},
                          {"DIRECTION", words.rightToLeft ? "rtl" : "ltr"},
                          {"WORDS", words.json},
                          {"TITLE", title},
                          {"CARDS", cards}});
    return answer;
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray cardHtml(const Flashcard &card)
{
    return "<li><p class=\"front\" dir=\"auto\">" + escaped(card.front)
        + "</p><p class=\"back\" dir=\"auto\">" + escaped(card.back) + "</p></li>\n";
}

} // namespace

HttpAnswer phonePage(const QByteArray &acceptLanguage, int status)
{
    HttpAnswer answer = pageAnswer(acceptLanguage, QByteArrayLiteral("Recto"), {});
    answer.status = status;
    return answer;
}

HttpAnswer phonePageWithCards(const QByteArray &acceptLanguage, const QString &title,
                              const QList<Flashcard> &cards)
{
    QByteArray list;
    for (const Flashcard &card : cards)
        list += cardHtml(card);
    return pageAnswer(acceptLanguage, escaped(title), list);
}

HttpAnswer serviceFile(const QString &name, const QByteArray &contentType)
{
    HttpAnswer answer;
    answer.contentType = contentType;
    answer.body = readServiceFile(name);
    return answer;
}

} // namespace recto
