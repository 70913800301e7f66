// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QString>

#include <cstdio>
#include <optional>

namespace recto {

// Whether a person sees or types it, and no file or other program.
[[nodiscard]] bool isTerminal(FILE *stream);

// Results go to standard output, everything else to standard error. Serves the
// main thread.
class Console
{
public:
    enum class Verbosity { Quiet, Normal, Verbose };

    void setJson(bool json) { m_json = json; }
    void setVerbosity(Verbosity verbosity) { m_verbosity = verbosity; }
    [[nodiscard]] bool json() const { return m_json; }
    [[nodiscard]] bool quiet() const { return m_verbosity == Verbosity::Quiet; }
    [[nodiscard]] bool verbose() const { return m_verbosity == Verbosity::Verbose; }

    // A result. What couldn't be written is kept in outputError(); when the reader of a pipe
    // has gone, the program ends by SIGPIPE, quietly, as the usual tools do.
    void print(const QString &text);
    void print(const QJsonObject &object); // one line of JSON Lines
    void print(const QByteArray &bytes); // as they are, without a line end
    // Of the first result that was lost, as a full disk loses it.
    [[nodiscard]] const std::optional<Error> &outputError() const { return m_outputError; }
    // A sentence about the work; not shown when quiet.
    void say(const QString &text);
    // Always shown.
    void complain(const QString &text);
    void complain(const Error &error);

    // A bar on a terminal, a line now and then in a file; nothing when quiet or
    // when standard output is JSON and standard error isn't a terminal.
    void progress(double percentage, const QString &label, const QString &left);
    void endProgress();

private:
    void clearBar();
    void write(const QByteArray &bytes);

    bool m_json = false;
    Verbosity m_verbosity = Verbosity::Normal;
    bool m_barShown = false;
    QString m_lastLabel;
    std::optional<Error> m_outputError;
};

} // namespace recto
