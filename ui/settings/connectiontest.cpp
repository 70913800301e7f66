// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectiontest.h"

#include "core/errortext.h"
#include "session/workers.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr qint64 longWait = 8000; // ms, from when on it is said that it may take longer

using Kind = HintLabel::Kind;

QString modelsText(int count)
{
    return count > 0
        ? ConnectionTest::tr("Connected: %n model(s) to choose from.", nullptr, count)
        : ConnectionTest::tr("Connected. The service names no models: enter one by its name.");
}

} // namespace

ConnectionTest::ConnectionTest(Workers *workers, QWidget *parent)
    : QWidget(parent)
    , m_workers(workers)
    , m_button(new RoomyButton(tr("&Test Connection"), this))
    , m_stop(new RoomyButton(tr("Sto&p"), this))
    , m_bar(new QProgressBar(this))
    , m_doing(new QLabel(this))
{
    m_button->setObjectName(QStringLiteral("testButton"));
    m_stop->setObjectName(QStringLiteral("stopTestButton"));
    m_bar->setObjectName(QStringLiteral("testProgress"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(12);
    m_bar->setAccessibleName(tr("The connection is being tested"));
    m_doing->setObjectName(QStringLiteral("testDoing"));
    m_doing->setTextFormat(Qt::PlainText);
    m_doing->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::small);
    row->addWidget(m_button);
    row->addWidget(m_stop);
    row->addWidget(m_bar, 1);
    row->addStretch(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight);
    layout->addLayout(row);
    layout->addWidget(m_doing);
    const std::array names{"testModels", "testText", "testSchema", "testImages"};
    for (size_t index = 0; index < m_lines.size(); ++index) {
        m_lines[index] = new HintLabel(this);
        m_lines[index]->setObjectName(QLatin1String(names[index]));
        layout->addWidget(m_lines[index]);
    }
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ConnectionTest::countUp);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::requested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        stop();
        line(0)->say(Kind::Note, tr("Stopped."));
        m_button->setFocus();
    });
    setRunning(false);
}

ConnectionTest::~ConnectionTest()
{
    m_source.request_stop();
}

void ConnectionTest::start(const QString &place, const Probe &probe)
{
    stop();
    clear();
    m_place = place;
    m_source = std::stop_source();
    m_since.start();
    setRunning(true);
    countUp();
    announce(m_doing, m_doing->text());
    const int trial = ++m_trial;
    m_workers->ask(
        this, [probe, stop = m_source.get_token()] { return probe(stop); },
        [this, trial](const ServiceReport &report) {
            if (trial != m_trial || !m_running)
                return;
            setRunning(false);
            showReport(report);
            emit finished(report);
        });
}

void ConnectionTest::stop()
{
    m_source.request_stop();
    setRunning(false);
}

void ConnectionTest::clear()
{
    for (HintLabel *shown : m_lines)
        shown->clear();
}

void ConnectionTest::say(const QString &problem)
{
    clear();
    line(0)->say(Kind::Problem, problem);
}

void ConnectionTest::setRunning(bool running)
{
    const bool focused = running && m_button->hasFocus();
    m_running = running;
    m_button->setVisible(!running);
    m_stop->setVisible(running);
    m_bar->setVisible(running);
    m_doing->setVisible(running);
    if (focused)
        m_stop->setFocus();
    if (running)
        m_second.start();
    else
        m_second.stop();
}

void ConnectionTest::countUp()
{
    if (m_since.elapsed() < longWait)
        m_doing->setText(tr("Asking %1…").arg(m_place));
    else
        m_doing->setText(
            tr("Asking %1 for %n second(s). A model that has to be loaded first needs a while.",
               nullptr, static_cast<int>(m_since.elapsed() / 1000))
                .arg(m_place));
}

void ConnectionTest::showReport(const ServiceReport &report)
{
    const auto say = [this](int index, const Status &status, const QString &works) {
        line(index)->say(status ? Kind::Good : Kind::Problem,
                         status ? works : errorText(status.error()));
    };
    if (report.models)
        line(0)->say(Kind::Good, modelsText(static_cast<int>(report.models->size())));
    else if (report.usable())
        line(0)->say(Kind::Note, modelsText(0)); // some have no list
    else
        line(0)->say(Kind::Problem, errorText(report.models.error()));
    const bool known = !report.models && report.text && !*report.text
        && report.text->error() == report.models.error(); // no need to say it twice
    if (report.text && !known)
        say(1, *report.text, tr("Answers."));
    if (report.schema && *report.schema)
        line(2)->say(Kind::Good, tr("Keeps to the form of cards."));
    else if (report.schema)
        line(2)->say(Kind::Note,
                     tr("Doesn’t keep to the form of cards by itself. Recto sorts its answers out; "
                        "some cards may be lost."));
    if (report.images && *report.images)
        line(3)->say(Kind::Good, tr("Reads pictures."));
    else if (report.images && !(known && report.images->error() == report.models.error()))
        line(3)->say(Kind::Problem,
                     tr("Doesn’t read pictures: choose another model for reading pages. %1")
                         .arg(errorText(report.images->error())));
    announce(m_button, line(report.text && !known ? 1 : 0)->text());
}

} // namespace recto
