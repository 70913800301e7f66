// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobjournal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace recto::samples {

inline Flashcard card(const QString &front, const QString &back = QStringLiteral("an answer"))
{
    Flashcard made;
    made.id = front;
    made.front = front;
    made.back = back;
    made.tags = QStringList{QStringLiteral("biology"), QStringLiteral("two words")};
    made.course = QStringLiteral("Botany");
    made.group = QStringLiteral("Week 1");
    made.evidence = {
        0, QStringLiteral("a quote"), {QRect(1, 2, 3, 4), QRect(5, 6, 7, 8)}, EvidenceMatch::Fuzzy};
    made.score = 0.75;
    made.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    return made;
}

inline QList<Page> pages(int count)
{
    QList<Page> made;
    for (int i = 0; i < count; ++i) {
        Page page;
        page.file = QStringLiteral("/photos/%1.jpg").arg(i);
        page.index = i;
        page.indexCount = count;
        page.name = QStringLiteral("%1.jpg").arg(i);
        made << page;
    }
    return made;
}

inline Chunk chunk(int index, int page, int pageOffset = 0)
{
    Chunk made;
    made.index = index;
    made.text = QStringLiteral("text of chunk %1").arg(index);
    made.start = index * 100;
    made.end = index * 100 + made.text.size();
    made.pages = {{page, 0, pageOffset, static_cast<int>(made.text.size())}};
    return made;
}

inline PageText pageText(const QString &text)
{
    PageText made;
    made.text = text;
    made.size = QSize(1000, 2000);
    made.words = {{QStringLiteral("word"), QRect(1, 2, 3, 4), 91.5F, 0, 4}};
    made.blocks = {{BlockKind::Heading, 0, 4, 1, QRect(1, 2, 3, 4)}};
    made.confidence = 87.5F;
    made.language = QStringLiteral("eng");
    made.engine = QStringLiteral("tesseract 5");
    return made;
}

inline QStringList fronts(const Result<QList<Flashcard>> &cards)
{
    QStringList texts;
    if (!cards)
        return {errorKindName(cards.error().kind), cards.error().detail};
    for (const Flashcard &item : *cards)
        texts << item.front;
    return texts;
}

inline bool writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// A library in a folder of its own that goes when the test ends.
struct Place
{
    QTemporaryDir folder;
    Library library = *Library::open(folder.path());
    JobJournal journal{library};

    [[nodiscard]] Job job(int pageCount, const QString &owner = QStringLiteral("me"))
    {
        return *journal.jobs.create(JobOptions{}, pages(pageCount), owner);
    }
    [[nodiscard]] Upload upload(const QString &title, const QString &course = {},
                                const QString &group = {})
    {
        Upload made;
        made.title = title;
        made.course = course;
        made.group = group;
        return *library.createUpload(made);
    }
};

// For what returns Status or Result: the test fails with the error's words.
#define VERIFY_OK(expression)                                                                      \
    do {                                                                                           \
        const auto &verified = (expression);                                                       \
        if (!verified)                                                                             \
            QFAIL(qPrintable(#expression ": " + recto::errorKindName(verified.error().kind)        \
                             + QStringLiteral(" ") + verified.error().detail));                    \
    } while (false)

#define VERIFY_ERROR(expression, expected)                                                         \
    do {                                                                                           \
        const auto &verified = (expression);                                                       \
        QVERIFY2(!verified, #expression " succeeded");                                             \
        QCOMPARE(recto::errorKindName(verified.error().kind), recto::errorKindName(expected));     \
    } while (false)

} // namespace recto::samples
