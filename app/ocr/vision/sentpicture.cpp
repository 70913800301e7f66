// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/vision/sentpicture.h"

#include "intake/imageloader.h"

#include <QBuffer>
#include <QImageWriter>
#include <QLineF>
#include <QPainter>
#include <QRegularExpression>
#include <QThreadPool>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace recto {

namespace {

constexpr int jpegQuality = 85;
constexpr int mostDecoded
    = 6000; // pixels of the longer side, of a page that fills a part of its photo

// Models by what their makers say of pictures: fitted into a square, then the
// shorter side cut down to; or so many pixels in all.
struct Eyes
{
    double longSide = 1568;
    double shortSide = 1568;
    double pixels = 0; // 0: as many as fit
};

Eyes eyesOf(const QString &model)
{
    static const QRegularExpression patches(QStringLiteral("gpt-(4\\.1|5)-(mini|nano)|o4-mini"));
    static const QRegularExpression tiles(
        QStringLiteral("gpt-4o|gpt-4\\.1|gpt-4\\.5|gpt-5|\\bo[13]\\b"));
    if (patches.match(model).hasMatch())
        return {2048, 2048, 1536 * 32 * 32};
    if (tiles.match(model).hasMatch())
        return {2048, 768, 0};
    return {};
}

QImage whiteBehind(const QImage &picture)
{
    QImage result(picture.size(), QImage::Format_RGB32);
    result.fill(Qt::white);
    QPainter(&result).drawImage(0, 0, picture);
    return result;
}

QPolygonF inPixels(const QVector<QPointF> &corners, QSize size)
{
    QPolygonF polygon;
    for (const QPointF &corner : corners)
        polygon << QPointF(corner.x() * size.width(), corner.y() * size.height());
    return polygon;
}

// Of the rectangle that the corners stand for.
QSizeF sizeOfQuad(const QPolygonF &quad)
{
    const double top = QLineF(quad[0], quad[1]).length();
    const double right = QLineF(quad[1], quad[2]).length();
    const double bottom = QLineF(quad[2], quad[3]).length();
    const double left = QLineF(quad[3], quad[0]).length();
    return {std::max(top, bottom), std::max(left, right)};
}

QImage straightened(const QImage &picture, const QPolygonF &quad)
{
    const QSize size = sizeOfQuad(quad).toSize();
    QTransform transform;
    const QPolygonF target({{0, 0},
                            QPointF(size.width(), 0),
                            QPointF(size.width(), size.height()),
                            QPointF(0, size.height())});
    if (size.isEmpty() || !QTransform::quadToQuad(quad, target, transform))
        return picture;
    QImage result(size, QImage::Format_RGB32);
    result.fill(Qt::white);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(transform);
    painter.drawImage(0, 0, picture);
    return result;
}

int decodedSide(const Page &page)
{
    constexpr int usual = 2048;
    if (page.corrections.corners.size() != 4)
        return usual;
    const QSizeF share = sizeOfQuad(page.corrections.corners);
    return std::min(mostDecoded,
                    int(usual / std::max(0.2, std::max(share.width(), share.height()))));
}

Result<SentPicture> preparedPicture(const Page &page, const QString &model)
{
    LoadOptions options;
    options.minimumLongSide = decodedSide(page);
    options.quarterTurns = page.corrections.quarterTurns;
    auto loaded = loadImage(page, options);
    if (!loaded)
        return loaded.error();
    QImage image = corrected(whiteBehind(loaded->image), page.corrections);
    const QSize size = sizeForModel(image.size(), model);
    if (size != image.size())
        image = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    SentPicture picture{{}, size, loaded->fullSize};
    QBuffer buffer(&picture.jpeg);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(jpegQuality);
    if (!writer.write(image))
        return Error{ErrorKind::Internal, page.name, writer.errorString()};
    return picture;
}

} // namespace

QSize sizeForModel(QSize page, const QString &model)
{
    const Eyes eyes = eyesOf(model.toLower());
    const double longer = std::max(page.width(), page.height());
    const double shorter = std::min(page.width(), page.height());
    if (shorter < 1)
        return page;
    double scale = std::min({1.0, eyes.longSide / longer, eyes.shortSide / shorter});
    if (eyes.pixels > 0)
        scale = std::min(scale, std::sqrt(eyes.pixels / (longer * shorter)));
    return {std::max(1, int(page.width() * scale + 0.5)),
            std::max(1, int(page.height() * scale + 0.5))};
}

QImage corrected(const QImage &picture, const PageCorrections &corrections)
{
    QImage result = picture;
    if (!corrections.leftOut.isEmpty()) {
        QPainter painter(&result);
        for (const QRectF &part : corrections.leftOut)
            painter.fillRect(QRectF(part.x() * result.width(), part.y() * result.height(),
                                    part.width() * result.width(), part.height() * result.height()),
                             Qt::white);
    }
    if (corrections.corners.size() == 4)
        result = straightened(result, inPixels(corrections.corners, result.size()));
    return result;
}

Result<SentPicture> pictureForModel(const Page &page, const QString &model, std::stop_token stop)
{
    struct Handover
    {
        std::mutex mutex;
        std::condition_variable_any arrived;
        std::optional<Result<SentPicture>> picture;
    };
    const auto handover = std::make_shared<Handover>(); // outlives a wait that was given up
    QThreadPool::globalInstance()->start([handover, page, model] {
        auto picture = preparedPicture(page, model);
        const std::lock_guard lock(handover->mutex);
        handover->picture = std::move(picture);
        handover->arrived.notify_all();
    });
    std::unique_lock lock(handover->mutex);
    if (!handover->arrived.wait(lock, stop, [&] { return handover->picture.has_value(); }))
        return Error{ErrorKind::Cancelled, page.name, {}};
    return std::move(*handover->picture);
}

} // namespace recto
