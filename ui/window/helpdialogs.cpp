// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/helpdialogs.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMessageBox>
#include <QVBoxLayout>

namespace recto {

namespace {

class HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(recto::HelpDialogs)
};

QList<std::pair<QKeySequence, QString>> shortcuts()
{
    return {
        {QKeySequence(QKeySequence::Open), HelpWords::tr("Choose files")},
        {QKeySequence(QKeySequence::Paste), HelpWords::tr("Paste pictures or files")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return), HelpWords::tr("Make cards; keep an edited card")},
        {QKeySequence(Qt::Key_R), HelpWords::tr("Rotate the page right")},
        {QKeySequence(Qt::SHIFT | Qt::Key_R), HelpWords::tr("Rotate the page left")},
        {QKeySequence(Qt::Key_Return), HelpWords::tr("Correct the page; edit the card")},
        {QKeySequence(Qt::Key_Delete), HelpWords::tr("Remove the page or the card")},
        {QKeySequence(QKeySequence::Undo), HelpWords::tr("Undo")},
        {QKeySequence(Qt::Key_Space), HelpWords::tr("The card is right, and on to the next")},
        {QKeySequence(Qt::Key_N), HelpWords::tr("Next uncertain card")},
        {QKeySequence(Qt::Key_J), HelpWords::tr("Next card (or the down arrow)")},
        {QKeySequence(Qt::Key_K), HelpWords::tr("Previous card (or the up arrow)")},
        {QKeySequence(Qt::Key_E), HelpWords::tr("Edit the card")},
        {QKeySequence(Qt::Key_M), HelpWords::tr("Mend a word that was misread")},
        {QKeySequence(Qt::Key_W), HelpWords::tr("Whole page or close up")},
        {QKeySequence(Qt::Key_Z), HelpWords::tr("Larger or smaller")},
        {QKeySequence(Qt::Key_L), HelpWords::tr("The list of cards")},
        {QKeySequence(Qt::Key_Slash), HelpWords::tr("Search the cards")},
    };
}

} // namespace

void showShortcuts(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("shortcutsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(HelpWords::tr("Keyboard Shortcuts"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(2 * theme::large);
    const QList<std::pair<QKeySequence, QString>> all = shortcuts();
    const qsizetype half = (all.size() + 1) / 2;
    for (const auto &part : {all.first(half), all.sliced(half)}) {
        auto *form = new QFormLayout;
        form->setHorizontalSpacing(theme::large);
        form->setVerticalSpacing(theme::tight);
        for (const auto &[key, what] : part) {
            auto *name = new QLabel(key.toString(QKeySequence::NativeText), dialog);
            name->setFont(theme::scaled(dialog->font(), 1, QFont::DemiBold));
            form->addRow(name, new QLabel(what, dialog));
        }
        columns->addLayout(form);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::large);
    layout->addLayout(columns);
    layout->addWidget(buttons);
    dialog->open();
}

void showAbout(QWidget *window)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(HelpWords::tr("About Recto"));
    box->setIconPixmap(window->windowIcon().pixmap(96, 96));
    box->setText(HelpWords::tr("<h3>Recto %1</h3>").arg(QStringLiteral(RECTO_VERSION)));
    box->setInformativeText(
        HelpWords::tr("Flashcards you can trust, from photos of your pages.\n\n"
                      "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace recto
