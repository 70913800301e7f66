// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "session/workers.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace recto {

class LanguageButton;
class PageCanvas;

// Corrects one page by hand: turn it, drag its corners, leave regions out,
// choose its language. The picture is decoded on a worker.
class PageEditor : public QDialog
{
    Q_OBJECT

public:
    explicit PageEditor(const Page &page, QWidget *parent = nullptr);
    ~PageEditor() override;

    void setInstalledLanguages(const QStringList &codes);
    // The page was read before: it will be read again and its cards renewed.
    void setSavedPage(bool saved);
    [[nodiscard]] PageCorrections corrections() const;

signals:
    void corrected(const recto::PageCorrections &corrections);
    void pictureShown();

private:
    QWidget *makeTools();
    void decode();
    void turn(int quarters);
    void showState();

    Page m_page;
    Workers m_workers;
    PageCanvas *m_canvas;
    LanguageButton *m_language = nullptr;
    QPushButton *m_leaveOut = nullptr;
    QPushButton *m_removeRegions = nullptr;
    QPushButton *m_findCorners = nullptr;
    QPushButton *m_accept = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace recto
