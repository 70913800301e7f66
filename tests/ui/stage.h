// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakegenerator.h"
#include "paintedpages.h"
#include "ui/desktop/windowparts.h"
#include "ui/window/mainwindow.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

// Long enough for a machine that does a lot else: a test that passes never waits for it.
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30000)

namespace recto::gui {

// A real main window on a real library in a temporary folder, with painted
// pages, a fake generator and seams that answer at once. Drive it by object name.
class Stage
{
public:
    Stage();
    ~Stage();

    // The window; made at the first call, so that parts() can be changed before.
    MainWindow *window();
    // Closes the window and opens another one on the same library.
    void restart();
    [[nodiscard]] WindowParts &parts() { return m_parts; }
    [[nodiscard]] PaintedPages &pages() { return m_pages; }
    [[nodiscard]] fakes::FakeGenerator &generator() { return *m_generator; }
    void setGenerator(std::shared_ptr<FlashcardGenerator> generator)
    {
        m_used = std::move(generator);
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString libraryFolder() const
    {
        return m_folder.path() + QStringLiteral("/library");
    }

    // A page of "question = answer" lines; returns its file.
    QString page(const QString &name, const QStringList &lines);
    // Drops files on the window as a file manager does.
    void drop(const QStringList &files);
    void drop(const QMimeData &data);

    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        return window()->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *button);
    // Which page of the window is shown, by object name.
    [[nodiscard]] QString shownPage();
    [[nodiscard]] int rows(const char *list);

    std::function<QStringList(const FileQuestion &)> answerFiles; // the seam of file dialogs
    std::unique_ptr<QMimeData> clipboard;

private:
    QTemporaryDir m_folder;
    PaintedPages m_pages;
    std::shared_ptr<fakes::FakeGenerator> m_generator = std::make_shared<fakes::FakeGenerator>();
    std::shared_ptr<FlashcardGenerator> m_used;
    WindowParts m_parts;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace recto::gui
