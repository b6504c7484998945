<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CJ Designer</source>
        <translation>Over CJ Designer</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versie {version}</translation>
    </message>
    <message>
        <source>An editor for customer journey maps. It works without a network and without an account; your projects are plain files on your own disk.</source>
        <translation>Een editor voor klantreiskaarten. Hij werkt zonder netwerk en zonder account; je projecten zijn gewone bestanden op je eigen schijf.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. The fonts are under the SIL Open Font License; the notices of others&apos; work are in the file THIRD-PARTY-NOTICES.md.</source>
        <translation>Vrije software onder de MIT-licentie. De lettertypen vallen onder de SIL Open Font License; de vermeldingen van andermans werk staan in het bestand THIRD-PARTY-NOTICES.md.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Nieuw…</translation>
    </message>
    <message>
        <source>Start from a journey model, an example or a blank page</source>
        <translation>Begin met een klantreismodel, een voorbeeld of een lege pagina</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Openen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Op&amp;slaan</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Opslaan &amp;als…</translation>
    </message>
    <message>
        <source>Ol&amp;der states…</source>
        <translation>Ou&amp;dere standen…</translation>
    </message>
    <message>
        <source>Look at what was saved before, compare it, and bring it back</source>
        <translation>Bekijk wat eerder is opgeslagen, vergelijk het en haal het terug</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporteren…</translation>
    </message>
    <message>
        <source>Make a PDF, picture or SVG of the map</source>
        <translation>Maak een PDF, afbeelding of SVG van de kaart</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Afdru&amp;kken…</translation>
    </message>
    <message>
        <source>Print the project on paper, after a look at every page</source>
        <translation>Druk het project af, na een blik op elke pagina</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Instellingen…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Venster sl&amp;uiten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>A&amp;fsluiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ongedaan maken</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Op&amp;nieuw doen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Kn&amp;ippen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiëren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Plakken</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliceren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Verwijderen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles selecteren</translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation>&amp;Tekst bewerken</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Zoeken…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Vo&amp;lgende zoeken</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Naar links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Naar rechts</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Naar boven</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Naar beneden</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Selecteren</translation>
    </message>
    <message>
        <source>Select and drag</source>
        <translation>Selecteren en slepen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Draw a link from one touchpoint to another</source>
        <translation>Teken een verband van het ene contactmoment naar het andere</translation>
    </message>
    <message>
        <source>Add card</source>
        <translation>Kaartje</translation>
    </message>
    <message>
        <source>Click in a lane to write a card</source>
        <translation>Klik in een rij om een kaartje te schrijven</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Inzoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Uitzoomen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Ware grootte</translation>
    </message>
    <message>
        <source>&amp;Whole map</source>
        <translation>&amp;Hele kaart</translation>
    </message>
    <message>
        <source>Fit the whole map in the window</source>
        <translation>Pas de hele kaart in het venster</translation>
    </message>
    <message>
        <source>&amp;Paper view</source>
        <translation>&amp;Papierweergave</translation>
    </message>
    <message>
        <source>Show the map as it will be printed</source>
        <translation>Toon de kaart zoals hij wordt afgedrukt</translation>
    </message>
    <message>
        <source>S&amp;mall map</source>
        <translation>&amp;Miniatuurkaart</translation>
    </message>
    <message>
        <source>Show the small map in the corner</source>
        <translation>Toon de miniatuurkaart in de hoek</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Volledig scherm</translation>
    </message>
    <message>
        <source>Add p&amp;hase</source>
        <translation>&amp;Fase toevoegen</translation>
    </message>
    <message>
        <source>Add touchpoi&amp;nt</source>
        <translation>&amp;Contactmoment toevoegen</translation>
    </message>
    <message>
        <source>Add ca&amp;rd</source>
        <translation>K&amp;aartje toevoegen</translation>
    </message>
    <message>
        <source>Add lane o&amp;f notes</source>
        <translation>&amp;Rij met notities toevoegen</translation>
    </message>
    <message>
        <source>Add pers&amp;ona</source>
        <translation>Pers&amp;ona toevoegen</translation>
    </message>
    <message>
        <source>Ne&amp;w channel of your own</source>
        <translation>&amp;Nieuw eigen kanaal</translation>
    </message>
    <message>
        <source>Add a phase after the selected one</source>
        <translation>Voeg een fase toe na de geselecteerde</translation>
    </message>
    <message>
        <source>Add a touchpoint after the selected one</source>
        <translation>Voeg een contactmoment toe na het geselecteerde</translation>
    </message>
    <message>
        <source>Add a card in the selected lane and column</source>
        <translation>Voeg een kaartje toe in de geselecteerde rij en kolom</translation>
    </message>
    <message>
        <source>Add a lane under the selected one</source>
        <translation>Voeg een rij toe onder de geselecteerde</translation>
    </message>
    <message>
        <source>H&amp;ide lane</source>
        <translation>Rij ver&amp;bergen</translation>
    </message>
    <message>
        <source>Hide the selected lane; the panel of the journey shows it again</source>
        <translation>Verberg de geselecteerde rij; het paneel van de klantreis toont hem weer</translation>
    </message>
    <message>
        <source>Make a persona and put it on this journey</source>
        <translation>Maak een persona en zet die op deze klantreis</translation>
    </message>
    <message>
        <source>Make a channel beside those that are there</source>
        <translation>Maak een kanaal naast de kanalen die er zijn</translation>
    </message>
    <message>
        <source>Choose &amp;icon</source>
        <translation>Picto&amp;gram kiezen</translation>
    </message>
    <message>
        <source>&amp;New journey</source>
        <translation>&amp;Nieuwe klantreis</translation>
    </message>
    <message>
        <source>Add a journey to the project</source>
        <translation>Voeg een klantreis toe aan het project</translation>
    </message>
    <message>
        <source>&amp;Rename journey</source>
        <translation>Klantreis &amp;hernoemen</translation>
    </message>
    <message>
        <source>&amp;Duplicate as the desired journey</source>
        <translation>&amp;Dupliceren als gewenste klantreis</translation>
    </message>
    <message>
        <source>Copy this journey as the one you wish for; the two stay comparable</source>
        <translation>Kopieer deze klantreis als de reis die je wenst; de twee blijven vergelijkbaar</translation>
    </message>
    <message>
        <source>D&amp;elete journey</source>
        <translation>Klantreis &amp;verwijderen</translation>
    </message>
    <message>
        <source>Ne&amp;xt journey</source>
        <translation>V&amp;olgende klantreis</translation>
    </message>
    <message>
        <source>&amp;Previous journey</source>
        <translation>Vo&amp;rige klantreis</translation>
    </message>
    <message>
        <source>Move journey to the &amp;left</source>
        <translation>Klantreis naar &amp;links</translation>
    </message>
    <message>
        <source>Move journey to the r&amp;ight</source>
        <translation>Klantreis naar re&amp;chts</translation>
    </message>
    <message>
        <source>&amp;Open journey of its own</source>
        <translation>&amp;Eigen klantreis openen</translation>
    </message>
    <message>
        <source>Zoom in: the selected touchpoint gets a journey of its own</source>
        <translation>Zoom in: het geselecteerde contactmoment krijgt een eigen klantreis</translation>
    </message>
    <message>
        <source>&amp;Settings of the journey and project</source>
        <translation>&amp;Gegevens van klantreis en project</translation>
    </message>
    <message>
        <source>Person&amp;as…</source>
        <translation>&amp;Persona’s…</translation>
    </message>
    <message>
        <source>Selected persona on this &amp;journey</source>
        <translation>Geselecteerde persona op deze &amp;klantreis</translation>
    </message>
    <message>
        <source>Put the selected persona on this journey, or take it off</source>
        <translation>De geselecteerde persona op deze klantreis zetten, of eraf halen</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Toetsen en muis</translation>
    </message>
    <message>
        <source>&amp;About CJ Designer</source>
        <translation>&amp;Over CJ Designer</translation>
    </message>
</context>
<context>
    <name>Addresses</name>
    <message>
        <source>This begins an e-mail to {host}, outside CJ Designer.</source>
        <translation>Dit begint een e-mail aan {host}, buiten CJ Designer.</translation>
    </message>
    <message>
        <source>This leads to {host}, outside CJ Designer.</source>
        <translation>Dit leidt naar {host}, buiten CJ Designer.</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>Deze koppeling openen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Journey map</source>
        <comment>the canvas, for a screen reader</comment>
        <translation>Klantreiskaart</translation>
    </message>
    <message>
        <source>Choose it in the panel of the touchpoint.</source>
        <translation>Kies het in het paneel van het contactmoment.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>+ Card</source>
        <comment>chooses a card that is answered</comment>
        <translation>+ Kaartje</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kaartje</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stemmen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>words with commas between them</source>
        <translation>woorden met komma’s ertussen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppeling</translation>
    </message>
    <message>
        <source>https://</source>
        <translation>https://</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Koppeling openen…</translation>
    </message>
    <message>
        <source>Answers these cards</source>
        <translation>Beantwoordt deze kaartjes</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>Verbetering</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Moeite</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigenaar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Klaar op</translation>
    </message>
    <message>
        <source>2026-12-31</source>
        <translation>2026-12-31</translation>
    </message>
    <message>
        <source>More about this card</source>
        <translation>Meer over dit kaartje</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Any channel</source>
        <comment>an icon that says no more than that</comment>
        <translation>Zomaar een kanaal</translation>
    </message>
    <message>
        <source>Not yet: drag it onto a touchpoint.</source>
        <translation>Nog niet: sleep het op een contactmoment.</translation>
    </message>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Naam van het kanaal</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Pictogram</translation>
    </message>
    <message>
        <source>Kind of media</source>
        <translation>Soort media</translation>
    </message>
    <message>
        <source>Digital or physical</source>
        <translation>Digitaal of fysiek</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richting</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Gebruikt bij</translation>
    </message>
</context>
<context>
    <name>ChannelsPanel</name>
    <message>
        <source>New: “{name}”</source>
        <translation>Nieuw: “{name}”</translation>
    </message>
    <message>
        <source>Find a channel</source>
        <translation>Zoek een kanaal</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>New channel of your own</source>
        <translation>Nieuw eigen kanaal</translation>
    </message>
    <message>
        <source>Nameless</source>
        <comment>a channel without a name</comment>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Your own channel: F2 or the right button changes it</source>
        <translation>Je eigen kanaal: F2 of de rechterknop wijzigt het</translation>
    </message>
    <message>
        <source>This channel comes with the program; only your own ones change.</source>
        <translation>Dit kanaal hoort bij het programma; alleen eigen kanalen zijn te wijzigen.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Landscape</source>
        <translation>Liggend</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Staand</translation>
    </message>
    <message>
        <source>PDF, for printing and sending</source>
        <translation>PDF, om af te drukken en te sturen</translation>
    </message>
    <message>
        <source>PNG, a picture</source>
        <translation>PNG, een plaatje</translation>
    </message>
    <message>
        <source>SVG, a drawing for other programs</source>
        <translation>SVG, een tekening voor andere programma’s</translation>
    </message>
    <message>
        <source>Own size…</source>
        <translation>Eigen maat…</translation>
    </message>
    <message>
        <source>Warm white</source>
        <translation>Warm wit</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>Crème</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>Lichtgrijs</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Nevel</translation>
    </message>
    <message>
        <source>As the paper is</source>
        <translation>Zoals het papier is</translation>
    </message>
    <message>
        <source>{field}: a number from {low} to {high}.</source>
        <translation>{field}: een getal van {low} tot {high}.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Pagina</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Vellen</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>Hand-out</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Werkvel</translation>
    </message>
    <message>
        <source>To send or show: the map on one page, or on a few that stay legible.</source>
        <translation>Om te sturen of te tonen: de kaart op één pagina, of op een paar die leesbaar blijven.</translation>
    </message>
    <message>
        <source>For the wall, by a print shop: the whole map on one large page.</source>
        <translation>Voor aan de muur, van de drukker: de hele kaart op één grote pagina.</translation>
    </message>
    <message>
        <source>For the wall, by your own printer: the poster on sheets to tape.</source>
        <translation>Voor aan de muur, uit je eigen printer: de poster op vellen om aan elkaar te plakken.</translation>
    </message>
    <message>
        <source>For a meeting: the journey as a document, phase by phase.</source>
        <translation>Voor een overleg: de klantreis als document, fase voor fase.</translation>
    </message>
    <message>
        <source>To write on together: phases and lanes without their content.</source>
        <translation>Om samen op te schrijven: fasen en rijen zonder hun inhoud.</translation>
    </message>
    <message>
        <source>Si&amp;ze of the poster</source>
        <translation>Maat van de p&amp;oster</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Compared on the map</source>
        <translation>Vergeleken op de kaart</translation>
    </message>
    <message>
        <source>What bringing the older state back would change, as against now.</source>
        <translation>Wat het terughalen van de oudere stand zou veranderen ten opzichte van nu.</translation>
    </message>
    <message>
        <source>What came in from the file</source>
        <translation>Wat er uit het bestand bij kwam</translation>
    </message>
    <message>
        <source>What the other version brought. One undo takes all of it back.</source>
        <translation>Wat de andere versie meebracht. Eén keer ongedaan maken neemt alles terug.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Komt terug</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Verandert</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Verdwijnt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Veranderd</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>{word}, was “{text}”</source>
        <translation>{word}, was “{text}”</translation>
    </message>
    <message>
        <source>details</source>
        <translation>bijzonderheden</translation>
    </message>
    <message>
        <source>another place</source>
        <translation>een andere plaats</translation>
    </message>
    <message>
        <source>Being compared…</source>
        <translation>Wordt vergeleken…</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Phases</source>
        <translation>Fasen</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Persona’s</translation>
    </message>
    <message>
        <source>Tick a journey to print.</source>
        <translation>Vink een klantreis aan om af te drukken.</translation>
    </message>
    <message>
        <source>Tick at least one phase of each journey.</source>
        <translation>Vink van elke klantreis minstens één fase aan.</translation>
    </message>
    <message>
        <source>Tick at least one lane of each journey.</source>
        <translation>Vink van elke klantreis minstens één rij aan.</translation>
    </message>
    <message>
        <source>Tick at least one persona.</source>
        <translation>Vink minstens één persona aan.</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message numerus="yes">
        <source>Also taken off where it was used: %n time(s).</source>
        <comment>a channel</comment>
        <translation>
            <numerusform>Ook weggehaald waar het gebruikt werd: %n keer.</numerusform>
            <numerusform>Ook weggehaald waar het gebruikt werd: %n keer.</numerusform>
        </translation>
    </message>
    <message>
        <source>The lane is hidden; the panel of the journey shows it again.</source>
        <translation>De rij is verborgen; het paneel van de klantreis toont hem weer.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Niets gevonden.</translation>
    </message>
    <message>
        <source>{number} of {count} found</source>
        <translation>{number} van {count} gevonden</translation>
    </message>
</context>
<context>
    <name>EmptyHint</name>
    <message>
        <source>This journey is still empty</source>
        <translation>Deze klantreis is nog leeg</translation>
    </message>
    <message>
        <source>Drag a phase from the palette onto this page, or begin with a journey model that gives you phases, lanes and questions to start from.</source>
        <translation>Sleep een fase uit het palet naar deze pagina, of begin met een klantreismodel dat je fasen, rijen en vragen geeft om mee te starten.</translation>
    </message>
    <message>
        <source>Add the first phase</source>
        <translation>Eerste fase toevoegen</translation>
    </message>
    <message>
        <source>Model or example…</source>
        <translation>Model of voorbeeld…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Bestand openen…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>The map speaks Dutch, the language of the project.</source>
        <translation>De kaart spreekt Nederlands, de taal van het project.</translation>
    </message>
    <message>
        <source>The map speaks English, the language of the project.</source>
        <translation>De kaart spreekt Engels, de taal van het project.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exporteren als</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>De pagina’s worden opgemaakt…</translation>
    </message>
    <message>
        <source>There is nothing to print yet.</source>
        <translation>Er is nog niets om af te drukken.</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of {paper}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n vel {paper}</numerusform>
            <numerusform>%n vellen {paper}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n plan(s) to put them together</source>
        <comment>counted</comment>
        <translation>
            <numerusform>en %n plan om ze samen te voegen</numerusform>
            <numerusform>en %n plannen om ze samen te voegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of {paper}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n pagina {paper}</numerusform>
            <numerusform>%n pagina’s {paper}</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the file…</source>
        <translation>Het bestand wordt gemaakt…</translation>
    </message>
    <message>
        <source>Laying out the pages… {percent} %</source>
        <translation>De pagina’s worden opgemaakt… {percent} %</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) made: {file}</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n pagina gemaakt: {file}</numerusform>
            <numerusform>%n pagina’s gemaakt: {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>The pages could not be made.</source>
        <translation>De pagina’s konden niet gemaakt worden.</translation>
    </message>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Export and print</source>
        <translation>Exporteren en afdrukken</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Vanzelf</translation>
    </message>
    <message>
        <source>Crop marks</source>
        <translation>Snijtekens</translation>
    </message>
    <message>
        <source>Without paper</source>
        <translation>Zonder papier</translation>
    </message>
    <message>
        <source>With the project in it, to open again</source>
        <translation>Met het project erin, om weer te openen</translation>
    </message>
    <message>
        <source>Whoever gets the PDF can then open and change the whole project, also what is not printed.</source>
        <translation>Wie de pdf krijgt, kan dan het hele project openen en veranderen, ook wat niet is afgedrukt.</translation>
    </message>
    <message>
        <source>What is on it</source>
        <translation>Wat erop staat</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>&amp;Stand</translation>
    </message>
    <message>
        <source>&amp;Margin (mm)</source>
        <translation>Mar&amp;ge (mm)</translation>
    </message>
    <message>
        <source>&amp;Width (mm)</source>
        <translation>&amp;Breedte (mm)</translation>
    </message>
    <message>
        <source>&amp;Height (mm)</source>
        <translation>&amp;Hoogte (mm)</translation>
    </message>
    <message>
        <source>&amp;Bleed beyond the cut (mm)</source>
        <translation>A&amp;floop buiten de snijlijn (mm)</translation>
    </message>
    <message>
        <source>&amp;Sheets of the printer</source>
        <translation>Vel&amp;len van de printer</translation>
    </message>
    <message>
        <source>O&amp;rientation</source>
        <translation>S&amp;tand</translation>
    </message>
    <message>
        <source>Ed&amp;ge it cannot print (mm)</source>
        <translation>Onbedrukbare ran&amp;d (mm)</translation>
    </message>
    <message>
        <source>Over&amp;lap (mm)</source>
        <translation>Overla&amp;p (mm)</translation>
    </message>
    <message>
        <source>Ma&amp;ke a</source>
        <translation>Maa&amp;k een</translation>
    </message>
    <message>
        <source>&amp;Dots to the inch</source>
        <translation>Punten per in&amp;ch</translation>
    </message>
    <message>
        <source>What &amp;is on it</source>
        <translation>&amp;Wat erop staat</translation>
    </message>
    <message>
        <source>Onl&amp;y what is in view</source>
        <translation>Alleen wat &amp;in beeld is</translation>
    </message>
    <message>
        <source>&amp;Around the map</source>
        <translation>&amp;Rond de kaart</translation>
    </message>
    <message>
        <source>Title and personas</source>
        <translation>Titel en persona’s</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>Wat eerst te doen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>Page numbers</source>
        <translation>Paginanummers</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Versie</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>Opmerki&amp;ng</translation>
    </message>
    <message>
        <source>&amp;Colour of the paper</source>
        <translation>Kle&amp;ur van het papier</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Map openen</translation>
    </message>
    <message>
        <source>Prin&amp;t…</source>
        <translation>&amp;Afdrukken…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporteren…</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Untitled</source>
        <comment>a project without a file</comment>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Project openen</translation>
    </message>
    <message>
        <source>Journeys, and PDFs that hold one (*.journey *.json *.pdf);;All files (*)</source>
        <translation>Klantreizen, en pdf’s waar er een in zit (*.journey *.json *.pdf);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>“{name}” is only looked at here: it is protected, or somebody else has it open. Your changes can be saved under another name.</source>
        <translation>“{name}” wordt hier alleen bekeken: het is beveiligd, of iemand anders heeft het open. Je wijzigingen kunnen onder een andere naam worden opgeslagen.</translation>
    </message>
    <message>
        <source>Somebody else has opened this file too. It is noticed when they save.</source>
        <translation>Iemand anders heeft dit bestand ook geopend. Als die opslaat, wordt dat gemerkt.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Opslaan als…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Opgeslagen.</translation>
    </message>
    <message>
        <source>Save the project as</source>
        <translation>Project opslaan als</translation>
    </message>
    <message>
        <source>Journeys (*.journey *.json)</source>
        <translation>Klantreizen (*.journey *.json)</translation>
    </message>
</context>
<context>
    <name>InPlace</name>
    <message>
        <source>Enter: the next one.  Tab: one column on.  Esc: done.</source>
        <translation>Enter: de volgende.  Tab: een kolom verder.  Esc: klaar.</translation>
    </message>
    <message>
        <source>First touchpoint</source>
        <translation>Eerste</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>Volgende fase</translation>
    </message>
    <message>
        <source>Next touchpoint</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>when does this happen?</source>
        <translation>wanneer gebeurt dit?</translation>
    </message>
</context>
<context>
    <name>InsertCommands</name>
    <message>
        <source>A card stands in a column: add a phase first.</source>
        <translation>Een kaartje staat in een kolom: voeg eerst een fase toe.</translation>
    </message>
</context>
<context>
    <name>JourneyPage</name>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Klantreis</translation>
    </message>
    <message>
        <source>Title of the journey</source>
        <translation>Titel van de klantreis</translation>
    </message>
    <message>
        <source>Kind of journey</source>
        <translation>Soort klantreis</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>Who does what, in which situation, with which goal?</source>
        <translation>Wie doet wat, in welke situatie, met welk doel?</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Afbakening (scope)</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Starts with</source>
        <translation>Begint met</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>Eindigt met</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Persona’s</translation>
    </message>
    <message>
        <source>Scale of the experience</source>
        <translation>Schaal van de beleving</translation>
    </message>
    <message>
        <source>Journey model</source>
        <translation>Klantreismodel</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Vergeleken met</translation>
    </message>
    <message>
        <source>Hidden lanes</source>
        <translation>Verborgen rijen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Offer: product or service</source>
        <translation>Aanbod: product of dienst</translation>
    </message>
    <message>
        <source>What sets us apart</source>
        <translation>Onderscheid (USP)</translation>
    </message>
    <message>
        <source>Brand story</source>
        <translation>Merkverhaal</translation>
    </message>
    <message>
        <source>We call the customer</source>
        <translation>We noemen de klant</translation>
    </message>
    <message>
        <source>Language of the map</source>
        <translation>Taal van de kaart</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
    <message>
        <source>More about this journey</source>
        <translation>Meer over deze klantreis</translation>
    </message>
</context>
<context>
    <name>JourneyTabs</name>
    <message>
        <source>Untitled</source>
        <comment>a journey without a title</comment>
        <translation>Zonder titel</translation>
    </message>
</context>
<context>
    <name>LanePage</name>
    <message>
        <source>Everybody</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>Title of the lane</source>
        <translation>Titel van de rij</translation>
    </message>
    <message>
        <source>Kind of lane</source>
        <translation>Soort rij</translation>
    </message>
    <message>
        <source>Whose lane</source>
        <translation>Van wie</translation>
    </message>
    <message>
        <source>Hide this lane</source>
        <translation>Deze rij verbergen</translation>
    </message>
    <message>
        <source>More about this lane</source>
        <translation>Meer over deze rij</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
</context>
<context>
    <name>Laying</name>
    <message>
        <source>The map is being laid out… {percent} %</source>
        <translation>De kaart wordt opgemaakt… {percent} %</translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>out of the journey</source>
        <translation>de klantreis uit</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verband</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>Soort verband</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Voorwaarde</translation>
    </message>
    <message>
        <source>when does this happen?</source>
        <translation>wanneer gebeurt dit?</translation>
    </message>
    <message>
        <source>Share of the customers, in %</source>
        <translation>Aandeel van de klanten, in %</translation>
    </message>
    <message>
        <source>More about this link</source>
        <translation>Meer over dit verband</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drag onto the timeline</source>
        <translation>Sleep naar de tijdlijn</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Persona’s</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ongedaan maken</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Op&amp;nieuw doen</translation>
    </message>
</context>
<context>
    <name>MapSight</name>
    <message>
        <source>Too large for a small picture</source>
        <translation>Te groot voor een klein plaatje</translation>
    </message>
    <message>
        <source>An empty map</source>
        <translation>Een lege kaart</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>B&amp;eeld</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Invoegen</translation>
    </message>
    <message>
        <source>&amp;Journey</source>
        <translation>&amp;Klantreis</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Recent openen</translation>
    </message>
    <message>
        <source>Add lane of another &amp;kind</source>
        <translation>Rij van een andere &amp;soort toevoegen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Nog geen</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>Deze &amp;vergeten</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Still saving to {path}.</source>
        <translation>Nog bezig met opslaan naar {path}.</translation>
    </message>
    <message>
        <source>The disk takes long to answer.</source>
        <translation>De schijf antwoordt traag.</translation>
    </message>
    <message>
        <source>Your work is safe in the journal on this computer.</source>
        <translation>Je werk staat veilig in het logboek op deze computer.</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Blijven wachten</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Opslaan als…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of that name exist: {file}.</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n bestand met die naam bestaat al: {file}.</numerusform>
            <numerusform>%n bestanden met die naam bestaan al: {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>De wijzigingen in “{name}” opslaan?</translation>
    </message>
    <message>
        <source>Without saving, the changes are lost.</source>
        <translation>Zonder opslaan gaan de wijzigingen verloren.</translation>
    </message>
    <message>
        <source>A fault in CJ Designer ended it last time. Nothing is left to bring back.</source>
        <translation>Een fout in CJ Designer heeft het de vorige keer beëindigd. Er is niets over om terug te halen.</translation>
    </message>
    <message>
        <source>The report below says where in the program it happened and nothing of what your projects hold.</source>
        <translation>Het verslag hieronder zegt waar in het programma het gebeurde, en niets van wat je projecten bevatten.</translation>
    </message>
    <message>
        <source>Something went wrong in CJ Designer. Your work is still here.</source>
        <translation>Er ging iets mis in CJ Designer. Je werk is er nog.</translation>
    </message>
    <message>
        <source>You can go on; saving now is wise. The report below says where in the program it happened and nothing of what your project holds.</source>
        <translation>Je kunt verder; nu opslaan is verstandig. Het verslag hieronder zegt waar in het programma het gebeurde en niets over de inhoud van je project.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Verslag kopiëren</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Minimap</source>
        <comment>the map in small, to move about in it</comment>
        <translation>Miniatuurkaart</translation>
    </message>
</context>
<context>
    <name>ModelPreview</name>
    <message numerus="yes">
        <source>and %n more lane(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>en nog %n rij</numerusform>
            <numerusform>en nog %n rijen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>More</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>Nog %n</numerusform>
            <numerusform>Nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Work of an earlier run could not be read.</source>
        <translation>Werk van een eerdere keer kon niet worden gelezen.</translation>
    </message>
    <message>
        <source>It was not deleted; it is kept in {folder}.</source>
        <translation>Het is niet verwijderd; het wordt bewaard in {folder}.</translation>
    </message>
</context>
<context>
    <name>OlderCommands</name>
    <message>
        <source>Brought back. Undo takes it back again.</source>
        <translation>Teruggehaald. Met ongedaan maken gaat het weer terug.</translation>
    </message>
</context>
<context>
    <name>OlderDialog</name>
    <message>
        <source>Older states</source>
        <translation>Oudere standen</translation>
    </message>
    <message>
        <source>Older states of “{name}”</source>
        <translation>Oudere standen van “{name}”</translation>
    </message>
    <message>
        <source>What was saved before is kept for a while: everything of the last hour, then one state an hour, a day, a month. A version with a name stays as long as the project.</source>
        <translation>Wat eerder is opgeslagen, blijft een tijd bewaard: alles van het laatste uur, daarna één stand per uur, per dag, per maand. Een versie met een naam blijft zolang het project bestaat.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>Open as a new project</source>
        <translation>Openen als nieuw project</translation>
    </message>
    <message>
        <source>Name this version…</source>
        <translation>Deze versie een naam geven…</translation>
    </message>
    <message>
        <source>Compare on the map…</source>
        <translation>Vergelijken op de kaart…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Nothing has been saved before.</source>
        <translation>Er is nog niets eerder opgeslagen.</translation>
    </message>
    <message>
        <source>Version without a name</source>
        <translation>Versie zonder naam</translation>
    </message>
    <message>
        <source>Version of {date}</source>
        <translation>Versie van {date}</translation>
    </message>
    <message>
        <source>As it is on disk now</source>
        <translation>Zoals het nu op schijf staat</translation>
    </message>
    <message>
        <source>The same as what is here now.</source>
        <translation>Hetzelfde als wat hier nu is.</translation>
    </message>
    <message>
        <source>Bringing it back would change, as against now:</source>
        <translation>Terughalen verandert ten opzichte van nu:</translation>
    </message>
    <message numerus="yes">
        <source>%n come back</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n komt terug</numerusform>
            <numerusform>%n komen terug</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n go</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n verdwijnt</numerusform>
            <numerusform>%n verdwijnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change</source>
        <comment>things of a kind</comment>
        <translation>
            <numerusform>%n verandert</numerusform>
            <numerusform>%n veranderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>Deze versie een naam geven</translation>
    </message>
    <message>
        <source>What the project is now is kept as:</source>
        <translation>Het project zoals het nu is, wordt bewaard als:</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Nothing has been heard from there for a while.</source>
        <translation>Daar is al een tijd niets meer van gehoord.</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Toch openen</translation>
    </message>
    <message>
        <source>“{name}” is open already, by {who} on the computer “{host}”.</source>
        <translation>“{name}” is al geopend, door {who} op de computer “{host}”.</translation>
    </message>
    <message>
        <source>Open to look at</source>
        <translation>Openen om te bekijken</translation>
    </message>
    <message>
        <source>You can look at it, and save your changes under another name. If you open it anyway, what you both do can be brought together when one of you has saved.</source>
        <translation>Je kunt het bekijken, en je wijzigingen onder een andere naam opslaan. Open je het toch, dan kan wat jullie allebei doen worden samengevoegd zodra een van jullie heeft opgeslagen.</translation>
    </message>
    <message numerus="yes">
        <source>•  and %n more</source>
        <comment>repairs</comment>
        <translation>
            <numerusform>•  en nog %n</numerusform>
            <numerusform>•  en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The file as it was is kept beside it when you save for the first time.</source>
        <translation>Het bestand zoals het was wordt ernaast bewaard als je voor het eerst opslaat.</translation>
    </message>
    <message>
        <source>This file was damaged and has been repaired.</source>
        <translation>Dit bestand was beschadigd en is hersteld.</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline</source>
        <comment>for a screen reader</comment>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Untitled</source>
        <comment>a phase or touchpoint without a title</comment>
        <translation>Zonder titel</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Preview of the pages</source>
        <translation>Voorbeeld van de pagina’s</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Touchpoint</source>
        <translation>Contact­moment</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kaartje</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Drag it onto the timeline, or double-click to add it after the selection</source>
        <translation>Sleep het naar de tijdlijn, of dubbelklik om het na de selectie toe te voegen</translation>
    </message>
</context>
<context>
    <name>PersonaPage</name>
    <message>
        <source>+ Channel</source>
        <comment>adds a channel</comment>
        <translation>+ Kanaal</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Name of the persona</source>
        <translation>Naam van de persona</translation>
    </message>
    <message>
        <source>On this journey</source>
        <translation>Op deze klantreis</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initialen</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Lijn</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Target group</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citaat</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Doelen</translation>
    </message>
    <message>
        <source>Worries</source>
        <translation>Zorgen</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Gewoonten</translation>
    </message>
    <message>
        <source>Preferred channels</source>
        <translation>Favoriete kanalen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
    <message>
        <source>More about this persona</source>
        <translation>Meer over deze persona</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Persona’s</translation>
    </message>
    <message>
        <source>Personas of this project</source>
        <translation>Persona’s van dit project</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Omhoog</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Omlaag</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>PersonasPanel</name>
    <message>
        <source>Nameless</source>
        <comment>a persona without a name</comment>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>+ Persona</source>
        <translation>+ Persona</translation>
    </message>
    <message>
        <source>Make a persona and put it on this journey</source>
        <translation>Maak een persona en zet die op deze klantreis</translation>
    </message>
</context>
<context>
    <name>PhasePage</name>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Title of the phase</source>
        <translation>Titel van de fase</translation>
    </message>
    <message>
        <source>Role of the traveller</source>
        <translation>Rol van de reiziger</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Omschrijving</translation>
    </message>
    <message>
        <source>Customer goal</source>
        <translation>Doel van de klant</translation>
    </message>
    <message>
        <source>Goal of the organisation</source>
        <translation>Doel van de organisatie</translation>
    </message>
    <message>
        <source>Score 0–10</source>
        <translation>Score 0–10</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Streefcijfer</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Key variable</source>
        <translation>Sleutelvariabele</translation>
    </message>
    <message>
        <source>Emphasis on this phase</source>
        <translation>Zwaartepunt op deze fase</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>More about this phase</source>
        <translation>Meer over deze fase</translation>
    </message>
    <message>
        <source>Title in the other language</source>
        <translation>Titel in de andere taal</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
</context>
<context>
    <name>PictureField</name>
    <message>
        <source>Picture…</source>
        <translation>Afbeelding…</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Afbeelding verwijderen</translation>
    </message>
    <message>
        <source>What it shows, in words</source>
        <translation>Wat erop te zien is, in woorden</translation>
    </message>
    <message>
        <source>Read aloud in a PDF or SVG to somebody who does not see the picture.</source>
        <translation>Wordt in een pdf of SVG voorgelezen aan wie de afbeelding niet ziet.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Een afbeelding kiezen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif);;All files (*)</source>
        <translation>Afbeeldingen (*.png *.jpg *.jpeg *.webp *.gif);;Alle bestanden (*)</translation>
    </message>
</context>
<context>
    <name>PrintJob</name>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>De pagina’s worden opgemaakt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message>
        <source>&amp;Billing information:</source>
        <translation>&amp;Factuurgegevens:</translation>
    </message>
    <message>
        <source>&amp;End:</source>
        <translation>&amp;Einde:</translation>
    </message>
    <message>
        <source>&amp;Start:</source>
        <translation>&amp;Begin:</translation>
    </message>
    <message>
        <source>Job &amp;priority:</source>
        <translation>&amp;Prioriteit van de taak:</translation>
    </message>
    <message>
        <source>Scheduled &amp;printing:</source>
        <translation>Gepland &amp;afdrukken:</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Zoeken in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Bestanden van &amp;type:</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>Page &amp;order:</source>
        <translation>Pagina&amp;volgorde:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>Pagina’s &amp;per vel:</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>&amp;Welke pagina’s:</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>Niet-opgeslagen werk</translation>
    </message>
    <message>
        <source>Bring back unsaved work?</source>
        <translation>Niet-opgeslagen werk terughalen?</translation>
    </message>
    <message>
        <source>CJ Designer did not end in an orderly way. What had been changed since the last save was kept, and can be brought back.</source>
        <translation>CJ Designer is niet netjes afgesloten. Wat sinds de laatste keer opslaan was veranderd, is bewaard en kan worden teruggehaald.</translation>
    </message>
    <message>
        <source>A fault in the program ended it: the report says where in the program, and nothing of what your projects hold.</source>
        <translation>Een fout in het programma beëindigde het: het verslag zegt waar in het programma, en niets van wat je projecten bevatten.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>Bring back all</source>
        <translation>Alles terughalen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Verslag kopiëren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Not shown: an earlier attempt to bring this back did not succeed.</source>
        <translation>Niet getoond: een eerdere poging om dit terug te halen is niet gelukt.</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Project zonder titel</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n wijziging niet opgeslagen</numerusform>
            <numerusform>%n wijzigingen niet opgeslagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired or brought back before, and never saved since</source>
        <translation>Eerder hersteld of teruggehaald, en daarna niet opgeslagen</translation>
    </message>
    <message>
        <source>It was never saved as a file.</source>
        <translation>Het is nooit als bestand opgeslagen.</translation>
    </message>
    <message>
        <source>{name} has been changed since. It stays as it is; both are kept.</source>
        <translation>{name} is sindsdien veranderd. Dat blijft zoals het is; beide worden bewaard.</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} is er niet meer.</translation>
    </message>
    <message>
        <source>Its end is damaged; what stands before it can be had.</source>
        <translation>Het einde is beschadigd; wat daarvoor staat kan worden teruggehaald.</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>Verslag gekopieerd</translation>
    </message>
    <message>
        <source>It was not deleted; it is kept in {folder}.</source>
        <translation>Het is niet verwijderd; het wordt bewaard in {folder}.</translation>
    </message>
    <message>
        <source>Delete the unsaved work on “{name}” for good?</source>
        <translation>Het niet-opgeslagen werk aan “{name}” voorgoed verwijderen?</translation>
    </message>
    <message>
        <source>The project&apos;s own file, if it has one, stays.</source>
        <translation>Het bestand van het project zelf, als dat er is, blijft.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Liggend</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Staand</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>Taal van het programma</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Kleuren</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>Grootte van knoppen en teksten</translation>
    </message>
    <message>
        <source>Author, as it is written in exported files</source>
        <translation>Auteur, zoals die in geëxporteerde bestanden komt</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Remember which files were opened</source>
        <translation>Onthouden welke bestanden zijn geopend</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>SeveralPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n geselecteerd</numerusform>
            <numerusform>%n geselecteerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n fase</numerusform>
            <numerusform>%n fasen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n touchpoint(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n contactmoment</numerusform>
            <numerusform>%n contactmomenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n kaartje</numerusform>
            <numerusform>%n kaartjes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n rij</numerusform>
            <numerusform>%n rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n verband</numerusform>
            <numerusform>%n verbanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n persona’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n kanaal</numerusform>
            <numerusform>%n kanalen</numerusform>
        </translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigenaar</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>words with commas between them</source>
        <translation>woorden met komma’s ertussen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>“{name}” is no longer where it was: deleted, moved or renamed.</source>
        <translation>“{name}” staat niet meer op zijn plek: verwijderd, verplaatst of hernoemd.</translation>
    </message>
    <message>
        <source>All of it is still here, in this window.</source>
        <translation>Alles is er nog, in dit venster.</translation>
    </message>
    <message>
        <source>Save it there again</source>
        <translation>Daar weer opslaan</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Opslaan als…</translation>
    </message>
    <message>
        <source>“{name}” has been changed on disk, by somebody else or another program.</source>
        <translation>“{name}” is op de schijf veranderd, door iemand anders of een ander programma.</translation>
    </message>
    <message>
        <source>You have changes of your own that are not saved. Both can be brought together: what each of you did is kept, and where you both changed the same thing, yours stays and is named. One undo takes it back.</source>
        <translation>Je hebt zelf wijzigingen die niet zijn opgeslagen. Beide kunnen worden samengevoegd: wat ieder van jullie deed blijft, en waar jullie allebei hetzelfde veranderden, blijft dat van jou staan en wordt het genoemd. Eén keer ongedaan maken draait het terug.</translation>
    </message>
    <message>
        <source>You have changed nothing since. One undo takes the new version back.</source>
        <translation>Je hebt sindsdien niets veranderd. Eén keer ongedaan maken draait de nieuwe versie terug.</translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Die van de ander nemen</translation>
    </message>
    <message>
        <source>Show the new version</source>
        <translation>Nieuwe versie tonen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>De mijne houden</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n toegevoegd</numerusform>
            <numerusform>%n toegevoegd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n gewijzigd</numerusform>
            <numerusform>%n gewijzigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>%n verwijderd</numerusform>
            <numerusform>%n verwijderd</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>niets nieuws</translation>
    </message>
    <message>
        <source>Brought in from the file: {counts}.</source>
        <translation>Uit het bestand overgenomen: {counts}.</translation>
    </message>
    <message>
        <source>Both of you changed these; yours stayed: {names}.</source>
        <translation>Jullie veranderden deze allebei; die van jou bleven: {names}.</translation>
    </message>
    <message>
        <source>One of you had removed these, the other needs them; they stay: {names}.</source>
        <translation>Een van jullie had deze verwijderd, de ander heeft ze nodig; ze blijven: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>things in a merge</comment>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Toetsen en muis</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Op de kaart</translation>
    </message>
    <message>
        <source>Drag from the palette</source>
        <translation>Slepen uit het palet</translation>
    </message>
    <message>
        <source>Put something on the timeline</source>
        <translation>Iets op de tijdlijn zetten</translation>
    </message>
    <message>
        <source>Double click in the palette</source>
        <translation>Dubbelklikken in het palet</translation>
    </message>
    <message>
        <source>Add it after the selection</source>
        <translation>Toevoegen na de selectie</translation>
    </message>
    <message>
        <source>Drag a node up or down</source>
        <translation>Een punt op en neer slepen</translation>
    </message>
    <message>
        <source>Set how the touchpoint felt</source>
        <translation>Bepalen hoe het contactmoment voelde</translation>
    </message>
    <message>
        <source>Drag a node or title sideways</source>
        <translation>Een punt of titel opzij slepen</translation>
    </message>
    <message>
        <source>Move the touchpoint</source>
        <translation>Het contactmoment verplaatsen</translation>
    </message>
    <message>
        <source>Drag the arrow at a node</source>
        <translation>De pijl bij een knoop slepen</translation>
    </message>
    <message>
        <source>Draw a link to another touchpoint</source>
        <translation>Een verband leggen met een ander contactmoment</translation>
    </message>
    <message>
        <source>Drag a phase</source>
        <translation>Een fase slepen</translation>
    </message>
    <message>
        <source>Reorder the phases</source>
        <translation>De volgorde van de fasen wijzigen</translation>
    </message>
    <message>
        <source>Drag the edge of a phase</source>
        <translation>De rand van een fase slepen</translation>
    </message>
    <message>
        <source>Take in or give away a touchpoint</source>
        <translation>Een contactmoment opnemen of afstaan</translation>
    </message>
    <message>
        <source>Drag a card</source>
        <translation>Een kaartje slepen</translation>
    </message>
    <message>
        <source>Put it in another cell or lane</source>
        <translation>In een ander vak of een andere rij leggen</translation>
    </message>
    <message>
        <source>Drag the edge of a card</source>
        <translation>De rand van een kaartje slepen</translation>
    </message>
    <message>
        <source>Let the card cover more columns</source>
        <translation>Het kaartje over meer kolommen laten lopen</translation>
    </message>
    <message>
        <source>Alt+Shift and left or right</source>
        <translation>Alt+Shift en links of rechts</translation>
    </message>
    <message>
        <source>Move the border of a phase or card</source>
        <translation>De rand van een fase of kaartje verplaatsen</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 tot en met 9</translation>
    </message>
    <message>
        <source>Set the level of a touchpoint; 0 takes it away</source>
        <translation>Het niveau van een contactmoment zetten; 0 haalt het weg</translation>
    </message>
    <message>
        <source>Ctrl and up or down</source>
        <translation>Ctrl en omhoog of omlaag</translation>
    </message>
    <message>
        <source>Raise or lower the level</source>
        <translation>Het niveau verhogen of verlagen</translation>
    </message>
    <message>
        <source>Enter, in Connect</source>
        <translation>Enter, bij Verbinden</translation>
    </message>
    <message>
        <source>Begin a link, and again to end it</source>
        <translation>Een verband beginnen, en nogmaals om het te leggen</translation>
    </message>
    <message>
        <source>Delete, Backspace</source>
        <translation>Delete, Backspace</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Verwijderen wat geselecteerd is</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Let go: the drag, the selection, the mode</source>
        <translation>Loslaten: het slepen, de selectie, de stand</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Take the text; after something new, the next one</source>
        <translation>De tekst overnemen; na iets nieuws de volgende</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>A new line in a card</source>
        <translation>Een nieuwe regel in een kaartje</translation>
    </message>
    <message>
        <source>Take the text and go to the next column, or back</source>
        <translation>De tekst overnemen en een kolom verder of terug</translation>
    </message>
    <message>
        <source>Leave the text as it was</source>
        <translation>De tekst laten zoals hij was</translation>
    </message>
    <message>
        <source>Edit a text in place</source>
        <translation>Een tekst ter plekke bewerken</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pijltjestoetsen</translation>
    </message>
    <message>
        <source>Go to the neighbour</source>
        <translation>Naar de buur gaan</translation>
    </message>
    <message>
        <source>Shift and arrow keys</source>
        <translation>Shift en pijltoetsen</translation>
    </message>
    <message>
        <source>Select more</source>
        <translation>Meer selecteren</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Go on, go back; with nothing selected to the panels</source>
        <translation>Verder of terug; zonder selectie naar de panelen</translation>
    </message>
    <message>
        <source>Enter, F2</source>
        <translation>Enter, F2</translation>
    </message>
    <message>
        <source>Edit the text, or begin a card</source>
        <translation>De tekst bewerken of een kaartje beginnen</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Type over the text, or begin a card</source>
        <translation>De tekst vervangen of een kaartje beginnen</translation>
    </message>
    <message>
        <source>Alt and arrow keys</source>
        <translation>Alt met pijltjestoetsen</translation>
    </message>
    <message>
        <source>Move the thing itself</source>
        <translation>Het onderdeel zelf verplaatsen</translation>
    </message>
    <message>
        <source>Shift or Ctrl and click</source>
        <translation>Shift of Ctrl met klik</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Met de muis</translation>
    </message>
    <message>
        <source>While typing</source>
        <translation>Tijdens het typen</translation>
    </message>
    <message>
        <source>Drag the name of a lane</source>
        <translation>De naam van een rij slepen</translation>
    </message>
    <message>
        <source>Reorder the lanes</source>
        <translation>De volgorde van de rijen wijzigen</translation>
    </message>
    <message>
        <source>Drag over nothing</source>
        <translation>Slepen waar niets ligt</translation>
    </message>
    <message>
        <source>Select all that the band touches</source>
        <translation>Alles selecteren wat het kader raakt</translation>
    </message>
    <message>
        <source>Select several things</source>
        <translation>Meerdere onderdelen selecteren</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Dubbelklikken</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Rechterknop</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Wat ermee kan</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Spatie en slepen, middelste knop</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>De kaart verschuiven</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Wiel</translation>
    </message>
    <message>
        <source>Scroll; with Shift sideways</source>
        <translation>Schuiven; met Shift opzij</translation>
    </message>
    <message>
        <source>Ctrl and wheel, pinch</source>
        <translation>Ctrl met wiel, knijpen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>By {author}</source>
        <translation>Van {author}</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Project openen</translation>
    </message>
    <message>
        <source>Journeys, and PDFs that hold one (*.journey *.json *.pdf);;All files (*)</source>
        <translation>Klantreizen, en pdf’s waar er een in zit (*.journey *.json *.pdf);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>CJ Designer</source>
        <translation>CJ Designer</translation>
    </message>
    <message>
        <source>Which journey do you want to draw?</source>
        <translation>Welke klantreis wil je tekenen?</translation>
    </message>
    <message>
        <source>Choose a model that gives you phases, lanes and questions; look at a finished example; or begin with a blank page.</source>
        <translation>Kies een model dat je fasen, rijen en vragen geeft, bekijk een uitgewerkt voorbeeld, of begin met een lege pagina.</translation>
    </message>
    <message>
        <source>Journey models</source>
        <translation>Klantreismodellen</translation>
    </message>
    <message>
        <source>Start with this model</source>
        <translation>Beginnen met dit model</translation>
    </message>
    <message>
        <source>Finished examples</source>
        <translation>Uitgewerkte voorbeelden</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Of anders</translation>
    </message>
    <message>
        <source>Blank page</source>
        <translation>Lege pagina</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Bestand openen…</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Laatst geopend</translation>
    </message>
    <message>
        <source>Language of the map</source>
        <translation>Taal van de kaart</translation>
    </message>
</context>
<context>
    <name>StatesDialog</name>
    <message>
        <source>Being read…</source>
        <translation>Wordt gelezen…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n fase</numerusform>
            <numerusform>%n fasen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n touchpoint(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n contactmoment</numerusform>
            <numerusform>%n contactmomenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n persona’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <comment>counted</comment>
        <translation>
            <numerusform>%n verband</numerusform>
            <numerusform>%n verbanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passend</translation>
    </message>
    <message>
        <source>Zoom; click for the actual size</source>
        <translation>Zoom; klik voor de ware grootte</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Untitled project</source>
        <translation>Project zonder titel</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>niet opgeslagen</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>opgeslagen</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>PDF maken</translation>
    </message>
    <message>
        <source>Find  Ctrl+F</source>
        <translation>Zoeken  Ctrl+F</translation>
    </message>
    <message>
        <source>Find a touchpoint, phase or card</source>
        <translation>Zoek een contactmoment, fase of kaartje</translation>
    </message>
</context>
<context>
    <name>TouchpointPage</name>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>+ Channel</source>
        <comment>adds a channel</comment>
        <translation>+ Kanaal</translation>
    </message>
    <message>
        <source>Nameless</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Traveller</source>
        <comment>who travels when no persona is on the journey</comment>
        <translation>Reiziger</translation>
    </message>
    <message>
        <source>Empty card</source>
        <translation>Leeg kaartje</translation>
    </message>
    <message>
        <source>Open its own journey</source>
        <translation>Eigen klantreis openen</translation>
    </message>
    <message>
        <source>Make a journey of its own</source>
        <translation>Eigen klantreis maken</translation>
    </message>
    <message>
        <source>Touchpoint</source>
        <translation>Contactmoment</translation>
    </message>
    <message>
        <source>Title of the touchpoint</source>
        <translation>Titel van het contactmoment</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparaat</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Beleving</translation>
    </message>
    <message>
        <source>Moment of truth</source>
        <translation>Moment van de waarheid</translation>
    </message>
    <message>
        <source>Why this moment decides</source>
        <translation>Waarom dit moment beslist</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigenaar</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Uitvoering</translation>
    </message>
    <message>
        <source>Party that does it</source>
        <translation>Partij die het doet</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Leidt naar</translation>
    </message>
    <message>
        <source>Cards here</source>
        <translation>Kaartjes hier</translation>
    </message>
    <message>
        <source>More about this touchpoint</source>
        <translation>Meer over dit contactmoment</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>What the customer does</source>
        <translation>Wat de klant doet</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Behoefte</translation>
    </message>
    <message>
        <source>Response of the organisation</source>
        <translation>Antwoord van de organisatie</translation>
    </message>
    <message>
        <source>Who starts it</source>
        <translation>Wie begint</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>Fits the brand story</source>
        <translation>Past bij het merkverhaal</translation>
    </message>
    <message>
        <source>Personalisation</source>
        <translation>Personalisatie</translation>
    </message>
    <message>
        <source>Who meets it (nobody chosen: everybody)</source>
        <translation>Wie dit meemaakt (niemand gekozen: iedereen)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>words with commas between them</source>
        <translation>woorden met komma’s ertussen</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Verdere gegevens</translation>
    </message>
    <message>
        <source>Open journey of its own</source>
        <translation>Eigen klantreis openen</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening “{name}”…</source>
        <translation>“{name}” openen…</translation>
    </message>
    <message>
        <source>Bringing in “{name}”…</source>
        <translation>“{name}” wordt erbij gehaald…</translation>
    </message>
    <message>
        <source>Keeping “{name}” among its older states…</source>
        <translation>“{name}” wordt bij de oudere standen bewaard…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>_Press</name>
    <message>
        <source>No printer is installed. “Print” makes a PDF file of the pages.</source>
        <translation>Er is geen printer geïnstalleerd. “Afdrukken” maakt een PDF-bestand van de pagina’s.</translation>
    </message>
</context>
<context>
    <name>_Title</name>
    <message>
        <source>Hide this panel; the View menu shows it again</source>
        <translation>Verberg dit paneel; het menu Beeld toont het weer</translation>
    </message>
</context>
</TS>
