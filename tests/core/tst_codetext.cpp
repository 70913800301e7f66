// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codetext.h"
#include "core/doubttext.h"
#include "core/errortext.h"
#include "core/job.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace recto;

namespace {

// Everything that data can say, by its code's name, in the words of the chosen language.
using Sentences = QMap<QString, QString>;

template<typename Code, typename Text>
void addAll(Sentences &sentences, const char *kind, const Text &text)
{
    for (const auto &[code, name] : CodeNames<Code>::table) {
        sentences.insert(QString::fromLatin1(kind) + u' ' + QString::fromLatin1(name), text(code));
    }
}

Sentences sentencesOfErrors()
{
    Sentences sentences;
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        if (kind != ErrorKind::BadInput) // its faults each have their own
            sentences.insert(errorKindName(kind),
                             errorText({kind, QStringLiteral("S"), QStringLiteral("D")}));
    }
    return sentences;
}

Sentences sentencesOfCodes()
{
    Sentences sentences;
    addAll<PreparationKind>(sentences, "preparation", [](PreparationKind kind) {
        return preparationText(PreparationStep{kind, 7, {640, 480}, QStringLiteral("E")});
    });
    addAll<DropReason>(sentences, "dropped", [](DropReason reason) {
        return droppedText({{reason, 2}});
    });
    addAll<LibraryFault>(sentences, "library", [](LibraryFault fault) {
        return libraryProblemText({fault, QStringLiteral("S"), QStringLiteral("D")});
    });
    addAll<InputFault>(sentences, "input", [](InputFault fault) {
        return inputFaultText({ErrorKind::BadInput, {}, QStringLiteral("1..2"), fault});
    });
    for (const QString &code : doubtCodes())
        sentences.insert(QStringLiteral("doubt ") + code, doubtText(code));
    sentences.insert(QStringLiteral("any doubt"), doubtText(QStringLiteral("of-a-newer-recto")));
    sentences.remove(QStringLiteral("input none"));
    return sentences;
}

} // namespace

class TestCodeText : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeHasASentenceOfItsOwn_data();
    void everyCodeHasASentenceOfItsOwn();
    void theLanguagesAreOthers();
    void everyCodeHasANameThatReadsBack();
    void placesAndAmountsAreSaid();
};

void TestCodeText::everyCodeHasASentenceOfItsOwn_data()
{
    QTest::addColumn<bool>("german");
    QTest::newRow("English") << false;
    QTest::newRow("German") << true;
}

void TestCodeText::everyCodeHasASentenceOfItsOwn()
{
    QFETCH(bool, german);
    QTranslator translator;
    if (german) {
        QVERIFY(translator.load(QStringLiteral(RECTO_GERMAN)));
        QCoreApplication::installTranslator(&translator);
    }
    for (const Sentences &sentences : {sentencesOfErrors(), sentencesOfCodes()}) {
        QMap<QString, QString> codes; // by sentence
        for (auto it = sentences.cbegin(); it != sentences.cend(); ++it) {
            static const QRegularExpression place(QStringLiteral("%[1-9]"));
            QVERIFY2(!it.value().isEmpty(), qPrintable(it.key()));
            QVERIFY2(!it.value().contains(place), qPrintable(it.value()));
            QVERIFY2(!codes.contains(it.value()),
                     qPrintable(it.key() + u' ' + codes.value(it.value()) + u' ' + it.value()));
            codes.insert(it.value(), it.key());
        }
    }
}

// What has no translation shows the English words.
void TestCodeText::theLanguagesAreOthers()
{
    const QList<Sentences> english{sentencesOfErrors(), sentencesOfCodes()};
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(RECTO_GERMAN)));
    QCoreApplication::installTranslator(&translator);
    const QList<Sentences> german{sentencesOfErrors(), sentencesOfCodes()};
    for (int i = 0; i < english.size(); ++i) {
        for (auto it = english.at(i).cbegin(); it != english.at(i).cend(); ++it)
            QVERIFY2(german.at(i).value(it.key()) != it.value(), qPrintable(it.key()));
    }
}

template<typename Code>
bool readsBack()
{
    for (const auto &[code, name] : CodeNames<Code>::table) {
        if (codeFromName<Code>(codeName(code)) != code)
            return false;
    }
    return !codeFromName<Code>(QStringLiteral("noSuchName"));
}

void TestCodeText::everyCodeHasANameThatReadsBack()
{
    QVERIFY(readsBack<PreparationKind>());
    QVERIFY(readsBack<DropReason>());
    QVERIFY(readsBack<LibraryFault>());
    QVERIFY(readsBack<InputFault>());
    QVERIFY(readsBack<BlockKind>());
    QVERIFY(readsBack<TextSource>());
    QVERIFY(readsBack<OcrEngineKind>());
    QVERIFY(readsBack<GeneratorKind>());
    QVERIFY(readsBack<JobState>());
    QVERIFY(readsBack<UnitState>());
}

void TestCodeText::placesAndAmountsAreSaid()
{
    const QVector<PreparationStep> steps{{PreparationKind::Turned, 90},
                                         {PreparationKind::SentToModel, 0, {640, 480}}};
    QCOMPARE(preparationText(steps), QStringLiteral("turned 90°, sent as 640 × 480 pixels"));
    QCOMPARE(droppedText({{DropReason::Repeated, 2}, {DropReason::Leakage, 1}}),
             QStringLiteral("2 repeated, 1 with the answer in its question"));
    QCOMPARE(droppedText({}), QString());
    QCOMPARE(errorText(badInput(InputFault::CardWithoutFront, QStringLiteral("a.csv"), {}, 3)),
             QStringLiteral("a.csv: line 3: a card without a front"));
    QCOMPARE(libraryProblemText({LibraryFault::RowWithoutParent, QStringLiteral("%2"),
                                 QStringLiteral("7 → uploads")}),
             QStringLiteral("The table %2 names something that isn’t there (7 → uploads)."));
}

QTEST_GUILESS_MAIN(TestCodeText)
#include "tst_codetext.moc"
