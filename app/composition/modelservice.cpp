// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/modelservice.h"

#include "composition/costforecast.h"
#include "composition/network.h"
#include "settings/settings.h"

namespace recto {

namespace {

Result<QUrl> serviceAddress(const QString &text)
{
    if (text.isEmpty())
        return badInput(InputFault::NoServiceAddress, QStringLiteral("baseUrl"));
    const auto valid = validSetting(Settings::info(SettingKey::BaseUrl), text);
    return valid ? Result<QUrl>(QUrl(*valid)) : Result<QUrl>(valid.error());
}

// Null: no limit.
Result<std::shared_ptr<SpendingCap>> spendingCap(const QUrl &address, const Settings &settings)
{
    const double limit = settings.number(SettingKey::SpendingCap);
    const TokenPrices prices = pricesOf(settings);
    if (limit <= 0 || (!prices.known() && isThisComputer(address.host())))
        return std::shared_ptr<SpendingCap>();
    if (!prices.known())
        return badInput(InputFault::LimitWithoutPrices, QStringLiteral("spendingCap"));
    return std::make_shared<SpendingCap>(0, limit, prices);
}

} // namespace

Result<QString> keyFor(const QUrl &address, SecretStore &secrets, const std::stop_token &stop)
{
    const auto secret = secrets.read(SecretName::ServiceKey, stop);
    if (!secret) {
        Error error = secret.error();
        if (error.kind == ErrorKind::KeychainUnavailable)
            error.subject = address.host();
        return error;
    }
    const bool goesThere
        = secret->place == SecretPlace::Environment || secret->origin == originOf(address);
    return goesThere ? secret->value : QString();
}

Result<ModelService> ModelService::make(const JobOptions &options, const Settings &settings,
                                        SecretStore &secrets, const LibraryLocation &library,
                                        const std::stop_token &stop)
{
    const auto address = serviceAddress(options.baseUrl);
    if (!address)
        return address.error();
    if (settings.flag(SettingKey::OfflineOnly))
        return Error{ErrorKind::OfflineOnly, address->host(), {}};
    const auto cap = spendingCap(*address, settings);
    if (!cap)
        return cap.error();
    auto key = keyFor(*address, secrets, stop);
    const bool keychainFailed = !key && key.error().kind == ErrorKind::KeychainUnavailable;
    if (!key && !keychainFailed)
        return key.error();
    ModelService service;
    service.m_endpoint.baseUrl = *address;
    if (key)
        service.m_endpoint.key = std::move(*key);
    else if (!isThisComputer(address->host()))
        service.m_warnings << key.error(); // it may need none: it says so itself
    service.m_endpoint.azure = settings.flag(SettingKey::Azure);
    service.m_endpoint.deadlines.firstByte
        = std::chrono::seconds(settings.integer(SettingKey::FirstByteTimeout));
    service.m_endpoint.maxConcurrency = settings.integer(SettingKey::RequestConcurrency);
    service.m_cap = *cap;
    service.m_account = std::make_shared<JobAccount>(library, *cap);
    service.m_transport = networkFor(settings).transport(service.m_account);
    return service;
}

Result<std::shared_ptr<ChatService>> ModelService::ask(const QString &model) const
{
    if (model.isEmpty())
        return badInput(InputFault::NoModel, QStringLiteral("model"));
    ChatServiceParts parts;
    parts.transport = m_transport;
    parts.endpoint = m_endpoint;
    parts.endpoint.model = model;
    parts.answers = m_account;
    parts.spending = m_cap;
    return std::make_shared<ChatService>(std::move(parts));
}

} // namespace recto
