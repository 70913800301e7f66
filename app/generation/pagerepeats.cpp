// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/pagerepeats.h"

#include <QCryptographicHash>
#include <QStringList>

namespace recto {

namespace {

constexpr qsizetype leastCharacters = 20; // a shorter page says nothing that could be cut

bool isMatter(const Block &block)
{
    return block.kind != BlockKind::RunningHead && block.kind != BlockKind::PageNumber;
}

void addLines(QStringList &lines, const QString &text)
{
    for (const QString &line : text.split(u'\n')) {
        const QString simple = line.simplified();
        if (!simple.isEmpty())
            lines << simple;
    }
}

QStringList matterOf(const PageText &page)
{
    QStringList lines;
    if (page.blocks.isEmpty())
        addLines(lines, page.text);
    for (const Block &block : page.blocks) {
        if (isMatter(block))
            addLines(lines, page.text.mid(block.offset, block.length));
    }
    return lines;
}

} // namespace

bool PageRepeats::saidBefore(const PageText &page)
{
    const QString matter = matterOf(page).join(u'\n');
    if (matter.size() < leastCharacters)
        return false;
    const QByteArray hash = QCryptographicHash::hash(matter.toUtf8(), QCryptographicHash::Sha1);
    const bool seen = m_seen.contains(hash);
    m_seen.insert(hash);
    return seen;
}

bool PageRepeats::buildsUp(const PageText &page, const PageText &next)
{
    const QStringList lines = matterOf(page);
    const QStringList more = matterOf(next);
    if (lines.isEmpty() || lines.size() >= more.size())
        return false;
    qsizetype found = 0;
    for (const QString &line : more) {
        if (found < lines.size() && line == lines.at(found))
            ++found;
    }
    return found == lines.size();
}

} // namespace recto
