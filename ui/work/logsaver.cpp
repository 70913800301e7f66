// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/logsaver.h"

#include "session/savedfiles.h"
#include "ui/work/failurenotice.h"

namespace recto {

LogSaver::LogSaver(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void LogSaver::ask(const QString &text)
{
    FileQuestion question;
    question.kind = FileQuestion::Kind::SaveFile;
    question.title = tr("Save the log");
    question.filters = {tr("Text (*.txt)")};
    question.suggestedFile = QStringLiteral("recto-log.txt");
    m_tools.parts->askForFiles(m_tools.window, question, [this, text](const QStringList &files) {
        if (files.isEmpty())
            return;
        const Status saved = saveText(files.first(), text, m_tools.parts->library.folder());
        if (!saved)
            m_tools.failure->show(saved.error());
    });
}

} // namespace recto
