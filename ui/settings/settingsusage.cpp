// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsusage.h"

#include "core/errortext.h"
#include "session/librarythread.h"
#include "ui/settings/serviceuse.h"
#include "ui/settings/settingsfields.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace recto {

namespace {

constexpr int mostMonths = 3;

enum Column { NameColumn, RequestsColumn, SentColumn, ReceivedColumn, CostColumn, ColumnCount };

QString monthName(const QString &month)
{
    const QDate day = QDate::fromString(month + QStringLiteral("-01"), Qt::ISODate);
    return QLocale().toString(day, QStringLiteral("MMMM yyyy"));
}

void fill(QTreeWidgetItem *item, const HostTraffic &traffic)
{
    item->setText(RequestsColumn, QLocale().toString(traffic.requests));
    item->setText(SentColumn, sizeText(traffic.bytesSent));
    item->setText(ReceivedColumn, sizeText(traffic.bytesReceived));
    for (const int column : {RequestsColumn, SentColumn, ReceivedColumn})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

UsagePage::UsagePage(const std::shared_ptr<Settings> &settings, LibraryThread *library,
                     QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_fields(nullptr)
    , m_months(new QLabel(this))
    , m_nothing(new HintLabel(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("usagePage"));
    auto *form = SettingsFields::makeForm(nullptr);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::medium);
    layout->addLayout(form);
    m_fields = new SettingsFields(settings, form);
    setUpPrices();
    m_months->setObjectName(QStringLiteral("monthUsage"));
    m_months->setTextFormat(Qt::PlainText);
    m_months->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_nothing->setObjectName(QStringLiteral("usageHint"));
    m_months->setWordWrap(true);
    QSizePolicy wide = m_months->sizePolicy();
    wide.setHorizontalPolicy(QSizePolicy::Expanding);
    m_months->setSizePolicy(wide);
    form->addRow(tr("Used so far"), m_months);
    setUpList();
    auto *caption = new QLabel(tr("&What left this computer"), this);
    caption->setFont(theme::scaled(font(), 1, QFont::DemiBold));
    caption->setBuddy(m_list);
    layout->addWidget(caption);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 100);
    layout->addStretch(1); // where the list is hidden
    connect(m_fields, &SettingsFields::changed, this, &UsagePage::showUsage);
    showUsage();
}

void UsagePage::setUpPrices()
{
    const QString unknown = tr("Not known");
    m_fields->addNumber(SettingKey::InputPrice, tr("Price of a million tokens &sent"), {}, unknown);
    m_fields->addNumber(SettingKey::OutputPrice, tr("Price of a million tokens &received"), {},
                        unknown);
    QComboBox *currency = m_fields->addSuggested(SettingKey::Currency, tr("Curre&ncy"), {});
    currency->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const QString chosen = currency->currentText();
    currency->addItems({QStringLiteral("USD"), QStringLiteral("EUR"), QStringLiteral("GBP"),
                        QStringLiteral("CHF"), QStringLiteral("JPY"), QStringLiteral("CNY"),
                        QStringLiteral("INR")});
    currency->setEditText(chosen);
    m_fields->addNumber(SettingKey::SpendingCap, tr("A &job stops at a cost of"), {},
                        tr("No limit"));
    m_fields->addNote(tr(
        "A token is about three quarters of a word. Services name their prices on their sites."));
}

void UsagePage::setUpList()
{
    m_list->setObjectName(QStringLiteral("trafficList"));
    m_list->setAccessibleName(tr("What left this computer, by job and host"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels(
        {tr("Job and host"), tr("Requests"), tr("Sent"), tr("Received"), tr("Used")});
    for (const int column : {RequestsColumn, SentColumn, ReceivedColumn})
        m_list->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_list->setMinimumHeight(120);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
}

void UsagePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_loaded, true))
        load();
}

void UsagePage::load()
{
    if (!m_library)
        return;
    m_library->ask(this, serviceHistory, [this](const Result<ServiceHistory> &used) {
        if (!used) {
            m_nothing->say(HintLabel::Kind::Problem, errorText(used.error()));
            return;
        }
        m_byMonth = used->byMonth;
        m_jobs = used->jobs;
        showUsage();
    });
}

PriceList UsagePage::prices() const
{
    return {{m_fields->text(SettingKey::InputPrice).toDouble(),
             m_fields->text(SettingKey::OutputPrice).toDouble()},
            m_fields->text(SettingKey::Currency),
            m_fields->text(SettingKey::SpendingCap).toDouble()};
}

bool UsagePage::check(bool paid)
{
    if (!m_fields->check())
        return false;
    const PriceList given = prices();
    const bool blind = paid && given.cap > 0 && !given.prices.known();
    if (blind)
        m_fields->complain(SettingKey::InputPrice,
                           tr("A limit needs the prices: enter them, too."));
    return !blind;
}

void UsagePage::showUsage()
{
    QStringList months;
    const QStringList known = m_byMonth.keys();
    for (const QString &month : known.mid(std::max<qsizetype>(0, known.size() - mostMonths)))
        months.prepend(tr("%1: %2", "month, usage")
                           .arg(monthName(month), usageText(m_byMonth[month], prices())));
    m_months->setText(months.isEmpty() ? tr("Nothing") : months.join(u'\n'));
    m_nothing->say(HintLabel::Kind::Note,
                   m_jobs.isEmpty() ? tr("No job has sent anything.") : QString());
    m_list->setVisible(!m_jobs.isEmpty());
    m_list->clear();
    for (const JobUse &job : std::as_const(m_jobs)) {
        const QString title = job.title.isEmpty() ? tr("Deleted cards") : job.title;
        auto *item = new QTreeWidgetItem(
            {tr("%1, %2", "title, date")
                 .arg(title,
                      QLocale().toString(job.when.toLocalTime().date(), QLocale::ShortFormat))});
        HostTraffic sum;
        for (auto host = job.hosts.cbegin(); host != job.hosts.cend(); ++host) {
            auto *child = new QTreeWidgetItem(item, {host.key()});
            fill(child, host.value());
            sum += host.value();
        }
        fill(item, sum);
        item->setText(CostColumn, spentText(job.usage, prices()));
        m_list->addTopLevelItem(item);
        item->setExpanded(true);
    }
}

} // namespace recto
