// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/readingorder.h"

#include <algorithm>
#include <vector>

namespace recto {

namespace {

bool overlapAcross(const QRect &a, const QRect &b)
{
    const int overlap = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    return overlap > 0.1 * std::min(a.width(), b.width());
}

bool sameHeight(const QRect &a, const QRect &b)
{
    const int overlap = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return overlap > 0.3 * std::min(a.height(), b.height());
}

bool isLeftOf(const QRect &a, const QRect &b)
{
    return !overlapAcross(a, b) && a.center().x() < b.center().x();
}

bool isAbove(const QRect &a, const QRect &b)
{
    return a.center().y() < b.center().y();
}

// Whether a line stands between a and b in height and reaches over both, or over
// the gap between them: then they are no columns beside each other.
bool isBetween(const QRect &line, const QRect &a, const QRect &b)
{
    const int low = std::min(a.center().y(), b.center().y());
    const int high = std::max(a.center().y(), b.center().y());
    const int middle = line.center().y();
    if (middle <= low || middle >= high)
        return false;
    return (overlapAcross(line, a) && overlapAcross(line, b))
        || (line.left() < a.right() && line.right() > b.left());
}

// Running heads and page numbers stand apart above or below everything else and
// belong to no column.
int marginRank(const QVector<QRect> &boxes, int index)
{
    const QRect &box = boxes.at(index);
    int lowest = 0, highest = 1 << 30;
    for (int i = 0; i < boxes.size(); ++i) {
        if (i == index || std::abs(boxes.at(i).center().y() - box.center().y()) < box.height() / 2)
            continue; // its own pieces stand beside it
        lowest = std::max(lowest, boxes.at(i).bottom());
        highest = std::min(highest, boxes.at(i).top());
    }
    if (box.top() - lowest > box.height())
        return 1;
    return highest - box.bottom() > box.height() ? -1 : 0;
}

bool comesBefore(const QVector<QRect> &boxes, const QRect &a, const QRect &b, bool sameBlock)
{
    if (overlapAcross(a, b) || (sameBlock && !sameHeight(a, b)))
        return isAbove(a, b);
    if (!isLeftOf(a, b))
        return false;
    return std::none_of(boxes.begin(), boxes.end(),
                        [&](const QRect &line) { return isBetween(line, a, b); });
}

} // namespace

QVector<int> readingOrder(const QVector<QRect> &boxes, const QVector<int> &blocks)
{
    const int count = int(boxes.size());
    std::vector<std::vector<int>> after(static_cast<std::size_t>(count));
    std::vector<int> waiting(static_cast<std::size_t>(count), 0); // lines that come first
    QVector<int> ranks;
    for (int i = 0; i < count; ++i)
        ranks.append(marginRank(boxes, i));
    for (int a = 0; a < count; ++a) {
        for (int b = 0; b < count; ++b) {
            const bool before = ranks.at(a) != ranks.at(b)
                ? ranks.at(a) < ranks.at(b)
                : comesBefore(boxes, boxes.at(a), boxes.at(b), blocks.at(a) == blocks.at(b));
            if (a != b && before) {
                after[std::size_t(a)].push_back(b);
                ++waiting[std::size_t(b)];
            }
        }
    }
    QVector<int> order;
    std::vector<bool> done(static_cast<std::size_t>(count), false);
    int last = -1;
    while (order.size() < count) {
        // What the last line was waited for by goes on; then the first that is
        // free; in a circle of lines, the one that waits for fewest.
        int next = -1;
        for (int i = 0; i < count; ++i) {
            if (done[std::size_t(i)])
                continue;
            if (next < 0 || waiting[std::size_t(i)] < waiting[std::size_t(next)])
                next = i;
            const bool free = waiting[std::size_t(i)] == 0;
            if (free && last >= 0 && overlapAcross(boxes.at(last), boxes.at(i))) {
                next = i;
                break;
            }
        }
        done[std::size_t(next)] = true;
        order.append(next);
        last = next;
        for (const int other : after[std::size_t(next)])
            --waiting[std::size_t(other)];
    }
    return order;
}

} // namespace recto
