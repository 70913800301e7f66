// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/page.h"
#include "session/workers.h"
#include "ui/pages/droppedinput.h"

#include <QObject>

namespace recto {

// Finds the pages in what was dropped, pasted or chosen, each drop on a worker,
// its pages in the order they were given. Lives on the GUI thread; destroying it waits for the file
// at hand.
class PageIntake : public QObject
{
    Q_OBJECT

public:
    // Pasted pictures are kept in `pasteFolder` until a job takes them in.
    explicit PageIntake(QString pasteFolder, QObject *parent = nullptr);
    ~PageIntake() override;

    void add(const DroppedInput &input);
    [[nodiscard]] bool busy() const { return m_busy > 0; }

signals:
    void busyChanged(bool busy);
    void found(const QList<recto::Page> &pages, const QList<recto::Error> &errors);

private:
    struct Found
    {
        QList<Page> pages;
        QList<Error> errors;
    };
    [[nodiscard]] static Found look(const DroppedInput &input, const QString &pasteFolder);

    QString m_pasteFolder;
    Workers m_workers;
    int m_busy = 0;
};

} // namespace recto
