// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QTextEdit;

namespace recto {

// One card, large, as tall as its text: read, and edited in its place. Text takes its own
// direction.
class CardPane : public QFrame
{
    Q_OBJECT

public:
    explicit CardPane(QWidget *parent = nullptr);

    // Saves an edit of the card shown before.
    void showCard(const Flashcard &card);
    void clear();
    [[nodiscard]] Flashcard card() const { return m_card; }
    [[nodiscard]] bool editing() const { return m_editing; }

    void edit();
    // Ends the edit, or says what the card lacks and goes on with it.
    void save();
    // Ends the edit in any case: a front that makes no card isn't kept.
    void leave();
    void discard();

signals:
    void saved(const recto::Flashcard &before, const recto::Flashcard &after);
    void savedByKey(); // after saved(): one goes on
    // An edit was given up; what was typed would have been this.
    void discarded(const recto::Flashcard &before, const recto::Flashcard &typed);
    void editingChanged(bool editing);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] Flashcard typed() const;
    // What makes it no card; empty: it is one.
    [[nodiscard]] static QString fault(const Flashcard &card);
    void finish(const Flashcard &changed);
    void setUpLayout();
    void setEditing(bool editing);
    void showTexts();

    Flashcard m_card;
    bool m_editing = false;
    QLabel *m_frontCaption;
    QLabel *m_backCaption;
    QTextEdit *m_front;
    QTextEdit *m_back;
    QLineEdit *m_tags;
    QLabel *m_tagsCaption;
    QLabel *m_hint;
    QPushButton *m_save;
    QPushButton *m_discard;
};

} // namespace recto
