// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyfield.h"

#include "core/errortext.h"
#include "model/endpoint.h"
#include "session/workers.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/roomybutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace recto {

namespace {

// Neither prose nor a key by itself: "no bus" in brackets behind a sentence.
QString withReason(const QString &sentence, const QString &why)
{
    return why.isEmpty() ? sentence
                         : KeyField::tr("%1 (%2)", "sentence, technical reason").arg(sentence, why);
}

Result<KeyField::Kept> writeKey(SecretStore &store, QString value, const QString &origin)
{
    const Result<SecretPlace> place = store.write(SecretName::ServiceKey, value, origin);
    wipe(value);
    if (!place)
        return place.error();
    KeyField::Kept kept{*place, {}};
    if (kept.place == SecretPlace::Session) {
        const Status usable = store.tryKeychain();
        kept.why = usable ? QString() : usable.error().detail;
    }
    return kept;
}

} // namespace

KeyField::KeyField(std::shared_ptr<SecretStore> store, Workers *workers, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_workers(workers)
    , m_edit(new QLineEdit(this))
    , m_remove(new RoomyButton(this))
    , m_hint(new HintLabel(this))
{
    m_edit->setObjectName(QStringLiteral("keyField"));
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
    m_edit->setAccessibleName(tr("Key of the service"));
    m_remove->setObjectName(QStringLiteral("removeKeyButton"));
    m_hint->setObjectName(QStringLiteral("keyHint"));
    setFocusProxy(m_edit);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::small);
    line->addWidget(m_edit, 1);
    line->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::tight);
    layout->addLayout(line);
    layout->addWidget(m_hint);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        forbidCoreDumps(); // a key is in memory from here on
        m_removing = false;
        showState();
        emit edited();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_removing = !m_removing;
        m_edit->setText(QString());
        showState();
        emit edited();
    });
    showState();
}

KeyField::~KeyField()
{
    m_looking.request_stop();
    QString entered = m_edit->text();
    m_edit->setText(QString());
    wipe(entered);
}

void KeyField::load()
{
    if (!m_store)
        return;
    m_workers->ask(
        this,
        [store = m_store, stop = m_looking.get_token()]() -> Result<Secret> {
            Result<Secret> found = store->read(SecretName::ServiceKey, stop);
            if (found)
                wipe(found->value); // where it is is all that is asked
            return found;
        },
        [this](const Result<Secret> &found) { takeFound(found); });
}

void KeyField::takeFound(const Result<Secret> &found)
{
    m_place = found ? found->place : SecretPlace::Nowhere;
    m_keyOrigin = found ? found->origin : QString();
    m_badVariable = !found && found.error().kind == ErrorKind::BadInput;
    m_unusable = (!found && !m_badVariable) || *m_place == SecretPlace::Session;
    m_why = found || m_badVariable ? QString() : found.error().detail;
    showState();
}

void KeyField::setService(const QUrl &address, const QString &name, bool local)
{
    m_address = address;
    m_service = name;
    m_local = local;
    showState();
}

bool KeyField::belongsElsewhere() const
{
    return !m_keyOrigin.isEmpty() && m_place != SecretPlace::Environment
        && m_keyOrigin != originOf(m_address);
}

bool KeyField::entered() const
{
    return !m_edit->text().trimmed().isEmpty();
}

bool KeyField::changed() const
{
    return entered() || m_removing;
}

bool KeyField::check()
{
    const QString key = m_edit->text().trimmed();
    const bool usable = std::all_of(
        key.begin(), key.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    if (usable)
        return true;
    m_hint->say(HintLabel::Kind::Problem,
                tr("A key has letters, digits and signs only, without spaces. Copy it once more."));
    m_edit->setFocus(Qt::OtherFocusReason);
    return false;
}

std::function<Result<Secret>(std::stop_token)> KeyField::reader() const
{
    const QString key = m_edit->text().trimmed();
    if (!key.isEmpty())
        return [key](std::stop_token) -> Result<Secret> {
            return Secret{key, SecretPlace::Nowhere, {}};
        };
    if (!m_store || m_removing || belongsElsewhere())
        return [](std::stop_token) -> Result<Secret> { return Secret{}; };
    return [store = m_store](std::stop_token stop) {
        return store->read(SecretName::ServiceKey, std::move(stop));
    };
}

void KeyField::keep(const std::function<void(const Result<Kept> &)> &then)
{
    m_edit->setEnabled(false);
    m_remove->setEnabled(false);
    const auto work = [store = m_store, key = m_edit->text().trimmed(),
                       origin = originOf(m_address)]() -> Result<Kept> {
        if (!key.isEmpty())
            return writeKey(*store, key, origin);
        const Status cleared = store->clear(SecretName::ServiceKey);
        return cleared ? Result<Kept>(Kept{}) : cleared.error();
    };
    m_workers->ask(
        this, work, [this, then, origin = originOf(m_address)](const Result<Kept> &kept) {
            m_remove->setEnabled(true);
            if (kept) {
                m_edit->setText(QString());
                m_removing = false;
                m_place = kept->place;
                m_keyOrigin = kept->place == SecretPlace::Nowhere ? QString() : origin;
                m_unusable = kept->place == SecretPlace::Session;
                m_why = kept->why;
            }
            showState();
            if (!kept)
                m_hint->say(HintLabel::Kind::Problem,
                            withReason(entered()
                                           ? tr("The key could not be kept.")
                                           : tr("The key could not be removed from the keychain."),
                                       kept.error().detail));
            then(kept);
        });
}

void KeyField::showState()
{
    const bool fixed = m_place == SecretPlace::Environment || m_badVariable;
    const bool kept = m_place == SecretPlace::Keychain || m_place == SecretPlace::Session;
    m_edit->setEnabled(m_store && m_place && !fixed && !m_removing);
    m_edit->setPlaceholderText(kept && !m_removing ? tr("A key is kept") : QString());
    m_remove->setVisible(kept);
    m_remove->setText(m_removing ? tr("K&eep It") : tr("Remo&ve"));
    m_remove->setAccessibleName(m_removing ? tr("Keep the key") : tr("Remove the key"));
    const bool problem = m_badVariable || (m_unusable && !fixed && !m_removing);
    m_hint->say(problem ? HintLabel::Kind::Problem : HintLabel::Kind::Note, stateText());
}

QString KeyField::stateText() const
{
    const QString variable = secretVariable(SecretName::ServiceKey);
    if (!m_place)
        return tr("Looking for a key…");
    if (m_badVariable)
        return tr("The environment variable %1 holds what can’t be a key. Change it there.")
            .arg(variable);
    if (m_place == SecretPlace::Environment)
        return tr("The key comes from the environment variable %1 and can be changed there only.")
            .arg(variable);
    if (m_removing)
        return tr("The key is removed when you press OK.");
    const bool kept = m_place == SecretPlace::Keychain || m_place == SecretPlace::Session;
    if (kept && belongsElsewhere() && !entered())
        return tr("The key of %1 is kept and is not sent to another service. Enter the key of %2 "
                  "here.")
            .arg(QUrl(m_keyOrigin).host(), m_service.isEmpty() ? tr("this one") : m_service);
    if (m_place == SecretPlace::Session && !entered())
        return withReason(
            tr("The key is kept until Recto closes: this computer’s keychain can’t be used."),
            m_why);
    if (kept && !entered())
        return tr("A key is kept in this computer’s keychain. Enter another one to replace it.");
    return unkeptText();
}

QString KeyField::unkeptText() const
{
    if (m_unusable)
        return withReason(tr("This computer’s keychain can’t be used. A key that you enter is kept "
                             "until Recto closes."),
                          m_why);
    if (m_local && !entered())
        return tr("A service on this computer usually needs no key.");
    return tr("It is kept in this computer’s keychain, never in a file.");
}

} // namespace recto
