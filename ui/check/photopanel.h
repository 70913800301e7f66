// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace recto {

class EvidenceView;
class LibraryThread;

// The photo that a card came from, with its place marked; whole or close up. Offers
// to correct the page.
class PhotoPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PhotoPanel(LibraryThread *library, QWidget *parent = nullptr);

    void showCard(const Flashcard &card); // one without an id: nothing
    void clear();
    void toggleWholePage();
    [[nodiscard]] EvidenceView *photo() const { return m_photo; }

signals:
    void correctRequested(const QString &uploadId, int page);

private:
    EvidenceView *m_photo;
    QLabel *m_caption;
    QToolButton *m_whole;
    QPushButton *m_correct;
    Flashcard m_card;
};

} // namespace recto
