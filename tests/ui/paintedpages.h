// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"
#include "fakes/fakeocrengine.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace recto::gui {

// Pages that are painted for a test, and a reader that knows what stands where
// on them, so that evidence lies on the words that are seen. Paint on the GUI
// thread, before reading.
class PaintedPages
{
public:
    explicit PaintedPages(QString folder);

    // Paints a page with a line a paragraph; returns its file.
    QString paint(const QString &name, const QStringList &lines);
    // From now on the word is read as another, with little confidence.
    void misread(const QString &word, const QString &read) { m_misread.insert(word, read); }
    PageQuality quality; // of the pages that are painted from now on
    // How the page is read; its text stays what was painted.
    void script(const QString &name, const fakes::ReadingScript &script);

    [[nodiscard]] std::unique_ptr<OcrEngine> makeReader() const;
    [[nodiscard]] fakes::FakeReading &reading() { return *m_reading; }

private:
    QString m_folder;
    std::shared_ptr<fakes::FakeReading> m_reading = std::make_shared<fakes::FakeReading>();
    QHash<QString, PageText> m_texts; // by page name
    QHash<QString, QString> m_misread;
};

} // namespace recto::gui
