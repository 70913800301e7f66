// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/costwatch.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace recto;

// The forecast beside "Make cards", without holding up the window.
class TestCostWatch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsSaidIsTheForecastOfTheCommandLine();
    void ofSeveralQuestionsTheLastIsAnswered();
    void theSameQuestionIsWorkedOutOnce();
    void aFigureOfOtherSettingsIsNotKept();
    void itEndsWhileItWorks();

private:
    [[nodiscard]] QList<Page> pages(int count) const;

    QTemporaryDir m_folder;
    JobOptions m_options;
    const TokenPrices m_prices{2.5, 10};
};

void TestCostWatch::init()
{
    m_options = {};
    m_options.ocrEngine = OcrEngineKind::Mixed;
    m_options.generator = GeneratorKind::Chat;
    m_options.visionModel = QStringLiteral("gpt-4o");
}

QList<Page> TestCostWatch::pages(int count) const
{
    QList<Page> pages;
    for (int number = 0; number < count; ++number) {
        Page page;
        page.name = QStringLiteral("page%1.png").arg(number);
        page.file = m_folder.filePath(page.name);
        QImage picture(400 + 300 * number, 500, QImage::Format_RGB32);
        picture.fill(Qt::white);
        picture.save(page.file);
        pages.append(page);
    }
    return pages;
}

void TestCostWatch::whatIsSaidIsTheForecastOfTheCommandLine()
{
    const QList<Page> three = pages(3);
    CostWatch watch;
    QSignalSpy changed(&watch, &CostWatch::changed);
    watch.ask(three, m_options, m_prices);
    QCOMPARE(watch.forecast(),
             CostForecast()); // nothing is looked at before the event loop goes on
    QVERIFY(changed.wait());
    const CostForecast said = forecastCost({three.cbegin(), three.cend()}, m_options, m_prices);
    QVERIFY(said.money && said.atMost);
    QCOMPARE(watch.forecast(), said);
}

void TestCostWatch::ofSeveralQuestionsTheLastIsAnswered()
{
    const QList<Page> three = pages(3);
    CostWatch watch;
    QSignalSpy changed(&watch, &CostWatch::changed);
    watch.ask(three.first(1), m_options, m_prices);
    watch.ask(three.first(2), m_options, m_prices);
    watch.ask(three, m_options, m_prices);
    QVERIFY(changed.wait());
    QCOMPARE(watch.forecast(), forecastCost({three.cbegin(), three.cend()}, m_options, m_prices));
    QCOMPARE(changed.count(), 1);
}

void TestCostWatch::theSameQuestionIsWorkedOutOnce()
{
    CostWatch watch;
    QSignalSpy changed(&watch, &CostWatch::changed);
    watch.ask(pages(1), m_options, m_prices);
    QVERIFY(changed.wait());
    watch.ask(pages(1), m_options,
              m_prices); // does nothing: the next answer is of the next question
    watch.ask(pages(2), m_options, m_prices);
    QVERIFY(changed.wait());
    QCOMPARE(changed.count(), 2);
}

void TestCostWatch::aFigureOfOtherSettingsIsNotKept()
{
    CostWatch watch;
    QSignalSpy changed(&watch, &CostWatch::changed);
    watch.ask(pages(1), m_options, m_prices);
    QVERIFY(changed.wait());
    const CostForecast before = watch.forecast();
    watch.ask(pages(2), m_options, m_prices);
    QCOMPARE(watch.forecast(), before);
    watch.ask(pages(2), m_options, {5, 20});
    QCOMPARE(watch.forecast(), CostForecast());
}

void TestCostWatch::itEndsWhileItWorks()
{
    auto watch = std::make_unique<CostWatch>();
    QSignalSpy changed(watch.get(), &CostWatch::changed);
    watch->ask(pages(3), m_options, m_prices);
    watch.reset();
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
}

QTEST_GUILESS_MAIN(TestCostWatch)
#include "tst_costwatch.moc"
