// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keychainstore.h"

#include <QUuid>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace recto {

namespace {

using Outcome = KeychainAnswer::Outcome;

// A string that shares its characters with no other, so that it can be wiped.
QString ownCopy(const QString &text)
{
    return QString(text.constData(), text.size());
}

// Goes into a header: no space, no line end.
bool canBeKey(const QString &value)
{
    return !value.isEmpty() && std::all_of(value.begin(), value.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f;
    });
}

Error notAKey(const QString &subject)
{
    return badInput(InputFault::NotAKey, subject);
}

// "https://api.example.org sk-123", of the given place. Nowhere for another form.
Secret secretOf(QStringView entry, SecretPlace place)
{
    const qsizetype space = entry.indexOf(u' ');
    const QStringView key = entry.sliced(space + 1);
    if (space < 1 || key.isEmpty())
        return {};
    return {QString(key.constData(), key.size()), place, entry.first(space).toString()};
}

Error unavailable(const KeychainAnswer &answer)
{
    return {ErrorKind::KeychainUnavailable, {}, answer.detail};
}

} // namespace

EnvironmentSecrets::~EnvironmentSecrets()
{
    for (auto &[name, value] : m_values)
        wipe(value);
}

EnvironmentSecrets EnvironmentSecrets::take()
{
    EnvironmentSecrets taken;
    for (const SecretName name : secretNames) {
        const QByteArray variable = secretVariable(name).toLatin1();
        QString value = qEnvironmentVariable(variable.constData()).trimmed();
        if (!value.isEmpty())
            taken.insert(name, value);
        wipe(value);
#ifndef Q_OS_WIN
        // The system shows a process's first environment as long as it runs.
        if (char *first = std::getenv(variable.constData()))
            std::memset(first, 0, std::strlen(first));
#endif
        qunsetenv(variable.constData());
    }
    return taken;
}

void EnvironmentSecrets::insert(SecretName name, const QString &value)
{
    m_values[name] = ownCopy(value);
    forbidCoreDumps();
}

std::optional<QString> EnvironmentSecrets::value(SecretName name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional(ownCopy(found->second));
}

// One call that is waited for. Shared with the keychain's thread, which may answer
// long after nobody waits any more.
struct KeychainStore::Call
{
    std::mutex mutex;
    std::condition_variable_any answered;
    std::optional<KeychainAnswer> answer;
    bool abandoned = false;
};

struct KeychainStore::Hanging
{
    std::atomic<int> calls = 0;
};

KeychainStore::KeychainStore(std::shared_ptr<KeychainBackend> keychain,
                             EnvironmentSecrets environment, Limit limit)
    : m_keychain(std::move(keychain))
    , m_environment(std::move(environment))
    , m_limit(limit)
    , m_hanging(std::make_shared<Hanging>())
{
}

KeychainStore::~KeychainStore()
{
    for (auto &[name, value] : m_session)
        wipe(value);
}

template<typename Start>
KeychainAnswer KeychainStore::ask(Start start, const std::stop_token &stop)
{
    const KeychainAnswer silence{
        Outcome::Failed, {}, QStringLiteral("the keychain does not answer")};
    if (m_hanging->calls > 0)
        return silence;
    const auto call = std::make_shared<Call>();
    start([call, hanging = m_hanging](KeychainAnswer answer) {
        const std::lock_guard lock(call->mutex);
        if (call->abandoned) {
            wipe(answer.value);
            --hanging->calls;
            return;
        }
        call->answer = std::move(answer);
        call->answered.notify_one();
    });
    std::unique_lock lock(call->mutex);
    if (call->answered.wait_for(lock, stop, m_limit, [&call] { return call->answer.has_value(); }))
        return std::move(*call->answer);
    call->abandoned = true;
    ++m_hanging->calls;
    return silence;
}

KeychainAnswer KeychainStore::readEntry(const QString &entry, const std::stop_token &stop)
{
    return ask([&](KeychainBackend::Done done) { m_keychain->read(entry, std::move(done)); }, stop);
}

Status KeychainStore::writeEntry(const QString &entry, const QString &value)
{
    const KeychainAnswer written = ask([&](KeychainBackend::Done done) {
        m_keychain->write(entry, ownCopy(value), std::move(done));
    });
    if (written.outcome != Outcome::Done)
        return unavailable(written);
    // Some report success and keep nothing.
    KeychainAnswer back = readEntry(entry);
    const bool kept = back.outcome == Outcome::Done && back.value == value;
    wipe(back.value);
    if (kept)
        return {};
    return Error{ErrorKind::KeychainUnavailable,
                 {},
                 back.outcome == Outcome::Failed
                     ? back.detail
                     : QStringLiteral("the keychain did not keep what was written")};
}

Status KeychainStore::removeEntry(const QString &entry)
{
    const KeychainAnswer removed
        = ask([&](KeychainBackend::Done done) { m_keychain->remove(entry, std::move(done)); });
    return removed.outcome == Outcome::Failed ? Status(unavailable(removed)) : Status();
}

void KeychainStore::forgetSession(SecretName name)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_session.find(name);
    if (found == m_session.end())
        return;
    wipe(found->second);
    m_session.erase(found);
}

Result<Secret> KeychainStore::read(SecretName name, std::stop_token stop)
{
    if (auto given = m_environment.value(name)) {
        if (!canBeKey(*given))
            return notAKey(secretVariable(name));
        return Secret{std::move(*given), SecretPlace::Environment, {}};
    }
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_session.find(name);
        if (found != m_session.end())
            return secretOf(found->second, SecretPlace::Session);
    }
    forbidCoreDumps(); // before it is here
    KeychainAnswer answer = readEntry(secretName(name), stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}};
    if (answer.outcome == Outcome::Failed)
        return unavailable(answer);
    Secret secret = secretOf(answer.value, SecretPlace::Keychain);
    wipe(answer.value);
    return secret;
}

Result<SecretPlace> KeychainStore::write(SecretName name, const QString &value,
                                         const QString &origin)
{
    if (m_environment.value(name))
        return badInput(InputFault::GivenByEnvironment, secretVariable(name));
    if (!canBeKey(value))
        return notAKey(secretName(name));
    if (!canBeKey(origin))
        return badInput(InputFault::KeyWithoutService, secretName(name));
    forbidCoreDumps();
    QString entry = origin + u' ' + value;
    const Status kept = writeEntry(secretName(name), entry);
    forgetSession(name);
    if (!kept) {
        const std::lock_guard lock(m_mutex);
        m_session[name] = ownCopy(entry);
    }
    wipe(entry);
    return kept ? SecretPlace::Keychain : SecretPlace::Session;
}

Status KeychainStore::clear(SecretName name)
{
    forgetSession(name);
    const QString entry = secretName(name);
    if (const Status removed = removeEntry(entry); !removed)
        return removed;
    KeychainAnswer left = readEntry(entry);
    const bool gone = left.outcome == Outcome::NoEntry || left.value.isEmpty();
    wipe(left.value);
    if (left.outcome == Outcome::Failed)
        return unavailable(left);
    return gone ? Status()
                : Error{ErrorKind::KeychainUnavailable,
                        {},
                        QStringLiteral("the keychain did not remove it")};
}

Status KeychainStore::tryKeychain()
{
    // Another process may try at the same time.
    const QString entry = QStringLiteral("check-") + QUuid::createUuid().toString(QUuid::Id128);
    const Status kept = writeEntry(entry, QStringLiteral("works"));
    const Status removed = removeEntry(entry);
    return kept ? removed : kept;
}

} // namespace recto
