// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serviceuse.h"

#include "settings/settings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace recto;
using Reads = ServiceUse::Reads;

namespace {

CostForecast expected(const PriceList &prices)
{
    const TokenUsage usage{9'000, 3'041, true};
    return {usage, moneyFor(usage, prices.prices), false};
}

} // namespace

// What is said of a service before and after a job.
class TestServiceUse : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void theSentenceSaysWhatGoesWhere_data()
    {
        QTest::addColumn<int>("reads");
        QTest::addColumn<bool>("writes");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, Reads reads, bool writes, const char *address,
                            const char *sentence) {
            QTest::newRow(name) << int(reads) << writes << QString::fromUtf8(address)
                                << QString::fromUtf8(sentence);
        };
        const char *remote = "https://models.example.org/v1";
        row("nothing", Reads::Nothing, false, remote,
            "Everything is done on this computer: nothing is sent.");
        row("text", Reads::Nothing, true, remote,
            "The text of your pages is sent to models.example.org.");
        row("pictures", Reads::AllPages, false, remote,
            "Pictures of your pages are sent to models.example.org.");
        row("hard pages", Reads::HardPages, false, remote,
            "Pictures of the pages that are hard to read are sent to models.example.org.");
        row("both", Reads::HardPages, true, remote,
            "The text of your pages, and pictures of those that are hard to read, are sent to "
            "models.example.org.");
        row("a port", Reads::Nothing, true, "http://models.example.org:81/v1",
            "The text of your pages is sent to models.example.org:81.");
        row("local", Reads::AllPages, true, "http://localhost:11434/v1",
            "Pictures of your pages and their text are sent to Ollama on this computer. Nothing "
            "leaves it.");
        row("local, unknown", Reads::Nothing, true, "http://[::1]:9/v1",
            "The text of your pages is sent to a model on this computer. Nothing leaves it.");
        row("none yet", Reads::Nothing, true, "", "No model service is set up yet.");
    }
    void theSentenceSaysWhatGoesWhere()
    {
        QFETCH(int, reads);
        QFETCH(bool, writes);
        QFETCH(QString, address);
        const ServiceUse use{Reads(reads), writes, false, QUrl(address)};
        QTEST(privacyText(use), "sentence");
    }

    void offlineOnlyWins()
    {
        const ServiceUse use{Reads::AllPages, true, true,
                             QUrl(QStringLiteral("https://models.example.org/v1"))};
        QVERIFY(privacyText(use).contains(QLatin1String("nothing is sent")));
        QVERIFY(
            !costText(use, {{1000, 1000, true}, {}, false}, {}).contains(QLatin1String("tokens")));
    }

    void theEstimateIsRoundAndNamesMoneyWhereItIsKnown()
    {
        const ServiceUse use{Reads::Nothing, true, false,
                             QUrl(QStringLiteral("https://models.example.org/v1"))};
        QVERIFY(costText(use, expected({}), {})
                    .endsWith(QLatin1String("models.example.org. About 12,000 tokens.")));
        const PriceList prices{{2.5, 10}, QStringLiteral("USD"), 0};
        QVERIFY(costText(use, expected(prices), prices)
                    .endsWith(QLatin1String("About 12,000 tokens, about 0.05 USD.")));
        const PriceList cheap{{0.1, 0.1}, QStringLiteral("EUR"), 0};
        QVERIFY(costText(use, expected(cheap), cheap)
                    .endsWith(QLatin1String("About 12,000 tokens, less than 0.01 EUR.")));
        QCOMPARE(costText({}, expected(prices), prices), QString());
    }

    void aLimitThatWillBeReachedIsSaidBefore()
    {
        const ServiceUse use{Reads::Nothing, true, false,
                             QUrl(QStringLiteral("https://models.example.org/v1"))};
        const PriceList enough{{2.5, 10}, QStringLiteral("USD"), 1};
        const PriceList tight{{2.5, 10}, QStringLiteral("USD"), 0.02};
        QVERIFY(!costText(use, expected(enough), enough).contains(QLatin1String("limit")));
        QVERIFY(costText(use, expected(tight), tight)
                    .contains(QLatin1String("more than your limit of 0.02 USD")));
    }

    void hardPagesAloneAreAnUpperBound()
    {
        const ServiceUse use{Reads::HardPages, false, false,
                             QUrl(QStringLiteral("https://models.example.org/v1"))};
        const PriceList none;
        QVERIFY(costText(use, {{9'000, 3'041, true}, {}, true}, none)
                    .endsWith(QLatin1String(" At most about 12,000 tokens.")));
        const PriceList tight{{2.5, 10}, QStringLiteral("USD"), 0.02};
        QVERIFY(costText(use, {{9'000, 3'041, true}, 0.053, true}, tight)
                    .endsWith(QLatin1String(
                        "At most about 12,000 tokens, about 0.05 USD. That may be more than your "
                        "limit of 0.02 USD: the job would stop there.")));
    }

    void whatWasUsedIsSaidAfterwards()
    {
        const PriceList prices{{2.5, 10}, QStringLiteral("USD"), 0};
        const Usage usage{3, 9'000, 2'532};
        QVERIFY(usageText(usage, prices).endsWith(QLatin1String(", 11,532 tokens, 0.05 USD")));
        QVERIFY(usageText(usage, {}).endsWith(QLatin1String("11,532 tokens")));
        const QString lines = trafficText(
            usage, {{QStringLiteral("models.example.org"), {3, 84'000, 31'000}}}, prices);
        QVERIFY2(lines.startsWith(QLatin1String("Sent to models.example.org: 3")),
                 qPrintable(lines));
        QVERIFY2(lines.contains(QLatin1String("82.0 kB out, 30.3 kB in")), qPrintable(lines));
        QVERIFY(lines.section(u'\n', 1).startsWith(QLatin1String("Used: 3")));
        QCOMPARE(trafficText({}, {}, prices), QString());
    }

    void theSettingsSayWhoDoesWhat()
    {
        QTemporaryDir folder;
        Settings settings(folder.path());
        QVERIFY(!ServiceUse::of(settings).wanted());
        QVERIFY(settings.set(SettingKey::OcrEngine, QStringLiteral("mixed")));
        QVERIFY(settings.set(SettingKey::Generator, QStringLiteral("chat")));
        QVERIFY(settings.set(SettingKey::OfflineOnly, QStringLiteral("true")));
        QVERIFY(settings.set(SettingKey::BaseUrl, QStringLiteral("http://127.0.0.1:1234/v1")));
        const ServiceUse use = ServiceUse::of(settings);
        QVERIFY(use.reads == Reads::HardPages && use.writes && use.offlineOnly && use.local());
        QCOMPARE(use.place(), QStringLiteral("LM Studio on this computer"));
    }
};

QTEST_GUILESS_MAIN(TestServiceUse)
#include "tst_serviceuse.moc"
