// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageintake.h"

#include "core/result.h"
#include "intake/intake.h"

#include <QDir>

namespace recto {

namespace {

// A folder on a network that is gone must not hold up what is dropped after it.
constexpr int dropsAtOnce = 4;

} // namespace

PageIntake::PageIntake(QString pasteFolder, QObject *parent)
    : QObject(parent)
    , m_pasteFolder(std::move(pasteFolder))
    , m_workers(dropsAtOnce)
{
}

PageIntake::~PageIntake()
{
    m_workers.finish();
}

void PageIntake::add(const DroppedInput &input)
{
    if (m_busy++ == 0)
        emit busyChanged(true);
    m_workers.start([this, input, folder = m_pasteFolder] {
        const Found result = look(input, folder);
        QMetaObject::invokeMethod(this, [this, result] {
            if (--m_busy == 0)
                emit busyChanged(false);
            emit found(result.pages, result.errors);
        });
    });
}

PageIntake::Found PageIntake::look(const DroppedInput &input, const QString &pasteFolder)
{
    Found result;
    QStringList files = input.files;
    if (!input.remote.isEmpty())
        result.errors.append({ErrorKind::RemoteUrl, input.remote, {}});
    QImage picture = input.bitmap;
    if (!input.picture.isEmpty() && !picture.loadFromData(input.picture))
        result.errors.append({ErrorKind::ImageDamaged, tr("The pasted picture"), {}});
    if (!picture.isNull()) {
        QDir().mkpath(pasteFolder);
        const Result<QString> file = savePastedImage(picture, pasteFolder);
        if (file)
            files.append(*file);
        else
            result.errors.append(file.error());
    }
    const QList<IntakeItem> items = expandInputs(files);
    for (const IntakeItem &item : items) {
        if (const Page *page = std::get_if<Page>(&item))
            result.pages.append(*page);
        else
            result.errors.append(std::get<Error>(item));
    }
    return result;
}

} // namespace recto
