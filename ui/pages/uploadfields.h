// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QWidget>

class QLineEdit;
class QStringListModel;

namespace recto {

class LanguageButton;

// What the person says about the pages: course, group, what to focus on and
// the language.
class UploadFields : public QWidget
{
    Q_OBJECT

public:
    explicit UploadFields(QWidget *parent = nullptr);

    // Sets course, group, focus and language of the options; leaves the others.
    void writeTo(JobOptions &options) const;
    void setCourse(const QString &course);
    void setGroup(const QString &group);
    void setLanguage(const QString &codes);
    void setKnownCourses(const QStringList &courses);
    void setKnownGroups(const QStringList &groups);
    void setInstalledLanguages(const QStringList &codes);
    void setLanguagesAddable(bool addable);
    void clearFocusText();

signals:
    void addLanguageRequested();

private:
    QLineEdit *m_course;
    QLineEdit *m_group;
    QLineEdit *m_focus;
    LanguageButton *m_language;
    QStringListModel *m_courses;
    QStringListModel *m_groups;
};

} // namespace recto
