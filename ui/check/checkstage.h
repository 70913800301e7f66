// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "library/library.h"
#include "ui/check/pagepictures.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace recto {

class CardPane;
class CheckActions;
class EndPage;
class EvidenceStrip;
class EvidenceView;
class WordMender;

// One card on the stage: above it the piece of its page, between them what is doubtful, at the
// foot what can be done. After the last card the end.
class CheckStage : public QWidget
{
    Q_OBJECT

public:
    CheckStage(LibraryThread *library, CheckActions *actions, QWidget *parent = nullptr);

    // One without an id: nothing. `next` is made ready.
    void showCard(const Flashcard &card, const Flashcard &next);
    void clear();
    // There is nothing to show, and why.
    void showEmpty(const QString &text);
    void showEnd(const CardCounts &set, const QString &course, const CardCounts &ofCourse);
    [[nodiscard]] bool atEnd() const;
    // Cards of the page became others: looks at what it shows again.
    void coverageChanged();
    // Pages may be others now.
    void forgetPages();
    void setListButton(bool visible);
    // Opens the mender at a word; -1: at the first doubtful one.
    void mend(int word = -1);

    [[nodiscard]] CardPane *pane() const { return m_pane; }
    [[nodiscard]] EvidenceStrip *strip() const { return m_strip; }
    [[nodiscard]] EvidenceView *photo() const { return m_photo; }
    [[nodiscard]] EndPage *end() const { return m_end; }

signals:
    void listRequested();
    void wordMended(int page, int word, const QString &right);
    void left(); // the mender: the keyboard goes back to the cards

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpLayout();
    QWidget *makeEvidence();
    QWidget *makeDoubt();
    QWidget *makeFoot();
    void setWholePage(bool whole);
    void showPlace();
    void showCoverage();
    void showCaption();
    void showDoubt();
    [[nodiscard]] QString doubtfulWord() const; // of the answer, as it was read
    void share();

    LibraryThread *m_library;
    CheckActions *m_actions;
    PagePictures *m_pictures;
    Flashcard m_card;
    QStackedWidget *m_stack;
    QWidget *m_work;
    QWidget *m_evidence;
    EvidenceStrip *m_strip;
    EvidenceView *m_photo;
    QLabel *m_caption;
    QToolButton *m_list;
    QWidget *m_doubt = nullptr;
    QLabel *m_doubtIcon = nullptr;
    QLabel *m_doubtText = nullptr;
    QPushButton *m_doubtMend = nullptr;
    WordMender *m_mender;
    CardPane *m_pane;
    QWidget *m_foot = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_empty;
    EndPage *m_end;
    bool m_placeMissing = false; // no words are known: the whole page is shown
};

} // namespace recto
