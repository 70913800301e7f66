// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/promptfile.h"

#include <QFile>

namespace recto {

PromptFile PromptFile::load(const QString &file)
{
    PromptFile prompt;
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return prompt;
    QString name;
    for (const QString &line : QString::fromUtf8(device.readAll()).split(u'\n')) {
        if (line.startsWith(QLatin1String("== ")))
            name = line.sliced(3).trimmed();
        else if (!name.isEmpty())
            prompt.m_parts[name] += line + u'\n';
    }
    for (QString &part : prompt.m_parts) {
        while (part.endsWith(u'\n'))
            part.chop(1);
    }
    return prompt;
}

PromptFile PromptFile::inLanguage(const QString &name, const QString &languages)
{
    const QString file = QStringLiteral(":/prompts/%1_%2.txt");
    PromptFile prompt = load(file.arg(name, languages.section(u'+', 0, 0)));
    return prompt.isEmpty() ? load(file.arg(name, QStringLiteral("eng"))) : prompt;
}

} // namespace recto
