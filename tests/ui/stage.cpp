// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"
#include "fakes/testpaths.h"

#include "settings/settings.h"

#include <QAbstractItemView>
#include <QDir>
#include <QDropEvent>
#include <QPushButton>
#include <QStackedWidget>

namespace recto::gui {

Stage::Stage()
    : m_pages(m_folder.path())
    , m_used(m_generator)
{
    m_parts.library = libraryFolder();
    QDir().mkpath(libraryFolder());
    m_parts.samplesFolder = sourceFile(QStringLiteral("resources/samples"));
    m_parts.settings = std::make_shared<Settings>(m_folder.path() + QStringLiteral("/settings"));
    m_parts.makeParts = [this](const JobOptions &, std::stop_token) -> Result<PipelineParts> {
        PipelineParts parts;
        parts.makeReader = [this] { return m_pages.makeReader(); };
        parts.generator = m_used;
        parts.readers = 1;
        parts.askers = 1;
        return parts;
    };
    m_parts.lanAddresses
        = [] { return QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)}; };
    m_parts.askForFiles
        = [this](QWidget *, const FileQuestion &question, const FileAnswer &answer) {
              answer(answerFiles ? answerFiles(question) : QStringList());
          };
    m_parts.clipboard = [this] { return clipboard.get(); };
    m_parts.now = [] { return QDateTime(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC); };
    m_parts.installedLanguages = [] {
        return Result<QStringList>(
            {QStringLiteral("deu"), QStringLiteral("eng"), QStringLiteral("fra")});
    };
    m_parts.upkeep.report = [] { return QStringLiteral("program: recto\nreader: ok\n"); };
    m_parts.upkeep.catalog = [] {
        LanguageCatalog catalog{QUrl(QStringLiteral("https://languages.example/data/")), {}};
        for (const char *code : {"afr", "chi_sim", "deu", "ita", "spa"})
            catalog.languages << LanguageData{QLatin1String(code), 3'000'000, {}};
        return Result<LanguageCatalog>(catalog);
    };
    m_parts.upkeep.fetchLanguage
        = [](const LanguageCatalog &, const QString &, const std::stop_token &,
             const FetchProgress &) { return Status(); };
}

Stage::~Stage()
{
    m_window.reset();
}

MainWindow *Stage::window()
{
    if (!m_window) {
        m_window = std::make_unique<MainWindow>(m_parts);
        m_window->show();
        static_cast<void>(QTest::qWaitForWindowExposed(m_window.get()));
    }
    return m_window.get();
}

void Stage::restart()
{
    m_window.reset();
    window();
}

QString Stage::page(const QString &name, const QStringList &lines)
{
    return m_pages.paint(name, lines);
}

void Stage::drop(const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(file));
    data.setUrls(urls);
    drop(data);
}

void Stage::drop(const QMimeData &data)
{
    const QPoint middle = window()->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window(), &event);
    QVERIFY(event.isAccepted());
}

void Stage::click(const char *button)
{
    auto *found = find<QPushButton>(button);
    QVERIFY2(found, button);
    QVERIFY2(found->isVisible() && found->isEnabled(), button);
    // What was shown just now gets its place when the window comes to it, and is clicked there.
    TRY_VERIFY(!found->rect().isEmpty());
    QTest::mouseClick(found, Qt::LeftButton);
}

QString Stage::shownPage()
{
    return find<QStackedWidget>("stack")->currentWidget()->objectName();
}

int Stage::rows(const char *list)
{
    return find<QAbstractItemView>(list)->model()->rowCount();
}

} // namespace recto::gui
