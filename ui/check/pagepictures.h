// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "session/workers.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace recto {

class LibraryThread;

// A page as it is shown beside its cards: upright, as large as needed to read a line of it.
struct PagePicture
{
    StoredPage page;
    QImage image;
    double scale = 1; // pixels of the image a pixel of the page
    QVector<int> doubtful; // words, see misreadword.h
};

// The pages beside the cards: decoded by workers, the last few kept. Lives on the GUI thread.
class PagePictures : public QObject
{
    Q_OBJECT

public:
    using Picture = std::shared_ptr<const PagePicture>;
    using Then = std::function<void(const Result<Picture> &)>;

    explicit PagePictures(LibraryThread *library, QObject *parent = nullptr);
    ~PagePictures() override;

    // Answers at once what is kept. Nothing is told once `context` is gone.
    void ask(const QString &uploadId, int page, QObject *context, Then then);
    // If it is kept.
    [[nodiscard]] Picture kept(const QString &uploadId, int page) const;
    // Its pages may be others now.
    void forget();

private:
    struct Asker
    {
        QPointer<QObject> context;
        Then then;
    };

    void decode(const QString &key, const StoredPage &page);
    void answer(const QString &key, quint64 generation, const Result<Picture> &picture);

    LibraryThread *m_library;
    Workers m_workers{2};
    QList<std::pair<QString, Picture>> m_kept; // the last one used last
    QHash<QString, QList<Asker>> m_askers;
    quint64 m_generation = 0; // of what is kept: answers from before forget() are dropped
};

} // namespace recto
