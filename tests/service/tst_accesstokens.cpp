// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/accesstokens.h"

#include <QSet>
#include <QTest>

using namespace recto;
using Verdict = AccessTokens::Verdict;

class TestAccessTokens : public QObject
{
    Q_OBJECT

private slots:
    void tokensAreLongAndDiffer();
    void onlyKnownTokensAreLetIn();
    void tooManyWrongOnesShutOutTheirAddressForAWhile();
    void aCodeServesOnceAndNotForLong();
    void wrongCodesCountLikeWrongTokens();

private:
    const QHostAddress m_here = QHostAddress(QStringLiteral("192.168.1.7"));
};

void TestAccessTokens::tokensAreLongAndDiffer()
{
    QSet<QByteArray> tokens;
    for (int i = 0; i < 1000; ++i)
        tokens.insert(makeToken());
    QCOMPARE(tokens.size(), 1000);
    for (const QByteArray &token : std::as_const(tokens)) {
        QCOMPARE(token.size(), 43); // 256 bits in base64url
        QVERIFY(!token.contains('+') && !token.contains('/') && !token.contains('='));
    }
}

void TestAccessTokens::onlyKnownTokensAreLetIn()
{
    AccessTokens tokens{ServiceLimits()};
    const QByteArray session = tokens.makeSessionToken();
    const QByteArray kept = makeToken();
    tokens.setKept({tokenHash(kept)}, tokens.generation());
    QCOMPARE(tokens.check(session, m_here, 0), Verdict::Known);
    QCOMPARE(tokens.check(kept, m_here, 0), Verdict::Known);
    QCOMPARE(tokens.check(session.chopped(1), m_here, 0), Verdict::Wrong);
    QCOMPARE(tokens.check({}, m_here, 0), Verdict::Wrong);
    QCOMPARE(tokens.check(tokenHash(kept), m_here, 0), Verdict::Wrong);
    const quint64 before = tokens.generation();
    const QByteArray added = makeToken();
    tokens.addKept(tokenHash(added));
    tokens.setKept({}, before); // read before that one was added
    QCOMPARE(tokens.check(added, m_here, 0), Verdict::Known);
    tokens.setKept({}, tokens.generation()); // they were forgotten
    QCOMPARE(tokens.check(kept, m_here, 0), Verdict::Wrong);
}

void TestAccessTokens::tooManyWrongOnesShutOutTheirAddressForAWhile()
{
    AccessTokens tokens{ServiceLimits()};
    const QByteArray right = tokens.makeSessionToken();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(tokens.check("wrong", m_here, i), Verdict::Wrong);
    QCOMPARE(tokens.check("wrong", m_here, 10), Verdict::TooManyWrong);
    QCOMPARE(tokens.check(right, m_here, 10), Verdict::TooManyWrong); // or it could be guessed on
    QCOMPARE(tokens.check(right, QHostAddress(QStringLiteral("192.168.1.8")), 10), Verdict::Known);
    QCOMPARE(tokens.check(right, m_here, 60'009), Verdict::Known);
    QCOMPARE(tokens.check("wrong", m_here, 60'010), Verdict::Wrong);
}

void TestAccessTokens::aCodeServesOnceAndNotForLong()
{
    AccessTokens tokens{ServiceLimits()};
    const QByteArray code = tokens.makePairingCode(0);
    QCOMPARE(tokens.redeem(code, m_here, 1), Verdict::Known);
    QCOMPARE(tokens.redeem(code, m_here, 2), Verdict::Wrong);
    const QByteArray late = tokens.makePairingCode(0);
    QCOMPARE(tokens.redeem(late, m_here, 300'000), Verdict::Wrong);
}

void TestAccessTokens::wrongCodesCountLikeWrongTokens()
{
    AccessTokens tokens{ServiceLimits()};
    const QByteArray code = tokens.makePairingCode(0);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(tokens.redeem("wrong", m_here, 0), Verdict::Wrong);
    QCOMPARE(tokens.redeem(code, m_here, 0), Verdict::TooManyWrong);
}

QTEST_GUILESS_MAIN(TestAccessTokens)
#include "tst_accesstokens.moc"
