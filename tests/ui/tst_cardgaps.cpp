// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardtext.h"

#include <QtTest>

using namespace recto;

class TestCardGaps : public QObject
{
    Q_OBJECT

private slots:
    void gapsAreShownAndFilledIn_data()
    {
        QTest::addColumn<QString>("front");
        QTest::addColumn<QString>("gaps");
        QTest::addColumn<QString>("filled");
        QTest::addColumn<QString>("answers");
        QTest::newRow("plain") << "What is it?"
                               << "What is it?"
                               << "What is it?"
                               << "";
        QTest::newRow("gap") << "The {{c1::heart}} pumps"
                             << "The […] pumps"
                             << "The heart pumps"
                             << "heart";
        QTest::newRow("hint") << "The {{c1::heart::organ}} pumps"
                              << "The [organ] pumps"
                              << "The heart pumps"
                              << "heart";
        QTest::newRow("two") << "{{c1::A}} and {{c2::B}}"
                             << "[…] and […]"
                             << "A and B"
                             << "A, B";
        QTest::newRow("arabic") << QStringLiteral("{{c1::القلب}} يضخ") << QStringLiteral("[…] يضخ")
                                << QStringLiteral("القلب يضخ") << QStringLiteral("القلب");
        QTest::newRow("unclosed") << "a {{c1::b"
                                  << "a {{c1::b"
                                  << "a {{c1::b"
                                  << "";
    }
    void gapsAreShownAndFilledIn()
    {
        QFETCH(QString, front);
        QTEST(frontWithGaps(front), "gaps");
        QTEST(frontFilledIn(front), "filled");
        QTEST(clozeAnswers(front), "answers");
    }
};

QTEST_APPLESS_MAIN(TestCardGaps)
#include "tst_cardgaps.moc"
