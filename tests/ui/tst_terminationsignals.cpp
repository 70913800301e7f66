// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/terminationsignals.h"

#include <QtTest>

#include <csignal>

using namespace recto;

class TestTerminationSignals : public QObject
{
    Q_OBJECT

private slots:
    void aSignalIsToldInsteadOfKilling_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("interrupt") << SIGINT;
    }
    void aSignalIsToldInsteadOfKilling()
    {
#ifndef Q_OS_UNIX
        QSKIP("There are no such signals here.");
#else
        QFETCH(int, number);
        {
            TerminationSignals termination;
            QSignalSpy received(&termination, &TerminationSignals::received);
            QCOMPARE(std::raise(number), 0); // would end the test by its default
            QTRY_COMPARE(received.size(), 1);
            QVERIFY(std::signal(number, SIG_DFL) == SIG_DFL); // the second one kills
        }
        QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_DFL);
#endif
    }
};

QTEST_GUILESS_MAIN(TestTerminationSignals)
#include "tst_terminationsignals.moc"
