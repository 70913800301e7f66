// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QtTest>

using namespace recto;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void coloursKeepTheirContrast_data()
    {
        QTest::addColumn<QColor>("window");
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::newRow("light") << QColor(0xef, 0xef, 0xef) << QColor(Qt::white)
                               << QColor(Qt::black);
        QTest::newRow("breeze") << QColor(0xef, 0xf0, 0xf1) << QColor(Qt::white)
                                << QColor(0x23, 0x26, 0x29);
        QTest::newRow("dark") << QColor(0x24, 0x26, 0x29) << QColor(0x1b, 0x1d, 0x1f)
                              << QColor(0xee, 0xef, 0xf0);
        QTest::newRow("breeze-dark")
            << QColor(0x2a, 0x2e, 0x32) << QColor(0x1b, 0x1e, 0x20) << QColor(0xfc, 0xfc, 0xfc);
        QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::black) << QColor(Qt::white);
    }

    void coloursKeepTheirContrast()
    {
        QFETCH(QColor, window);
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        QPalette palette;
        palette.setColor(QPalette::Window, window);
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::WindowText, text);
        constexpr double readable = 4.5; // WCAG 2, AA
        for (const QColor &ground : {window, base}) {
            QVERIFY(theme::contrast(theme::accent(palette), ground) >= readable);
            QVERIFY(theme::contrast(theme::warning(palette), ground) >= readable);
            QVERIFY(theme::contrast(theme::secondaryText(palette), ground) >= readable);
        }
        QVERIFY(theme::contrast(theme::onAccent(palette), theme::accent(palette)) >= readable);
        // A notice's ground is washed with its colour.
        for (const QColor &color : {theme::accent(palette), theme::warning(palette)})
            QVERIFY(theme::contrast(text, theme::blend(window, color, 0.10)) >= readable);
    }

    void highContrastFadesNothing()
    {
        QPalette strong;
        strong.setColor(QPalette::Window, Qt::black);
        strong.setColor(QPalette::WindowText, Qt::white);
        QVERIFY(theme::highContrast(strong));
        QCOMPARE(theme::secondaryText(strong), QColor(Qt::white));
        QVERIFY(theme::contrast(theme::hairline(strong), Qt::black) >= 3); // WCAG 2, 1.4.11
    }

    void contrastIsWhatWcagSays()
    {
        QCOMPARE(theme::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(theme::contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(theme::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
