// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/windowparts.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace recto {

class HintLabel;
class Workers;

// Languages that pages could be read in, too. Says from where one would come and how large it
// is; nothing is asked of the network before *Add* is pressed. Without a network it says how
// the system or a hand brings one. Stops fetching when it is destroyed.
class LanguagesDialog : public QDialog
{
    Q_OBJECT

public:
    // `catalog`: what can be fetched, of which `installed` are there.
    LanguagesDialog(const UpkeepParts &parts, const LanguageCatalog &catalog,
                    const QStringList &installed, Workers *workers, QWidget *parent = nullptr);
    ~LanguagesDialog() override;

    void choose(const QString &code); // if it can be added

signals:
    void added(const QString &code);

private:
    void fill(const QStringList &installed);
    void filter(const QString &words);
    void showChoice();
    void fetch();
    void finish(const QString &code, const Status &fetched);
    void setRunning(bool running);
    [[nodiscard]] QString chosen() const;

    UpkeepParts m_parts;
    LanguageCatalog m_catalog;
    Workers *m_workers;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_otherWays;
    QProgressBar *m_bar;
    HintLabel *m_hint;
    QPushButton *m_add = nullptr;
    QPushButton *m_stop = nullptr;
    std::stop_source m_source;
    bool m_running = false;
};

} // namespace recto
