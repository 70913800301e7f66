// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "library/library.h"
#include "session/workers.h"

#include <QImage>
#include <QVariantAnimation>
#include <QWidget>

namespace recto {

class LibraryThread;

// The photo of a page with the place marked that a card came from. Decodes on
// a worker; shows the place close up, or the whole page. Wheel and +/− zoom, a
// drag moves.
class EvidenceView : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceView(LibraryThread *library, QWidget *parent = nullptr);
    ~EvidenceView() override;

    void showEvidence(const QString &uploadId, const Evidence &evidence);
    void clear();
    void setWholePage(bool whole);
    [[nodiscard]] bool wholePage() const { return m_wholePage; }
    // Of the page in view; a null image while it is on its way.
    [[nodiscard]] QImage image() const { return m_image; }
    // Where the marks are drawn, in this widget.
    [[nodiscard]] QList<QRectF> marks() const;

    [[nodiscard]] QSize sizeHint() const override { return {380, 480}; }

signals:
    void pageShown();
    void wholePageChanged(bool whole);

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
    void decode(const StoredPage &page);
    void goTo(const QRectF &region, bool moving);
    [[nodiscard]] QRectF evidenceRegion() const; // in image pixels
    [[nodiscard]] QRectF fitted(const QRectF &region) const; // grown to the widget's shape
    [[nodiscard]] QRectF toWidget(const QRectF &imageRect) const;
    void zoom(double factor, QPointF at);
    [[nodiscard]] QString description() const;

    LibraryThread *m_library;
    Workers m_workers;
    QString m_uploadId;
    Evidence m_evidence;
    QString m_shown; // upload and page of the image
    quint64 m_request = 0; // the latest; answers to older ones are dropped
    QImage m_image;
    double m_scale = 1; // image pixels a page pixel
    QRectF m_view; // the part of the image that is shown
    QVariantAnimation m_motion;
    QPointF m_dragged;
    bool m_wholePage = false;
    QString m_problem;
};

} // namespace recto
