// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/jobaccount.h"

#include "library/jobjournal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace recto;

namespace {

const QString host = QStringLiteral("models.example.org");

struct Place
{
    Place()
    {
        auto library = Library::open(folder.path());
        Page page;
        page.file = folder.filePath(QStringLiteral("p.png"));
        auto job = JobJournal(*library).jobs.create({}, {page}, QStringLiteral("me"));
        jobId = job->id;
    }
    template<typename Call>
    auto journal(Call call) const
    {
        auto library = Library::open(folder.path());
        JobJournal open(*library);
        return call(open);
    }
    [[nodiscard]] Usage usage(const QString &job) const
    {
        return *journal([&](JobJournal &open) { return open.usage.ofJob(job); });
    }

    QTemporaryDir folder;
    QString jobId;
};

} // namespace

class TestJobAccount : public QObject
{
    Q_OBJECT

private slots:
    void everythingIsEnteredForTheJob();
    void beforeAJobItIsOfNone();
    void anAnswerOutlivesTheAccount();
    void whoBuysAnAnswerPaysForIt();
    void whatWasSpentBeforeCountsTowardsTheCap();
    void aLibraryThatCannotBeOpenedKeepsRequestsFromBeingSent();
};

void TestJobAccount::everythingIsEnteredForTheJob()
{
    Place place;
    JobAccount account(place.folder.path(), nullptr);
    QVERIFY(account.begin(place.jobId).ok());
    QVERIFY(account.beforeRequest(QStringLiteral("k"), host).ok());
    QVERIFY(account.add(host, {1, 500, 0}).ok());
    QVERIFY(account.add(host, {0, 0, 90}).ok());
    QVERIFY(account.store(QStringLiteral("k"), {"answer", 30, 7}).ok());
    QVERIFY(account.lost({0, 11, 2}).ok());
    QCOMPARE(place.usage(place.jobId), (Usage{1, 41, 9}));
    const auto traffic
        = place.journal([&](JobJournal &open) { return open.usage.traffic(place.jobId); });
    QCOMPARE(*traffic, (QMap<QString, HostTraffic>{{host, {1, 500, 90}}}));
}

void TestJobAccount::beforeAJobItIsOfNone()
{
    Place place;
    JobAccount account(place.folder.path(), nullptr);
    QVERIFY(account.beforeRequest(QStringLiteral("k"), host).ok());
    QVERIFY(account.store(QStringLiteral("k"), {"answer", 30, 7}).ok());
    QCOMPARE(place.usage(place.jobId), Usage());
    QCOMPARE(place.usage({}), (Usage{1, 30, 7}));
}

void TestJobAccount::anAnswerOutlivesTheAccount()
{
    Place place;
    {
        JobAccount account(place.folder.path(), nullptr);
        QVERIFY(!*account.find(QStringLiteral("k")));
        QVERIFY(account.beforeRequest(QStringLiteral("k"), host).ok());
        QVERIFY(!*account.find(QStringLiteral("k"))); // sent is not arrived
        QVERIFY(account.store(QStringLiteral("k"), {"answer", 30, 7}).ok());
    }
    const auto found = JobAccount(place.folder.path(), nullptr).find(QStringLiteral("k"));
    QCOMPARE(**found, (StoredAnswer{"answer", 30, 7}));
}

// Another job had asked the same, and was ended before the answer.
void TestJobAccount::whoBuysAnAnswerPaysForIt()
{
    Place place;
    JobAccount another(place.folder.path(), nullptr); // of no job
    QVERIFY(another.beforeRequest(QStringLiteral("k"), host).ok());
    JobAccount account(place.folder.path(), nullptr);
    QVERIFY(account.begin(place.jobId).ok());
    QVERIFY(account.beforeRequest(QStringLiteral("k"), host).ok());
    QVERIFY(account.store(QStringLiteral("k"), {"answer", 30, 7}).ok());
    QCOMPARE(place.usage(place.jobId), (Usage{1, 30, 7}));
    QCOMPARE(place.usage({}), (Usage{1, 0, 0}));
}

void TestJobAccount::whatWasSpentBeforeCountsTowardsTheCap()
{
    Place place;
    QVERIFY(
        place.journal([&](JobJournal &open) {
                 return open.usage.add(place.jobId, {1, 800, 100});
             })
            .ok());
    const auto cap = std::make_shared<SpendingCap>(1000, 0, TokenPrices());
    JobAccount account(place.folder.path(), cap);
    QVERIFY(account.begin(place.jobId).ok());
    QVERIFY(cap->reserve({90, 0, true}).ok());
    QCOMPARE(cap->reserve({20, 0, true}).error().kind, ErrorKind::SpendingCap);
}

void TestJobAccount::aLibraryThatCannotBeOpenedKeepsRequestsFromBeingSent()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    JobAccount account(file.fileName(), nullptr);
    QVERIFY(!account.beforeRequest(QStringLiteral("k"), host).ok());
    QVERIFY(!account.add(host, {1, 1, 0}).ok());
}

QTEST_GUILESS_MAIN(TestJobAccount)
#include "tst_jobaccount.moc"
