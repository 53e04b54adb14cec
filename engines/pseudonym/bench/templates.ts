/**
 * Sales texts to learn from and to measure on. {f} first name, {l} family name, {p} place, {c} company without legal form, {g} legal form.
 * Even lines are for learning, odd lines for measuring; see `composeTexts`.
 */
export const templates: readonly string[] = `
Hallo Frau {l}, vielen Dank für Ihre Anfrage zur Verpackungsmaschine. Das Angebot erhalten Sie bis Freitag.
Sehr geehrter Herr {l}, wie gestern besprochen sende ich Ihnen das Datenblatt der Abfüllanlage.
Heute mit {f} {l} telefoniert, Rückruf nächste Woche. Budget ist freigegeben.
{l} hat den Preis bestätigt und wartet auf die Auftragsbestätigung.
Guten Tag {f} {l}, anbei die Zeichnung für das neue Förderband.
Unser Techniker war am Dienstag bei {c} {g} in {p} und hat die Steuerung getauscht.
Die {c} {g} hat drei Maschinen bestellt, Lieferung nach {p} im März.
Ansprechpartner ist jetzt {f} {l}, Leiter Einkauf. Die frühere Kollegin ist im Ruhestand.
Gespräch mit Dr. {l} aus {p}: Interesse an der Wartung, aber Bedenken wegen der Kosten.
Bitte die Rechnung an {f} {l} schicken, Kopie an die Buchhaltung.
Ich habe {l} auf der Messe in {p} getroffen. Er sucht einen neuen Lieferanten für Dichtungen.
Moin {f}, kannst du den Termin mit {c} auf Donnerstag verschieben?
Frau {l} meldet einen Stillstand an der Presse, bitte dringend den Kundendienst schicken.
Das Werk in {p} braucht Ersatzteile für die Fräsmaschine. Besteller ist Herr {l}.
Nach Rücksprache mit {f} {l} und Herrn {l} wird das Projekt in das nächste Quartal geschoben.
Die Geschäftsführerin {f} {l} möchte vor der Entscheidung noch die Anlage in {p} sehen.
Mit freundlichen Grüßen\n{f} {l}\n{c} {g}
Viele Grüße aus {p}\n{f} {l}
Beste Grüße\ni. A. {f} {l}
{c} {g} aus {p} fragt nach einem Rahmenvertrag über zwei Jahre.
Reklamation von {c}: Zwei Zylinder undicht, Foto liegt bei. Zuständig ist {l}.
Besuchsbericht {p}: Empfang durch {f} {l} (Produktionsleiter), Rundgang durch die Halle, danach Besprechung.
Der Einkäufer {l} verlangt zwei Prozent Skonto.
Wettbewerber {c} war letzte Woche auch dort und hat ein günstigeres Angebot vorgelegt.
{f} {l} ist bis zum 14. im Urlaub, Vertretung macht {f} {l}.
Wir haben mit {l} vereinbart, dass die Inbetriebnahme in {p} Ende Mai stattfindet.
Kollege {l} übernimmt die Betreuung von {c} ab Januar.
Laut {f} {l} ist die Entscheidung schon gefallen.
Telefonat mit Frau Dr. {f} {l}, Technische Leiterin: Muster kommen gut an.
Die Niederlassung {p} bestellt getrennt, Kontakt über {l}.
Herr {l} von {c} bittet um ein Video der Taktstraße.
Weiterleitung an {f}: bitte bis morgen die Lieferzeit klären.
Für {l} ist vor allem die Energieeffizienz wichtig.
Am Montag fährt unser Monteur nach {p}, um die Anlage bei {c} {g} abzunehmen.
Liebe Frau {l}, schön, dass wir uns auf der Hannover Messe gesehen haben.
Lieber {f}, danke für das offene Gespräch in {p}.
Anruf von {l}: Der Wareneingang hat die Palette nicht angenommen.
Notiz: {f} {l} wechselt im Herbst zu {c}.
Teilnehmer: {f} {l}, {f} {l}, Herr {l} (Qualität), Frau {l} (Einkauf)
Gestern rief {l} an und fragte, ob die Schulung auch in {p} möglich ist.
Das Angebot für {c} {g}, {p}, ist seit zwei Wochen offen.
Sie erreichen {f} {l} am besten vormittags.
Bei {c} entscheidet am Ende {l} allein.
Der Kunde {c} hat seinen Sitz von {p} nach {p} verlegt.
Danke, {f}! Ich melde mich bei {l}, sobald die Teile da sind.
Die Lieferung an {c} ging versehentlich nach {p}.
Wer ist der Nachfolger von {f} {l}?
{f} hat zugesagt, {l} noch nicht.
Der neue Werkleiter in {p} heißt {f} {l}.
Protokoll: {l} stellt den Zeitplan vor, {l} ergänzt die offenen Punkte.
Könnten Sie {f} {l} bitte die Preisliste zusenden?
Zur Abnahme kommen {l} und sein Kollege {l}.
Unsere Spedition holt die Ware am Mittwoch in {p} ab.
Stammkunde seit 2012, Ansprechpartnerin {f} {l}, sehr zufrieden mit dem Service.
{l}s Einwand: Die Lieferzeit von zwölf Wochen ist zu lang.
Das Muster für {l} liegt im Büro.
Der Vertrag mit {c} {g} läuft am Jahresende aus.
Angefragt hat ein gewisser {f} {l} aus {p}, Firma unbekannt.
In {p} wird eine neue Halle gebaut, {c} bekommt den Stahlbau.
Gemeinsam mit {f} {l} haben wir die Stückliste geprüft.
Hallo {f}, hier die gewünschten Unterlagen zur Umrüstung.
Hat {l} den Wartungsvertrag schon unterschrieben?
Empfehlung von {f} {l}: wir sollen uns bei {c} melden.
Herrn {f} {l}\n{c} {g}\n{p}
Rückmeldung {l}: Temperatur passt, Druck ist zu niedrig.
Ich treffe {f} {l} morgen um zehn Uhr in {p}.
Technische Klärung mit {l}, kaufmännische mit {l}.
Die Firma {c} sucht eine Verpackungslinie für Tiernahrung.
Servus {f}, die Ersatzteile für {p} sind unterwegs.
Wie {f} {l} sagte, soll die Linie im Oktober laufen.
Dank {l} konnten wir den Auftrag retten.
Der Verkäufer von {c} {g} war unfreundlich, meinte {l}.
Mail von {f} {l} ({c} {g}): Bitte um Nachlass bei Abnahme von fünf Stück.
Entscheider: {f} {l}. Türöffner: {f} {l}. Gegner: {l}.
Wegen des Feiertags in {p} verschiebt sich die Montage.
Projekt {p}: Fundament fertig, Anlieferung Anfang Juni.
Prof. {l} leitet das Institut, das unsere Sensoren prüft.
Kommt {f} auch zum Jahresgespräch mit {c}?
Auftrag für {c} gewonnen, Dank an {f} und {f}.
Ich soll {l} grüßen, er kennt die Maschine noch aus seiner Zeit bei {c}.
Der Umbau bei {c} {g} in {p} dauert drei Wochen.
Zuständig für den Bereich Logistik: {f} {l}, Durchwahl folgt.
{f} {l} hat das Protokoll unterschrieben.
Nächster Schritt: Termin mit {l} in {p} vereinbaren.
An der Besprechung nahmen Frau {l}, Herr {l} und unser Vertriebsleiter teil.
Wir liefern seit Jahren an {c} und an {c} {g}.
Für den Besuch bei {l} brauche ich die Referenzen aus {p}.
Kritik kam von {l}, Lob von {f} {l}.
Die Ausschreibung der Stadt {p} endet am Freitag.
Ohne die Zustimmung von {f} {l} geht nichts.
Frau {l} aus der Konstruktion möchte die CAD-Daten.
Kontakt auf der Messe: {f} {l}, {c}, {p}, Interesse an Palettierern.
Bitte {l} zurückrufen, es geht um die Gutschrift.
Mein Kollege {f} {l} wird Sie in den nächsten Tagen anrufen.
Der Standort {p} wird geschlossen, die Produktion geht nach {p}.
{c} zahlt pünktlich, {c} {g} leider nicht.
Sobald {f} aus {p} zurück ist, klären wir die Garantie.
Der Geschäftsführer, {f} {l}, hat die Bestellung freigegeben.
Seit {f} {l} im Einkauf sitzt, wird härter verhandelt.
Guten Morgen Herr {l}, die Pumpe ist heute in {p} angekommen.
Einladung an {f} {l}, {f} {l} und {f} {l} verschickt.
Von {l} kam die Frage nach der Schutzart der Motoren.
Das Büro in {p} ist bis auf Weiteres nicht besetzt.
Gegen {l} wird sich im Betrieb niemand stellen.
Angeblich verlässt {l} die {c} {g} zum Quartalsende.
Unterlagen an {f} {l} übergeben, Frist bis Monatsende.
Über {f} {l} kamen wir an den Auftrag in {p}.
Die Maschine steht bei {c} in Halle 3, Schlüssel hat {l}.
Rückfrage an {l}: Welche Spannung liegt in {p} an?
Vertretung für {f} {l} ist Frau {l}.
Wir warten auf die Freigabe durch {f} {l}.
Neukunde {c} {g}: Kontakt kam über die Website, Sitz ist {p}.
Der Schaden wurde von {l} gemeldet und von {f} {l} begutachtet.
In der Kantine traf ich zufällig {f}, die jetzt bei {c} arbeitet.
Zwischen {p} und {p} liegen zwei Stunden Fahrt.
Sprich bitte mit {f}, bevor du {l} anrufst.
Ihr Ansprechpartner in {p}: {f} {l}
Die Schulung leitet {f} {l} aus unserem Haus.
Habe {l} ein neues Angebot mit fünf Prozent Rabatt geschickt.
Erst wenn {l} zustimmt, kann {c} bestellen.
Der Empfang in {p} stellt nur mit Namen durch, deshalb nach {f} {l} fragen.
Die Anlage wurde 2019 von {c} gebaut und steht in {p}.
Frau {l} und ihr Assistent {f} {l} haben den Prüfstand besichtigt.
Schade, dass {f} nicht kommen konnte.
Aus Sicht von {l} fehlt die Dokumentation.
Übergabe an {l} am 3. Juni, Abnahme durch den TÜV danach.
Bei Fragen wenden Sie sich an {f} {l} oder an die Zentrale in {p}.
Wegen {l} mussten wir den Preis noch einmal rechnen.
Termin bestätigt: {p}, 14 Uhr, Teilnehmer {l}, {l} und {f}.
Die Erben von {f} {l} führen die {c} {g} weiter.
Der Konkurrent {c} hat in {p} ein Lager eröffnet.
Wie geht es {f}? Ist er wieder gesund?
Unser Vertreter für den Raum {p} ist {f} {l}.
Das Gerät ging an {c}, z. Hd. {f} {l}.
Nach dem Wechsel von {l} zu {c} ist die Stelle frei.
Mündlich zugesagt von {f} {l}, schriftlich noch offen.
Gutschrift für {c} {g} veranlasst, {l} informiert.
Ergebnis: {f} {l} ist überzeugt, {l} zögert noch wegen der Finanzierung.
Lob für den Monteur: {l} aus {p} war sehr zufrieden.
Kundin {f} {l} fragt nach dem Liefertermin.
Der Inhaber {f} {l} sucht einen Nachfolger.
Anfahrt: Autobahn bis {p}, dann Richtung {p}.
Bitte keine Werbung mehr an {f} {l} senden.
Ursprünglich hatte {c} das Los gewonnen, dann bekam {c} den Zuschlag.
In unserem Lager in {p} liegen noch zwei Getriebe.
Die Kollegen {l} und {l} reisen am Sonntag nach {p}.
Mit {f} bin ich per Du, mit {l} nicht.
Sehr geehrte Damen und Herren, wir suchen Ersatz für die Anlage von {c}.
Rechnungsadresse: {c} {g}, {p}
Vorgestellt wurde die Lösung von {f} {l}, begleitet von {l}.
Zur Klärung der Toleranz bitte {l} anrufen.
Heute war {l} kurz angebunden, morgen erneut versuchen.
Das Protokoll der Sitzung hat {f} {l} geschrieben.
Frau Prof. Dr. {l} wünscht eine Vorführung in {p}.
Nur {f} {l} darf Bestellungen über zehntausend Euro auslösen.
Die Presse aus {p} ist bei {c} eingetroffen, {l} packt sie aus.
Herr {l} hat gekündigt; neuer Kontakt: {f} {l}.
Terminvorschlag von {l}: Dienstag in {p}.
Kaltakquise {p}: fünf Firmen angerufen, bei {c} Interesse.
Was sagt {l} zum Preis?
Die Messehalle in {p} ist ausgebucht, {f} sucht eine Alternative.
Freundliche Grüße, {f} {l}, Vertriebsinnendienst
Ein Herr {l} hat wegen der Dosieranlage angerufen.
Im Auftrag von {f} {l} prüfen wir die Schnittstelle.
Der Betriebsrat bei {c}, vertreten durch {f} {l}, hat zugestimmt.
Nach der Führung in {p} lud {l} zum Essen ein.
Statt {f} {l} kommt nun {l} zum Audit.
Wir haben {c} als Referenz genannt, {f} {l} ist einverstanden.
Absage von {l}: Das Budget wurde gestrichen.
{f} {l} (Instandhaltung) braucht bis Montag ein Ersatzteil.
Bisher kaufte {c} in {p}, künftig zentral über {l}.
Es meldete sich {f} {l}, Nachfolgerin von Herrn {l}.
Die Lieferadresse lautet {c}, Tor 4, {p}.
Unklar ist, ob {l} oder {f} {l} unterschreibt.
Danach fuhr ich weiter zu {c} nach {p}.
Wir erwarten {f} {l} um neun am Werkstor.
Hallo zusammen, {l} hat die Zahlen für das Werk {p} geschickt.
Leider hat sich {f} {l} für {c} entschieden.
Die Rufnummer von {l} hat sich geändert.
Auf Wunsch von {l} haben wir das Gehäuse lackiert.
Zum Vergleich: {c} in {p} braucht mit unserer Linie ein Drittel weniger Energie.
Die Wartung in {p} macht {f}, die Software betreut {f} {l}.
Sowohl {l} als auch {l} haben das Datenblatt gelesen.
Vielen Dank für den freundlichen Empfang, Frau {l}.
Geburtstag von {f} {l} im Kalender eingetragen.
Erinnerung: Zahlung von {c} {g} ist seit zehn Tagen fällig.
Ich habe mit {f} gesprochen und {l} in Kopie gesetzt.
Endkunde ist {c} in {p}, bestellt wird über einen Händler.
Wie besprochen, Herr {l}, bekommen Sie die Variante aus Edelstahl.
{f} und {f} übernehmen den Messestand in {p}.
Das Lastenheft kommt von {l}, das Pflichtenheft schreiben wir.
Freigabe liegt vor. Gez. {l}
Zweiter Anruf bei {c}: {l} ist in einer Besprechung.
Die Tochterfirma {c} in {p} hat eine eigene Einkaufsabteilung.
Letzter Stand von {f} {l}: Lieferung der Kessel in Kalenderwoche 18.
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n'));

/** Texts without a single name: what is hidden here is hidden for nothing. */
export const plainTexts: readonly string[] = `
Die Lieferzeit beträgt zurzeit acht bis zehn Wochen. Bitte beachten Sie die Feiertage im Mai.
Im Anhang finden Sie Angebot, Datenblatt und Zeichnung. Die Preise gelten bis Monatsende.
Das Getriebe läuft unruhig, die Dichtung am Zylinder ist verschlissen, und der Sensor meldet Störung.
Nach der Umstellung sank der Ausschuss um ein Drittel, der Energieverbrauch um ein Fünftel.
Die Schulung umfasst Bedienung, Wartung und Fehlersuche. Verpflegung und Unterlagen sind enthalten.
Für Ersatzteile gilt eine Gewährleistung von zwölf Monaten ab Rechnungsdatum.
Der Kunde wünscht eine Taktzeit unter vier Sekunden und einen Anschluss an das Lagersystem.
Palettierer, Wickler und Rollenbahn werden gemeinsam geliefert, Montage und Inbetriebnahme getrennt berechnet.
Wareneingang, Qualitätssicherung und Einkauf haben der Änderung zugestimmt.
Bei Frost muss das Kühlwasser abgelassen werden, sonst platzt der Wärmetauscher.
Zahlungsbedingungen: ein Drittel bei Bestellung, ein Drittel bei Lieferung, Rest nach Abnahme.
Unser Außendienst meldet sich in der kommenden Woche mit einem Terminvorschlag.
Achtung: Not-Halt prüfen, Schutzhaube schließen, Druckluft anschließen.
Die Folie reißt an der Schweißnaht. Temperatur und Anpressdruck wurden erhöht, ohne Erfolg.
Gründe für die Absage: Budget gekürzt, Projekt verschoben, Zuständigkeit ungeklärt.
Edelstahl, Aluminium und Kunststoff lassen sich auf derselben Linie verarbeiten.
Könnten Sie uns bitte die Maße von Grundplatte und Rahmen nennen?
Das Lastenheft nennt Durchsatz, Stellfläche und Schallpegel als Muss-Kriterien.
Sehr geehrte Damen und Herren, hiermit kündigen wir den Wartungsvertrag fristgerecht.
Frachtkosten und Zoll trägt der Besteller. Gefahrenübergang ab Werk.
Montagehinweis: Schrauben über Kreuz anziehen, Drehmoment nach Tabelle.
Ein Rückgang der Bestellungen ist saisonbedingt, die Jahresmenge bleibt gleich.
Die Messe war ein Erfolg: viele Gespräche, gute Kontakte, drei Aufträge.
Steuerung, Antrieb und Hydraulik kommen aus eigener Fertigung.
`
  .trim()
  .split('\n');

export const englishTemplates: readonly string[] = `
Dear Mr {l}, thank you for your inquiry about the filling line. Please find our quote attached.
Call with {f} {l} yesterday, she wants a demo before the end of the month.
Hi {f}, could you send the drawings to {l} as well?
{f} {l} from {c} asked for a discount on spare parts.
Our engineer will visit {c} {g} in {p} next Tuesday.
My name is {f} {l} and I live in {p}.
Please ship the order to {p} and send the invoice to {f} {l}.
I met {l} at the trade fair in {p}.
The new plant manager at {c} is {f} {l}, who used to work in {p}.
Best regards,\n{f} {l}
What is the phone number of {f} {l}?
{f} said that {c} {g} is opening a branch in {p}.
Can you move my appointment with Dr. {l} to Friday?
The contract with {c} expires soon, says {l}.
Meeting notes: {f} {l} (purchasing), {l} (quality), {f} from {p}.
Ms {l} would like to change her address.
Is {f} {l} still the contact at {c}?
We flew from {p} to {p} to see {f}.
How do I get to {p} from {p}?
Send the documents to {f}, please.
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n'));
