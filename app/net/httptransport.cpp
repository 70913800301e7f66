// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httptransport.h"

namespace recto {

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray HttpResponse::contentType() const
{
    const QByteArray value = header("content-type");
    const qsizetype parameters = value.indexOf(';');
    return (parameters < 0 ? value : value.first(parameters)).trimmed().toLower();
}

} // namespace recto
