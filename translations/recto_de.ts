<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>LanguagesDialog</name>
    <message>
        <source>%1 sent another file than the one that was meant; it was thrown away. Try again later.</source>
        <translation>%1 hat eine andere Datei geschickt als die gemeinte; sie wurde verworfen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Stopped. It goes on there the next time.</source>
        <translation>Angehalten. Beim nächsten Mal geht es dort weiter.</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Cards: %1</source>
        <translation>Karten: %1</translation>
    </message>
    <message>
        <source>Cards: %1 · Checked: %2</source>
        <translation>Karten: %1 · Geprüft: %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Rückseite</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Connect this phone</source>
        <translation>Dieses Telefon verbinden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Wird abgeschlossen</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorderseite</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Keep the screen on until the photos are sent.</source>
        <translation>Lassen Sie den Bildschirm an, bis die Fotos gesendet sind.</translation>
    </message>
    <message>
        <source>Make cards</source>
        <translation>Karten machen</translation>
    </message>
    <message>
        <source>Make more cards</source>
        <translation>Weitere Karten machen</translation>
    </message>
    <message>
        <source>Making cards</source>
        <translation>Karten werden gemacht</translation>
    </message>
    <message>
        <source>Move page %1 down</source>
        <translation>Seite %1 nach unten</translation>
    </message>
    <message>
        <source>Move page %1 up</source>
        <translation>Seite %1 nach oben</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>Neue Karten</translation>
    </message>
    <message>
        <source>On the computer, let Recto show the code for a phone, and scan it with this phone’s camera.</source>
        <translation>Lassen Sie Recto auf dem Computer den Code für ein Telefon zeigen und scannen Sie ihn mit der Kamera dieses Telefons.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Pages: %1 of %2 · Cards: %3</source>
        <translation>Seiten: %1 von %2 · Karten: %3</translation>
    </message>
    <message>
        <source>Reading the pages</source>
        <translation>Die Seiten werden gelesen</translation>
    </message>
    <message>
        <source>Remove page %1</source>
        <translation>Seite %1 entfernen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Stimmt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Sending again…</source>
        <translation>Wird noch einmal gesendet …</translation>
    </message>
    <message>
        <source>Sending the photos</source>
        <translation>Die Fotos werden gesendet</translation>
    </message>
    <message>
        <source>Take or choose photos</source>
        <translation>Fotos aufnehmen oder auswählen</translation>
    </message>
    <message>
        <source>Taking in the photos</source>
        <translation>Die Fotos werden übernommen</translation>
    </message>
    <message>
        <source>That didn’t work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>The computer didn’t understand that (%1).</source>
        <translation>Der Computer hat das nicht verstanden (%1).</translation>
    </message>
    <message>
        <source>The computer doesn’t know this job any more.</source>
        <translation>Der Computer kennt diesen Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>The computer is away. This goes on when it is back.</source>
        <translation>Der Computer ist nicht erreichbar. Es geht weiter, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>The photos couldn’t be sent.</source>
        <translation>Die Fotos konnten nicht gesendet werden.</translation>
    </message>
    <message>
        <source>This phone isn’t connected any more. Show the code on the computer and scan it again.</source>
        <translation>Dieses Telefon ist nicht mehr verbunden. Lassen Sie den Code auf dem Computer zeigen und scannen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What to focus on</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Where it stands: %1</source>
        <translation>Wo es steht: %1</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Writing cards</source>
        <translation>Karten werden geschrieben</translation>
    </message>
    <message>
        <source>Your sets</source>
        <translation>Ihre Karten</translation>
    </message>
    <message>
        <source>about %1 minutes left</source>
        <translation>noch etwa %1 Minuten</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>Turn page %1</source>
        <translation>Seite %1 drehen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language of the pages, as Tesseract codes joined by +</source>
        <translation>Sprache der Seiten als Tesseract-Kürzel, mit + verbunden</translation>
    </message>
    <message>
        <source>What reads the pages; mixed asks the vision model for hard ones only</source>
        <translation>Was die Seiten liest; „mixed“ fragt das Bildmodell nur bei schwierigen</translation>
    </message>
    <message>
        <source>What writes the cards</source>
        <translation>Was die Karten schreibt</translation>
    </message>
    <message>
        <source>Characters of text that cards are made of at once, at most</source>
        <translation>Höchstzahl der Zeichen, aus denen auf einmal Karten gemacht werden</translation>
    </message>
    <message>
        <source>Pages read at the same time; 0: one for each processor core</source>
        <translation>Gleichzeitig gelesene Seiten; 0: eine je Prozessorkern</translation>
    </message>
    <message>
        <source>Course last used</source>
        <translation>Zuletzt verwendeter Kurs</translation>
    </message>
    <message>
        <source>Group last used</source>
        <translation>Zuletzt verwendete Gruppe</translation>
    </message>
    <message>
        <source>Address of the model service</source>
        <translation>Adresse des Modelldienstes</translation>
    </message>
    <message>
        <source>Model that writes the cards</source>
        <translation>Modell, das die Karten schreibt</translation>
    </message>
    <message>
        <source>Model that reads the pages</source>
        <translation>Modell, das die Seiten liest</translation>
    </message>
    <message>
        <source>The model service is Azure OpenAI</source>
        <translation>Der Modelldienst ist Azure OpenAI</translation>
    </message>
    <message>
        <source>Requests to the model service at the same time</source>
        <translation>Gleichzeitige Anfragen an den Modelldienst</translation>
    </message>
    <message>
        <source>Seconds to wait for the first byte of an answer</source>
        <translation>Sekunden, die auf das erste Byte einer Antwort gewartet wird</translation>
    </message>
    <message>
        <source>Price of a million input tokens; 0: not known</source>
        <translation>Preis für eine Million Eingabe-Token; 0: unbekannt</translation>
    </message>
    <message>
        <source>Price of a million output tokens; 0: not known</source>
        <translation>Preis für eine Million Ausgabe-Token; 0: unbekannt</translation>
    </message>
    <message>
        <source>A job stops before it costs more than this; 0: no limit</source>
        <translation>Ein Auftrag hält an, bevor er mehr kostet; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Folder of the library; empty: the user&apos;s data folder</source>
        <translation>Ordner der Bibliothek; leer: der Datenordner des Benutzers</translation>
    </message>
    <message>
        <source>Language of the window; empty: the system&apos;s</source>
        <translation>Sprache des Fensters; leer: die des Systems</translation>
    </message>
    <message>
        <source>Notify when the cards are made and the window is not in front</source>
        <translation>Benachrichtigen, wenn die Karten fertig sind und das Fenster nicht vorn ist</translation>
    </message>
    <message>
        <source>Currency of the prices and the limit</source>
        <translation>Währung der Preise und der Grenze</translation>
    </message>
    <message>
        <source>When the service can&apos;t be reached: none stops the job, offline lets this computer do it</source>
        <translation>Wenn der Dienst nicht erreichbar ist: none hält an, offline lässt es diesen Computer tun</translation>
    </message>
    <message>
        <source>Make every connection impossible: nothing is sent, not even to a service on this computer</source>
        <translation>Jede Verbindung unmöglich machen: Es wird nichts gesendet, auch nicht an einen Dienst auf diesem Computer</translation>
    </message>
    <message>
        <source>Ask at each start whether there is a newer Recto</source>
        <translation>Bei jedem Start fragen, ob es ein neueres Recto gibt</translation>
    </message>
    <message>
        <source>Show the cards for checking when they are made</source>
        <translation>Karten zum Prüfen zeigen, wenn sie fertig sind</translation>
    </message>
    <message>
        <source>The window may let phones of the local network in</source>
        <translation>Das Fenster darf Telefone des eigenen Netzes hereinlassen</translation>
    </message>
    <message>
        <source>Port at which the window waits for phones</source>
        <translation>Port, an dem das Fenster auf Telefone wartet</translation>
    </message>
    <message>
        <source>For phones over HTTPS: file with the certificate, as PEM</source>
        <translation>Für Telefone über HTTPS: Datei mit dem Zertifikat, als PEM</translation>
    </message>
    <message>
        <source>For phones over HTTPS: file with the certificate&apos;s key, as PEM</source>
        <translation>Für Telefone über HTTPS: Datei mit dem Schlüssel des Zertifikats, als PEM</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Folder of the library.</source>
        <translation>Ordner der Bibliothek.</translation>
    </message>
    <message>
        <source>Pages to add: pictures, PDFs, folders.</source>
        <translation>Hinzuzufügende Seiten: Bilder, PDFs, Ordner.</translation>
    </message>
</context>
<context>
    <name>recto::BackupDialog</name>
    <message>
        <source>Daily backup</source>
        <translation>Tägliche Sicherung</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Vor dem Zurückholen einer Sicherung</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
    <message>
        <source>There is no backup yet. Recto makes one each day that it is used.</source>
        <translation>Es gibt noch keine Sicherung. Recto macht eine an jedem Tag, an dem es benutzt wird.</translation>
    </message>
    <message>
        <source>Choose how the library was on that day. What it holds now is kept as a backup too.</source>
        <translation>Wählen Sie, wie die Bibliothek an jenem Tag war. Was sie jetzt enthält, bleibt auch als Sicherung.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>reason, size</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>recto::CardListModel</name>
    <message>
        <source>%1 Answer: %2</source>
        <translation>%1 Antwort: %2</translation>
    </message>
    <message>
        <source>Please check. %1</source>
        <translation>Bitte prüfen. %1</translation>
    </message>
    <message>
        <source>Checked. %1</source>
        <translation>Geprüft. %1</translation>
    </message>
</context>
<context>
    <name>recto::CardPane</name>
    <message>
        <source>Front</source>
        <translation>Vorderseite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Rückseite</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Keep the changes (Ctrl+Return)</source>
        <translation>Änderungen behalten (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Fill in the gap</source>
        <translation>Lücke füllen</translation>
    </message>
    <message>
        <source>Extra text</source>
        <translation>Zusatztext</translation>
    </message>
    <message>
        <source>A gap is written {{c1::answer::hint}}.</source>
        <translation>Eine Lücke schreibt man {{c1::Antwort::Hinweis}}.</translation>
    </message>
    <message>
        <source>A card needs a front: what it asks.</source>
        <translation>Eine Karte braucht eine Vorderseite: was sie fragt.</translation>
    </message>
    <message>
        <source>This card needs a gap, written {{c1::answer}}.</source>
        <translation>Diese Karte braucht eine Lücke, geschrieben {{c1::Antwort}}.</translation>
    </message>
</context>
<context>
    <name>recto::CardsPage</name>
    <message>
        <source>Set Up the &amp;Model Service…</source>
        <translation>Modelldienst &amp;einrichten …</translation>
    </message>
    <message>
        <source>Pages are &amp;read by</source>
        <translation>Seiten &amp;liest</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer; hard pages by the model service</source>
        <translation>Dieser Computer; schwierige Seiten der Modelldienst</translation>
    </message>
    <message>
        <source>The model service</source>
        <translation>Der Modelldienst</translation>
    </message>
    <message>
        <source>Cards are &amp;written by</source>
        <translation>Karten &amp;schreibt</translation>
    </message>
    <message>
        <source>This computer, by rules</source>
        <translation>Dieser Computer, nach Regeln</translation>
    </message>
    <message>
        <source>If the service can’t be reac&amp;hed</source>
        <translation>Wenn der Dienst nicht erreich&amp;bar ist</translation>
    </message>
    <message>
        <source>Stop and say so</source>
        <translation>Anhalten und es sagen</translation>
    </message>
    <message>
        <source>Go on with this computer</source>
        <translation>Mit diesem Computer weitermachen</translation>
    </message>
    <message>
        <source>Si&amp;ze of a part</source>
        <translation>&amp;Größe eines Abschnitts</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> Zeichen</translation>
    </message>
    <message>
        <source>Cards are made of one part of the text after another. Smaller parts suit small models.</source>
        <translation>Karten werden aus einem Abschnitt des Textes nach dem anderen gemacht. Kleinere Abschnitte passen zu kleinen Modellen.</translation>
    </message>
    <message>
        <source>Pages read at the same &amp;time</source>
        <translation>Seiten, die gleich&amp;zeitig gelesen werden</translation>
    </message>
    <message>
        <source>As many as the processor has cores</source>
        <translation>So viele, wie der Prozessor Kerne hat</translation>
    </message>
    <message>
        <source>The model service is not set up yet.</source>
        <translation>Der Modelldienst ist noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Show the &amp;Switch…</source>
        <translation>Sch&amp;alter zeigen …</translation>
    </message>
</context>
<context>
    <name>recto::CarePresenter</name>
    <message>
        <source>Something in the library is damaged. If cards or pages are missing, restore a backup.</source>
        <translation>Etwas in der Bibliothek ist beschädigt. Wenn Karten oder Seiten fehlen, holen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>Restore a Backup…</source>
        <translation>Sicherung zurückholen …</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Cards are being made. Restore the backup when that is done.</source>
        <translation>Es werden gerade Karten gemacht. Holen Sie die Sicherung danach zurück.</translation>
    </message>
    <message>
        <source>The library is as it was: %1.</source>
        <translation>Die Bibliothek ist, wie sie war: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>recto::CloseQuestion</name>
    <message>
        <source>Recto</source>
        <translation>Recto</translation>
    </message>
    <message>
        <source>Cards are still being made. Stop and close?</source>
        <translation>Es werden noch Karten gemacht. Anhalten und schließen?</translation>
    </message>
    <message>
        <source>What is finished is kept. You can continue when you start Recto again.</source>
        <translation>Was fertig ist, bleibt. Sie können beim nächsten Start von Recto fortfahren.</translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Keep Working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>recto::Codes</name>
    <message>
        <source>turned %1°</source>
        <translation>um %1° gedreht</translation>
    </message>
    <message>
        <source>levelled %1°</source>
        <translation>um %1° gerade gerichtet</translation>
    </message>
    <message>
        <source>background left out</source>
        <translation>Hintergrund weggelassen</translation>
    </message>
    <message>
        <source>light and dark swapped</source>
        <translation>Hell und Dunkel vertauscht</translation>
    </message>
    <message>
        <source>facing pages split</source>
        <translation>Doppelseite geteilt</translation>
    </message>
    <message>
        <source>perspective undone</source>
        <translation>Perspektive entzerrt</translation>
    </message>
    <message>
        <source>flattened</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>sharpened</source>
        <translation>geschärft</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>read as scattered text</source>
        <translation>als verstreuter Text gelesen</translation>
    </message>
    <message>
        <source>read without preparation</source>
        <translation>ohne Aufbereitung gelesen</translation>
    </message>
    <message>
        <source>sent as %1 × %2 pixels</source>
        <translation>als %1 × %2 Pixel gesendet</translation>
    </message>
    <message>
        <source>read again: %1 was %2 % sure</source>
        <translation>noch einmal gelesen: %1 war sich zu %2 % sicher</translation>
    </message>
    <message>
        <source>read again by %1: that text is another, not used</source>
        <translation>von %1 noch einmal gelesen: das ist ein anderer Text, nicht verwendet</translation>
    </message>
    <message>
        <source>%1 repeated</source>
        <translation>%1 wiederholt</translation>
    </message>
    <message>
        <source>%1 with a gap that doesn’t work</source>
        <translation>%1 mit einer Lücke, die nicht taugt</translation>
    </message>
    <message>
        <source>%1 with the answer in its question</source>
        <translation>%1 mit der Antwort in der Frage</translation>
    </message>
    <message>
        <source>The database is damaged (%2).</source>
        <translation>Die Datenbank ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The table %1 names something that isn’t there (%2).</source>
        <translation>Die Tabelle %1 nennt etwas, das es nicht gibt (%2).</translation>
    </message>
    <message>
        <source>The page picture %1 is missing.</source>
        <translation>Das Seitenbild %1 fehlt.</translation>
    </message>
    <message>
        <source>The page picture %1 is empty.</source>
        <translation>Das Seitenbild %1 ist leer.</translation>
    </message>
    <message>
        <source>The page picture %1 can’t be read.</source>
        <translation>Das Seitenbild %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The page picture %1 was changed.</source>
        <translation>Das Seitenbild %1 wurde verändert.</translation>
    </message>
    <message>
        <source>The search index %1 is damaged (%2).</source>
        <translation>Das Suchverzeichnis %1 ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>no pages were given</source>
        <translation>es wurden keine Seiten angegeben</translation>
    </message>
    <message>
        <source>choose one, such as eng</source>
        <translation>eine auswählen, etwa eng</translation>
    </message>
    <message>
        <source>name the model service (--base-url, or baseUrl in the settings)</source>
        <translation>den Modelldienst angeben (--base-url oder baseUrl in den Einstellungen)</translation>
    </message>
    <message>
        <source>name the model (--model or --vision-model, or the settings)</source>
        <translation>das Modell angeben (--model oder --vision-model oder in den Einstellungen)</translation>
    </message>
    <message>
        <source>the limit needs the prices of the model (inputPrice and outputPrice in the settings)</source>
        <translation>die Grenze braucht die Preise des Modells (inputPrice und outputPrice in den Einstellungen)</translation>
    </message>
    <message>
        <source>is not UTF-8 text; convert it, for example with iconv</source>
        <translation>ist kein UTF-8-Text; wandeln Sie ihn um, etwa mit iconv</translation>
    </message>
    <message>
        <source>is no time that can be learned from</source>
        <translation>ist keine Zeit, aus der sich lernen lässt</translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation>keine Webadresse</translation>
    </message>
    <message>
        <source>a line end in a header</source>
        <translation>ein Zeilenende in einer Kopfzeile</translation>
    </message>
    <message>
        <source>a key has letters, digits and signs only, no spaces</source>
        <translation>ein Schlüssel hat nur Buchstaben, Ziffern und Zeichen, keine Leerzeichen</translation>
    </message>
    <message>
        <source>this variable gives it; it can’t be changed here</source>
        <translation>diese Variable gibt ihn vor; hier lässt er sich nicht ändern</translation>
    </message>
    <message>
        <source>say which service the key is for</source>
        <translation>angeben, für welchen Dienst der Schlüssel ist</translation>
    </message>
    <message>
        <source>unknown setting; known: %1</source>
        <translation>unbekannte Einstellung; bekannt: %1</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>erlaubt: %1</translation>
    </message>
    <message>
        <source>allowed: true, false</source>
        <translation>erlaubt: true, false</translation>
    </message>
    <message>
        <source>allowed: whole number from %1 to %2</source>
        <translation>erlaubt: ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>allowed: number from %1 to %2</source>
        <translation>erlaubt: Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>allowed: https://host/path, http://localhost:port/path</source>
        <translation>erlaubt: https://rechner/pfad, http://localhost:port/pfad</translation>
    </message>
    <message>
        <source>allowed: an address without user, password or key</source>
        <translation>erlaubt: eine Adresse ohne Benutzer, Passwort oder Schlüssel</translation>
    </message>
    <message>
        <source>allowed: Tesseract codes joined by +, such as eng+fra</source>
        <translation>erlaubt: Tesseract-Kürzel, mit + verbunden, etwa eng+fra</translation>
    </message>
    <message>
        <source>allowed: a language code such as de or pt_BR</source>
        <translation>erlaubt: ein Sprachkürzel wie de oder pt_BR</translation>
    </message>
    <message>
        <source>allowed: no key: those are kept in the keychain</source>
        <translation>erlaubt: kein Schlüssel: die liegen im Schlüsselbund</translation>
    </message>
    <message>
        <source>allowed: one line of at most 500 characters</source>
        <translation>erlaubt: eine Zeile mit höchstens 500 Zeichen</translation>
    </message>
    <message>
        <source>no JSON (%1)</source>
        <translation>kein JSON (%1)</translation>
    </message>
    <message>
        <source>a card is no object</source>
        <translation>eine Karte ist kein Objekt</translation>
    </message>
    <message>
        <source>a card without a front</source>
        <translation>eine Karte ohne Vorderseite</translation>
    </message>
    <message>
        <source>unknown kind of card: %1</source>
        <translation>unbekannte Art von Karte: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>own text isn’t what the page shows</source>
        <translation>eigener Text entspricht nicht dem, was die Seite zeigt</translation>
    </message>
    <message>
        <source>text behind the scan is worse than reading it</source>
        <translation>Text hinter dem Scan ist schlechter als neu gelesener</translation>
    </message>
    <message>
        <source>text behind the scan</source>
        <translation>Text hinter dem Scan</translation>
    </message>
    <message>
        <source>own text, the rest read from the picture</source>
        <translation>eigener Text, der Rest aus dem Bild gelesen</translation>
    </message>
    <message>
        <source>allowed: the absolute path of a folder</source>
        <translation>erlaubt: der absolute Pfad eines Ordners</translation>
    </message>
    <message>
        <source>no cards were found in it; they are taken from .json, .jsonl, .csv, .tsv, .txt, .md and .xml files</source>
        <translation>darin wurden keine Karten gefunden; sie werden aus Dateien der Art .json, .jsonl, .csv, .tsv, .txt, .md und .xml übernommen</translation>
    </message>
    <message>
        <source>broken XML (%1)</source>
        <translation>fehlerhaftes XML (%1)</translation>
    </message>
    <message>
        <source>a card of gaps without a gap</source>
        <translation>eine Lückenkarte ohne Lücke</translation>
    </message>
    <message>
        <source>a question without an answer</source>
        <translation>eine Frage ohne Antwort</translation>
    </message>
    <message>
        <source>an answer without a question</source>
        <translation>eine Antwort ohne Frage</translation>
    </message>
    <message>
        <source>there is no encoding “%1”</source>
        <translation>die Zeichenkodierung „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>holds more than %1 MB; give it in parts</source>
        <translation>enthält mehr als %1 MB; bitte in Teilen angeben</translation>
    </message>
    <message>
        <source>belongs to the library, which would be destroyed; choose another file</source>
        <translation>gehört zur Bibliothek, die zerstört würde; bitte eine andere Datei wählen</translation>
    </message>
    <message>
        <source>is a folder; name a file in it</source>
        <translation>ist ein Ordner; bitte eine Datei darin nennen</translation>
    </message>
</context>
<context>
    <name>recto::ConnectionTest</name>
    <message numerus="yes">
        <source>Connected: %n model(s) to choose from.</source>
        <translation>
            <numerusform>Verbunden: %n Modell zur Auswahl.</numerusform>
            <numerusform>Verbunden: %n Modelle zur Auswahl.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected. The service names no models: enter one by its name.</source>
        <translation>Verbunden. Der Dienst nennt keine Modelle: Geben Sie eines mit seinem Namen ein.</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Verbindung &amp;prüfen</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>The connection is being tested</source>
        <translation>Die Verbindung wird geprüft</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message numerus="yes">
        <source>Asking %1 for %n second(s). A model that has to be loaded first needs a while.</source>
        <translation>
            <numerusform>%1 wird seit %n Sekunde gefragt. Ein Modell, das erst geladen werden muss, braucht eine Weile.</numerusform>
            <numerusform>%1 wird seit %n Sekunden gefragt. Ein Modell, das erst geladen werden muss, braucht eine Weile.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>Antwortet.</translation>
    </message>
    <message>
        <source>Keeps to the form of cards.</source>
        <translation>Hält sich an die Form von Karten.</translation>
    </message>
    <message>
        <source>Doesn’t keep to the form of cards by itself. Recto sorts its answers out; some cards may be lost.</source>
        <translation>Hält sich nicht von selbst an die Form von Karten. Recto ordnet die Antworten; einzelne Karten können verloren gehen.</translation>
    </message>
    <message>
        <source>Reads pictures.</source>
        <translation>Liest Bilder.</translation>
    </message>
    <message>
        <source>Doesn’t read pictures: choose another model for reading pages. %1</source>
        <translation>Liest keine Bilder: Wählen Sie ein anderes Modell, das Seiten liest. %1</translation>
    </message>
</context>
<context>
    <name>recto::DropArea</name>
    <message>
        <source>Drop area</source>
        <translation>Ablagefläche</translation>
    </message>
    <message>
        <source>Drop photos of your pages here, or paste, or choose files</source>
        <translation>Fotos der Seiten hier ablegen, einfügen oder Dateien wählen</translation>
    </message>
    <message>
        <source>Drop photos of your pages here</source>
        <translation>Fotos Ihrer Seiten hier ablegen</translation>
    </message>
    <message>
        <source>or paste them, or choose files: pictures, PDFs, whole folders</source>
        <translation>oder einfügen oder Dateien wählen: Bilder, PDFs, ganze Ordner</translation>
    </message>
    <message>
        <source>&amp;Choose Files…</source>
        <translation>Dateien &amp;wählen …</translation>
    </message>
    <message>
        <source>&amp;Try it with a sample page</source>
        <translation>Mit einer B&amp;eispielseite ausprobieren</translation>
    </message>
    <message>
        <source>Adding pages…</source>
        <translation>Seiten werden hinzugefügt …</translation>
    </message>
</context>
<context>
    <name>recto::DropOverlay</name>
    <message>
        <source>Drop to add your pages</source>
        <translation>Loslassen, um die Seiten hinzuzufügen</translation>
    </message>
</context>
<context>
    <name>recto::Error</name>
    <message>
        <source>%1 does not exist. Check the name, or add the file again.</source>
        <translation>%1 gibt es nicht. Prüfen Sie den Namen oder fügen Sie die Datei erneut hinzu.</translation>
    </message>
    <message>
        <source>%1 can’t be read. Check that you are allowed to open it, or copy it to another folder.</source>
        <translation>%1 lässt sich nicht lesen. Prüfen Sie, ob Sie die Datei öffnen dürfen, oder kopieren Sie sie in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes). Copy it from the phone or camera again.</source>
        <translation>%1 ist leer (0 Byte). Kopieren Sie die Datei noch einmal vom Telefon oder von der Kamera.</translation>
    </message>
    <message>
        <source>%1 is not a picture or PDF that Recto can read. Use JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or PDF.</source>
        <translation>%1 ist kein Bild oder PDF, das Recto lesen kann. Verwenden Sie JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC oder PDF.</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete. Copy it from the phone or camera again.</source>
        <translation>%1 ist beschädigt oder unvollständig. Kopieren Sie die Datei noch einmal vom Telefon oder von der Kamera.</translation>
    </message>
    <message>
        <source>%1 is too large to open safely. Save it with fewer pixels (up to 200 megapixels).</source>
        <translation>%1 ist zu groß, um sicher geöffnet zu werden. Speichern Sie das Bild mit weniger Bildpunkten (bis 200 Megapixel).</translation>
    </message>
    <message>
        <source>%1 is protected by a password. Save a copy without the password and add that.</source>
        <translation>%1 ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>%1 is a damaged PDF. Open it in a PDF viewer and save or print it to a new PDF.</source>
        <translation>%1 ist ein beschädigtes PDF. Öffnen Sie es in einem PDF-Betrachter und speichern oder drucken Sie es in ein neues PDF.</translation>
    </message>
    <message>
        <source>%1 has no such pages. Give a range that the document has, such as book.pdf#3-7.</source>
        <translation>%1 hat diese Seiten nicht. Geben Sie einen vorhandenen Bereich an, etwa buch.pdf#3-7.</translation>
    </message>
    <message>
        <source>The folder %1 holds no pictures or PDFs. Choose another folder.</source>
        <translation>Der Ordner %1 enthält keine Bilder oder PDFs. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is on the web. Save the picture to this computer first, then add it.</source>
        <translation>%1 liegt im Netz. Speichern Sie das Bild zuerst auf diesem Computer und fügen Sie es dann hinzu.</translation>
    </message>
    <message>
        <source>No text was found on %1. If there is text, take the photo again with more light and the page filling the picture.</source>
        <translation>Auf %1 wurde kein Text gefunden. Falls dort Text steht, fotografieren Sie die Seite noch einmal: mit mehr Licht und formatfüllend.</translation>
    </message>
    <message>
        <source>The name of %1 holds signs that this computer can’t read. Rename the file, then add it again.</source>
        <translation>Der Name von %1 enthält Zeichen, die dieser Computer nicht lesen kann. Benennen Sie die Datei um und fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Latin letters</source>
        <translation>lateinische Buchstaben</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>No cards could be made: the pages hold no sentence that can be asked. Add pages with more text, or take the photos again.</source>
        <translation>Es konnten keine Karten gemacht werden: Auf den Seiten steht kein Satz, nach dem man fragen kann. Fügen Sie Seiten mit mehr Text hinzu oder fotografieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 could not be read: the reader stopped unexpectedly. Try the page again, or take a new photo.</source>
        <translation>%1 konnte nicht gelesen werden: Der Leser wurde unerwartet beendet. Versuchen Sie die Seite noch einmal oder machen Sie ein neues Foto.</translation>
    </message>
    <message>
        <source>%1 took too long to read and was stopped. Crop the picture to the text and try again.</source>
        <translation>%1 zu lesen hat zu lange gedauert und wurde angehalten. Schneiden Sie das Bild auf den Text zu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The text reader is not installed. Install the packages tesseract-ocr and tesseract-ocr-eng.</source>
        <translation>Der Textleser ist nicht installiert. Installieren Sie die Pakete tesseract-ocr und tesseract-ocr-eng.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Free some space, then continue: nothing finished is lost.</source>
        <translation>Der Datenträger mit %1 ist voll. Schaffen Sie Platz und fahren Sie fort: Nichts Fertiges geht verloren.</translation>
    </message>
    <message>
        <source>%1 can’t be written. Make the folder writable, or choose another library folder.</source>
        <translation>%1 lässt sich nicht schreiben. Machen Sie den Ordner beschreibbar oder wählen Sie einen anderen Bibliotheksordner.</translation>
    </message>
    <message>
        <source>The library %1 is damaged. Restore a backup, or choose another library folder.</source>
        <translation>Die Bibliothek %1 ist beschädigt. Holen Sie eine Sicherung zurück oder wählen Sie einen anderen Bibliotheksordner.</translation>
    </message>
    <message>
        <source>The library %1 was made by a newer Recto. Update Recto to open it.</source>
        <translation>Die Bibliothek %1 stammt von einem neueren Recto. Aktualisieren Sie Recto, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The file library.sqlite in %1 belongs to another program. Choose another library folder.</source>
        <translation>Die Datei library.sqlite in %1 gehört einem anderen Programm. Wählen Sie einen anderen Bibliotheksordner.</translation>
    </message>
    <message>
        <source>The library %1 is in use by another program. Close it and try again.</source>
        <translation>Die Bibliothek %1 wird von einem anderen Programm benutzt. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The library %1 could not be used. Restart Recto; if it happens again, restore a backup.</source>
        <translation>Die Bibliothek %1 konnte nicht benutzt werden. Starten Sie Recto neu; hilft das nicht, holen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>%1 was not found. It may have been deleted.</source>
        <translation>%1 wurde nicht gefunden. Vielleicht wurde es gelöscht.</translation>
    </message>
    <message>
        <source>This job is already running in another window. Wait for it, or cancel it there.</source>
        <translation>Dieser Auftrag läuft schon in einem anderen Fenster. Warten Sie darauf oder brechen Sie ihn dort ab.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>“Offline only” is switched on, so %1 was not contacted. Switch it off in the settings to use a service.</source>
        <translation>„Nur offline“ ist eingeschaltet, darum wurde %1 nicht angesprochen. Schalten Sie es in den Einstellungen aus, um einen Dienst zu benutzen.</translation>
    </message>
    <message>
        <source>%1 can’t be reached. Check the network and the address in the settings.</source>
        <translation>%1 ist nicht erreichbar. Prüfen Sie das Netz und die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>The connection to %1 is not secure, so nothing was sent. Check the address and the date of this computer.</source>
        <translation>Die Verbindung zu %1 ist nicht sicher, darum wurde nichts gesendet. Prüfen Sie die Adresse und das Datum dieses Computers.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Try again later.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 sent us to another address, which was refused to protect your key. Check the address in the settings.</source>
        <translation>%1 hat auf eine andere Adresse verwiesen; das wurde zum Schutz Ihres Schlüssels abgelehnt. Prüfen Sie die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>%1 did not accept the key. Enter a valid key in the settings.</source>
        <translation>%1 hat den Schlüssel nicht angenommen. Geben Sie in den Einstellungen einen gültigen Schlüssel ein.</translation>
    </message>
    <message>
        <source>The account at %1 has no credit left. Add credit there, or use the offline generator.</source>
        <translation>Das Konto bei %1 hat kein Guthaben mehr. Laden Sie es dort auf oder lassen Sie die Karten auf diesem Computer schreiben.</translation>
    </message>
    <message>
        <source>%1 does not have this model. Choose another model in the settings.</source>
        <translation>%1 hat dieses Modell nicht. Wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The text is too long for the model at %1. Choose a smaller part size or a model with more room.</source>
        <translation>Der Text ist zu lang für das Modell bei %1. Wählen Sie kleinere Abschnitte oder ein Modell mit mehr Platz.</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off. The finished cards are kept; try the rest again.</source>
        <translation>Die Antwort von %1 brach ab. Fertige Karten sind gespeichert; versuchen Sie den Rest noch einmal.</translation>
    </message>
    <message>
        <source>The model at %1 declined to answer. Try another model, or the offline generator.</source>
        <translation>Das Modell bei %1 wollte nicht antworten. Versuchen Sie ein anderes Modell oder lassen Sie die Karten auf diesem Computer schreiben.</translation>
    </message>
    <message>
        <source>%1 filtered the answer. Try another model, or the offline generator.</source>
        <translation>%1 hat die Antwort gefiltert. Versuchen Sie ein anderes Modell oder lassen Sie die Karten auf diesem Computer schreiben.</translation>
    </message>
    <message>
        <source>%1 has a problem at the moment. Try again later.</source>
        <translation>%1 hat gerade eine Störung. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 did not accept the request. Check the model and the address in the settings.</source>
        <translation>%1 hat die Anfrage nicht angenommen. Prüfen Sie Modell und Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>The answer of %1 could not be understood. Try again, or choose another model.</source>
        <translation>Die Antwort von %1 war nicht zu verstehen. Versuchen Sie es noch einmal oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The limit that you set for this job is reached. Raise it in the settings to continue; finished cards are kept.</source>
        <translation>Die Grenze, die Sie für diesen Auftrag gesetzt haben, ist erreicht. Erhöhen Sie sie in den Einstellungen, um fortzufahren; fertige Karten bleiben.</translation>
    </message>
    <message>
        <source>The reading language “%1” is not installed. Install the package %2, or choose another language.</source>
        <translation>Die Lesesprache „%1“ ist nicht installiert. Installieren Sie das Paket %2 oder wählen Sie eine andere Sprache.</translation>
    </message>
    <message>
        <source>%1 could not be done. Try again; if it happens again, report it with the details.</source>
        <translation>%1 war nicht möglich. Versuchen Sie es noch einmal; geschieht es wieder, melden Sie es mit den Einzelheiten.</translation>
    </message>
    <message>
        <source>This</source>
        <translation>Das</translation>
    </message>
    <message>
        <source>The connection to %1 broke off. Check the network and try again.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen. Prüfen Sie das Netz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The system’s keychain can’t be used, so %1 is asked without a key. Unlock or start the keychain, then try again.</source>
        <translation>Der Schlüsselbund des Systems ist nicht benutzbar, darum wird %1 ohne Schlüssel gefragt. Entsperren oder starten Sie den Schlüsselbund und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 can’t be written. Check the name and that you are allowed to write there, or choose another place.</source>
        <translation>%1 kann nicht geschrieben werden. Prüfen Sie den Namen und ob Sie dort schreiben dürfen, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>No further part of the program can be started: the memory or the number of programs or open files that are allowed is used up. Close other programs or raise the limit (ulimit), then try again.</source>
        <translation>Kein weiterer Teil des Programms kann gestartet werden: Der Speicher oder die erlaubte Zahl von Programmen oder offenen Dateien ist aufgebraucht. Schließen Sie andere Programme oder heben Sie die Grenze an (ulimit), und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 asks us to slow down. If the job has stopped, try again later.</source>
        <translation>%1 bittet darum, langsamer zu fragen. Falls der Auftrag angehalten hat, versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The library is no longer in %1: it was moved or removed. Put it back, or choose the folder where it is now.</source>
        <translation>Die Bibliothek ist nicht mehr in %1: Sie wurde verschoben oder entfernt. Legen Sie sie zurück, oder wählen Sie den Ordner, in dem sie jetzt ist.</translation>
    </message>
    <message>
        <source>%1 is not a folder, so no library can be kept there. Choose a folder.</source>
        <translation>%1 ist kein Ordner, also kann dort keine Bibliothek liegen. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>The text reader is missing. Install Recto again.</source>
        <translation>Der Textleser fehlt. Installieren Sie Recto noch einmal.</translation>
    </message>
    <message>
        <source>The reading language “%1” is not installed. Add it (Help, Add a Language), or choose another language.</source>
        <translation>Die Lesesprache „%1“ ist nicht installiert. Fügen Sie sie hinzu (Hilfe, Sprache hinzufügen), oder wählen Sie eine andere Sprache.</translation>
    </message>
    <message>
        <source>%1 looks like %2, but was read as another language. Choose its language and read it again; if that isn’t offered, add it first (Help, Add a Language).</source>
        <translation>%1 sieht nach %2 aus, wurde aber in einer anderen Sprache gelesen. Wählen Sie die passende Sprache und lesen Sie die Seite noch einmal; wird sie nicht angeboten, fügen Sie sie vorher hinzu (Hilfe, Sprache hinzufügen).</translation>
    </message>
    <message>
        <source>%1 looks like %2, but was read as another language. Read it in its own; if that isn’t installed, the package %3 is needed first.</source>
        <translation>%1 sieht nach %2 aus, wurde aber in einer anderen Sprache gelesen. Die Seite kann in ihrer eigenen Sprache gelesen werden; ist diese nicht installiert, wird zuerst das Paket %3 gebraucht.</translation>
    </message>
</context>
<context>
    <name>recto::EvidenceView</name>
    <message>
        <source>Photo of the page</source>
        <translation>Foto der Seite</translation>
    </message>
    <message>
        <source>This card has no page.</source>
        <translation>Diese Karte hat keine Seite.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Page %1: “%2”</source>
        <translation>Seite %1: „%2“</translation>
    </message>
</context>
<context>
    <name>recto::ExportPresenter</name>
    <message>
        <source>Export cards</source>
        <translation>Karten exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Markdown, to read and print (*.md)</source>
        <translation>Markdown, zum Lesen und Drucken (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>%1 saved in %2.</source>
        <comment>cards, file</comment>
        <translation>%1 in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>recto::GeneralPage</name>
    <message>
        <source>Language of the &amp;pages</source>
        <translation>Sprache der &amp;Seiten</translation>
    </message>
    <message>
        <source>Language of the &amp;window</source>
        <translation>Sprache des &amp;Fensters</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Library &amp;folder</source>
        <translation>&amp;Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>The usual place</source>
        <translation>Der übliche Ort</translation>
    </message>
    <message>
        <source>The language of the window and the library folder change at the next start.</source>
        <translation>Die Sprache des Fensters und der Ordner der Bibliothek ändern sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>Open the re&amp;view when the cards are made</source>
        <translation>&amp;Durchsicht öffnen, wenn die Karten gemacht sind</translation>
    </message>
    <message>
        <source>&amp;Notify me when the window is not in front</source>
        <translation>&amp;Benachrichtigen, wenn das Fenster nicht vorn ist</translation>
    </message>
    <message>
        <source>C&amp;hoose Folder…</source>
        <translation>Ordner &amp;wählen …</translation>
    </message>
    <message>
        <source>Choose the folder of the library</source>
        <translation>Ordner der Bibliothek wählen</translation>
    </message>
    <message>
        <source>There is a library in this folder. Recto opens it.</source>
        <translation>In diesem Ordner ist eine Bibliothek. Recto öffnet sie.</translation>
    </message>
    <message>
        <source>Recto begins an empty library there. Your cards stay in %1; to take them along, close Recto and copy everything from there into the new folder.</source>
        <translation>Recto beginnt dort eine leere Bibliothek. Ihre Karten bleiben in %1; um sie mitzunehmen, schließen Sie Recto und kopieren Sie alles von dort in den neuen Ordner.</translation>
    </message>
    <message>
        <source>&amp;Look for a newer Recto at each start</source>
        <translation>Bei &amp;jedem Start nach einem neueren Recto sehen</translation>
    </message>
</context>
<context>
    <name>recto::HelpDialogs</name>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Paste pictures or files</source>
        <translation>Bilder oder Dateien einfügen</translation>
    </message>
    <message>
        <source>Make cards; keep an edited card</source>
        <translation>Karten machen; bearbeitete Karte behalten</translation>
    </message>
    <message>
        <source>Rotate the page right</source>
        <translation>Seite nach rechts drehen</translation>
    </message>
    <message>
        <source>Rotate the page left</source>
        <translation>Seite nach links drehen</translation>
    </message>
    <message>
        <source>Correct the page; edit the card</source>
        <translation>Seite korrigieren; Karte bearbeiten</translation>
    </message>
    <message>
        <source>Remove the page or the card</source>
        <translation>Seite oder Karte entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Next card (or the down arrow)</source>
        <translation>Nächste Karte (oder Pfeil nach unten)</translation>
    </message>
    <message>
        <source>Previous card (or the up arrow)</source>
        <translation>Vorige Karte (oder Pfeil nach oben)</translation>
    </message>
    <message>
        <source>Edit the card</source>
        <translation>Karte bearbeiten</translation>
    </message>
    <message>
        <source>Whole page or close up</source>
        <translation>Ganze Seite oder aus der Nähe</translation>
    </message>
    <message>
        <source>Search the cards</source>
        <translation>Karten durchsuchen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Recto</source>
        <translation>Über Recto</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Recto %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Recto %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>Flashcards you can trust, from photos of your pages.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Lernkarten, denen Sie trauen können, aus Fotos Ihrer Seiten.

Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>The card is right, and on to the next</source>
        <translation>Die Karte stimmt, weiter zur nächsten</translation>
    </message>
    <message>
        <source>Next uncertain card</source>
        <translation>Nächste unsichere Karte</translation>
    </message>
    <message>
        <source>Mend a word that was misread</source>
        <translation>Ein falsch gelesenes Wort verbessern</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>Größer oder kleiner</translation>
    </message>
    <message>
        <source>The list of cards</source>
        <translation>Die Liste der Karten</translation>
    </message>
</context>
<context>
    <name>recto::Intake</name>
    <message>
        <source>%1, page %2</source>
        <translation>%1, Seite %2</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>Das eingefügte Bild</translation>
    </message>
</context>
<context>
    <name>recto::JobDetailsModel</name>
    <message>
        <source>Working, %1 %</source>
        <translation>In Arbeit, %1 %</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>pages %1–%2</source>
        <translation>Seiten %1–%2</translation>
    </message>
    <message>
        <source>Page or part</source>
        <translation>Seite oder Abschnitt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Page %1 – %2</source>
        <translation>Seite %1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s), %1 % sure</source>
        <translation>
            <numerusform>%n Wort, zu %1 % sicher</numerusform>
            <numerusform>%n Wörter, zu %1 % sicher</numerusform>
        </translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Abschnitt %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>part, pages</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 of %2 cards kept</source>
        <translation>%1 von %2 Karten behalten</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>The same picture as page %1</source>
        <translation>Dasselbe Bild wie Seite %1</translation>
    </message>
    <message>
        <source>Try %1 – %2</source>
        <comment>number, page or service</comment>
        <translation>Versuch %1 – %2</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Neu versucht</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>recto::JobPresenter</name>
    <message>
        <source>Will be tried again when the rest is done</source>
        <translation>Wird neu versucht, wenn der Rest fertig ist</translation>
    </message>
    <message>
        <source>Will be skipped when the rest is done</source>
        <translation>Wird übersprungen, wenn der Rest fertig ist</translation>
    </message>
    <message>
        <source>These pages wait: their cards are made when the others are.</source>
        <translation>Diese Seiten warten: Ihre Karten werden erstellt, wenn die anderen fertig sind.</translation>
    </message>
    <message>
        <source>The page is read again when the other cards are made.</source>
        <translation>Die Seite wird noch einmal gelesen, wenn die anderen Karten fertig sind.</translation>
    </message>
    <message>
        <source>The page was read again. New cards: %1, gone: %2.</source>
        <translation>Die Seite wurde noch einmal gelesen. Neue Karten: %1, entfallen: %2.</translation>
    </message>
</context>
<context>
    <name>recto::KeyField</name>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, technical reason</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Key of the service</source>
        <translation>Schlüssel des Dienstes</translation>
    </message>
    <message>
        <source>A key has letters, digits and signs only, without spaces. Copy it once more.</source>
        <translation>Ein Schlüssel hat nur Buchstaben, Ziffern und Zeichen, keine Leerzeichen. Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The key could not be kept.</source>
        <translation>Der Schlüssel konnte nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The key could not be removed from the keychain.</source>
        <translation>Der Schlüssel konnte nicht aus dem Schlüsselbund entfernt werden.</translation>
    </message>
    <message>
        <source>A key is kept</source>
        <translation>Ein Schlüssel ist aufbewahrt</translation>
    </message>
    <message>
        <source>K&amp;eep It</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Looking for a key…</source>
        <translation>Ein Schlüssel wird gesucht …</translation>
    </message>
    <message>
        <source>The environment variable %1 holds what can’t be a key. Change it there.</source>
        <translation>Die Umgebungsvariable %1 enthält etwas, das kein Schlüssel sein kann. Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>The key comes from the environment variable %1 and can be changed there only.</source>
        <translation>Der Schlüssel kommt aus der Umgebungsvariablen %1 und kann nur dort geändert werden.</translation>
    </message>
    <message>
        <source>The key is removed when you press OK.</source>
        <translation>Der Schlüssel wird entfernt, wenn Sie OK drücken.</translation>
    </message>
    <message>
        <source>The key of %1 is kept and is not sent to another service. Enter the key of %2 here.</source>
        <translation>Der Schlüssel von %1 bleibt aufbewahrt und wird an keinen anderen Dienst gesendet. Geben Sie hier den Schlüssel von %2 ein.</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>diesem</translation>
    </message>
    <message>
        <source>The key is kept until Recto closes: this computer’s keychain can’t be used.</source>
        <translation>Der Schlüssel bleibt, bis Recto endet: Der Schlüsselbund dieses Computers ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>A key is kept in this computer’s keychain. Enter another one to replace it.</source>
        <translation>Ein Schlüssel ist im Schlüsselbund dieses Computers. Geben Sie einen anderen ein, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>This computer’s keychain can’t be used. A key that you enter is kept until Recto closes.</source>
        <translation>Der Schlüsselbund dieses Computers ist nicht benutzbar. Ein eingegebener Schlüssel bleibt, bis Recto endet.</translation>
    </message>
    <message>
        <source>A service on this computer usually needs no key.</source>
        <translation>Ein Dienst auf diesem Computer braucht meist keinen Schlüssel.</translation>
    </message>
    <message>
        <source>It is kept in this computer’s keychain, never in a file.</source>
        <translation>Er wird im Schlüsselbund dieses Computers aufbewahrt, nie in einer Datei.</translation>
    </message>
</context>
<context>
    <name>recto::LanguageButton</name>
    <message>
        <source>Language of the pages</source>
        <translation>Sprache der Seiten</translation>
    </message>
    <message>
        <source>Add a Language…</source>
        <translation>Sprache hinzufügen …</translation>
    </message>
</context>
<context>
    <name>recto::LanguagesDialog</name>
    <message>
        <source>Add a Language</source>
        <translation>Sprache hinzufügen</translation>
    </message>
    <message>
        <source>Recto fetches the language that you choose from %1. Nothing of your pages and cards is sent there.</source>
        <translation>Recto holt die Sprache, die Sie wählen, von %1. Von Ihren Seiten und Karten wird nichts dorthin geschickt.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the languages</source>
        <translation>Sprachen durchsuchen</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>How much of the language is there</source>
        <translation>Wie viel von der Sprache da ist</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>code, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>language, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Without a network: drop the file %1 on the window.</source>
        <translation>Ohne Netz: Ziehen Sie die Datei %1 auf das Fenster.</translation>
    </message>
    <message>
        <source>Or type in a terminal:
%1
Without a network: drop the file %2 on the window.</source>
        <translation>Oder geben Sie in einem Terminal ein:
%1
Ohne Netz: Ziehen Sie die Datei %2 auf das Fenster.</translation>
    </message>
    <message>
        <source>Fetching %1…</source>
        <translation>%1 wird geholt …</translation>
    </message>
    <message>
        <source>%1 is there. Choose it as the language of the pages.</source>
        <translation>%1 ist da. Wählen Sie es als Sprache der Seiten.</translation>
    </message>
</context>
<context>
    <name>recto::Leftovers</name>
    <message numerus="yes">
        <source>Recto stopped while cards were being made of %n page(s): %1 read, %2 left, %3 saved.</source>
        <translation>
            <numerusform>Recto endete, während aus %n Seite Karten gemacht wurden: %1 gelesen, %2 übrig, %3 gespeichert.</numerusform>
            <numerusform>Recto endete, während aus %n Seiten Karten gemacht wurden: %1 gelesen, %2 übrig, %3 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>recto::LocalServiceList</name>
    <message numerus="yes">
        <source>Use %1 (%n model(s))</source>
        <translation>
            <numerusform>%1 nehmen (%n Modell)</numerusform>
            <numerusform>%1 nehmen (%n Modelle)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::LogSaver</name>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
</context>
<context>
    <name>recto::MainWindow</name>
    <message>
        <source>Recto</source>
        <translation>Recto</translation>
    </message>
</context>
<context>
    <name>recto::Mend</name>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Install %1…</source>
        <translation>%1 installieren …</translation>
    </message>
    <message>
        <source>Install the Text Reader…</source>
        <translation>Textleser installieren …</translation>
    </message>
    <message>
        <source>Restore a Backup…</source>
        <translation>Sicherung zurückholen …</translation>
    </message>
    <message>
        <source>Read It in %1</source>
        <translation>Auf %1 lesen</translation>
    </message>
</context>
<context>
    <name>recto::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>recto::OutcomeNotice</name>
    <message>
        <source>%1 · %2 %</source>
        <comment>step, percentage</comment>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Show Progress</source>
        <translation>Fortschritt zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) or part(s) failed. The other cards are saved.</source>
        <translation>
            <numerusform>%n Seite oder Abschnitt ist fehlgeschlagen. Die anderen Karten sind gespeichert.</numerusform>
            <numerusform>%n Seiten oder Abschnitte sind fehlgeschlagen. Die anderen Karten sind gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Your cards are ready</source>
        <translation>Ihre Karten sind fertig</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title, cards</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No cards were made</source>
        <translation>Es wurden keine Karten gemacht</translation>
    </message>
    <message>
        <source>Type this in a terminal, then try again:
%1</source>
        <translation>Geben Sie dies in einem Terminal ein und versuchen Sie es dann noch einmal:
%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Add a Language…</source>
        <translation>Sprache hinzufügen …</translation>
    </message>
</context>
<context>
    <name>recto::PageCanvas</name>
    <message>
        <source>Picture of the page</source>
        <translation>Bild der Seite</translation>
    </message>
    <message>
        <source>Drag the four corners onto the corners of the page. Keys 1 to 4 choose a corner, the arrow keys move it.</source>
        <translation>Ziehen Sie die vier Ecken auf die Ecken der Seite. Die Tasten 1 bis 4 wählen eine Ecke, die Pfeiltasten bewegen sie.</translation>
    </message>
</context>
<context>
    <name>recto::PageEditor</name>
    <message>
        <source>Correct %1</source>
        <translation>%1 korrigieren</translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation>&amp;Links</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>&amp;Rechts</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>&amp;Mark a Region</source>
        <translation>Bereich &amp;markieren</translation>
    </message>
    <message>
        <source>Read &amp;Everything</source>
        <translation>All&amp;es lesen</translation>
    </message>
    <message>
        <source>As the other pages</source>
        <translation>Wie die anderen Seiten</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Corners of the page</source>
        <translation>Ecken der Seite</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Read A&amp;gain</source>
        <translation>Ne&amp;u lesen</translation>
    </message>
    <message>
        <source>The page is read again and its cards are made anew.</source>
        <translation>Die Seite wird noch einmal gelesen und ihre Karten werden neu gemacht.</translation>
    </message>
    <message>
        <source>&amp;Find Automatically</source>
        <translation>Au&amp;tomatisch finden</translation>
    </message>
    <message>
        <source>Draw a frame around what is not to be read.</source>
        <translation>Ziehen Sie einen Rahmen um das, was nicht gelesen werden soll.</translation>
    </message>
    <message>
        <source>Drag the four dots onto the corners of the page.</source>
        <translation>Ziehen Sie die vier Punkte auf die Ecken der Seite.</translation>
    </message>
</context>
<context>
    <name>recto::PageIntake</name>
    <message>
        <source>The pasted picture</source>
        <translation>Das eingefügte Bild</translation>
    </message>
</context>
<context>
    <name>recto::PageListModel</name>
    <message>
        <source>Page %1, %2</source>
        <translation>Seite %1, %2</translation>
    </message>
    <message>
        <source>Can’t be opened</source>
        <translation>Nicht zu öffnen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Rotate %1</source>
        <translation>%1 drehen</translation>
    </message>
    <message>
        <source>Correct page</source>
        <translation>Seite korrigieren</translation>
    </message>
</context>
<context>
    <name>recto::PageWords</name>
    <message>
        <source>Handwritten</source>
        <translation>Handschrift</translation>
    </message>
    <message>
        <source>Handwriting is hard to read. A vision model can read it: choose one in the settings.</source>
        <translation>Handschrift ist schwer zu lesen. Ein Bildmodell kann es: Wählen Sie eines in den Einstellungen.</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>The picture is blurred, in whole or in part. Take it again: hold still, with more light.</source>
        <translation>Das Bild ist unscharf, ganz oder zum Teil. Fotografieren Sie noch einmal: ruhig halten, mit mehr Licht.</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Zu dunkel</translation>
    </message>
    <message>
        <source>The picture is dark. Take it again with more light.</source>
        <translation>Das Bild ist dunkel. Fotografieren Sie noch einmal mit mehr Licht.</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>The text runs out of the picture. Take it again with the whole page in view.</source>
        <translation>Der Text läuft aus dem Bild. Fotografieren Sie noch einmal mit der ganzen Seite im Bild.</translation>
    </message>
    <message>
        <source>Empty page</source>
        <translation>Leere Seite</translation>
    </message>
    <message>
        <source>No text was found on this page.</source>
        <translation>Auf dieser Seite wurde kein Text gefunden.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n Karte</numerusform>
            <numerusform>%n Karten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::PagesPresenter</name>
    <message>
        <source>Choose pages</source>
        <translation>Seiten wählen</translation>
    </message>
    <message>
        <source>Pages (%1)</source>
        <translation>Seiten (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no picture or file to paste. Copy one first.</source>
        <translation>Es gibt kein Bild und keine Datei zum Einfügen. Kopieren Sie zuerst etwas.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more file(s) could not be added.</source>
        <translation>
            <numerusform>Und %n weitere Datei konnte nicht hinzugefügt werden.</numerusform>
            <numerusform>Und %n weitere Dateien konnten nicht hinzugefügt werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::PagesView</name>
    <message>
        <source>&amp;Make Cards</source>
        <translation>Karten &amp;machen</translation>
    </message>
    <message>
        <source>&amp;Add Pages…</source>
        <translation>Seiten hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>Make cards from these pages (Ctrl+Return)</source>
        <translation>Aus diesen Seiten Karten machen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Correct Page…</source>
        <translation>Seite &amp;korrigieren …</translation>
    </message>
    <message>
        <source>Rotate &amp;Left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;Right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Adding pages…</source>
        <translation>Seiten werden hinzugefügt …</translation>
    </message>
    <message>
        <source>Adding more pages…</source>
        <translation>Weitere Seiten werden hinzugefügt …</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) may be hard to read. Choose one to see what helps.</source>
        <translation>
            <numerusform>%n Seite ist vielleicht schwer zu lesen. Wählen Sie sie aus, um zu sehen, was hilft.</numerusform>
            <numerusform>%n Seiten sind vielleicht schwer zu lesen. Wählen Sie eine aus, um zu sehen, was hilft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag to change the order. Double-click a page to correct it.</source>
        <translation>Ziehen ändert die Reihenfolge. Ein Doppelklick öffnet eine Seite zum Korrigieren.</translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <comment>number, what helps</comment>
        <translation>Seite %1: %2</translation>
    </message>
</context>
<context>
    <name>recto::Progress</name>
    <message>
        <source>Adding page %1 of %2</source>
        <translation>Seite %1 von %2 wird hinzugefügt</translation>
    </message>
    <message>
        <source>Reading page %1 of %2</source>
        <translation>Seite %1 von %2 wird gelesen</translation>
    </message>
    <message>
        <source>Making cards, part %1 of %2</source>
        <translation>Karten werden gemacht, Abschnitt %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2 minutes left</source>
        <translation>noch %1–%2 Minuten</translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2 hours left</source>
        <translation>noch %1–%2 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n card(s)</source>
        <translation>
            <numerusform>Fertig: %n Karte</numerusform>
            <numerusform>Fertig: %n Karten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done with gaps: %n card(s)</source>
        <translation>
            <numerusform>Fertig, mit Lücken: %n Karte</numerusform>
            <numerusform>Fertig, mit Lücken: %n Karten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n card(s) kept</source>
        <translation>
            <numerusform>Abgebrochen: %n Karte bleibt</numerusform>
            <numerusform>Abgebrochen: %n Karten bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>No cards could be made</source>
        <translation>Es konnten keine Karten gemacht werden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Letzte Arbeiten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <source>%1–%2 seconds left</source>
        <translation>noch %1–%2 Sekunden</translation>
    </message>
    <message>
        <source>%1 is the same picture as page %2 and was left out.</source>
        <translation>%1 ist dasselbe Bild wie Seite %2 und wurde ausgelassen.</translation>
    </message>
</context>
<context>
    <name>recto::ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>N&amp;och einmal</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>&amp;Back to the Pages</source>
        <translation>&amp;Zurück zu den Seiten</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Es geht gleich los …</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s)</source>
        <translation>
            <numerusform>%1 von %n Seite</numerusform>
            <numerusform>%1 von %n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s)</source>
        <translation>
            <numerusform>%1 von %n Abschnitt</numerusform>
            <numerusform>%1 von %n Abschnitten</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 Next try in %n second(s).</source>
        <translation>
            <numerusform>%1 Nächster Versuch in %n Sekunde.</numerusform>
            <numerusform>%1 Nächster Versuch in %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>The cards could not be made</source>
        <translation>Die Karten konnten nicht gemacht werden</translation>
    </message>
    <message>
        <source>%1 made</source>
        <translation>%1 gemacht</translation>
    </message>
    <message>
        <source>No cards were made</source>
        <translation>Es wurden keine Karten gemacht</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s) are read. What is finished is kept.</source>
        <translation>
            <numerusform>%1 von %n Seite ist gelesen. Was fertig ist, bleibt.</numerusform>
            <numerusform>%1 von %n Seiten sind gelesen. Was fertig ist, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more: see the details.</source>
        <translation>
            <numerusform>Und %n weiterer Fehler: siehe Einzelheiten.</numerusform>
            <numerusform>Und %n weitere Fehler: siehe Einzelheiten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pages</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Chec&amp;k Cards</source>
        <translation>Karten &amp;prüfen</translation>
    </message>
</context>
<context>
    <name>recto::ReportDialog</name>
    <message>
        <source>Report a Problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Describe what happened, and put this text below it. It holds no names of files, nothing of your pages and cards, and no keys. Recto sends nothing.</source>
        <translation>Beschreiben Sie, was geschehen ist, und setzen Sie diesen Text darunter. Er enthält keine Dateinamen, nichts von Ihren Seiten und Karten und keine Schlüssel. Recto schickt nichts ab.</translation>
    </message>
    <message>
        <source>What the report says</source>
        <translation>Was der Bericht sagt</translation>
    </message>
    <message>
        <source>Looking at how Recto is…</source>
        <translation>Recto sieht nach, wie es ihm geht …</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>recto::ReviewView</name>
    <message>
        <source>Cards with “%1”</source>
        <translation>Karten mit „%1“</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>There are no cards here.</source>
        <translation>Hier sind keine Karten.</translation>
    </message>
    <message>
        <source>No card has these words.</source>
        <translation>Keine Karte enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Edit of “%1”</source>
        <comment>card</comment>
        <translation>Ändern von „%1“</translation>
    </message>
    <message>
        <source>Changes discarded.</source>
        <translation>Änderungen verworfen.</translation>
    </message>
    <message>
        <source>Discarded edit of “%1”</source>
        <comment>card</comment>
        <translation>Verworfenes Ändern von „%1“</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>Taking %1</source>
        <comment>cards</comment>
        <translation>Übernehmen von %1</translation>
    </message>
    <message>
        <source>Check of %1</source>
        <comment>cards</comment>
        <translation>Prüfen von %1</translation>
    </message>
    <message>
        <source>Delete of %1</source>
        <comment>cards</comment>
        <translation>Löschen von %1</translation>
    </message>
    <message numerus="yes">
        <source>Mended in %n card(s) and in the page&apos;s text.</source>
        <translation>
            <numerusform>In %n Karte und im Text der Seite verbessert.</numerusform>
            <numerusform>In %n Karten und im Text der Seite verbessert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mending of “%1”</source>
        <comment>word</comment>
        <translation>Verbessern von „%1“</translation>
    </message>
    <message>
        <source>Nothing more is offered.</source>
        <translation>Mehr wird nicht angeboten.</translation>
    </message>
    <message>
        <source>Nothing is left to check here.</source>
        <translation>Hier ist nichts mehr zu prüfen.</translation>
    </message>
</context>
<context>
    <name>recto::ServicePage</name>
    <message>
        <source>O&amp;ffline only: never connect to a model service</source>
        <translation>Nur o&amp;ffline: nie mit einem Modelldienst verbinden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Ein anderer Dienst</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Dienst</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>Model that &amp;writes cards</source>
        <translation>Modell, das Karten &amp;schreibt</translation>
    </message>
    <message>
        <source>Model that &amp;reads pages</source>
        <translation>Modell, das Seiten &amp;liest</translation>
    </message>
    <message>
        <source>None: pages are read on this computer</source>
        <translation>Keines: Seiten werden auf diesem Computer gelesen</translation>
    </message>
    <message>
        <source>Choose the model, then test again.</source>
        <translation>Wählen Sie das Modell und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Wait for an a&amp;nswer</source>
        <translation>Auf Antwort &amp;warten</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>Requests at the same ti&amp;me</source>
        <translation>Anfragen &amp;zur gleichen Zeit</translation>
    </message>
    <message>
        <source>Deployment that &amp;writes cards</source>
        <translation>Bereitstellung, die Karten &amp;schreibt</translation>
    </message>
    <message>
        <source>Deployment that &amp;reads pages</source>
        <translation>Bereitstellung, die Seiten &amp;liest</translation>
    </message>
    <message>
        <source>A language model writes better cards and reads handwriting. It can be a service on the internet, which usually wants a key and money, or run on this computer.</source>
        <translation>Ein Sprachmodell schreibt bessere Karten und liest Handschrift. Es kann ein Dienst im Internet sein, der meist einen Schlüssel und Geld will, oder auf diesem Computer laufen.</translation>
    </message>
    <message>
        <source>This connection is not encrypted: others on the way can read your pages. A key is not sent like this. Use https.</source>
        <translation>Diese Verbindung ist nicht verschlüsselt: Andere können unterwegs Ihre Seiten lesen. Ein Schlüssel wird so nicht gesendet. Nehmen Sie https.</translation>
    </message>
    <message>
        <source>This connection is not encrypted: others in your network can read your pages and the key. Use https if the service has it.</source>
        <translation>Diese Verbindung ist nicht verschlüsselt: Andere in Ihrem Netz können Ihre Seiten und den Schlüssel lesen. Nehmen Sie https, wenn der Dienst es hat.</translation>
    </message>
    <message>
        <source>This service runs on this computer: your pages stay here.</source>
        <translation>Dieser Dienst läuft auf diesem Computer: Ihre Seiten bleiben hier.</translation>
    </message>
    <message>
        <source>The address and the key stand in the Azure portal, under “Keys and Endpoint”. The models are the names of your deployments.</source>
        <translation>Adresse und Schlüssel stehen im Azure-Portal unter „Schlüssel und Endpunkt“. Die Modelle sind die Namen Ihrer Bereitstellungen.</translation>
    </message>
    <message>
        <source>Nothing is sent while this is on, not even to a model on this computer.</source>
        <translation>Solange das an ist, wird nichts gesendet, auch nicht an ein Modell auf diesem Computer.</translation>
    </message>
    <message>
        <source>Enter the address of the service first.</source>
        <translation>Geben Sie zuerst die Adresse des Dienstes ein.</translation>
    </message>
    <message>
        <source>Choose the service that is to do the work.</source>
        <translation>Wählen Sie den Dienst, der die Arbeit tun soll.</translation>
    </message>
    <message>
        <source>Enter the address of the service.</source>
        <translation>Geben Sie die Adresse des Dienstes ein.</translation>
    </message>
    <message>
        <source>Choose the model that is to write the cards.</source>
        <translation>Wählen Sie das Modell, das die Karten schreiben soll.</translation>
    </message>
    <message>
        <source>Choose the model that is to read the pages.</source>
        <translation>Wählen Sie das Modell, das die Seiten lesen soll.</translation>
    </message>
</context>
<context>
    <name>recto::ServicePresenter</name>
    <message>
        <source>The model service that is chosen for this is not set up yet.</source>
        <translation>Der Modelldienst, der dafür gewählt ist, ist noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>The key is kept until Recto closes and then has to be entered again: this computer’s keychain can’t be used.</source>
        <translation>Der Schlüssel bleibt, bis Recto endet, und muss dann neu eingegeben werden: Der Schlüsselbund dieses Computers ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>recto::ServiceUse</name>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>a model on this computer</source>
        <translation>ein Modell auf diesem Computer</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 auf diesem Computer</translation>
    </message>
    <message>
        <source>Everything is done on this computer: nothing is sent.</source>
        <translation>Alles geschieht auf diesem Computer: Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>“Offline only” is switched on: nothing is sent, so the model service can’t be used.</source>
        <translation>„Nur offline“ ist an: Es wird nichts gesendet, der Modelldienst ist also nicht benutzbar.</translation>
    </message>
    <message>
        <source>No model service is set up yet.</source>
        <translation>Es ist noch kein Modelldienst eingerichtet.</translation>
    </message>
    <message>
        <source>The text of your pages is sent to %1.</source>
        <translation>Der Text Ihrer Seiten wird an %1 gesendet.</translation>
    </message>
    <message>
        <source>Pictures of your pages and their text are sent to %1.</source>
        <translation>Bilder Ihrer Seiten und ihr Text werden an %1 gesendet.</translation>
    </message>
    <message>
        <source>Pictures of your pages are sent to %1.</source>
        <translation>Bilder Ihrer Seiten werden an %1 gesendet.</translation>
    </message>
    <message>
        <source>The text of your pages, and pictures of those that are hard to read, are sent to %1.</source>
        <translation>Der Text Ihrer Seiten und Bilder der schwer lesbaren werden an %1 gesendet.</translation>
    </message>
    <message>
        <source>Pictures of the pages that are hard to read are sent to %1.</source>
        <translation>Bilder der schwer lesbaren Seiten werden an %1 gesendet.</translation>
    </message>
    <message>
        <source>Nothing leaves it.</source>
        <translation>Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>Etwa %1.</translation>
    </message>
    <message>
        <source>About %1, %2.</source>
        <comment>tokens, money</comment>
        <translation>Etwa %1, %2.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>That is more than your limit of %1: the job will stop there.</source>
        <translation>Das ist mehr als Ihre Grenze von %1: Dort hält der Auftrag an.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>tokens, money</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1</source>
        <comment>requests, tokens and money</comment>
        <translation>
            <numerusform>%n Anfrage, %1</numerusform>
            <numerusform>%n Anfragen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to %1: %n request(s), %2 out, %3 in</source>
        <comment>host, sizes</comment>
        <translation>
            <numerusform>An %1: %n Anfrage, %2 gesendet, %3 empfangen</numerusform>
            <numerusform>An %1: %n Anfragen, %2 gesendet, %3 empfangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Used: %1</source>
        <comment>tokens, money</comment>
        <translation>Verbraucht: %1</translation>
    </message>
    <message>
        <source>less than %1 %2</source>
        <comment>money, currency</comment>
        <translation>weniger als %1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>money, currency</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>At most about %1.</source>
        <translation>Höchstens etwa %1.</translation>
    </message>
    <message>
        <source>At most about %1, %2.</source>
        <comment>tokens, money</comment>
        <translation>Höchstens etwa %1, %2.</translation>
    </message>
    <message>
        <source>That may be more than your limit of %1: the job would stop there.</source>
        <translation>Das kann mehr sein als Ihre Grenze von %1: Dort würde der Auftrag anhalten.</translation>
    </message>
</context>
<context>
    <name>recto::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>Allgemei&amp;n</translation>
    </message>
    <message>
        <source>Reading and Car&amp;ds</source>
        <translation>Lesen und Ka&amp;rten</translation>
    </message>
    <message>
        <source>Mode&amp;l Service</source>
        <translation>&amp;Modelldienst</translation>
    </message>
    <message>
        <source>&amp;Usage and Privacy</source>
        <translation>&amp;Verbrauch und Datenschutz</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
    </message>
</context>
<context>
    <name>recto::SettingsFields</name>
    <message>
        <source>Enter an address such as https://models.example.org/v1, without a password or key.</source>
        <translation>Geben Sie eine Adresse wie https://models.example.org/v1 ein, ohne Passwort oder Schlüssel.</translation>
    </message>
    <message>
        <source>Enter the whole path of a folder.</source>
        <translation>Geben Sie den ganzen Pfad eines Ordners ein.</translation>
    </message>
    <message>
        <source>Enter one line of at most 500 characters.</source>
        <translation>Geben Sie eine Zeile mit höchstens 500 Zeichen ein.</translation>
    </message>
    <message>
        <source>This value can’t be used.</source>
        <translation>Dieser Wert ist nicht benutzbar.</translation>
    </message>
</context>
<context>
    <name>recto::SidePanel</name>
    <message>
        <source>&amp;New Cards</source>
        <translation>&amp;Neue Karten</translation>
    </message>
    <message>
        <source>Search all cards</source>
        <translation>Alle Karten durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Make These &amp;Next</source>
        <translation>Als &amp;Nächste erstellen</translation>
    </message>
    <message>
        <source>Do Not Make &amp;Them</source>
        <translation>Ni&amp;cht erstellen</translation>
    </message>
    <message>
        <source>Your card sets</source>
        <translation>Kartensätze</translation>
    </message>
</context>
<context>
    <name>recto::UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>%1 Undo is possible.</source>
        <translation>%1 Es lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>recto::UpkeepPresenter</name>
    <message>
        <source>Pages can be read in this language now: %1.</source>
        <translation>In dieser Sprache können Seiten jetzt gelesen werden: %1.</translation>
    </message>
    <message>
        <source>%1 is no language data of Tesseract. Fetch the file again; its name is the language’s code.</source>
        <translation>%1 ist keine Sprachdatei von Tesseract. Holen Sie die Datei noch einmal; ihr Name ist das Kürzel der Sprache.</translation>
    </message>
    <message>
        <source>This is the newest Recto.</source>
        <translation>Das ist das neueste Recto.</translation>
    </message>
    <message>
        <source>The answer of %1 could not be understood. Try again later.</source>
        <translation>Die Antwort von %1 war nicht zu verstehen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>There is Recto %1.</source>
        <translation>Es gibt Recto %1.</translation>
    </message>
    <message>
        <source>What Is New…</source>
        <translation>Was neu ist …</translation>
    </message>
    <message>
        <source>Recto %1</source>
        <translation>Recto %1</translation>
    </message>
    <message>
        <source>&amp;Open Its Page</source>
        <translation>Seite ö&amp;ffnen</translation>
    </message>
</context>
<context>
    <name>recto::UploadFields</name>
    <message>
        <source>such as Biology</source>
        <translation>etwa Biologie</translation>
    </message>
    <message>
        <source>such as Chapter 3</source>
        <translation>etwa Kapitel 3</translation>
    </message>
    <message>
        <source>such as “the dates and who was there”</source>
        <translation>etwa „die Jahreszahlen und wer dabei war“</translation>
    </message>
    <message>
        <source>What to focus on</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>C&amp;ourse</source>
        <translation>&amp;Kurs</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;What to focus on</source>
        <translation>Schwer&amp;punkt</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Spra&amp;che</translation>
    </message>
</context>
<context>
    <name>recto::UploadListModel</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>cards, date</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title, details</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>Wird gemacht …</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet …</translation>
    </message>
</context>
<context>
    <name>recto::UploadsPresenter</name>
    <message>
        <source>“%1” deleted.</source>
        <translation>„%1“ gelöscht.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Delete of “%1”</source>
        <comment>cards</comment>
        <translation>Löschen von „%1“</translation>
    </message>
    <message>
        <source>Rename to “%1”</source>
        <translation>Umbenennen in „%1“</translation>
    </message>
</context>
<context>
    <name>recto::UsagePage</name>
    <message>
        <source>Used so far</source>
        <translation>Bisher verbraucht</translation>
    </message>
    <message>
        <source>&amp;What left this computer</source>
        <translation>&amp;Was diesen Computer verlassen hat</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Price of a million tokens &amp;sent</source>
        <translation>Preis von einer Million &amp;gesendeter Token</translation>
    </message>
    <message>
        <source>Price of a million tokens &amp;received</source>
        <translation>Preis von einer Million &amp;empfangener Token</translation>
    </message>
    <message>
        <source>Curre&amp;ncy</source>
        <translation>Währ&amp;ung</translation>
    </message>
    <message>
        <source>A &amp;job stops at a cost of</source>
        <translation>Ein Auftrag hält an bei &amp;Kosten von</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>A token is about three quarters of a word. Services name their prices on their sites.</source>
        <translation>Ein Token ist etwa drei Viertel eines Wortes. Dienste nennen ihre Preise auf ihren Websites.</translation>
    </message>
    <message>
        <source>What left this computer, by job and host</source>
        <translation>Was diesen Computer verlassen hat, nach Auftrag und Gegenstelle</translation>
    </message>
    <message>
        <source>Job and host</source>
        <translation>Auftrag und Gegenstelle</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>A limit needs the prices: enter them, too.</source>
        <translation>Eine Grenze braucht die Preise: Geben Sie sie auch ein.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>month, usage</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>No job has sent anything.</source>
        <translation>Kein Auftrag hat etwas gesendet.</translation>
    </message>
    <message>
        <source>Deleted cards</source>
        <translation>Gelöschte Karten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title, date</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>recto::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Cards</source>
        <translation>&amp;Neue Karten</translation>
    </message>
    <message>
        <source>&amp;Choose Files…</source>
        <translation>Dateien &amp;wählen …</translation>
    </message>
    <message>
        <source>&amp;Make Cards</source>
        <translation>Karten &amp;machen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Restore a &amp;Backup…</source>
        <translation>&amp;Sicherung zurückholen …</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Find Cards</source>
        <translation>Karten &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Correct Page…</source>
        <translation>Seite &amp;korrigieren …</translation>
    </message>
    <message>
        <source>Rotate &amp;Left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;Right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Progress</source>
        <translation>&amp;Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Recto</source>
        <translation>Ü&amp;ber Recto</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <comment>what was done</comment>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <comment>what was done</comment>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Add a &amp;Language…</source>
        <translation>&amp;Sprache hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>&amp;Problem melden …</translation>
    </message>
    <message>
        <source>Check for &amp;Updates</source>
        <translation>Nach &amp;Aktualisierungen sehen</translation>
    </message>
    <message>
        <source>Ca&amp;rd</source>
        <translation>Kar&amp;te</translation>
    </message>
    <message>
        <source>Card &amp;Sets</source>
        <translation>Karten&amp;sätze</translation>
    </message>
    <message>
        <source>&amp;Phone…</source>
        <translation>Tele&amp;fon…</translation>
    </message>
</context>
<context>
    <name>recto::WorkView</name>
    <message>
        <source>Cards so far</source>
        <translation>Karten bisher</translation>
    </message>
    <message>
        <source>Details of the work</source>
        <translation>Einzelheiten der Arbeit</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>Noch ein&amp;mal</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Übersprin&amp;gen</translation>
    </message>
    <message>
        <source>Open Pa&amp;ge</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>Cop&amp;y Log</source>
        <translation>Protokoll &amp;kopieren</translation>
    </message>
    <message>
        <source>Save &amp;Log…</source>
        <translation>Protoko&amp;ll speichern …</translation>
    </message>
    <message>
        <source>Each card appears here as soon as it is made.</source>
        <translation>Jede Karte erscheint hier, sobald sie gemacht ist.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
</context>
<context>
    <name>recto::Titles</name>
    <message>
        <source>%1 pages</source>
        <translation>%1 Seiten</translation>
    </message>
    <message>
        <source>%1 and 1 more page</source>
        <translation>%1 und 1 weitere Seite</translation>
    </message>
    <message>
        <source>%1 and %2 more pages</source>
        <translation>%1 und %2 weitere Seiten</translation>
    </message>
</context>
<context>
    <name>recto::CardListPanel</name>
    <message>
        <source>Search these cards</source>
        <translation>Diese Karten durchsuchen</translation>
    </message>
    <message>
        <source>Order of the cards</source>
        <translation>Reihenfolge der Karten</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Unsichere zuerst</translation>
    </message>
    <message>
        <source>As on the pages</source>
        <translation>Wie auf den Seiten</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>How many cards are checked</source>
        <translation>Wie viele Karten geprüft sind</translation>
    </message>
    <message>
        <source>Export these cards</source>
        <translation>Diese Karten exportieren</translation>
    </message>
    <message>
        <source>Card set: %1</source>
        <translation>Kartensatz: %1</translation>
    </message>
    <message>
        <source>Uncertain %1</source>
        <translation>Unsicher %1</translation>
    </message>
    <message>
        <source>Unchecked %1</source>
        <translation>Ungeprüft %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>cards</comment>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Offers %1</source>
        <translation>Angebote %1</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <comment>cards</comment>
        <translation>%1 von %2 geprüft</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>All Card &amp;Sets</source>
        <translation>Alle Karten&amp;sätze</translation>
    </message>
</context>
<context>
    <name>recto::CheckActions</name>
    <message>
        <source>&amp;Next Card</source>
        <translation>&amp;Nächste Karte</translation>
    </message>
    <message>
        <source>&amp;Previous Card</source>
        <translation>&amp;Vorige Karte</translation>
    </message>
    <message>
        <source>Next &amp;Uncertain Card</source>
        <translation>Nächste &amp;unsichere Karte</translation>
    </message>
    <message>
        <source>&amp;Edit Card</source>
        <translation>Karte &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Delete Card</source>
        <translation>Karte &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Mend a Word…</source>
        <translation>&amp;Wort verbessern …</translation>
    </message>
    <message>
        <source>&amp;Whole Page</source>
        <translation>&amp;Ganze Seite</translation>
    </message>
    <message>
        <source>&amp;Zoom In or Out</source>
        <translation>Vergrößern &amp;oder verkleinern</translation>
    </message>
    <message>
        <source>&amp;Correct This Page…</source>
        <translation>Diese &amp;Seite korrigieren …</translation>
    </message>
    <message>
        <source>&amp;Search These Cards</source>
        <translation>&amp;Diese Karten durchsuchen</translation>
    </message>
    <message>
        <source>&amp;List of Cards</source>
        <translation>L&amp;iste der Karten</translation>
    </message>
    <message>
        <source>Show the whole page, or the place close up (W)</source>
        <translation>Die ganze Seite zeigen oder die Stelle aus der Nähe (W)</translation>
    </message>
    <message>
        <source>&amp;Take, Next</source>
        <translation>Überneh&amp;men, weiter</translation>
    </message>
    <message>
        <source>&amp;Right, Next</source>
        <translation>S&amp;timmt, weiter</translation>
    </message>
    <message>
        <source>Take this card among yours and go on (Space)</source>
        <translation>Diese Karte übernehmen und weitergehen (Leertaste)</translation>
    </message>
    <message>
        <source>This card is right: mark it as checked and go on (Space)</source>
        <translation>Diese Karte stimmt: als geprüft vermerken und weitergehen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>recto::CheckStage</name>
    <message>
        <source>Show the list of cards</source>
        <translation>Die Liste der Karten zeigen</translation>
    </message>
    <message>
        <source>Correc&amp;t Page…</source>
        <translation>Seite korri&amp;gieren …</translation>
    </message>
    <message>
        <source>Turn or crop this page and read it again</source>
        <translation>Diese Seite drehen oder zuschneiden und neu lesen</translation>
    </message>
    <message>
        <source>&amp;Mend the Word…</source>
        <translation>&amp;Wort verbessern …</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>Bearbe&amp;iten</translation>
    </message>
    <message>
        <source>Previous card</source>
        <translation>Vorige Karte</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>Nächste Karte</translation>
    </message>
    <message>
        <source>✓ Checked %1</source>
        <translation>✓ Geprüft %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>page and what is wrong with it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Please check: “%1” was hard to read.</source>
        <translation>Bitte prüfen: „%1“ war schwer zu lesen.</translation>
    </message>
    <message>
        <source>Please check: %1</source>
        <comment>a sentence follows</comment>
        <translation>Bitte prüfen: %1</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
</context>
<context>
    <name>recto::Doubts</name>
    <message>
        <source>Its page was read again after you changed it.</source>
        <translation>Ihre Seite wurde nach der Änderung der Karte neu gelesen.</translation>
    </message>
    <message>
        <source>A word of the answer was hard to read.</source>
        <translation>Ein Wort der Antwort war schwer zu lesen.</translation>
    </message>
    <message>
        <source>This was not found word for word on the page.</source>
        <translation>Das steht so nicht wörtlich auf der Seite.</translation>
    </message>
    <message>
        <source>A number of the answer is not in the sentence on the page.</source>
        <translation>Eine Zahl der Antwort steht nicht im Satz auf der Seite.</translation>
    </message>
    <message>
        <source>The answer and the page differ in a word such as “not”.</source>
        <translation>Antwort und Seite unterscheiden sich in einem Wort wie „nicht“.</translation>
    </message>
    <message>
        <source>The answer is not in the sentence on the page.</source>
        <translation>Die Antwort steht nicht im Satz auf der Seite.</translation>
    </message>
    <message>
        <source>The page has more or other words in this sentence.</source>
        <translation>Auf der Seite hat dieser Satz mehr oder andere Wörter.</translation>
    </message>
    <message>
        <source>It has no answer.</source>
        <translation>Sie hat keine Antwort.</translation>
    </message>
    <message>
        <source>The question gives the answer away.</source>
        <translation>Die Frage verrät die Antwort.</translation>
    </message>
    <message>
        <source>Another card asks the same.</source>
        <translation>Eine andere Karte fragt dasselbe.</translation>
    </message>
    <message>
        <source>It speaks of the page, which nobody will see.</source>
        <translation>Sie spricht von der Seite, die dann niemand sieht.</translation>
    </message>
    <message>
        <source>It begins with a word for something that was said before.</source>
        <translation>Sie beginnt mit einem Wort für etwas, das vorher gesagt wurde.</translation>
    </message>
    <message>
        <source>It does not say what it is about.</source>
        <translation>Sie sagt nicht, worum es geht.</translation>
    </message>
    <message>
        <source>Its gap is not written right.</source>
        <translation>Ihre Lücke ist nicht richtig geschrieben.</translation>
    </message>
    <message>
        <source>What is asked stands elsewhere in the sentence.</source>
        <translation>Das Gefragte steht noch einmal im Satz.</translation>
    </message>
    <message>
        <source>The gap hides a word that tells nothing.</source>
        <translation>Die Lücke verbirgt ein Wort, das nichts sagt.</translation>
    </message>
    <message>
        <source>It has too many gaps.</source>
        <translation>Sie hat zu viele Lücken.</translation>
    </message>
    <message>
        <source>Too little of the sentence is left to go by.</source>
        <translation>Vom Satz bleibt zu wenig übrig.</translation>
    </message>
    <message>
        <source>Very little of the sentence is asked for.</source>
        <translation>Vom Satz wird sehr wenig gefragt.</translation>
    </message>
    <message>
        <source>It asks several things at once.</source>
        <translation>Sie fragt mehreres auf einmal.</translation>
    </message>
    <message>
        <source>Its answer has several sentences.</source>
        <translation>Ihre Antwort hat mehrere Sätze.</translation>
    </message>
    <message>
        <source>Its answer has several lines.</source>
        <translation>Ihre Antwort hat mehrere Zeilen.</translation>
    </message>
    <message>
        <source>Its front is long.</source>
        <translation>Ihre Vorderseite ist lang.</translation>
    </message>
    <message>
        <source>Its back is long.</source>
        <translation>Ihre Rückseite ist lang.</translation>
    </message>
    <message>
        <source>Its answer has many words.</source>
        <translation>Ihre Antwort hat viele Wörter.</translation>
    </message>
    <message>
        <source>It rests on very few words of the page.</source>
        <translation>Sie stützt sich auf sehr wenige Wörter der Seite.</translation>
    </message>
    <message>
        <source>It does not say what on the page it rests on.</source>
        <translation>Sie sagt nicht, worauf sie sich auf der Seite stützt.</translation>
    </message>
    <message>
        <source>There is no page to compare it with.</source>
        <translation>Es gibt keine Seite, mit der man sie vergleichen kann.</translation>
    </message>
    <message>
        <source>Recto is not sure of it.</source>
        <translation>Recto ist sich bei ihr nicht sicher.</translation>
    </message>
</context>
<context>
    <name>recto::EndPage</name>
    <message>
        <source>Every card is checked.</source>
        <translation>Alle Karten sind geprüft.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Back to the Cards</source>
        <translation>&amp;Zurück zu den Karten</translation>
    </message>
    <message>
        <source>%1 checked</source>
        <comment>cards</comment>
        <translation>%1 geprüft</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <comment>cards</comment>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>cards</comment>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1: %2 of %3 checked</source>
        <translation>%1: %2 von %3 geprüft</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Look at %n More Offered Card(s)</source>
        <translation>
            <numerusform>&amp;Noch %n angebotene Karte ansehen</numerusform>
            <numerusform>&amp;Noch %n angebotene Karten ansehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recto::EvidenceStrip</name>
    <message>
        <source>Place on the page</source>
        <translation>Stelle auf der Seite</translation>
    </message>
    <message>
        <source>This card has no page.</source>
        <translation>Diese Karte hat keine Seite.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Page %1: “%2”</source>
        <translation>Seite %1: „%2“</translation>
    </message>
    <message>
        <source>“%1”: click to mend it</source>
        <translation>„%1“: zum Verbessern klicken</translation>
    </message>
</context>
<context>
    <name>recto::WordMender</name>
    <message>
        <source>It was read like this. What does it say?</source>
        <translation>So wurde es gelesen. Was steht da?</translation>
    </message>
    <message>
        <source>Me&amp;nd</source>
        <translation>&amp;Verbessern</translation>
    </message>
    <message>
        <source>What the word says</source>
        <translation>Was das Wort heißt</translation>
    </message>
    <message>
        <source>Mend it in the page&apos;s text and in every card that has it (Return)</source>
        <translation>Im Text der Seite und in jeder Karte damit verbessern (Eingabetaste)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Picture of the word that was read as “%1”</source>
        <translation>Bild des Wortes, das als „%1“ gelesen wurde</translation>
    </message>
    <message>
        <source>Perhaps “%1”</source>
        <translation>Vielleicht „%1“</translation>
    </message>
</context>
<context>
    <name>recto::PhoneDialog</name>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>&amp;Turn On</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Photograph pages with a phone and check cards on it, while Recto runs here.</source>
        <translation>Fotografieren Sie Seiten mit dem Telefon und prüfen Sie darauf Karten, während Recto hier läuft.</translation>
    </message>
    <message>
        <source>For that Recto waits for phones in your local network, until you turn it off or nobody has used it for a quarter of an hour. Only devices that you connect get in. Photos and cards stay on this computer and the phone.</source>
        <translation>Dafür wartet Recto in Ihrem eigenen Netz auf Telefone, bis Sie es ausschalten oder eine Viertelstunde niemand es benutzt hat. Nur Geräte, die Sie verbinden, kommen herein. Fotos und Karten bleiben auf diesem Computer und dem Telefon.</translation>
    </message>
    <message>
        <source>“Offline only” stays: Recto still connects to nothing by itself.</source>
        <translation>„Nur offline“ bleibt: Recto verbindet sich weiterhin von sich aus mit nichts.</translation>
    </message>
    <message>
        <source>Code for the phone’s camera</source>
        <translation>Code für die Kamera des Telefons</translation>
    </message>
    <message>
        <source>Or open this &amp;link on the phone:</source>
        <translation>Oder öffnen Sie diesen &amp;Link auf dem Telefon:</translation>
    </message>
    <message>
        <source>&amp;Copy Link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Address of this computer:</source>
        <translation>&amp;Adresse dieses Computers:</translation>
    </message>
    <message>
        <source>The way to the phone is not encrypted: who shares this network could read along.</source>
        <translation>Der Weg zum Telefon ist nicht verschlüsselt: Wer dieses Netz teilt, könnte mitlesen.</translation>
    </message>
    <message>
        <source>Scan the code with the phone’s camera. The phone has to be in the same network as this computer.</source>
        <translation>Scannen Sie den Code mit der Kamera des Telefons. Das Telefon muss im selben Netz sein wie dieser Computer.</translation>
    </message>
    <message>
        <source>Connected &amp;devices</source>
        <translation>Verbundene &amp;Geräte</translation>
    </message>
    <message>
        <source>Connected devices</source>
        <translation>Verbundene Geräte</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Turn Off</source>
        <translation>A&amp;usschalten</translation>
    </message>
    <message>
        <source>Pages came last at %1.</source>
        <translation>Zuletzt kamen Seiten: %1.</translation>
    </message>
    <message>
        <source>Nothing has come from a phone yet. If its browser doesn’t find this computer, a firewall may be in the way (let Recto, or port %1, in for private networks), or the Wi-Fi keeps its guests apart from each other.</source>
        <translation>Noch ist nichts von einem Telefon gekommen. Findet sein Browser diesen Computer nicht, kann eine Firewall im Weg sein (lassen Sie Recto oder Port %1 für private Netze herein), oder das WLAN hält seine Gäste voneinander getrennt.</translation>
    </message>
    <message>
        <source>This computer is in no local network that a phone could share.</source>
        <translation>Dieser Computer ist in keinem Netz, in dem auch ein Telefon sein könnte.</translation>
    </message>
    <message>
        <source>Recto can’t wait for phones: %1</source>
        <translation>Recto kann nicht auf Telefone warten: %1</translation>
    </message>
    <message>
        <source>The certificate for HTTPS can’t be used: %1</source>
        <translation>Das Zertifikat für HTTPS ist nicht brauchbar: %1</translation>
    </message>
    <message>
        <source>Turned off, as nobody used it for a quarter of an hour.</source>
        <translation>Ausgeschaltet, da es eine Viertelstunde niemand benutzt hat.</translation>
    </message>
    <message>
        <source>Nobody is connected now.</source>
        <translation>Gerade ist niemand verbunden.</translation>
    </message>
    <message>
        <source>Connected now: %1</source>
        <translation>Gerade verbunden: %1</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>gerade verbunden</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>zuletzt benutzt %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>device, when it was used</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>recto::PhonePresenter</name>
    <message>
        <source>Phone: %1 connected</source>
        <translation>Telefon: %1 verbunden</translation>
    </message>
    <message>
        <source>Phone: on</source>
        <translation>Telefon: an</translation>
    </message>
</context>
</TS>
