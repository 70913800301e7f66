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
    void cardsGoFromLibraryToLibraryByAPipe_data();
    void cardsGoFromLibraryToLibraryByAPipe();
    void importNamesTheFileThatItCantTake();
    void theFormatMayBeSaid();
    void whatCantBeTakenIsNamedByLine();
    void columnsMayBeSaid();
    void formattedCardsKeepTheirForm();
    void theLibraryIsNotExportedOver();
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
    place.write(QStringLiteral("notes.md"), "# Notes\n\nNothing to ask.\n");
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
                 .run({QStringLiteral("import"), QStringLiteral("--format"), QStringLiteral("docx"),
                       place.path(QStringLiteral("cards.txt"))})
                 .exitCode,
             2);
}

void TestExchangeCommands::whatCantBeTakenIsNamedByLine()
{
    const CliPlace place;
    place.write(QStringLiteral("cards.csv"), "Frage;Antwort\na;b\n;lost\nc\x1b[31m;d\n{{c1::;e\n");
    const CliResult result
        = place.run({QStringLiteral("import"), place.path(QStringLiteral("cards.csv"))});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.complaints.contains("cards.csv: line 3: a card without a front"),
             result.complaints.constData());
    const auto cards = place.run(words(QStringLiteral("--json cards"))).objects();
    QCOMPARE(cards.size(), 3);
    QCOMPARE(cards.at(1).value(QLatin1String("front")).toString(), QStringLiteral("c[31m"));
}

void TestExchangeCommands::columnsMayBeSaid()
{
    const CliPlace place;
    place.write(QStringLiteral("list.txt"), "1~Hund~dog~Tiere\n");
    const QString file = place.path(QStringLiteral("list.txt"));
    QCOMPARE(
        place
            .run({QStringLiteral("import"), QStringLiteral("--columns"),
                  QStringLiteral("-,front,back,group"), QStringLiteral("--separator"),
                  QStringLiteral("~"), QStringLiteral("--encoding"), QStringLiteral("UTF-8"), file})
            .exitCode,
        0);
    const QJsonObject card = place.run(words(QStringLiteral("--json cards"))).objects().first();
    QCOMPARE(card.value(QLatin1String("back")).toString(), QStringLiteral("dog"));
    QCOMPARE(card.value(QLatin1String("group")).toString(), QStringLiteral("Tiere"));
    for (const char *columns : {"back,tags", "front,colour"})
        QCOMPARE(place
                     .run({QStringLiteral("import"), QStringLiteral("--columns"),
                           QString::fromLatin1(columns), file})
                     .exitCode,
                 2);
}

void TestExchangeCommands::formattedCardsKeepTheirForm()
{
    const CliPlace place;
    place.write(QStringLiteral("a.txt"),
                "#separator:tab\n#html:true\nWhat is CO<sub>2</sub>?\tA <b>gas</b><script>x\n");
    QCOMPARE(place.run({QStringLiteral("import"), place.path(QStringLiteral("a.txt"))}).exitCode,
             0);
    const QJsonObject card = place.run(words(QStringLiteral("--json cards"))).objects().first();
    QCOMPARE(card.value(QLatin1String("front")).toString(), QStringLiteral("What is CO2?"));
    QCOMPARE(card.value(QLatin1String("frontHtml")).toString(),
             QStringLiteral("What is CO<sub>2</sub>?"));
    QCOMPARE(card.value(QLatin1String("backHtml")).toString(), QStringLiteral("A <b>gas</b>"));
    QCOMPARE(place.run(words(QStringLiteral("--json cards --search CO2"))).objects().size(), 1);
}

void TestExchangeCommands::theLibraryIsNotExportedOver()
{
    const SavedCards place;
    const QString library = place.path(QStringLiteral("library/library.sqlite"));
    const CliResult refused
        = place.run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("csv"),
                     QStringLiteral("--all"), QStringLiteral("--output"), library});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.complaints.contains("library.sqlite"), refused.complaints.constData());
    QVERIFY(!place.fronts().isEmpty());
}

QTEST_GUILESS_MAIN(TestExchangeCommands)
#include "tst_exchangecommands.moc"
