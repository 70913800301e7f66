<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>recto::ConnectionTest</name>
    <message numerus="yes">
        <source>Connected: %n model(s) to choose from.</source>
        <translation>
            <numerusform>Connected: %n model to choose from.</numerusform>
            <numerusform>Connected: %n models to choose from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking %1 for %n second(s). A model that has to be loaded first needs a while.</source>
        <translation>
            <numerusform>Asking %1 for %n second. A model that has to be loaded first needs a while.</numerusform>
            <numerusform>Asking %1 for %n seconds. A model that has to be loaded first needs a while.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::EndPage</name>
    <message numerus="yes">
        <source>&amp;Look at %n More Offered Card(s)</source>
        <translation>
            <numerusform>&amp;Look at %n More Offered Card</numerusform>
            <numerusform>&amp;Look at %n More Offered Cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::JobDetailsModel</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s), %1 % sure</source>
        <translation>
            <numerusform>%n word, %1 % sure</numerusform>
            <numerusform>%n words, %1 % sure</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::Leftovers</name>
    <message numerus="yes">
        <source>Recto stopped while cards were being made of %n page(s): %1 read, %2 left, %3 saved.</source>
        <translation>
            <numerusform>Recto stopped while cards were being made of %n page: %1 read, %2 left, %3 saved.</numerusform>
            <numerusform>Recto stopped while cards were being made of %n pages: %1 read, %2 left, %3 saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::LocalServiceList</name>
    <message numerus="yes">
        <source>Use %1 (%n model(s))</source>
        <translation>
            <numerusform>Use %1 (%n model)</numerusform>
            <numerusform>Use %1 (%n models)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::OutcomeNotice</name>
    <message numerus="yes">
        <source>%n page(s) or part(s) failed. The other cards are saved.</source>
        <translation>
            <numerusform>%n page or part failed. The other cards are saved.</numerusform>
            <numerusform>%n pages or parts failed. The other cards are saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::PageWords</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::PagesPresenter</name>
    <message numerus="yes">
        <source>And %n more file(s) could not be added.</source>
        <translation>
            <numerusform>And %n more file could not be added.</numerusform>
            <numerusform>And %n more files could not be added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::PagesView</name>
    <message numerus="yes">
        <source>%n page(s) may be hard to read. Choose one to see what helps.</source>
        <translation>
            <numerusform>%n page may be hard to read. Choose one to see what helps.</numerusform>
            <numerusform>%n pages may be hard to read. Choose one to see what helps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::Progress</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n card(s)</source>
        <translation>
            <numerusform>Done: %n card</numerusform>
            <numerusform>Done: %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done with gaps: %n card(s)</source>
        <translation>
            <numerusform>Done with gaps: %n card</numerusform>
            <numerusform>Done with gaps: %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n card(s) kept</source>
        <translation>
            <numerusform>Cancelled: %n card kept</numerusform>
            <numerusform>Cancelled: %n cards kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::ProgressPanel</name>
    <message numerus="yes">
        <source>%1 of %n page(s)</source>
        <translation>
            <numerusform>%1 of %n page</numerusform>
            <numerusform>%1 of %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s)</source>
        <translation>
            <numerusform>%1 of %n part</numerusform>
            <numerusform>%1 of %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Next try in %n second(s).</source>
        <translation>
            <numerusform>%1 Next try in %n second.</numerusform>
            <numerusform>%1 Next try in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s) are read. What is finished is kept.</source>
        <translation>
            <numerusform>%1 of %n page is read. What is finished is kept.</numerusform>
            <numerusform>%1 of %n pages are read. What is finished is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more: see the details.</source>
        <translation>
            <numerusform>And %n more: see the details.</numerusform>
            <numerusform>And %n more: see the details.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pages</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::ReviewView</name>
    <message numerus="yes">
        <source>Mended in %n card(s) and in the page&apos;s text.</source>
        <translation>
            <numerusform>Mended in %n card and in the page&apos;s text.</numerusform>
            <numerusform>Mended in %n cards and in the page&apos;s text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::ServiceUse</name>
    <message numerus="yes">
        <source>%n request(s), %1</source>
        <comment>requests, tokens and money</comment>
        <translation>
            <numerusform>%n request, %1</numerusform>
            <numerusform>%n requests, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to %1: %n request(s), %2 out, %3 in</source>
        <comment>host, sizes</comment>
        <translation>
            <numerusform>Sent to %1: %n request, %2 out, %3 in</numerusform>
            <numerusform>Sent to %1: %n requests, %2 out, %3 in</numerusform>
        </translation>
    </message>
</context>
</TS>
