// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &portugueseData()
{
    static const LanguageData data{
        .code = "por",
        .stopWords
        = "e ou mas porém porque pois como é são era eram foi foram ser sido será está estão "
          "estava "
          "estar tem têm tinha tinham ter há pode podem podia deve devem faz fazem fazer não nem "
          "mais "
          "menos muito também já ainda sempre nunca então assim bem tudo todo todos toda todas "
          "mesmo "
          "mesma outro outra outros outras ele ela eles elas nós eu tu você vocês me te se lhe "
          "lhes "
          "nos seu sua seus suas meu minha teu nosso nossa quando embora enquanto onde dois duas "
          "três "
          "quatro cinco alguns algumas vários várias cada pouco muitos muitas tanto só apenas aqui "
          "ali segundo isso isto aquilo",
        .articles = "o a os as um uma uns umas",
        .determiners
        = "este esta estes estas esse essa alguns algumas muitos muitas vários várias todos "
          "todas cada nenhum nenhuma dois duas três quatro",
        .unresolved = "ele ela eles elas este esta isto estes estas esse essa isso esses essas "
                      "aquele aquela aquilo "
                      "seu sua seus suas lhe lhes assim então depois aqui ali também e ou mas pois "
                      "eu tu nós você "
                      "vocês ambos ambas outro outra outros outras tal tais",
        .blockers
        = "é são era eram foi foram está estão tem têm tinha pode podem deve devem faz fazem que "
          "quem "
          "qual quais cujo onde quando porque se como mas ou ele ela eles elas isto isso não",
        .prepositions
        = "ao aos à às ante até com contra de do da dos das desde durante em no na nos nas "
          "num numa entre para por pelo pela pelos pelas segundo sem sob sobre após "
          "mediante",
        .pronouns = "ele ela eles elas seu sua seus suas",
        .demonstratives = "este esta estes estas esse essa esses essas neste nesta nesse nessa "
                          "deste desta desse dessa",
        .personal
        = "eu me mim meu minha meus nós nos nosso nossa nossos tu te ti teu tua você vocês",
        .address = "você",
        .relatives = "que quem qual quais cujo cuja onde",
        .generic
        = "coisa coisas parte partes exemplo exemplos tipo tipos forma formas maneira modo caso "
          "casos vez vezes tempo gente número diferentes novo nova grande grandes pequeno bom "
          "boa importante importantes possível seguinte seguintes",
        .looseEndings = "mente ando endo indo ar er ir aram eram",
        .instructions
        = "escolha marque complete relacione sublinhe explique descreva compare calcule cite "
          "nomeie "
          "encontre responda leia escreva observe indique assinale justifique classifique vamos "
          "exercício atividade questão pergunta figura tabela foto fonte veja ver como qual quais "
          "quando onde quem",
        .connectives
        = "no entanto|contudo|todavia|além disso|por exemplo|de fato|portanto|em geral|"
          "finalmente|em primeiro lugar|igualmente|por outro lado|atualmente|hoje em dia|"
          "ou seja",
        .selfReferences = "neste capítulo|este capítulo|nesta seção|esta seção|neste livro|este "
                          "livro|deste livro|este "
                          "texto|neste texto|o autor|a autora|este exemplo|figura acima|figura "
                          "abaixo|veja a página|"
                          "veja a figura|acima mostrado|a seguir|esse estudo de caso|este estudo "
                          "de caso|estudada aqui|"
                          "objetivos de aprendizagem",
        .labels
        = "nota|notas|exemplo|exemplos|ex|dica|atenção|figura|fig|tabela|foto|fonte|fontes|veja|"
          "ver|resposta|respostas|pergunta|perguntas|questão|questões|exercício|exercícios|"
          "atividade|capítulo|seção|página|por|autor|data|nome|importante|objetivo|objetivos|"
          "ou seja|por exemplo",
        .glossaryHeadings = "glossário|vocabulário|definições|termos-chave|conceitos-chave|"
                            "palavras-chave",
        .sourceHeadings = "referências|bibliografia|fontes|leituras recomendadas",
        .reasons = "porque|já que|uma vez que",
        .purposes = "para que|a fim de|com o objetivo de",
        .givenNames = "",
        .personVerbs = "",
        .findingVerbs = "",
        .meaningQuestion = "O que significa «{s}»?",
        .whyQuestion = "{s} Por quê?",
        .purposeQuestion = "{s} Para quê?",
        .listQuestion = "Complete a lista: {s} …",
        .yearQuestion = "Em que ano? {s}",
        .whoQuestion = "",
        .yearPhrases = "em %1|no ano de %1",
        .yearHint = "ano",
        .adjectiveEndings = "ico ica icos icas al ais oso osa osos osas ivo iva ivos ivas ário "
                            "ária ários árias vel veis ano ana anos anas ês esa",
        .conjunctions = "e ou",
        .thingPronouns = "",
        .pluralPronouns = "",
        .personPronouns = "",
        .answerHeadings = "respostas|soluções|gabarito",
        .personWords = "",
        .whatWord = "",
        .whoWord = "",
        .superlatives = "principal primeiro primeira último última único única melhor pior mais "
                        "mesmo mesma exceção razão exemplo seguinte caso",
        .joiners = "e mas",
        .nameLinks = "de do da dos das e",
        .namedBy
        = "chamado|chamada|chamados|chamadas|denominado|denominada|conhecido como|conhecida como",
        .evaluations
        = "importante importantes essencial principal bom boa grande parte exemplo exemplos "
          "tema questão problema elemento fator meio papel fundamental verdadeiro verdadeira "
          "chave",
        .links
        = "também porém contudo ainda até outro outra outros outras tal tais mesmo mesma ambos "
          "depois então além assim portanto este esta estes estas esse essa esses essas ali "
          "aqui seguinte seguintes anterior anteriores aquele aquela",
        .hedges
        = "talvez provavelmente infelizmente felizmente parece claro naturalmente maravilhoso",
        .unfoldQuestion = "O que significa a sigla {s}?",
        .doesQuestion = "",
        .truthQuestion = "Verdadeiro ou falso? {s}",
        .trueWords = "verdadeiro|certo",
        .falseWords = "falso|errado",
        .questionLabels = "p|pergunta",
        .answerLabels = "r|resposta|solução",
        .nounsCapitalised = false,
        .genericArticles = true,
        .rules = {
            {"é", "O que é {s}?", "{o}", ObjectKind::Article},
            {"são", "O que são {s}?", "{o}", ObjectKind::Described},
            {"foi", "O que foi {s}?", "{o}", ObjectKind::Article},
            {"era", "O que era {s}?", "{o}", ObjectKind::Article},
            {"significa", "O que significa {s}?", "{o}"},
            {"chama-se", "Como se chama {s}?", "{o}"},
            {"é chamado de", "Como é chamado {s}?", "{o}"},
            {"é chamada de", "Como é chamada {s}?", "{o}"},
            {"é conhecido como", "Como é conhecido {s}?", "como {o}"},
            {"é conhecida como", "Como é conhecida {s}?", "como {o}"},
            {"é definido como", "Como é definido {s}?", "como {o}"},
            {"é definida como", "Como é definida {s}?", "como {o}"},
            {"consiste em", "Em que consiste {s}?", "em {o}"},
            {"consistem em", "Em que consistem {s}?", "em {o}"},
            {"contém", "O que contém {s}?", "{o}"},
            {"contêm", "O que contêm {s}?", "{o}"},
            {"inclui", "O que inclui {s}?", "{o}"},
            {"incluem", "O que incluem {s}?", "{o}"},
            {"é formado por", "De que é formado {s}?", "por {o}"},
            {"é formada por", "De que é formada {s}?", "por {o}"},
            {"é composto por", "De que é composto {s}?", "por {o}"},
            {"é composta por", "De que é composta {s}?", "por {o}"},
            {"representa", "O que representa {s}?", "{o}"},
            {"permite", "O que permite {s}?", "{o}"},
            {"permitem", "O que permitem {s}?", "{o}"},
            {"produz", "O que produz {s}?", "{o}"},
            {"produzem", "O que produzem {s}?", "{o}"},
            {"provoca", "O que provoca {s}?", "{o}"},
            {"provocou", "O que provocou {s}?", "{o}"},
            {"causa", "O que causa {s}?", "{o}", ObjectKind::Article},
            {"serve para", "Para que serve {s}?", "para {o}"},
            {"servem para", "Para que servem {s}?", "para {o}"},
            {"depende de", "De que depende {s}?", "de {o}"},
            {"dependem de", "De que dependem {s}?", "de {o}"},
            {"encontra-se em", "Onde se encontra {s}?", "em {o}"},
            {"fica em", "Onde fica {s}?", "em {o}"},
            {"começou em", "Quando começou {s}?", "em {o}", ObjectKind::Number},
            {"terminou em", "Quando terminou {s}?", "em {o}", ObjectKind::Number},
            {"nasceu em", "Quando nasceu {s}?", "em {o}", ObjectKind::Number},
            {"morreu em", "Quando morreu {s}?", "em {o}", ObjectKind::Number},
            {"foi fundada em", "Quando foi fundada {s}?", "em {o}", ObjectKind::Number},
            {"foi fundado em", "Quando foi fundado {s}?", "em {o}", ObjectKind::Number},
        }};
    return data;
}

} // namespace recto
