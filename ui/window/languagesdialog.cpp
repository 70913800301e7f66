// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/languagesdialog.h"

#include "core/errortext.h"
#include "session/workers.h"
#include "settings/installation.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/pagewords.h"
#include "ui/widgets/theme.h"
#include "ui/window/uploadlistmodel.h"

#include <QCollator>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace recto {

namespace {

constexpr int sizeRole = Qt::UserRole, codeRole = Qt::UserRole + 1;

using Kind = HintLabel::Kind;

QString fetchErrorText(const Error &error)
{
    if (error.kind == ErrorKind::BadAnswer)
        return LanguagesDialog::tr(
                   "%1 sent another file than the one that was meant; it was thrown "
                   "away. Try again later.")
            .arg(error.subject);
    if (error.kind == ErrorKind::Cancelled)
        return LanguagesDialog::tr("Stopped. It goes on there the next time.");
    return errorText(error);
}

} // namespace

LanguagesDialog::LanguagesDialog(const UpkeepParts &parts, const LanguageCatalog &catalog,
                                 const QStringList &installed, Workers *workers, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_catalog(catalog)
    , m_workers(workers)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_otherWays(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_hint(new HintLabel(this))
{
    setObjectName(QStringLiteral("languagesDialog"));
    setWindowTitle(tr("Add a Language"));
    resize(520, 520);
    auto *text
        = new QLabel(tr("Recto fetches the language that you choose from %1. Nothing of your "
                        "pages and cards is sent there.")
                         .arg(m_catalog.source.host()),
                     this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_search->setObjectName(QStringLiteral("languageSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the languages"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("languageList"));
    m_list->setAccessibleName(tr("Languages"));
    m_list->setItemDelegate(new TwoLineDelegate(sizeRole, m_list));
    m_otherWays->setObjectName(QStringLiteral("otherWays"));
    m_otherWays->setTextFormat(Qt::PlainText);
    m_otherWays->setWordWrap(true);
    m_otherWays->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bar->setObjectName(QStringLiteral("languageProgress"));
    m_bar->setAccessibleName(tr("How much of the language is there"));
    m_hint->setObjectName(QStringLiteral("languageHint"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);
    m_add->setObjectName(QStringLiteral("addLanguageButton"));
    m_stop = buttons->addButton(tr("Sto&p"), QDialogButtonBox::ActionRole);
    m_stop->setObjectName(QStringLiteral("stopLanguageButton"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::medium);
    layout->addWidget(text);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_otherWays);
    layout->addWidget(m_bar);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &LanguagesDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &LanguagesDialog::showChoice);
    connect(m_add, &QPushButton::clicked, this, &LanguagesDialog::fetch);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_source.request_stop(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(installed);
    setRunning(false);
    showChoice();
}

LanguagesDialog::~LanguagesDialog()
{
    m_source.request_stop();
}

void LanguagesDialog::fill(const QStringList &installed)
{
    QList<LanguageData> offered = m_catalog.languages;
    offered.removeIf(
        [&installed](const LanguageData &known) { return installed.contains(known.code); });
    QCollator collator;
    std::sort(offered.begin(), offered.end(),
              [&collator](const LanguageData &one, const LanguageData &other) {
                  return collator.compare(languageName(one.code), languageName(other.code)) < 0;
              });
    for (const LanguageData &language : std::as_const(offered)) {
        auto *item = new QListWidgetItem(languageName(language.code), m_list);
        const QString size = QLocale().formattedDataSize(language.size);
        item->setData(sizeRole, tr("%1, %2", "code, size").arg(language.code, size));
        item->setData(codeRole, language.code);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2", "language, size").arg(item->text(), size));
    }
    m_list->setCurrentRow(0);
}

void LanguagesDialog::choose(const QString &code)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(codeRole).toString() == code)
            m_list->setCurrentRow(row);
    }
}

void LanguagesDialog::filter(const QString &words)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool shown = item->text().contains(words, Qt::CaseInsensitive)
            || item->data(codeRole).toString().contains(words, Qt::CaseInsensitive);
        item->setHidden(!shown);
        if (shown && first < 0)
            first = row;
    }
    const QListWidgetItem *current = m_list->currentItem();
    if (!current || current->isHidden())
        m_list->setCurrentRow(first);
}

QString LanguagesDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item && !item->isHidden() ? item->data(codeRole).toString() : QString();
}

void LanguagesDialog::showChoice()
{
    const QString code = chosen();
    m_add->setEnabled(!m_running && !code.isEmpty());
    const QString command = languageInstallCommand(code);
    const QString file = code + QStringLiteral(".traineddata");
    m_otherWays->setVisible(!code.isEmpty());
    m_otherWays->setText(
        command.isEmpty()
            ? tr("Without a network: drop the file %1 on the window.").arg(file)
            : tr("Or type in a terminal:\n%1\nWithout a network: drop the file %2 on the window.")
                  .arg(command, file));
}

void LanguagesDialog::fetch()
{
    const QString code = chosen();
    if (code.isEmpty() || m_running)
        return;
    m_source = std::stop_source();
    m_hint->clear();
    m_bar->setRange(0, 0);
    setRunning(true);
    announce(m_bar, tr("Fetching %1…").arg(languageName(code)));
    // The dialog may be gone when more of it arrives.
    const QPointer<LanguagesDialog> self(this);
    const FetchProgress progress = [self, context = QObject::parent()](qint64 done, qint64 size) {
        QMetaObject::invokeMethod(context, [self, done, size] {
            if (!self)
                return;
            self->m_bar->setRange(0, static_cast<int>(size / 1024));
            self->m_bar->setValue(static_cast<int>(done / 1024));
        });
    };
    m_workers->ask(
        this,
        [fetch = m_parts.fetchLanguage, catalog = m_catalog, code, stop = m_source.get_token(),
         progress] { return fetch(catalog, code, stop, progress); },
        [this, code](const Status &fetched) { finish(code, fetched); });
}

void LanguagesDialog::finish(const QString &code, const Status &fetched)
{
    setRunning(false);
    if (!fetched) {
        const bool stopped = fetched.error().kind == ErrorKind::Cancelled;
        m_hint->say(stopped ? Kind::Note : Kind::Problem, fetchErrorText(fetched.error()));
        return;
    }
    m_hint->say(Kind::Good,
                tr("%1 is there. Choose it as the language of the pages.").arg(languageName(code)));
    announce(m_add, m_hint->text());
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(codeRole).toString() == code) {
            delete m_list->takeItem(row);
            break;
        }
    }
    emit added(code);
}

void LanguagesDialog::setRunning(bool running)
{
    m_running = running;
    m_add->setVisible(!running);
    m_stop->setVisible(running);
    m_bar->setVisible(running);
    m_list->setEnabled(!running);
    m_search->setEnabled(!running);
    if (running)
        m_stop->setFocus();
    else
        showChoice();
}

} // namespace recto
