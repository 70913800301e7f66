// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/cardextractor.h"

#include "core/formulas.h"
#include "generation/chat/modeljson.h"
#include "model/thoughts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <utility>

namespace recto {

namespace {

constexpr int mostTags = 5;

QJsonDocument parsedJson(const QString &json)
{
    return QJsonDocument::fromJson(repairedJson(json).toUtf8());
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
    if (m_beginning == Beginning::Words)
        forgetThoughts(text);
    if (!beginningIsOver())
        return found;
    while (m_next < m_text.size())
        take(m_text[m_next++], found);
    if (m_open.isEmpty())
        forget();
    if (m_beginning != Beginning::Words)
        return found;
    m_held += found; // perhaps of thoughts whose end is still to come
    return {};
}

QVector<QJsonObject> CardExtractor::finish()
{
    QVector<QJsonObject> found = std::exchange(m_held, {});
    if (m_beginning == Beginning::Unknown && !m_text.isEmpty()) {
        m_beginning = Beginning::Answer; // no more comes that could make it thoughts
        found += feed({});
    }
    m_lostCards = m_lostCards || m_cardStart >= 0;
    return found;
}

// Thoughts are passed over. Where words come first they may be thoughts as well, whose
// beginning the service left out.
bool CardExtractor::beginningIsOver()
{
    while (m_beginning == Beginning::Unknown || m_beginning == Beginning::Thoughts) {
        if (m_beginning == Beginning::Thoughts) {
            const qsizetype end = behindThoughtsEnd(m_text);
            if (end < 0) {
                m_text = m_text.right(longestThoughtsTag);
                return false;
            }
            m_text.remove(0, end);
            m_beginning = Beginning::Unknown;
            m_thoughtsEnded = true;
        }
        if (mayBeginWithThoughts(m_text))
            return false;
        const QChar first = m_text.trimmed().at(0);
        if (beginsWithThoughts(m_text))
            m_beginning = Beginning::Thoughts;
        else if (m_thoughtsEnded || first == u'{' || first == u'[' || first == u'`')
            m_beginning = Beginning::Answer;
        else {
            m_beginning = Beginning::Words;
            forgetThoughts(m_text);
        }
    }
    return true;
}

void CardExtractor::forgetThoughts(const QString &text)
{
    const QString seen = m_wordsTail + text;
    const qsizetype end = behindThoughtsEnd(seen);
    m_wordsTail = seen.right(longestThoughtsTag);
    if (end < 0)
        return;
    forget();
    m_text = seen.sliced(end);
    m_held.clear();
    m_understood = m_lostCards = false;
    m_thoughtsEnded = true;
    m_beginning = Beginning::Unknown;
}

void CardExtractor::take(QChar character, QVector<QJsonObject> &found)
{
    if (m_comment != Comment::None) {
        takeComment(character);
        return;
    }
    if (!m_quote.isNull() && takeInString(character))
        return;
    const QChar before = std::exchange(m_before, character.isSpace() ? m_before : character);
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
        if (!m_open.isEmpty()) // quotation marks of words around don't count
            m_quote = character;
        return;
    case u'\'':
        if (!m_open.isEmpty() && QStringLiteral("{[,:").contains(before))
            m_quote = character;
        return;
    case u'/':
    case u'*':
        if (!m_open.isEmpty() && before == u'/')
            m_comment = character == u'/' ? Comment::Line : Comment::Block;
        return;
    default:
        return;
    }
}

// False when the string was over before this character.
bool CardExtractor::takeInString(QChar character)
{
    if (m_mayBeClosed) { // by a single quote, which may be an apostrophe
        if (character.isSpace())
            return true;
        m_mayBeClosed = false;
        if (QStringLiteral(",:}]/").contains(character)) {
            m_quote = QChar();
            return false;
        }
    }
    if (m_escaped)
        m_escaped = false;
    else if (character == u'\\')
        m_escaped = true;
    else if (character == m_quote && m_quote == u'"')
        m_quote = QChar();
    else if (character == m_quote)
        m_mayBeClosed = true;
    return true;
}

void CardExtractor::takeComment(QChar character)
{
    const bool ends
        = m_comment == Comment::Line ? character == u'\n' : character == u'/' && m_before == u'*';
    m_before = ends ? QChar(u',') : character; // a string may begin after it
    if (ends)
        m_comment = Comment::None;
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
        m_lostCards = m_lostCards || m_cardStart >= 0;
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
    const QJsonDocument document = parsedJson(m_text.mid(m_cardStart, m_next - m_cardStart));
    m_cardStart = -1;
    m_lostCards = m_lostCards || document.isNull();
    const QJsonObject object = document.object();
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
    m_quote = QChar();
    m_comment = Comment::None;
    m_escaped = false;
    m_mayBeClosed = false;
}

std::optional<FlashcardDraft> draftFromModel(const QJsonObject &object)
{
    static const QRegularExpression gap(QStringLiteral("\\{\\{c\\d+::.+?\\}\\}"));
    FlashcardDraft draft;
    draft.front = withFormulasInOneForm(firstText(object, {"front", "question"}));
    draft.back = withFormulasInOneForm(firstText(object, {"back", "answer", "extra"}));
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
