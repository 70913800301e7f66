// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/cardextractor.h"

#include <QJsonDocument>
#include <QTest>

using namespace recto;

namespace {

QStringList frontsOf(const QVector<QJsonObject> &objects)
{
    QStringList fronts;
    for (const QJsonObject &object : objects) {
        const auto draft = draftFromModel(object);
        fronts.append(draft ? draft->front + u'=' + draft->back : QStringLiteral("-"));
    }
    return fronts;
}

const char *const twoCards
    = R"({"cards":[{"kind":"basic","front":"a","back":"1","tags":["t"],"quote":"q"},{"kind":"basic","front":"b","back":"2","tags":[],"quote":""}]})";

} // namespace

class TestCardExtractor : public QObject
{
    Q_OBJECT

private slots:
    void findsCardsAtAnySplit_data();
    void findsCardsAtAnySplit();
    void aCardComesWithItsLastBrace();
    void keepsWholeCardsOfACutOffAnswer();
    void anAnswerWithoutItsLastBracketsIsWhole();
    void aCardBehindWordsWaitsForTheEnd();
    void knowsAnAnswerFromNonsense_data();
    void knowsAnAnswerFromNonsense();
    void makesDraftsOfWhatModelsWrite_data();
    void makesDraftsOfWhatModelsWrite();
};

void TestCardExtractor::findsCardsAtAnySplit_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("fronts");
    const QStringList two{QStringLiteral("a=1"), QStringLiteral("b=2")};
    const QString plain = QString::fromLatin1(twoCards);
    const auto row = [](const char *name, const QString &answer, const QStringList &fronts) {
        QTest::newRow(name) << answer << fronts;
    };
    row("plain", plain, two);
    row("fence",
        QStringLiteral("Here are [2] \"cards\":\n```json\n") + plain
            + QStringLiteral("\n```\nDone {ok}."),
        two);
    row("list", QStringLiteral(R"([{"front":"a","back":"1"},{"front":"b","back":"2"}])"), two);
    row("lines",
        QStringLiteral("{\"front\":\"a\",\"back\":\"1\"}\n{\"front\":\"b\",\"back\":\"2\"}\n"),
        two);
    row("one bare", QStringLiteral(R"({"front":"a","back":"1"})"), {QStringLiteral("a=1")});
    row("other names", QStringLiteral(R"({"flashcards":[{"question":"a","answer":"1"}]})"),
        {QStringLiteral("a=1")});
    row("deeper",
        QStringLiteral(R"({"result":{"cards":[{"front":"a","back":"1","tags":[{"x":1}]}]}})"),
        {QStringLiteral("a=1")});
    row("brackets in strings",
        QStringLiteral(R"({"cards":[{"front":"f(x) = {y]","back":"\"}]\\"}]})"),
        {QStringLiteral("f(x) = {y]=\"}]\\")});
    row("thoughts", QStringLiteral("<think>maybe {\"front\":\"x\",\"back\":\"y\"}</think>") + plain,
        two);
    row("thoughts without their beginning",
        QStringLiteral("Okay, maybe {\"front\":\"x\",\"back\":\"y\"}, it's good.\n</think>\n\n")
            + plain,
        two);
    row("thoughts in brackets", QStringLiteral("[THINK]{\"front\":\"x\"[/THINK]") + plain, two);
    row("thoughts of another name", QStringLiteral(" <Reasoning>no {\"</reasoning >") + plain, two);
    row("thoughts in triangles", QStringLiteral("◁think▷{\"◁/think▷") + plain, two);
    row("a channel of thoughts",
        QStringLiteral("<|channel|>analysis<|message|>{\"<|end|><|start|>assistant<|channel|>"
                       "final<|message|>")
            + plain,
        two);
    row("thoughts twice", QStringLiteral("<think>a</think>\n<think>b {</think>") + plain, two);
    row("commas before brackets",
        QStringLiteral(R"({"cards":[{"front":"a","back":"1",},{"front":"b","back":"2", },],})"),
        two);
    row("comments",
        QStringLiteral("{ // the cards: {\n\"cards\":[/* two \" */{\"front\":\"a\",\"back\":"
                       "\"1\"}, // one\n{\"front\":\"b\",\"back\":\"2\"/**/}]}"),
        two);
    row("a web address is no comment",
        QStringLiteral(R"([{"front":"http://x.org // y","back":"1"}])"),
        {QStringLiteral("http://x.org // y=1")});
    row("single quotes",
        QStringLiteral("{'cards': [{'front': 'a', 'back': '1'} , {'front':'It\\'s b\"s, isn't it',"
                       "'back':'2'}]}"),
        {QStringLiteral("a=1"), QStringLiteral("It's b\"s, isn't it=2")});
    row("LaTeX with single backslashes",
        QStringLiteral(
            R"([{"front":"$\frac{a}{b}$ \pm \theta?","back":"\nabla \vec x \neq \beta"}])"),
        {QStringLiteral(R"(\(\frac{a}{b}\) \pm \theta?=\nabla \vec x \neq \beta)")});
    row("LaTeX with doubled backslashes",
        QStringLiteral(R"([{"front":"\\(\\frac{a}{b}\\)\nnu\ttan","back":"\u00e9"}])"),
        {QStringLiteral("\\(\\frac{a}{b}\\)\nnu\ttan=é")});
    row("an escape that is none", QStringLiteral(R"([{"front":"\underline x","back":"\u1"}])"),
        {QStringLiteral(R"(\underline x=\u1)")});
    row("line ends that are none of LaTeX",
        QStringLiteral(R"([{"front":"La pioggia\ne il sole\nnot","back":"a\nb\ti"}])"),
        {QStringLiteral("La pioggia\ne il sole\nnot=a\nb\ti")});
    row("rows of a matrix",
        QStringLiteral(R"([{"front":"$\vec a = a \\ b$","back":"$$x$$ for $5 and $6"}])"),
        {QStringLiteral(R"(\(\vec a = a \\ b\)=\[x\] for $5 and $6)")});
    row("line end in a string", QStringLiteral("{\"cards\":[{\"front\":\"a\",\"back\":\"1\n2\"}]}"),
        {QStringLiteral("a=1\n2")});
    row("surrogates", QStringLiteral("{\"cards\":[{\"front\":\"😀\",\"back\":\"é\"}]}"),
        {QStringLiteral("😀=é")});
    row("broken card between",
        QStringLiteral(
            R"({"cards":[{"front":"a","back":"1"},{"front":},{"front":"b","back":"2"}]})"),
        two);
    row("brackets that don't fit", QStringLiteral("{]} ") + plain, two);
    row("escapes", QStringLiteral(R"({"cards":[{"front":"\u00e9","back":"1"}]})"),
        {QStringLiteral("é=1")});
}

void TestCardExtractor::findsCardsAtAnySplit()
{
    QFETCH(QString, answer);
    QFETCH(QStringList, fronts);
    for (qsizetype cut = 0; cut <= answer.size(); ++cut) {
        CardExtractor extractor;
        QVector<QJsonObject> found = extractor.feed(answer.first(cut));
        found += extractor.feed(answer.sliced(cut));
        found += extractor.finish();
        QCOMPARE(frontsOf(found), fronts);
        QVERIFY(extractor.understood());
    }
    CardExtractor extractor;
    QVector<QJsonObject> found;
    for (const QChar character : answer)
        found += extractor.feed(character);
    found += extractor.finish();
    QCOMPARE(frontsOf(found), fronts);
}

void TestCardExtractor::aCardComesWithItsLastBrace()
{
    const QString answer = QString::fromLatin1(twoCards);
    const qsizetype end = answer.indexOf(u'}') + 1;
    CardExtractor extractor;
    QVERIFY(extractor.feed(answer.first(end - 1)).isEmpty());
    QCOMPARE(extractor.feed(answer.mid(end - 1, 1)).size(), 1);
}

void TestCardExtractor::keepsWholeCardsOfACutOffAnswer()
{
    const QString answer = QString::fromLatin1(twoCards);
    CardExtractor extractor;
    QCOMPARE(frontsOf(extractor.feed(answer.chopped(8))), QStringList{QStringLiteral("a=1")});
    QVERIFY(!extractor.lostCards());
    QVERIFY(extractor.finish().isEmpty());
    QVERIFY(extractor.lostCards());
}

// Without its last brackets nothing is missing.
void TestCardExtractor::anAnswerWithoutItsLastBracketsIsWhole()
{
    CardExtractor extractor;
    QCOMPARE(extractor.feed(QString::fromLatin1(twoCards).chopped(2)).size(), 2);
    QVERIFY(extractor.finish().isEmpty());
    QVERIFY(!extractor.lostCards());
}

// It may be a draft among thoughts that lack their first tag.
void TestCardExtractor::aCardBehindWordsWaitsForTheEnd()
{
    CardExtractor extractor;
    QVERIFY(extractor.feed(QStringLiteral("Sure: ") + QString::fromLatin1(twoCards)).isEmpty());
    QCOMPARE(extractor.finish().size(), 2);
}

void TestCardExtractor::knowsAnAnswerFromNonsense_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("understood");
    QTest::newRow("no cards") << R"({"cards":[]})" << true;
    QTest::newRow("empty list") << "[]" << true;
    QTest::newRow("words") << "I have no cards for you." << false;
    QTest::newRow("other object") << R"({"a":1})" << false;
    QTest::newRow("unfinished") << R"({"cards":[)" << false;
    QTest::newRow("numbers") << "[1, 2]" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestCardExtractor::knowsAnAnswerFromNonsense()
{
    QFETCH(QString, answer);
    QFETCH(bool, understood);
    CardExtractor extractor;
    QVERIFY(extractor.feed(answer).isEmpty());
    QCOMPARE(extractor.understood(), understood);
}

void TestCardExtractor::makesDraftsOfWhatModelsWrite_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("usable");
    QTest::addColumn<bool>("cloze");
    QTest::newRow("basic") << QByteArray(R"({"kind":"basic","front":" f ","back":"b"})") << true
                           << false;
    QTest::newRow("cloze") << QByteArray(R"({"kind":"cloze","front":"x {{c1::y}}","back":""})")
                           << true << true;
    QTest::newRow("cloze by its text")
        << QByteArray(R"({"front":"x {{c1::y::hint}}"})") << true << true;
    QTest::newRow("cloze without a gap")
        << QByteArray(R"({"kind":"cloze","front":"x","back":""})") << false << false;
    QTest::newRow("cloze without a gap, with an answer")
        << QByteArray(R"({"kind":"cloze","front":"x?","back":"y"})") << true << false;
    QTest::newRow("no answer") << QByteArray(R"({"front":"x"})") << false << false;
    QTest::newRow("no question") << QByteArray(R"({"front":"  ","back":"x"})") << false << false;
    QTest::newRow("wrong types") << QByteArray(R"({"front":1,"back":[]})") << false << false;
}

void TestCardExtractor::makesDraftsOfWhatModelsWrite()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, usable);
    QFETCH(bool, cloze);
    const auto draft = draftFromModel(QJsonDocument::fromJson(json).object());
    QCOMPARE(draft.has_value(), usable);
    if (draft)
        QCOMPARE(draft->kind == CardKind::Cloze, cloze);
}

QTEST_GUILESS_MAIN(TestCardExtractor)
#include "tst_cardextractor.moc"
