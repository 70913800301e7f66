// SPDX-License-Identifier: GPL-3.0-or-later
// A word of a page that a person reads otherwise, in the page's text and in its cards.
#include "library/library.h"

#include "core/cardtext.h"
#include "core/scripts.h"
#include "library/database.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"

namespace recto {

namespace {

QVariant personsTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

} // namespace

Status Library::rewritePage(const PageRewrite &rewrite)
{
    const PageText &text = rewrite.text;
    // Outside the transaction, so that no other writer waits for the compression.
    const QVariantList page{
        packed(text),     writesWithoutSpaces(text.text) ? indexedText(text.text) : text.text,
        text.confidence,  wordCount(text),
        rewrite.uploadId, rewrite.position};
    const qint64 now = nowMilliseconds();
    return m_database->write([&]() -> Status {
        const auto rewritten = m_database->run(
            QStringLiteral("UPDATE pages SET text = ?, searchable = ?, confidence = ?, "
                           "word_count = ? WHERE upload = (SELECT number FROM uploads "
                           "WHERE id = ?) AND position = ?"),
            page);
        if (const Status one = changedOne(rewritten, rewrite.uploadId); !one)
            return one;
        for (const Flashcard &given : rewrite.cards) {
            const Flashcard card = cleanCard(given);
            const auto changed = m_database->run(
                QStringLiteral("UPDATE flashcards SET front = ?, back = ?, front_html = ?, "
                               "back_html = ?, tags = ?, evidence = ?, score = ?, doubts = ?, "
                               "checked_at = ?, changed_at = ?, spaced = ?, updated_at = ? "
                               "WHERE id = ?"),
                {card.front, card.back, card.frontHtml, card.backHtml, stringsToText(card.tags),
                 evidenceToText(card), card.score, stringsToText(card.doubts),
                 personsTime(card.checkedAt), personsTime(card.changedAt), spacedText(card), now,
                 card.id});
            if (const Status one = changedOne(changed, card.id); !one)
                return one;
        }
        return {};
    });
}

} // namespace recto
