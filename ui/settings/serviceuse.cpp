// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serviceuse.h"

#include "model/serviceprobe.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace recto {

namespace {

constexpr double leastMoney = 0.01;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(recto::ServiceUse)
};

// An estimate is no more exact than two digits.
qint64 rounded(qint64 tokens)
{
    if (tokens < 100)
        return tokens;
    const auto unit = static_cast<qint64>(std::pow(10, std::floor(std::log10(double(tokens))) - 1));
    return (tokens + unit / 2) / unit * unit;
}

QString tokensText(qint64 tokens)
{
    return Words::tr("%1 tokens").arg(QLocale().toString(tokens));
}

} // namespace

ServiceUse ServiceUse::of(const Settings &settings)
{
    ServiceUse use;
    const auto reader = settings.choice<OcrEngineKind>(SettingKey::OcrEngine);
    if (reader == OcrEngineKind::Vision)
        use.reads = Reads::AllPages;
    else if (reader == OcrEngineKind::Mixed)
        use.reads = Reads::HardPages;
    use.writes = settings.choice<GeneratorKind>(SettingKey::Generator) == GeneratorKind::Chat;
    use.offlineOnly = settings.flag(SettingKey::OfflineOnly);
    use.address = QUrl(settings.text(SettingKey::BaseUrl));
    return use;
}

bool ServiceUse::local() const
{
    return isThisComputer(address.host());
}

QString ServiceUse::place() const
{
    if (!local())
        return address.authority(QUrl::PrettyDecoded).section(u'@', -1);
    const QString name = presetFor(address).name;
    return name.isEmpty() ? Words::tr("a model on this computer")
                          : Words::tr("%1 on this computer").arg(name);
}

PriceList PriceList::of(const Settings &settings)
{
    return {pricesOf(settings), settings.text(SettingKey::Currency),
            settings.number(SettingKey::SpendingCap)};
}

QString privacyText(const ServiceUse &use)
{
    if (!use.wanted())
        return Words::tr("Everything is done on this computer: nothing is sent.");
    if (use.offlineOnly)
        return Words::tr(
            "“Offline only” is switched on: nothing is sent, so the model service can’t be used.");
    if (use.address.host().isEmpty())
        return Words::tr("No model service is set up yet.");
    QString sentence = Words::tr("The text of your pages is sent to %1.");
    if (use.reads == ServiceUse::Reads::AllPages)
        sentence = use.writes ? Words::tr("Pictures of your pages and their text are sent to %1.")
                              : Words::tr("Pictures of your pages are sent to %1.");
    else if (use.reads == ServiceUse::Reads::HardPages)
        sentence = use.writes
            ? Words::tr("The text of your pages, and pictures of those that are hard to read, are "
                        "sent to %1.")
            : Words::tr("Pictures of the pages that are hard to read are sent to %1.");
    sentence = sentence.arg(use.place());
    if (use.local())
        sentence += u' ' + Words::tr("Nothing leaves it.");
    return sentence;
}

QString costText(const ServiceUse &use, const CostForecast &forecast, const PriceList &prices)
{
    if (!use.wanted())
        return {};
    QStringList sentences{privacyText(use)};
    const qint64 tokens = rounded(forecast.usage.input + forecast.usage.output);
    if (use.offlineOnly || use.address.host().isEmpty() || tokens <= 0)
        return sentences.first();
    const QString much = tokensText(tokens);
    if (!forecast.money) {
        sentences.append(forecast.atMost ? Words::tr("At most about %1.").arg(much)
                                         : Words::tr("About %1.").arg(much));
        return sentences.join(u' ');
    }
    QString amount = moneyText(*forecast.money, prices.currency);
    if (*forecast.money >= leastMoney)
        amount = Words::tr("about %1").arg(amount);
    sentences.append(forecast.atMost
                         ? Words::tr("At most about %1, %2.", "tokens, money").arg(much, amount)
                         : Words::tr("About %1, %2.", "tokens, money").arg(much, amount));
    if (prices.cap > 0 && *forecast.money > prices.cap) {
        const QString limit = moneyText(prices.cap, prices.currency);
        sentences.append(
            forecast.atMost
                ? Words::tr("That may be more than your limit of %1: the job would stop there.")
                      .arg(limit)
                : Words::tr("That is more than your limit of %1: the job will stop there.")
                      .arg(limit));
    }
    return sentences.join(u' ');
}

QString spentText(const Usage &usage, const PriceList &prices)
{
    const QString tokens = tokensText(usage.inputTokens + usage.outputTokens);
    const auto money = moneyFor({usage.inputTokens, usage.outputTokens, false}, prices.prices);
    return money
        ? Words::tr("%1, %2", "tokens, money").arg(tokens, moneyText(*money, prices.currency))
        : tokens;
}

QString usageText(const Usage &usage, const PriceList &prices)
{
    return Words::tr("%n request(s), %1", "requests, tokens and money", usage.requests)
        .arg(spentText(usage, prices));
}

QString trafficText(const Usage &usage, const QMap<QString, HostTraffic> &hosts,
                    const PriceList &prices)
{
    QStringList lines;
    for (auto host = hosts.cbegin(); host != hosts.cend(); ++host) {
        lines.append(
            Words::tr("Sent to %1: %n request(s), %2 out, %3 in", "host, sizes", host->requests)
                .arg(host.key(), sizeText(host->bytesSent), sizeText(host->bytesReceived)));
    }
    if (usage != Usage{})
        lines.append(Words::tr("Used: %1", "tokens, money").arg(usageText(usage, prices)));
    return lines.join(u'\n');
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString moneyText(double money, const QString &currency)
{
    const QLocale locale;
    if (money > 0 && money < leastMoney)
        return Words::tr("less than %1 %2", "money, currency")
            .arg(locale.toString(leastMoney, 'f', 2), currency);
    return Words::tr("%1 %2", "money, currency").arg(locale.toString(money, 'f', 2), currency);
}

} // namespace recto
