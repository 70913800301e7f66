// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QStringList>

namespace recto {

// Chooses one or several reading languages by their names. The value is
// Tesseract's: codes joined by '+'.
class LanguageButton : public QPushButton
{
    Q_OBJECT

public:
    explicit LanguageButton(QWidget *parent = nullptr);

    void setInstalled(const QStringList &codes);
    // A choice before the languages: "as chosen for all pages". Its code is "".
    void setInheritText(const QString &text);
    // More languages can be had: the menu ends with the way to them.
    void setAddable(bool addable) { m_addable = addable; }
    void setLanguage(const QString &codes);
    [[nodiscard]] QString language() const { return m_language; }

signals:
    void languageChanged(const QString &codes);
    void addRequested();

private:
    void fillMenu();
    void toggle(const QString &code, bool on);
    void showChoice();

    QStringList m_installed;
    QString m_inheritText;
    bool m_addable = false;
    QString m_language = QStringLiteral("eng");
};

} // namespace recto
