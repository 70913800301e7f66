// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/retrypolicy.h"

#include <QTest>

using namespace recto;
using std::chrono::milliseconds;

namespace {

const QDateTime noon(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);

int count(const std::optional<milliseconds> &time)
{
    return time ? static_cast<int>(time->count()) : -1;
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatTheServiceAsks_data();
    void readsWhatTheServiceAsks();
    void oldDateFormsAreIgnored();
    void waitsDoubleUpToTheBound();
    void jitterIsFull();
    void givesUpAfterTheLastTry();
    void neverEarlierThanAsked_data();
    void neverEarlierThanAsked();
    void aWaitOfManyMinutesIsGivenUp();
    void theServiceCanDecide();
    void ownDecisionsAreNotTheServices();
    void everyKindHasOneRule();
};

void TestRetryPolicy::readsWhatTheServiceAsks_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<int>("after"); // milliseconds, -1: nothing
    QTest::addColumn<int>("should"); // -1: nothing
    using H = HttpHeaders;
    QTest::newRow("nothing") << H{} << -1 << -1;
    QTest::newRow("seconds") << H{{"Retry-After", "7"}} << 7000 << -1;
    QTest::newRow("fraction") << H{{"retry-after", "0.25"}} << 250 << -1;
    QTest::newRow("rounded up") << H{{"retry-after", "0.0001"}} << 1 << -1;
    QTest::newRow("zero") << H{{"retry-after", "0"}} << 0 << -1;
    QTest::newRow("negative") << H{{"retry-after", "-5"}} << 0 << -1;
    QTest::newRow("absurd") << H{{"retry-after", "1e300"}} << 86'400'000 << -1;
    QTest::newRow("not a number") << H{{"retry-after", "nan"}} << -1 << -1;
    QTest::newRow("soon") << H{{"retry-after", "soon"}} << -1 << -1;
    QTest::newRow("date") << H{{"Retry-After", "Wed, 04 Mar 2026 12:01:30 GMT"}} << 90'000 << -1;
    QTest::newRow("date in the past")
        << H{{"Retry-After", "Wed, 04 Mar 2026 11:00:00 GMT"}} << 0 << -1;
    QTest::newRow("milliseconds") << H{{"retry-after-ms", "1500"}} << 1500 << -1;
    QTest::newRow("milliseconds first")
        << H{{"retry-after", "2"}, {"retry-after-ms", "1500"}} << 1500 << -1;
    QTest::newRow("should") << H{{"X-Should-Retry", "true"}} << -1 << 1;
    QTest::newRow("should not") << H{{"x-should-retry", "False"}} << -1 << 0;
    QTest::newRow("perhaps") << H{{"x-should-retry", "perhaps"}} << -1 << -1;
}

void TestRetryPolicy::readsWhatTheServiceAsks()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(int, after);
    QFETCH(int, should);
    const RetryHint hint = retryHint({429, headers, {}}, noon);
    QCOMPARE(count(hint.after), after);
    QCOMPARE(hint.should ? int(*hint.should) : -1, should);
}

void TestRetryPolicy::oldDateFormsAreIgnored()
{
    for (const char *date : {"Wednesday, 04-Mar-26 12:01:30 GMT", "Wed Mar  4 12:01:30 2026"})
        QVERIFY(!retryHint({429, {{"retry-after", date}}, {}}, noon).after);
}

void TestRetryPolicy::waitsDoubleUpToTheBound()
{
    RetryPolicy policy;
    policy.tries = 100;
    const int expected[] = {500, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000};
    for (int attempt = 1; attempt <= 9; ++attempt)
        QCOMPARE(count(policy.waitAfter(attempt, ErrorKind::ServerFailed, {}, 1.0)),
                 expected[attempt - 1]);
    QCOMPARE(count(policy.waitAfter(99, ErrorKind::ServerFailed, {}, 1.0)), 60000);
}

void TestRetryPolicy::jitterIsFull()
{
    const RetryPolicy policy;
    QCOMPARE(count(policy.waitAfter(3, ErrorKind::TimedOut, {}, 0.0)), 0);
    QCOMPARE(count(policy.waitAfter(3, ErrorKind::TimedOut, {}, 0.5)), 1000);
}

void TestRetryPolicy::givesUpAfterTheLastTry()
{
    const RetryPolicy policy;
    QVERIFY(policy.waitAfter(4, ErrorKind::ServerFailed, {}, 0.5));
    QVERIFY(!policy.waitAfter(5, ErrorKind::ServerFailed, {}, 0.5));
    QVERIFY(!policy.waitAfter(5, ErrorKind::RateLimited, {milliseconds(10), true}, 0.5));
}

void TestRetryPolicy::neverEarlierThanAsked_data()
{
    QTest::addColumn<int>("asked");
    for (const int asked : {0, 1, 20, 999, 30'000, 299'999})
        QTest::addRow("%d", asked) << asked;
}

void TestRetryPolicy::neverEarlierThanAsked()
{
    QFETCH(int, asked);
    const RetryPolicy policy;
    for (int attempt = 1; attempt < 5; ++attempt) {
        for (const double random : {0.0, 0.1, 0.5, 0.999}) {
            const auto wait = policy.waitAfter(attempt, ErrorKind::RateLimited,
                                               {milliseconds(asked), {}}, random);
            QVERIFY(count(wait) >= asked);
            QVERIFY(count(wait) <= asked + asked / 4);
        }
    }
}

void TestRetryPolicy::aWaitOfManyMinutesIsGivenUp()
{
    const RetryPolicy policy;
    QVERIFY(policy.waitAfter(1, ErrorKind::RateLimited, {milliseconds(300'000), {}}, 0));
    QVERIFY(!policy.waitAfter(1, ErrorKind::RateLimited, {milliseconds(300'001), {}}, 0));
}

void TestRetryPolicy::theServiceCanDecide()
{
    const RetryPolicy policy;
    QVERIFY(!policy.waitAfter(1, ErrorKind::ServerFailed, {{}, false}, 0.5));
    QVERIFY(policy.waitAfter(1, ErrorKind::BadRequest, {{}, true}, 0.5));
}

void TestRetryPolicy::ownDecisionsAreNotTheServices()
{
    const RetryPolicy policy;
    QVERIFY(!policy.waitAfter(1, ErrorKind::Cancelled, {{}, true}, 0.5));
    QVERIFY(!policy.waitAfter(1, ErrorKind::OfflineOnly, {{}, true}, 0.5));
}

void TestRetryPolicy::everyKindHasOneRule()
{
    for (size_t i = 0; i < retryRules.size(); ++i) {
        for (size_t k = i + 1; k < retryRules.size(); ++k)
            QVERIFY(retryRules[i].kind != retryRules[k].kind);
    }
    QCOMPARE(retryFor(ErrorKind::RateLimited), Retry::Together);
    QCOMPARE(retryFor(ErrorKind::KeyRejected), Retry::Never);
    QCOMPARE(retryFor(ErrorKind::SpendingCap), Retry::Never);
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
