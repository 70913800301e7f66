// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &frenchData()
{
    static const LanguageData data{
        .code = "fra",
        .stopWords
        = "et ou mais donc or ni car comme est sont était étaient être été sera seront a ont avait "
          "avaient avoir eu peut peuvent pouvait doit doivent faut fait font faire ne pas plus "
          "moins "
          "très aussi encore déjà toujours jamais souvent alors ainsi bien tout tous toute toutes "
          "même mêmes autre autres il elle ils elles on nous vous je tu me te se lui leur leurs y "
          "en "
          "ce ceci cela ça c'est son sa ses mon ma mes ton ta tes notre nos votre vos qu'il "
          "qu'elle "
          "qu'on qu'ils n'est n'a s'est d'un d'une l'un l'une si quand lorsque puisque parce afin "
          "deux trois quatre cinq quelques plusieurs chaque peu beaucoup trop là ici où seulement",
        .articles = "le la les l un une des du l'un l'une",
        .determiners
        = "ce cet cette ces plusieurs certains certaines quelques tous toutes chaque aucun "
          "aucune deux trois quatre",
        .unresolved = "il elle ils elles ce cela ceci ça c'est cette cet ces celui celle ceux "
                      "celles on nous vous "
                      "je tu leur leurs son sa ses lui y en ainsi alors donc puis ensuite ici là "
                      "aussi et ou mais "
                      "car or l'un l'autre celui-ci celle-ci ceux-ci",
        .blockers = "est sont était étaient sera seront a ont avait avaient peut peuvent doit "
                    "doivent fait font "
                    "que qui dont où quand lorsque puisque parce si comme mais ou il elle ils "
                    "elles on nous vous "
                    "je ce cela ne n'est n'a pas c'est qu'il qu'elle qu'on quoi comment pourquoi",
        .prepositions
        = "à au aux dans en sur sous par pour avec sans chez vers entre contre depuis "
          "pendant avant après dès selon malgré parmi jusque jusqu'à de du des d'un d'une "
          "lors hors",
        .pronouns = "il elle ils elles son sa ses leur leurs lui",
        .demonstratives = "ce cet cette ces",
        .personal = "je j'ai me moi mon ma mes nous notre nos vous votre vos tu toi ton ta tes",
        .address = "vous votre vos tu",
        .relatives = "qui que qu'il dont où lequel laquelle lesquels lesquelles",
        .generic
        = "chose choses partie parties exemple exemples sorte sortes manière façon cas fois "
          "moment temps gens nombre différents différentes nouveau nouvelle grand grande "
          "petit petite bon bonne important importante possible certain certaine suivant "
          "suivante suivants",
        .looseEndings = "ment ant er ir és ées ées",
        .instructions
        = "choisis choisissez coche cochez complète complétez relie reliez souligne soulignez "
          "entoure "
          "entourez explique expliquez décris décrivez compare comparez calcule calculez cite "
          "citez "
          "trouve trouvez donne donnez réponds répondez lis lisez écris écrivez observe observez "
          "indique indiquez justifie classe recopie exercice consigne question figure tableau "
          "photo "
          "source voir détaillons cliquez pourquoi comment quel quelle quels quelles quand où qui "
          "que allons",
        .connectives = "cependant|toutefois|néanmoins|de plus|en outre|par exemple|en effet|par "
                       "conséquent|en général|enfin|d'abord|de même|ainsi|donc|en revanche|"
                       "aujourd'hui|par ailleurs|d’abord|aujourd’hui",
        .selfReferences
        = "dans ce chapitre|ce chapitre|dans cette section|cette section|dans ce livre|ce livre|ce "
          "texte|dans ce texte|l'auteur|l’auteur|cet exemple|figure ci-dessus|figure ci-dessous|"
          "ci-dessus|ci-dessous|voir page|voir figure|cette étude de cas|étudiée ici|dans le cadre "
          "de "
          "ce|objectif d'apprentissage",
        .labels
        = "note|notes|remarque|remarques|exemple|exemples|ex|astuce|attention|figure|fig|tableau|"
          "photo|source|sources|voir|réponse|réponses|question|questions|exercice|exercices|"
          "consigne|chapitre|section|page|par|auteur|date|nom|prénom|important|objectif|"
          "objectifs|c'est-à-dire|par exemple",
        .glossaryHeadings
        = "glossaire|vocabulaire|définitions|lexique|mots clés|mots-clés|termes clés",
        .sourceHeadings = "références|bibliographie|pour en savoir plus|sources",
        .reasons = "parce que|parce qu'il|parce qu'elle|parce qu'ils|parce qu'elles|car",
        .purposes = "afin de|afin d|afin que",
        .givenNames = "",
        .personVerbs = "",
        .findingVerbs = "",
        .meaningQuestion = "Que signifie « {s} » ?",
        .whyQuestion = "{s} Pourquoi ?",
        .purposeQuestion = "{s} Dans quel but ?",
        .listQuestion = "Complète la liste : {s} …",
        .yearQuestion = "En quelle année ? {s}",
        .whoQuestion = "",
        .yearPhrases = "en %1",
        .yearHint = "année",
        .adjectiveEndings
        = "ique iques al ale aux ales el elle els elles eux euse euses if ive ifs ives aire aires "
          "able ables ible ibles ien ienne iens iennes ois oise ais aise",
        .conjunctions = "et ou",
        .thingPronouns = "",
        .pluralPronouns = "",
        .personPronouns = "",
        .answerHeadings = "réponses|corrigé|solutions",
        .personWords = "",
        .whatWord = "",
        .whoWord = "",
        .superlatives
        = "principal principale premier première dernier dernière seul seule meilleur meilleure "
          "plus même exception raison exemple suivant suivante cas",
        .joiners = "et mais",
        .nameLinks = "de du des la le d'",
        .namedBy = "appelé|appelée|appelés|appelées|nommé|nommée|dit|dite",
        .evaluations
        = "important importante importants essentiel essentielle principal principale bon bonne "
          "grand grande partie exemple exemples sujet question problème élément facteur moyen "
          "rôle majeur majeure fondamental fondamentale véritable",
        .links
        = "aussi cependant encore même autre autres tel telle tels telles deux alors ensuite "
          "puis plus tard ainsi donc ces cet cette ce là ici suivant suivante précédent "
          "toutefois pourtant néanmoins également en outre enfin celui celle ceux celles",
        .hedges = "peut-être sans-doute probablement malheureusement heureusement semble "
                  "évidemment bien-sûr magnifique beau belle",
        .unfoldQuestion = "Que signifie le sigle {s} ?",
        .doesQuestion = "",
        .truthQuestion = "Vrai ou faux ? {s}",
        .trueWords = "vrai|juste",
        .falseWords = "faux",
        .questionLabels = "q|question",
        .answerLabels = "r|réponse|solution",
        .nounsCapitalised = false,
        .genericArticles = true,
        .rules = {
            {"est", "Qu’est-ce que {s} ?", "{o}", ObjectKind::Article},
            {"sont", "Que sont {s} ?", "{o}", ObjectKind::Described},
            {"était", "Qu’était {s} ?", "{o}", ObjectKind::Article},
            {"désigne", "Que désigne {s} ?", "{o}"},
            {"désignent", "Que désignent {s} ?", "{o}"},
            {"signifie", "Que signifie {s} ?", "{o}"},
            {"est appelé", "Comment est appelé {s} ?", "{o}"},
            {"est appelée", "Comment est appelée {s} ?", "{o}"},
            {"sont appelés", "Comment sont appelés {s} ?", "{o}"},
            {"sont appelées", "Comment sont appelées {s} ?", "{o}"},
            {"se compose de", "De quoi se compose {s} ?", "de {o}"},
            {"se composent de", "De quoi se composent {s} ?", "de {o}"},
            {"est composé de", "De quoi est composé {s} ?", "de {o}"},
            {"est composée de", "De quoi est composée {s} ?", "de {o}"},
            {"est constitué de", "De quoi est constitué {s} ?", "de {o}"},
            {"est constituée de", "De quoi est constituée {s} ?", "de {o}"},
            {"contient", "Que contient {s} ?", "{o}"},
            {"contiennent", "Que contiennent {s} ?", "{o}"},
            {"comprend", "Que comprend {s} ?", "{o}"},
            {"comprennent", "Que comprennent {s} ?", "{o}"},
            {"représente", "Que représente {s} ?", "{o}"},
            {"permet de", "Que permet {s} ?", "de {o}"},
            {"permet à", "Que permet {s} ?", "à {o}"},
            {"permettent de", "Que permettent {s} ?", "de {o}"},
            {"produit", "Que produit {s} ?", "{o}", ObjectKind::Article},
            {"produisent", "Que produisent {s} ?", "{o}"},
            {"provoque", "Que provoque {s} ?", "{o}"},
            {"provoquent", "Que provoquent {s} ?", "{o}"},
            {"apporte", "Qu’apporte {s} ?", "{o}"},
            {"sert à", "À quoi sert {s} ?", "à {o}"},
            {"servent à", "À quoi servent {s} ?", "à {o}"},
            {"conduit à", "À quoi conduit {s} ?", "à {o}"},
            {"dépend de", "De quoi dépend {s} ?", "de {o}"},
            {"dépendent de", "De quoi dépendent {s} ?", "de {o}"},
            {"se trouve dans", "Où se trouve {s} ?", "dans {o}"},
            {"se trouvent dans", "Où se trouvent {s} ?", "dans {o}"},
            {"se situe dans", "Où se situe {s} ?", "dans {o}"},
            {"commence en", "Quand commence {s} ?", "en {o}", ObjectKind::Number},
            {"commença en", "Quand commença {s} ?", "en {o}", ObjectKind::Number},
            {"est né en", "Quand est né {s} ?", "en {o}", ObjectKind::Number},
            {"est née en", "Quand est née {s} ?", "en {o}", ObjectKind::Number},
            {"est mort en", "Quand est mort {s} ?", "en {o}", ObjectKind::Number},
            {"a été fondée en", "Quand a été fondée {s} ?", "en {o}", ObjectKind::Number},
            {"a été fondé en", "Quand a été fondé {s} ?", "en {o}", ObjectKind::Number},
        }};
    return data;
}

} // namespace recto
