// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/eventstreamparser.h"
#include "net/utf8text.h"

#include "plaineventstream.h"

#include <QTest>

using namespace recto;
using recto::testing::PlainEvent;
using recto::testing::plainEvents;

namespace {

class EventCollector
{
public:
    explicit EventCollector(EventStreamLimits limits = {})
        : m_parser(limits)
    {
    }

    Status feed(QByteArrayView bytes)
    {
        return m_parser.feed(bytes, [this](const StreamEvent &event) {
            m_events.append({event.type.toByteArray(), event.data.toByteArray(),
                             event.lastEventId.toByteArray()});
        });
    }
    [[nodiscard]] const QList<PlainEvent> &events() const { return m_events; }
    [[nodiscard]] const EventStreamParser &parser() const { return m_parser; }

private:
    EventStreamParser m_parser;
    QList<PlainEvent> m_events;
};

QList<PlainEvent> eventsOfPieces(const QList<QByteArray> &pieces)
{
    EventCollector collector;
    for (const QByteArray &piece : pieces) {
        // A copy of its own, so that reading beyond a piece or after it is seen.
        const QByteArray copy(piece.constData(), piece.size());
        if (!collector.feed(copy))
            return {{"refused", {}, {}}};
    }
    return collector.events();
}

PlainEvent message(const QByteArray &data, const QByteArray &id = {},
                   const QByteArray &type = "message")
{
    return {type, data, id};
}

QByteArray printable(const QList<PlainEvent> &events)
{
    QByteArray text;
    for (const PlainEvent &event : events)
        text += '[' + event.type + '|' + event.data.toPercentEncoding(" {}\":,") + '|'
            + event.lastEventId.toPercentEncoding() + ']';
    return text;
}

} // namespace

class TestEventStreamParser : public QObject
{
    Q_OBJECT

private slots:
    void followsTheStandard_data();
    void followsTheStandard();
    void everySplitOfTheBytesGivesTheSameEvents_data();
    void everySplitOfTheBytesGivesTheSameEvents();
    void retryIsHeldToSensibleTimes_data();
    void retryIsHeldToSensibleTimes();
    void idOfAnUnfinishedEventIsNotKept();
    void tooLongIsRefused_data();
    void tooLongIsRefused();
    void staysRefused();
    void aLimitIsInclusive();
    void wrongUtf8BecomesReplacementCharacters_data();
    void wrongUtf8BecomesReplacementCharacters();
    void aWrongByteIsFoundAnywhere_data();
    void aWrongByteIsFoundAnywhere();
};

// The cases of web-platform-tests eventsource/format-*.js, and what clients differ in.
void TestEventStreamParser::followsTheStandard_data()
{
    using Events = QList<PlainEvent>;
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const Events &events) {
        QTest::newRow(name) << stream << events;
    };
    row("one", "data: a\n\n", {message("a")});
    row("lines are joined", "data: a\ndata: b\n\n", {message("a\nb")});
    row("only one space goes", "data:  a\n\n", {message(" a")});
    row("no space", "data:a\n\n", {message("a")});
    row("tab stays", "data:\ta\n\n", {message("\ta")});
    row("cr", "data: a\rdata: b\r\r", {message("a\nb")});
    row("crlf", "data: a\r\ndata: b\r\n\r\n", {message("a\nb")});
    row("mixed line ends", "data:a\r\ndata:b\ndata:c\r\r\ndata:d\n\n",
        {message("a\nb\nc"), message("d")});
    row("lf cr are two lines", "data: a\n\rdata: b\n\n", {message("a"), message("b")});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {message("a")});
    row("second byte order mark stays",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        {message("b")});
    row("byte order mark later stays",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\ndata: c\n\n",
        {message("a"), message("c")});
    row("half a byte order mark",
        "\xEF\xBB"
        "data: a\n\ndata: b\n\n",
        {message("b")});
    row("comment", ": hello\ndata: a\n:\n:x\n\n", {message("a")});
    row("field data without value", "data:\n\ndata\ndata\n\ndata:test\n\n",
        {message(""), message("\n"), message("test")});
    row("field parsing",
        QByteArray("data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\r"
                   "data_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
                   93),
        {message(QByteArray("\0\n 2\n1\n3\n\n4", 11))});
    row("unknown field", "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\n\n",
        {message("test\n")});
    row("names are case-sensitive", "DATA: a\nEvent: b\ndata: c\n\n", {message("c")});
    row("event", "event: b\ndata: a\n\n", {message("a", {}, "b")});
    row("event, last one counts", "event: a\nevent: b\ndata: c\n\n", {message("c", {}, "b")});
    row("event, empty", "event: \ndata:data\n\n", {message("data")});
    row("event ends with its event", "event: b\ndata: a\n\ndata: c\n\n",
        {message("a", {}, "b"), message("c")});
    row("event without data is none", "event: b\n\ndata: a\n\n", {message("a")});
    row("id", "id: 7\ndata: a\n\ndata: b\n\n", {message("a", "7"), message("b", "7")});
    row("id, emptied", "id: 7\ndata: a\n\nid\ndata: b\n\n", {message("a", "7"), message("b", "")});
    row("id with NUL is ignored", QByteArray("id: 1\ndata: a\n\nid: 2\0003\ndata: b\n\n", 32),
        {message("a", "1"), message("b", "1")});
    row("id without data counts", "id: 9\n\ndata: a\n\n", {message("a", "9")});
    row("unfinished event is dropped", "data: a\n\ndata: b\n", {message("a")});
    row("unfinished line is dropped", "data: a\n\ndata: b", {message("a")});
    row("empty lines are nothing", "\n\n\r\r\n\n", {});
    row("nothing", "", {});
    row("utf-8", "data: ok\xE2\x80\xA6 \xF0\x9F\x98\x80\n\n",
        {message("ok\xE2\x80\xA6 \xF0\x9F\x98\x80")});
    row("next line and line separator are text",
        "data: a\xC2\x85"
        "b\xE2\x80\xA8"
        "c\n\n",
        {message("a\xC2\x85"
                 "b\xE2\x80\xA8"
                 "c")});
    row("wrong utf-8", "data: \xE2\x82 x\xFF\n\n", {message("\xEF\xBF\xBD x\xEF\xBF\xBD")});
    row("colon in value", "data: {\"a\":1}\n\n", {message("{\"a\":1}")});
    row("chat", "data: {\"choices\":[]}\n\n: ping\n\ndata: [DONE]\n\n",
        {message("{\"choices\":[]}"), message("[DONE]")});
}

void TestEventStreamParser::followsTheStandard()
{
    QFETCH(QByteArray, stream);
    QFETCH(QList<PlainEvent>, expected);
    QCOMPARE(printable(eventsOfPieces({stream})), printable(expected));
    QCOMPARE(printable(plainEvents(stream)), printable(expected)); // the test's own measure
}

void TestEventStreamParser::everySplitOfTheBytesGivesTheSameEvents_data()
{
    followsTheStandard_data();
    QByteArray all;
    const QByteArray ends[] = {"\n", "\r", "\r\n"};
    for (int i = 0; i < 27; ++i) {
        const QByteArray &end = ends[i % 3];
        all += "id: " + QByteArray::number(i) + end + "event: e\xC3\xA9" + ends[i / 3 % 3];
        all += "data: \xF0\x9F\x93\x96 page" + ends[i / 9 % 3] + "data:\xE2\x82" + end + ": c" + end
            + end;
    }
    QTest::newRow("all together") << all << plainEvents(all);
}

void TestEventStreamParser::everySplitOfTheBytesGivesTheSameEvents()
{
    QFETCH(QByteArray, stream);
    QFETCH(QList<PlainEvent>, expected);
    const QByteArray wanted = printable(expected);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        const QByteArray got = printable(eventsOfPieces({stream.first(cut), stream.sliced(cut)}));
        QVERIFY2(got == wanted, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
    QList<QByteArray> bytes;
    for (const char byte : stream)
        bytes.append(QByteArray(1, byte));
    QCOMPARE(printable(eventsOfPieces(bytes)), wanted);
    for (const int size : {2, 3, 5, 7, 11}) {
        QList<QByteArray> pieces;
        for (qsizetype i = 0; i < stream.size(); i += size) {
            pieces.append(stream.mid(i, size));
            pieces.append(QByteArray()); // an empty read changes nothing
        }
        QCOMPARE(printable(eventsOfPieces(pieces)), wanted);
    }
}

void TestEventStreamParser::retryIsHeldToSensibleTimes_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("milliseconds"); // -1: none
    QTest::newRow("plain") << QByteArray("retry: 2500\n") << 2500;
    QTest::newRow("zero") << QByteArray("retry:0\n") << 500;
    QTest::newRow("short") << QByteArray("retry: 499\n") << 500;
    QTest::newRow("beyond any integer")
        << QByteArray("retry: 99999999999999999999999999\n") << 60000;
    QTest::newRow("beyond 32 bits") << QByteArray("retry: 4294967297\n") << 60000;
    QTest::newRow("empty") << QByteArray("retry\n") << -1;
    QTest::newRow("letters") << QByteArray("retry: 1000x\n") << -1;
    QTest::newRow("sign") << QByteArray("retry: +1000\n") << -1;
    QTest::newRow("other digits") << QByteArray("retry: \xD9\xA1\xD9\xA0\n") << -1;
    QTest::newRow("wrong one keeps the last") << QByteArray("retry: 3000\nretry: x\n") << 3000;
}

void TestEventStreamParser::retryIsHeldToSensibleTimes()
{
    QFETCH(QByteArray, stream);
    QFETCH(int, milliseconds);
    EventCollector collector;
    QVERIFY(collector.feed(stream));
    const auto retry = collector.parser().retry();
    QCOMPARE(retry ? static_cast<int>(retry->count()) : -1, milliseconds);
}

void TestEventStreamParser::idOfAnUnfinishedEventIsNotKept()
{
    EventCollector collector;
    QVERIFY(collector.feed("id: 1\ndata: a\n\nid: 2\ndata: b\n"));
    QCOMPARE(collector.parser().lastEventId(), QByteArray("1"));
    QVERIFY(collector.feed("\n"));
    QCOMPARE(collector.parser().lastEventId(), QByteArray("2"));
}

void TestEventStreamParser::tooLongIsRefused_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("said");
    QTest::newRow("line") << QByteArray("data: " + QByteArray(95, 'x') + "\n\n") << "line";
    QTest::newRow("line without an end") << QByteArray(101, 'x') << "line";
    QTest::newRow("event") << QByteArray("data: " + QByteArray(80, 'x') + "\n").repeated(3)
                           << "event";
    QTest::newRow("stream") << QByteArray("data: a\n\n").repeated(60) << "stream of";
}

void TestEventStreamParser::tooLongIsRefused()
{
    QFETCH(QByteArray, stream);
    QFETCH(QString, said);
    for (const qsizetype size : {stream.size(), qsizetype(1), qsizetype(7)}) {
        EventCollector collector({100, 200, 500});
        Status status;
        for (qsizetype i = 0; i < stream.size() && status; i += size)
            status = collector.feed(
                QByteArrayView(stream).sliced(i, std::min(size, stream.size() - i)));
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::BadAnswer);
        QVERIFY2(status.error().detail.contains(said), qPrintable(status.error().detail));
    }
}

void TestEventStreamParser::staysRefused()
{
    EventCollector collector({10, 200, 500});
    QVERIFY(!collector.feed("data: 123456\n\n"));
    QVERIFY(!collector.feed("data: a\n\n"));
    QVERIFY(collector.events().isEmpty());
}

void TestEventStreamParser::aLimitIsInclusive()
{
    EventCollector collector({10, 20, 24});
    QVERIFY(collector.feed("data: 1234\n\n"));
    QVERIFY(collector.feed("data: 1234\n\n"));
    QCOMPARE(collector.events().size(), 2);
}

void TestEventStreamParser::wrongUtf8BecomesReplacementCharacters_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray r = "\xEF\xBF\xBD";
    // Unicode 15, tables 3-8 to 3-11.
    QTest::newRow("non-shortest") << QByteArray("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41")
                                  << r.repeated(8) + 'A';
    QTest::newRow("surrogates") << QByteArray("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41")
                                << r.repeated(8) + 'A';
    QTest::newRow("other") << QByteArray("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42")
                           << r.repeated(5) + 'A' + r.repeated(2) + 'B';
    QTest::newRow("truncated") << QByteArray("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41")
                               << r.repeated(4) + 'A';
    QTest::newRow("end") << QByteArray("a\xF0\x9F\x98") << 'a' + r;
    QTest::newRow("kept") << QByteArray("\xEF\xBB\xBF\0\xF4\x8F\xBF\xBF", 8)
                          << QByteArray("\xEF\xBB\xBF\0\xF4\x8F\xBF\xBF", 8);
}

void TestEventStreamParser::wrongUtf8BecomesReplacementCharacters()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(repairedUtf8(bytes).toHex(' '), expected.toHex(' '));
}

void TestEventStreamParser::aWrongByteIsFoundAnywhere_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray mixed
        = "Zelle, \xC3\xA9t\xC3\xA9, \xE6\x97\xA5\xE6\x9C\xAC, \xF0\x9F\x93\x96; ";
    QTest::newRow("short") << mixed;
    QTest::newRow("ascii first") << QByteArray(64, 'a') + mixed;
    QTest::newRow("long") << mixed.repeated(45); // checked in four parts
    QTest::newRow("long ascii") << QByteArray(1500, 'a');
}

void TestEventStreamParser::aWrongByteIsFoundAnywhere()
{
    QFETCH(QByteArray, text);
    for (qsizetype size = 0; size <= std::min<qsizetype>(text.size(), 80); ++size)
        QCOMPARE(isWellFormedUtf8(text.first(size)), text.first(size).isValidUtf8());
    QVERIFY(isWellFormedUtf8(text));
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const char wrong : {'\xFF', '\x80', '\xE0', 'a'}) {
            QByteArray changed = text;
            changed[i] = wrong;
            QCOMPARE(isWellFormedUtf8(changed), changed.isValidUtf8());
        }
    }
}

QTEST_GUILESS_MAIN(TestEventStreamParser)
#include "tst_eventstreamparser.moc"
