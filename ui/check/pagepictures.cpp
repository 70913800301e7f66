// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/pagepictures.h"

#include "intake/imageloader.h"
#include "session/librarythread.h"
#include "session/misreadword.h"

#include <utility>

namespace recto {

namespace {

constexpr int decodedLongSide = 2600; // enough for a line of an A4 page on a fine screen
constexpr qsizetype mostKept = 4; // some 20 MB each

QString keyOf(const QString &uploadId, int page)
{
    return QStringLiteral("%1/%2").arg(uploadId).arg(page);
}

// On a worker.
Result<PagePictures::Picture> decoded(const StoredPage &page)
{
    LoadOptions options;
    options.minimumLongSide = decodedLongSide;
    options.quarterTurns
        = page.text.size.isEmpty() ? page.page.corrections.quarterTurns : page.text.quarterTurns;
    const Result<LoadedImage> loaded = loadImage(page.page, options);
    if (!loaded)
        return loaded.error();
    auto picture = std::make_shared<PagePicture>();
    picture->page = page;
    picture->image = loaded->image.convertToFormat(QImage::Format_RGB32);
    picture->scale = loaded->fullSize.width() > 0
        ? static_cast<double>(loaded->image.width()) / loaded->fullSize.width()
        : 1;
    picture->doubtful = doubtfulWords(page.text);
    return PagePictures::Picture(picture);
}

} // namespace

PagePictures::PagePictures(LibraryThread *library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
}

PagePictures::~PagePictures()
{
    m_workers.finish();
}

PagePictures::Picture PagePictures::kept(const QString &uploadId, int page) const
{
    const QString key = keyOf(uploadId, page);
    for (const auto &[name, picture] : m_kept) {
        if (name == key)
            return picture;
    }
    return {};
}

void PagePictures::ask(const QString &uploadId, int page, QObject *context, Then then)
{
    const QString key = keyOf(uploadId, page);
    for (qsizetype i = 0; i < m_kept.size(); ++i) {
        if (m_kept.at(i).first != key)
            continue;
        m_kept.move(i, m_kept.size() - 1);
        then(Result<Picture>(m_kept.last().second));
        return;
    }
    QList<Asker> &askers = m_askers[key];
    askers.append({context, std::move(then)});
    if (askers.size() > 1)
        return;
    m_library->ask(
        this, [uploadId, page](Library &library) { return library.page(uploadId, page); },
        [this, key, generation = m_generation](const Result<StoredPage> &found) {
            if (generation != m_generation)
                return;
            if (found)
                decode(key, *found);
            else
                answer(key, generation, found.error());
        });
}

void PagePictures::decode(const QString &key, const StoredPage &page)
{
    m_workers.start([this, key, page, generation = m_generation] {
        const Result<Picture> picture = decoded(page);
        QMetaObject::invokeMethod(
            this, [this, key, generation, picture] { answer(key, generation, picture); });
    });
}

void PagePictures::answer(const QString &key, quint64 generation, const Result<Picture> &picture)
{
    if (generation != m_generation)
        return;
    if (picture) {
        m_kept.append({key, *picture});
        if (m_kept.size() > mostKept)
            m_kept.removeFirst();
    }
    const QList<Asker> askers = m_askers.take(key);
    for (const Asker &asker : askers) {
        if (asker.context)
            asker.then(picture);
    }
}

void PagePictures::forget()
{
    ++m_generation;
    m_kept.clear();
    m_askers.clear();
}

} // namespace recto
