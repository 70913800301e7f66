// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/instanceserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace recto;

// One window a library: a second start hands its files to the first.
class TestInstanceServer : public QObject
{
    Q_OBJECT

private slots:
    void aSecondStartHandsItsFilesOver();
    void anotherLibraryHasAWindowOfItsOwn();
    void theFirstStartHandsNothingOver();

private:
    // As another program would, while this one's event loop runs.
    static bool handOver(const QString &library, const QStringList &files)
    {
        std::atomic<int> taken = -1;
        std::thread second([&] { taken = InstanceServer(library).handOver(files) ? 1 : 0; });
        [&taken] { QTRY_VERIFY_WITH_TIMEOUT(taken >= 0, 30000); }();
        second.join();
        return taken == 1;
    }
};

void TestInstanceServer::aSecondStartHandsItsFilesOver()
{
    const QTemporaryDir library;
    InstanceServer first(library.path());
    first.listen();
    const QSignalSpy received(&first, &InstanceServer::filesReceived);
    const QStringList files{QStringLiteral("/pages/Zürich 1.jpg"),
                            QStringLiteral("/pages/book.pdf#3-7")};
    QVERIFY(handOver(library.path(), files));
    QCOMPARE(received.count(), 1);
    QCOMPARE(received.first().first().toStringList(), files);
    QVERIFY(handOver(library.path() + QStringLiteral("/."), {})); // to the front, without files
    QCOMPARE(received.count(), 2);
}

void TestInstanceServer::anotherLibraryHasAWindowOfItsOwn()
{
    const QTemporaryDir library;
    const QTemporaryDir other;
    InstanceServer first(library.path());
    first.listen();
    QVERIFY(!handOver(other.path(), {QStringLiteral("/pages/1.jpg")}));
}

void TestInstanceServer::theFirstStartHandsNothingOver()
{
    const QTemporaryDir library;
    QVERIFY(!handOver(library.path(), {QStringLiteral("/pages/1.jpg")}));
}

QTEST_GUILESS_MAIN(TestInstanceServer)
#include "tst_instanceserver.moc"
