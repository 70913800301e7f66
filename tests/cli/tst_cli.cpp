// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprocess.h"
#include "fakes/testpaths.h"
#include "sampletexts.h"
#include "streamfaults.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

#if defined(Q_OS_UNIX)
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace recto;

static QStringList faultsOf(const CliResult &result)
{
    StreamChecker checker;
    for (const QByteArray &line : result.output.split('\n')) {
        if (!line.isEmpty())
            checker.take(line);
    }
    return checker.faults();
}

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersionAtEachLevel_data();
    void helpAndVersionAtEachLevel();
    void wrongUseIsUsage_data();
    void wrongUseIsUsage();
    void processTellsTheContractsEvents();
    void processWithoutJsonSaysWhatItMade();
    void exitCodesTellHowItWent_data();
    void exitCodesTellHowItWent();
    void aCrashAndAHangCostTheirPagesAlone();
    void aMissingLanguageNamesItsPackage();
    void aSignalStopsAndTheJobGoesOn_data();
    void aSignalStopsAndTheJobGoesOn();
    void askingTwiceStillTellsTheEnd();
    void fewDescriptorsAreOneError();
    void chunksJoinToTheInput();
    void generatePrintsCardsAndSavesNone();
    void generatedCardsPassTheCheck();
    void chunkKeepsAByteOrderMarkAndRefusesWhatIsNoText();
    void checkJudgesCards();
    void settingsAreKept();
    void doctorIsContentHere();
    void doctorNamesALibraryThatCannotBeWritten();
    void aSamplePageGivesCards();

private:
    [[nodiscard]] static QStringList process(const QStringList &files)
    {
        return QStringList{QStringLiteral("process"), QStringLiteral("--json")} + files;
    }
};

void TestCli::helpAndVersionAtEachLevel_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << QByteArray("process");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")}
                             << QByteArray("recto-cli ");
    QTest::newRow("command help") << QStringList{QStringLiteral("process"),
                                                 QStringLiteral("--help")}
                                  << QByteArray("--max-chunk");
    QTest::newRow("command version")
        << QStringList{QStringLiteral("ocr"), QStringLiteral("--version")}
        << QByteArray("recto-cli ");
}

void TestCli::helpAndVersionAtEachLevel()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, expected);
    const CliResult result = CliPlace().run(arguments);
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains(expected), result.output.constData());
    QVERIFY(result.complaints.isEmpty());
}

void TestCli::wrongUseIsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *line) {
        QTest::newRow(*line ? line : "nothing")
            << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    };
    row("");
    row("dance");
    row("process");
    row("process --no-such-option a.png");
    row("process --ocr magic a.png");
    row("process --generator magic a.png");
    row("process --max-chunk many a.png");
    row("process --workers 0 a.png");
    row("chunk --max-chunk -3");
    row("jobs show");
    row("settings set maxChunk lots");
    row("settings get noSuchSetting");
    row("export --format papyrus --all --output a");
}

void TestCli::wrongUseIsUsage()
{
    QFETCH(QStringList, arguments);
    const CliResult result = CliPlace().run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!result.complaints.isEmpty());
    QVERIFY(result.output.isEmpty());
}

void TestCli::processTellsTheContractsEvents()
{
    const CliPlace place;
    QStringList files;
    for (int i = 0; i < 5; ++i)
        files << place.addPage(QStringLiteral("p%1.png").arg(i), pageOfText(i));
    const CliResult result = place.run(process(files));
    QVERIFY2(result.exitCode == 0, result.complaints.constData());

    const QList<QJsonObject> events = result.objects();
    QCOMPARE(events.first().value(QLatin1String("event")).toString(), QStringLiteral("job"));
    QCOMPARE(events.first().value(QLatin1String("pages")).toInt(), 5);
    QCOMPARE(events.last().value(QLatin1String("event")).toString(), QStringLiteral("complete"));
    QCOMPARE(faultsOf(result), QStringList());
    QSet<QString> told;
    for (const QJsonObject &event : events) {
        if (event.value(QLatin1String("event")).toString() == QLatin1String("flashcard"))
            told.insert(event.value(QLatin1String("flashcard"))
                            .toObject()
                            .value(QLatin1String("id"))
                            .toString());
    }
    QSet<QString> saved;
    for (const QJsonValue &card : events.last().value(QLatin1String("flashcards")).toArray())
        saved.insert(card.toObject().value(QLatin1String("id")).toString());
    QVERIFY(saved.size() >= 5);
    QCOMPARE(told, saved);
}

void TestCli::processWithoutJsonSaysWhatItMade()
{
    const CliPlace place;
    const CliResult result = place.run({QStringLiteral("process"), QStringLiteral("--title"),
                                        QStringLiteral("My title"),
                                        place.addPage(QStringLiteral("a.png"), pageOfText(1))});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains("My title"), result.output.constData());
    QVERIFY2(
        QRegularExpression(QStringLiteral("^(1 card|[02-9] cards|[1-9][0-9]+ cards) saved in “"))
            .match(QString::fromUtf8(result.output))
            .hasMatch(),
        result.output.constData());
    QVERIFY2(result.complaints.contains("Done: ") && !result.complaints.contains("(s)"),
             result.complaints.constData());
    const CliResult uploads = place.run({QStringLiteral("uploads"), QStringLiteral("--json")});
    QCOMPARE(uploads.objects().size(), 1);
    QCOMPARE(uploads.objects().first().value(QLatin1String("title")).toString(),
             QStringLiteral("My title"));
}

void TestCli::exitCodesTellHowItWent_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("named");
    QTest::newRow("all well") << QStringList{QStringLiteral("a.png")} << 0 << QString();
    QTest::newRow("one broken") << QStringList{QStringLiteral("a.png"), QStringLiteral("text.jpg")}
                                << 3 << QStringLiteral("text.jpg");
    QTest::newRow("one empty") << QStringList{QStringLiteral("empty.png"), QStringLiteral("a.png")}
                               << 3 << QStringLiteral("empty.png");
    QTest::newRow("one fails to read")
        << QStringList{QStringLiteral("a.png"), QStringLiteral("error.png")} << 3
        << QStringLiteral("error.png");
    QTest::newRow("one without text")
        << QStringList{QStringLiteral("a.png"), QStringLiteral("blank.png")} << 3
        << QStringLiteral("blank.png");
    QTest::newRow("none") << QStringList{QStringLiteral("gone.png")} << 1
                          << QStringLiteral("gone.png");
    QTest::newRow("nothing to ask") << QStringList{QStringLiteral("noise.png")} << 1
                                    << QStringLiteral("No cards could be made");
    QTest::newRow("none readable")
        << QStringList{QStringLiteral("error.png"), QStringLiteral("text.jpg")} << 1
        << QStringLiteral("error.png");
}

void TestCli::exitCodesTellHowItWent()
{
    QFETCH(QStringList, names);
    QFETCH(int, exitCode);
    QFETCH(QString, named);
    const CliPlace place;
    place.addPage(QStringLiteral("a.png"), pageOfText(1));
    place.addPage(QStringLiteral("error.png"), pageOfText(2));
    place.addPage(QStringLiteral("blank.png"), QStringLiteral(" \n"));
    place.addPage(QStringLiteral("noise.png"), QStringLiteral("~ ; ,. '' |"));
    place.write(QStringLiteral("text.jpg"), "no picture at all");
    place.write(QStringLiteral("empty.png"), {});
    QStringList files;
    for (const QString &name : std::as_const(names))
        files << place.path(name);
    const CliResult result = place.run(process(files));
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(result.complaints.contains(named.toUtf8()), result.complaints.constData());
    QCOMPARE(faultsOf(result), QStringList());
}

void TestCli::aCrashAndAHangCostTheirPagesAlone()
{
    const CliPlace place;
    QStringList files;
    for (int i = 0; i < 8; ++i)
        files << place.addPage(QStringLiteral("p%1.png").arg(i), pageOfText(i));
    files.insert(2, place.addPage(QStringLiteral("crash.png"), pageOfText(20)));
    files.insert(5, place.addPage(QStringLiteral("hang.png"), pageOfText(21)));
    QProcessEnvironment environment = place.environment();
    environment.insert(QStringLiteral("RECTO_READER_SECONDS"), QStringLiteral("2"));
    const CliResult result = place.run(process(files), {}, environment);
    QCOMPARE(result.exitCode, 3);
    const QJsonObject end = result.objects().last();
    QCOMPARE(end.value(QLatin1String("event")).toString(), QStringLiteral("complete"));
    QStringList failed;
    for (const QJsonValue &unit : end.value(QLatin1String("failed")).toArray())
        failed << unit.toObject().value(QLatin1String("file")).toString();
    failed.sort();
    QCOMPARE(failed, (QStringList{QStringLiteral("crash.png"), QStringLiteral("hang.png")}));
    QSet<int> pages;
    for (const QJsonValue &card : end.value(QLatin1String("flashcards")).toArray())
        pages.insert(card.toObject()
                         .value(QLatin1String("evidence"))
                         .toObject()
                         .value(QLatin1String("page"))
                         .toInt());
    QCOMPARE(pages.size(), 8);
}

void TestCli::aMissingLanguageNamesItsPackage()
{
    const CliPlace place;
    const CliResult result = place.run(QStringList{
        QStringLiteral("process"), QStringLiteral("--json"), QStringLiteral("--language"),
        QStringLiteral("eng+tlh"), place.addPage(QStringLiteral("a.png"), pageOfText(1))});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.complaints.contains("tesseract-ocr-tlh"), result.complaints.constData());
    QCOMPARE(result.objects().size(), 1);
    QCOMPARE(result.objects().first().value(QLatin1String("code")).toString(),
             QStringLiteral("LanguageMissing"));
}

void TestCli::aSignalStopsAndTheJobGoesOn_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("interrupted") << SIGINT << 130;
    QTest::newRow("terminated") << SIGTERM << 143;
}

void TestCli::aSignalStopsAndTheJobGoesOn()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    const CliPlace place;
    QStringList files;
    for (int i = 0; i < 3; ++i)
        files << place.addPage(QStringLiteral("p%1.png").arg(i), pageOfText(i));
    files << place.addPage(QStringLiteral("hang.png"), pageOfText(9));
    QProcess cli;
    cli.setProcessEnvironment(place.environment());
    cli.start(qEnvironmentVariable("RECTO_CLI"), process(files));
    QByteArray output;
    // Three pages are read, the fourth hangs: that's the moment.
    while (output.count("\"state\":\"read\"") < 3) {
        QVERIFY2(cli.waitForReadyRead(30'000), cli.readAllStandardError().constData());
        output += cli.readAllStandardOutput();
    }
    ::kill(static_cast<pid_t>(cli.processId()), number);
    QVERIFY(cli.waitForFinished(10'000));
    output += cli.readAllStandardOutput();
    QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
    QCOMPARE(cli.exitCode(), exitCode);
    const QJsonObject end = QJsonDocument::fromJson(output.trimmed().split('\n').last()).object();
    QCOMPARE(end.value(QLatin1String("event")).toString(), QStringLiteral("cancelled"));

    const QString jobId = end.value(QLatin1String("jobId")).toString();
    const auto jobs
        = place.run({QStringLiteral("jobs"), QStringLiteral("list"), QStringLiteral("--json")})
              .objects();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs.first().value(QLatin1String("jobId")).toString(), jobId);
    QCOMPARE(jobs.first().value(QLatin1String("state")).toString(), QStringLiteral("cancelled"));
    QProcessEnvironment limited = place.environment();
    limited.insert(QStringLiteral("RECTO_READER_SECONDS"), QStringLiteral("1"));
    const CliResult resumed = place.run(
        {QStringLiteral("jobs"), QStringLiteral("resume"), jobId, QStringLiteral("--json")}, {},
        limited);
    QCOMPARE(faultsOf(resumed), QStringList());
    QCOMPARE(resumed.exitCode, 3); // the page that hangs is named, the others are there
    QVERIFY(resumed.objects().last().value(QLatin1String("flashcards")).toArray().size() >= 3);
}

void TestCli::chunksJoinToTheInput()
{
    QByteArray input;
    for (int i = 0; i < 60; ++i)
        input += pageOfText(i).toUtf8() + (i % 7 == 0 ? "\n\n" : " ")
            + "e.g. 3.14 – Größe 漢字 👩‍👩‍👧.\n";
    const CliResult result = CliPlace().run(
        {QStringLiteral("chunk"), QStringLiteral("--max-chunk"), QStringLiteral("500")}, input);
    QCOMPARE(result.exitCode, 0);
    QByteArray joined;
    qint64 expectedStart = 0;
    for (const QJsonObject &chunk : result.objects()) {
        const qint64 start = chunk.value(QLatin1String("start")).toInteger();
        const qint64 end = chunk.value(QLatin1String("end")).toInteger();
        QCOMPARE(start, expectedStart);
        QCOMPARE(input.mid(start, end - start),
                 chunk.value(QLatin1String("text")).toString().toUtf8());
        QVERIFY(chunk.value(QLatin1String("text")).toString().size() <= 500);
        joined += input.mid(start, end - start);
        expectedStart = end;
    }
    QCOMPARE(joined, input);
}

void TestCli::generatePrintsCardsAndSavesNone()
{
    const CliPlace place;
    const CliResult result = place.run({QStringLiteral("generate")}, pageOfText(1).toUtf8());
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!result.objects().isEmpty());
    for (const QJsonObject &card : result.objects()) {
        QVERIFY(!card.value(QLatin1String("front")).toString().isEmpty());
        QVERIFY(QStringList({QStringLiteral("basic"), QStringLiteral("cloze")})
                    .contains(card.value(QLatin1String("kind")).toString()));
        for (const char *field : {"id", "uploadId", "back", "tags", "course", "group", "createdAt"})
            QVERIFY2(card.contains(QLatin1String(field)), field);
        QCOMPARE(card.value(QLatin1String("evidence"))
                     .toObject()
                     .value(QLatin1String("match"))
                     .toString(),
                 QStringLiteral("exact"));
    }
    QVERIFY(!QFile::exists(place.path(QStringLiteral("library/library.sqlite"))));
}

void TestCli::generatedCardsPassTheCheck()
{
    const CliPlace place;
    place.write(QStringLiteral("source.txt"), pageOfText(1).toUtf8());
    const CliResult made = place.run({QStringLiteral("generate")}, pageOfText(1).toUtf8());
    const CliResult checked = place.run({QStringLiteral("check"), QStringLiteral("--source"),
                                         place.path(QStringLiteral("source.txt"))},
                                        made.output);
    QCOMPARE(checked.exitCode, 0);
    const auto cards = made.objects();
    const auto reports = checked.objects();
    QCOMPARE(reports.size(), cards.size());
    for (qsizetype i = 0; i < reports.size(); ++i) {
        QCOMPARE(reports[i].value(QLatin1String("grounded")).toString(), QStringLiteral("exact"));
        QCOMPARE(reports[i].value(QLatin1String("id")), cards[i].value(QLatin1String("id")));
        QVERIFY(reports[i].value(QLatin1String("duplicateOf")).isNull());
    }
}

void TestCli::chunkKeepsAByteOrderMarkAndRefusesWhatIsNoText()
{
    const CliPlace place;
    const QByteArray marked = "\xef\xbb\xbfOne. Two.\n";
    const auto chunks = place.run({QStringLiteral("chunk")}, marked).objects();
    QCOMPARE(chunks.size(), 1);
    QCOMPARE(chunks[0].value(QLatin1String("end")).toInteger(), marked.size());
    QCOMPARE(chunks[0].value(QLatin1String("text")).toString().toUtf8(), marked);
    for (const char *command : {"chunk", "generate", "check"}) {
        const CliResult refused = place.run({QString::fromLatin1(command)}, "caf\xe9 is Latin-1\n");
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.complaints.contains("UTF-8"));
    }
}

void TestCli::checkJudgesCards()
{
    const CliPlace place;
    place.write(QStringLiteral("source.txt"), pageOfText(0).toUtf8());
    const QByteArray cards
        = "{\"id\":\"good\",\"kind\":\"basic\",\"front\":\"What is osmosis?\",\"back\":\"the "
          "movement of water through a membrane\","
          "\"evidence\":{\"quote\":\"Osmosis is the movement of water through a membrane.\"}}\n"
          "{\"id\":\"invented\",\"kind\":\"basic\",\"front\":\"Who discovered "
          "osmosis?\",\"back\":\"Napoleon Bonaparte\","
          "\"evidence\":{\"quote\":\"Napoleon Bonaparte discovered osmosis in Egypt.\"}}\n";
    const CliResult result = place.run({QStringLiteral("check"), QStringLiteral("--source"),
                                        place.path(QStringLiteral("source.txt"))},
                                       cards);
    QCOMPARE(result.exitCode, 0);
    const auto reports = result.objects();
    QCOMPARE(reports.size(), 2);
    QCOMPARE(reports[0].value(QLatin1String("id")).toString(), QStringLiteral("good"));
    QCOMPARE(reports[0].value(QLatin1String("grounded")).toString(), QStringLiteral("exact"));
    QCOMPARE(reports[1].value(QLatin1String("grounded")).toString(), QStringLiteral("absent"));
    QVERIFY(reports[0].value(QLatin1String("score")).toDouble()
            > reports[1].value(QLatin1String("score")).toDouble());
    for (const char *field :
         {"leakage", "atomic", "selfContained", "duplicateOf", "clozeValid", "reasons"})
        QVERIFY2(reports[0].contains(QLatin1String(field)), field);
}

void TestCli::settingsAreKept()
{
    const CliPlace place;
    QCOMPARE(place
                 .run({QStringLiteral("settings"), QStringLiteral("set"), QStringLiteral("course"),
                       QStringLiteral("Biology 101")})
                 .exitCode,
             0);
    QCOMPARE(
        place.run({QStringLiteral("settings"), QStringLiteral("get"), QStringLiteral("course")})
            .output.trimmed(),
        QByteArray("Biology 101"));
    QVERIFY(place.run({QStringLiteral("settings"), QStringLiteral("list")})
                .output.contains("course = Biology 101"));
}

void TestCli::doctorIsContentHere()
{
    const CliPlace place;
    const CliResult result = place.run({QStringLiteral("doctor"), QStringLiteral("--json")}, {},
                                       place.environment(true));
    QVERIFY2(result.exitCode == 0, result.output.constData());
    QVERIFY(result.objects().size() >= 5);
}

void TestCli::doctorNamesALibraryThatCannotBeWritten()
{
#if defined(Q_OS_UNIX)
    const CliPlace place;
    QCOMPARE(place.run({QStringLiteral("uploads")}).exitCode, 0);
    const QString page = place.addPage(QStringLiteral("p.png"), pageOfText(0));
    QCOMPARE(place.run(process({page})).exitCode, 0); // makes the library
    const QByteArray folder = QFile::encodeName(place.path(QStringLiteral("library")));
    const QByteArray file = folder + "/library.sqlite";
    QVERIFY(chmod(QFile::encodeName(place.path(QString())).constData(), 0755) == 0);
    QVERIFY(chmod(file.constData(), 0444) == 0 && chmod(folder.constData(), 0555) == 0);
    QProcess doctor;
    doctor.setProcessEnvironment(place.environment(true));
    doctor.setChildProcessModifier([] { // who may do anything looks as somebody else
        constexpr uid_t nobody = 65534;
        if (geteuid() == 0)
            static_cast<void>(setuid(nobody));
    });
    doctor.start(qEnvironmentVariable("RECTO_CLI"),
                 {QStringLiteral("doctor"), QStringLiteral("--json")});
    QVERIFY(doctor.waitForFinished());
    QVERIFY(chmod(folder.constData(), 0755) == 0);
    QCOMPARE(doctor.exitCode(), 1);
    const QByteArray said = doctor.readAllStandardOutput();
    QVERIFY2(said.contains("\"state\":\"broken\"") && said.contains("can’t be written"),
             said.constData());
#endif
}

// The real reader, from the picture to the cards.
void TestCli::aSamplePageGivesCards()
{
    const CliPlace place;
    const CliResult result = place.run(process({sourceFile(QStringLiteral("resources/samples"))}),
                                       {}, place.environment(true));
    QVERIFY2(result.exitCode == 0, result.complaints.constData());
    QCOMPARE(faultsOf(result), QStringList());
    const QJsonObject end = result.objects().last();
    QVERIFY(end.value(QLatin1String("flashcards")).toArray().size() >= 15);
    for (const QJsonValue &value : end.value(QLatin1String("flashcards")).toArray()) {
        const QJsonObject evidence = value.toObject().value(QLatin1String("evidence")).toObject();
        QVERIFY(!evidence.value(QLatin1String("boxes")).toArray().isEmpty());
        QVERIFY(evidence.value(QLatin1String("match")).toString() != QLatin1String("none"));
    }
}

// Ctrl-C by an impatient hand: the end is told, once, all the same.
void TestCli::askingTwiceStillTellsTheEnd()
{
    const CliPlace place;
    QProcess cli;
    cli.setProcessEnvironment(place.environment());
    cli.start(qEnvironmentVariable("RECTO_CLI"),
              process({place.addPage(QStringLiteral("p0.png"), pageOfText(0)),
                       place.addPage(QStringLiteral("hang.png"), pageOfText(9))}));
    QByteArray output;
    while (!output.contains("\"state\":\"read\"")) {
        QVERIFY2(cli.waitForReadyRead(30'000), cli.readAllStandardError().constData());
        output += cli.readAllStandardOutput();
    }
    for (int i = 0; i < 3; ++i)
        ::kill(static_cast<pid_t>(cli.processId()), SIGINT);
    QVERIFY(cli.waitForFinished(10'000));
    output += cli.readAllStandardOutput();
    QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
    QCOMPARE(cli.exitCode(), 130);
    QCOMPARE(output.count("\"event\":\"cancelled\""), 1);
    QVERIFY(output.trimmed().split('\n').last().contains("\"event\":\"cancelled\""));
}

// Qt ends a program whose event loop gets no descriptor: it is told before.
void TestCli::fewDescriptorsAreOneError()
{
    const CliPlace place;
    for (const rlim_t allowed : {8, 12, 24, 40}) {
        QProcess cli;
        cli.setProcessEnvironment(place.environment());
        cli.setChildProcessModifier([allowed] {
            const rlimit few{allowed, allowed};
            setrlimit(RLIMIT_NOFILE, &few);
        });
        cli.start(qEnvironmentVariable("RECTO_CLI"),
                  process({place.addPage(QStringLiteral("p0.png"), pageOfText(0))}));
        QVERIFY(cli.waitForFinished(30'000));
        QCOMPARE(cli.exitStatus(), QProcess::NormalExit);
        QCOMPARE(cli.exitCode(), 1);
        const QList<QByteArray> rows = cli.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows.first().contains("\"code\":\"NoResources\""), rows.first().constData());
    }
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
