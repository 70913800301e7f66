// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/upkeeppresenter.h"

#include "core/errortext.h"
#include "session/workers.h"
#include "settings/settings.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"
#include "ui/window/languagesdialog.h"
#include "ui/window/reportdialog.h"
#include "ui/work/failurenotice.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>

namespace recto {

UpkeepPresenter::UpkeepPresenter(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void UpkeepPresenter::end()
{
    m_source.request_stop();
    delete m_dialog;
}

void UpkeepPresenter::addLanguage(const QString &code)
{
    const UpkeepParts &parts = m_tools.parts->upkeep;
    if (!parts.catalog)
        return;
    const auto catalog = parts.catalog();
    if (!catalog) {
        m_tools.failure->show(catalog.error());
        return;
    }
    if (!m_dialog) {
        m_dialog
            = new LanguagesDialog(parts, *catalog, m_languages, m_tools.workers, m_tools.window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &LanguagesDialog::added, this, &UpkeepPresenter::languagesChanged);
    }
    if (!code.isEmpty())
        m_dialog->choose(code);
    m_dialog->open();
}

void UpkeepPresenter::takeLanguages(const QStringList &files)
{
    if (!m_tools.parts->upkeep.takeLanguage)
        return;
    for (const QString &file : files) {
        m_tools.workers->ask(
            this, [take = m_tools.parts->upkeep.takeLanguage, file] { return take(file); },
            [this, file](const Result<QString> &code) {
                if (code) {
                    m_tools.notice->say(
                        NoticeBar::Kind::Information,
                        tr("Pages can be read in this language now: %1.").arg(languageName(*code)));
                    emit languagesChanged();
                } else if (code.error().kind == ErrorKind::UnsupportedFormat) {
                    m_tools.notice->say(NoticeBar::Kind::Problem,
                                        tr("%1 is no language data of Tesseract. Fetch the file "
                                           "again; its name is the language’s code.")
                                            .arg(file));
                } else {
                    m_tools.notice->say(NoticeBar::Kind::Problem, errorText(code.error()));
                }
            });
    }
}

void UpkeepPresenter::report()
{
    if (!m_tools.parts->upkeep.report)
        return;
    auto *dialog = new ReportDialog(m_tools.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_tools.workers->ask(dialog, m_tools.parts->upkeep.report,
                         [dialog](const QString &report) { dialog->setReport(report); });
    dialog->open();
}

bool UpkeepPresenter::knowsUpdates() const
{
    return static_cast<bool>(m_tools.parts->upkeep.checkForUpdate);
}

void UpkeepPresenter::checkAtStart()
{
    const auto &settings = m_tools.parts->settings;
    if (settings && settings->flag(SettingKey::CheckForUpdates)
        && !settings->flag(SettingKey::OfflineOnly))
        ask(true);
}

void UpkeepPresenter::check()
{
    ask(false);
}

void UpkeepPresenter::ask(bool quiet)
{
    if (!knowsUpdates())
        return;
    m_tools.workers->ask(
        this,
        [check = m_tools.parts->upkeep.checkForUpdate, stop = m_source.get_token()] {
            return check(stop);
        },
        [this, quiet](const Result<std::optional<Update>> &found) {
            if (found && *found)
                tell(**found);
            else if (quiet) // nobody asked just now
                return;
            else if (found)
                m_tools.notice->say(NoticeBar::Kind::Information, tr("This is the newest Recto."));
            else if (found.error().kind == ErrorKind::BadAnswer)
                m_tools.notice->say(NoticeBar::Kind::Problem,
                                    tr("The answer of %1 could not be understood. Try again later.")
                                        .arg(found.error().subject));
            else
                m_tools.failure->show(found.error());
        });
}

void UpkeepPresenter::tell(const Update &update)
{
    m_tools.notice->say(NoticeBar::Kind::Information, tr("There is Recto %1.").arg(update.version),
                        {{tr("What Is New…"), [this, update] { showChanges(update); }}});
}

void UpkeepPresenter::showChanges(const Update &update)
{
    auto *box = new QMessageBox(m_tools.window);
    box->setObjectName(QStringLiteral("updateDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Recto %1").arg(update.version));
    box->setTextFormat(Qt::PlainText);
    box->setText(update.changes.isEmpty() ? tr("There is Recto %1.").arg(update.version)
                                          : update.changes);
    box->setStandardButtons(QMessageBox::Close);
    if (!update.page.isEmpty()) {
        auto *get = box->addButton(tr("&Open Its Page"), QMessageBox::ActionRole);
        get->setObjectName(QStringLiteral("openUpdateButton"));
        connect(get, &QPushButton::clicked, this,
                [page = update.page] { QDesktopServices::openUrl(page); });
    }
    box->open();
}

} // namespace recto
