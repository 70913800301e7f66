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
    void setLanguage(const QString &codes);
    [[nodiscard]] QString language() const { return m_language; }

signals:
    void languageChanged(const QString &codes);

private:
    void fillMenu();
    void toggle(const QString &code, bool on);
    void showChoice();

    QStringList m_installed;
    QString m_inheritText;
    QString m_language = QStringLiteral("eng");
};

} // namespace recto
