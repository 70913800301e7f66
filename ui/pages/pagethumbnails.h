// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/page.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "session/workers.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>

namespace recto {

// Small pictures of pages, decoded on an own small pool, the latest asked for
// first (that is what is in view), and kept within a bound of memory. A picture
// is upright by EXIF; PageCorrections are for the one who draws it. Lives on
// the GUI thread; destroying it cancels.
class PageThumbnails : public QObject
{
    Q_OBJECT

public:
    using Inspector = std::function<Result<PageQuality>(const Page &)>;

    explicit PageThumbnails(QObject *parent = nullptr);
    ~PageThumbnails() override;

    // `side`: of the square that a picture fits into, in physical pixels.
    void setSide(int side);
    // Looks at each requested page for what makes it hard to read; blocks, so it
    // is called on the pool, after the pictures.
    void setInspector(Inspector inspector);

    // The picture, or a null image; then it is on its way and ready() follows.
    [[nodiscard]] QImage thumbnail(quint64 id, const Page &page);
    void inspect(quint64 id, const Page &page);
    void cancel(quint64 id);

signals:
    void ready(quint64 id);
    void failed(quint64 id, const recto::Error &error);
    void inspected(quint64 id, const recto::PageQuality &quality);

private:
    using Flag = std::shared_ptr<std::atomic_bool>;

    void decode(quint64 id, const Page &page);

    Workers m_workers;
    QCache<quint64, QImage> m_images;
    QHash<quint64, Flag> m_decoding;
    QHash<quint64, Flag> m_inspecting;
    QSet<quint64> m_broken; // not tried again
    Inspector m_inspector;
    int m_side = 200;
    int m_order = 0;
};

} // namespace recto
