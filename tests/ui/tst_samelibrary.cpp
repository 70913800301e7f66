// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/instanceserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

// Both programs work with the same library, however it is chosen.
class TestSameLibrary : public QObject
{
    Q_OBJECT

private slots:
    void bothProgramsFindIt_data();
    void bothProgramsFindIt();
};

void TestSameLibrary::bothProgramsFindIt_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("by the setting") << QStringLiteral("setting");
    QTest::newRow("by the variable") << QStringLiteral("variable");
    QTest::newRow("by the option") << QStringLiteral("option");
    QTest::newRow("by nothing") << QStringLiteral("nothing");
}

void TestSameLibrary::bothProgramsFindIt()
{
    QFETCH(QString, way);
    const QTemporaryDir place;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("RECTO_LIBRARY"));
    environment.insert(QStringLiteral("RECTO_CONFIG"), place.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), place.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=") + place.filePath(QStringLiteral("no-bus")));
    const auto run = [&environment](const char *program, const QStringList &arguments) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable(program), arguments);
        return process.waitForFinished(60'000) ? process.exitCode() : -1;
    };
    QString folder = place.filePath(QStringLiteral("library"));
    QStringList option;
    if (way == QLatin1String("setting"))
        QCOMPARE(run("RECTO_CLI",
                     {QStringLiteral("settings"), QStringLiteral("set"),
                      QStringLiteral("libraryFolder"), folder}),
                 0);
    else if (way == QLatin1String("variable"))
        environment.insert(QStringLiteral("RECTO_LIBRARY"), folder);
    else if (way == QLatin1String("option"))
        option = QStringList{QStringLiteral("--library"), folder};
    else
        folder = place.filePath(QStringLiteral("data/recto"));

    QCOMPARE(run("RECTO_CLI", option + QStringList{QStringLiteral("uploads")}), 0);
    QVERIFY2(QFile::exists(folder + QStringLiteral("/library.sqlite")), qPrintable(folder));
    // A window hands its files to the first one of the same library, which is here.
    InstanceServer first(folder);
    first.listen();
    QStringList received;
    connect(&first, &InstanceServer::filesReceived, this,
            [&received](const QStringList &files) { received = files; });
    QProcess window;
    window.setProcessEnvironment(environment);
    window.start(qEnvironmentVariable("RECTO"),
                 option + QStringList{QStringLiteral("/a/page.png")});
    QTRY_COMPARE_WITH_TIMEOUT(received, QStringList{QStringLiteral("/a/page.png")}, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(window.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(window.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestSameLibrary)
#include "tst_samelibrary.moc"
