// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/uploadfields.h"

#include "ui/widgets/languagebutton.h"
#include "ui/widgets/theme.h"

#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>

namespace recto {

namespace {

QLabel *captionOf(QWidget *field, const QString &text)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    return label;
}

QLineEdit *lineEdit(const QString &name, const QString &placeholder, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    edit->setAcceptDrops(false); // files that are dragged belong to the window
    edit->setClearButtonEnabled(true);
    return edit;
}

QCompleter *completer(QStringListModel *model, QLineEdit *edit)
{
    auto *completer = new QCompleter(model, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    return completer;
}

} // namespace

UploadFields::UploadFields(QWidget *parent)
    : QWidget(parent)
    , m_course(lineEdit(QStringLiteral("courseField"), tr("such as Biology"), this))
    , m_group(lineEdit(QStringLiteral("groupField"), tr("such as Chapter 3"), this))
    , m_focus(
          lineEdit(QStringLiteral("focusField"), tr("such as “the dates and who was there”"), this))
    , m_language(new LanguageButton(this))
    , m_courses(new QStringListModel(this))
    , m_groups(new QStringListModel(this))
{
    m_language->setObjectName(QStringLiteral("languageButton"));
    connect(m_language, &LanguageButton::addRequested, this, &UploadFields::addLanguageRequested);
    m_course->setCompleter(completer(m_courses, m_course));
    m_group->setCompleter(completer(m_groups, m_group));
    m_focus->setAccessibleName(tr("What to focus on"));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(theme::medium);
    layout->setVerticalSpacing(theme::tight);
    layout->addWidget(captionOf(m_course, tr("C&ourse")), 0, 0);
    layout->addWidget(captionOf(m_group, tr("&Group")), 0, 1);
    layout->addWidget(captionOf(m_focus, tr("&What to focus on")), 0, 2);
    layout->addWidget(captionOf(m_language, tr("&Language")), 0, 3);
    layout->addWidget(m_course, 1, 0);
    layout->addWidget(m_group, 1, 1);
    layout->addWidget(m_focus, 1, 2);
    layout->addWidget(m_language, 1, 3);
    layout->setColumnStretch(0, 3);
    layout->setColumnStretch(1, 3);
    layout->setColumnStretch(2, 5);
    layout->setColumnStretch(3, 2);
}

void UploadFields::writeTo(JobOptions &options) const
{
    options.course = m_course->text().trimmed();
    options.group = m_group->text().trimmed();
    options.focus = m_focus->text().trimmed();
    options.language = m_language->language();
}

void UploadFields::setCourse(const QString &course)
{
    m_course->setText(course);
}

void UploadFields::setGroup(const QString &group)
{
    m_group->setText(group);
}

void UploadFields::setLanguage(const QString &codes)
{
    m_language->setLanguage(codes);
}

void UploadFields::setKnownCourses(const QStringList &courses)
{
    m_courses->setStringList(courses);
}

void UploadFields::setKnownGroups(const QStringList &groups)
{
    m_groups->setStringList(groups);
}

void UploadFields::setLanguagesAddable(bool addable)
{
    m_language->setAddable(addable);
}

void UploadFields::setInstalledLanguages(const QStringList &codes)
{
    m_language->setInstalled(codes);
}

void UploadFields::clearFocusText()
{
    m_focus->clear();
}

} // namespace recto
