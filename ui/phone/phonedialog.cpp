// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phonedialog.h"

#include "core/errortext.h"
#include "session/librarythread.h"
#include "settings/settings.h"
#include "ui/phone/qrcodeview.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace recto {

namespace {

QLabel *wrappedLabel(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText); // devices name themselves
    label->setWordWrap(true);
    return label;
}

QString shownTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

PhoneDialog::PhoneDialog(PhoneSwitch *phone, const WindowTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_phone(phone)
    , m_tools(tools)
    , m_trouble(new HintLabel(this))
{
    m_off = makeOffPart();
    m_on = makeOnPart();
    m_devicesPart = makeDevicesPart();
    setObjectName(QStringLiteral("phoneDialog"));
    setWindowTitle(tr("Phone"));
    m_trouble->setObjectName(QStringLiteral("phoneTrouble"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_turn = buttons->addButton(tr("&Turn On"), QDialogButtonBox::ActionRole);
    m_turn->setObjectName(QStringLiteral("phoneTurnButton"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::medium);
    layout->addWidget(m_off);
    layout->addWidget(m_on);
    layout->addWidget(m_trouble);
    layout->addWidget(m_devicesPart);
    layout->addStretch(1);
    layout->addWidget(buttons);
    constexpr int letters = 72; // a line
    m_off->setMinimumWidth(letters * fontMetrics().averageCharWidth());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_turn, &QPushButton::clicked, this, &PhoneDialog::turn);
    connect(m_phone, &PhoneSwitch::changed, this, &PhoneDialog::follow);
    if (m_phone->state() == PhoneSwitch::State::Off && m_phone->allowed())
        m_phone->turnOn(); // asked once, and that is what the dialog is opened for
    follow();
    loadDevices();
    m_turn->setFocus();
}

QWidget *PhoneDialog::makeOffPart()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addWidget(wrappedLabel(
        tr("Photograph pages with a phone and check cards on it, while Recto runs here."),
        "phoneWhat", part));
    layout->addWidget(wrappedLabel(
        tr("For that Recto waits for phones in your local network, until you turn it off or "
           "nobody has used it for a quarter of an hour. Only devices that you connect get in. "
           "Photos and cards stay on this computer and the phone."),
        "phoneAsk", part));
    if (m_tools.parts->settings && m_tools.parts->settings->flag(SettingKey::OfflineOnly))
        layout->addWidget(
            wrappedLabel(tr("“Offline only” stays: Recto still connects to nothing by itself."),
                         "phoneOffline", part));
    return part;
}

QWidget *PhoneDialog::makeOnPart()
{
    auto *part = new QWidget(this);
    m_code = new QrCodeView(part);
    m_code->setObjectName(QStringLiteral("phoneCode"));
    m_code->setAccessibleName(tr("Code for the phone’s camera"));
    m_link = new QLineEdit(part);
    m_link->setObjectName(QStringLiteral("phoneLink"));
    m_link->setReadOnly(true);
    auto *linkLabel = new QLabel(tr("Or open this &link on the phone:"), part);
    linkLabel->setBuddy(m_link);
    linkLabel->setWordWrap(true);
    auto *copy = new RoomyButton(theme::icon(QStringLiteral("copy")), tr("&Copy Link"), part);
    copy->setObjectName(QStringLiteral("phoneCopyButton"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_phone->link()); });
    m_address = new QComboBox(part);
    m_address->setObjectName(QStringLiteral("phoneAddress"));
    m_addressLabel = new QLabel(tr("&Address of this computer:"), part);
    m_addressLabel->setBuddy(m_address);
    connect(m_address, &QComboBox::activated, this,
            [this](int row) { m_phone->turnOn(m_phone->addresses().value(row)); });
    m_connected = wrappedLabel({}, "phoneConnected", part);
    m_came = wrappedLabel({}, "phoneCame", part);
    m_open = wrappedLabel(tr("The way to the phone is not encrypted: who shares this network "
                             "could read along."),
                          "phoneOpen", part);
    theme::makeSecondary(m_open);
    m_hint = new HintLabel(part);
    m_hint->setObjectName(QStringLiteral("phoneHint"));
    auto *side = new QVBoxLayout;
    side->setSpacing(theme::small);
    side->addWidget(wrappedLabel(tr("Scan the code with the phone’s camera. The phone has to be in "
                                    "the same network as this computer."),
                                 "phoneScan", part));
    side->addWidget(linkLabel);
    side->addWidget(m_link);
    side->addWidget(copy, 0, Qt::AlignLeft);
    side->addWidget(m_addressLabel);
    side->addWidget(m_address);
    side->addWidget(m_connected);
    side->addWidget(m_came);
    side->addWidget(m_open);
    side->addStretch(1);
    auto *layout = new QGridLayout(part);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(theme::large);
    layout->addWidget(m_code, 0, 0, Qt::AlignTop);
    layout->addLayout(side, 0, 1);
    layout->addWidget(m_hint, 1, 0, 1, 2);
    layout->setColumnStretch(1, 1);
    return part;
}

QWidget *PhoneDialog::makeDevicesPart()
{
    auto *part = new QWidget(this);
    m_list = new QListWidget(part);
    m_list->setObjectName(QStringLiteral("deviceList"));
    auto *label = new QLabel(tr("Connected &devices"), part);
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Connected devices"));
    constexpr int lines = 6;
    m_list->setMaximumHeight(lines * fontMetrics().lineSpacing());
    m_forget = new RoomyButton(tr("&Forget"), part);
    m_forget->setObjectName(QStringLiteral("forgetButton"));
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, &PhoneDialog::forgetCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_forget->setEnabled(row >= 0); });
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(theme::small);
    layout->addWidget(label);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_forget, 0, Qt::AlignLeft);
    return part;
}

void PhoneDialog::turn()
{
    if (m_phone->state() != PhoneSwitch::State::Off) {
        m_phone->turnOff();
        return;
    }
    if (const Status kept = m_phone->allow(); !kept) {
        m_trouble->say(HintLabel::Kind::Problem, errorText(kept.error()));
        return;
    }
    m_phone->turnOn();
}

void PhoneDialog::follow()
{
    const bool on = m_phone->state() == PhoneSwitch::State::On;
    const bool off = m_phone->state() == PhoneSwitch::State::Off;
    const bool turned = m_on->isVisibleTo(this) != on;
    m_off->setVisible(!on);
    m_on->setVisible(on);
    m_turn->setText(off ? tr("&Turn On") : tr("&Turn Off"));
    showTrouble();
    if (m_phone->present() != m_shownPresent) {
        m_shownPresent = m_phone->present();
        loadDevices(); // one may be new, and each was used now
    }
    if (on)
        showConnection();
    fitHeight(turned);
}

// Texts wrap, and a dialog doesn't grow with them by itself.
void PhoneDialog::fitHeight(bool anew)
{
    setMinimumHeight(layout()->totalHeightForWidth(std::max(width(), minimumSizeHint().width())));
    if (anew)
        adjustSize();
}

void PhoneDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitHeight(false);
}

void PhoneDialog::showConnection()
{
    if (m_link->text() != m_phone->link()) {
        m_link->setText(m_phone->link());
        m_link->setCursorPosition(0);
        m_code->setText(m_phone->link());
    }
    followAddresses();
    m_open->setVisible(!m_phone->encrypted());
    m_connected->setText(connectedText());
    m_came->setVisible(m_phone->lastCame().isValid());
    m_came->setText(tr("Pages came last at %1.").arg(shownTime(m_phone->lastCame())));
    if (m_phone->nobodyCame())
        m_hint->say(HintLabel::Kind::Note,
                    tr("Nothing has come from a phone yet. If its browser doesn’t find this "
                       "computer, a firewall may be in the way (let Recto, or port %1, in for "
                       "private networks), or the Wi-Fi keeps its guests apart from each other.")
                        .arg(QUrl(m_phone->link()).port()));
    else
        m_hint->clear();
}

void PhoneDialog::followAddresses()
{
    const bool several = m_phone->addresses().size() > 1;
    m_address->setVisible(several);
    m_addressLabel->setVisible(several);
    QStringList texts;
    for (const QHostAddress &address : m_phone->addresses())
        texts << address.toString();
    if (texts.size() != m_address->count() || m_address->itemText(0) != texts.value(0)) {
        m_address->clear();
        m_address->addItems(texts);
    }
    m_address->setCurrentIndex(static_cast<int>(m_phone->addresses().indexOf(m_phone->address())));
}

void PhoneDialog::showTrouble()
{
    switch (m_phone->trouble()) {
    case PhoneSwitch::Trouble::None:
        m_trouble->clear();
        break;
    case PhoneSwitch::Trouble::NoNetwork:
        m_trouble->say(HintLabel::Kind::Problem,
                       tr("This computer is in no local network that a phone could share."));
        break;
    case PhoneSwitch::Trouble::CannotListen:
        m_trouble->say(HintLabel::Kind::Problem,
                       tr("Recto can’t wait for phones: %1").arg(m_phone->detail()));
        break;
    case PhoneSwitch::Trouble::BadCertificate:
        m_trouble->say(HintLabel::Kind::Problem,
                       tr("The certificate for HTTPS can’t be used: %1").arg(m_phone->detail()));
        break;
    case PhoneSwitch::Trouble::Unused:
        m_trouble->say(HintLabel::Kind::Note,
                       tr("Turned off, as nobody used it for a quarter of an hour."));
        break;
    }
}

QString PhoneDialog::connectedText() const
{
    QStringList names;
    for (const Device &device : m_devices) {
        if (m_phone->present().contains(device.tokenHash))
            names << device.name;
    }
    return names.isEmpty() ? tr("Nobody is connected now.")
                           : tr("Connected now: %1").arg(QLocale().createSeparatedList(names));
}

void PhoneDialog::loadDevices()
{
    m_tools.library->ask(
        this, [](Library &library) { return Devices(library).all(); },
        [this](const Result<QList<Device>> &devices) {
            if (!devices)
                return; // what can't be opened says so where it is used
            m_devices = *devices;
            showDevices();
            m_connected->setText(connectedText());
        });
}

void PhoneDialog::showDevices()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Device &device : m_devices) {
        const QString used = m_phone->present().contains(device.tokenHash) ? tr("connected now")
            : device.usedAt.isValid() ? tr("last used %1").arg(shownTime(device.usedAt))
                                      : tr("never used");
        m_list->addItem(tr("%1 — %2", "device, when it was used").arg(device.name, used));
    }
    const bool turned = m_devicesPart->isVisibleTo(this) == m_devices.isEmpty();
    m_devicesPart->setVisible(!m_devices.isEmpty());
    m_list->setCurrentRow(std::min<int>(row, m_list->count() - 1));
    m_forget->setEnabled(m_list->currentRow() >= 0);
    fitHeight(turned);
}

void PhoneDialog::forgetCurrent()
{
    const QString id = m_devices.value(m_list->currentRow()).id;
    m_tools.library->ask(
        this, [id](Library &library) { return Devices(library).forget(id); },
        [this](const Status &forgotten) {
            if (!forgotten && forgotten.error().kind != ErrorKind::NotFound)
                m_trouble->say(HintLabel::Kind::Problem, errorText(forgotten.error()));
            loadDevices();
        });
}

} // namespace recto
