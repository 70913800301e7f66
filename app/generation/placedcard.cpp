// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/placedcard.h"

#include "core/cardtext.h"

#include <QUuid>

namespace recto {

namespace {

const QUuid cardNamespace(0x6c3d5f2e, 0x8a41, 0x4f0b, 0x9d, 0x57, 0x2e, 0x61, 0xb0, 0x94, 0x3c,
                          0x18);

} // namespace

QString flashcardId(const FlashcardDraft &draft, const QString &uploadId, const Chunk &chunk)
{
    const QString page
        = chunk.pages.isEmpty() ? QString() : QString::number(chunk.pages.constFirst().page);
    const QString text
        = QStringList{uploadId, page, chunk.text, draft.front, draft.back}.join(QChar(0x1f));
    return QUuid::createUuidV5(cardNamespace, text.toUtf8()).toString(QUuid::WithoutBraces);
}

Flashcard placedCard(const FlashcardDraft &draft, const QString &uploadId, const Chunk &chunk,
                     const EvidenceLocator &locator)
{
    Flashcard card;
    card.id = flashcardId(draft, uploadId, chunk);
    card.uploadId = uploadId;
    card.kind = draft.kind;
    card.front = draft.front;
    card.back = draft.back;
    card.tags = draft.tags;
    card.offered = draft.offered;
    card.doubts = draft.doubts;
    card.evidence = locator.locate(draft.quote, draft.quoteStart);
    card.offered = draft.offered;
    card.doubts = draft.doubts;
    card.createdAt = QDateTime::currentDateTimeUtc();
    return cleanCard(card);
}

} // namespace recto
