// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"
#include "service/phonewords.h"
#include "service/serviceroutes.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace recto;

class TestServiceRoutes : public QObject
{
    Q_OBJECT

private slots:
    void theDescriptionNamesEveryRouteAndNoOther();
    void idsAreCheckedByTheirForm();
    void thePageIsSmall();
    void everyTextOfThePageCanBeTranslated();
    void thePageSpeaksTheBrowsersLanguage();
};

void TestServiceRoutes::theDescriptionNamesEveryRouteAndNoOther()
{
    QFile file(sourceFile(QStringLiteral("resources/service/openapi.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject description = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(description.value("openapi").toString().startsWith(QLatin1String("3.1")));
    QSet<QString> described;
    const QJsonObject paths = description.value("paths").toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject operations = path->toObject();
        for (auto operation = operations.begin(); operation != operations.end(); ++operation) {
            if (operation.key() == QLatin1String("parameters"))
                continue;
            described.insert(operation.key().toUpper() + u' ' + path.key());
            const QJsonObject responses = operation->toObject().value("responses").toObject();
            QVERIFY2(!responses.isEmpty(), qPrintable(path.key()));
            // Open routes say so.
            const bool open = operation->toObject().contains(QLatin1String("security"));
            const RouteMatch match
                = matchRoute(operation.key().toUpper().toLatin1(), path.key().toLatin1());
            QVERIFY2(match.route, qPrintable(path.key()));
            QCOMPARE(open, match.route->open);
        }
    }
    QSet<QString> served;
    for (const ServiceRoute &route : serviceRoutes())
        served.insert(QLatin1String(route.method) + u' ' + QLatin1String(route.pattern));
    QCOMPARE(described, served);
}

void TestServiceRoutes::idsAreCheckedByTheirForm()
{
    const QByteArray id = "01234567-89ab-cdef-0123-456789abcdef";
    const RouteMatch match = matchRoute("GET", "/api/uploads/" + id + "/pages/12/picture");
    QVERIFY(match.route && match.missing.isEmpty());
    QCOMPARE(match.values, (QStringList{QString::fromLatin1(id), QStringLiteral("12")}));
    for (const QByteArray &wrong :
         {QByteArray("x"), id + "'", QByteArray("..%2f..%2fetc"), id.toUpper(), QByteArray("")})
        QVERIFY(!matchRoute("GET", "/api/jobs/" + wrong).missing.isEmpty());
    QVERIFY(!matchRoute("GET", "/api/uploads/" + id + "/pages/-1/picture").missing.isEmpty());
    QVERIFY(!matchRoute("GET", "/api/jobs/" + id + "/").route);
}

void TestServiceRoutes::thePageIsSmall()
{
    qint64 bytes = 0;
    for (const char *name : {"index.html", "style.css", "phone.js"})
        bytes
            += QFile(sourceFile(QStringLiteral("resources/service/") + QLatin1String(name))).size();
    QVERIFY(bytes > 1000);
    QVERIFY(bytes < 60 * 1024);
}

static QByteArray pageFile(const char *name)
{
    QFile file(sourceFile(QStringLiteral("resources/service/") + QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestServiceRoutes::everyTextOfThePageCanBeTranslated()
{
    QStringList used;
    static const QRegularExpression called(QStringLiteral("\\bt\\('([^']*)'"));
    static const QRegularExpression placed(QStringLiteral("data-t=\"([^\"]*)\""));
    const QString source
        = QString::fromUtf8(pageFile("phone.js")) + QString::fromUtf8(pageFile("index.html"));
    for (const QRegularExpression &pattern : {called, placed}) {
        for (auto matches = pattern.globalMatch(source); matches.hasNext();)
            used << matches.next().captured(1);
    }
    used.removeDuplicates();
    used.sort();
    QStringList known;
    for (const char *text : allPhoneTexts())
        known << QString::fromUtf8(text);
    known.sort();
    QCOMPARE(known, used);
}

void TestServiceRoutes::thePageSpeaksTheBrowsersLanguage()
{
    const PhoneWords german = phoneWords("xx,de-CH;q=0.9,en;q=0.8");
    QCOMPARE(german.language, "de");
    const QJsonObject words = QJsonDocument::fromJson(german.json).object();
    for (const char *text : allPhoneTexts()) {
        const QString source = QString::fromUtf8(text);
        QVERIFY2(words.contains(source), text);
        QCOMPARE(words.value(source).toString().count(u'%'), source.count(u'%'));
    }
    QVERIFY(!german.json.contains("</"));
    for (const char *field : {"de", "DE", "fr;q=0.1,de;q=0.5", "de-AT"})
        QCOMPARE(phoneWords(field).language, "de");
    for (const char *field : {"", "en-GB,de;q=0.5", "xx", "de;q=0", ";;,,q=1", "../../etc"})
        QCOMPARE(phoneWords(field).language, "en");
}

QTEST_GUILESS_MAIN(TestServiceRoutes)
#include "tst_serviceroutes.moc"
