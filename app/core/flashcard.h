// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QRect>
#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

enum class CardKind { Basic, Cloze };
enum class EvidenceMatch { Exact, Fuzzy, None };

// The place on a page that a card came from.
struct Evidence
{
    int page = -1; // position of the page in the upload, from 0; -1: none
    QString quote; // as it stands in the page's text
    QVector<QRect> boxes; // one a line of the quote, pixels of the upright page
    EvidenceMatch match = EvidenceMatch::None;

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

// A card as a generator proposes it, before it is checked, placed and saved.
struct FlashcardDraft
{
    CardKind kind = CardKind::Basic;
    QString front; // plain text; cloze: see cloze.h
    QString back; // plain text; cloze: extra text, may be empty
    QStringList tags;
    QString quote; // evidence: words of the chunk that the card rests on
    int quoteStart = -1; // where they stand in the chunk, UTF-16 units; -1: not known
    double worth = 1; // how likely a person would keep it, 0–1
    bool offered = false; // not sure enough to be kept unasked: waits for a person
    QStringList doubts; // why it may be wrong: stable codes with hyphens, "misread-word"

    friend bool operator==(const FlashcardDraft &, const FlashcardDraft &) = default;
};

// A saved card. Value type.
struct Flashcard
{
    QString id; // UUID without braces
    QString uploadId;
    CardKind kind = CardKind::Basic;
    QString front; // plain text; cloze: see cloze.h
    QString back; // plain text
    QString frontHtml; // of a formatted side, as cardtext.h makes it; else empty
    QString backHtml;
    QStringList tags;
    QString course;
    QString group;
    Evidence evidence;
    double score = 1; // of the CardChecker, 0–1; uncertain cards are shown first
    QDateTime createdAt; // UTC

    friend bool operator==(const Flashcard &, const Flashcard &) = default;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Flashcard)
