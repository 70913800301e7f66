// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "core/controls.h"
#include "core/errortext.h"
#include "core/json.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace recto {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

namespace {

void writeTo(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

// Pages, models and services may hold what commands a terminal: a file gets it as
// it is, a terminal a sign in its place.
QByteArray shownOn(FILE *stream, const QString &text)
{
    if (!isTerminal(stream))
        return text.toUtf8();
    return withControlsShown(text).toUtf8();
}

} // namespace

void Console::print(const QString &text)
{
    clearBar();
    writeTo(stdout, shownOn(stdout, text) + '\n');
}

void Console::print(const QJsonObject &object)
{
    clearBar();
    writeTo(stdout, jsonLine(object));
}

void Console::say(const QString &text)
{
    if (!quiet())
        complain(text);
}

void Console::complain(const QString &text)
{
    clearBar();
    writeTo(stderr, shownOn(stderr, text) + '\n');
}

void Console::complain(const Error &error)
{
    complain(errorText(error));
    if (verbose() && !error.detail.isEmpty())
        complain(QStringLiteral("  (%1: %2)").arg(errorKindName(error.kind), error.detail));
}

void Console::progress(double percentage, const QString &label, const QString &left)
{
    if (quiet())
        return;
    if (!isTerminal(stderr)) {
        if (m_json || label == m_lastLabel)
            return;
        m_lastLabel = label;
        writeTo(stderr, QStringLiteral("%1 % %2\n").arg(qRound(percentage), 3).arg(label).toUtf8());
        return;
    }
    constexpr int width = 24;
    const int filled = qBound(0, qRound(percentage / 100 * width), width);
    QString line = QStringLiteral("\r\x1b[K[%1%2] %3 %  %4")
                       .arg(QString(filled, u'#'), QString(width - filled, u'.'))
                       .arg(qRound(percentage), 3)
                       .arg(label);
    if (!left.isEmpty())
        line += QStringLiteral(", ") + left;
    writeTo(stderr, line.toUtf8());
    m_barShown = true;
}

void Console::endProgress()
{
    clearBar();
    m_lastLabel.clear();
}

void Console::clearBar()
{
    if (!m_barShown)
        return;
    writeTo(stderr, "\r\x1b[K");
    m_barShown = false;
}

} // namespace recto
