import { fold } from '#engines/text/index.ts';

// Written for this engine from general knowledge of business German and English; no word list of others was taken over.
const FUNCTION_WORDS = `
der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen mein meine meiner meines meinem meinen
dein deine deiner deines deinem deinen sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren unser unsere unserer unseres
unserem unseren euer eure eurer eures eurem euren dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
mancher manche manches manchen solcher solche solches solchen welcher welche welches welchem welchen alle alles allem allen aller beide beiden
beides einige einigen einiger viele vielen vieler vieles wenige wenigen mehrere mehreren sämtliche etliche derselbe dieselbe dasselbe denselben
ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mir dir man jemand jemandem jemanden niemand niemandem wer was wen wem wessen
und oder aber denn sondern doch jedoch sowie sowohl als auch weder noch entweder bzw beziehungsweise dass daß ob wenn falls sofern soweit
weil da nachdem bevor ehe während sobald solange seit seitdem bis obwohl obgleich damit indem sodass so wie wo wann warum weshalb wieso womit
wofür woran wozu wohin woher worüber worauf worum mit von bei nach zu aus in an auf für über unter vor hinter neben zwischen durch gegen ohne
um ab trotz wegen statt anstatt außer innerhalb außerhalb gegenüber gemäß laut zufolge entlang hinsichtlich bezüglich aufgrund anhand mittels
zwecks samt nebst binnen per pro je zum zur im am beim vom ins ans aufs fürs ums durchs übers hinterm unterm nicht nichts nie niemals nein ja
doch nur schon noch erst immer oft selten manchmal heute morgen gestern übermorgen vorgestern jetzt nun dann danach davor vorher nachher
später früher bald gleich sofort demnächst künftig zukünftig bisher derzeit aktuell momentan zuletzt zuerst zunächst schließlich endlich
außerdem zudem ferner weiterhin ebenfalls ebenso auch deshalb deswegen daher darum somit folglich dennoch trotzdem allerdings übrigens
vielleicht eventuell wahrscheinlich vermutlich sicher sicherlich natürlich selbstverständlich leider hoffentlich gern gerne lieber am besten
sehr ganz ziemlich recht etwa circa ca rund ungefähr fast beinahe kaum mindestens höchstens wenigstens insgesamt insbesondere vor allem
besonders lediglich bereits wieder nochmals erneut mehrmals einmal zweimal dreimal hier dort da dahin daher dorthin hierhin oben unten
vorne hinten links rechts drinnen draußen überall nirgends irgendwo irgendwann irgendwie hin her herein hinaus heraus zurück weg weiter
dabei dafür dagegen daran darauf daraus darin darüber darunter davon dazu damit dadurch hiermit hierzu hierbei hierfür hiervon anbei
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert
tausend erste ersten erster erstes zweite zweiten zweiter dritte dritten vierte fünfte letzte letzten letzter letztes nächste nächsten
nächster nächstes vorige vergangene vergangenen kommende kommenden montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend
januar jänner februar märz april mai juni juli august september oktober november dezember frühling frühjahr sommer herbst winter ostern
pfingsten weihnachten silvester neujahr advent karneval fasching montags dienstags mittwochs donnerstags freitags
herr herrn herren frau frauen damen dame dr prof professor doktor dipl ing mag sehr geehrte geehrter geehrten liebe lieber lieben werte
werter hallo hi hey guten tag moin servus grüezi grüß gott willkommen danke bitte grüße grüßen gruß freundliche freundlichen herzliche
herzlichen beste besten viele schöne mfg vg lg gez ia iv ps
`;

const VERBS_AND_QUALITIES = `
bin bist ist sind seid war waren warst gewesen sei wäre wären habe hast hat haben habt hatte hatten hätte hätten gehabt werde wirst wird
werden werdet wurde wurden würde würden geworden worden kann kannst können könnt konnte konnten könnte könnten muss musst müssen musste
mussten müsste müssten soll sollen sollte sollten will willst wollen wollte wollten darf dürfen durfte dürfte dürften mag mögen möchte
möchten mochte lassen lässt ließ gelassen machen macht mache machte gemacht geben gibt gebe gab gaben gegeben gehen geht gehe ging gegangen
kommen kommt komme kam kamen gekommen sagen sagt sage sagte gesagt sehen sieht sehe sah sahen gesehen stehen steht stehe stand standen
finden findet finde fand fanden gefunden bleiben bleibt bleibe blieb liegen liegt lag halten hält halte hielt nehmen nimmt nehme nahm
genommen bringen bringt bringe brachte gebracht denken denkt denke dachte wissen weiß wusste kennen kennt kenne kannte bitten bittet bat
fragen fragt frage fragte gefragt antworten antwortet antwortete schreiben schreibt schreibe schrieb geschrieben lesen liest las rufen ruft
rief anrufen angerufen melden meldet melde meldete gemeldet senden sendet sende sandte gesendet schicken schickt schicke schickte geschickt
erhalten erhält erhielt bekommen bekommt bekam liefern liefert lieferte geliefert bestellen bestellt bestellte kaufen kauft kaufte gekauft
verkaufen verkauft bezahlen bezahlt zahlen zahlt kosten kostet prüfen prüft prüfe prüfte geprüft klären klärt kläre geklärt planen plant
plane plante geplant brauchen braucht brauche benötigen benötigt benötige suchen sucht suche suchte bieten bietet biete bot anbieten
angeboten zeigen zeigt zeige zeigte gezeigt freuen freut freue gefreut hoffen hofft hoffe wünschen wünscht wünsche warten wartet warte
treffen trifft traf getroffen sprechen spricht spreche sprach gesprochen besprechen besprochen vereinbaren vereinbart verschieben
verschoben bestätigen bestätigt bestätige helfen hilft half unterstützen unterstützt arbeiten arbeitet arbeite beginnen beginnt begann
beenden beendet starten startet stellen stellt stelle stellte gestellt setzen setzt legen legt führen führt führe führte folgen folgt
erwarten erwartet erreichen erreicht erreiche entscheiden entscheidet entschied entschieden ändern ändert geändert öffnen schließen passen
passt funktionieren funktioniert laufen läuft lief fahren fährt fuhr beachten beachte achten achte bedanken bedanke bedankt entschuldigen
entschuldigung verstehen versteht verstehe verstanden vergleichen vergleicht sparen spart nutzen nutzt nutze verwenden verwendet rechnen
rechnet rechnung erinnern erinnert erinnere informieren informiert interessieren interessiert überlegen überlegt kontaktieren kontaktiert
reklamieren reklamiert übernehmen übernimmt übernommen vermitteln leiten leitet leite weiterleiten gelten gilt betragen beträgt
anfragen angefragt nachfragen nachgefragt zusenden zugesandt teilen teilt mitgeteilt notieren notiert ergänzen ergänzt lohnt
sauer mehr weniger extern externer externe intern interner skeptisch neutral meist meistens dringend verärgert enttäuscht begeistert
gut gute guten guter gutes besser beste schlecht neu neue neuen neuer neues alt alte alten alter altes groß große großen großer großes
klein kleine kleinen kleiner kleines lang lange langen langer kurz kurze kurzen kurzer hoch hohe hohen hoher hohes niedrig tief breit
schmal schnell langsam früh spät einfach schwierig schwer leicht wichtig wichtige wichtigen dringend dringende offen offene offenen fertig
bereit möglich mögliche unmöglich nötig notwendig erforderlich verfügbar vorhanden richtig falsch genau direkt persönlich persönliche
technisch technische technischen wirtschaftlich günstig teuer billig kostenlos kostenfrei zufrieden interessant interessiert bekannt
unbekannt klar deutlich schön nett freundlich ruhig stark schwach sauber schwarz weiß rot grün blau gelb grau hell dunkel warm kalt heiß
trocken nass voll leer ganz halb gesamt gesamte gesamten weitere weiteren weiterer weiteres andere anderen anderer anderes eigene eigenen
gewünschte aktuelle aktuellen bestehende genannte folgende folgenden entsprechende verschiedene unterschiedliche zuständig zuständige
verantwortlich ähnlich gleiche gleichen einzelne einzelnen übliche jährlich monatlich wöchentlich täglich deutsch deutsche deutschen
englisch französisch italienisch europäische international regional lokal digital elektrisch mechanisch automatisch manuell modern
`;

const NOUNS = `
abend abfall abfrage abgabe abhilfe abholung abkommen ablage ablauf ablehnung abnahme abnehmer abrechnung abruf absage absatz abschluss
abschnitt absender absicht absprache abstand abstimmung abteilung abweichung abwesenheit adresse agentur akte aktion alternative amt
analyse anbieter anfang anfrage angabe angebot angelegenheit angestellte anhang ankunft anlage anlagen anlass anleitung anliegen anmeldung
annahme anordnung anpassung anregung anreise anruf ansatz anschluss anschrift ansicht ansprache ansprechpartner ansprechpartnerin anspruch anteil
antrag antrieb antwort anwalt anweisung anwender anwendung anzahl anzahlung anzeige apparat arbeit arbeiter arbeitgeber arbeitnehmer
arbeitsplatz arbeitstag archiv argument art artikel arzt assistent assistentin assistenz atmosphäre aufbau aufgabe auflage auflistung
aufnahme aufschlag aufstellung auftrag auftraggeber aufwand auge ausbau ausbildung ausdruck ausführung ausgabe ausgang auskunft ausland
auslastung auslieferung ausnahme ausrüstung aussage ausschreibung ausschuss aussicht ausstattung aussteller ausstellung auswahl auswertung
auto automat automation automatisierung bach bahn balken band bank bau baugruppe bauleiter bauteil baum beamte bearbeitung bedarf
bedenken bedienung bedingung befund beginn begleitung begriff behälter behörde beispiel beitrag beladung beleg beleuchtung bemerkung
benutzer beratung berater beraterin bereich bericht beruf bescheid beschichtung beschreibung beschwerde besichtigung besitz besitzer
besprechung bestand bestandteil bestätigung bestellung besuch besucher betrag betreff betreuer betreuung betrieb betriebsrat bewerbung
bewertung bezahlung beziehung bezug bild bildung bildschirm bitte blatt blech blick block boden bohrung brief branche brand brücke bruch
brutto buch buchung buchhaltung budget bund büro chance charge chef chefin container controlling dach daten datei datenblatt datenbank
datenschutz datum dauer deckel defekt design detail diagnose dichtung dienst dienstleister dienstleistung differenz ding direktor
diskussion display dokument dokumentation doppel draht drehzahl druck drucker durchlauf durchmesser durchsatz durchschnitt durchwahl ebene
ecke effizienz ehre eigenschaft eigentümer eignung einbau eindruck einfluss eingang einheit einkauf einkäufer einkäuferin einladung
einleitung einrichtung einsatz einsparung einstellung eintrag einwand einweisung einzelheit einzelteil eisen elektrik elektronik element
email mail mails empfang empfänger empfehlung ende energie entfernung entlastung entscheider entscheidung entschuldigung entsorgung
entwicklung entwurf erfahrung erfassung erfolg ergänzung ergebnis erinnerung erklärung erlaubnis ersatz ersatzteil ersparnis erstellung
ertrag erweiterung essen etage etikett euro exemplar experte export fabrik fach fachkraft fahrer fahrt fahrzeug faktor fall familie farbe
fax feedback fehler feiertag feld fenster ferien fertigung festlegung feuer figur filiale film filter finanzierung firma firmen fläche
flasche fleisch flug fluss folge folie förderband förderung form format formular forschung fortschritt foto fracht frage freigabe freiheit
freude freund freundin frist front führung funktion fuß fußboden gabel galvanik gang garantie gas gast gebäude gebiet gebühr gefahr gefallen gefühl
gegenstand gehalt gehäuse geld gelegenheit gemeinde genehmigung generation gerät geräusch gericht gesamtpreis geschäft geschäftsbeziehung geschäftsführer
geschäftsführerin geschäftsführung geschäftsjahr geschäftsleitung geschichte geschwindigkeit gesellschaft gesetz gesicht gespräch gesprächspartner
gestaltung gestell gesundheit getriebe gewährleistung gewebe gewicht gewinde gewinn glas glück grenze grenzwert größe grund grundlage
gruppe gültigkeit gutachten gutschrift haar hafen haken halle hallen haltbarkeit halterung hand handbuch handel handelsvertreter händler handwerk
haus hebel heft heimat heizung heft herkunft hersteller herstellung hilfe himmel hinweis hof höhe holz homepage hotel hotline idee import
impressum inbetriebnahme index industrie information informationen infos info ingenieur ingenieurin inhaber inhaberin inhalt innendienst außendienst innovation inspektion
installation instandhaltung institut instrument integration interesse interessent intervall inventur investition jahr jahre jahren jahresende jahresgespräch
jubiläum kabel kaffee kalender kalkulation kamera kampagne kanal kante kanzlei kapazität kapital karte karton kasse katalog kategorie kauf käufer
keller kenntnis kennzahl kennzeichen kern kessel kette kilo kilogramm kind kirche klage klärung klasse kleidung klima klinik knopf kollege kollegen
kollegin kolleginnen kombination kommentar kommission kommunikation komponente kompressor kondition konditionen konferenz konflikt kongress können konkurrenz konstrukteur konstrukteurin
konstruktion kontakt konto kontrolle konzept konzern kopf kopie körper korrektur kosten kostenvoranschlag kraft kran krankenhaus krankheit kredit
kreis kritik kühlung kultur kunde kunden kundendienst kundennummer kundin kündigung kunst kunststoff kupplung kurs küche kälte labor lack laden
ladung lager lagerung lampe land landkreis länge lager laser last lastwagen lauf laufzeit leasing leben lebensmittel leder leben legierung lehre lehrer leistung leiter
leiterin leitung lenkung licht lieferant lieferanten lieferung lieferschein liefertermin lieferzeit lift linie link liste lizenz logistik logo lohn lokal lösung lücke
luft lüftung lust magnet maler management manager managerin mangel mann männer mannschaft mappe mark marke marketing markt maschine maschinen maschinenbau maß masse
maßnahme material materialien mauer mechanik mechaniker medien medizin meer meeting mehrwert meinung meister meisterin meldung menge mensch menschen messe messung messgerät metall
meter methode miete mieter milch million millionen minute minuten mischung missverständnis mitarbeit mitarbeiter mitarbeiterin mitarbeitern mitglied mittag mitte mitteilung
mittel mittelstand möbel mobiltelefon modell modernisierung modul möglichkeit moment monat monate monaten monitor montage monteur motor mühe müll museum muster musik mutter
nachbar nachfolge nachfolger nachfolgerin nachfrage nachlass nachmittag nachricht nachteil nacht nachtrag nähe name namen natur nebenkosten netto netz netzteil neuheit neukunde
niederlassung norm notiz nummer nutzen nutzer nutzung oberfläche objekt ofen offerte öffnung öl option ordnung organisation original ort orte paar packung paket
palette panne papier park parkplatz partner partnerin partnerschaft patent patient pause person personal personen pflege pfanne pflicht phase plan planung platte plattform platz
politik polizei portal position post praxis präsentation preis preise preisliste premium presse prinzip priorität privat probe problem produkt produkte produktion produktionsleiter produktionsleiterin
profil programm projekt projekte projektleiter projektleiterin prospekt protokoll provision prozent prozess prozesse prüfung prüfer prüfstand pumpe punkt punkte qualität quartal quelle quittung rabatt rad
rahmen rahmenvertrag rand rat raum räume reaktion rechner rechnung recht rechtsanwalt rede referenz referent regal regel regelung region regler reihe reinigung reise reklamation
rest restaurant revision richtlinie richtung ring risiko rohr rohstoff rolle roboter rückfrage rückgabe rückmeldung rückruf rückseite rückstand ruf ruhe runde saal sache sachbearbeiter sachbearbeiterin
sägewerk saison salz sammlung sand satz säule schaden schalter schaltschrank schein schicht schiene schiff schild schlag schloss schluss schlüssel schmiede schnee schnitt schnittstelle
schrank schraube schreiben schritt schrift schuh schuld schule schulung schutz schwein schweißen schwerpunkt schwierigkeit see seite seiten sekunde sekretariat sekretärin selbst seminar sendung senkung sensor serie service
sicherheit sicherung sicht siegel signal silo sinn situation sitz sitzung skizze skonto software sohn sommer sonderpreis sonne sorge sorte spalte spannung spaß speicher spende sperre spiegel
spiel spitze sport sprache spur stab stadt stahl stahlbau stamm stammkunde stand standard standort stapler start station stärke statistik status stau stelle stellung stempel steuer steuerung steuerberater stich
stichprobe stillstand stimme stipendium stock stoff stopp storno störung strafe straße straßen strategie strecke strom struktur stück stückliste stückzahl student studie stufe stuhl stunde stunden suche summe support
system systeme tabelle tafel tag tage tagen tagesordnung tagung takt taktzeit tank tarif tasche taste tätigkeit tausch team technik techniker technikerin technologie teil teile teilnahme teilnehmer teilnehmerin telefon telefonat telefonnummer
temperatur tendenz teppich termin termine terminal test text thema themen theorie ticket tiefe tier tisch tochter toleranz ton tonne tonnen tool tor tour tradition training transport treffen treppe trend trennung trocknung tür
turm türen typ übergabe überblick übermittlung übernahme überprüfung überraschung überschrift übersicht überstunde überwachung übung uhr uhrzeit umbau umfang umfeld umfrage umgang umgebung umlauf umsatz umsetzung umstand umstellung
umwelt umzug unfall universität unterbrechung unterlage unterlagen unternehmen unternehmer unterschied unterschrift unterstützung untersuchung update urlaub ursache urteil vakuum variante vater ventil verantwortung veranstaltung
verarbeitung verband verbesserung verbindung verbrauch verbraucher verein vereinbarung verfahren verfügung vergangenheit vergleich vergütung verhalten verhältnis verhandlung verkauf verkäufer verkäuferin verkehr verlag verlängerung verlauf verlust
vermittlung vermögen verpackung verpackungen versand verschiebung verschleiß version versicherung versorgung versprechen verspätung verständnis versuch verteiler verteilung vertrag verträge vertrauen vertreter vertreterin vertretung vertrieb vertriebler vertriebsleiter vertriebsleiterin
verwaltung verwendung verzeichnis verzögerung verzug video vieh volk vollmacht volumen vorab vorarbeit voraus voraussetzung vorbereitung vordergrund vorgang vorgabe vorgänger vorgängerin vorgehen vorgesetzte vorhaben vorjahr vorlage vorlauf vormittag vorrat vorrichtung
vorschau vorschlag vorsitzende vorsprung vorstand vorstellung vorteil vortrag vorwort waage wachstum wagen wahl wahrheit wald walze wand wandel ware waren warenkorb warnung wartezeit wartung wartungsvertrag wasser website webseite wechsel weg
weihnachtsfeier weise weiterbildung weiterleitung welle welt werbung werk werke werkleiter werkstatt werkzeug werkzeuge wert werte wesen wettbewerb wettbewerber wetter wichtigkeit widerruf widerspruch wiedervorlage wiese wind wirkung wirtschaft wissen
wissenschaft woche wochen wochenende wohnung wort worte wunsch wünsche zahl zahlen zahlung zahlungsziel zähler zeichen zeichnung zeichnungen zeile zeit zeiten zeitplan zeitpunkt zeitraum zeitung zelle zelt zentrale zentrum zertifikat zertifizierung zeuge zeugnis
ziel ziele ziffer zimmer zins zoll zone zubehör zufall zufriedenheit zug zugang zugriff zukunft zulage zulieferer zulassung zusage zusammenarbeit zusammenfassung zusatz zuschlag zustand zuständigkeit zustellung zustimmung zutritt zweck zweifel zweig zylinder
abgang abguss abkühlung ablauf ablöse abluft abmaß abmessung abnutzung abrieb abriss absaugung abschaltung abschreibung absicherung absperrung abteil abwasser abwicklung abzug achse achtung adapter akku akquise aktivität akzeptanz alarm alltag alter aluminium ampel anbau anbindung andrang aneinander anfahrt anforderung angelpunkt angst angriff anhänger anker anlauf anleger anlieferung annäherung anpressdruck anschaffung anschein ansehen ansteuerung anstieg anstoß anstrich anweisung anwesenheit anzug apfel aqua arm armatur asphalt ast atem audit aufenthalt auffassung aufforderung aufgebot aufhängung aufklärung auflösung aufmerksamkeit aufpreis aufruf aufschub aufsicht aufstieg auftakt auftritt aufzug ausblick ausfall ausflug ausfuhr ausgleich aushilfe ausrede ausrichtung ausschalten ausschnitt außenstelle äußerung ausstieg austausch auszahlung auszeit auszug autobahn axt bad bagger balkon ball ballen banane bauch baustelle becher becken befehl befestigung begegnung begrenzung begrüßung beigabe bein beilage belag belastung beleg belegschaft belüftung bemühung benzin bergbau berührung besen besserung beton beule beutel beweis bewegung biene bier birne biss bitte blase blume blut bogen bohne bohrer bolzen boot börse bote bratwurst bremse brille brot brötchen bruder brust bügel bühne bürger bürste bus butter café chemie chip code computer couch creme crew dame dampf dank datenschutzbeauftragte dach decke deckung deich deponie dialog dicke dieb diesel dimension disposition distanz dokumente donner dorf dose dosierung dreck drehmoment drehung drittel droge drohne drossel dübel duft dünger durchführung durchgang durchschlag durst düse echo edelstahl ehe ehrgeiz ei eifer eigentum eile eimer einblick einbruch einfahrt einfall einführung eingabe eingriff einhaltung einigung einkommen einlage einlass einsicht einspruch einstieg einverständnis einweg einwilligung einzelpreis eis elefant elektriker empörung endlage endspurt engagement engpass entgelt enthaltung entlassung entladung entlüftung entnahme entspannung erbe ereignis erbse erbschaft erfinder erfindung erfüllung erhebung erhöhung erholung ermittlung ernährung ernte eröffnung erreichbarkeit ersparnisse erwartung erwerb erz erziehung etappe etui existenz experiment explosion extra faden fähigkeit fahne fahrplan fahrrad falle falte faser fass feder feier feile fell fels fett feuchtigkeit feuerwehr fieber filz finger fisch flagge flamme flansch flaute fleck fleiß fliege fliese flotte flucht flug flughafen flügel flüssigkeit folgeauftrag fön fonds forderung forst fraktion frachtkosten freitext freizeit fremder frequenz friede frist frost frucht fuge fühler fuhre fund fundament funk funke furcht futter gabelstapler galerie ganze garage garn gattung gebälk gebet gebläse gebot gebrauch geburt geburtstag geburtsdatum gedächtnis gedanke geduld gefäß gefälle gefängnis gefrierschrank gegend gegenteil gegenstück gegenwart gegner gehäuse geheimnis gehirn gehör geist geländer gelände gelenk gemüse generator genauigkeit genuss gepäck gerede gerichtshof geruch gerüst geschenk geschirr geschmack geschoss geselle gespür gestalt gesuch getränk getreide gewächs gewalt gewerbe gewerk gewitter gewohnheit gewürz gier gift gitter glanz glaube gleis glied glocke gnade gold grafik granit gras grad griff grill groschen großhandel großkunde grube grundplatte gruß gummi gurt gut güte haft hagel halbjahr hals haltestelle hammer handschlag handschuh handy hang hanf harz hass hauch haupt hauptsache haushalt haut hecke heer heiligabend heizkessel held helm hemd herausforderung herbst herd herz hilfskraft hindernis hinsicht hintergrund hitze hobby hochdruck hochschule hochzeit hoffnung höhepunkt holzbau honig horizont horn hose hub hubwagen huhn hülle hülse humor hund hunger husten hut hydraulik hydrant hygiene impuls infrastruktur initiative innenraum insel insolvenz instanz inspiration interview jacke jagd jubel jugend junge jurist kabine kachel käfer käfig kalk kammer kampf kanne kanone kanten kantine kappe karriere kartoffel käse kassette kasten katze kauffrau kaufmann kaution kegel keil keim kelle kenner keramik kerbe kerze kies kiste klammer klappe klausel kleber klebstoff klemme klick klima klinge klotz knick knie knochen knoten koch köder koffer kohle kolben kollegium kolonne komfort komma kompetenz kompromiss kongress konkurs konsole konstante konsum kontrast kontingent konverter kopfhörer kopierer korb kork korn korrosion kosmetik kraftstoff kräne kranz kratzer kreide kreuz krieg krise kriterien kriterium krone krug kuchen kugel kühler kühlwasser kuh kundenbindung kundendaten kupfer kurbel kurve kürze kuss küste labyrinth ladegerät laden lagerplatz laie laminat langfristig lasche laserdrucker latte laub laune lautsprecher lebenslauf leck leder leerlauf lehm leib leiche leid leihe leim leine leinwand leiste leitfaden leitplanke lektion lenker lesen leuchte leute lexikon licht lid liebe lied lieferanschrift liege liegenschaft likör limit lineal lippe lob loch locke löffel logik lokführer los löschung loser löwe luftdruck luftfilter lüge lüfter lumpen lunge lupe lust magen magazin mahlzeit mahnung makel maler mantel manschette märz maschinenring maske mast mast matte maus mauer maximum medaille mehl mehrheit mehrpreis meile meinung meißel membran menü merkmal messe messe messer messing metapher metzger mieter mikrofon milch minimum minderung minister minus mittagspause mittelpunkt mittwoch mixer mode moderation mond monopol moor moos moral mord motiv müdigkeit mühle mulde mund münze muskel mut mutter mütze nabe nachbarschaft nachbesserung nachlieferung nachsicht nachtschicht nachweis nadel nagel nahrung naht nase nebel neid neigung nennung nerv nest neubau neugier neugründung niete niveau not notausgang note notfall notstand nudel null nuss nut oberteil obst ofen offensive ohr ökologie omnibus oper optik optimum orange organ orientierung ortstermin ozean pacht paket palettierer panik panzer papiere pappe paragraph parameter park parlament partei party pass passage passung patrone pauschale pech pelz pension pfad pfahl pfand pfeife pfeil pfeiler pferd pflanze pflaster pflichtenheft pfosten pfund phase philosophie pilot pilz pinsel pipeline pixel plage plakat plane planet plastik plombe plus pokal pol politur polster popcorn pore portion porto porzellan potenzial pracht praktikant praktikum prämie preisanfrage preisnachlass prellung prestige programmierer projektion promille propeller prüfplan puffer pulver pumpe putz quader qual quantität quark querschnitt quote rache rachen rakete rampe rang rasen raster ration ratte räuber rauch raupe reaktor realität rebe recherche rechteck redner reduktion reduzierung reform regen regierung register reich reif reifen reinraum reiz rekord relais relation relevanz rendite rente reparatur republik reserve resonanz respekt ressource restposten resultat retoure rettung rezept rhythmus riemen riegel riese rinne rippe riss ritual ritze robustheit rock rohling rollenbahn rollstuhl roman röntgen rost route rückblick rücken rückgang rückkehr rückkopplung rücklage rücklauf rücknahme rücksicht rücktritt rückversand rückzahlung ruder ruin rumpf rundgang sachverhalt sack saft sägeblatt säge sahne saite salat salbe samen samt sanktion sarg sattel sauberkeit säure sauerstoff saugnapf schablone schachtel schacht schädling schale schall schallpegel scham schatten schätzung schaufel schaukel schaum scheibe scheck schema schere scherz scheune schicksal schieber schilling schimmel schinken schirm schlacht schlaf schlamm schlange schlauch schleife schlepper schlinge schlitten schlitz schlosser schlot schlucht schmerz schmiermittel schmierung schmuck schmutz schnabel schnalle schnaps schnecke schneide schnitzel schnur schokolade schonung schornstein schott schraubstock schreck schreibtisch schreiner schrott schub schublade schubkarre schüler schulter schuppen schuppe schürze schuss schüssel schutt schutzart schutzhaube schwamm schwanz schwarm schwefel schweißgerät schweißnaht schwelle schwenk schwester schwimmbad schwindel schwingung schwung seele segel segment seide seife seil seilbahn sektor sekunde sense sensation servo sessel siegel sieb sieg silber silikon silvester simulation sirup sitte skala ski skonti sofa solarzelle soldat soll sonderfall sonderwunsch sonntag spachtel spalt span sparte spaten spatel spediteur speise spektrum sperrholz spezialist sphäre spielraum spindel spirale spirituosen splitter sponsor sprecher sprechstunde springer spritze sprühdose sprung spülmaschine spule staat stabilität stadium staffel stall stamm stammdaten ständer stange stapel star starre stativ staub staubsauger steckdose stecker stein stelle stellfläche stellplatz stempel steg sterbefall stereo stern stich stichtag stiefel stiel stift stiftung stil stille stirn stockwerk stollen stolz stop stoß strahl strahlung strand strang strafe strauß streich streifen streik streit strenge stress streuung stroh strömung strumpf stube studio stufe sturm sturz stütze substanz süden sumpf suppe symbol symptom tablett tachometer tafel takt tal talent tank tanne tante tanz tapete tat tatsache taube taucher tausch taxi teer teich teig teller tempo tennis teppich terrasse testlauf textil theater theke theorie thron tiegel tiger tinte tipp titel tod toilette topf tor torte tote tower tracht tragkraft träger trailer traktor tränke transformator transparenz traube trauer traum treibstoff treiber treppenhaus tresor treue tribüne trichter trick trieb trikot tritt trommel tropfen trost trumpf trupp tube tuch tugend tumult tunnel tüte türöffner übel überfall übergang überholung überlauf übernachtung überprüfung überschuss übersetzung übertragung überweisung überzug ufer ultraschall umbruch umdrehung umgang umlage umleitung umrüstung umsicht umstieg umweg umzäunung unfug unglück unikat uniform union universum unkosten unmut unordnung unruhe unsicherheit unsinn unterbau untergrund unterhalt unterkunft unterricht unterteil unwetter urkunde urlaubsvertretung urteil vakuum vase ventilator verabredung verabschiedung veränderung veranlassung verantwortliche verbleib verbot verbrechen verbund verdacht verdichter verdienst verdruss verein verfall verfasser verfolgung vergabe vergaser vergehen vergnügen verkaufspreis verkleidung verladung verlangen verlegung verletzung vermerk vermessung vermieter vernunft veröffentlichung verordnung verpflegung verpflichtung verrechnung verrat versagen versammlung verschraubung verschluss versehen versicherungsschutz verspätung verstand verstärker verstärkung verstoß versuchsreihe verteidigung verteilerkasten vertiefung vertretbar verursacher verwahrung verwandte verweis verzicht viertel viertelstunde villa vision visite visum vitamin vogel vollständigkeit vollzug vorausschau vorbehalt vorbild vordruck vorfall vorführung vorgeschichte vorhang vorkasse vorkehrung vorkommnis vorname vorort vorrang vorrede vorruhestand vorsatz vorsicht vorspannung vorstufe vorurteil vorwahl vorzug vulkan wabe wache wachs wächter waffe wahn wahrnehmung wahrscheinlichkeit währung walzwerk wandel wanderung wange wanne warenausgang wareneingang wärme wärmetauscher wäsche wasserhahn wasserstoff watte wecker wehr weiche weide weihnachten wein weinberg weißblech weite weiterverkauf weizen werbegeschenk werft werksbesichtigung werktag werkstoff werkzeugkasten wertschöpfung wichtigste wickler widerrede widerstand wille willkür wimpel winde windel winkel wirbel wirkungsgrad wirt wirtschaftlichkeit witterung witz woche wohl wohnort wolke wolle wucht wunder wunde würde würfel wurf wurm wurst wurzel wüste wut zähigkeit zahn zahnrad zange zapfen zauber zaun zebra zeiger zeitfenster zeitschrift zement zentimeter zentner zepter zerspanung zettel ziegel ziehung zier zink zinn zipfel zirkel zitat zitrone zivil zögern zollabwicklung zoo zopf zorn zubereitung zucker zufahrt zuführung zuhörer zugabe zulauf zunahme zunge zuruf zuschauer zuschuss zusicherung zusteller zutat zuverlässigkeit zuwachs zwang zweigstelle zweitgerät zwiebel zwilling zwischenfall zwischenstand zwischenzeit zylinderkopf lastenheft pflichtenheft lokalisierung einkaufsabteilung mitbewerb los messestand quartalsende monatsende jahresanfang rückstand sorgfalt gesetz gesetzgeber druckluft feinstaub taktstraße tiernahrung schneckenpumpe palettierung dosieranlage schneidemesser fachmesse neuigkeit anlaufstelle vorzimmer sprechanlage fertigungsleiter schichtleiter sachstand rückläufer ersatzlieferung mündlich schriftlich telefonisch ursprünglich angeblich zufällig schade gemeinsam vorgestellt angefragt bisher sowohl statt zweiter wegen empfohlen angekommen eingetroffen erledigt gewonnen verloren abgesagt verschickt vertraulich gesendet datiert stammkundin interessentin lieferantin ansprechperson bezugsperson kontaktperson
fördertechnik verpackungstechnik antriebstechnik umwelttechnik steuerungstechnik automatisierungstechnik fräse fräsmaschine drehmaschine abfüllanlage abfüllung förderanlage verpackungsmaschine presse stanze
spritzguss gießerei lackiererei bäckerei molkerei brauerei mühle druckerei spedition schreinerei tischlerei schlosserei metzgerei apotheke gärtnerei reederei
erstgespräch kaltakquise newsletter rundschreiben webinar workshop demo angebotsphase bestellwert auftragswert jahresumsatz stellenanzeige lieferengpass nachbestellung wiederverkäufer endkunde bestandskunde
deutschland österreich schweiz europa frankreich italien spanien polen niederlande belgien england dänemark schweden norwegen finnland tschechien ungarn türkei china usa amerika asien japan russland indien eu
bayern hessen sachsen thüringen saarland brandenburg niedersachsen westfalen baden württemberg rheinland pfalz holstein schleswig mecklenburg vorpommern anhalt
norden süden osten westen erde rhein donau elbe main weser neckar mosel ostsee nordsee alpen
fertigung riss risse senior junior videocall videokonferenz videoanruf rabatt rabatte kandidat kandidatin polier ecke dezernat uni hochschule insolvenz stadtwerke kontaktformular formular
rente privatadresse schaden schäden leck leckage lager lagerung gehäuse dichtung dichtungen förderband förderbänder halter halterung blech bleche draht kabel schlauch schläuche pumpe pumpen kompressor gebläse
offerte offerten jour fixe kick off meeting call calls slot slots link links kanal chat teams zoom outlook excel mail mails anruf anrufe rückruf rückrufe vorzimmer sekretariat zentrale empfang pforte büro
interesse bedarf budget freigabe entscheidung entscheider chance chancen risiko risiken wettbewerb konkurrenz preis preise liste listen skonto zahlungsziel mahnung mahnstufe gutschrift storno retoure reklamation
schweißnaht bohrung gewinde passung welle lager kugellager zahnrad kette riemen keilriemen feder bolzen stift scheibe mutter platte leiste profil rohr rohre flansch stutzen hahn klappe schieber
werkzeugmaschine drehbank fräsmaschine presse pressen säge sägewerk hobel schleifer brenner laser plasma roboter greifer sensor sensoren aktor steuerung schaltschrank display bedienpult
urlaub krankheit elternzeit vertretung nachfolge einarbeitung übergabe kündigung probezeit bewerbung gehalt überstunden schicht frühschicht spätschicht nachtschicht feierabend pause mittag
baustelle rohbau neubau umbau halle hallen dach fassade tür tor keller hof gelände parkplatz zufahrt rampe stapler kran gabelstapler lkw spedition fracht zoll palette paletten container
prospekt katalog flyer muster probe proben zeichnung zeichnungen skizze plan pläne stückliste norm normen zertifikat gutachten protokoll bericht besuchsbericht gesprächsnotiz notiz tagesordnung besprechung begrüßung verschiedenes
grund gründe ursache folge problem probleme fehler störung ausfall stillstand wartung reparatur ersatz ersatzteil ersatzteile garantie gewährleistung kulanz
vater mutter tochter sohn bruder schwester frau mann kind kinder eltern familie nachbar freund freundin kollege kollegin kollegen team leute jungs mädels chefin chef
strategie digitalisierung automatisierung nachhaltigkeit umstellung investition förderung leasing finanzierung kredit bank konto steuer prüfung audit revision
genossenschaft verband kammer innung gemeinde stadt landkreis amt behörde ministerium klinik krankenhaus praxis schule kita verein kirche
anwesend abwesend teilnehmer teilnehmende gast gäste referent vortrag messe messestand halle stand besucher visitenkarte kontakt kontakte messekontakt
danke grüße gruß gruss grüsse liebe lg vg mfg bg hg cheers ps anbei anlage anlagen
alternativ sonst jedenfalls immerhin zumindest nochmal nochmals vielleicht schade gerne klasse super prima okay ok moin servus mahlzeit tschüss
getriebe motor motoren antrieb antriebe umrichter generator trafo batterie akku ladegerät heizung kühlung lüftung klima filter filteranlage absauganlage
verpackung folie karton kartonage etikett deckel flasche dose beutel sack tray palettierer abfüller verschließer
milch käse fleisch brot bier wein saft wasser zucker mehl öl fett tee kaffee obst gemüse futter saatgut dünger
stahl edelstahl aluminium kupfer messing bronze guss gummi kunststoff holz glas keramik beton papier pappe textil leder
pförtner pförtnerin fahrer fahrerin rutsche labor lieferverzug eheleute smalltalk vorsitz vorsitzender mängelrüge gegenseite hausbank bekannter bekannte fachmann fachfrau azubi schade tipp tipps rüge kläger beklagte zeuge zeugin
disposition bürgschaft preisliste küchenteam kuchen ausstellung werkstoff werkstoffe druck farbe muster rest reste stück stücke menge mengen tür türen kiste kisten hebel griff taste knopf schalter stecker dose steckdose leitung leitungen
hab habs wär wärs gehts gibts passt klappt läuft raus rein rauf runter mal halt eben eh gell ne nee jo jep
fahrt anfahrt abfahrt rückfahrt stau zug flug hotel übernachtung frühstück abendessen restaurant parkhaus
nachricht sprachnachricht mailbox anrufbeantworter rufumleitung durchwahl kurzwahl
mehrpreis aufpreis minderpreis festpreis stückpreis listenpreis sonderpreis endpreis nettopreis bruttopreis
erstmuster serienmuster vorserie serie serien charge chargen los lose losgröße
meister meisterin geselle gesellin lehrling lehrlinge praktikant praktikantin werkstudent werkstudentin
gesellschafter gesellschafterin teilhaber eigentümer pächter mieter vermieter nachbarn erbe erben witwe witwer
gericht klage urteil vergleich anwälte kanzlei
gmbh ag kg ohg gbr ug se mbh co ev eg kgaa inc ltd llc corp bv nv sarl spa srl ab oy as plc hrb hra ust mwst iban bic tel telefax fon mobil fax www http https pdf excel word csv
crm erp sap dsgvo it edv pc cad cnc hr pr b2b kpi roi agb nda vpn din iso en ce tüv vde nr str plz tel dw
`;

const ENGLISH = `
the a an and or but if then else when while because since until although though as of at by for with about against between into through
during before after above below to from up down in out on off over under again further once here there where why how all any both each few
more most other some such no nor not only own same so than too very can will just should now i you he she it we they me him her us them my
your his its our their mine yours this that these those am is are was were be been being have has had having do does did doing would could
might must shall may need want like get got make made go went gone come came take took see saw know knew think thought say said tell told
ask asked give gave find found use used work worked call called try tried leave left put keep kept let begin began seem help helped show
showed hear heard play run ran move live believe hold bring brought happen write wrote provide sit stand lose pay meet met include continue
set learn change lead understand watch follow stop create speak read spend grow open walk win offer remember love consider appear buy bought
wait serve die send sent build built stay fall cut reach kill remain please thanks thank dear hello hi hey regards sincerely best kind yes
yeah ok okay mr mrs ms miss sir madam dr prof monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december today tomorrow yesterday morning afternoon evening night week month year day time hour
minute people person man woman child children world life hand part place case company system program question government number point home
water room mother father area money story fact lot right study book eye job word business issue side kind head house service friend power
game line end member law car city name president team idea body information back parent face others level office door health art war history
party result reason research girl boy guy moment air teacher force education order orders invoice quote delivery customer account bank card credit
phone email address street road avenue website contact support manager director meeting sales product price payment money report market
new good great high old big small large long little next early young important public bad able last first second third one two three four
five six seven eight nine ten hundred thousand million free full sure true whole real best better english german french american european
british chinese indian spanish italian dutch also still even well however therefore perhaps maybe what who whom whose which never ever always
often usually sometimes already yet soon later ago much many several various every another something anything nothing everything someone
anyone everyone unknown note subject re fwd cc bcc attached enclosed update my your could can't don't i'm i've i'll it's let's we're you're
inc corp llc ltd group bank university college school hospital institute department bureau council church store shop street court river lake
mount park island county state states united kingdom north south east west northern southern eastern western central international national
hotel restaurant club society association foundation center centre museum library airport station bridge railway press news times
driver license passport social security visa mastercard bitcoin wallet dollars euros pounds cents percent record song album band movie
`;

// A head noun that a compound ends in, unless the whole is a surname: these heads make surnames as often as nouns.
const SURNAME_HEADS = new Set(
  `mann berg bach stein feld hof wald baum haus bauer meister mayer meier hahn vogel wolf burg dorf heim see tal furt brück brand sand
  horn kamp busch holz kopf macher richter walter müller schmied schneider becker bäcker brunn stadt ecke ring blum thal hart lich reich
  land kirch acker garten horst winkel rot weiß lang eder egger huber hofer berger graf herr stock steiner beck zahn fuß bein see post
  kern stamm zweig wiese bruch heide loch brink bühl hagen hausen leben rath roth sack sohn mark hand rode graben winter sommer wind zug tor turm
  weg`
    .split(/\s+/)
    .map(fold),
);

const lists = [FUNCTION_WORDS, VERBS_AND_QUALITIES, NOUNS, ENGLISH].map(
  (list) => new Set(list.trim().split(/\s+/).map(fold)),
);
const [functionWords, qualities, nouns, english] = lists as [Set<string>, Set<string>, Set<string>, Set<string>];
const everything = new Set(lists.flatMap((list) => [...list]));
const englishOnly = new Set([...english].filter((word) => !functionWords.has(word) && !nouns.has(word)));

const nounEnds = new Set([...nouns].filter((noun) => noun.length >= 3).map((noun) => noun.slice(-3)));
const nounStarts = new Set([...nouns].map((noun) => noun.slice(0, 3)));

/** Longer than any German word; what is longer is no word, and to look for words in every part of it would take minutes. */
const LONGEST = 80;

const ENDINGS = ['s', 'es', 'e', 'en', 'n', 'nen', 'innen', 'in', 'er', 'ern', 'em', 'st', 't', 'te', 'ten'];
const NOUN_ENDING =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|sion|sionen|itat|itaten|ment|ments|ismus|ologie|grafie|graphie|enz|enzen|anz|anzen|tur|turen|nis|nisse|nissen|tum|ierung|ation|ator|atoren|eur|eurin|ling|lichkeit|barkeit|losigkeit|ant|anten|antin|ist|isten|istin|atur|thek|gramm|skop|meter)$/;

export function isFunctionWord(folded: string): boolean {
  return functionWords.has(folded);
}

/** In the list as it stands or with an ending of German inflection; `er` counts for what is written small only (Bau, but Bauer). */
export function isCommonWord(folded: string, capitalised = true): boolean {
  if (everything.has(folded)) return true;
  for (const ending of ENDINGS) {
    if (!folded.endsWith(ending) || folded.length - ending.length < 3) continue;
    if (capitalised && (ending.startsWith('er') || ending === 'in' || ending.startsWith('t') || ending === 'st'))
      continue;
    const stem = folded.slice(0, -ending.length);
    if (nouns.has(stem) || qualities.has(stem)) return true;
    if (!capitalised && (qualities.has(`${stem}en`) || functionWords.has(stem))) return true;
  }
  return false;
}

/** `Verpackungslinie`, `Angebotsprüfung`: ends in a listed noun or in an ending that only nouns have. Not `Zimmermann`. */
export function isCompound(folded: string): boolean {
  if (folded.length > LONGEST) return false;
  if (folded.length >= 7 && NOUN_ENDING.test(folded)) return true;
  // Every head ends as the word does: where no noun ends so, none has to be cut out of it.
  const bare = folded.replace(/(?:en|es|e|s|n)$/, '');
  if (nounEnds.has(folded.slice(-3)) || nounEnds.has(bare.slice(-3)))
    for (let at = 3; at <= folded.length - 4; at++) {
      const head = folded.slice(at);
      const noun = nouns.has(head) ? head : bare.length - at >= 3 ? bare.slice(at) : '';
      if (nouns.has(noun) && !SURNAME_HEADS.has(noun)) return true;
    }
  // "Anlagenbau", "Werbefilm" would need three letters for a head: believed only behind an everyday word.
  const short = folded.slice(-3);
  return folded.length >= 7 && nouns.has(short) && !SURNAME_HEADS.has(short) && isCommonWord(folded.slice(0, -3));
}

/** Starts with a listed noun of at least four letters and a joint: `Kundenliste`, `Messestand`. Weaker than {@link isCompound}. */
export function startsLikeCompound(folded: string): boolean {
  if (folded.length > LONGEST || !nounStarts.has(folded.slice(0, 3))) return false;
  for (let end = 4; end <= folded.length - 4; end++) {
    const word = folded.slice(0, end);
    if (nouns.has(word) || (word.endsWith('s') && nouns.has(word.slice(0, -1)))) return true;
  }
  return false;
}

/** A verb or an adjective of the list as it stands: at the beginning of a sentence it is written large and still no name. */
export function isQuality(folded: string): boolean {
  return qualities.has(folded);
}

export function isEnglishWord(folded: string): boolean {
  return english.has(folded);
}

export function isEnglishOnly(folded: string): boolean {
  return englishOnly.has(folded);
}

export { everything as commonWords };
