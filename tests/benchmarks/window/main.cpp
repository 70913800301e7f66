// SPDX-License-Identifier: GPL-3.0-or-later
// How fluid the window stays, with the real engines: one JSON object a line.
//   bench_window pages FILE…   the files become cards, then the review is walked through
//   bench_window cards COUNT [FOLDER]   a library of so many cards is opened, searched and
//                              scrolled; a folder that is filled already is used as it is
#include "composition/parts.h"
#include "core/json.h"
#include "library/library.h"
#include "settings/settings.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

using namespace recto;

namespace {

constexpr int beat = 2; // ms
constexpr int patience = 600; // s

// How late a heartbeat of the event loop is: what a hand would feel.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(beat);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - beat);
            m_clock.start();
        });
        m_clock.start();
        m_timer.start();
    }

    void report(const QString &what)
    {
        std::sort(m_gaps.begin(), m_gaps.end(), std::greater<>());
        const double longest = m_gaps.empty() ? 0 : m_gaps.front();
        const double fifth = m_gaps.size() < 5 ? 0 : m_gaps.at(4);
        const QByteArray line = jsonLine(
            {{QStringLiteral("measured"), what},
             {QStringLiteral("longestGapMilliseconds"), longest},
             {QStringLiteral("fifthLongestMilliseconds"), fifth},
             {QStringLiteral("seconds"), static_cast<double>(m_whole.elapsed()) / 1000}});
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
        std::fflush(stdout);
        m_gaps.clear();
        m_whole.start();
        m_clock.start();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_whole = [] {
        QElapsedTimer clock;
        clock.start();
        return clock;
    }();
    std::vector<double> m_gaps;
};

// The event loop runs until it is so; ends the program when it never is.
void wait(const char *what, const std::function<bool()> &isSo)
{
    QElapsedTimer clock;
    clock.start();
    while (!isSo()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (clock.elapsed() > patience * 1000) {
            std::fprintf(stderr, "bench_window: waited in vain for %s\n", what);
            std::exit(1);
        }
    }
}

void rest(int milliseconds)
{
    bool over = false;
    QTimer::singleShot(milliseconds, [&over] { over = true; });
    wait("a rest", [&over] { return over; });
}

WindowParts partsFor(const QString &folder)
{
    WindowParts parts;
    parts.library = folder;
    parts.settings = std::make_shared<Settings>(folder + QStringLiteral("/settings"));
    parts.makeParts = [folder](const JobOptions &options, const std::stop_token &) {
        return makeParts(options, Settings(folder + QStringLiteral("/settings")), nullptr,
                         folder); // asks no service
    };
    parts.askForFiles = [](QWidget *, const FileQuestion &, const FileAnswer &) {};
    parts.clipboard = [] { return nullptr; };
    parts.now = [] { return QDateTime::currentDateTimeUtc(); };
    return parts;
}

template<typename Widget>
Widget *find(MainWindow &window, const char *name)
{
    return window.findChild<Widget *>(QLatin1String(name));
}

int rows(MainWindow &window, const char *list)
{
    return find<QAbstractItemView>(window, list)->model()->rowCount();
}

void measurePages(MainWindow &window, const QStringList &files)
{
    Heartbeat heartbeat;
    window.addFiles(files);
    wait("the pages", [&] { return rows(window, "pageList") == files.size(); });
    rest(3000); // their pictures
    heartbeat.report(QStringLiteral("adding"));
    find<QPushButton>(window, "makeButton")->click();
    auto *stack = find<QStackedWidget>(window, "stack");
    wait("the review",
         [&] { return stack->currentWidget()->objectName() == QLatin1String("reviewView"); });
    heartbeat.report(QStringLiteral("working"));
    wait("the cards", [&] { return rows(window, "cardList") > 0; });
    auto *list = find<QAbstractItemView>(window, "cardList");
    const int count = std::min(rows(window, "cardList"), 30);
    for (int row = 0; row < count; ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        rest(150);
    }
    heartbeat.report(QStringLiteral("review"));
}

void fill(const QString &folder, int count)
{
    Result<Library> library = Library::open(folder);
    if (!library)
        std::exit(1);
    Upload upload;
    upload.title = QStringLiteral("A great many");
    const Result<Upload> made = library->createUpload(upload);
    if (*library->flashcardCount({}) >= count)
        return;
    constexpr int atOnce = 1000; // or they would be the memory that is measured
    QList<Flashcard> cards;
    for (int number = 0; number < count; ++number) {
        Flashcard card;
        card.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        card.uploadId = made->id;
        card.front = QStringLiteral("What is the name of leaf%1 on root%2 of the tree?")
                         .arg(number)
                         .arg(number % 97);
        card.back
            = QStringLiteral("It is called leaf number %1, in the order of growth.").arg(number);
        card.score = (number % 10) / 10.0;
        card.createdAt = QDateTime::currentDateTimeUtc();
        cards.append(card);
        if (cards.size() < atOnce && number + 1 < count)
            continue;
        if (!library->addFlashcards(std::exchange(cards, {})))
            std::exit(1);
    }
}

void say(const QString &what, double milliseconds)
{
    const QByteArray line = jsonLine(
        {{QStringLiteral("measured"), what}, {QStringLiteral("milliseconds"), milliseconds}});
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

double since(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

// A row with its card, as it is drawn.
bool shows(const QAbstractItemView *list, int row)
{
    return list->model()->rowCount() > row
        && list->model()->index(row, 0).data().toString() != QStringLiteral("…");
}

// The most memory that was resident.
void sayMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (!line.startsWith("VmHWM:"))
            continue;
        const QByteArray told = jsonLine(
            {{QStringLiteral("measured"), QStringLiteral("memory at its peak, KB")},
             {QStringLiteral("amount"), line.mid(6).trimmed().split(' ').first().toLongLong()}});
        std::fwrite(told.constData(), 1, static_cast<std::size_t>(told.size()), stdout);
    }
}

// What is typed is looked for 200 ms after the last key; that is among the time.
void measureSearch(MainWindow &window, const QString &words)
{
    auto *list = find<QAbstractItemView>(window, "cardList");
    bool found = false;
    const auto listening = QObject::connect(list->model(), &QAbstractItemModel::modelReset,
                                            [&found] { found = true; });
    QElapsedTimer clock;
    clock.start();
    find<QLineEdit>(window, "searchField")->setText(words);
    wait("the search", [&] { return found && shows(list, 0); });
    QObject::disconnect(listening);
    say(QStringLiteral("search for %1: first rows").arg(words), since(clock));
    rest(3000);
    say(QStringLiteral("its length"), rows(window, "cardList"));
}

// Somewhere else each time; `list` is as long as the library.
void measureScrolling(const QAbstractItemView *list)
{
    QScrollBar *bar = list->verticalScrollBar();
    QElapsedTimer clock;
    double longest = 0;
    for (int step = 0; step <= 100; ++step) {
        bar->setValue(static_cast<int>(double(bar->maximum()) / 100 * (step * 37 % 101)));
        clock.start();
        const int row = list->indexAt(QPoint(5, 5)).row();
        wait("a row", [&] { return shows(list, row); });
        longest = std::max(longest, since(clock));
        rest(16);
    }
    say(QStringLiteral("rows anywhere, the slowest of 101"), longest);
}

void measureCards(MainWindow &window)
{
    Heartbeat heartbeat;
    auto *uploads = find<QAbstractItemView>(window, "uploadList");
    auto *list = find<QAbstractItemView>(window, "cardList");
    QElapsedTimer clock;
    clock.start();
    emit uploads->activated(uploads->model()->index(uploads->model()->rowCount() - 1, 0));
    wait("the first cards", [&] { return shows(list, 0); });
    say(QStringLiteral("an upload opened: first rows"), since(clock));
    rest(3000);
    heartbeat.report(QStringLiteral("opening"));
    measureSearch(window, QStringLiteral("leaf12 root"));
    heartbeat.report(QStringLiteral("searching"));
    measureSearch(window, QStringLiteral("leaf"));
    heartbeat.report(QStringLiteral("searching"));
    measureScrolling(list);
    heartbeat.report(QStringLiteral("scrolling"));
    list->setCurrentIndex(list->model()->index(rows(window, "cardList") / 2, 0));
    rest(200);
    for (int deleted = 0; deleted < 5; ++deleted) {
        find<QPushButton>(window, "deleteButton")->click();
        rest(50);
    }
    heartbeat.report(QStringLiteral("deleting"));
    sayMemory();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString mode = arguments.value(1);
    const QTemporaryDir temporary;
    const QString folder = arguments.value(3, temporary.path());
    const int count = arguments.value(2).toInt();
    if (mode == QLatin1String("cards"))
        fill(folder, count);
    QElapsedTimer clock;
    clock.start();
    MainWindow window(partsFor(mode == QLatin1String("cards") ? folder : temporary.path()));
    window.show();
    if (mode == QLatin1String("pages")) {
        rest(500);
        measurePages(window, arguments.mid(2));
    } else if (mode == QLatin1String("cards")) {
        wait("the library",
             [&] { return window.libraryLoaded() && rows(window, "uploadList") > 0; });
        say(QStringLiteral("window open, with its library"), since(clock));
        rest(1000);
        measureCards(window);
    } else {
        return 2;
    }
    return 0;
}
