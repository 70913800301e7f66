// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/multipart.h"
#include "service/servicejobs.h"

#include <QFile>
#include <QHash>

#include <optional>

namespace recto {

// A form of pages that comes in: its files below the library's "incoming", its texts in
// memory. The folder goes with the object unless the submission took it. Serves one thread.
class FormUpload
{
public:
    // `folder` is where a folder of its own is made.
    FormUpload(const QByteArray &boundary, const QString &folder, const FormLimits &limits);
    ~FormUpload();
    FormUpload(const FormUpload &) = delete;
    FormUpload &operator=(const FormUpload &) = delete;

    [[nodiscard]] std::optional<FormRefusal> feed(QByteArrayView bytes);
    // At the end of the body.
    [[nodiscard]] std::optional<FormRefusal> finish();
    // The pages by the number in their field's name, then as they came: phones call many
    // photos by one name.
    [[nodiscard]] Submission submission() const;
    // Pages that came before: page3=ID, turned by turn3=90.
    struct Named
    {
        qint64 number = 0;
        QString id;
    };
    [[nodiscard]] QList<Named> namedPages() const; // by their number
    // Puts the file of a page that came before among the others, by its number.
    void add(const Named &named, const FormUpload &page);
    // Who takes the files removes this folder.
    [[nodiscard]] QString folder() const { return m_folder; }
    void release() { m_released = true; }

private:
    struct NumberedFile
    {
        qint64 number = 0;
        ReceivedFile file;
    };
    [[nodiscard]] std::optional<FormRefusal> beginPart(const FormPart &part);
    [[nodiscard]] std::optional<FormRefusal> takeData(QByteArrayView bytes);
    [[nodiscard]] std::optional<FormRefusal> endPart();
    [[nodiscard]] std::optional<FormRefusal> openFile(const FormPart &part);

    QString m_folder; // empty until the first file
    const QString m_place;
    bool m_released = false;
    QList<NumberedFile> m_files;
    QHash<QByteArray, QByteArray> m_texts;
    FormPart m_part;
    QFile m_file;
    MultipartSplitter m_splitter;
};

// Where forms come in, below a library's folder; and out with what a killed program left.
[[nodiscard]] QString incomingFolder(const QString &libraryFolder);
void removeLeftUploads(const QString &libraryFolder);

} // namespace recto
