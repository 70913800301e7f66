// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "core/controls.h"
#include "core/errortext.h"
#include "core/json.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

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

bool writeTo(FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    const bool written = std::fwrite(bytes.constData(), 1, size, stream) == size;
    return std::fflush(stream) == 0 && written;
}

[[noreturn]] void endByClosedPipe()
{
#ifdef SIGPIPE
    // Qt ignores the signal as soon as it talks to a child.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
#endif
    std::_Exit(141); // as a shell tells of it, where the signal is held back
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
    write(shownOn(stdout, text) + '\n');
}

void Console::print(const QJsonObject &object)
{
    const QByteArray line = jsonLine(object);
    write(isTerminal(stdout) ? shownOn(stdout, QString::fromUtf8(line)) : line);
}

void Console::print(const QByteArray &bytes)
{
    write(isTerminal(stdout) ? shownOn(stdout, QString::fromUtf8(bytes)) : bytes);
}

void Console::write(const QByteArray &bytes)
{
    clearBar();
    if (m_outputError)
        return; // a piece behind a gap would read as if it were whole
    errno = 0;
    if (writeTo(stdout, bytes))
        return;
    const int number = errno;
    if (number == EPIPE)
        endByClosedPipe();
    const bool full = number == ENOSPC || number == EFBIG;
    m_outputError
        = Error{full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable,
                QStringLiteral("standard output"), QString::fromLocal8Bit(std::strerror(number))};
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
