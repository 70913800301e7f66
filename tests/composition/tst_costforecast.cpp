// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/costforecast.h"

#include "settings/settings.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

struct Place
{
    QList<PipelineInput> pages(int count)
    {
        QList<PipelineInput> inputs;
        for (int i = 0; i < count; ++i) {
            Page page;
            page.name = QStringLiteral("p%1.png").arg(i);
            page.file = folder.filePath(page.name);
            QImage image(800, 1000, QImage::Format_RGB32);
            image.fill(Qt::white);
            image.save(page.file);
            inputs << page;
        }
        return inputs;
    }
    CostForecast forecast(int count, const char *reader, const char *writer)
    {
        JobOptions options;
        options.ocrEngine = *codeFromName<OcrEngineKind>(QString::fromLatin1(reader));
        options.generator = *codeFromName<GeneratorKind>(QString::fromLatin1(writer));
        options.visionModel = QStringLiteral("gpt-4o");
        return forecastCost(pages(count), options, pricesOf(settings));
    }

    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("config"))};
};

} // namespace

class TestCostForecast : public QObject
{
    Q_OBJECT

private slots:
    void offlineWorkCostsNothing();
    void readingAndWritingAddUp();
    void hardPagesAloneAreAtMostAll();
    void moneyNeedsAPrice();
    void filesThatGaveNoPageCostNothing();
};

void TestCostForecast::offlineWorkCostsNothing()
{
    Place place;
    QCOMPARE(place.forecast(5, "tesseract", "offline").usage, TokenUsage());
}

void TestCostForecast::readingAndWritingAddUp()
{
    Place place;
    const CostForecast reading = place.forecast(4, "vision", "offline");
    const CostForecast writing = place.forecast(4, "tesseract", "chat");
    const CostForecast both = place.forecast(4, "vision", "chat");
    // 768 × 960: four tiles, and the prompt.
    QVERIFY(reading.usage.input > 4 * 765 && reading.usage.input < 4 * 1200);
    QVERIFY(writing.usage.input > 4 * 700 && writing.usage.output > 4 * 300);
    QCOMPARE(both.usage.input, reading.usage.input + writing.usage.input);
    QCOMPARE(both.usage.output, reading.usage.output + writing.usage.output);
    QVERIFY(both.usage.estimated && !both.atMost);
    // Twice the pages, twice the cost, but for rounding up to whole parts.
    QVERIFY(qAbs(place.forecast(8, "vision", "chat").usage.input - 2 * both.usage.input) < 1000);
}

void TestCostForecast::hardPagesAloneAreAtMostAll()
{
    Place place;
    const CostForecast mixed = place.forecast(3, "mixed", "offline");
    QVERIFY(mixed.atMost);
    QCOMPARE(mixed.usage, place.forecast(3, "vision", "offline").usage);
}

void TestCostForecast::moneyNeedsAPrice()
{
    Place place;
    QVERIFY(!place.forecast(2, "tesseract", "chat").money);
    QVERIFY(place.settings.set(SettingKey::InputPrice, QStringLiteral("2")).ok());
    QVERIFY(place.settings.set(SettingKey::OutputPrice, QStringLiteral("8")).ok());
    const CostForecast forecast = place.forecast(2, "tesseract", "chat");
    QVERIFY(forecast.money);
    QCOMPARE(*forecast.money, (2.0 * forecast.usage.input + 8.0 * forecast.usage.output) / 1e6);
}

void TestCostForecast::filesThatGaveNoPageCostNothing()
{
    Place place;
    JobOptions options;
    options.generator = GeneratorKind::Chat;
    const QList<PipelineInput> inputs{
        Error{ErrorKind::FileMissing, QStringLiteral("gone.png"), {}}};
    QCOMPARE(forecastCost(inputs, options, {}).usage.output, 0);
}

QTEST_GUILESS_MAIN(TestCostForecast)
#include "tst_costforecast.moc"
