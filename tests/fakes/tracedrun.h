// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace recto::fakes {

// What a program and its children did to reach others, seen by strace.
struct TracedRun
{
    int exitCode = -1;
    QByteArray output;
    QByteArray complaints;
    bool traced = false; // strace was there and wrote its end
    // Calls that name an address that is none of a file on this computer; empty: none.
    QStringList reached;
};

[[nodiscard]] inline QStringList reachedIn(const QByteArray &trace)
{
    static const QRegularExpression family(QStringLiteral("sa_family=(AF_[A-Z0-9]+)"));
    QStringList reached;
    const QStringList lines = QString::fromUtf8(trace).split(u'\n');
    for (const QString &line : lines) {
        const auto match = family.match(line);
        if (match.hasMatch() && match.captured(1) != QLatin1String("AF_UNIX"))
            reached << line;
    }
    return reached;
}

[[nodiscard]] inline TracedRun tracedRun(const QString &program, const QStringList &arguments,
                                         QProcessEnvironment environment,
                                         const QByteArray &input = {})
{
    TracedRun run;
    const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
    if (strace.isEmpty())
        return run;
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("trace"));
    // Leaks can't be looked for in a traced process.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(strace,
                  QStringList{QStringLiteral("-f"), QStringLiteral("-q"), QStringLiteral("-e"),
                              QStringLiteral("trace=connect,sendto,sendmsg,sendmmsg"),
                              QStringLiteral("-o"), file, program}
                      + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(110'000))
        process.kill();
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.output = process.readAllStandardOutput();
    run.complaints = process.readAllStandardError();
    QFile trace(file);
    if (!trace.open(QIODevice::ReadOnly))
        return run;
    const QByteArray lines = trace.readAll();
    run.traced = lines.contains("+++ exited with");
    run.reached = reachedIn(lines);
    return run;
}

} // namespace recto::fakes
