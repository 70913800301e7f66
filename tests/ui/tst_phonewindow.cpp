// SPDX-License-Identifier: GPL-3.0-or-later
// The window's switch for phones, with a phone that speaks bytes.
#include "service/rawclient.h"
#include "settings/settings.h"
#include "stage.h"
#include "ui/phone/qrcodeview.h"
#include "ui/widgets/hintlabel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTcpServer>
#include <QToolButton>

#include <atomic>

using namespace recto;
using gui::Stage;

class TestPhoneWindow : public QObject
{
    Q_OBJECT

private slots:
    void nothingListensUntilItIsAllowed();
    void aPhonePairsSendsAndIsForgotten();
    void aNetworkThatChangesIsFollowed();
    void whoeverIsThereKeepsItOn();
    void aTakenPortIsAnother();
    void codesAreDarkOnLightWithAMargin();
};

static void open(Stage &stage)
{
    stage.window();
    stage.find<QAction>("phoneAction")->trigger();
    TRY_VERIFY(stage.find<QWidget>("phoneDialog"));
}

static void turnOn(Stage &stage)
{
    open(stage);
    if (stage.find<QLineEdit>("phoneLink")->text().isEmpty())
        stage.click("phoneTurnButton");
    TRY_VERIFY(stage.find<QLineEdit>("phoneLink")->text().contains(QLatin1String("/#c=")));
}

static QString addressOf(const QString &link)
{
    return link.section(QLatin1String("/#c="), 0, 0);
}

// Without a loop of this thread: a request that waits for it would fail here.
static RawAnswer pair(const QString &link)
{
    return RawClient::ask(addressOf(link), "POST /api/pair", "Content-Type: application/json\r\n",
                          "{\"name\":\"iPhone\",\"code\":\""
                              + link.section(QLatin1String("#c="), 1).toLatin1() + "\"}");
}

void TestPhoneWindow::nothingListensUntilItIsAllowed()
{
    Stage stage;
    open(stage);
    QVERIFY(stage.find<QLabel>("phoneAsk")->isVisible());
    QVERIFY(stage.find<QLineEdit>("phoneLink")->text().isEmpty());
    QVERIFY(!stage.find<QToolButton>("phoneSign")->isVisible());
    QVERIFY(!stage.parts().settings->flag(SettingKey::PhoneAllowed));
    stage.click("phoneTurnButton");
    TRY_VERIFY(stage.find<QToolButton>("phoneSign")->isVisible());
    QVERIFY(stage.parts().settings->flag(SettingKey::PhoneAllowed));
    const QString address = addressOf(stage.find<QLineEdit>("phoneLink")->text());
    QCOMPARE(RawClient::ask(address, "GET /api/health").status, 200);
    stage.click("phoneTurnButton");
    QVERIFY(!stage.find<QToolButton>("phoneSign")->isVisible());
    TRY_VERIFY(RawClient(address).socket().state() != QAbstractSocket::ConnectedState);
}

void TestPhoneWindow::aPhonePairsSendsAndIsForgotten()
{
    Stage stage;
    turnOn(stage);
    const QString link = stage.find<QLineEdit>("phoneLink")->text();
    const QByteArray token = pair(link).json().value(QLatin1String("token")).toString().toLatin1();
    QVERIFY(token.size() > 40);
    QCOMPARE(pair(link).status, 403); // once

    RawClient phone(addressOf(link));
    phone.send("GET /api/uploads HTTP/1.1\r\nHost: " + phone.host() + "\r\nAuthorization: Bearer "
               + token + "\r\n\r\n");
    QCOMPARE(phone.readAnswer().status, 200);
    TRY_VERIFY(stage.find<QLabel>("phoneConnected")->text().contains(QLatin1String("iPhone")));
    QVERIFY(stage.find<QToolButton>("phoneSign")->text().contains(u'1'));
    QVERIFY(stage.find<QLineEdit>("phoneLink")->text() != link); // one for the next phone

    QFile picture(stage.page(QStringLiteral("page.png"), {QStringLiteral("capital = Oslo")}));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    const QByteArray form = "--b\r\nContent-Disposition: form-data; name=\"image0\"; "
                            "filename=\"page.png\"\r\nContent-Type: image/png\r\n\r\n"
        + picture.readAll() + "\r\n--b--\r\n";
    phone.send("POST /api/process HTTP/1.1\r\nHost: " + phone.host() + "\r\nAuthorization: Bearer "
               + token + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
               + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    // The window's own queue takes it, so its loop has to turn meanwhile.
    TRY_VERIFY(stage.find<QLabel>("phoneCame")->isVisible());
    QCOMPARE(phone.readAnswer().status, 202);
    TRY_COMPARE(stage.rows("uploadList"), 1);

    auto *devices = stage.find<QListWidget>("deviceList");
    TRY_COMPARE(devices->count(), 1);
    devices->setCurrentRow(0);
    stage.click("forgetButton");
    TRY_COMPARE(devices->count(), 0);
    const auto asks = [&] {
        return RawClient::ask(addressOf(link), "GET /api/uploads",
                              "Authorization: Bearer " + token + "\r\n")
            .status;
    };
    TRY_COMPARE(asks(), 401);
}

void TestPhoneWindow::aNetworkThatChangesIsFollowed()
{
    Stage stage;
    auto second = std::make_shared<std::atomic<bool>>(false);
    stage.parts().lanAddresses = [second] {
        return QList<QHostAddress>{
            QHostAddress(*second ? QStringLiteral("127.0.0.2") : QStringLiteral("127.0.0.1"))};
    };
    turnOn(stage);
    QVERIFY(stage.find<QLineEdit>("phoneLink")->text().contains(QLatin1String("//127.0.0.1:")));
    *second = true;
    TRY_VERIFY(stage.find<QLineEdit>("phoneLink")->text().contains(QLatin1String("//127.0.0.2:")));
}

void TestPhoneWindow::whoeverIsThereKeepsItOn()
{
    Stage stage;
    stage.parts().phoneIdle = std::chrono::milliseconds(1500);
    turnOn(stage);
    const QString link = stage.find<QLineEdit>("phoneLink")->text();
    const QByteArray token = pair(link).json().value(QLatin1String("token")).toString().toLatin1();
    auto *sign = stage.find<QToolButton>("phoneSign");
    RawClient phone(addressOf(link));
    phone.send("GET /api/uploads HTTP/1.1\r\nHost: " + phone.host() + "\r\nAuthorization: Bearer "
               + token + "\r\n\r\n");
    QCOMPARE(phone.readAnswer().status, 200);
    TRY_VERIFY(sign->text().contains(u'1'));
    QTest::qWait(2000); // longer than unused is allowed
    QVERIFY(sign->isVisible());
    phone.abort();
    TRY_VERIFY(!sign->isVisible());
    QVERIFY(stage.find<HintLabel>("phoneTrouble")->text().size() > 10);
}

void TestPhoneWindow::aTakenPortIsAnother()
{
    Stage stage;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QVERIFY(stage.parts()
                .settings->set(SettingKey::PhonePort, QString::number(taken.serverPort()))
                .ok());
    turnOn(stage);
    const int port = QUrl(stage.find<QLineEdit>("phoneLink")->text()).port();
    QVERIFY(port > 0 && port != taken.serverPort());
}

void TestPhoneWindow::codesAreDarkOnLightWithAMargin()
{
    const QImage code = qrCode("http://192.168.1.5:8600/#c=AAAAAAAAAAAAAAAAAAAAAA");
    QCOMPARE(code.size(), QSize(33 + 8, 33 + 8));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(code.pixelColor(i, i), QColor(Qt::white));
    // The three marks that a camera looks for.
    for (const QPoint corner : {QPoint(4, 4), QPoint(36, 4), QPoint(4, 36)})
        QCOMPARE(code.pixelColor(corner), QColor(Qt::black));
    QVERIFY(qrCode(QByteArray(5000, 'x')).isNull());
}

QTEST_MAIN(TestPhoneWindow)
#include "tst_phonewindow.moc"
