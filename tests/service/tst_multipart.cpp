// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/multipart.h"

#include <QRandomGenerator>
#include <QTest>

using namespace recto;

namespace {

struct Parts
{
    struct Part
    {
        FormPart head;
        QByteArray data;
        bool ended = false;
    };
    QList<Part> list;
    std::optional<FormRefusal> refusal;
};

// The body given in pieces of these sizes, over and over.
Parts split(const QByteArray &body, const QList<int> &sizes, FormLimits limits = {})
{
    Parts parts;
    MultipartSplitter splitter("XX",
                               {[&parts](const FormPart &part) {
                                    parts.list.append({part, {}, false});
                                    return std::nullopt;
                                },
                                [&parts](QByteArrayView data) {
                                    parts.list.last().data.append(data.data(), data.size());
                                    return std::nullopt;
                                },
                                [&parts] {
                                    parts.list.last().ended = true;
                                    return std::nullopt;
                                }},
                               limits);
    qsizetype at = 0;
    for (qsizetype i = 0; at < body.size() && !parts.refusal; ++i) {
        const qsizetype size = std::min<qsizetype>(sizes[i % sizes.size()], body.size() - at);
        parts.refusal = splitter.feed(QByteArrayView(body).sliced(at, size));
        at += size;
    }
    if (!parts.refusal)
        parts.refusal = splitter.finish();
    return parts;
}

const QByteArray twoParts
    = "--XX\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nrocks\r\n"
      "--XX\r\ncontent-disposition: form-data; filename=\"a b.jpg\"; "
      "name=\"image0\"\r\nContent-Type: image/jpeg\r\n\r\n"
      "\r\n--X\r\n--\r\n\r\n--XX--\r\n";

} // namespace

class TestMultipart : public QObject
{
    Q_OBJECT

private slots:
    void partsAreTheSameHoweverTheBytesAreSplit();
    void aBoundaryIsReadStrictly_data();
    void aBoundaryIsReadStrictly();
    void whatBreaksOffIsRefused();
    void wrongFormsAreRefused_data();
    void wrongFormsAreRefused();
    void limitsHold();
    void fileNamesAreText();
};

void TestMultipart::partsAreTheSameHoweverTheBytesAreSplit()
{
    for (int size = 1; size <= twoParts.size(); ++size) {
        const Parts parts = split(twoParts, {size});
        QVERIFY(!parts.refusal);
        QCOMPARE(parts.list.size(), 2);
        QCOMPARE(parts.list[0].head.name, "prompt");
        QVERIFY(!parts.list[0].head.isFile);
        QCOMPARE(parts.list[0].data, "rocks");
        QCOMPARE(parts.list[1].head.name, "image0");
        QCOMPARE(parts.list[1].head.fileName, QStringLiteral("a b.jpg"));
        QCOMPARE(parts.list[1].data, "\r\n--X\r\n--\r\n"); // nearly the boundary
        QVERIFY(parts.list[1].ended);
    }
}

void TestMultipart::aBoundaryIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("boundary"); // empty: none
    QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
    QTest::newRow("quoted") << QByteArray("Multipart/Form-Data; charset=x; Boundary=\"a b\"")
                            << QByteArray("a b");
    QTest::newRow("longest") << QByteArray("multipart/form-data; boundary=") + QByteArray(70, 'a')
                             << QByteArray(70, 'a');
    QTest::newRow("too long") << QByteArray("multipart/form-data; boundary=") + QByteArray(71, 'a')
                              << QByteArray();
    QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/form-data; boundary=") << QByteArray();
    QTest::newRow("another type") << QByteArray("multipart/mixed; boundary=a") << QByteArray();
    QTest::newRow("wrong letters")
        << QByteArray("multipart/form-data; boundary=\"a\\\"b\"") << QByteArray();
    QTest::newRow("open quotation")
        << QByteArray("multipart/form-data; boundary=\"ab") << QByteArray();
}

void TestMultipart::aBoundaryIsReadStrictly()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, boundary);
    QCOMPARE(formBoundary(type).value_or(QByteArray()), boundary);
}

void TestMultipart::whatBreaksOffIsRefused()
{
    const qsizetype whole = twoParts.indexOf("--XX--") + 6;
    for (qsizetype length = 0; length < twoParts.size(); ++length) {
        const Parts parts = split(twoParts.left(length), {7});
        QCOMPARE(parts.refusal.has_value(), length < whole);
        if (parts.refusal)
            QCOMPARE(parts.refusal->status, 400);
    }
}

void TestMultipart::wrongFormsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no name") << QByteArray(
        "--XX\r\nContent-Disposition: form-data\r\n\r\na\r\n--XX--");
    QTest::newRow("no disposition") << QByteArray("--XX\r\nContent-Type: a\r\n\r\na\r\n--XX--");
    QTest::newRow("a longer boundary")
        << QByteArray("--XXY\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--XX--");
    QTest::newRow("nothing") << QByteArray("nothing at all");
}

void TestMultipart::wrongFormsAreRefused()
{
    QFETCH(QByteArray, body);
    const Parts parts = split(body, {3});
    QVERIFY(parts.refusal);
    QCOMPARE(parts.refusal->status, 400);
}

void TestMultipart::limitsHold()
{
    QByteArray many;
    for (int i = 0; i < 4; ++i)
        many += "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n";
    many += "--XX--";
    FormLimits limits;
    limits.parts = 3;
    QCOMPARE(split(many, {50}, limits).refusal->status, 413);
    limits.parts = 4;
    QVERIFY(!split(many, {50}, limits).refusal);

    limits.file = 10;
    QVERIFY(split(twoParts, {5}, limits).refusal);
    limits.file = 11;
    QVERIFY(!split(twoParts, {5}, limits).refusal);
    limits.text = 4;
    QCOMPARE(split(twoParts, {5}, limits).refusal->status, 413);

    limits = {};
    limits.head = 30;
    QCOMPARE(split(twoParts, {5}, limits).refusal->status, 431);
}

void TestMultipart::fileNamesAreText()
{
    const auto nameOf = [](const QByteArray &written) {
        return split("--XX\r\nContent-Disposition: form-data; name=\"i\"; filename=" + written
                         + "\r\n\r\n\r\n--XX--",
                     {9})
            .list.first()
            .head.fileName;
    };
    QCOMPARE(nameOf("\"a;b=\\\"c\\\".jpg\""), QStringLiteral("a;b=\"c\".jpg"));
    QCOMPARE(nameOf("\"%22x%22.jpg\""), QStringLiteral("\"x\".jpg"));
    QCOMPARE(nameOf("\"C:\\photos\\x.jpg\""), QStringLiteral("C:\\photos\\x.jpg"));
    QCOMPARE(nameOf("\"\xc3\xa9t\xc3\xa9.jpg\""), QStringLiteral("été.jpg"));
    QCOMPARE(nameOf("\"\""), QString());
}

QTEST_GUILESS_MAIN(TestMultipart)
#include "tst_multipart.moc"
