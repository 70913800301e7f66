// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

namespace recto {

QString csvRecord(const QStringList &fields)
{
    QStringList written;
    for (QString field : fields) {
        const bool quoted = field.contains(QLatin1Char(',')) || field.contains(QLatin1Char('"'))
            || field.contains(QLatin1Char('\n')) || field.contains(QLatin1Char('\r'))
            || field != field.trimmed();
        field.replace(QLatin1Char('"'), QLatin1String("\"\""));
        written << (quoted ? QLatin1Char('"') + field + QLatin1Char('"') : field);
    }
    return written.join(QLatin1Char(',')) + QLatin1String("\r\n");
}

std::optional<QVector<QStringList>> readCsv(const QString &text)
{
    QVector<QStringList> records;
    QStringList record;
    QString field;
    bool quoted = false; // inside quotes
    bool wasQuoted = false;
    const auto endRecord = [&] {
        record << field;
        if (record.size() > 1 || !field.isEmpty() || wasQuoted)
            records << record;
        record.clear();
        field.clear();
        wasQuoted = false;
    };
    for (qsizetype i = text.startsWith(QChar(0xFEFF)) ? 1 : 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted) {
            if (c != QLatin1Char('"')) {
                field += c;
            } else if (i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"')) {
                field += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == QLatin1Char('"') && field.isEmpty()) {
            quoted = true;
            wasQuoted = true;
        } else if (c == QLatin1Char(',')) {
            record << field;
            field.clear();
            wasQuoted = false;
        } else if (c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
            if (c == QLatin1Char('\r') && i + 1 < text.size()
                && text.at(i + 1) == QLatin1Char('\n'))
                ++i;
            endRecord();
        } else {
            field += c;
        }
    }
    if (quoted)
        return std::nullopt;
    endRecord();
    return records;
}

} // namespace recto
