// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelinestage.h"

#include "pipeline/workerthreads.h"

#include <atomic>
#include <semaphore>
#include <system_error>
#include <thread>
#include <vector>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#endif

using namespace recto;
using namespace recto::fakes;

namespace {

// While it lives, this process gets no memory for another thread's stack; the stacks that
// are kept of earlier threads are in use.
class NoRoom
{
public:
#if defined(Q_OS_LINUX)
    NoRoom()
    {
        getrlimit(RLIMIT_AS, &m_before);
        QFile sizes(QStringLiteral("/proc/self/statm"));
        if (!sizes.open(QIODevice::ReadOnly))
            qFatal("no /proc");
        constexpr rlim_t page = 4096;
        constexpr rlim_t alittle = 6 << 20; // a stack takes 8 MB
        const rlimit now{sizes.readAll().split(' ').first().toULongLong() * page + alittle,
                         m_before.rlim_max};
        setrlimit(RLIMIT_AS, &now);
        constexpr int plenty = 64;
        try {
            for (int i = 0; i < plenty; ++i)
                m_sitters.emplace_back([this] { m_over.acquire(); });
        } catch (const std::system_error &) {
            return; // as it should be
        }
        qFatal("there is room for any number of threads");
    }
    ~NoRoom()
    {
        setrlimit(RLIMIT_AS, &m_before);
        m_over.release(static_cast<std::ptrdiff_t>(m_sitters.size()));
        for (std::thread &sitter : m_sitters)
            sitter.join();
    }

private:
    rlimit m_before{};
    std::counting_semaphore<> m_over{0};
    std::vector<std::thread> m_sitters;
#endif
};

} // namespace

class TestWorkerThreads : public QObject, protected PipelineStage
{
    Q_OBJECT

private slots:
    void init() { reset(); }
    void tasksRunAndAreWaitedFor();
    void aThreadThatIsRefusedIsAnError();
    void aJobWithoutThreadsEndsWithOneError();
};

void TestWorkerThreads::tasksRunAndAreWaitedFor()
{
    std::atomic<int> done = 0;
    {
        WorkerThreads workers;
        for (int i = 0; i < 8; ++i)
            QVERIFY(workers.run([&] { ++done; }).ok());
        workers.wait();
        QCOMPARE(done.load(), 8);
        QCOMPARE(workers.active(), 0);
        QVERIFY(workers.run([&] { ++done; }).ok());
    }
    QCOMPARE(done.load(), 9);
}

void TestWorkerThreads::aThreadThatIsRefusedIsAnError()
{
#if !defined(Q_OS_LINUX) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the address space can't be bounded here");
#endif
    const NoRoom none;
    WorkerThreads workers;
    const Status started = workers.run([] {});
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, ErrorKind::NoResources);
    QCOMPARE(workers.active(), 0);
}

void TestWorkerThreads::aJobWithoutThreadsEndsWithOneError()
{
#if !defined(Q_OS_LINUX) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the address space can't be bounded here");
#endif
    const auto inputs = pages(2);
    QFuture<PipelineEvent> future;
    Pipeline pipeline(libraryFolder(), parts());
    {
        const NoRoom none;
        future = pipeline.start(smallChunks(), inputs);
    }
    const RunLog log = collect(future);
    QCOMPARE(log.count<event::Finished>(), 1);
    QCOMPARE(log.finished().outcome, Outcome::Failed);
    QCOMPARE(log.finished().error->kind, ErrorKind::NoResources);
}

QTEST_GUILESS_MAIN(TestWorkerThreads)
#include "tst_workerthreads.moc"
