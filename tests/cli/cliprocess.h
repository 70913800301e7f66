// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace recto {

// What a run of recto-cli did.
struct CliResult
{
    int exitCode = -1;
    QByteArray output;
    QByteArray complaints;

    [[nodiscard]] QList<QJsonObject> objects() const
    {
        QList<QJsonObject> result;
        for (const QByteArray &line : output.split('\n')) {
            if (!line.isEmpty())
                result << QJsonDocument::fromJson(line).object();
        }
        return result;
    }
};

// A library, settings and pages of its own for recto-cli, read by the fake reader.
class CliPlace
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] QProcessEnvironment environment(bool realReader = false) const
    {
        QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
        result.insert(QStringLiteral("RECTO_LIBRARY"), path(QStringLiteral("library")));
        result.insert(QStringLiteral("RECTO_CONFIG"), path(QStringLiteral("config")));
        if (!realReader)
            result.insert(QStringLiteral("RECTO_READER"), qEnvironmentVariable("FAKE_READER"));
        // Not the keychain and the keys of whoever runs the tests.
        result.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                      QStringLiteral("unix:path=") + path(QStringLiteral("no-bus")));
        result.remove(QStringLiteral("RECTO_OPENAI_API_KEY"));
        result.remove(QStringLiteral("RECTO_AIRTABLE_TOKEN"));
        result.insert(QStringLiteral("FAKE_TEXTS"), m_folder.path());
        result.insert(QStringLiteral("FAKE_LOG"), path(QStringLiteral("reads.log")));
        return result;
    }

    // A small picture, unique by its name, that the fake reader reads as `text`.
    QString addPage(const QString &name, const QString &text) const
    {
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(QColor::fromRgb(qHash(name) & 0xffffff));
        if (!image.save(path(name)))
            qFatal("could not write %s", qPrintable(path(name)));
        write(name + QStringLiteral(".txt"), text.toUtf8());
        return path(name);
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("could not write %s", qPrintable(path(name)));
    }

    [[nodiscard]] CliResult run(const QStringList &arguments, const QByteArray &input = {},
                                const QProcessEnvironment &environment = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(environment.isEmpty() ? this->environment() : environment);
        process.start(qEnvironmentVariable("RECTO_CLI"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000))
            process.kill();
        CliResult result;
        result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        result.output = process.readAllStandardOutput();
        result.complaints = process.readAllStandardError();
        return result;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace recto
