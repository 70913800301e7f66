// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/page.h"
#include "core/pagetext.h"
#include "ui/pages/pagethumbnails.h"
#include "ui/widgets/history.h"

#include <QAbstractListModel>
#include <QHash>

#include <optional>

namespace recto {

// The pages that will become cards, in order. Every change made by the person
// goes through the history. Lives on the GUI thread.
class PageListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PictureRole = Qt::UserRole + 1, // QImage, null while it is on its way
        PageRole, // recto::Page
        MarkRole, // QString: why the page will be hard to read
        AdviceRole, // QString: what helps
        BrokenRole, // bool: the file can't be shown
    };

    // Without a history of others it has one of its own.
    explicit PageListModel(History *history = nullptr, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    [[nodiscard]] History *history() { return m_history; }
    [[nodiscard]] PageThumbnails *thumbnails() { return &m_thumbnails; }
    [[nodiscard]] QList<Page> pages() const;
    [[nodiscard]] Page page(int row) const { return m_items.at(row).page; }
    // How many will be hard to read or can't be shown.
    [[nodiscard]] int markedCount() const;

    void addPages(const QList<Page> &pages);
    void removePages(QList<int> rows);
    // Moves the rows, kept in order, before `target` (row count: to the end).
    void movePages(QList<int> rows, int target);
    // `quarters`: clockwise, may be negative.
    void turnPages(const QList<int> &rows, int quarters);
    void correctPage(int row, const PageCorrections &corrections);
    // Empties the list; nothing of it can be undone any more.
    void clear();

private:
    struct Item
    {
        quint64 id = 0;
        Page page;
    };
    struct Looks
    {
        std::optional<Error> error;
        PageQuality quality;
    };
    void change(const QString &text, const QList<Item> &items);
    void apply(const QList<Item> &items);
    void removeMissing(const QList<Item> &items);
    [[nodiscard]] int rowOf(quint64 id) const;
    void changed(quint64 id);
    [[nodiscard]] QString markText(const Item &item) const;
    [[nodiscard]] QString adviceText(const Item &item) const;
    [[nodiscard]] QString toolTip(const Item &item) const;

    QList<Item> m_items;
    QHash<quint64, Looks> m_looks;
    mutable PageThumbnails m_thumbnails; // data() is what tells it which pages are in view
    History *m_history;
    quint64 m_lastId = 0;
};

} // namespace recto
