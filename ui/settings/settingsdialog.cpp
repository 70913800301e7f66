// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "core/errortext.h"
#include "ui/settings/serviceuse.h"
#include "ui/settings/settingscards.h"
#include "ui/settings/settingsfields.h"
#include "ui/settings/settingsgeneral.h"
#include "ui/settings/settingsservice.h"
#include "ui/settings/settingsusage.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace recto {

namespace {

constexpr QSize usualSize(700, 640);

} // namespace

SettingsDialog::SettingsDialog(const WindowParts &parts, LibraryThread *library, Workers *workers,
                               const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_settings(parts.settings)
    , m_tabs(new QTabWidget(this))
    , m_general(new GeneralPage(parts, languages))
    , m_cards(new CardsPage(parts.settings))
    , m_service(new ServicePage(parts, workers))
    , m_usage(new UsagePage(parts.settings, library))
    , m_problem(new HintLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_tabs->setDocumentMode(true); // its pages have the colour that texts are chosen for
    addPage(m_general, tr("&General"));
    addPage(m_cards, tr("Reading and Car&ds"));
    addPage(m_service, tr("Mode&l Service"));
    addPage(m_usage, tr("&Usage and Privacy"));
    m_problem->setObjectName(QStringLiteral("settingsProblem"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    const QSize room = screen()->availableSize() - QSize(40, 60); // for the frame
    resize(usualSize.boundedTo(room));

    connect(m_service, &ServicePage::changed, this, &SettingsDialog::followService);
    connect(m_cards, &CardsPage::changed, this, &SettingsDialog::followService);
    connect(m_cards, &CardsPage::setUpRequested, this, [this] {
        showPage(Page::Service);
        static_cast<void>(m_service->check(m_cards->readsByService(), m_cards->writesByService()));
    });
    followService();
}

void SettingsDialog::addPage(QWidget *page, const QString &title)
{
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::large);
    layout->addWidget(page, page == m_usage ? 1 : 0);
    layout->addStretch(page == m_usage ? 0 : 1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is in it
    area->setWidget(inner);
    // As wide as its page: text wraps, fields don't.
    area->setMinimumWidth(inner->minimumSizeHint().width());
    for (QWidget *plain : {static_cast<QWidget *>(area), area->viewport(), inner})
        plain->setAutoFillBackground(false);
    m_tabs->addTab(area, title);
}

void SettingsDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

void SettingsDialog::followService()
{
    m_cards->showService(m_service->endpoint().baseUrl, m_service->offlineOnly(),
                         m_service->isSetUp(m_cards->readsByService(), m_cards->writesByService()));
}

bool SettingsDialog::check()
{
    const auto good = [this](Page page, bool well) {
        if (!well)
            showPage(page);
        return well;
    };
    const ServiceUse service{.address = m_service->endpoint().baseUrl};
    const bool paid = (m_cards->readsByService() || m_cards->writesByService()) && !service.local();
    return good(Page::General, m_general->fields()->check())
        && good(Page::Cards, m_cards->fields()->check())
        && good(Page::Service,
                m_service->check(m_cards->readsByService(), m_cards->writesByService()))
        && good(Page::Usage, m_usage->check(paid));
}

Status SettingsDialog::keepSettings()
{
    for (SettingsFields *fields :
         {m_general->fields(), m_cards->fields(), m_service->fields(), m_usage->fields()}) {
        if (const Status kept = fields->keep(); !kept)
            return kept;
    }
    return {};
}

void SettingsDialog::accept()
{
    m_problem->clear();
    if (!check())
        return;
    if (const Status kept = keepSettings(); !kept) {
        m_problem->say(HintLabel::Kind::Problem, errorText(kept.error()));
        return;
    }
    if (m_service->key()->changed())
        keepKey();
    else
        QDialog::accept();
}

// A keychain may take seconds. Cancel closes the dialog meanwhile; the key is
// kept all the same.
void SettingsDialog::keepKey()
{
    m_tabs->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    m_problem->say(HintLabel::Kind::Note, tr("Asking the keychain…"));
    m_service->key()->keep([this](const Result<KeyField::Kept> &kept) {
        m_tabs->setEnabled(true);
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(true);
        m_problem->clear();
        if (!kept) {
            showPage(Page::Service); // the field says why
            return;
        }
        if (kept->place == SecretPlace::Session)
            emit keyKeptForSession(kept->why);
        QDialog::accept();
    });
}

void SettingsDialog::done(int result)
{
    m_service->stopTest();
    QDialog::done(result);
}

} // namespace recto
