// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/check/pagepictures.h"
#include "ui/check/strip.h"

#include <QCache>
#include <QWidget>

namespace recto {

// What a card rests on, cut from its page: the lines level and as large as the card's own, an
// accent beside the sentence, the answer underlined, doubtful words with a wave. Drawn by a
// worker. A drag or the wheel moves it, Z enlarges it, a click on a word asks to mend it.
class EvidenceStrip : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceStrip(PagePictures *pictures, QWidget *parent = nullptr);
    ~EvidenceStrip() override;

    void showCard(const Flashcard &card);
    void clear();
    // Draws it before it is asked for.
    void prepare(const Flashcard &card);
    void forget(); // what is drawn: pages may have changed
    void toggleZoom();
    [[nodiscard]] bool zoomed() const { return m_zoom > 1; }
    void setHeightLimit(int height);
    // What is drawn; empty while it is on its way, or where nothing was read.
    [[nodiscard]] Strip strip() const { return m_drawn ? m_drawn->strip : Strip(); }
    [[nodiscard]] QImage picture() const { return m_drawn ? m_drawn->image : QImage(); }
    [[nodiscard]] PagePictures::Picture page() const { return m_page; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void drawn();
    void wordChosen(int word); // in PageText::words
    void placeMissing(); // no words of the page are known: the whole page says more

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Drawing
    {
        Strip strip;
        QImage image;
        bool dark = false; // the paper
    };
    using DrawingPointer = std::shared_ptr<const Drawing>;

    [[nodiscard]] Strip::Wish wish() const;
    [[nodiscard]] QString keyOf(const Flashcard &card, const Strip::Wish &wish) const;
    void draw(const Flashcard &card, const PagePictures::Picture &page, bool show);
    void show(const DrawingPointer &drawing);
    void redraw();
    void moveBy(QPointF by);
    [[nodiscard]] QString description() const;
    [[nodiscard]] QColor backdrop() const;
    void fadeEdges(QPainter &painter) const;

    PagePictures *m_pictures;
    Workers m_workers{1};
    Flashcard m_card;
    PagePictures::Picture m_page;
    DrawingPointer m_drawn;
    QCache<QString, DrawingPointer> m_cache{12};
    quint64 m_request = 0; // the latest; answers to older ones are only kept
    quint64 m_generation = 0; // of the pages
    double m_zoom = 1;
    QPointF m_moved;
    QPointF m_pressed;
    bool m_dragging = false;
    int m_heightLimit = 320;
    QString m_problem;
};

} // namespace recto
