// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/droppedinput.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace recto {

namespace {

// Encoded forms of a picture, best first.
QString pictureFormat(const QMimeData &data)
{
    for (const char *format :
         {"image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp"}) {
        if (data.hasFormat(QLatin1String(format)))
            return QLatin1String(format);
    }
    return {};
}

bool isRemote(const QUrl &url)
{
    return url.isValid() && !url.isLocalFile()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")
            || url.scheme() == QLatin1String("ftp"));
}

} // namespace

DroppedInput readDroppedInput(const QMimeData &data)
{
    DroppedInput input;
    QString remote;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            input.files.append(url.toLocalFile());
        else if (remote.isEmpty() && isRemote(url))
            remote = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    }
    if (!input.files.isEmpty())
        return input;
    // A browser gives the address and the picture itself: the picture is better.
    if (const QString format = pictureFormat(data); !format.isEmpty())
        input.picture = data.data(format);
    if (input.picture.isEmpty() && data.hasImage())
        input.bitmap = qvariant_cast<QImage>(data.imageData());
    if (input.picture.isEmpty() && input.bitmap.isNull())
        input.remote = remote;
    return input;
}

bool offersPages(const QMimeData &data)
{
    if (data.hasImage() || !pictureFormat(data).isEmpty())
        return true;
    const QList<QUrl> urls = data.urls();
    return std::any_of(urls.cbegin(), urls.cend(),
                       [](const QUrl &url) { return url.isLocalFile() || isRemote(url); });
}

} // namespace recto
