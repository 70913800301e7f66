// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace recto {

// A piece of markup in a text: a tag, a comment, a declaration.
struct HtmlTag
{
    QString name; // lower case; empty for comments and declarations
    bool closing = false;
    QHash<QString, QString> attributes; // names in lower case, entities resolved
    qsizetype end = 0; // behind its last sign
};

// Reads the markup of one text from front to back, in linear time however broken it is.
class HtmlTagReader
{
public:
    explicit HtmlTagReader(QStringView text)
        : m_text(text)
    {
    }
    // The markup at this "<", if it begins some. Places must ascend.
    [[nodiscard]] std::optional<HtmlTag> tagAt(qsizetype place);
    // Behind the next </name>, however deep elements of that name are nested from here
    // on; the end of the text when there is none.
    [[nodiscard]] qsizetype endOfElement(const QString &name, qsizetype from);

private:
    [[nodiscard]] qsizetype endOfTag(qsizetype from);
    [[nodiscard]] qsizetype find(char16_t sign, qsizetype from);

    QStringView m_text;
    QHash<char16_t, qsizetype> m_noneFrom; // no such sign from here on
};

// The colour of a style ("color: #06c") or of a font's attribute; empty when it is none.
[[nodiscard]] QString safeColour(const QString &value);
// "font-weight" of "font-weight: bold; color: red": "bold", in lower case.
[[nodiscard]] QString styleValue(const QString &style, const QString &property);

} // namespace recto
