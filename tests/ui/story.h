// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "stage.h"

namespace recto::gui {

struct StoryCard
{
    QString quote;
    QString front;
    QString back;
    CardKind kind = CardKind::Basic;
};

// Cards as a good generator would make them of the story's pages, about the cell.
class StoryGenerator : public FlashcardGenerator
{
public:
    StoryGenerator();
    bool waits = false; // after its cards, until it is stopped
    int offered = 0; // so many of the last cards are only offered
    bool retries = false; // tells of a service that asks for patience

    // The word is read as another.
    void misread(const QString &word, const QString &read);

    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override;

private:
    QList<StoryCard> m_cards;
};

std::shared_ptr<StoryGenerator> useStory(Stage &stage);
// A model service writes the cards; a job enters what it sent there and what it paid.
void useService(Stage &stage);
// Paints pages biology-01.png …; returns their files.
QStringList cellPages(Stage &stage, int count);
// The page is never read, or fails to be.
void hangOn(Stage &stage, const QString &name);
void crashOn(Stage &stage, const QString &name);
// Drops the files and fills in course and group.
void dropAll(Stage &stage, const QStringList &files);
void makeCards(Stage &stage, const QStringList &files);
// Two pages become cards; the review is open.
void review(Stage &stage);
// The same, with two of them offered and a word of an answer misread on a blurred page.
void reviewDoubtful(Stage &stage);
// An upload with cards of its own, for texts that the story doesn't have; open.
void reviewOf(Stage &stage, const QString &title, const QList<StoryCard> &cards);
void addUpload(Stage &stage, const QString &title, const QList<StoryCard> &cards);

} // namespace recto::gui
