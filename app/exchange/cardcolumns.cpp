// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardcolumns.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace recto {

namespace {

struct NamedColumn
{
    CardColumn column;
    const char *name; // on the command line
    const char *heads; // in tables, folded
};

constexpr std::array namedColumns{
    NamedColumn{CardColumn::Front, "front",
                "front|question|term|word|prompt|q|side 1|vocabulary|expression|cloze|"
                "vorderseite|frage|begriff|wort|vokabel|ausdruck|seite 1|"
                "recto|terme|mot|face|face 1|vocabulaire|"
                "fronte|domanda|termine|parola|lato 1|vocabolo|"
                "anverso|pregunta|termino|palabra|frente|cara|cara 1|vocablo|"
                "pergunta|questao|termo|palavra|lado 1"},
    NamedColumn{CardColumn::Back, "back",
                "back|answer|definition|meaning|translation|a|side 2|response|"
                "ruckseite|rueckseite|antwort|bedeutung|ubersetzung|uebersetzung|erklarung|"
                "erklaerung|losung|loesung|seite 2|"
                "verso|dos|reponse|signification|sens|traduction|face 2|"
                "retro|risposta|definizione|significato|traduzione|lato 2|"
                "reverso|dorso|respuesta|definicion|significado|traduccion|cara 2|"
                "resposta|definicao|traducao|lado 2"},
    NamedColumn{CardColumn::Extra, "extra",
                "extra|back extra|note|notes|comment|example|remarks|"
                "notiz|notizen|anmerkung|beispiel|beispielsatz|bemerkung|"
                "remarque|exemple|commentaire|nota|esempio|commento|"
                "ejemplo|notas|comentario|exemplo|observacao"},
    NamedColumn{CardColumn::Tags, "tags",
                "tags|tag|labels|keywords|category|categories|"
                "schlagworter|schlagworte|stichworter|stichworte|etiketten|kategorie|"
                "etiquettes|mots-cles|mots cles|categorie|"
                "etichette|parole chiave|categoria|"
                "etiquetas|palabras clave|marcadores|palavras-chave"},
    NamedColumn{CardColumn::Course, "course",
                "course|deck|subject|kurs|stapel|fach|cours|paquet|matiere|"
                "corso|mazzo|materia|curso|mazo|baralho|disciplina"},
    NamedColumn{CardColumn::Group, "group",
                "group|chapter|unit|lesson|gruppe|kapitel|lektion|groupe|chapitre|lecon|"
                "gruppo|capitolo|lezione|grupo|capitulo|leccion|licao"},
    NamedColumn{CardColumn::Kind, "kind", "kind"},
    NamedColumn{CardColumn::Id, "id", "id"},
    NamedColumn{CardColumn::Page, "page", "page"},
    NamedColumn{CardColumn::Quote, "quote", "quote"},
    NamedColumn{CardColumn::FrontHtml, "frontHtml", "fronthtml"},
    NamedColumn{CardColumn::BackHtml, "backHtml", "backhtml"},
};

constexpr const char *languageNames
    = "english|german|french|italian|spanish|portuguese|latin|greek|russian|japanese|chinese|"
      "dutch|polish|czech|swedish|turkish|arabic|"
      "englisch|deutsch|franzosisch|italienisch|spanisch|portugiesisch|latein|griechisch|"
      "russisch|japanisch|chinesisch|niederlandisch|polnisch|"
      "anglais|allemand|francais|italien|espagnol|portugais|grec|russe|"
      "inglese|tedesco|francese|italiano|spagnolo|portoghese|latino|greco|russo|"
      "ingles|aleman|frances|espanol|portugues|griego|ruso|"
      "alemao|espanhol|grego";

// Lower case without accents and the signs around it.
QString folded(const QString &head)
{
    QString plain;
    for (const QChar c : head.normalized(QString::NormalizationForm_D).toLower()) {
        if (!c.isMark())
            plain += c == QChar(0xdf) ? QStringLiteral("ss") : QString(c);
    }
    plain = plain.simplified();
    while (!plain.isEmpty() && QStringView(u":*.#\"'").contains(plain.back()))
        plain.chop(1);
    return plain.trimmed();
}

bool isLanguage(const QString &head)
{
    static const QStringList parts = QString::fromLatin1(languageNames).split(QLatin1Char('|'));
    static const QSet<QString> all(parts.cbegin(), parts.cend());
    return all.contains(folded(head));
}

} // namespace

CardColumn cardColumn(const QString &head)
{
    static const QHash<QString, CardColumn> columns = [] {
        QHash<QString, CardColumn> all;
        for (const NamedColumn &named : namedColumns) {
            for (const QString &name : QString::fromLatin1(named.heads).split(QLatin1Char('|')))
                all.insert(name, named.column);
        }
        return all;
    }();
    return columns.value(folded(head), CardColumn::LeftOut);
}

QString cardColumnName(CardColumn column)
{
    const auto *named
        = std::find_if(namedColumns.begin(), namedColumns.end(),
                       [column](const NamedColumn &one) { return one.column == column; });
    return named == namedColumns.end() ? QStringLiteral("-") : QString::fromLatin1(named->name);
}

QVector<CardColumn> columnsOfHead(const QStringList &record)
{
    QVector<CardColumn> columns;
    for (const QString &head : record) {
        const CardColumn column = cardColumn(head);
        columns << (columns.contains(column) ? CardColumn::LeftOut : column); // the first counts
    }
    const bool front = columns.contains(CardColumn::Front);
    const bool back = columns.contains(CardColumn::Back);
    // "Deutsch;Englisch", with further columns perhaps
    if (!front && !back && record.size() >= 2 && isLanguage(record.at(0))
        && isLanguage(record.at(1))) {
        columns[0] = CardColumn::Front;
        columns[1] = CardColumn::Back;
        return columns;
    }
    const auto known = std::count_if(columns.cbegin(), columns.cend(), [](CardColumn column) {
        return column != CardColumn::LeftOut;
    });
    if (front && (back || known > 1 || record.size() == 1))
        return columns;
    // "Italiano;Traduzione": the one that nobody knows is the front.
    if (back && !front && record.size() >= 2 && columns.at(0) == CardColumn::LeftOut
        && isLanguage(record.at(0))) {
        columns[0] = CardColumn::Front;
        return columns;
    }
    return {};
}

} // namespace recto
