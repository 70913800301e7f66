// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/costforecast.h"

#include "intake/imageloader.h"
#include "ocr/vision/sentpicture.h"
#include "settings/settings.h"

namespace recto {

namespace {

constexpr qint64 charactersOnPage = 2800; // a full page of a textbook

} // namespace

TokenPrices pricesOf(const Settings &settings)
{
    return {settings.number(SettingKey::InputPrice), settings.number(SettingKey::OutputPrice)};
}

CostForecast forecastCost(const QList<PipelineInput> &inputs, const JobOptions &options,
                          const TokenPrices &prices)
{
    CostForecast forecast;
    if (!options.usesService())
        return forecast;
    JobSize size;
    size.maxChunk = options.maxChunk;
    size.writesCards = options.writesByModel();
    for (const PipelineInput &input : inputs) {
        const auto *page = std::get_if<Page>(&input);
        if (!page)
            continue;
        size.characters += charactersOnPage;
        const auto full = imageSize(*page);
        if (options.readsByModel() && full)
            size.pictures << sizeForModel(*full, options.visionModel);
    }
    forecast.usage = estimatedUsage(size);
    forecast.money = moneyFor(forecast.usage, prices);
    forecast.atMost = options.ocrEngine == OcrEngineKind::Mixed;
    return forecast;
}

} // namespace recto
