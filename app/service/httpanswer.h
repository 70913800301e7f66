// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace recto {

// An answer whole. Value type. No text of a client ever stands in a field.
struct HttpAnswer
{
    int status = 200;
    QByteArray contentType; // empty: without a body
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> fields; // beside those that every answer has
    QByteArray contentSecurityPolicy; // empty: nothing may be loaded or framed

    // On the wire. Without a body for HEAD.
    [[nodiscard]] QByteArray toBytes(bool keepAlive, bool withBody = true) const;
};

[[nodiscard]] HttpAnswer jsonAnswer(const QJsonObject &object, int status = 200);
// {"error": sentence}
[[nodiscard]] HttpAnswer errorAnswer(int status, const QString &sentence);
// The status and the sentence of an error of the rooms below.
[[nodiscard]] HttpAnswer errorAnswer(const Error &error);
[[nodiscard]] HttpAnswer emptyAnswer(int status = 204);
// "Retry-After" beside it.
[[nodiscard]] HttpAnswer busyAnswer(int status, const QString &sentence, int seconds);

// The head of an answer that goes on as text/event-stream.
[[nodiscard]] QByteArray eventStreamHead(const QByteArray &jobId);

} // namespace recto
