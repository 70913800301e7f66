// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/multipart.h"

#include <QList>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype longestBoundary = 70;

bool isBoundaryCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || QByteArrayView("'()+_,-./:=? ").contains(c);
}

// The value of a parameter: `; name=value` or `; name="value"`, where a backslash goes before a
// quotation mark or another backslash. Nothing when it isn't there.
std::optional<QByteArray> parameter(const QByteArray &field, const QByteArray &name)
{
    qsizetype at = field.indexOf(';');
    while (at >= 0 && at < field.size()) {
        ++at;
        const qsizetype equals = field.indexOf('=', at);
        if (equals < 0)
            return std::nullopt;
        const QByteArray key = field.mid(at, equals - at).trimmed().toLower();
        QByteArray value;
        at = equals + 1;
        if (at < field.size() && field[at] == '"') {
            for (++at; at < field.size() && field[at] != '"'; ++at) {
                const bool escaped = field[at] == '\\' && at + 1 < field.size()
                    && (field[at + 1] == '"' || field[at + 1] == '\\');
                value += field[escaped ? ++at : at];
            }
            if (at >= field.size())
                return std::nullopt; // the quotation doesn't end
            at = field.indexOf(';', at);
        } else {
            const qsizetype end = field.indexOf(';', at);
            value = field.mid(at, end < 0 ? -1 : end - at).trimmed();
            at = end;
        }
        if (key == name)
            return value;
    }
    return std::nullopt;
}

// Browsers write a quotation mark in a name as %22 (WHATWG HTML, 4.10.22.8).
QString readFileName(QByteArray name)
{
    name.replace("%22", "\"").replace("%0D", " ").replace("%0A", " ");
    return QString::fromUtf8(name);
}

} // namespace

std::optional<QByteArray> formBoundary(QByteArrayView contentType)
{
    const QByteArray field = contentType.toByteArray();
    if (field.left(field.indexOf(';')).trimmed().toLower() != "multipart/form-data")
        return std::nullopt;
    const auto boundary = parameter(field, QByteArrayLiteral("boundary"));
    if (!boundary || boundary->isEmpty() || boundary->size() > longestBoundary
        || boundary->endsWith(' ')
        || !std::all_of(boundary->begin(), boundary->end(), isBoundaryCharacter))
        return std::nullopt;
    return boundary;
}

MultipartSplitter::MultipartSplitter(const QByteArray &boundary, FormSink sink, FormLimits limits)
    : m_delimiter("\r\n--" + boundary)
    , m_sink(std::move(sink))
    , m_limits(limits)
{
}

bool MultipartSplitter::refuse(int status, const QString &reason)
{
    m_refusal = FormRefusal{status, reason};
    return false;
}

bool MultipartSplitter::refuse(const std::optional<FormRefusal> &refusal)
{
    if (refusal)
        m_refusal = refusal;
    return refusal.has_value();
}

std::optional<FormRefusal> MultipartSplitter::feed(QByteArrayView bytes)
{
    m_held.append(bytes.data(), bytes.size());
    while (!m_refusal && step()) { }
    return m_refusal;
}

std::optional<FormRefusal> MultipartSplitter::finish()
{
    if (!m_refusal && m_state != State::Epilogue)
        refuse(400, QStringLiteral("The form broke off before its end."));
    return m_refusal;
}

bool MultipartSplitter::step()
{
    switch (m_state) {
    case State::Delimiter:
        return passDelimiter();
    case State::Head:
        return readHead();
    case State::Preamble:
    case State::Body:
        return readContent();
    case State::Epilogue:
        m_held.clear();
        break;
    }
    return false;
}

// Behind the boundary: two hyphens end the form; else spaces and the end of the line.
bool MultipartSplitter::passDelimiter()
{
    if (m_held.size() < 2)
        return false;
    if (m_held.startsWith("--")) {
        m_state = State::Epilogue;
        return true;
    }
    qsizetype padding = 0;
    while (padding < m_held.size() && (m_held[padding] == ' ' || m_held[padding] == '\t'))
        ++padding;
    if (padding > m_limits.head)
        return refuse(400, QStringLiteral("The form's boundary has no end."));
    if (m_held.size() < padding + 2)
        return false;
    if (QByteArrayView(m_held).sliced(padding, 2) != "\r\n")
        return refuse(400, QStringLiteral("The form's boundary isn't alone in its line."));
    if (++m_parts > m_limits.parts)
        return refuse(413, QStringLiteral("The form has more than %1 parts.").arg(m_limits.parts));
    m_held.remove(0, padding + 2);
    m_state = State::Head;
    return true;
}

bool MultipartSplitter::readHead()
{
    const qsizetype end = m_held.indexOf("\r\n\r\n");
    if (end > m_limits.head || (end < 0 && m_held.size() > m_limits.head + 3))
        return refuse(431, QStringLiteral("A part of the form has too long a head."));
    if (end < 0)
        return false;
    m_part = {};
    std::optional<QByteArray> name;
    for (const QByteArray &line : m_held.left(end).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().toLower() != "content-disposition")
            continue;
        const QByteArray field = line.mid(colon + 1).trimmed();
        name = parameter(field, QByteArrayLiteral("name"));
        if (const auto file = parameter(field, QByteArrayLiteral("filename"))) {
            m_part.isFile = true;
            m_part.fileName = readFileName(*file);
        }
    }
    if (!name)
        return refuse(400, QStringLiteral("A part of the form has no name."));
    m_part.name = *name;
    m_partBytes = 0;
    m_held.remove(0, end + 4);
    m_state = State::Body;
    return !refuse(m_sink.begin(m_part));
}

bool MultipartSplitter::deliver(qsizetype bytes)
{
    if (m_state == State::Preamble || bytes == 0)
        return true;
    m_partBytes += bytes;
    const qint64 limit = m_part.isFile ? m_limits.file : m_limits.text;
    if (m_partBytes > limit)
        return refuse(413,
                      QStringLiteral("“%1” is larger than %2 MB.")
                          .arg(m_part.isFile ? m_part.fileName : QString::fromUtf8(m_part.name))
                          .arg(double(limit) / (1 << 20), 0, 'g', 3));
    return !refuse(m_sink.data(QByteArrayView(m_held).first(bytes)));
}

bool MultipartSplitter::readContent()
{
    const qsizetype found = m_held.indexOf(m_delimiter);
    const qsizetype whole
        = found >= 0 ? found : std::max<qsizetype>(0, m_held.size() - m_delimiter.size() + 1);
    if (!deliver(whole))
        return false;
    if (found < 0) {
        m_held.remove(0, whole);
        return false;
    }
    const bool inPart = m_state == State::Body;
    m_held.remove(0, found + m_delimiter.size());
    m_state = State::Delimiter;
    return !inPart || !refuse(m_sink.end());
}

} // namespace recto
