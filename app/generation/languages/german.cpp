// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &germanData()
{
    static const LanguageData data{
        .code = "deu",
        .stopWords
        = "und oder aber sondern denn doch als wie ist sind war waren wird werden wurde wurden "
          "worden "
          "sein gewesen hat haben hatte hatten kann können konnte konnten muss müssen musste "
          "mussten "
          "soll sollen sollte darf dürfen will wollen mag nicht kein keine keinen keiner keinem "
          "nur "
          "auch noch schon sehr so dann da hier dort nun mehr weniger viel viele wenig immer nie "
          "oft "
          "meist etwa rund bereits jedoch daher deshalb also sowie bzw weil dass ob wenn während "
          "obwohl damit um zu er sie es ihm ihn ihr ihnen ihre ihrer ihren ihrem ihres sein seine "
          "seiner seinen seinem seines sich man wir uns unser ich mich mein du dich dein selbst "
          "wieder ganz gar beim zum zur vom im am ins ans dabei dadurch dafür davon dazu darin "
          "darauf heißt heißen gibt geht macht machen zwei drei vier fünf einige einigen anderen "
          "andere anderer anderes beide beiden alle allen aller alles jede jeder jedes jeden "
          "weiter "
          "weitere weiteren ab hinaus heraus heran",
        .articles = "der die das den dem des ein eine einen einem einer eines",
        .determiners = "viele einige manche alle jeder jede jedes mehrere beide kein keine solche",
        .unresolved = "er sie es dies diese dieser dieses diesen diesem jene jener jenes ihr ihre "
                      "sein seine ihn "
                      "ihm wir ich du man so dann daher deshalb darum damit dabei dadurch dafür "
                      "davon dazu hier "
                      "dort da auch und oder aber denn beide andere anders letztere erstere solche "
                      "ebenso sonst",
        .blockers = "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann "
                    "können konnte muss "
                    "müssen soll sollen sollte darf will wollen dass ob wenn weil während obwohl "
                    "damit als wie "
                    "aber oder nicht er es sie man wir ich sich nur wer was wo wann warum",
        .prepositions
        = "in im an am auf aus bei beim mit nach von vom zu zum zur für durch gegen ohne um "
          "über unter vor hinter neben zwischen seit bis während wegen trotz ab laut "
          "statt innerhalb außerhalb nahe",
        .pronouns = "er sie ihm ihn ihr ihre ihrer ihren ihrem sein seine seiner seinen",
        .demonstratives
        = "dieser diese dieses diesem diesen jener jene jenes solche solcher solches",
        .personal
        = "ich mich mir mein meine wir uns unser unsere unseren du dich dir dein deine ihr "
          "euch euer Sie Ihnen",
        .address = "",
        .relatives = "der die das welche welcher welches dessen deren denen wer was wo",
        .generic
        = "teil teile art arten weise ding dinge beispiel beispiele fall fälle zeit mal seite "
          "folgende folgenden neue neuen neuer große großen kleinen gut besser verschiedene "
          "verschiedenen bestimmte möglich wichtig wichtige",
        .looseEndings = "lich liche lichen licher liches weise ieren iert te ten",
        .instructions
        = "wähle wählen kreuze nenne nennen erkläre erklären beschreibe beschreiben vergleiche "
          "berechne berechnen löse ergänze ordne unterstreiche markiere zeichne schreibe lies "
          "begründe diskutiere gib geben siehe sieh bestimme untersuche beachte beachten lassen "
          "warum was wie wer wann wo welche welcher welches abbildung tabelle quelle foto aufgabe "
          "klicken drücken öffnen",
        .connectives = "allerdings|außerdem|zudem|zum beispiel|beispielsweise|schließlich|ferner|"
                       "insgesamt|tatsächlich|kurz gesagt|im gegensatz dazu|z. b.|z.b.",
        .selfReferences
        = "in diesem kapitel|dieses kapitel|in diesem abschnitt|dieser abschnitt|in diesem buch|"
          "dieses buch|dieser text|in diesem text|der autor|die autorin|dieses beispiel|siehe "
          "seite|"
          "siehe abbildung|abbildung oben|abbildung unten|oben gezeigt|unten gezeigt|wie "
          "oben|siehe "
          "oben|siehe unten|im folgenden|lernziel|diese fallstudie|dieses buches|in diesem "
          "zusammenhang|"
          "hier betrachtet|am ende dieses",
        .labels
        = "hinweis|hinweise|beispiel|beispiele|bsp|tipp|achtung|merke|abbildung|abb|tabelle|tab|"
          "foto|quelle|quellen|siehe|siehe auch|antwort|lösung|frage|fragen|aufgabe|aufgaben|"
          "kapitel|abschnitt|seite|von|autor|datum|name|an|wichtig|z. b|das heißt|lernziele",
        .glossaryHeadings = "glossar|begriffe|wichtige begriffe|fachbegriffe|grundbegriffe|"
                            "definitionen|vokabeln|wortschatz",
        .sourceHeadings
        = "literatur|literaturverzeichnis|quellen|weiterführende literatur|einzelnachweise",
        .reasons = "weil",
        .purposes = "damit",
        .givenNames = "",
        .personVerbs = "",
        .findingVerbs = "",
        .meaningQuestion = "Was bedeutet „{s}“?",
        .whyQuestion = "{s} Warum?",
        .purposeQuestion = "{s} Wozu?",
        .listQuestion = "Ergänze die Liste: {s} …",
        .yearQuestion = "",
        .whoQuestion = "",
        .yearPhrases = "",
        .yearHint = "Jahr",
        .adjectiveEndings = "",
        .conjunctions = "und oder sowie",
        .thingPronouns = "",
        .pluralPronouns = "",
        .personPronouns = "",
        .answerHeadings = "lösungen|antworten|lösung",
        .personWords
        = "sohn tochter könig königin kaiser kaiserin präsident wissenschaftler physiker "
          "physikerin chemiker chemikerin philosoph mathematiker lehrer schriftsteller "
          "schriftstellerin dichter maler malerin künstler komponist politiker politikerin general "
          "entdecker ingenieur erfinder arzt ärztin historiker astronom bischof papst",
        .whatWord = "Was",
        .whoWord = "Wer",
        .superlatives = "wichtigste wichtigsten erste ersten letzte letzten einzige einzigen beste "
                        "besten größte größten gleiche ausnahme grund folge beispiel folgende",
        .joiners = "und aber sondern",
        .nameLinks = "von der des zu",
        .namedBy = "genannt|sogenannte|sogenannten|sogenannter|heißt|nennt man",
        .evaluations
        = "wichtig wichtige wichtiger wichtiges wichtigen gut gute guter gutes großer große "
          "großes bedeutend bedeutende bedeutender teil teile beispiel beispiele grund thema "
          "frage typisch typische beliebt beliebte beliebter hauptsächlich zentral zentrale "
          "zentraler wesentlicher wesentliche",
        .links
        = "auch jedoch aber noch sogar andere anderer anderes anderen solche solcher solches "
          "derselbe beide wieder stattdessen dann später früher ebenso daher deshalb deswegen "
          "somit diese dieser dieses diesem diesen jene dort hier folgende folgenden obige "
          "zudem außerdem ferner dagegen hingegen trotzdem dennoch weitere weiterer",
        .hedges = "vielleicht wohl wahrscheinlich vermutlich leider glücklicherweise angeblich "
                  "scheint natürlich selbstverständlich wunderbar schön",
        .unfoldQuestion = "Wofür steht {s}?",
        .doesQuestion = "",
        .truthQuestion = "Richtig oder falsch? {s}",
        .trueWords = "richtig|wahr",
        .falseWords = "falsch",
        .questionLabels = "f|frage",
        .answerLabels = "a|antwort|lösung",
        .nounsCapitalised = true,
        .rules = {
            {"ist", "Was ist {s}?", "{o}", ObjectKind::Article},
            {"sind", "Was sind {s}?", "{o}", ObjectKind::Described},
            {"war", "Was war {s}?", "{o}", ObjectKind::Article},
            {"bezeichnet", "Was bezeichnet {s}?", "{o}", ObjectKind::Article},
            {"bedeutet", "Was bedeutet {s}?", "{o}"},
            {"besteht aus", "Woraus besteht {s}?", "aus {o}"},
            {"bestehen aus", "Woraus bestehen {s}?", "aus {o}"},
            {"bestand aus", "Woraus bestand {s}?", "aus {o}"},
            {"enthält", "Was enthält {s}?", "{o}"},
            {"enthalten", "Was enthalten {s}?", "{o}"},
            {"umfasst", "Was umfasst {s}?", "{o}"},
            {"beschreibt", "Was beschreibt {s}?", "{o}", ObjectKind::Article},
            {"heißt", "Wie heißt {s}?", "{o}"},
            {"führt zu", "Wozu führt {s}?", "zu {o}"},
            {"führen zu", "Wozu führen {s}?", "zu {o}"},
            {"führte zu", "Wozu führte {s}?", "zu {o}"},
            {"führte zur", "Wozu führte {s}?", "zur {o}"},
            {"führt zur", "Wozu führt {s}?", "zur {o}"},
            {"führt zum", "Wozu führt {s}?", "zum {o}"},
            {"dient der", "Wozu dient {s}?", "der {o}"},
            {"dient dem", "Wozu dient {s}?", "dem {o}"},
            {"dient zur", "Wozu dient {s}?", "zur {o}"},
            {"dient als", "Als was dient {s}?", "als {o}"},
            {"dienen der", "Wozu dienen {s}?", "der {o}"},
            {"dienen als", "Als was dienen {s}?", "als {o}"},
            {"gehört zu", "Wozu gehört {s}?", "zu {o}"},
            {"gehören zu", "Wozu gehören {s}?", "zu {o}"},
            {"liegt in", "Wo liegt {s}?", "in {o}"},
            {"liegt im", "Wo liegt {s}?", "im {o}"},
            {"befindet sich in", "Wo befindet sich {s}?", "in {o}"},
            {"befindet sich im", "Wo befindet sich {s}?", "im {o}"},
            {"begann im jahr", "Wann begann {s}?", "im Jahr {o}", ObjectKind::Number},
            {"begann", "Wann begann {s}?", "{o}", ObjectKind::Number},
            {"endete", "Wann endete {s}?", "{o}", ObjectKind::Number},
            {"starb", "Wann starb {s}?", "{o}", ObjectKind::Number},
            {"verursacht", "Was verursacht {s}?", "{o}", ObjectKind::Article},
            {"produziert", "Was produziert {s}?", "{o}"},
            {"ermöglicht", "Was ermöglicht {s}?", "{o}"},
            {"schützt", "Was schützt {s}?", "{o}", ObjectKind::Article},
        }};
    return data;
}

} // namespace recto
