// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretmemory.h"

#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace recto;

class TestSecretMemory : public QObject
{
    Q_OBJECT

private slots:
    void wipingOverwritesTheCharacters();
    void wipingLeavesWhatOthersShare();
    void wipingALiteralIsHarmless();
    void coreDumpsAreOffForGood();
};

void TestSecretMemory::wipingOverwritesTheCharacters()
{
    constexpr int length = 40;
    QString text(length, u'k');
    QByteArray bytes(length, 'k');
    const QChar *const characters = text.constData();
    const char *const octets = bytes.constData();
    wipe(text);
    wipe(bytes);
    QVERIFY(text.isEmpty());
    QVERIFY(bytes.isEmpty());
    // Both keep their memory until they end.
    QVERIFY(text.constData() == characters && bytes.constData() == octets);
    QVERIFY(std::all_of(characters, characters + length, [](QChar c) { return c.isNull(); }));
    QVERIFY(std::all_of(octets, octets + length, [](char c) { return c == 0; }));
}

void TestSecretMemory::wipingLeavesWhatOthersShare()
{
    QString text(40, u'k');
    QString other = text;
    wipe(text);
    QVERIFY(text.isEmpty());
    QCOMPARE(other, QString(40, u'k'));
    const QChar *const characters = other.constData();
    wipe(other); // the last one
    QVERIFY(characters[39].isNull());
}

void TestSecretMemory::wipingALiteralIsHarmless()
{
    QString text = QStringLiteral("constant");
    QByteArray bytes = QByteArrayLiteral("constant");
    wipe(text);
    wipe(bytes);
    QVERIFY(text.isEmpty());
    QVERIFY(bytes.isEmpty());
    QCOMPARE(QStringLiteral("constant").size(), 8);
    QString empty;
    wipe(empty);
}

void TestSecretMemory::coreDumpsAreOffForGood()
{
    forbidCoreDumps();
#ifdef Q_OS_UNIX
    rlimit limit{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t(0));
    QCOMPARE(limit.rlim_max, rlim_t(0));
#endif
#ifdef Q_OS_LINUX
    QCOMPARE(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
#endif
}

QTEST_GUILESS_MAIN(TestSecretMemory)
#include "tst_secretmemory.moc"
