// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace recto {

// What one does to a card while checking, each with its words and its key. The keys are heard
// where a card is looked at (listenOn()), so that letters can be typed elsewhere. Lives on the
// GUI thread.
class CheckActions : public QObject
{
    Q_OBJECT

public:
    explicit CheckActions(QObject *parent = nullptr);

    void listenOn(QWidget *widget);
    // In the order of a menu; nullptr: a line between.
    [[nodiscard]] QList<QAction *> all() const;
    // There is a card to do something to.
    void setEnabled(bool enabled);
    // The cards are offers: what is right is taken.
    void setOffers(bool offers);

    QAction *right = nullptr; // and on to the next one
    QAction *next = nullptr;
    QAction *previous = nullptr;
    QAction *nextUncertain = nullptr;
    QAction *edit = nullptr;
    QAction *remove = nullptr;
    QAction *mendWord = nullptr;
    QAction *wholePage = nullptr; // checkable
    QAction *zoom = nullptr;
    QAction *correctPage = nullptr;
    QAction *search = nullptr;
    QAction *list = nullptr; // shown or folded away
};

} // namespace recto
