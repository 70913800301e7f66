// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &italianData()
{
    static const LanguageData data{
        .code = "ita",
        .stopWords
        = "e ed o od ma però perché poiché come è sono era erano fu furono essere stato stata "
          "stati "
          "sarà ha hanno aveva avevano avere c'è può possono poteva deve devono fa fanno fare non "
          "né "
          "più meno molto anche ancora già sempre mai spesso allora così bene tutto tutti tutta "
          "tutte "
          "stesso stessa altro altra altri altre egli lui lei esso essa essi esse loro noi voi io "
          "tu "
          "mi ti si ci vi gli le lo ne suo sua suoi sue mio mia tuo nostro nostra vostro quando se "
          "mentre dove due tre quattro cinque alcuni alcune vari ogni poco solo qui lì",
        .articles = "il lo la i gli le un uno una l'",
        .determiners
        = "questo questa questi queste alcuni alcune molti molte tutti tutte ogni nessun due "
          "tre quattro",
        .unresolved = "egli lui lei esso essa essi esse loro questo questa questi queste ciò "
                      "quello quella quelli "
                      "quelle suo sua suoi sue così allora poi qui lì anche e o ma io tu noi voi "
                      "entrambi altri "
                      "altre tale tali ne ci si",
        .blockers = "è sono era erano fu furono ha hanno aveva può possono deve devono fa fanno "
                    "che chi cui quale "
                    "quali dove quando perché poiché se come ma o egli lui lei esso essa essi ciò "
                    "non si cosa",
        .prepositions
        = "a ad al allo alla ai agli alle all' di del dello della dei degli delle da dal "
          "dalla dai dalle in nel nello nella nei negli nelle con su sul sulla sui sulle "
          "per tra fra verso durante dopo prima senza contro secondo mediante sotto sopra",
        .pronouns = "egli lui lei esso essa essi esse loro suo sua suoi sue",
        .demonstratives = "questo questa questi queste quel quella quei quelle",
        .personal
        = "io mi me mio mia miei noi ci nostro nostra nostri tu ti te tuo tua voi vi vostro "
          "vostra",
        .address = "",
        .relatives = "che cui quale quali dove",
        .generic
        = "cosa cose parte parti esempio esempi tipo tipi modo modi maniera caso casi volta "
          "volte tempo gente numero diversi diverse nuovo nuova grande grandi piccolo buono "
          "importante importanti possibile seguente seguenti",
        .looseEndings = "mente ando endo are ere ire ato ata ati ate",
        .instructions
        = "scegli scegliete segna completa completate collega sottolinea spiega spiegate descrivi "
          "confronta calcola cita nomina trova rispondi rispondete leggi leggete scrivi scrivete "
          "osserva indica giustifica classifica esercizio attività domanda figura tabella foto "
          "fonte "
          "vedi cosa come quale quali quando dove chi perché",
        .connectives = "tuttavia|inoltre|per esempio|ad esempio|infatti|pertanto|quindi|dunque|in "
                       "generale|infine|in primo luogo|d'altra parte|al contrario|oggi|cioè",
        .selfReferences
        = "in questo capitolo|questo capitolo|in questa sezione|questa sezione|in questo "
          "libro|questo "
          "libro|questo testo|in questo testo|l'autore|l’autore|questo esempio|figura sopra|figura "
          "sotto|vedi pagina|vedi figura|qui sopra|qui sotto|di seguito|obiettivi di apprendimento",
        .labels
        = "nota|note|esempio|esempi|es|suggerimento|attenzione|figura|fig|tabella|foto|fonte|"
          "fonti|vedi|risposta|risposte|domanda|domande|esercizio|esercizi|attività|capitolo|"
          "sezione|pagina|di|autore|data|nome|importante|obiettivo|obiettivi|cioè|per esempio",
        .glossaryHeadings
        = "glossario|vocabolario|definizioni|termini chiave|parole chiave|concetti "
          "chiave",
        .sourceHeadings = "riferimenti|bibliografia|fonti|letture consigliate",
        .reasons = "perché|poiché",
        .purposes = "affinché|allo scopo di|al fine di",
        .givenNames = "",
        .personVerbs = "",
        .findingVerbs = "",
        .meaningQuestion = "Che cosa significa «{s}»?",
        .whyQuestion = "{s} Perché?",
        .purposeQuestion = "{s} A quale scopo?",
        .listQuestion = "Completa l’elenco: {s} …",
        .yearQuestion = "In quale anno? {s}",
        .whoQuestion = "",
        .yearPhrases = "nel %1|nell'anno %1",
        .yearHint = "anno",
        .adjectiveEndings = "ico ica ici iche ale ali oso osa osi ose ivo iva ivi ive ario aria "
                            "ari arie bile bili ano ana ani ane ese esi",
        .conjunctions = "e ed o",
        .thingPronouns = "",
        .pluralPronouns = "",
        .personPronouns = "",
        .answerHeadings = "risposte|soluzioni",
        .personWords = "",
        .whatWord = "",
        .whoWord = "",
        .superlatives = "principale primo prima ultimo ultima unico unica migliore peggiore più "
                        "stesso stessa eccezione ragione esempio seguente caso",
        .joiners = "e ma",
        .nameLinks = "di del della dei de da",
        .namedBy = "chiamato|chiamata|chiamati|chiamate|detto|detta|detti|dette",
        .evaluations
        = "importante importanti essenziale principale buon buona grande parte esempio esempi "
          "tema questione problema elemento fattore mezzo ruolo fondamentale vero vera chiave",
        .links = "anche tuttavia ancora persino altro altra altri altre tale tali stesso stessa "
                 "entrambi poi allora inoltre così dunque quindi questo questa questi queste quel "
                 "quella lì qui seguente seguenti precedente invece infatti",
        .hedges = "forse probabilmente purtroppo fortunatamente sembra ovviamente naturalmente "
                  "bellissimo meraviglioso",
        .unfoldQuestion = "Che cosa significa la sigla {s}?",
        .doesQuestion = "",
        .truthQuestion = "Vero o falso? {s}",
        .trueWords = "vero|corretto",
        .falseWords = "falso",
        .questionLabels = "d|domanda",
        .answerLabels = "r|risposta|soluzione",
        .nounsCapitalised = false,
        .genericArticles = true,
        .rules = {
            {"è", "Che cos’è {s}?", "{o}", ObjectKind::Article},
            {"sono", "Che cosa sono {s}?", "{o}", ObjectKind::Described},
            {"era", "Che cos’era {s}?", "{o}", ObjectKind::Article},
            {"fu", "Che cosa fu {s}?", "{o}", ObjectKind::Article},
            {"significa", "Che cosa significa {s}?", "{o}"},
            {"si chiama", "Come si chiama {s}?", "{o}"},
            {"si chiamano", "Come si chiamano {s}?", "{o}"},
            {"è chiamato", "Come è chiamato {s}?", "{o}"},
            {"è chiamata", "Come è chiamata {s}?", "{o}"},
            {"è detto", "Come è detto {s}?", "{o}"},
            {"è detta", "Come è detta {s}?", "{o}"},
            {"si definisce", "Come si definisce {s}?", "{o}"},
            {"consiste in", "In che cosa consiste {s}?", "in {o}"},
            {"consiste nel", "In che cosa consiste {s}?", "nel {o}"},
            {"contiene", "Che cosa contiene {s}?", "{o}"},
            {"contengono", "Che cosa contengono {s}?", "{o}"},
            {"comprende", "Che cosa comprende {s}?", "{o}"},
            {"comprendono", "Che cosa comprendono {s}?", "{o}"},
            {"è formato da", "Da che cosa è formato {s}?", "da {o}"},
            {"è formata da", "Da che cosa è formata {s}?", "da {o}"},
            {"è composto da", "Da che cosa è composto {s}?", "da {o}"},
            {"è composta da", "Da che cosa è composta {s}?", "da {o}"},
            {"rappresenta", "Che cosa rappresenta {s}?", "{o}"},
            {"permette di", "Che cosa permette {s}?", "di {o}"},
            {"permettono di", "Che cosa permettono {s}?", "di {o}"},
            {"produce", "Che cosa produce {s}?", "{o}"},
            {"producono", "Che cosa producono {s}?", "{o}"},
            {"provoca", "Che cosa provoca {s}?", "{o}"},
            {"causa", "Che cosa causa {s}?", "{o}", ObjectKind::Article},
            {"serve a", "A che cosa serve {s}?", "a {o}"},
            {"servono a", "A che cosa servono {s}?", "a {o}"},
            {"dipende da", "Da che cosa dipende {s}?", "da {o}"},
            {"si trova in", "Dove si trova {s}?", "in {o}"},
            {"si trova nel", "Dove si trova {s}?", "nel {o}"},
            {"si trova nella", "Dove si trova {s}?", "nella {o}"},
            {"si trovano nel", "Dove si trovano {s}?", "nel {o}"},
            {"si trovano nella", "Dove si trovano {s}?", "nella {o}"},
            {"iniziò nel", "Quando iniziò {s}?", "nel {o}", ObjectKind::Number},
            {"cominciò nel", "Quando cominciò {s}?", "nel {o}", ObjectKind::Number},
            {"finì nel", "Quando finì {s}?", "nel {o}", ObjectKind::Number},
            {"nacque nel", "Quando nacque {s}?", "nel {o}", ObjectKind::Number},
            {"morì nel", "Quando morì {s}?", "nel {o}", ObjectKind::Number},
            {"fu fondata nel", "Quando fu fondata {s}?", "nel {o}", ObjectKind::Number},
            {"fu fondato nel", "Quando fu fondato {s}?", "nel {o}", ObjectKind::Number},
        }};
    return data;
}

} // namespace recto
