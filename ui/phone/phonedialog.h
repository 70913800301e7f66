// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/devices.h"
#include "ui/phone/phoneswitch.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace recto {

class HintLabel;
class QrCodeView;

// Connects a phone: asks once whether phones may come in, shows the link and its code, who is
// connected, and the devices that are known. Closing it leaves the switch as it is. Lives on
// the GUI thread.
class PhoneDialog : public QDialog
{
    Q_OBJECT

public:
    PhoneDialog(PhoneSwitch *phone, const WindowTools &tools, QWidget *parent);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeOffPart();
    [[nodiscard]] QWidget *makeOnPart();
    [[nodiscard]] QWidget *makeDevicesPart();
    void turn();
    void follow();
    void fitHeight(bool anew);
    void showConnection();
    void followAddresses();
    void showTrouble();
    void loadDevices();
    void showDevices();
    void forgetCurrent();
    [[nodiscard]] QString connectedText() const;

    PhoneSwitch *m_phone;
    WindowTools m_tools;
    QWidget *m_off = nullptr;
    QWidget *m_on = nullptr;
    QrCodeView *m_code = nullptr;
    QLineEdit *m_link = nullptr;
    QComboBox *m_address = nullptr;
    QLabel *m_addressLabel = nullptr;
    QLabel *m_connected = nullptr;
    QLabel *m_came = nullptr;
    QLabel *m_open = nullptr;
    HintLabel *m_hint = nullptr;
    HintLabel *m_trouble;
    QWidget *m_devicesPart = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_forget = nullptr;
    QPushButton *m_turn;
    QList<Device> m_devices;
    QSet<QByteArray> m_shownPresent;
};

} // namespace recto
