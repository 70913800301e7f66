// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/closequestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace recto {

namespace {

class CloseWords
{
    Q_DECLARE_TR_FUNCTIONS(recto::CloseQuestion)
};

} // namespace

void askWhetherToClose(QWidget *window, const std::function<void()> &stop)
{
    const QString name = QStringLiteral("closeQuestion");
    if (window->findChild<QMessageBox *>(name))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, CloseWords::tr("Recto"),
                                CloseWords::tr("Cards are still being made. Stop and close?"),
                                QMessageBox::NoButton, window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        CloseWords::tr("What is finished is kept. You can continue when you start Recto again."));
    QPushButton *stopButton
        = box->addButton(CloseWords::tr("&Stop and Close"), QMessageBox::AcceptRole);
    QPushButton *keep = box->addButton(CloseWords::tr("&Keep Working"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(stopButton, &QPushButton::clicked, window, stop);
    box->open();
}

} // namespace recto
