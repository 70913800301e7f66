// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/pagetext.h"
#include "ui/work/windowtools.h"

#include <QObject>
#include <QStringList>

namespace recto {

struct SavedPage;

// Corrects a page that was read already: it is read again and its cards are renewed. Lives
// on the GUI thread.
class SavedPageCorrection : public QObject
{
    Q_OBJECT

public:
    explicit SavedPageCorrection(const WindowTools &tools, QObject *parent = nullptr);

    void setInstalledLanguages(const QStringList &codes) { m_languages = codes; }
    void ask(const QString &uploadId, int page);

signals:
    void corrected(const QString &jobId, int page, const recto::PageCorrections &corrections);

private:
    void edit(const SavedPage &page);

    WindowTools m_tools;
    QStringList m_languages; // installed for reading
};

} // namespace recto
