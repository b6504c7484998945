<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ComparisonDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message numerus="yes">
        <source>Also taken off where it was used: %n time(s).</source>
        <comment>a channel</comment>
        <translation>
            <numerusform>Also taken off where it was used: %n time.</numerusform>
            <numerusform>Also taken off where it was used: %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n sheet(s) of {paper}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n sheet of {paper}</numerusform>
            <numerusform>%n sheets of {paper}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n plan(s) to put them together</source>
        <comment>counted</comment>
        <translation>
            <numerusform>and %n plan to put them together</numerusform>
            <numerusform>and %n plans to put them together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of {paper}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n page of {paper}</numerusform>
            <numerusform>%n pages of {paper}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) made: {file}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n page made: {file}</numerusform>
            <numerusform>%n pages made: {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message numerus="yes">
        <source>%n file(s) of that name exist: {file}.</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n file of that name exists already: {file}.</numerusform>
            <numerusform>%n files of that name exist already: {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPreview</name>
    <message numerus="yes">
        <source>and %n more lane(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>and %n more lane</numerusform>
            <numerusform>and %n more lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>More</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OlderDialog</name>
    <message numerus="yes">
        <source>%n come back</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n comes back</numerusform>
            <numerusform>%n come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n go</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n goes</numerusform>
            <numerusform>%n go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n changes</numerusform>
            <numerusform>%n change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message numerus="yes">
        <source>•  and %n more</source>
        <comment>repairs</comment>
        <translation>
            <numerusform>•  and %n more</numerusform>
            <numerusform>•  and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n phase</numerusform>
            <numerusform>%n phases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n touchpoint(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n touchpoint</numerusform>
            <numerusform>%n touchpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n lane</numerusform>
            <numerusform>%n lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message numerus="yes">
        <source>%n added</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n phase</numerusform>
            <numerusform>%n phases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n touchpoint(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n touchpoint</numerusform>
            <numerusform>%n touchpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
</TS>
