// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/jobdetailsmodel.h"

#include <QtTest>

using namespace recto;

// What the details of a job say of a page.
class TestJobDetailsModel : public QObject
{
    Q_OBJECT

private slots:
    void aConfidenceIsSaidWhereItIsKnown_data();
    void aConfidenceIsSaidWhereItIsKnown();
};

void TestJobDetailsModel::aConfidenceIsSaidWhereItIsKnown_data()
{
    QTest::addColumn<float>("confidence");
    QTest::addColumn<QString>("text");
    QTest::newRow("a reader that says how sure it is")
        << 91.4F << QStringLiteral("212 word(s), 91 % sure");
    QTest::newRow("a model, which doesn't") << 0.0F << QStringLiteral("212 word(s)");
}

void TestJobDetailsModel::aConfidenceIsSaidWhereItIsKnown()
{
    QFETCH(float, confidence);
    JobDetailsModel model;
    event::JobStarted begun;
    begun.pageNames = {QStringLiteral("a.png")};
    model.apply(begun);
    event::PageRead read;
    read.confidence = confidence;
    read.words = 212;
    model.apply(read);
    QTEST(model.index(0, JobDetailsModel::ResultColumn).data().toString(), "text");
}

QTEST_GUILESS_MAIN(TestJobDetailsModel)
#include "tst_jobdetailsmodel.moc"
