// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "ocr/readerprocess.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace recto;

class TestReaderProcess : public QObject
{
    Q_OBJECT

private slots:
    void oneReaderReadsManyPagesWithOneThread();
    void progressArrives();
    void anErrorIsHandedOn();
    void aCrashCostsItsPageAlone();
    void aHangIsEndedByTheTimeLimit();
    void aStopRequestEndsAHangAtOnce();
    void linesThatMeanNothingAreIgnored();
    void aMissingProgramIsSaid();
    void aProgramThatTheSystemRefusesIsNotMissing();
    void aLookTellsWhatMakesAPageHardToRead();

private:
    static Page page(const char *name)
    {
        Page result;
        result.file = QStringLiteral("/nowhere/") + QString::fromLatin1(name);
        result.name = QString::fromLatin1(name);
        return result;
    }
    static QString fakeReader() { return qEnvironmentVariable("FAKE_READER"); }
};

void TestReaderProcess::oneReaderReadsManyPagesWithOneThread()
{
    ReaderProcess reader(fakeReader());
    reader.warmUp();
    for (int i = 1; i <= 3; ++i) {
        const auto text = reader.extractText(page("a"), {}, {}, {});
        QVERIFY(text.ok());
        QCOMPARE(text->text, QStringLiteral("a, page %1 of this reader, 1 threads").arg(i));
    }
}

void TestReaderProcess::progressArrives()
{
    ReaderProcess reader(fakeReader());
    QList<double> fractions;
    const auto text
        = reader.extractText(page("drip"), {}, {}, [&](double fraction) { fractions << fraction; });
    QVERIFY(text.ok());
    QCOMPARE(fractions, (QList<double>{0.25, 0.5, 0.75, 1.0}));
}

void TestReaderProcess::anErrorIsHandedOn()
{
    ReaderProcess reader(fakeReader());
    const auto text = reader.extractText(page("error"), {}, {}, {});
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::ImageDamaged);
    QCOMPARE(text.error().subject, QStringLiteral("error"));
}

void TestReaderProcess::aCrashCostsItsPageAlone()
{
    ReaderProcess reader(fakeReader());
    QVERIFY(reader.extractText(page("a"), {}, {}, {}).ok());
    const auto crashed = reader.extractText(page("crash"), {}, {}, {});
    QVERIFY(!crashed.ok());
    QCOMPARE(crashed.error().kind, ErrorKind::ReaderCrashed);
    QCOMPARE(crashed.error().subject, QStringLiteral("crash"));
    const auto after = reader.extractText(page("b"), {}, {}, {});
    QVERIFY(after.ok());
    QVERIFY(after->text.startsWith(QLatin1String("b, page 1 ")));
}

void TestReaderProcess::aHangIsEndedByTheTimeLimit()
{
    ReaderProcess reader(fakeReader(), {0.3, 0.0});
    const auto hung = reader.extractText(page("hang"), {}, {}, {});
    QVERIFY(!hung.ok());
    QCOMPARE(hung.error().kind, ErrorKind::ReaderTimeout);
}

void TestReaderProcess::aStopRequestEndsAHangAtOnce()
{
    ReaderProcess reader(fakeReader());
    QVERIFY(reader.extractText(page("a"), {}, {}, {}).ok());
    std::stop_source stop;
    std::thread stopper([&stop] { stop.request_stop(); });
    const auto stopped = reader.extractText(page("hang"), {}, stop.get_token(), {});
    stopper.join();
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(reader.extractText(page("b"), {}, {}, {}).ok());
}

void TestReaderProcess::linesThatMeanNothingAreIgnored()
{
    ReaderProcess reader(fakeReader());
    QVERIFY(reader.extractText(page("garbage"), {}, {}, {}).ok());
}

void TestReaderProcess::aMissingProgramIsSaid()
{
    ReaderProcess reader(QStringLiteral("/nowhere/recto-reader"));
    const auto text = reader.extractText(page("a"), {}, {}, {});
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::ReaderMissing);
}

// No descriptor is left for its pipes; a fork that fails is told in the same way.
void TestReaderProcess::aProgramThatTheSystemRefusesIsNotMissing()
{
#if defined(Q_OS_LINUX)
    ReaderProcess reader(fakeReader());
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const int used = ::dup(0);
    const rlimit none{static_cast<rlim_t>(used), before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &none);
    const auto text = reader.extractText(page("a"), {}, {}, {});
    setrlimit(RLIMIT_NOFILE, &before);
    ::close(used);
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::NoResources);
#endif
}

// With the real reader.
void TestReaderProcess::aLookTellsWhatMakesAPageHardToRead()
{
    ReaderProcess reader(builtProgram(QStringLiteral("recto-reader")));
    Page clear;
    clear.file = sourceFile(QStringLiteral("resources/samples/geology.png"));
    const Result<PageQuality> good = reader.assess(clear);
    QVERIFY(good.ok());
    QVERIFY(!good->hard() && !good->blank);

    Page slide; // light letters on a dark ground are read as well
    slide.file = sourceFile(QStringLiteral("resources/samples/newton-slide.png"));
    const Result<PageQuality> inverted = reader.assess(slide);
    QVERIFY(inverted.ok());
    QVERIFY(!inverted->hard());

    const QTemporaryDir folder;
    QImage white(1000, 1400, QImage::Format_RGB32);
    white.fill(Qt::white);
    Page empty;
    empty.file = folder.filePath(QStringLiteral("empty.png"));
    QVERIFY(white.save(empty.file));
    const Result<PageQuality> blank = reader.assess(empty);
    QVERIFY(blank.ok());
    QVERIFY(blank->blank);

    QVERIFY(!reader.assess(page("missing.png")).ok());
}

QTEST_GUILESS_MAIN(TestReaderProcess)
#include "tst_readerprocess.moc"
