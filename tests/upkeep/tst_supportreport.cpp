// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/supportreport.h"

#include "library/library.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace recto;

class TestSupportReport : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhatHelps();
    void itHoldsNoNamesTextsOrKeys_data();
    void itHoldsNoNamesTextsOrKeys();
};

void TestSupportReport::itSaysWhatHelps()
{
    const QTemporaryDir folder;
    Settings settings(folder.path());
    QVERIFY(settings.set(SettingKey::Workers, QStringLiteral("3")).ok());
    const QString report
        = supportReport(QStringLiteral("recto-cli"),
                        {{QStringLiteral("reader"), Health::Good, QStringLiteral("/usr/x"), {}},
                         {QStringLiteral("languages"), Health::Limited, {}, QStringLiteral("eng")}},
                        settings);
    for (const QString &line :
         {QStringLiteral("program: recto-cli " RECTO_VERSION), QStringLiteral("reader: ok"),
          QStringLiteral("languages: limited eng"), QStringLiteral("setting workers: 3")})
        QVERIFY2(report.split(u'\n').contains(line), qPrintable(report));
    QVERIFY2(report.contains(QLatin1String("Qt: ")), qPrintable(report));
    QVERIFY2(!report.contains(QLatin1String("notifyWhenDone")), qPrintable(report));
}

void TestSupportReport::itHoldsNoNamesTextsOrKeys_data()
{
    QTest::addColumn<bool>("damaged");
    QTest::newRow("a library in order") << false;
    QTest::newRow("a damaged one, whose error names it") << true;
}

// Everything that could say something about a person is marked; no mark may come out.
void TestSupportReport::itHoldsNoNamesTextsOrKeys()
{
    QFETCH(bool, damaged);
    const QString mark = QStringLiteral("Geheim");
    const QTemporaryDir place;
    const QString library = place.filePath(mark + QStringLiteral("bibliothek"));
    if (damaged) {
        QVERIFY(QDir().mkpath(library));
        QFile file(library + QStringLiteral("/library.sqlite"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
    } else {
        QVERIFY(Library::open(library).ok());
    }
    Settings settings(place.filePath(QStringLiteral("config")));
    for (const SettingInfo &info : Settings::all()) {
        QString value = mark;
        if (info.type == SettingType::Folder)
            value = library;
        if (info.type == SettingType::Address)
            value = QStringLiteral("https://%1.example/v1").arg(mark.toLower());
        if (info.type == SettingType::Text || info.type == SettingType::Folder
            || info.type == SettingType::Address || info.type == SettingType::LanguageCodes)
            QVERIFY2(settings.set(info.key, value).ok(), qPrintable(info.name));
    }
    qputenv("RECTO_OPENAI_API_KEY", "sk-Geheim");
    qputenv("RECTO_READER", "/Geheim/reader");
    qputenv("QT_QPA_PLATFORM", "minimal:fontdir=/Geheim");
    QFile language(place.filePath(mark + QStringLiteral(".traineddata")));
    QVERIFY(language.open(QIODevice::WriteOnly));
    qputenv("TESSDATA_PREFIX", QFile::encodeName(place.path()));
    const auto secrets = makeSystemSecretStore();
    const QString report
        = supportReport(QStringLiteral("recto"), examine(library, *secrets), settings);
    qunsetenv("RECTO_READER");
    qunsetenv("TESSDATA_PREFIX");
    QVERIFY2(report.contains(QLatin1String("languages: ok 1 of another name")), qPrintable(report));
    QVERIFY2(!report.contains(mark, Qt::CaseInsensitive), qPrintable(report));
    QVERIFY2(!report.contains(QDir::homePath() + u'/'), qPrintable(report));
    QVERIFY2(!report.contains(place.path()), qPrintable(report));
    QVERIFY2(!report.contains(QSysInfo::machineHostName()), qPrintable(report));
    QVERIFY2(report.contains(QLatin1String("setting course: (set)")), qPrintable(report));
    QVERIFY2(report.contains(QLatin1String("library: broken")) == damaged, qPrintable(report));
}

QTEST_GUILESS_MAIN(TestSupportReport)
#include "tst_supportreport.moc"
