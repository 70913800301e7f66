// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/languagebutton.h"

#include "ui/widgets/pagewords.h"

#include <QCollator>
#include <QMenu>

#include <algorithm>

namespace recto {

LanguageButton::LanguageButton(QWidget *parent)
    : QPushButton(parent)
{
    setMenu(new QMenu(this));
    setAccessibleName(tr("Language of the pages"));
    connect(menu(), &QMenu::aboutToShow, this, &LanguageButton::fillMenu);
    showChoice();
}

void LanguageButton::setInstalled(const QStringList &codes)
{
    m_installed = codes;
    m_installed.removeAll(QStringLiteral("osd")); // finds the direction, reads nothing
    m_installed.removeAll(QStringLiteral("equ"));
    QCollator collator;
    std::sort(m_installed.begin(), m_installed.end(),
              [&collator](const QString &one, const QString &other) {
                  return collator.compare(languageName(one), languageName(other)) < 0;
              });
}

void LanguageButton::setInheritText(const QString &text)
{
    m_inheritText = text;
    showChoice();
}

void LanguageButton::setLanguage(const QString &codes)
{
    if (codes == m_language)
        return;
    m_language = codes;
    showChoice();
    emit languageChanged(codes);
}

void LanguageButton::fillMenu()
{
    menu()->clear();
    if (!m_inheritText.isEmpty()) {
        QAction *inherit = menu()->addAction(m_inheritText, this, [this] { setLanguage({}); });
        inherit->setCheckable(true);
        inherit->setChecked(m_language.isEmpty());
        menu()->addSeparator();
    }
    const QStringList chosen = m_language.split(u'+', Qt::SkipEmptyParts);
    QStringList offered = m_installed;
    for (const QString &code : chosen) {
        if (!offered.contains(code))
            offered.append(code);
    }
    for (const QString &code : std::as_const(offered)) {
        QAction *action = menu()->addAction(languageName(code));
        action->setCheckable(true);
        action->setChecked(chosen.contains(code));
        connect(action, &QAction::triggered, this, [this, code](bool on) { toggle(code, on); });
    }
    if (m_addable) {
        menu()->addSeparator();
        menu()->addAction(tr("Add a Language…"), this, &LanguageButton::addRequested);
    }
}

void LanguageButton::toggle(const QString &code, bool on)
{
    QStringList chosen = m_language.split(u'+', Qt::SkipEmptyParts);
    chosen.removeAll(code);
    if (on)
        chosen.append(code);
    if (chosen.isEmpty() && m_inheritText.isEmpty())
        chosen.append(code); // pages are always read in some language
    setLanguage(chosen.join(u'+'));
}

void LanguageButton::showChoice()
{
    setText(m_language.isEmpty() ? m_inheritText : languageName(m_language));
}

} // namespace recto
