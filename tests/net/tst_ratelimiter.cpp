// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ratelimiter.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace recto;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Time = RateBudget::Time;

namespace {

const Time start = Time(std::chrono::hours(1));

HttpResponse limits(const QByteArray &what, const QByteArray &limit, const QByteArray &remaining,
                    const QByteArray &reset)
{
    return {200,
            {{"x-ratelimit-limit-" + what, limit},
             {"X-RateLimit-Remaining-" + what, remaining},
             {"x-ratelimit-reset-" + what, reset}},
            {}};
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

private slots:
    void readsResetTimes_data();
    void readsResetTimes();
    void holdsTheConcurrency();
    void aRefusalHalvesTheConcurrencyOnce();
    void answersLetItGrowSlowly();
    void brokenAnswersTeachToAskOneAtATime();
    void allWaitAfterARefusal();
    void waitsForTheNextPeriodOfRequests();
    void waitsForTokens();
    void aRequestBeyondTheWholeLimitIsLetThrough();
    void unknownLimitsAreIgnored_data();
    void unknownLimitsAreIgnored();
    void aTicketGivesItsPlaceBack();
    void stopEndsAWait_data();
    void stopEndsAWait();
    void newsOfTheLimitsEndsAWait();
    void neverMoreAtOnceThanAllowed();
    void oneLimiterForHostAndKey();
};

void TestRateLimiter::readsResetTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected"); // milliseconds, -1: nothing
    QTest::newRow("1s") << QByteArray("1s") << 1000;
    QTest::newRow("6m0s") << QByteArray("6m0s") << 360'000;
    QTest::newRow("20ms") << QByteArray("20ms") << 20;
    QTest::newRow("1h2m3.5s") << QByteArray("1h2m3.5s") << 3'723'500;
    QTest::newRow("1d") << QByteArray("1d") << 86'400'000;
    QTest::newRow("plain seconds") << QByteArray(" 12 ") << 12'000;
    QTest::newRow("rounded up") << QByteArray("7.66ms") << 8;
    QTest::newRow("empty") << QByteArray("") << -1;
    QTest::newRow("unit only") << QByteArray("s") << -1;
    QTest::newRow("other unit") << QByteArray("5w") << -1;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("two numbers") << QByteArray("1s5") << -1;
    QTest::newRow("dots") << QByteArray("1.2.3s") << -1;
}

void TestRateLimiter::readsResetTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, expected);
    const auto time = rateResetTime(text);
    QCOMPARE(time ? static_cast<int>(time->count()) : -1, expected);
}

void TestRateLimiter::holdsTheConcurrency()
{
    RateBudget budget(2);
    QVERIFY(!budget.wait(start, 10));
    budget.start(start, 10);
    budget.start(start, 10);
    QCOMPARE(budget.wait(start, 10), std::optional(Time::max()));
    budget.end(true);
    QVERIFY(!budget.wait(start, 10));
}

void TestRateLimiter::aRefusalHalvesTheConcurrencyOnce()
{
    RateBudget budget(8);
    for (int i = 0; i < 8; ++i)
        budget.start(start, 1);
    for (int i = 0; i < 8; ++i) { // all of them are refused, one after the other
        budget.end(false);
        budget.slowDown(start + milliseconds(i), start + milliseconds(200));
    }
    QCOMPARE(budget.concurrency(), 4);
    budget.slowDown(start + seconds(10), start + seconds(11));
    QCOMPARE(budget.concurrency(), 2);
    for (int i = 2; i < 9; ++i)
        budget.slowDown(start + seconds(10 * i), start + seconds(10 * i + 1));
    QCOMPARE(budget.concurrency(), 1);
}

void TestRateLimiter::answersLetItGrowSlowly()
{
    RateBudget budget(4);
    budget.slowDown(start, start + seconds(1)); // 2
    const auto answers = [&](int number) {
        for (int i = 0; i < number; ++i) {
            budget.start(start + seconds(2), 1);
            budget.end(true);
        }
    };
    answers(1);
    QCOMPARE(budget.concurrency(), 2);
    answers(1);
    QCOMPARE(budget.concurrency(), 3);
    answers(2);
    QCOMPARE(budget.concurrency(), 3);
    answers(1);
    QCOMPARE(budget.concurrency(), 4);
    answers(50);
    QCOMPARE(budget.concurrency(), 4);
}

// As a server does that serves one request at a time and drops the others.
void TestRateLimiter::brokenAnswersTeachToAskOneAtATime()
{
    RateBudget budget(4);
    const RateBudget::Time start{seconds(1000)};
    budget.brokeOff(start); // alone: the network's fault, nobody was in the way
    QCOMPARE(budget.concurrency(), 4);
    for (int i = 0; i < 4; ++i)
        budget.start(start, 1);
    for (int i = 0; i < 3; ++i) { // at the same moment: once
        budget.end(false);
        budget.brokeOff(start);
    }
    QCOMPARE(budget.concurrency(), 2);
    QVERIFY(!budget.wait(start, 1)); // nobody is paused
    budget.start(start, 1);
    budget.end(false);
    budget.brokeOff(start + seconds(2));
    QCOMPARE(budget.concurrency(), 1);
    budget.end(true);
    for (int i = 0; i < 15; ++i) {
        QCOMPARE(budget.concurrency(), 1); // not tempted by one success
        budget.start(start, 1);
        budget.end(true);
    }
    QCOMPARE(budget.concurrency(), 2);
}

void TestRateLimiter::allWaitAfterARefusal()
{
    RateBudget budget(4);
    budget.slowDown(start, start + seconds(3));
    budget.slowDown(start, start + seconds(1)); // a shorter one doesn't shorten
    QCOMPARE(budget.wait(start + seconds(2), 1), std::optional(start + seconds(3)));
    QVERIFY(!budget.wait(start + seconds(3), 1));
}

void TestRateLimiter::waitsForTheNextPeriodOfRequests()
{
    RateBudget budget(8);
    budget.learn(limits("requests", "60", "2", "30s"), start);
    budget.start(start, 1);
    QVERIFY(!budget.wait(start, 1));
    budget.start(start, 1);
    QCOMPARE(budget.wait(start, 1), std::optional(start + seconds(30)));
    QVERIFY(!budget.wait(start + seconds(30), 1));
    budget.start(start + seconds(30), 1);
    QVERIFY(!budget.wait(start + seconds(31), 1)); // nothing is known of the new period
}

void TestRateLimiter::waitsForTokens()
{
    RateBudget budget(8);
    budget.learn(limits("tokens", "10000", "1500", "6s"), start);
    QVERIFY(!budget.wait(start, 1500));
    QCOMPARE(budget.wait(start, 1501), std::optional(start + seconds(6)));
    budget.start(start, 1000);
    QCOMPARE(budget.wait(start, 1000), std::optional(start + seconds(6)));
}

void TestRateLimiter::aRequestBeyondTheWholeLimitIsLetThrough()
{
    RateBudget budget(8);
    budget.learn(limits("tokens", "1000", "1000", "6s"), start);
    QVERIFY(!budget.wait(start, 50'000)); // the service has to say that it is too long
}

void TestRateLimiter::unknownLimitsAreIgnored_data()
{
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QByteArray>("reset");
    QTest::newRow("azure") << QByteArray("-1") << QByteArray("1s");
    QTest::newRow("no reset") << QByteArray("0") << QByteArray("");
    QTest::newRow("words") << QByteArray("none") << QByteArray("later");
    QTest::newRow("a day's limit") << QByteArray("0") << QByteArray("23h");
}

void TestRateLimiter::unknownLimitsAreIgnored()
{
    QFETCH(QByteArray, remaining);
    QFETCH(QByteArray, reset);
    RateBudget budget(8);
    budget.learn(limits("requests", "-1", remaining, reset), start);
    budget.learn(limits("tokens", "-1", remaining, reset), start);
    QVERIFY(!budget.wait(start, 1000));
}

void TestRateLimiter::aTicketGivesItsPlaceBack()
{
    RateLimiter limiter(1);
    {
        auto ticket = limiter.acquire(1, {});
        QVERIFY(ticket.ok());
    }
    auto next = limiter.acquire(1, {}); // would wait for ever
    QVERIFY(next.ok());
    next->finish(true);
    next->finish(true);
    QVERIFY(limiter.acquire(1, {}).ok());
}

void TestRateLimiter::stopEndsAWait_data()
{
    QTest::addColumn<int>("wait");
    QTest::newRow("for a place") << 0;
    QTest::newRow("for the endpoint") << 1;
    QTest::newRow("alone") << 2;
}

void TestRateLimiter::stopEndsAWait()
{
    QFETCH(int, wait);
    RateLimiter limiter(1);
    auto ticket = limiter.acquire(1, {});
    if (wait == 1)
        limiter.slowDown(std::chrono::hours(1));
    std::stop_source stop;
    ErrorKind kind = ErrorKind::Internal;
    {
        std::jthread waiting([&] {
            if (wait == 2) {
                kind = limiter.pause(std::chrono::hours(1), stop.get_token()).error().kind;
            } else {
                const auto got = limiter.acquire(1, stop.get_token());
                kind = got.ok() ? ErrorKind::Internal : got.error().kind;
            }
        });
        stop.request_stop(); // without it the test would take an hour
    }
    QCOMPARE(kind, ErrorKind::Cancelled);
}

void TestRateLimiter::newsOfTheLimitsEndsAWait()
{
    RateLimiter limiter(2);
    limiter.learn(limits("requests", "10", "0", "280s"));
    std::stop_source stop;
    std::atomic<bool> passed = false;
    std::jthread waiting([&] { passed = limiter.acquire(1, stop.get_token()).ok(); });
    QThread::msleep(50); // nothing tells that it waits; if it doesn't yet, the news is there first
    QVERIFY(!passed);
    limiter.learn(limits("requests", "10", "10", "1s"));
    QTRY_VERIFY_WITH_TIMEOUT(passed, 20'000);
    stop.request_stop();
}

void TestRateLimiter::neverMoreAtOnceThanAllowed()
{
    RateLimiter limiter(3);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i) {
                    auto ticket = limiter.acquire(1, {});
                    const int now = ++inside;
                    int seen = most;
                    while (now > seen && !most.compare_exchange_weak(seen, now)) { }
                    std::this_thread::yield();
                    --inside;
                    ticket->finish(true);
                    ++done;
                }
            });
        }
    }
    QCOMPARE(done.load(), 1600);
    QVERIFY(most <= 3);
}

void TestRateLimiter::oneLimiterForHostAndKey()
{
    const auto first = RateLimiter::shared(QStringLiteral("a.example"), QStringLiteral("key"), 4);
    QCOMPARE(RateLimiter::shared(QStringLiteral("a.example"), QStringLiteral("key"), 4), first);
    QVERIFY(RateLimiter::shared(QStringLiteral("a.example"), QStringLiteral("other"), 4) != first);
    QVERIFY(RateLimiter::shared(QStringLiteral("b.example"), QStringLiteral("key"), 4) != first);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
