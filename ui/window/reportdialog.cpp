// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reportdialog.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

ReportDialog::ReportDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Report a Problem"));
    resize(620, 460);
    auto *hint = new QLabel(
        tr("Describe what happened, and put this text below it. It holds no names of "
           "files, nothing of your pages and cards, and no keys. Recto sends nothing."),
        this);
    hint->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("reportText"));
    m_text->setAccessibleName(tr("What the report says"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlainText(tr("Looking at how Recto is…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("Co&py"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copyReportButton"));
    m_copy->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::medium);
    layout->addWidget(hint);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        announce(m_copy, tr("Copied."));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ReportDialog::setReport(const QString &report)
{
    m_text->setPlainText(report);
    m_copy->setEnabled(true);
}

} // namespace recto
