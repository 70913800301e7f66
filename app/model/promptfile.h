// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace recto {

// A prompt in a file, in parts: a line "== name" begins each. Prompts are text to
// be read and bettered by people, so they stand in resources/prompts and not in code.
class PromptFile
{
public:
    // Empty when there is no such file.
    [[nodiscard]] static PromptFile load(const QString &file);
    // ":/prompts/<name>_<language>.txt" of the first of the languages (Tesseract codes
    // joined by '+'), or the English one: it is written to serve any language.
    [[nodiscard]] static PromptFile inLanguage(const QString &name, const QString &languages);

    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); }
    [[nodiscard]] QString part(const QString &name) const { return m_parts.value(name); }

private:
    QHash<QString, QString> m_parts;
};

} // namespace recto
