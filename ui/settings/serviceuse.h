// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/costforecast.h"
#include "core/usage.h"

#include <QMap>
#include <QString>
#include <QUrl>

namespace recto {

class Settings;

// What jobs do with the model service as the settings stand, and the words for
// it: where what goes, what it may cost and what it did cost. Pure, but for the
// words, which are translated: for the GUI thread.
struct ServiceUse
{
    enum class Reads { Nothing, HardPages, AllPages };

    Reads reads = Reads::Nothing; // pictures of pages
    bool writes = false; // cards, of the text
    bool offlineOnly = false; // nothing may be sent
    QUrl address;

    [[nodiscard]] static ServiceUse of(const Settings &settings);

    [[nodiscard]] bool wanted() const { return reads != Reads::Nothing || writes; }
    [[nodiscard]] bool local() const; // on this computer
    // As people see it: "api.openai.com", "Ollama on this computer".
    [[nodiscard]] QString place() const;
};

// What was entered about money.
struct PriceList
{
    TokenPrices prices;
    QString currency;
    double cap = 0; // of a job; 0: none

    [[nodiscard]] static PriceList of(const Settings &settings);
};

// "The text of your pages is sent to api.openai.com."
[[nodiscard]] QString privacyText(const ServiceUse &use);
// Before a job: privacyText and "About 12,000 tokens, about 0.03 USD."; empty when
// no service is used.
[[nodiscard]] QString costText(const ServiceUse &use, const CostForecast &forecast,
                               const PriceList &prices);
// Afterwards: "11,532 tokens, 0.03 USD".
[[nodiscard]] QString spentText(const Usage &usage, const PriceList &prices);
// "3 requests, 11,532 tokens, 0.03 USD"
[[nodiscard]] QString usageText(const Usage &usage, const PriceList &prices);
// What left this computer in a job, a line a host; empty when nothing did.
[[nodiscard]] QString trafficText(const Usage &usage, const QMap<QString, HostTraffic> &hosts,
                                  const PriceList &prices);
// "179.7 kB"
[[nodiscard]] QString sizeText(qint64 bytes);
// "0.03 USD", "less than 0.01 USD"
[[nodiscard]] QString moneyText(double money, const QString &currency);

} // namespace recto
