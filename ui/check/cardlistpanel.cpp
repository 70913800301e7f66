// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardlistpanel.h"

#include "ui/check/cardlistmodel.h"
#include "ui/check/cardlistview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int searchDelay = 200; // ms after the last key
constexpr int mostSets = 12; // in the menu

QString number(int count)
{
    return QLocale().toString(count);
}

// A title may be long, and its letters mean nothing with Alt.
QString menuText(const QString &title)
{
    constexpr qsizetype most = 50;
    QString text = title.size() <= most ? title : title.left(most) + QChar(0x2026);
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

CardListPanel::CardListPanel(CardListModel *cards, QWidget *parent)
    : QWidget(parent)
    , m_set(new QToolButton(this))
    , m_sets(new QMenu(this))
    , m_detail(new ElidedLabel(this))
    , m_export(new QToolButton(this))
    , m_chips(new QButtonGroup(this))
    , m_search(new QLineEdit(this))
    , m_order(new QComboBox(this))
    , m_list(new CardListView(this))
    , m_progressRow(new QWidget(this))
    , m_bar(new QProgressBar(m_progressRow))
    , m_progress(new QLabel(m_progressRow))
{
    setObjectName(QStringLiteral("cardListPanel"));
    m_search->setObjectName(QStringLiteral("cardSearch"));
    m_search->setPlaceholderText(tr("Search these cards"));
    m_search->setAccessibleName(tr("Search these cards"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_order->setObjectName(QStringLiteral("orderBox"));
    m_order->setAccessibleName(tr("Order of the cards"));
    m_order->addItem(tr("Uncertain first"));
    m_order->addItem(tr("As on the pages"));
    m_list->setObjectName(QStringLiteral("cardList"));
    m_list->setAccessibleName(tr("Cards"));
    m_list->setModel(cards);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_bar->setObjectName(QStringLiteral("checkedBar"));
    m_bar->setAccessibleName(tr("How many cards are checked"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(theme::small);
    m_progress->setObjectName(QStringLiteral("checkedLabel"));
    m_progress->setTextFormat(Qt::PlainText);
    theme::makeSecondary(m_progress);

    auto *progress = new QVBoxLayout(m_progressRow);
    progress->setContentsMargins(theme::medium, theme::small, theme::medium, theme::medium);
    progress->setSpacing(theme::tight);
    progress->addWidget(m_bar);
    progress->addWidget(m_progress);
    auto *tools = new QVBoxLayout;
    tools->setContentsMargins(theme::medium, theme::medium, theme::medium, 0);
    tools->setSpacing(theme::small);
    tools->addWidget(makeHead());
    tools->addWidget(m_chipRow = makeChips());
    tools->addWidget(m_search);
    tools->addWidget(m_order);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(theme::small);
    layout->addLayout(tools);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_progressRow);

    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchDelay);
    connect(m_search, &QLineEdit::textChanged, &m_searchTimer, qOverload<>(&QTimer::start));
    connect(&m_searchTimer, &QTimer::timeout, this, &CardListPanel::filterChanged);
    connect(m_order, &QComboBox::activated, this, &CardListPanel::filterChanged);
    connect(m_chips, &QButtonGroup::idClicked, this, &CardListPanel::filterChanged);
}

QWidget *CardListPanel::makeHead()
{
    auto *head = new QWidget(this);
    m_set->setObjectName(QStringLiteral("setButton"));
    m_set->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_set->setPopupMode(QToolButton::InstantPopup);
    m_set->setMenu(m_sets);
    m_set->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_set->setFont(theme::scaled(font(), 1.05, QFont::DemiBold));
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setIcon(theme::icon(QStringLiteral("export")));
    m_export->setToolTip(tr("Export these cards"));
    m_export->setAccessibleName(tr("Export these cards"));
    m_export->setAutoRaise(true);
    m_detail->setObjectName(QStringLiteral("reviewDetail"));
    theme::makeSecondary(m_detail);
    auto *first = new QHBoxLayout;
    first->setSpacing(theme::tight);
    first->addWidget(m_set, 1);
    first->addWidget(m_export);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight);
    layout->addLayout(first);
    layout->addWidget(m_detail);
    connect(m_export, &QToolButton::clicked, this, &CardListPanel::exportRequested);
    connect(m_sets, &QMenu::aboutToShow, this, [this] {
        fillMenu();
        emit setsWanted();
    });
    return head;
}

QWidget *CardListPanel::makeChips()
{
    auto *row = new QWidget(this);
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight);
    for (int i = 0; i < 4; ++i) {
        auto *chip = new QPushButton(row);
        chip->setCheckable(true);
        static constexpr std::array names{"uncertainChip", "uncheckedChip", "allChip",
                                          "offersChip"};
        chip->setObjectName(QString::fromLatin1(names.at(static_cast<std::size_t>(i))));
        m_chips->addButton(chip, i);
        // Dark styles hardly show which one is pressed.
        connect(chip, &QPushButton::toggled, chip, [chip](bool chosen) {
            chip->setFont(theme::scaled(chip->parentWidget()->font(), 1,
                                        chosen ? QFont::Bold : QFont::Normal));
        });
        layout->addWidget(chip, i / 2, i % 2);
    }
    m_chips->setExclusive(true);
    m_chips->button(static_cast<int>(Chip::All))->setChecked(true);
    setCounts({});
    return row;
}

QSize CardListPanel::sizeHint() const
{
    constexpr int letters = 38; // of the list's text
    return {fontMetrics().averageCharWidth() * letters + 2 * theme::medium, 600};
}

CardListPanel::Chip CardListPanel::chip() const
{
    return static_cast<Chip>(m_chips->checkedId());
}

void CardListPanel::setChip(Chip chip)
{
    m_chips->button(static_cast<int>(chip))->setChecked(true);
}

CardOrder CardListPanel::order() const
{
    return m_order->currentIndex() == 0 ? CardOrder::UncertainFirst : CardOrder::Reading;
}

QString CardListPanel::words() const
{
    return m_search->text().trimmed();
}

void CardListPanel::clearSearch()
{
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    m_searchTimer.stop();
}

void CardListPanel::setInSet(bool inSet)
{
    m_search->setVisible(inSet);
    m_progressRow->setVisible(inSet);
    m_chipRow->setVisible(inSet);
}

void CardListPanel::setTitle(const QString &title, const QString &detail)
{
    m_title = title;
    constexpr int arrow = 30; // pixels, of the button's menu
    const QString shown = QFontMetrics(m_set->font())
                              .elidedText(title, Qt::ElideRight,
                                          sizeHint().width() - 2 * theme::medium
                                              - m_export->sizeHint().width() - arrow);
    m_set->setText(QString(shown).replace(u'&', QStringLiteral("&&")));
    m_set->setToolTip(title);
    m_set->setAccessibleName(tr("Card set: %1").arg(title));
    m_detail->setText(detail);
    m_export->setEnabled(m_list->model()->rowCount() > 0);
}

void CardListPanel::setCounts(const CardCounts &counts)
{
    const auto say = [this](Chip chip, const QString &text, int count) {
        QAbstractButton *button = m_chips->button(static_cast<int>(chip));
        button->setText(text.arg(number(count)));
        button->setEnabled(count > 0 || chip == Chip::All || button->isChecked());
    };
    say(Chip::Uncertain, tr("Uncertain %1"), counts.uncertain);
    say(Chip::Unchecked, tr("Unchecked %1"), counts.all - counts.checked);
    say(Chip::All, tr("All %1", "cards"), counts.all);
    say(Chip::Offers, tr("Offers %1"), counts.offered);
    m_chips->button(static_cast<int>(Chip::Offers))
        ->setVisible(counts.offered > 0 || chip() == Chip::Offers);
    m_bar->setMaximum(std::max(1, counts.all));
    m_bar->setValue(counts.checked);
    m_progress->setText(
        tr("%1 of %2 checked", "cards").arg(number(counts.checked), number(counts.all)));
}

void CardListPanel::setSets(const QList<Upload> &sets)
{
    m_otherSets = sets;
    if (m_sets->isVisible())
        fillMenu();
}

void CardListPanel::fillMenu()
{
    m_sets->clear();
    const qsizetype count = std::min<qsizetype>(m_otherSets.size(), mostSets);
    for (const Upload &upload : m_otherSets.first(count)) {
        const QString title = upload.title.isEmpty() ? tr("Untitled") : upload.title;
        m_sets->addAction(menuText(title), this, [this, upload] { emit setChosen(upload); });
    }
    if (count > 0)
        m_sets->addSeparator();
    m_sets->addAction(tr("All Card &Sets"), this, &CardListPanel::allSetsRequested);
}

void CardListPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int x = isRightToLeft() ? 0 : width() - 1;
    painter.fillRect(x, 0, 1, height(), theme::hairline(palette()));
}

} // namespace recto
