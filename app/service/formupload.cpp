// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/formupload.h"

#include "library/processes.h"

#include <QCoreApplication>
#include <QDir>
#include <QUuid>

#include <algorithm>
#include <array>
#include <limits>

namespace recto {

namespace {

constexpr qsizetype longestFileName = 200; // characters, for people

// The number behind the field's name: image12. What has none comes last.
qint64 numberIn(const QByteArray &name)
{
    qsizetype digits = name.size();
    while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9')
        --digits;
    bool ok = false;
    const qint64 number = name.mid(digits).toLongLong(&ok);
    return ok ? number : std::numeric_limits<qint64>::max();
}

// The name without folders, for people.
QString shownName(const QString &fileName)
{
    QString name = fileName;
    name = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    name.removeIf([](QChar c) { return !c.isPrint(); });
    return name.right(longestFileName);
}

// Others aren't kept: a form of many fields would fill the memory.
bool isKnownText(const QByteArray &name)
{
    constexpr std::array known{"prompt", "course", "group", "title", "language", "key"};
    return std::any_of(known.begin(), known.end(),
                       [&name](const char *text) { return name == text; });
}

// page12, turn12: of pages that came before, and how they are turned.
bool isPageText(const QByteArray &name)
{
    constexpr qsizetype longest = 10;
    return name.size() <= longest && (name.startsWith("page") || name.startsWith("turn"))
        && numberIn(name) != std::numeric_limits<qint64>::max();
}

int quarterTurns(const QByteArray &degrees)
{
    return (degrees.trimmed().toInt() / 90 % 4 + 4) % 4;
}

FormRefusal diskRefuses(const QFile &file)
{
    return {507,
            QStringLiteral("The pages can’t be kept on the computer: %1.").arg(file.errorString())};
}

} // namespace

QString incomingFolder(const QString &libraryFolder)
{
    return QDir(libraryFolder).filePath(QStringLiteral("incoming"));
}

void removeLeftUploads(const QString &libraryFolder)
{
    const QDir incoming(incomingFolder(libraryFolder));
    for (const QString &name : incoming.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QStringList parts = name.split(u'-');
        if (parts.value(0) == QString::number(QCoreApplication::applicationPid())
            || processLives(parts.value(0).toLongLong()))
            continue;
        QDir(incoming.filePath(name)).removeRecursively();
    }
}

FormUpload::FormUpload(const QByteArray &boundary, const QString &folder, const FormLimits &limits)
    : m_place(folder)
    , m_splitter(boundary,
                 {[this](const FormPart &part) { return beginPart(part); },
                  [this](QByteArrayView bytes) { return takeData(bytes); },
                  [this] { return endPart(); }},
                 limits)
{
}

FormUpload::~FormUpload()
{
    m_file.close();
    if (!m_released && !m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

std::optional<FormRefusal> FormUpload::feed(QByteArrayView bytes)
{
    return m_splitter.feed(bytes);
}

std::optional<FormRefusal> FormUpload::finish()
{
    if (auto refusal = m_splitter.finish())
        return refusal;
    if (m_files.isEmpty() && namedPages().isEmpty())
        return FormRefusal{400,
                           QStringLiteral("No pages came with the form: they are sent as "
                                          "image0, image1 and so on.")};
    return std::nullopt;
}

std::optional<FormRefusal> FormUpload::beginPart(const FormPart &part)
{
    m_part = part;
    if (!part.isFile)
        m_texts.remove(part.name);
    // Where nothing was chosen browsers send a file without a name and without bytes.
    if (part.isFile && !part.fileName.isEmpty())
        return openFile(part);
    return std::nullopt;
}

std::optional<FormRefusal> FormUpload::openFile(const FormPart &part)
{
    if (m_folder.isEmpty()) {
        const QString own = QStringLiteral("%1-%2")
                                .arg(QCoreApplication::applicationPid())
                                .arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
        if (!QDir(m_place).mkpath(own))
            return FormRefusal{507, QStringLiteral("The pages can’t be kept on the computer.")};
        m_folder = QDir(m_place).filePath(own);
    }
    const QString name = shownName(part.fileName);
    m_file.setFileName(QDir(m_folder).filePath(QString::number(m_files.size())));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return diskRefuses(m_file);
    m_files.append({numberIn(part.name),
                    {m_file.fileName(), name.isEmpty() ? QString::fromUtf8(part.name) : name}});
    return std::nullopt;
}

std::optional<FormRefusal> FormUpload::takeData(QByteArrayView bytes)
{
    if (m_file.isOpen()) {
        if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
            return diskRefuses(m_file);
    } else if (!m_part.isFile && isKnownText(m_part.name)) {
        m_texts[m_part.name].append(bytes.data(), bytes.size());
    } else if (!m_part.isFile && isPageText(m_part.name)) {
        constexpr qsizetype longest = 40; // an id, or degrees
        QByteArray &text = m_texts[m_part.name];
        text.append(bytes.data(), std::min(bytes.size(), longest - text.size()));
    }
    return std::nullopt;
}

std::optional<FormRefusal> FormUpload::endPart()
{
    m_file.close();
    return std::nullopt;
}

QList<FormUpload::Named> FormUpload::namedPages() const
{
    QList<Named> pages;
    for (auto text = m_texts.begin(); text != m_texts.end(); ++text) {
        if (!text.key().startsWith("page"))
            continue;
        pages.append({numberIn(text.key()), QString::fromUtf8(text.value()).trimmed()});
    }
    std::sort(pages.begin(), pages.end(),
              [](const Named &a, const Named &b) { return a.number < b.number; });
    return pages;
}

void FormUpload::add(const Named &named, const FormUpload &page)
{
    for (NumberedFile added : page.m_files) {
        added.number = named.number;
        m_files.append(added);
    }
}

Submission FormUpload::submission() const
{
    QList<NumberedFile> files = m_files;
    std::stable_sort(files.begin(), files.end(), [](const NumberedFile &a, const NumberedFile &b) {
        return a.number < b.number;
    });
    Submission submission;
    for (const NumberedFile &file : files) {
        ReceivedFile received = file.file;
        received.quarterTurns
            = quarterTurns(m_texts.value("turn" + QByteArray::number(file.number)));
        submission.files.append(received);
    }
    const auto text = [this](const char *name) {
        return QString::fromUtf8(m_texts.value(QByteArray(name))).trimmed();
    };
    submission.prompt = text("prompt");
    submission.course = text("course");
    submission.group = text("group");
    submission.title = text("title");
    submission.language = text("language");
    submission.key = text("key");
    return submission;
}

} // namespace recto
