// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &spanishData()
{
    static const LanguageData data{
        .code = "spa",
        .stopWords
        = "y e o u pero sino porque pues como es son era eran fue fueron ser sido será está están "
          "estaba estar ha han había habían haber hay puede pueden podía debe deben hace hacen "
          "hacer "
          "no ni más menos muy también ya aún todavía siempre nunca a menudo entonces así bien "
          "todo "
          "todos toda todas mismo misma otro otra otros otras él ella ellos ellas nosotros yo tú "
          "usted ustedes me te se le les lo nos su sus mi mis tu tus nuestro nuestra nuestros "
          "cuando "
          "si aunque mientras donde dos tres cuatro cinco algunos algunas varios varias cada poco "
          "mucho muchos muchas tanto solo sólo aquí allí según",
        .articles = "el la los las un una unos unas lo",
        .determiners
        = "este esta estos estas algunos algunas muchos muchas varios varias todos todas "
          "cada ningún ninguna dos tres cuatro",
        .unresolved = "él ella ellos ellas ello este esta esto estos estas ese esa eso esos esas "
                      "aquel aquella su "
                      "sus le les lo se así entonces luego después aquí allí también y o pero pues "
                      "yo tú nosotros "
                      "usted ambos ambas otro otra otros otras tal tales",
        .blockers
        = "es son era eran fue fueron está están ha han había puede pueden debe deben hace hacen "
          "que "
          "quien quienes cual cuales cuyo donde cuando porque si como pero o él ella ellos ellas "
          "esto eso no se qué cómo cuándo dónde quién",
        .prepositions
        = "a al ante bajo con contra de del desde durante en entre hacia hasta mediante "
          "para por según sin sobre tras",
        .pronouns = "él ella ellos ellas su sus",
        .demonstratives = "este esta estos estas ese esa esos esas",
        .personal
        = "yo me mí mi mis nosotros nos nuestro nuestra nuestros nuestras tú te ti tu tus "
          "usted ustedes vosotros",
        .address = "usted tú",
        .relatives = "que quien quienes cual cuales cuyo cuya donde",
        .generic
        = "cosa cosas parte partes ejemplo ejemplos tipo tipos forma formas manera modo caso "
          "casos vez veces tiempo gente número diferentes distintos nuevo nueva gran grande "
          "grandes pequeño bueno buena importante importantes posible siguiente siguientes",
        .looseEndings = "mente ando iendo ar er ir aron ieron",
        .instructions
        = "elige elija escoge marca marque completa complete relaciona relacione subraya subraye "
          "explica explique describe compara compare calcula calcule cita nombra encuentra "
          "responde "
          "responda lee lea escribe escriba observa observe indica indique señala justifica "
          "clasifica "
          "ejercicio actividad pregunta figura tabla foto fuente véase ver por-qué qué cómo cuál "
          "cuáles cuándo dónde quién",
        .connectives
        = "sin embargo|no obstante|además|por ejemplo|en efecto|de hecho|por lo tanto|por "
          "tanto|en general|finalmente|en primer lugar|asimismo|por otra parte|en cambio|"
          "hoy en día|actualmente|es decir",
        .selfReferences = "en este capítulo|este capítulo|en esta sección|esta sección|en este "
                          "libro|este libro|este "
                          "texto|en este texto|el autor|la autora|este ejemplo|figura "
                          "anterior|figura siguiente|véase "
                          "la página|véase la figura|ver página|ver figura|arriba mostrado|a "
                          "continuación|objetivos de "
                          "aprendizaje|como hemos visto",
        .labels
        = "nota|notas|ejemplo|ejemplos|ej|consejo|atención|figura|fig|tabla|foto|fuente|fuentes|"
          "véase|ver|respuesta|respuestas|pregunta|preguntas|ejercicio|ejercicios|actividad|"
          "capítulo|sección|página|por|autor|fecha|nombre|importante|objetivo|objetivos|es "
          "decir|por ejemplo",
        .glossaryHeadings
        = "glosario|vocabulario|definiciones|términos clave|conceptos clave|palabras "
          "clave",
        .sourceHeadings = "referencias|bibliografía|fuentes|lecturas recomendadas",
        .reasons = "porque|ya que|debido a que",
        .purposes = "para que|con el fin de|a fin de",
        .givenNames = "",
        .personVerbs = "",
        .findingVerbs = "",
        .meaningQuestion = "¿Qué significa «{s}»?",
        .whyQuestion = "{s} ¿Por qué?",
        .purposeQuestion = "{s} ¿Para qué?",
        .listQuestion = "Completa la lista: {s} …",
        .yearQuestion = "¿En qué año? {s}",
        .whoQuestion = "",
        .yearPhrases = "en %1|en el año %1",
        .yearHint = "año",
        .adjectiveEndings = "ico ica icos icas al ales oso osa osos osas ivo iva ivos ivas ario "
                            "aria arios arias ble bles ano ana anos anas és esa",
        .conjunctions = "y e o u",
        .thingPronouns = "",
        .pluralPronouns = "",
        .personPronouns = "",
        .answerHeadings = "respuestas|soluciones|solucionario",
        .personWords = "",
        .whatWord = "",
        .whoWord = "",
        .superlatives = "principal primer primera último última único única mejor peor más mismo "
                        "misma excepción razón ejemplo siguiente caso",
        .joiners = "y pero",
        .nameLinks = "de del la los las y",
        .namedBy
        = "llamado|llamada|llamados|llamadas|denominado|denominada|conocido como|conocida como",
        .evaluations
        = "importante importantes esencial principal buen buena gran grande parte ejemplo "
          "ejemplos tema cuestión problema elemento factor medio papel fundamental verdadero "
          "verdadera clave",
        .links
        = "también sin embargo aún incluso otro otra otros otras tal tales mismo misma ambos "
          "luego entonces después además así pues este esta estos estas ese esa esos esas allí "
          "aquí siguiente siguientes anterior anteriores tampoco aquel aquella",
        .hedges = "quizá quizás tal-vez probablemente desgraciadamente afortunadamente parece "
                  "claro desde-luego hermoso maravilloso",
        .unfoldQuestion = "¿Qué significa la sigla {s}?",
        .doesQuestion = "",
        .truthQuestion = "¿Verdadero o falso? {s}",
        .trueWords = "verdadero|cierto",
        .falseWords = "falso",
        .questionLabels = "p|pregunta",
        .answerLabels = "r|respuesta|solución",
        .nounsCapitalised = false,
        .genericArticles = true,
        .rules = {
            {"es", "¿Qué es {s}?", "{o}", ObjectKind::Article},
            {"son", "¿Qué son {s}?", "{o}", ObjectKind::Described},
            {"fue", "¿Qué fue {s}?", "{o}", ObjectKind::Article},
            {"era", "¿Qué era {s}?", "{o}", ObjectKind::Article},
            {"significa", "¿Qué significa {s}?", "{o}"},
            {"se llama", "¿Cómo se llama {s}?", "{o}"},
            {"se llaman", "¿Cómo se llaman {s}?", "{o}"},
            {"se denomina", "¿Cómo se denomina {s}?", "{o}"},
            {"se conoce como", "¿Cómo se conoce {s}?", "como {o}"},
            {"se define como", "¿Cómo se define {s}?", "como {o}"},
            {"consiste en", "¿En qué consiste {s}?", "en {o}"},
            {"consisten en", "¿En qué consisten {s}?", "en {o}"},
            {"contiene", "¿Qué contiene {s}?", "{o}"},
            {"contienen", "¿Qué contienen {s}?", "{o}"},
            {"incluye", "¿Qué incluye {s}?", "{o}"},
            {"incluyen", "¿Qué incluyen {s}?", "{o}"},
            {"está formado por", "¿De qué está formado {s}?", "por {o}"},
            {"está formada por", "¿De qué está formada {s}?", "por {o}"},
            {"representa", "¿Qué representa {s}?", "{o}"},
            {"permite", "¿Qué permite {s}?", "{o}"},
            {"permiten", "¿Qué permiten {s}?", "{o}"},
            {"produce", "¿Qué produce {s}?", "{o}"},
            {"producen", "¿Qué producen {s}?", "{o}"},
            {"provoca", "¿Qué provoca {s}?", "{o}"},
            {"provocó", "¿Qué provocó {s}?", "{o}"},
            {"causa", "¿Qué causa {s}?", "{o}", ObjectKind::Article},
            {"sirve para", "¿Para qué sirve {s}?", "para {o}"},
            {"sirven para", "¿Para qué sirven {s}?", "para {o}"},
            {"se utiliza para", "¿Para qué se utiliza {s}?", "para {o}"},
            {"se usa para", "¿Para qué se usa {s}?", "para {o}"},
            {"depende de", "¿De qué depende {s}?", "de {o}"},
            {"dependen de", "¿De qué dependen {s}?", "de {o}"},
            {"se encuentra en", "¿Dónde se encuentra {s}?", "en {o}"},
            {"se encuentran en", "¿Dónde se encuentran {s}?", "en {o}"},
            {"comenzó en", "¿Cuándo comenzó {s}?", "en {o}", ObjectKind::Number},
            {"empezó en", "¿Cuándo empezó {s}?", "en {o}", ObjectKind::Number},
            {"terminó en", "¿Cuándo terminó {s}?", "en {o}", ObjectKind::Number},
            {"nació en", "¿Cuándo nació {s}?", "en {o}", ObjectKind::Number},
            {"murió en", "¿Cuándo murió {s}?", "en {o}", ObjectKind::Number},
            {"fue fundada en", "¿Cuándo fue fundada {s}?", "en {o}", ObjectKind::Number},
            {"fue fundado en", "¿Cuándo fue fundado {s}?", "en {o}", ObjectKind::Number},
        }};
    return data;
}

} // namespace recto
