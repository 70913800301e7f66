// SPDX-License-Identifier: GPL-3.0-or-later
// With *Offline only* no button of the real window reaches anybody, not even on this
// computer: a hand inside of it (presser.cpp) presses them all, strace looks on from
// outside. Without strace this fails; packaging/dependencies has it.
#include "cli/cliprocess.h"
#include "fakes/fakechatserver.h"
#include "fakes/tracedrun.h"

#include <QTest>

using namespace recto;
using namespace recto::fakes;

namespace {

struct Place : CliPlace
{
    FakeChatServer server{
        [](const FakeRequest &) { return errorAnswer(400, QStringLiteral("not today")); }};
    QString page = addPage(QStringLiteral("page.png"),
                           QStringLiteral("The vacuole is a space in the cell, filled with sap."));

    void choose(bool offlineOnly) const
    {
        QDir().mkpath(path(QStringLiteral("config")));
        write(QStringLiteral("config/recto.ini"),
              "[General]\nmodel=m\nvisionModel=v\ngenerator=chat\nocrEngine=mixed\n"
              "uiLanguage=en\nbaseUrl="
                  + server.url().toEncoded()
                  + "\nofflineOnly=" + (offlineOnly ? "true\n" : "false\n"));
    }
    [[nodiscard]] QByteArray pressed() const
    {
        QFile file(path(QStringLiteral("pressed")));
        return file.open(QIODevice::ReadOnly) ? '\n' + file.readAll() : QByteArray();
    }
    // The window with a page, and with a job that isn't done, every button pressed.
    [[nodiscard]] TracedRun pressAll() const
    {
        QFile::remove(path(QStringLiteral("pressed")));
        QProcessEnvironment all = environment();
        all.insert(QStringLiteral("RECTO_OPENAI_API_KEY"), QStringLiteral("sk-test"));
        all.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        all.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("recto-presser"));
        all.insert(QStringLiteral("QT_PLUGIN_PATH"), qEnvironmentVariable("PRESSER_PLUGINS"));
        all.insert(QStringLiteral("RECTO_PRESSED"), path(QStringLiteral("pressed")));
        return tracedRun(qEnvironmentVariable("RECTO_WINDOW"), {page}, all);
    }
};

} // namespace

class TestOfflineWindow : public QObject
{
    Q_OBJECT

private slots:
    void noButtonReachesAnybody();
};

void TestOfflineWindow::noButtonReachesAnybody()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty(),
             "strace is missing: packaging/dependencies names it");
    Place place;
    // Without the switch the same presses do reach somebody: so the trace would show it.
    place.choose(false);
    const TracedRun open = place.pressAll();
    QVERIFY2(open.traced, open.complaints.constData());
    QVERIFY2(!open.reached.isEmpty(), (open.complaints + place.pressed()).constData());
    const int before = place.server.connections();
    QVERIFY(before > 0);

    place.choose(true);
    const TracedRun closed = place.pressAll();
    QVERIFY2(closed.traced, closed.complaints.constData());
    QVERIFY2(closed.reached.isEmpty(),
             qPrintable(closed.reached.join(u'\n') + QString::fromUtf8(place.pressed())));
    QCOMPARE(place.server.connections(), before);
    QCOMPARE(closed.exitCode, 0);
    for (const char *button : {"\nmakeButton\n", "\nsettingsAction\n", "\ntestButton\n"})
        QVERIFY2(place.pressed().contains(button), (button + place.pressed()).constData());
}

QTEST_GUILESS_MAIN(TestOfflineWindow)
#include "tst_offlinewindow.moc"
