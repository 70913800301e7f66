// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <optional>

namespace recto {

// One gap of a cloze card. Places are UTF-16 units of the front.
struct ClozeGap
{
    QVector<int> numbers; // of the cards that ask it: {{c1,2::…}} belongs to two
    QString answer; // the gaps inside of it filled in
    QString hint; // empty for none
    qsizetype start = 0;
    qsizetype end = 0; // behind its "}}"
    qsizetype answerStart = 0;
    qsizetype answerEnd = 0;
    int depth = 0; // 0: in no other gap

    [[nodiscard]] bool asks(int number) const { return numbers.contains(number); }
};

// The one grammar of a gap: {{c1::answer}}, {{c1::answer::hint}}, {{c1,2::answer}}, nested
// up to ten deep. "}}" ends a gap unless it closes braces of the answer or stands in a
// formula ({{c1::$\sqrt{2^{1}}$}}, {{c1::\frac{1}{2^{n}}}}); "::" begins the hint unless it
// is a name's in a program (std::vector<int>). Reads plain text and HTML alike. Linear;
// immutable after construction; thread-safe.
class Cloze
{
public:
    explicit Cloze(const QString &front);

    // In the order in which they open.
    [[nodiscard]] const QVector<ClozeGap> &gaps() const { return m_gaps; }
    // Every "{{" outside a formula opens a gap, each is closed, and none is empty.
    [[nodiscard]] bool isWellFormed() const { return m_wellFormed; }
    // The numbers that ask something, ascending: a card each.
    [[nodiscard]] QVector<int> numbers() const;

    // Of the gaps that are in no other gap.
    [[nodiscard]] QStringList answers() const;
    [[nodiscard]] QStringList hints() const; // as many; empty ones for none

    // "The heart pumps"
    [[nodiscard]] QString filledIn() const;
    // "The … pumps": each gap one sign, for comparing texts.
    [[nodiscard]] QString open() const;
    // With what `shown` makes of a gap; std::nullopt: its answer, with the gaps inside
    // of it shown in the same way.
    using Shown = std::function<std::optional<QString>(const ClozeGap &)>;
    [[nodiscard]] QString with(const Shown &shown) const;

    // "{{c1::answer::hint}}"
    [[nodiscard]] static QString gap(int number, const QString &answer, const QString &hint = {});

private:
    // What doesn't end a gap, from the strictest reading to the plainest.
    enum class Reading { Braces, Formulas, Plain };
    struct Parser;

    [[nodiscard]] QString shownPart(qsizetype from, qsizetype to, qsizetype firstGap,
                                    const Shown &shown) const;

    QString m_front;
    QVector<ClozeGap> m_gaps;
    bool m_wellFormed = true;
};

} // namespace recto
