// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "ui/work/windowtools.h"

#include <QObject>
#include <QStringList>

class QMimeData;

namespace recto {

class DraftKeeper;
class DropArea;
struct DroppedInput;
class PageIntake;
class PageListModel;
class PagesView;

// The pages that are given, up to *Make cards*: from files, drops, the clipboard and the
// samples. Lives on the GUI thread.
class PagesPresenter : public QObject
{
    Q_OBJECT

public:
    PagesPresenter(const WindowTools &tools, PageListModel *pages, PagesView *view,
                   DropArea *dropArea, QObject *parent = nullptr);

    void addFiles(const QStringList &files);
    // False: nothing in it is a page.
    bool add(const QMimeData &data);
    void choose();
    void paste();
    // What an earlier start left, and which languages there are.
    void load();
    void loadLanguages();

signals:
    void languagesKnown(const QStringList &codes); // installed for reading
    void languageFilesGiven(const QStringList &files); // *.traineddata
    void arrived(); // there are more pages than before

private:
    void take(const QList<Page> &pages, const QList<Error> &errors);
    void edit(int row);
    [[nodiscard]] bool takeLanguageFiles(DroppedInput &input);

    WindowTools m_tools;
    PageListModel *m_pages;
    PagesView *m_view;
    PageIntake *m_intake;
    DraftKeeper *m_draft;
    QStringList m_languages; // installed for reading
};

} // namespace recto
