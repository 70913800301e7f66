// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "ui/settings/serviceuse.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace recto {

class HintLabel;
class SettingsFields;

// What reads the pages and what writes the cards, and in a sentence what is sent
// where when that is a model service.
class CardsPage : public QWidget
{
    Q_OBJECT

public:
    explicit CardsPage(const std::shared_ptr<Settings> &settings, QWidget *parent = nullptr);

    [[nodiscard]] SettingsFields *fields() const { return m_fields; }
    [[nodiscard]] bool readsByService() const;
    [[nodiscard]] bool writesByService() const;
    // As the service page stands. `ready`: it has all that is chosen here needs.
    void showService(const QUrl &address, bool offlineOnly, bool ready);

signals:
    void changed();
    void setUpRequested(); // the service

private:
    SettingsFields *m_fields;
    QComboBox *m_reader;
    QComboBox *m_writer;
    QComboBox *m_fallback;
    HintLabel *m_privacy;
    QPushButton *m_setUp;
};

} // namespace recto
