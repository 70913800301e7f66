// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/servicewatch.h"

#include <QTest>

using namespace recto;

class TestServiceWatch : public QObject
{
    Q_OBJECT

private slots:
    void whatFailsEveryQuestionIsToldOnce_data();
    void whatFailsEveryQuestionIsToldOnce();
    void oneQuestionWithoutAnAnswerStandsForItself();
    void severalInARowMeanThatItIsGone();
    void anAnswerEndsTheRow();
};

void TestServiceWatch::whatFailsEveryQuestionIsToldOnce_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind :
         {ErrorKind::OfflineOnly, ErrorKind::Unreachable, ErrorKind::KeyRejected,
          ErrorKind::NoCredit, ErrorKind::RateLimited, ErrorKind::ModelMissing,
          ErrorKind::SpendingCap})
        QTest::newRow(qPrintable(errorKindName(kind))) << kind;
}

void TestServiceWatch::whatFailsEveryQuestionIsToldOnce()
{
    QFETCH(const ErrorKind, kind);
    ServiceWatch watch;
    QVERIFY(!watch.gone());
    QVERIFY(watch.failed(kind));
    QVERIFY(watch.gone());
    QVERIFY(!watch.failed(kind)); // of one who had asked at the same time
    QVERIFY(!watch.failed(ErrorKind::TimedOut));
}

void TestServiceWatch::oneQuestionWithoutAnAnswerStandsForItself()
{
    for (const ErrorKind kind : {ErrorKind::TimedOut, ErrorKind::ConnectionFailed,
                                 ErrorKind::Refused, ErrorKind::BadAnswer}) {
        ServiceWatch watch;
        QVERIFY(watch.failed(kind));
        QVERIFY(!watch.gone());
    }
}

void TestServiceWatch::severalInARowMeanThatItIsGone()
{
    ServiceWatch watch;
    for (int i = 1; i < ServiceWatch::enough; ++i) {
        QVERIFY(watch.failed(i % 2 ? ErrorKind::TimedOut : ErrorKind::ConnectionFailed));
        QVERIFY(!watch.gone());
    }
    QVERIFY(watch.failed(ErrorKind::TimedOut));
    QVERIFY(watch.gone());
}

void TestServiceWatch::anAnswerEndsTheRow()
{
    ServiceWatch watch;
    for (int round = 0; round < 2 * ServiceWatch::enough; ++round) {
        QVERIFY(watch.failed(ErrorKind::TimedOut));
        if (round % 2)
            watch.answered();
        else
            QVERIFY(watch.failed(ErrorKind::Refused)); // an answer, too
    }
    QVERIFY(!watch.gone());
}

QTEST_GUILESS_MAIN(TestServiceWatch)
#include "tst_servicewatch.moc"
