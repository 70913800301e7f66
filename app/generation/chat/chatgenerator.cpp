// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/chatgenerator.h"

#include "generation/cardchecker.h"
#include "generation/chat/cardextractor.h"
#include "generation/chat/markedtext.h"
#include "model/promptfile.h"

#include <QJsonArray>
#include <QSet>

static void initialisePromptResources()
{
    Q_INIT_RESOURCE(prompts); // a static library's resources have to be asked for
}

namespace recto {

namespace {

constexpr int mostContinuations = 4; // of answers that were cut off, each with new cards
constexpr int mostSecondTries = 1; // for cards that can't be read
constexpr qsizetype shortestPart = 200; // characters; below, a chunk isn't split again

PromptFile cardPrompt(const QString &languages)
{
    initialisePromptResources();
    return PromptFile::inLanguage(QStringLiteral("cards"), languages);
}

// So that a page can't close the marks around it.
QString withoutMarks(QString text)
{
    text.replace(QLatin1String("<chunk>"), QLatin1String("< chunk>"), Qt::CaseInsensitive);
    text.replace(QLatin1String("</chunk>"), QLatin1String("< /chunk>"), Qt::CaseInsensitive);
    return text;
}

// Near the middle, between paragraphs, else sentences, else words.
qsizetype splitPosition(const QString &text)
{
    const qsizetype middle = text.size() / 2;
    for (const QLatin1String boundary :
         {QLatin1String("\n\n"), QLatin1String("\n"), QLatin1String(". "), QLatin1String(" ")}) {
        const qsizetype before = text.lastIndexOf(boundary, middle);
        if (before >= text.size() / 4)
            return before + boundary.size();
    }
    return text[middle].isLowSurrogate() ? middle - 1 : middle;
}

// One chunk, from the first question to the last card.
class Conversation
{
public:
    Conversation(ChatService &service, const Chunk &chunk, const GenerationOptions &options,
                 std::stop_token stop, const GenerationCallbacks &callbacks)
        : m_service(service)
        , m_chunk(chunk)
        , m_checker(chunk, options.language)
        , m_options(options)
        , m_stop(std::move(stop))
        , m_callbacks(callbacks)
        , m_prompt(cardPrompt(options.language))
    {
    }

    // Cards of the whole chunk.
    Status make();

private:
    Status makeCards(const QString &text);
    enum class Source { StoredOrNew, New };
    [[nodiscard]] ChatReply ask(const std::function<QString()> &user,
                                Source source = Source::StoredOrNew);
    [[nodiscard]] QString question(const QString &text, qsizetype firstMade) const;
    [[nodiscard]] ChatReply repaired(const QString &answer);
    [[nodiscard]] Status askInParts(const QString &text, const Error &error);
    [[nodiscard]] QString askAnew() const;
    void tellCard(const FlashcardDraft &card) const
    {
        if (m_callbacks.card)
            m_callbacks.card(card);
    }
    void take(const QVector<QJsonObject> &objects);

    // A card that the checker refused, waiting for a better one.
    struct Refused
    {
        FlashcardDraft card;
        DropReason reason;
    };

    ChatService &m_service;
    const Chunk &m_chunk;
    const CardChecker m_checker;
    const GenerationOptions &m_options;
    std::stop_token m_stop;
    const GenerationCallbacks &m_callbacks;
    PromptFile m_prompt;
    CardExtractor m_extractor;
    QStringList m_made; // fronts
    QSet<QString> m_known; // simplified
    QVector<Refused> m_refused;
    bool m_holdsRefused = true; // until they were asked for anew
};

Status Conversation::make()
{
    if (const Status made = makeCards(markedText(m_chunk)); !made)
        return made;
    const QVector<Refused> refused = m_refused;
    if (refused.isEmpty())
        return {};
    m_holdsRefused = false; // what is refused again is told, and counted by whoever keeps cards
    const qsizetype before = m_made.size();
    (void)ask([this] { return askAnew(); }); // what there is is whole without it
    if (m_made.size() == before) {
        for (const Refused &each : refused)
            tellCard(each.card);
    }
    return {};
}

QString Conversation::askAnew() const
{
    QString user = QStringLiteral("<chunk>\n") + withoutMarks(markedText(m_chunk))
        + QStringLiteral("\n</chunk>\n\n") + m_prompt.part(QStringLiteral("refused"));
    for (const Refused &each : m_refused) {
        const QString reason
            = m_prompt.part(each.reason == DropReason::BrokenGap ? QStringLiteral("broken-gap")
                                                                 : QStringLiteral("leakage"));
        user += QStringLiteral("\n- ") + each.card.front.simplified()
            + (each.card.back.isEmpty() ? QString()
                                        : QStringLiteral(" → ") + each.card.back.simplified())
            + QStringLiteral(" (") + reason + u')';
    }
    return user + u'\n';
}

Status Conversation::makeCards(const QString &text)
{
    const qsizetype firstMade = m_made.size(); // those of other parts aren't in this text
    for (int round = 0;; ++round) {
        const qsizetype before = m_made.size();
        const auto user = [&] { return question(text, firstMade); };
        ChatReply reply = ask(user);
        if (!reply.failure && !m_extractor.understood()) {
            const bool replayed = reply.stored;
            reply = repaired(reply.text);
            // What an earlier run paid for in vain would be of no use for ever.
            if (!reply.failure && !m_extractor.understood() && replayed && reply.stored)
                reply = ask(user, Source::New);
        }
        const bool progress = m_made.size() > before;
        if (!reply.failure) {
            // Some came broken, or without their end: those once more, without the others.
            if (m_extractor.lostCards() && progress && round < mostSecondTries)
                continue;
            if (m_extractor.understood())
                return {};
            return Error{ErrorKind::BadAnswer, m_service.endpoint().baseUrl.host(),
                         QStringLiteral("no cards in the answer")};
        }
        const Error &error = reply.failure->error;
        if (error.kind == ErrorKind::OutputCutOff && progress && round < mostContinuations)
            continue;
        if (error.kind == ErrorKind::InputTooLong || error.kind == ErrorKind::OutputCutOff)
            return askInParts(text, error);
        return error;
    }
}

ChatReply Conversation::ask(const std::function<QString()> &user, Source source)
{
    ChatQuestion chat;
    chat.fresh = source == Source::New;
    chat.request = [&] {
        m_extractor = CardExtractor(); // each try is an answer of its own
        ChatRequest request;
        request.system = m_prompt.part(QStringLiteral("system"));
        request.user = user();
        request.schemaName = QStringLiteral("cards");
        request.schema = ChatGenerator::schema();
        return request;
    };
    chat.text = [this](const QString &text) { take(m_extractor.feed(text)); };
    chat.retry = [this](const RetryNotice &notice) { m_callbacks.tellRetry(notice); };
    ChatReply reply = m_service.ask(chat, m_stop);
    if (!reply.failure)
        take(m_extractor.finish());
    return reply;
}

QString Conversation::question(const QString &text, qsizetype firstMade) const
{
    QString user
        = QStringLiteral("<chunk>\n") + withoutMarks(text) + QStringLiteral("\n</chunk>\n");
    if (!m_options.focus.trimmed().isEmpty())
        user += u'\n' + m_prompt.part(QStringLiteral("focus")) + u' ' + m_options.focus.simplified()
            + u'\n';
    if (m_made.size() > firstMade)
        user += u'\n' + m_prompt.part(QStringLiteral("made")) + QStringLiteral("\n- ")
            + m_made.sliced(firstMade).join(QLatin1String("\n- ")) + u'\n';
    return user;
}

ChatReply Conversation::repaired(const QString &answer)
{
    return ask([&] {
        return m_prompt.part(QStringLiteral("repair")) + QStringLiteral("\n<chunk>\n")
            + withoutMarks(answer) + QStringLiteral("\n</chunk>\n");
    });
}

Status Conversation::askInParts(const QString &text, const Error &error)
{
    if (text.size() < 2 * shortestPart)
        return error;
    const qsizetype position = splitPosition(text);
    const Status first = makeCards(text.first(position));
    return first ? makeCards(text.sliced(position)) : first;
}

void Conversation::take(const QVector<QJsonObject> &objects)
{
    for (const QJsonObject &object : objects) {
        auto draft = draftFromModel(object);
        if (!draft)
            continue;
        draft->quote = unmarkedQuote(draft->quote, m_chunk);
        const QString known = draft->front.simplified().toCaseFolded();
        if (m_known.contains(known))
            continue;
        const auto reason = m_holdsRefused ? dropReason(m_checker.check(*draft)) : std::nullopt;
        if (reason) {
            m_refused.append({*draft, *reason});
            continue;
        }
        m_known.insert(known);
        m_made.append(draft->front.simplified());
        tellCard(*draft);
    }
}

} // namespace

ChatGenerator::ChatGenerator(std::shared_ptr<ChatService> service)
    : m_service(std::move(service))
{
}

Status ChatGenerator::generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                         std::stop_token stop, const GenerationCallbacks &callbacks)
{
    if (chunk.text.trimmed().isEmpty())
        return {};
    return Conversation(*m_service, chunk, options, std::move(stop), callbacks).make();
}

QJsonObject ChatGenerator::schema()
{
    const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}};
    const QJsonObject properties{
        {QStringLiteral("kind"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                     {QStringLiteral("enum"),
                      QJsonArray{QStringLiteral("basic"), QStringLiteral("cloze")}}}},
        {QStringLiteral("front"), text},
        {QStringLiteral("back"), text},
        {QStringLiteral("tags"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("array")},
                     {QStringLiteral("items"), text}}},
        {QStringLiteral("quote"), text}};
    const auto objectOf = [](const QJsonObject &fields) {
        return QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                           {QStringLiteral("properties"), fields},
                           {QStringLiteral("required"), QJsonArray::fromStringList(fields.keys())},
                           {QStringLiteral("additionalProperties"), false}};
    };
    return objectOf({{QStringLiteral("cards"),
                      QJsonObject{{QStringLiteral("type"), QStringLiteral("array")},
                                  {QStringLiteral("items"), objectOf(properties)}}}});
}

} // namespace recto
