// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "ui/check/pagepictures.h"

#include <QImage>
#include <QVariantAnimation>
#include <QWidget>

namespace recto {

// The photo of a page with the place marked that a card came from, as it was taken; shows
// the whole page, or the place close up. Wheel and +/− zoom, a drag moves.
class EvidenceView : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceView(PagePictures *pictures, QWidget *parent = nullptr);

    void showEvidence(const QString &uploadId, const Evidence &evidence);
    void clear();
    // What the page's sentences have become: cards, offers, or nothing.
    void setCoverage(const QList<Flashcard> &cards);
    void setWholePage(bool whole);
    [[nodiscard]] bool wholePage() const { return m_wholePage; }
    // Of the page in view; a null image while it is on its way.
    [[nodiscard]] QImage image() const { return m_image; }
    // Where the marks are drawn, in this widget.
    [[nodiscard]] QList<QRectF> marks() const;
    [[nodiscard]] QList<QRectF> places(const QVector<QRect> &boxes) const;

    [[nodiscard]] QSize sizeHint() const override { return {380, 480}; }

signals:
    void pageShown();
    void wholePageChanged(bool whole);
    void cardChosen(const recto::Flashcard &card); // its sentence was clicked

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const PagePicture &picture);
    void goTo(const QRectF &region, bool moving);
    [[nodiscard]] QRectF evidenceRegion() const; // in image pixels
    [[nodiscard]] QRectF fitted(const QRectF &region) const; // grown to the widget's shape
    [[nodiscard]] QRectF toWidget(const QRectF &imageRect) const;
    void zoom(double factor, QPointF at);
    [[nodiscard]] QString description() const;

    PagePictures *m_pictures;
    QString m_uploadId;
    Evidence m_evidence;
    QString m_shown; // upload and page of the image
    quint64 m_request = 0; // the latest; answers to older ones are dropped
    QImage m_image;
    double m_scale = 1; // image pixels a page pixel
    QRectF m_view; // the part of the image that is shown
    QVariantAnimation m_motion;
    QList<Flashcard> m_coverage;
    QPointF m_dragged;
    QPointF m_pressed;
    bool m_wholePage = true;
    QString m_problem;
};

} // namespace recto
