// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/backupdialog.h"

#include "ui/widgets/theme.h"
#include "ui/window/uploadlistmodel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int detailRole = Qt::UserRole;

QString reasonText(BackupReason reason)
{
    switch (reason) {
    case BackupReason::Daily:
        return BackupDialog::tr("Daily backup");
    case BackupReason::Migration:
        return BackupDialog::tr("Before an update");
    case BackupReason::Replaced:
        return BackupDialog::tr("Before a backup was restored");
    }
    return {};
}

} // namespace

QString backupTime(const Backup &backup)
{
    const QDateTime time = backup.createdAt.toLocalTime();
    const QLocale locale;
    return BackupDialog::tr("%1, %2", "date, time")
        .arg(locale.toString(time.date(), QLocale::LongFormat),
             locale.toString(time.time(), QLocale::ShortFormat));
}

BackupDialog::BackupDialog(const QList<Backup> &backups, QWidget *parent)
    : QDialog(parent)
    , m_backups(backups)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("backupDialog"));
    setWindowTitle(tr("Restore a Backup"));
    resize(520, 400);
    auto *text = new QLabel(
        backups.isEmpty() ? tr("There is no backup yet. Recto makes one each day that it is used.")
                          : tr("Choose how the library was on that day. What it holds now is kept "
                               "as a backup too."),
        this);
    text->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("backupList"));
    m_list->setAccessibleName(tr("Backups"));
    for (const Backup &backup : backups) {
        auto *item = new QListWidgetItem(backupTime(backup), m_list);
        const QString detail
            = tr("%1, %2", "reason, size")
                  .arg(reasonText(backup.reason), QLocale().formattedDataSize(backup.bytes));
        item->setData(detailRole, detail);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2", "reason, size").arg(item->text(), detail));
    }
    m_list->setItemDelegate(new TwoLineDelegate(detailRole, m_list));
    m_list->setVisible(!backups.isEmpty());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_restore = buttons->addButton(tr("&Restore"), QDialogButtonBox::AcceptRole);
    m_restore->setObjectName(QStringLiteral("restoreButton"));
    m_restore->setEnabled(!backups.isEmpty());
    m_restore->setVisible(!backups.isEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::medium);
    layout->addWidget(text);
    layout->addWidget(m_list, 1);
    if (backups.isEmpty())
        layout->addStretch(1);
    layout->addWidget(buttons);
    m_list->setCurrentRow(0);
    connect(m_list, &QListWidget::itemActivated, this, &BackupDialog::restoreCurrent);
    connect(buttons, &QDialogButtonBox::accepted, this, &BackupDialog::restoreCurrent);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void BackupDialog::restoreCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    emit restoreRequested(m_backups.at(row));
    accept();
}

} // namespace recto
