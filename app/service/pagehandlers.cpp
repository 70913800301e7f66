// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/pagehandlers.h"

#include "intake/imageloader.h"
#include "library/library.h"
#include "service/phonepage.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>

namespace recto {

namespace {

constexpr int usualSide = 1200; // pixels
constexpr int longestSide = 3000;
constexpr int jpegQuality = 82;

HttpAnswer pictureAnswer(const QImage &image)
{
    HttpAnswer answer;
    answer.contentType = QByteArrayLiteral("image/jpeg");
    QBuffer buffer(&answer.body);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "JPEG", jpegQuality))
        return errorAnswer(500, QStringLiteral("The picture can’t be shown."));
    return answer;
}

HttpAnswer noPicture(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::FileMissing
        ? errorAnswer(404, QStringLiteral("Page not found"))
        : errorAnswer(error);
}

int turnsOf(const StoredPage &page)
{
    return page.text.size.isEmpty() ? page.page.corrections.quarterTurns : page.text.quarterTurns;
}

// Around the card's words, wide enough to recognise the place.
QRect placeOf(const Evidence &evidence, QSize size)
{
    QRect place;
    for (const QRect &box : evidence.boxes)
        place |= box;
    const int lineHeight = std::max(1, evidence.boxes.first().height());
    constexpr int linesAround = 2;
    const int margin = linesAround * lineHeight;
    return place.adjusted(-margin, -margin, margin, margin) & QRect(QPoint(), size);
}

void mark(QImage &picture, const Evidence &evidence, QRect place)
{
    const double scale = double(picture.width()) / std::max(1, place.width());
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 226, 120));
    for (const QRect &box : evidence.boxes) {
        const QRect moved = box.translated(-place.topLeft());
        painter.drawRect(QRectF(moved.x() * scale, moved.y() * scale, moved.width() * scale,
                                moved.height() * scale));
    }
}

HttpAnswer cropOf(const Flashcard &card, const StoredPage &page)
{
    const auto loaded = loadImage(page.page, {.quarterTurns = turnsOf(page)});
    if (!loaded)
        return noPicture(loaded.error());
    const QRect place = placeOf(card.evidence, loaded->fullSize);
    if (place.isEmpty())
        return errorAnswer(404, QStringLiteral("Page not found"));
    QImage picture = loaded->image.copy(place).convertToFormat(QImage::Format_RGB32);
    if (std::max(picture.width(), picture.height()) > usualSide)
        picture
            = picture.scaled(usualSide, usualSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    mark(picture, card.evidence, place);
    return pictureAnswer(picture);
}

} // namespace

HttpAnswer firstPage(const ServiceRooms &, const ServiceRequest &request)
{
    return phonePage(request.head.field("accept-language"));
}

HttpAnswer manifest(const ServiceRooms &, const ServiceRequest &)
{
    return serviceFile(QStringLiteral("manifest.webmanifest"), "application/manifest+json");
}

HttpAnswer icon(const ServiceRooms &, const ServiceRequest &)
{
    return serviceFile(QStringLiteral("icon.svg"), "image/svg+xml");
}

HttpAnswer health(const ServiceRooms &, const ServiceRequest &)
{
    return jsonAnswer({{QStringLiteral("status"), QStringLiteral("ok")},
                       {QStringLiteral("version"), QStringLiteral(RECTO_VERSION)}});
}

HttpAnswer openApi(const ServiceRooms &, const ServiceRequest &)
{
    return serviceFile(QStringLiteral("openapi.json"), "application/json");
}

HttpAnswer reviewPage(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto upload = library->upload(request.values.first());
    if (!upload)
        return upload.error().kind == ErrorKind::NotFound
            ? errorAnswer(404, QStringLiteral("Set not found"))
            : errorAnswer(upload.error());
    const auto cards = library->flashcards(CardFilter{{upload->id}});
    if (!cards)
        return errorAnswer(cards.error());
    return phonePageWithCards(request.head.field("accept-language"), upload->title, *cards);
}

HttpAnswer pagePicture(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto page = library->page(request.values.first(), request.values.at(1).toInt());
    if (!page)
        return noPicture(page.error());
    const int asked = request.head.queryValue("side").toInt();
    const int side = asked > 0 ? std::min(asked, longestSide) : usualSide;
    Page shown = page->page;
    shown.corrections.quarterTurns = turnsOf(*page);
    const auto picture = loadThumbnail(shown, {side, side});
    return picture ? pictureAnswer(*picture) : noPicture(picture.error());
}

HttpAnswer cardCrop(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto card = library->flashcard(request.values.first());
    if (!card)
        return card.error().kind == ErrorKind::NotFound
            ? errorAnswer(404, QStringLiteral("Card not found"))
            : errorAnswer(card.error());
    if (card->evidence.page < 0 || card->evidence.boxes.isEmpty())
        return errorAnswer(404, QStringLiteral("This card has no place on a page."));
    const auto page = library->page(card->uploadId, card->evidence.page);
    return page ? cropOf(*card, *page) : noPicture(page.error());
}

} // namespace recto
