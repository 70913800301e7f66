// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serviceprobe.h"
#include "settings/settings.h"
#include "ui/desktop/windowparts.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;

namespace recto {

class Workers;

class ConnectionTest;
class HintLabel;
class KeyField;
class LocalServiceList;
class SettingsFields;

// The model service: which one, its address, key and models, and a trial of it.
// Nothing is sent before the person asks for a trial; the ports of this computer
// are asked for model servers when the page is shown.
class ServicePage : public QWidget
{
    Q_OBJECT

public:
    ServicePage(const WindowParts &parts, Workers *workers, QWidget *parent = nullptr);

    [[nodiscard]] SettingsFields *fields() const { return m_fields; }
    [[nodiscard]] KeyField *key() const { return m_key; }
    // As the fields stand, without the key.
    [[nodiscard]] Endpoint endpoint() const;
    [[nodiscard]] QString visionModel() const;
    [[nodiscard]] bool offlineOnly() const;
    // Whether what a job needs of the service is filled in.
    [[nodiscard]] bool isSetUp(bool reads, bool writes) const;
    // Whether all may be kept; otherwise says beside the field what is wrong.
    [[nodiscard]] bool check(bool reads, bool writes);
    void stopTest();

signals:
    void changed(); // address, models or offline only

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Missing
    {
        SettingKey key = SettingKey::BaseUrl;
        QString sentence;
    };

    void setUpService();
    void setUpModels();
    void setUpPatience();
    void select(const QString &id); // a preset
    void takeLocal(const LocalService &service);
    void choosePreset(const ServicePreset &preset);
    void setPatience(bool local);
    void followAddress();
    void followOffline();
    void tidyAzureAddress();
    void showAddressHint();
    void test();
    [[nodiscard]] std::optional<Missing> missing(bool reads, bool writes) const;
    void takeModels(const QStringList &models);
    [[nodiscard]] ServicePreset preset() const;
    [[nodiscard]] QUrl address() const;

    WindowParts m_parts;
    Workers *m_workers;
    SettingsFields *m_fields;
    QCheckBox *m_offline = nullptr;
    HintLabel *m_offlineHint = nullptr;
    QWidget *m_body; // what offline only switches off
    QFormLayout *m_form = nullptr; // of the body
    HintLabel *m_invitation = nullptr; // while there is no service
    int m_detailsRow = 0; // the first that is seen only with a service
    LocalServiceList *m_local = nullptr;
    QComboBox *m_presets = nullptr;
    QLineEdit *m_address = nullptr;
    HintLabel *m_addressHint = nullptr;
    KeyField *m_key = nullptr;
    QComboBox *m_model = nullptr;
    QComboBox *m_visionModel = nullptr;
    ConnectionTest *m_test = nullptr;
    QDoubleSpinBox *m_patience = nullptr;
    QDoubleSpinBox *m_concurrency = nullptr;
};

} // namespace recto
