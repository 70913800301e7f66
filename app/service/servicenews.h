// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

#include <functional>

namespace recto {

// What a person sees of a service that runs.
struct ServiceNews
{
    bool asked = false; // somebody reached it, whoever
    QSet<QByteArray> present; // hashes of the tokens whose connections are open
    QString jobId; // of pages that came; empty: none now
};

// Called on the service's thread; must return at once.
using ServiceNewsTaker = std::function<void(const ServiceNews &)>;

} // namespace recto
