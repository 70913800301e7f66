// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job.h"
#include "core/json.h"

#include <QJsonArray>
#include <QTest>

using namespace recto;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void aFlashcardComesBackAsItWent();
    void aFlashcardHasTheFieldsOfTheContract();
    void aBrokenFlashcardIsRefused_data();
    void aBrokenFlashcardIsRefused();
    void aPageTextComesBackAsItWent();
    void aPageComesBackAsItWent();
    void jobOptionsComeBackAsTheyWent();
    void anErrorComesBackAsItWent();
    void unknownFieldsAreIgnored();
};

static Flashcard sampleCard()
{
    Flashcard card;
    card.id = QStringLiteral("a1");
    card.uploadId = QStringLiteral("u1");
    card.kind = CardKind::Cloze;
    card.front = QStringLiteral("Water is {{c1::H₂O::formula}} “quoted”\nline");
    card.back = QStringLiteral("שלום 水 🌍");
    card.tags = {QStringLiteral("one"), QStringLiteral("two")};
    card.course = QStringLiteral("Chemistry");
    card.group = QStringLiteral("A");
    card.evidence
        = {3, QStringLiteral("Water is H₂O"), {{1, 2, 3, 4}, {5, 6, 7, 8}}, EvidenceMatch::Fuzzy};
    card.score = 0.75;
    card.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    return card;
}

void TestJson::aFlashcardComesBackAsItWent()
{
    const Flashcard card = sampleCard();
    const auto back = flashcardFromJson(toJson(card));
    QVERIFY(back.ok());
    QCOMPARE(*back, card);
}

void TestJson::aFlashcardHasTheFieldsOfTheContract()
{
    const QJsonObject object = toJson(sampleCard());
    for (const char *field : {"id", "uploadId", "kind", "front", "back", "tags", "course", "group",
                              "evidence", "createdAt"})
        QVERIFY2(object.contains(QLatin1String(field)), field);
    QCOMPARE(object.value(QLatin1String("kind")).toString(), QStringLiteral("cloze"));
    const QJsonObject evidence = object.value(QLatin1String("evidence")).toObject();
    QCOMPARE(evidence.value(QLatin1String("page")).toInt(), 3);
    QCOMPARE(evidence.value(QLatin1String("match")).toString(), QStringLiteral("fuzzy"));
    QCOMPARE(evidence.value(QLatin1String("boxes")).toArray().at(1).toArray(),
             (QJsonArray{5, 6, 7, 8}));
    QCOMPARE(object.value(QLatin1String("createdAt")).toString(),
             QStringLiteral("2026-01-02T03:04:05.678Z"));
}

void TestJson::aBrokenFlashcardIsRefused_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("no front") << QJsonObject{{QStringLiteral("back"), QStringLiteral("b")}};
    QTest::newRow("unknown kind") << QJsonObject{{QStringLiteral("kind"), QStringLiteral("video")},
                                                 {QStringLiteral("front"), QStringLiteral("f")}};
}

void TestJson::aBrokenFlashcardIsRefused()
{
    QFETCH(QJsonObject, object);
    const auto card = flashcardFromJson(object);
    QVERIFY(!card.ok());
    QCOMPARE(card.error().kind, ErrorKind::BadInput);
}

void TestJson::aPageTextComesBackAsItWent()
{
    PageText text;
    text.text = QStringLiteral("A heading\n\nhyphen-ated 中文");
    text.size = {4000, 3000};
    text.quarterTurns = 3;
    text.words = {{QStringLiteral("A"), {1, 2, 30, 40}, 91.5F, 0, 1, true, false},
                  {QStringLiteral("heading"), {40, 2, 90, 40}, 88, 2, 7, false, true}};
    text.blocks
        = {{BlockKind::Heading, 0, 9, 1, {1, 2, 129, 40}}, {BlockKind::PageNumber, 11, 3, 0, {}}};
    text.confidence = 90.5F;
    text.language = QStringLiteral("eng+fra");
    text.engine = QStringLiteral("tesseract 5");
    text.preparation = {QStringLiteral("turned 90°"), QStringLiteral("flattened")};
    text.quality.dark = true;
    text.quality.handwriting = 0.5F;
    QCOMPARE(pageTextFromJson(toJson(text)), text);
}

void TestJson::aPageComesBackAsItWent()
{
    Page page;
    page.file = QStringLiteral("/a b/ü.pdf");
    page.index = 4;
    page.indexCount = 9;
    page.name = QStringLiteral("ü.pdf, page 5");
    page.sha256 = QStringLiteral("00ff");
    page.corrections.quarterTurns = 1;
    page.corrections.turnedByHand = true;
    page.corrections.corners = {{0.1, 0.2}, {0.9, 0.1}, {1, 1}, {0, 0.95}};
    page.corrections.leftOut = {{0.5, 0.5, 0.25, 0.125}};
    page.corrections.language = QStringLiteral("deu");
    QCOMPARE(pageFromJson(toJson(page)), page);
}

void TestJson::jobOptionsComeBackAsTheyWent()
{
    JobOptions options;
    options.language = QStringLiteral("fra");
    options.course = QStringLiteral("c");
    options.group = QStringLiteral("g");
    options.focus = QStringLiteral("f");
    options.title = QStringLiteral("t");
    options.ocrEngine = QStringLiteral("vision");
    options.generator = QStringLiteral("chat");
    options.maxChunk = 1234;
    options.workers = 3;
    options.baseUrl = QStringLiteral("http://127.0.0.1:1/v1");
    options.model = QStringLiteral("m");
    options.visionModel = QStringLiteral("v");
    QCOMPARE(jobOptionsFromJson(toJson(options)), options);
}

void TestJson::anErrorComesBackAsItWent()
{
    const Error error{ErrorKind::PdfPassword, QStringLiteral("book.pdf"), QStringLiteral("why")};
    QCOMPARE(errorFromJson(toJson(error)), error);
}

void TestJson::unknownFieldsAreIgnored()
{
    QJsonObject object = toJson(sampleCard());
    object.insert(QStringLiteral("fromTheFuture"), QJsonArray{1, 2});
    const auto card = flashcardFromJson(object);
    QVERIFY(card.ok());
    QCOMPARE(*card, sampleCard());
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
