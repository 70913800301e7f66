// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/work/windowtools.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <stop_token>

namespace recto {

class LanguagesDialog;

// What keeps Recto in order, in the window: languages that are added, a report of a problem,
// updates. Lives on the GUI thread.
class UpkeepPresenter : public QObject
{
    Q_OBJECT

public:
    explicit UpkeepPresenter(const WindowTools &tools, QObject *parent = nullptr);

    void setInstalledLanguages(const QStringList &codes) { m_languages = codes; }
    // Of a code it shows that one first.
    void addLanguage(const QString &code = {});
    // Files that someone dropped.
    void takeLanguages(const QStringList &files);
    void report();
    // Whether updates can be asked for at all.
    [[nodiscard]] bool knowsUpdates() const;
    // At the start if the person chose so: then only a newer one is told.
    void checkAtStart();
    void check();
    // Stops what may block on the workers.
    void end();

signals:
    void languagesChanged();

private:
    void ask(bool quiet);
    void tell(const Update &update);
    void showChanges(const Update &update);

    WindowTools m_tools;
    QStringList m_languages;
    QPointer<LanguagesDialog> m_dialog;
    std::stop_source m_source;
};

} // namespace recto
