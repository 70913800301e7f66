// SPDX-License-Identifier: GPL-3.0-or-later
// export and import, with files and with pipes.
#include "cliprocess.h"
#include "sampletexts.h"

#include <QJsonArray>
#include <QTest>

using namespace recto;

namespace {

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

// A place with the cards of a page.
class SavedCards : public CliPlace
{
public:
    SavedCards()
    {
        if (run({QStringLiteral("process"), addPage(QStringLiteral("a.png"), pageOfText(1))})
                .exitCode
            != 0)
            qFatal("no cards were made");
    }
    [[nodiscard]] QStringList fronts() const
    {
        QStringList result;
        for (const QJsonObject &card :
             run({QStringLiteral("--json"), QStringLiteral("cards")}).objects())
            result << card.value(QLatin1String("front")).toString();
        return result;
    }
};

QStringList frontsOf(const QJsonArray &cards)
{
    QStringList fronts;
    for (const QJsonValue &card : cards)
        fronts << card.toObject().value(QLatin1String("front")).toString();
    return fronts;
}

} // namespace

class TestExchangeCommands : public QObject
{
    Q_OBJECT

private slots:
    void exportedCardsAreTheSavedOnes_data();
    void exportedCardsAreTheSavedOnes();
    void standardOutputAsJsonIsACardALine();
    void aFullDiskBehindThePipeIsSaid();
    void cardsGoFromLibraryToLibraryByAPipe_data();
    void cardsGoFromLibraryToLibraryByAPipe();
    void importNamesTheFileThatItCantTake();
    void theFormatMayBeSaid();
};

void TestExchangeCommands::exportedCardsAreTheSavedOnes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("piped");
    for (const char *format : {"json", "csv", "markdown"}) {
        QTest::addRow("%s to a file", format) << QString::fromLatin1(format) << false;
        QTest::addRow("%s to standard output", format) << QString::fromLatin1(format) << true;
    }
}

void TestExchangeCommands::exportedCardsAreTheSavedOnes()
{
    QFETCH(const QString, format);
    QFETCH(const bool, piped);
    const SavedCards place;
    const QString file = piped ? QStringLiteral("-") : place.path(QStringLiteral("out"));
    const CliResult result
        = place.run({QStringLiteral("export"), QStringLiteral("--format"), format,
                     QStringLiteral("--all"), QStringLiteral("--output"), file});
    QVERIFY2(result.exitCode == 0, result.complaints.constData());
    QByteArray bytes = result.output;
    if (!piped) {
        QVERIFY(result.output.isEmpty());
        QFile exported(file);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        bytes = exported.readAll();
    }
    QVERIFY(!QFile::exists(QStringLiteral("-"))); // in the folder that the program runs in
    if (format == QLatin1String("json"))
        QCOMPARE(frontsOf(QJsonDocument::fromJson(bytes).array()), place.fronts());
    else
        QVERIFY(bytes.contains("nflation"));
}

void TestExchangeCommands::standardOutputAsJsonIsACardALine()
{
    const SavedCards place;
    const CliResult result
        = place.run(words(QStringLiteral("--json export --format json --all --output -")));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.objects(), place.run(words(QStringLiteral("--json cards"))).objects());
    const CliResult refused
        = place.run(words(QStringLiteral("--json export --format csv --all --output -")));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.output.isEmpty());
}

void TestExchangeCommands::aFullDiskBehindThePipeIsSaid()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full on this system");
    const SavedCards place;
    QProcess cli;
    cli.setProcessEnvironment(place.environment());
    cli.setStandardOutputFile(QStringLiteral("/dev/full"));
    cli.start(qEnvironmentVariable("RECTO_CLI"),
              words(QStringLiteral("export --format csv --all --output -")));
    QVERIFY(cli.waitForFinished(60'000));
    QCOMPARE(cli.exitCode(), 1);
    QVERIFY(cli.readAllStandardError().contains("standard output"));
}

void TestExchangeCommands::cardsGoFromLibraryToLibraryByAPipe_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("json") << "export --format json --all --output -"
                          << "import -";
    QTest::newRow("lines") << "--json export --format json --all --output -"
                           << "import -";
    QTest::newRow("csv") << "export --format csv --all --output -"
                         << "import --format csv -";
}

void TestExchangeCommands::cardsGoFromLibraryToLibraryByAPipe()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    const SavedCards place;
    const CliPlace other;
    const CliResult taken = other.run(words(to), place.run(words(from)).output);
    QVERIFY2(taken.exitCode == 0, taken.complaints.constData());
    QVERIFY2(taken.complaints.contains("standard input"), taken.complaints.constData());
    QStringList fronts;
    for (const QJsonObject &card : other.run(words(QStringLiteral("--json cards"))).objects())
        fronts << card.value(QLatin1String("front")).toString();
    QCOMPARE(fronts, place.fronts());
    QVERIFY(!other.run(words(QStringLiteral("--json uploads")))
                 .objects()
                 .first()
                 .value(QLatin1String("title"))
                 .toString()
                 .isEmpty());
}

void TestExchangeCommands::importNamesTheFileThatItCantTake()
{
    const CliPlace place;
    place.write(QStringLiteral("notes.md"), "# Notes\n");
    const CliResult refused
        = place.run({QStringLiteral("import"), place.path(QStringLiteral("notes.md"))});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.complaints.contains("notes.md") && refused.complaints.contains(".csv"),
             refused.complaints.constData());
    const CliResult piped = place.run(words(QStringLiteral("import -")), "# Notes\n");
    QCOMPARE(piped.exitCode, 1);
    QVERIFY2(piped.complaints.contains("standard input"), piped.complaints.constData());
}

void TestExchangeCommands::theFormatMayBeSaid()
{
    const CliPlace place;
    place.write(QStringLiteral("cards.txt"), "front,back\nice,frozen water\n");
    QCOMPARE(place
                 .run({QStringLiteral("import"), QStringLiteral("--format"), QStringLiteral("csv"),
                       place.path(QStringLiteral("cards.txt"))})
                 .exitCode,
             0);
    QCOMPARE(place
                 .run({QStringLiteral("import"), QStringLiteral("--format"),
                       QStringLiteral("markdown"), place.path(QStringLiteral("cards.txt"))})
                 .exitCode,
             2);
}

QTEST_GUILESS_MAIN(TestExchangeCommands)
#include "tst_exchangecommands.moc"
