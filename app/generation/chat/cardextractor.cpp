// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/cardextractor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace recto {

namespace {

const QLatin1String thoughtsBegin("<think>");
const QLatin1String thoughtsEnd("</think>");
constexpr int mostTags = 5;

// Small models write line ends and tabs into strings as they are.
QString withEscapedControls(const QString &json)
{
    QString result;
    bool inString = false;
    bool escaped = false;
    for (const QChar character : json) {
        if (inString && character.unicode() < 0x20) {
            result += character == u'\n' ? QStringLiteral("\\n") : QStringLiteral(" ");
            escaped = false;
            continue;
        }
        if (inString && !escaped && character == u'"')
            inString = false;
        else if (!inString && character == u'"')
            inString = true;
        escaped = inString && !escaped && character == u'\\';
        result += character;
    }
    return result;
}

QJsonDocument parsedJson(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return document.isNull() ? QJsonDocument::fromJson(withEscapedControls(json).toUtf8())
                             : document;
}

QString firstText(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString text = object.value(QLatin1String(name)).toString().trimmed();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

bool looksLikeCard(const QJsonObject &object)
{
    return !firstText(object, {"front", "question"}).isEmpty();
}

} // namespace

QVector<QJsonObject> CardExtractor::feed(const QString &text)
{
    QVector<QJsonObject> found;
    m_text += text;
    if (insideThoughts())
        return found;
    while (m_next < m_text.size())
        take(m_text[m_next++], found);
    if (m_open.isEmpty())
        forget();
    return found;
}

bool CardExtractor::insideThoughts()
{
    if (m_thoughtsPossible && !m_thinking) {
        const QString start = m_text.trimmed();
        if (start.size() < thoughtsBegin.size() && thoughtsBegin.startsWith(start))
            return true; // not known yet
        m_thinking = start.startsWith(thoughtsBegin);
        m_thoughtsPossible = false;
    }
    if (!m_thinking)
        return false;
    const qsizetype end = m_text.indexOf(thoughtsEnd);
    if (end < 0)
        return true;
    m_text.remove(0, end + thoughtsEnd.size());
    m_thinking = false;
    return false;
}

void CardExtractor::take(QChar character, QVector<QJsonObject> &found)
{
    if (m_inString) {
        if (m_escaped)
            m_escaped = false;
        else if (character == u'\\')
            m_escaped = true;
        else if (character == u'"')
            m_inString = false;
        return;
    }
    switch (character.unicode()) {
    case u'{':
    case u'[':
        open(character);
        return;
    case u'}':
    case u']':
        close(character, found);
        return;
    case u'"':
        m_inString = !m_open.isEmpty(); // quotation marks of words around don't count
        return;
    default:
        return;
    }
}

void CardExtractor::open(QChar bracket)
{
    if (m_open.isEmpty()) {
        m_text.remove(0, m_next - 1);
        m_next = 1;
        m_cardsInRoot = false;
    }
    if (bracket == u'{' && m_open.endsWith(u'[') && m_cardStart < 0) {
        m_cardStart = m_next - 1;
        m_cardDepth = m_open.size();
    }
    m_open += bracket;
}

void CardExtractor::close(QChar bracket, QVector<QJsonObject> &found)
{
    if (m_open.isEmpty())
        return;
    if ((bracket == u'}') != m_open.endsWith(u'{')) {
        forget(); // brackets that don't fit: not JSON, perhaps what follows is
        return;
    }
    m_open.chop(1);
    if (m_cardStart >= 0 && m_open.size() == m_cardDepth)
        closeCard(found);
    if (m_open.isEmpty())
        closeRoot(found);
}

void CardExtractor::closeCard(QVector<QJsonObject> &found)
{
    const QJsonObject object = parsedJson(m_text.mid(m_cardStart, m_next - m_cardStart)).object();
    m_cardStart = -1;
    if (!looksLikeCard(object))
        return;
    m_cardsInRoot = true;
    m_understood = true;
    found.append(object);
}

void CardExtractor::closeRoot(QVector<QJsonObject> &found)
{
    if (m_cardsInRoot)
        return;
    const QJsonDocument document = parsedJson(m_text.first(m_next));
    const QJsonObject object = document.object();
    if (looksLikeCard(object)) {
        m_understood = true;
        found.append(object);
        return;
    }
    const auto isEmptyList
        = [](const QJsonValue &value) { return value.isArray() && value.toArray().isEmpty(); };
    if (document.isArray() && document.array().isEmpty())
        m_understood = true;
    for (const QJsonValue &value : object)
        m_understood = m_understood || isEmptyList(value);
}

void CardExtractor::forget()
{
    m_text.remove(0, m_next);
    m_next = 0;
    m_open.clear();
    m_cardStart = -1;
    m_inString = false;
    m_escaped = false;
}

std::optional<FlashcardDraft> draftFromModel(const QJsonObject &object)
{
    static const QRegularExpression gap(QStringLiteral("\\{\\{c\\d+::.+?\\}\\}"));
    FlashcardDraft draft;
    draft.front = firstText(object, {"front", "question"});
    draft.back = firstText(object, {"back", "answer", "extra"});
    draft.quote = firstText(object, {"quote", "evidence"});
    for (const QJsonValue &tag : object.value(QLatin1String("tags")).toArray()) {
        const QString name = tag.toString().simplified();
        if (!name.isEmpty() && draft.tags.size() < mostTags)
            draft.tags.append(name);
    }
    if (draft.front.contains(gap))
        draft.kind = CardKind::Cloze;
    else if (draft.back.isEmpty())
        return std::nullopt;
    return draft.front.isEmpty() ? std::nullopt : std::optional(draft);
}

} // namespace recto
