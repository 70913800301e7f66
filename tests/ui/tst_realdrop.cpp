// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "stage.h"

#include <QProcess>
#include <QWidget>

using namespace recto;
using gui::Stage;

// A drag between two programs, moved by a hand that xdotool plays: needs a
// display server without a window manager, which the test's command starts.
class TestRealDrop : public QObject
{
    Q_OBJECT

private slots:
    void filesDraggedFromAnotherProgramBecomePages();
};

namespace {

void hand(const QStringList &does)
{
    QProcess tool;
    tool.start(QStringLiteral("xdotool"), does);
    QVERIFY(tool.waitForFinished());
    QCOMPARE(tool.exitCode(), 0);
}

void moveTo(QPoint point)
{
    hand({QStringLiteral("mousemove"), QString::number(point.x()), QString::number(point.y())});
    QApplication::processEvents();
}

} // namespace

void TestRealDrop::filesDraggedFromAnotherProgramBecomePages()
{
    Stage stage;
    stage.window()->move(300, 100);
    const QStringList files{stage.page(QStringLiteral("one.png"), {QStringLiteral("a = b")}),
                            stage.page(QStringLiteral("two.png"), {QStringLiteral("c = d")})};
    QProcess source;
    source.start(builtTest(QStringLiteral("dragsource")), files);
    hand({QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"),
          QStringLiteral("--name"), QStringLiteral("recto-drag-source")});
    moveTo({60, 60});
    hand({QStringLiteral("mousedown"), QStringLiteral("1")});
    const QPoint target = stage.window()->mapToGlobal(stage.window()->rect().center());
    auto *overlay = stage.find<QWidget>("dropOverlay");
    // The protocol goes back and forth at each move: small ones until the window answers.
    for (int step = 1; step <= 12; ++step)
        moveTo(QPoint(60, 60) + (target - QPoint(60, 60)) * step / 12);
    int nudge = 0;
    TRY_VERIFY((moveTo(target + QPoint(++nudge % 9, 0)), overlay->isVisible()));
    hand({QStringLiteral("mouseup"), QStringLiteral("1")});
    TRY_COMPARE(stage.rows("pageList"), 2);
    QVERIFY(!overlay->isVisible());
    source.kill();
    QVERIFY(source.waitForFinished());
}

QTEST_MAIN(TestRealDrop)
#include "tst_realdrop.moc"
