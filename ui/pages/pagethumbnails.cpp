// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagethumbnails.h"

#include "intake/imageloader.h"

#include <QPointer>

#include <algorithm>

namespace recto {

namespace {

constexpr int thumbnailThreads = 2;
constexpr int cacheKilobytes = 96 * 1024;
constexpr int inspectPriority = -1;

} // namespace

PageThumbnails::PageThumbnails(QObject *parent)
    : QObject(parent)
    , m_workers(thumbnailThreads)
    , m_images(cacheKilobytes)
{
    m_workers.giveWay();
}

PageThumbnails::~PageThumbnails()
{
    for (const Flag &flag : std::as_const(m_decoding))
        flag->store(true);
    for (const Flag &flag : std::as_const(m_inspecting))
        flag->store(true);
    m_workers.finish();
}

void PageThumbnails::setSide(int side)
{
    if (side == m_side)
        return;
    m_side = side;
    m_images.clear();
}

void PageThumbnails::setInspector(Inspector inspector)
{
    m_inspector = std::move(inspector);
}

QImage PageThumbnails::thumbnail(quint64 id, const Page &page)
{
    if (const QImage *image = m_images.object(id))
        return *image;
    if (!m_decoding.contains(id) && !m_broken.contains(id))
        decode(id, page);
    return {};
}

void PageThumbnails::decode(quint64 id, const Page &page)
{
    const Flag cancelled = std::make_shared<std::atomic_bool>(false);
    m_decoding.insert(id, cancelled);
    Page plain = page;
    plain.corrections = {};
    const int side = m_side;
    // Work posts back to this object: the destructor waits for it, so it lives.
    m_workers.start(
        [this, id, plain, side, cancelled] {
            if (cancelled->load())
                return;
            const Result<QImage> image = loadThumbnail(plain, {side, side});
            QMetaObject::invokeMethod(this, [this, id, image, cancelled] {
                if (cancelled->load())
                    return;
                m_decoding.remove(id);
                if (!image) {
                    m_broken.insert(id);
                    emit failed(id, image.error());
                    return;
                }
                const auto kilobytes = std::max<qint64>(1, image->sizeInBytes() / 1024);
                m_images.insert(id, new QImage(*image), static_cast<int>(kilobytes));
                emit ready(id);
            });
        },
        ++m_order);
}

void PageThumbnails::inspect(quint64 id, const Page &page)
{
    if (!m_inspector || m_inspecting.contains(id))
        return;
    const Flag cancelled = std::make_shared<std::atomic_bool>(false);
    m_inspecting.insert(id, cancelled);
    m_workers.start(
        [this, id, page, cancelled, inspector = m_inspector] {
            if (cancelled->load())
                return;
            const Result<PageQuality> quality = inspector(page);
            QMetaObject::invokeMethod(this, [this, id, quality, cancelled] {
                if (!cancelled->load() && quality)
                    emit inspected(id, *quality);
            });
        },
        inspectPriority);
}

void PageThumbnails::cancel(quint64 id)
{
    for (QHash<quint64, Flag> *running : {&m_decoding, &m_inspecting}) {
        if (const Flag flag = running->take(id))
            flag->store(true);
    }
    m_images.remove(id);
    m_broken.remove(id);
}

} // namespace recto
