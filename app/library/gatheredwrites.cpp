// SPDX-License-Identifier: GPL-3.0-or-later
// Several writes of a session in one transaction.
#include "library/jobjournal.h"
#include "library/librarysession.h"

namespace recto {

Status LibrarySession::makeSafe() const
{
    if (!m_unsafe)
        return {};
    m_unsafe = false;
    return commit();
}

void LibrarySession::dropUnsafe() const
{
    if (m_unsafe)
        rollback();
    m_unsafe = false;
}

Status LibrarySession::endGathering()
{
    m_gathers = false;
    return makeSafe();
}

Status LibrarySession::beginPart() const
{
    if (!m_unsafe) {
        if (const Status begun = begin(); !begun)
            return begun;
        m_unsafe = true;
    }
    const auto part = run(QStringLiteral("SAVEPOINT part"));
    return part ? Status() : Status(part.error());
}

Status LibrarySession::endPart() const
{
    const auto ended = run(QStringLiteral("RELEASE part"));
    return ended ? Status() : Status(ended.error());
}

void LibrarySession::rollbackPart() const
{
    // SQLite may have rolled all of it back already (a full disk): then makeSafe() fails.
    QSqlQuery query(m_database);
    query.exec(QStringLiteral("ROLLBACK TO part"));
    query.exec(QStringLiteral("RELEASE part"));
}

void JobJournal::gather()
{
    session().gather();
}

bool JobJournal::unsafe() const
{
    return session().unsafe();
}

Status JobJournal::makeSafe()
{
    return session().makeSafe();
}

void JobJournal::dropUnsafe()
{
    session().dropUnsafe();
}

Status JobJournal::endGathering()
{
    return session().endGathering();
}

} // namespace recto
