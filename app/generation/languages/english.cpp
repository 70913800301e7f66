// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

namespace recto {

const LanguageData &englishData()
{
    static const LanguageData data{
        .code = "eng",
        .stopWords
        = "and or but nor so yet if then than as is are was were be been being am has have had "
          "having "
          "do does did doing done can could will would shall should may might must not no n't it "
          "its "
          "itself they them their theirs he him his she her hers we us our you your i me my mine "
          "there here when where why how what all any both each few more most other some such only "
          "own same too very just also even still now ever never often always usually generally "
          "however therefore thus hence because since while although though until unless whether "
          "up "
          "down out off again once about get gets got make makes made use used uses using one two "
          "three like well much many less least let every either neither per via etc e.g i.e",
        .articles = "a an the one",
        .determiners
        = "some many most all each every several both various certain any no other such "
          "our their its two three four five six seven eight nine ten",
        .unresolved
        = "it they he she this that these those its their his her them him we i you such "
          "so then thus here there both neither another others also and but or nor yet "
          "which who instead otherwise similarly likewise one",
        .blockers
        = "that which who whom whose when where while because although though if as since it "
          "this these those they he she we you i there here what how but or nor is are was "
          "were has have had do does did can could will would may might must should shall "
          "be been not no never so them him her us me then than unless until whether",
        .prepositions
        = "in on at by for from to of with without within under over after before during "
          "through between among against into onto upon about above below across along "
          "around behind beside beyond despite except inside near outside since toward "
          "towards until unlike like",
        .pronouns = "he she him her his hers they them their it its",
        .demonstratives = "this these those such former latter",
        .personal = "i me my mine we us our ours you your yours myself yourself let's",
        .address = "you your yours we us our ours",
        .relatives = "that which who whom whose where when",
        .generic
        = "term terms word words name phrase concept way ways thing things people number numbers "
          "example examples part parts kind kinds "
          "lot bit case cases order time times place fact facts something anything someone "
          "different same new good great large small big important several various certain "
          "possible able including related first second third next last result results "
          "become became called known following follows see seem seems said says want wants "
          "take takes took taken give gives given gave show shows shown help helps need needs "
          "needed allow allows include includes included set sets high low long short full "
          "main common simple complete similar additional available particular together come comes "
          "came go goes went keep keeps kept leave leaves left put puts bring brings easily early "
          "late whole entire exact enough almost nearly quite rather",
        .looseEndings = "ly ed ing ize ized izes ify ifies est ful ous ible able ive less",
        .instructions
        = "choose select circle underline match fill write explain describe list discuss "
          "compare calculate solve answer name identify state define complete draw show "
          "find give read look see use refer note consider imagine suppose think try "
          "click press open turn visit check mark sort decide determine indicate "
          "summarize analyze evaluate outline why what how which who when where do does "
          "did is are can could would let figure table photo hint source answers",
        .connectives
        = "however|therefore|thus|hence|moreover|furthermore|in addition|additionally|for "
          "example|for "
          "instance|in fact|in "
          "general|generally|historically|importantly|similarly|consequently|as a "
          "result|in contrast|by contrast|on the other hand|nevertheless|nonetheless|in other "
          "words|of course|today|finally|first|second|third|next|then|also|indeed|in "
          "short|needless "
          "to say|typically|usually|often|alternatively|in other words|then|as a rule|in "
          "reality|in "
          "practice|in turn|as noted|in addition to this|that is|to be precise|in the same way|on "
          "the "
          "contrary|by definition|at the same time|meanwhile|in recent years|over time|in this "
          "context|in this sense|in this way|in this case|in many "
          "cases|in most cases|in some cases|as you know|as we know|as expected|again|now|simply "
          "put|put "
          "simply|more formally|in essence|to summarize|in summary|in conclusion|in "
          "particular|specifically|overall|traditionally|ex:|e.g.",
        .selfReferences
        = "in this chapter|this chapter|in this section|this section|by the end of|in this "
          "book|this "
          "book|this text|this passage|in this passage|the author|this example|the following "
          "example|figure above|figure below|above figure|shown above|shown below|table "
          "above|table "
          "below|next chapter|previous chapter|as we saw|as we have seen|we will see|will shortly "
          "come|see page|see figure|see table|following example|on page|the next section|learning "
          "objective|this case study|listed below|described above|described below|see also|see "
          "id|for further information|for more "
          "information|provides a good example|the chapter defines",
        .labels
        = "note|notes|ex|example|examples|hint|tip|warning|figure|fig|table|photo|source|sources|"
          "see|see also|answer|answers|question|questions|exercise|instructions|chapter|"
          "section|page|by|from|author|isbn|date|name|to|cc|re|subject|http|https|caution|"
          "important|remember|summary|review|truth table|objective|objectives|for example|that is",
        .glossaryHeadings
        = "key terms|glossary|vocabulary|key vocabulary|definitions|terms|key words|"
          "keywords|key concepts",
        .sourceHeadings
        = "references|bibliography|further reading|works cited|for further exploration|additional "
          "resources|about the authors|acknowledgments|credits",
        .reasons = "because",
        .purposes = "in order to|so that",
        .givenNames
        = "james john robert michael william david richard joseph thomas charles christopher "
          "daniel "
          "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george "
          "timothy "
          "ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
          "scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry "
          "henry peter adam zachary walter nathan harold roger arthur carl albert louis philip "
          "ralph "
          "isaac marie mary patricia jennifer linda elizabeth barbara susan jessica sarah karen "
          "lisa "
          "nancy betty margaret sandra ashley emily donna michelle carol amanda melissa deborah "
          "stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna ruth brenda "
          "pamela "
          "nicole katherine samantha christine emma catherine virginia rachel carolyn janet maria "
          "heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia "
          "martha "
          "cheryl ada alan galileo johannes johann karl friedrich sigmund ludwig wolfgang leonardo "
          "marco hernan francisco simon ernest max niels enrico gregor antoine napoleon julius "
          "marcus "
          "augustus socrates aristotle plato franz hans otto rosa florence grace rosalind jane",
        .personVerbs
        = "wrote led became won built made found took gave began fought wore drew spoke put "
          "went ran sent brought taught left held met saw sang chose broke grew knew "
          "thought sought laid set introduced said overthrew",
        .findingVerbs
        = "proposed developed discovered invented coined introduced formulated founded devised "
          "described demonstrated observed identified suggested theorized argued published "
          "established conducted designed created pioneered showed found hypothesized postulated "
          "defined derived predicted measured isolated patented painted composed wrote built "
          "commanded conquered explored led",
        .meaningQuestion = "What does “{s}” mean?",
        .whyQuestion = "{s} Why?",
        .purposeQuestion = "{s} For what purpose?",
        .listQuestion = "Complete the list: {s} …",
        .yearQuestion = "In which year did this happen? {s}",
        .whoQuestion = "Who {s}?",
        .yearPhrases = "in %1|in early %1|in late %1|in the year %1",
        .yearHint = "year",
        .adjectiveEndings = "",
        .conjunctions = "and or",
        .thingPronouns = "it",
        .pluralPronouns = "they them their theirs",
        .personPronouns = "he she him his her hers",
        .answerHeadings = "answers|answer key|solutions|key",
        .personWords
        = "son daughter king queen emperor empress president scientist physicist chemist biologist "
          "philosopher mathematician teacher writer author poet painter artist composer politician "
          "general explorer engineer inventor lawyer merchant missionary priest bishop pope saint "
          "god goddess hero leader founder economist historian astronomer physician doctor nurse "
          "soldier actor actress singer architect sculptor novelist activist reformer "
          "revolutionary statesman monk nun prince princess duke colonist settler conquistador "
          "captain commander preacher puritan slave",
        .whatWord = "What",
        .whoWord = "Who",
        .superlatives
        = "one main only first last best worst most least same next biggest largest exception "
          "reason result example matter case way problem idea point following",
        .joiners = "and but or",
        .nameLinks = "of the de la von van",
        .namedBy
        = "called|known as|named|termed|referred to as|so-called|known collectively "
          "as|collectively known as|collectively called|also called|also known "
          "as|classified as|labeled|labelled|dubbed|defined as|considered|the term|the name",
        .evaluations
        = "important common good valuable constant major key great significant essential useful "
          "popular part parts example examples subject basis concern impetus topic issue aspect "
          "need sign source usual typical favorite favourite crucial vital "
          "powerful effective interesting bad better rare special unique traditional sunny "
          "relatively record",
        .links
        = "also however still even another other others such same both again instead then too "
          "later earlier previous previously similarly likewise therefore thus hence these "
          "those this there rather yet just former latter next following above below meanwhile "
          "nevertheless moreover furthermore consequently accordingly otherwise additional "
          "further",
        .hedges = "probably perhaps maybe likely seems seemed believe believes think "
                  "thinks thought feel feels best worst wonderful beautiful delicious nice amazing "
                  "great unfortunately fortunately obviously clearly surely",
        .unfoldQuestion = "What does {s} stand for?",
        .doesQuestion = "What does {s} do?",
        .truthQuestion = "True or false? {s}",
        .trueWords = "true|correct",
        .falseWords = "false|incorrect|wrong",
        .questionLabels = "q|question",
        .answerLabels = "a|answer|solution|ans",
        .nounsCapitalised = false,
        .rules = {
            {"is", "What is {s}?", "{o}", ObjectKind::Article},
            {"is", "What is {s}?", "{o}", ObjectKind::Noun},
            {"is", "What is {s}?", "{o}", ObjectKind::Name},
            {"was", "What was {s}?", "{o}", ObjectKind::Name},
            {"are", "What are {s}?", "{o}", ObjectKind::Items},
            {"were", "What were {s}?", "{o}", ObjectKind::Items},
            {"are", "What are {s}?", "{o}", ObjectKind::Described},
            {"was", "What was {s}?", "{o}", ObjectKind::Article},
            {"were", "What were {s}?", "{o}", ObjectKind::Described},
            {"is defined as", "How is {s} defined?", "as {o}"},
            {"are defined as", "How are {s} defined?", "as {o}"},
            {"can be defined as", "How can {s} be defined?", "as {o}"},
            {"may be defined as", "How may {s} be defined?", "as {o}"},
            {"is characterized by", "What is {s} characterized by?", "{o}"},
            {"are characterized by", "What are {s} characterized by?", "{o}"},
            {"is caused by", "What is {s} caused by?", "{o}"},
            {"are caused by", "What are {s} caused by?", "{o}"},
            {"is based on", "What is {s} based on?", "{o}"},
            {"are based on", "What are {s} based on?", "{o}"},
            {"is responsible for", "What is {s} responsible for?", "{o}"},
            {"are responsible for", "What are {s} responsible for?", "{o}"},
            {"is associated with", "What is {s} associated with?", "{o}"},
            {"are associated with", "What are {s} associated with?", "{o}"},
            {"is derived from", "What is {s} derived from?", "from {o}"},
            {"is divided into", "What is {s} divided into?", "{o}"},
            {"are divided into", "What are {s} divided into?", "{o}"},
            {"is classified as", "How is {s} classified?", "as {o}"},
            {"are classified as", "How are {s} classified?", "as {o}"},
            {"is considered", "What is {s} considered?", "{o}"},
            {"are considered", "What are {s} considered?", "{o}"},
            {"is measured in", "What is {s} measured in?", "{o}"},
            {"is composed", "What is {s} composed of?", "{o}"},
            {"is determined by", "What is {s} determined by?", "{o}"},
            {"are determined by", "What are {s} determined by?", "{o}"},
            {"is controlled by", "What is {s} controlled by?", "{o}"},
            {"are controlled by", "What are {s} controlled by?", "{o}"},
            {"is surrounded by", "What is {s} surrounded by?", "{o}"},
            {"is named after", "What is {s} named after?", "{o}"},
            {"was named after", "What was {s} named after?", "{o}"},
            {"asserts that", "What does {s} assert?", "that {o}"},
            {"states that", "What does {s} state?", "that {o}"},
            {"state that", "What do {s} state?", "that {o}"},
            {"suggests that", "What does {s} suggest?", "that {o}"},
            {"suggest that", "What do {s} suggest?", "that {o}"},
            {"holds that", "What does {s} hold?", "that {o}"},
            {"proposes that", "What does {s} propose?", "that {o}"},
            {"argues that", "What does {s} argue?", "that {o}"},
            {"predicts that", "What does {s} predict?", "that {o}"},
            {"focuses on", "What does {s} focus on?", "{o}"},
            {"focus on", "What do {s} focus on?", "{o}"},
            {"deals with", "What does {s} deal with?", "{o}"},
            {"involves", "What does {s} involve?", "{o}"},
            {"involve", "What do {s} involve?", "{o}"},
            {"helps", "What does {s} do?", "helps {o}"},
            {"prevents", "What does {s} do?", "prevents {o}"},
            {"determines", "What does {s} determine?", "{o}"},
            {"lasts", "How long does {s} last?", "{o}", ObjectKind::Number},
            {"lasted", "How long did {s} last?", "{o}", ObjectKind::Number},
            {"weighs", "How much does {s} weigh?", "{o}", ObjectKind::Number},
            {"occurs in", "Where does {s} occur?", "in {o}", ObjectKind::Article},
            {"occur in", "Where do {s} occur?", "in {o}", ObjectKind::Article},
            {"is located at", "Where is {s} located?", "at {o}"},
            {"is located on", "Where is {s} located?", "on {o}"},
            {"lies in", "Where does {s} lie?", "in {o}", ObjectKind::Article},
            {"took place in", "Where did {s} take place?", "in {o}", ObjectKind::Article},
            {"occurred in", "When did {s} occur?", "in {o}", ObjectKind::Number},
            {"took place in", "When did {s} take place?", "in {o}", ObjectKind::Number},
            {"was established in", "When was {s} established?", "in {o}", ObjectKind::Number},
            {"was published in", "When was {s} published?", "in {o}", ObjectKind::Number},
            {"was introduced in", "When was {s} introduced?", "in {o}", ObjectKind::Number},
            {"was adopted in", "When was {s} adopted?", "in {o}", ObjectKind::Number},
            {"was proposed by", "Who proposed {s}?", "{o}"},
            {"was developed by", "Who developed {s}?", "{o}"},
            {"was designed by", "Who designed {s}?", "{o}"},
            {"was composed by", "Who composed {s}?", "{o}"},
            {"was introduced by", "Who introduced {s}?", "{o}"},
            {"was coined by", "Who coined {s}?", "{o}"},
            {"is called", "What is {s} called?", "{o}"},
            {"are called", "What are {s} called?", "{o}"},
            {"was called", "What was {s} called?", "{o}"},
            {"is known as", "What is {s} known as?", "{o}"},
            {"are known as", "What are {s} known as?", "{o}"},
            {"became known as", "What did {s} become known as?", "{o}"},
            {"is referred to as", "What is {s} referred to as?", "{o}"},
            {"are referred to as", "What are {s} referred to as?", "{o}"},
            {"is also known as", "What is {s} also known as?", "{o}"},
            {"are also known as", "What are {s} also known as?", "{o}"},
            {"is also called", "What is {s} also called?", "{o}"},
            {"refers to", "What does {s} refer to?", "{o}"},
            {"refer to", "What do {s} refer to?", "{o}"},
            {"means", "What does {s} mean?", "{o}"},
            {"consists of", "What does {s} consist of?", "{o}"},
            {"consist of", "What do {s} consist of?", "{o}"},
            {"consisted of", "What did {s} consist of?", "{o}"},
            {"is made of", "What is {s} made of?", "{o}"},
            {"is made up of", "What is {s} made up of?", "{o}"},
            {"are made up of", "What are {s} made up of?", "{o}"},
            {"is composed of", "What is {s} composed of?", "{o}"},
            {"are composed of", "What are {s} composed of?", "{o}"},
            {"contains", "What does {s} contain?", "{o}"},
            {"represents", "What does {s} represent?", "{o}"},
            {"represent", "What do {s} represent?", "{o}"},
            {"describes", "What does {s} describe?", "{o}"},
            {"measures", "What does {s} measure?", "{o}"},
            {"leads to", "What does {s} lead to?", "{o}"},
            {"led to", "What did {s} lead to?", "{o}"},
            {"results in", "What does {s} result in?", "{o}"},
            {"resulted in", "What did {s} result in?", "{o}"},
            {"causes", "What does {s} cause?", "{o}"},
            {"caused", "What did {s} cause?", "{o}"},
            {"depends on", "What does {s} depend on?", "{o}"},
            {"depend on", "What do {s} depend on?", "{o}"},
            {"requires", "What does {s} require?", "{o}"},
            {"require", "What do {s} require?", "{o}"},
            {"produces", "What does {s} produce?", "{o}"},
            {"includes", "What does {s} include?", "{o}"},
            {"include", "What do {s} include?", "{o}"},
            {"included", "What did {s} include?", "{o}"},
            {"lacks", "What does {s} lack?", "{o}"},
            {"lack", "What do {s} lack?", "{o}"},
            {"allows", "What does {s} do?", "allows {o}"},
            {"enables", "What does {s} do?", "enables {o}"},
            {"protects", "What does {s} do?", "protects {o}"},
            {"converts", "What does {s} do?", "converts {o}"},
            {"regulates", "What does {s} do?", "regulates {o}"},
            {"controls", "What does {s} do?", "controls {o}"},
            {"stores", "What does {s} do?", "stores {o}"},
            {"transports", "What does {s} do?", "transports {o}"},
            {"takes", "What does {s} do?", "takes {o}"},
            {"transfers", "What does {s} do?", "transfers {o}"},
            {"acts as", "What does {s} act as?", "{o}"},
            {"act as", "What do {s} act as?", "{o}"},
            {"serves as", "What does {s} serve as?", "{o}"},
            {"called for", "What did {s} call for?", "{o}"},
            {"calls for", "What does {s} call for?", "{o}"},
            {"is used to", "What is {s} used for?", "to {o}"},
            {"are used to", "What are {s} used for?", "to {o}"},
            {"is used for", "What is {s} used for?", "{o}"},
            {"are used for", "What are {s} used for?", "{o}"},
            {"is found in", "Where is {s} found?", "in {o}"},
            {"are found in", "Where are {s} found?", "in {o}"},
            {"is located in", "Where is {s} located?", "in {o}"},
            {"are located in", "Where are {s} located?", "in {o}"},
            {"takes place in", "Where does {s} take place?", "in {o}", ObjectKind::Article},
            {"occurs when", "When does {s} occur?", "when {o}"},
            {"occur when", "When do {s} occur?", "when {o}"},
            {"was born in", "When was {s} born?", "in {o}", ObjectKind::Number},
            {"was founded in", "When was {s} founded?", "in {o}", ObjectKind::Number},
            {"was invented in", "When was {s} invented?", "in {o}", ObjectKind::Number},
            {"was discovered in", "When was {s} discovered?", "in {o}", ObjectKind::Number},
            {"was built in", "When was {s} built?", "in {o}", ObjectKind::Number},
            {"was signed in", "When was {s} signed?", "in {o}", ObjectKind::Number},
            {"began in", "When did {s} begin?", "in {o}", ObjectKind::Number},
            {"ended in", "When did {s} end?", "in {o}", ObjectKind::Number},
            {"died in", "When did {s} die?", "in {o}", ObjectKind::Number},
            {"was discovered by", "Who discovered {s}?", "{o}"},
            {"was invented by", "Who invented {s}?", "{o}"},
            {"was written by", "Who wrote {s}?", "{o}"},
            {"was founded by", "Who founded {s}?", "{o}"},
            {"was painted by", "Who painted {s}?", "{o}"},
        }};
    return data;
}

} // namespace recto
