// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace recto {

// How common the words of a language are, and for English what part of speech they
// can be. Of resources/words. Immutable; thread-safe; read at the first use.
class WordTable
{
public:
    // Proper: a noun that is written with a capital.
    enum Part : quint8 { Noun = 1, Verb = 2, Adjective = 4, Adverb = 8, Proper = 16 };

    // By Tesseract's code; an empty table for a language without one.
    [[nodiscard]] static const WordTable &of(const QString &language);

    // The Zipf value times ten: 70 is "the", 45 a word of every newspaper, 35 one of
    // a textbook; 0: not among the common ones. Words in lower case.
    [[nodiscard]] int commonness(const QString &word) const;
    // Is the word, or what it is an ending of, among the common ones?
    [[nodiscard]] bool knows(const QString &word) const;
    [[nodiscard]] int parts(const QString &word) const; // Parts; 0: not known
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

private:
    explicit WordTable(const QString &language);

    struct Entry
    {
        quint8 commonness = 0;
        quint8 parts = 0;
    };
    QHash<QString, Entry> m_words;
    bool m_tagged = false; // with parts of speech: English
};

// Written as no language writes: "beW", "3rain", "m€mbrane". In its own letter case.
[[nodiscard]] bool looksMangled(QStringView word);

} // namespace recto
