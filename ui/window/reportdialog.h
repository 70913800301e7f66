// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace recto {

// Shows what a report of a problem would say before anyone copies it; sends nothing.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReportDialog(QWidget *parent = nullptr);

    void setReport(const QString &report);

private:
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace recto
