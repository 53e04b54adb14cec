/** What in the news makes a company worth a look. The names are the words. */
export const NEWS_KINDS = [
  'opening',
  'closing',
  'move',
  'takeover',
  'merger',
  'insolvency',
  'change-of-management',
  'new-plant-or-machine',
  'award',
  'job-surge',
  'product-launch',
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export interface Rule {
  readonly kind: NewsKind;
  readonly pattern: RegExp;
  /** How much it speaks for its kind; two weak signs make a strong one. */
  readonly weight: number;
}
const rule = (kind: NewsKind, weight: number, source: string): Rule => ({
  kind,
  weight,
  pattern: new RegExp(source, 'iu'),
});
const PLACE =
  '(?:filiale|niederlassung|standort|büro|werk|geschäft|laden|store|showroom|restaurant|hotel|betrieb|zentrale|kundenzentrum|service-?(?:center|zentrum|stützpunkt)|logistikzentrum|vertriebsbüro|tochtergesellschaft|zweigstelle|markt|haus|praxis|studio|campus|akademie|technikum|entwicklungszentrum|forschungszentrum|ausstellung|lager|dependance|branch|office|site|subsidiary|location|warehouse|headquarters|facility|shop|cent(?:er|re)|hub|lab)';
const LEADER =
  '(?:geschäftsführer(?:in|ung)?|geschäftsführend\\w*|geschäftsleitung|geschäftsleiter(?:in)?|vorstand\\w*|ceo|cfo|cto|coo|cso|cio|chef(?:in)?|firmenchef(?:in)?|vorstandsvorsitz\\w*|vorsitz\\w*|managing director|chief \\w+ officer|chairman|chairwoman|chair|president|leiter(?:in)?|werk(?:s)?leiter(?:in)?|vertriebsleiter(?:in)?|unternehmensleitung|unternehmensspitze|firmenspitze|doppelspitze|führungsspitze|management|board|head of|inhaber(?:in)?|nachfolger(?:in)?|nachfolge|spitze|firmenleitung|betriebsleiter(?:in)?|general manager|director|geschäftsbereichsleit\\w*|prokurist(?:in)?)';

export const RULES: readonly Rule[] = [
  rule(
    'opening',
    1,
    `(?:eröffne(?:t|te|ten|n)?|eröffnung|neueröffnung|opens?|opened|opening|inaugurat\\w+|launch(?:es|ed)?|einweih\\w+|weiht\\w*)\\b.{0,80}\\b\\w*${PLACE}`,
  ),
  rule(
    'opening',
    1,
    `\\b\\w*${PLACE}\\w*\\b.{0,90}\\b(?:eröffne(?:t|te|ten|n)?|eröffnung|opens?|opened|eingeweiht|opening|inaugurated)\\b`,
  ),
  rule(
    'opening',
    0.7,
    '\\b(?:feiert(?:e)?|lädt zur|lud zur|celebrat\\w+)\\b.{0,40}\\b(?:eröffnung|neueröffnung|grand opening)|öffnet\\b.{0,40}\\b(?:seine|ihre|erstmals|die)\\s(?:türen|pforten|tore)|opens? (?:its|their) doors',
  ),
  rule(
    'opening',
    0.9,
    '\\b(?:gründe(?:t|te|n)|gegründet|establish(?:es|ed)|sets? up|setting up|founds?|founded|errichtet|baut)\\b.{0,60}\\b(?:tochter(?:gesellschaft|unternehmen|firma)?|niederlassung|vertriebsgesellschaft|landesgesellschaft|gmbh in|subsidiary|branch|joint venture|vertriebsbüro|office|standort in|ableger)',
  ),
  rule(
    'opening',
    0.6,
    '\\b(?:neue[rsnm]?|new|weitere[rsnm]?|zweite[rsnm]?|erste[rsnm]?|second|third|first)\\b\\s(?:\\w+\\s){0,2}\\w*(?:filiale|niederlassung|standort|vertriebsbüro|branch|office|subsidiary)\\b.{0,50}\\b(?:in|bei|an|at)\\s\\p{Lu}',
  ),
  rule('opening', 0.6, '\\b(?:expandiert|expands|expanding|expansion)\\b.{0,40}\\b(?:nach|in|into|to)\\b'),

  rule(
    'closing',
    1,
    `(?:schlie(?:ß|ss)t|schlie(?:ß|ss)en|schlie(?:ß|ss)ung|geschlossen|schloss|macht dicht|closes?|closed|closing|closure|shuts?(?: down)?|shutting down|shutdown|stilllegung|stillgelegt|legt still|aufgegeben|aufgeben|gibt\\b.{0,60}\\bauf\\b)\\b.{0,90}\\b\\w*(?:${PLACE.slice(3, -1)}|produktion|plant|factory|fabrik|gießerei|sparte|geschäftsbetrieb|operations|mill|fertigung|betriebsstätte|foundry|stores)`,
  ),
  rule(
    'closing',
    1,
    `\\b\\w*(?:${PLACE.slice(3, -1)}|produktion|plant|factory|fabrik|gießerei|geschäftsbetrieb|operations|fertigung|foundry|mill|unternehmen|traditionsbetrieb|firma)\\w*\\b.{0,110}\\b(?:schlie(?:ß|ss)t|schlie(?:ß|ss)en|schlie(?:ß|ss)ung|geschlossen|dichtgemacht|dicht macht|macht dicht|close|closes|closed|shut(?: down)?|stillgelegt|eingestellt|aufgegeben|aufgelöst)\\b`,
  ),
  rule(
    'closing',
    0.9,
    '\\b(?:stellt|stellte|stellen|ceases?|ceased|beendet|beendete|discontinue[sd]?|winds? down|winding down)\\b.{0,80}\\b(?:betrieb|geschäftsbetrieb|produktion|fertigung|geschäftstätigkeit|operations|production|trading|business)\\b',
  ),
  rule(
    'closing',
    0.8,
    '\\b(?:betriebsaufgabe|geschäftsaufgabe|werksschließung|werkschließung|standortschließung|räumungsverkauf|betriebsschließung|plant closure|aus für\\b.{0,40}(?:werk|standort|firma|traditions))|\\bfür immer\\b.{0,30}\\b(?:türen|pforten|schließ)|\\bschlie(?:ß|ss)t\\b.{0,30}\\b(?:türen|pforten|tore)\\b',
  ),

  rule(
    'move',
    1,
    '\\b(?:zieht|zog|ziehen|zogen|umgezogen|umzieh\\w*|umzug|verlegt|verlegte|verlegen|verlegung|verlagert|verlagerte|verlagern|verlagerung|siedelt|übersiedel\\w*|bezieht|bezog|bezogen|bezieht|relocat\\w+|mov(?:es?|ed|ing)|einzug)\\b.{0,110}\\b(?:um|nach|in|to|into|from|neue[rnsm]?|sitz|firmensitz|hauptsitz|zentrale|standort|headquarters|premises|gebäude|büros?|räume|räumlichkeiten|hallen?|facility|building|offices?|produktion|fertigung|production)\\b',
  ),
  rule(
    'move',
    0.9,
    '\\b(?:neue[rnsm]?|new)\\s(?:\\w+\\s)?(?:firmensitz|hauptsitz|unternehmenssitz|adresse|anschrift|geschäftsräume|firmengebäude|address|head office|headquarters)\\b',
  ),
  rule(
    'move',
    0.8,
    '\\bumzug\\b|\\bstandortwechsel\\b|\\bstandortverlagerung\\b|\\bproduktionsverlagerung\\b|\\brelocation\\b',
  ),

  rule(
    'takeover',
    1,
    '\\b(?:übernimmt|übernahm|übernommen|übernehmen|übernahme|kauft|kaufte|gekauft|erwirbt|erwarb|erworben|erwerb|acquires?|acquired|acquisition|takes? over|took over|takeover|buys?|bought|purchase[sd]?|aufkauf\\w*|schluckt|mehrheitsbeteiligung|mehrheit an|beteiligt sich|stake in|buyout|steigt\\b.{0,40}\\bein|verkauft|verkaufte|veräußert|sells?|sold|einstieg)\\b.{0,130}(?:GmbH|\\bAG\\b|\\bKG\\b|\\bSE\\b|\\bInc\\b|\\bLtd\\b|unternehmen|firma|hersteller|anbieter|spezialist\\w*|konkurrent\\w*|wettbewerber\\w*|mitbewerber\\w*|prozent|anteile?|sparte|geschäft\\b|company|maker|manufacturer|rival|competitor|stake|shares|business|percent|per cent|%|betrieb|zulieferer|supplier|mittelständler|familienunternehmen|division|start-?up|tochter\\w*|group|gruppe|dienstleister|provider|specialist|investor)',
  ),
  rule(
    'takeover',
    0.9,
    '(?:GmbH|\\bAG\\b|\\bKG\\b|\\bSE\\b|unternehmen|firma|hersteller|spezialist\\w*|company|maker|manufacturer|betrieb|zulieferer|gruppe|tochter\\w*|supplier|anteile|mehrheit|division|sparte).{0,110}\\b(?:übernommen|übernimmt|übernahm|gekauft|erworben|acquired|taken over|bought|verkauft|veräußert|sold|geht an|gehört (?:jetzt|künftig|nun|fortan|ab sofort)|übergeht|übernahme)\\b',
  ),
  rule(
    'takeover',
    0.6,
    '\\b(?:neue[rn]? (?:eigentümer|gesellschafter|investor|mehrheitseigner|mehrheitsgesellschafter)(?:in)?|new owners?|kartellamt|closing der transaktion|kaufvertrag|share purchase agreement|asset deal|eigentümerwechsel|kaufpreis)\\b',
  ),
  rule('takeover', 0.5, '\\bübernahme\\b|\\bacquisition\\b|\\btakeover\\b'),

  rule(
    'merger',
    1,
    '\\b(?:fusion\\w*|fusioniert|fusionieren|verschmelz\\w*|verschmolzen|verschmilzt|merge[sd]?|merger|merging|zusammenschluss|schlie(?:ß|ss)en\\b.{0,50}\\bzusammen|zusammengeschlossen|zusammengehen|zusammenführ\\w+|zusammengelegt|combine[sd]? (?:their|forces|with)|join forces|bündeln ihre|vereinigen sich|amalgamat\\w+|gehen\\b.{0,30}\\bzusammen)',
  ),

  rule(
    'insolvency',
    1,
    '\\b(?:insolvenz\\w*|insolvent\\w*|zahlungsunfähig\\w*|überschuldung|konkurs\\w*|pleite|gläubiger(?:schutz|versammlung)|schutzschirm\\w*|eigenverwaltung|bankruptcy|bankrupt|administration\\b.{0,30}(?:enter|fil|plac)|(?:enter|fil|plac)\\w+.{0,30}administration|receivership|creditor protection|chapter 11|nachlassstundung|restrukturierungsverfahren|sanierungsverfahren|zahlungsunfähigkeit|administrators?)\\b',
  ),

  rule(
    'change-of-management',
    1,
    `\\b(?:neue[rsnm]?|new|künftige[rn]?|alleinige[rn]?|weitere[rn]?|zusätzliche[rn]?|zweite[rn]?|incoming)\\s(?:\\w+\\s){0,2}\\w*${LEADER}`,
  ),
  rule(
    'change-of-management',
    1,
    `\\b(?:ernannt|ernennt|berufen|beruft|bestellt|bestellen|appoint(?:s|ed|ment)?|named|names|promot\\w+|befördert|wechsel\\w*|tritt\\b|trat\\b|folgt|folgte|nachfolg\\w*|succeed(?:s|ed)?|successor|verlässt|verließ|verlassen|ausgeschieden|scheidet|rücktritt|zurückgetreten|steps? down|stepped down|stepping down|resign\\w*|leaves|leaving|departure|ruhestand|retir\\w+|übergibt|übergab|übergeben|abberufen|entlassen|dismiss\\w*|verstärkt|erweitert|komplettiert|joins?|joined|steigt\\b.{0,60}\\bauf|rückt|übernimmt|übernahm|takes? over|took over|takes? the helm|hands? over|legt\\b.{0,60}\\bnieder|generationswechsel|generationenwechsel|verabschiedet|abgelöst|löst)\\b.{0,110}\\b\\w*${LEADER}`,
  ),
  rule(
    'change-of-management',
    1,
    `\\b\\w*${LEADER}\\b.{0,110}\\b(?:ernannt|berufen|bestellt|appointed|named|wechselt|nachfolg\\w*|succeed\\w*|successor|verlässt|verließ|verlassen|ausgeschieden|scheidet|zurückgetreten|zurück\\b|steps? down|stepped down|stepping down|resign\\w*|leaves|leaving|left|ruhestand|retire[sd]?|übergibt|übergeben|abberufen|entlassen|dismissed|folgt|abgelöst|verabschiedet|hands? over|legt\\b.{0,40}\\bnieder|joins?|joined|antreten|tritt\\b.{0,30}\\ban)\\b`,
  ),
  rule(
    'change-of-management',
    0.8,
    '\\b(?:wechsel|führungswechsel|stabwechsel|generationswechsel|generationenwechsel|change|stabübergabe|führungsduo)\\b.{0,50}\\b(?:spitze|geschäftsführung|führung|vorstand|leitung|management|leadership|top)|\\b(?:führungswechsel|chefwechsel|stabwechsel|generationswechsel|leadership change|management change)\\b',
  ),
  rule(
    'change-of-management',
    0.8,
    '\\b(?:leitet|verantwortet|führt|heads|leads|will lead)\\b.{0,20}\\b(?:seit|ab|künftig|ab sofort|nun|jetzt|from|as of|since)\\b.{0,80}|\\b(?:seit|ab|künftig|ab sofort|as of|from)\\b.{0,40}\\b(?:leitet|verantwortet|führt|heads|leads)\\b',
  ),

  rule(
    'new-plant-or-machine',
    1,
    '\\b(?:investier\\w*|investition\\w*|invests?|invested|investing|investment|nimmt\\b.{0,60}\\bin betrieb|inbetriebnahme|in betrieb genommen|ging in betrieb|geht in betrieb|commission(?:s|ed|ing)|kauft|beschafft|beschaffung|angeschafft|anschaffung|installiert|installier\\w*|installs?|installed|baut|gebaut|errichtet|errichten|builds?|built|building|construct\\w+|spatenstich|grundsteinlegung|richtfest|groundbreaking|breaks? ground|broke ground|erweitert|erweiterung|vergrößert|expand(?:s|ed|ing)?|expansion|modernisiert|in produktion|bestellt|ordered|starts? up|started up|neubau|entsteht)\\b.{0,120}\\b\\w*(?:werk\\b|werks|werkes|fabrik|produktionshalle|fertigungshalle|lagerhalle|halle\\b|produktion|fertigung|anlage|maschine|maschinenpark|bearbeitungszentrum|laseranlage|laser|roboter|presse\\b|pressen|fräs\\w+|drehmaschine\\w*|spritzgie\\w+|ofen\\b|linie\\b|fertigungslinie|produktionslinie|hochregallager|logistikzentrum|lackier\\w*|härterei|gießerei|plant\\b|factory|production (?:line|hall|facility|capacity)|machine|machining|press\\b|line\\b|furnace|facility|robot|werkzeugmaschine|maschinen|drucker|photovoltaik\\w*|biegezentrum|stanzmaschine|reinraum|cleanroom|kapazität|kapazitäten|capacity|warehouse|schmiede)',
  ),
  rule(
    'new-plant-or-machine',
    0.9,
    '\\b(?:neue[srnm]?|new|zweite[srn]?|weitere[srn]?|zusätzliche[srn]?|second|third|state-of-the-art)\\b\\s(?:[\\w-]+\\s){0,3}[\\w-]*(?:werk|fabrik|produktionshalle|fertigungshalle|produktionsanlage|anlage|maschine|maschinen|fertigungslinie|produktionslinie|bearbeitungszentrum|laserschneidanlage|spritzgießmaschine|presse|hochregallager|plant|factory|production line|production facility|machining cent(?:er|re)|machine|press|furnace)\\b.{0,90}\\b(?:betrieb|investi\\w*|gebaut|errichtet|entsteht|installiert|geliefert|commission\\w*|built|installed|operation\\w*|construction|eingeweiht|in betrieb|produktion|bestellt|angeschafft|running|online|stream)\\b',
  ),
  rule(
    'new-plant-or-machine',
    0.7,
    '\\b(?:spatenstich|grundsteinlegung|richtfest|groundbreaking|maschinenpark|werkserweiterung|neubau|topping-out)\\b',
  ),

  rule(
    'award',
    1,
    '\\b(?:ausgezeichnet|auszeichnung|auszeichnungen|gewinnt|gewann|gewonnen|gewinner(?:in)?|preisträger\\w*|verliehen|verleiht|erhält|erhielt|erhalten|wins?|won|awarded|receives?|received|honou?red|prämiert|gekürt|recogni[sz]ed|named|geehrt|belegt|ehrung|sichert sich|nominated|finalist|holt)\\b.{0,110}(?:\\b\\w*(?:preis\\w*|award\\w*|auszeichnung\\w*|siegel|prize|medaille|medal|top ?100|hidden champion|weltmarktführer|best employer|top-arbeitgeber|top employer|arbeitgeber|titel|title|zertifikat|trophy|oscar|ehrenpreis|champion|platz|ausbildungsbetrieb|supplier of the year|lieferant des jahres|plakette|ehrennadel|bundesverdienstkreuz|innovator)\\b)',
  ),
  rule(
    'award',
    0.9,
    '\\b\\w*(?:preis|award|auszeichnung|siegel|prize|medaille)\\b.{0,80}\\b(?:ausgezeichnet|verliehen|gewonnen|erhalten|überreicht|geht an|goes to|presented|won|received|für|for)\\b',
  ),
  rule(
    'award',
    0.8,
    '\\b(?:zum|als|mit dem|mit der|with the|as)\\b.{0,50}\\b(?:ausgezeichnet|gekürt|prämiert|awarded|honou?red|geehrt)\\b',
  ),

  rule(
    'job-surge',
    1,
    '\\b(?:stellt|stellen|sucht|suchen|schafft|schaffen|geschaffen|hires?|hiring|hired|recruit\\w*|creates?|created|creating|entstehen|entstanden|add(?:s|ing)?|will add|einstell\\w+|besetzen|einzustellen|aufstocken|aufbauen|baut)\\b.{0,80}\\b(?:\\d[\\d.,]*|dutzende|hunderte|zahlreiche|dozens|hundreds|mehrere hundert|rund|über|more than|zusätzliche|neue|new)\\b.{0,50}\\b\\w*(?:mitarbeiter\\w*|beschäftigte\\w*|arbeitsplätze|stellen|jobs?|employees|staff|fachkräfte|ingenieur\\w*|engineers|workers|auszubildende|azubis|positions|people|kolleg\\w*|techniker|kräfte|monteure|workforce)\\b',
  ),
  rule(
    'job-surge',
    0.9,
    '\\b(?:\\d[\\d.,]*|hunderte|dutzende|hundreds of|dozens of|zahlreiche)\\s(?:[\\w-]+\\s){0,2}(?:neue|new|zusätzliche|additional|weitere|offene)?\\s?(?:[\\w-]+\\s)?\\w*(?:arbeitsplätze|stellen|jobs|mitarbeiter\\w*|positions|fachkräfte|employees|vacancies|ausbildungsplätze)\\b.{0,60}\\b(?:geschaffen|entstehen|schaffen|gesucht|created|create|eingestellt|einstellen|hire[ds]?|hinzu|besetzen|besetzt|to be filled|ausgeschrieben)\\b',
  ),
  rule(
    'job-surge',
    0.8,
    '\\b(?:belegschaft|mitarbeiterzahl|personal|workforce|headcount|team|staff)\\b.{0,60}\\b(?:verdoppel\\w*|wächst|gewachsen|aufgestockt|aufstocken|ausbauen|erweitert|vergrößert|doubl\\w+|grows?|grown|expand\\w*|increase[sd]?|erhöht)\\b|\\b(?:verdoppelt|doubles|doubling)\\b.{0,40}\\b(?:belegschaft|mitarbeiterzahl|workforce|headcount|staff)|\\b(?:einstellungsoffensive|recruiting-?offensive|jobmotor|hiring spree|recruitment drive)\\b',
  ),

  rule(
    'product-launch',
    1,
    '\\b(?:stellt|stellte|stellen|präsentiert|präsentierte|präsentieren|zeigt|zeigte|launch(?:es|ed|ing)?|introduc(?:es|ed|ing)|unveil(?:s|ed)?|present(?:s|ed)|bringt|brachte|bringen|führt|führte|lanciert|lancierte|releases?|released|announces?|announced|rollt|vorgestellt|kommt|roll(?:s|ed) out|debuts?|enthüllt|showcase[sd]?|reveal(?:s|ed)?)\\b.{0,130}\\b(?:\\w*neuheit\\w*|neue[srnm]?|new|neuartige[srnm]?|nächste generation|next generation|next-generation|weltneuheit|innovation|serie|series|modell|baureihe|produktlinie|product line|auf den markt|markteinführung|ein neues|erstmals|vor\\b|first|erste[srn]?|latest|jüngste[srn]?|generation)\\b',
  ),
  rule(
    'product-launch',
    0.9,
    '\\b(?:markteinführung|produkteinführung|produktneuheit|weltpremiere|product launch|market launch|produktvorstellung|launch of|auf den markt|now available|ab sofort (?:erhältlich|verfügbar|lieferbar)|neu im (?:programm|sortiment)|erweitert\\b.{0,40}\\b(?:sortiment|produktpalette|portfolio|produktprogramm|baureihe)|expands? its (?:range|portfolio|product))\\b',
  ),
];

/** What turns a sentence that has all the words into none of these events, and by how much. */
export const DENIALS: readonly {
  readonly name: 'negation' | 'hypothetical' | 'history' | 'generic' | 'offer';
  readonly weight: number;
  readonly pattern: RegExp;
}[] = [
  {
    name: 'negation',
    weight: 1.2,
    pattern:
      /\b(?:nicht|kein(?:e[nrms]?)?|weder|niemals|dementiert\w*|bestreitet|ausgeschlossen|abgewendet|verhindert|gescheitert|geplatzt|abgesagt|verworfen|statt zu|ohne|no plans|not|never|won't|isn't|denie[sd]|rules? out|ruled out|cancel(?:s|led|ed)|called off|abandon(?:s|ed)|avoid(?:s|ed)?|averted|rejected|rejects|ablehn\w*|lehnt\b.{0,60}\bab|gestoppt|vom tisch|aufgehoben|nein|fell through|no longer|halts|scrapped)\b/iu,
  },
  {
    name: 'hypothetical',
    weight: 1,
    pattern:
      /\b(?:könnte[n]?|würde[n]?|falls|sollte[n]? (?=.*\b(?:kommen|werden)\b)|angeblich|gerücht\w*|spekul\w*|erwägt|erwägen|prüft|prüfen|denkt über|überlegt|vielleicht|möglicherweise|eventuell|droht|drohende[nrs]?|if|might|could|may\b(?! \d)|would|rumou?r\w*|reportedly|allegedly|considers?|considering|explor(?:es|ing)|mull(?:s|ing)|weigh(?:s|ing)|possibly|speculat\w*|unklar ob|offen ob|whether|should\b|hofft|hopes?|wunsch|träumt|fordert|forder\w*|wenn)\b/iu,
  },
  {
    name: 'history',
    weight: 1.1,
    pattern:
      /\b(?:vor (?:über |mehr als |rund |fast |genau )?(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|vierzig|fünfzig|hundert|vielen|etlichen|einigen) jahr(?:en|zehnten)|(?:\d+|ten|twenty|thirty|forty|fifty|many|several) years ago|damals|einst|seinerzeit|früher|gründer(?:vater|jahr)|in den (?:19)?\d0er|back in|decades ago|historie|geschichte|history|seit über \d+ jahren|jubiläum|anniversary|nach dem krieg|im jahre? 1[89]\d\d|in 1[89]\d\d|anno|ehemals|vor jahren|century|jahrhundert|1[89]\d\d)\b/iu,
  },
  {
    name: 'generic',
    weight: 1,
    pattern:
      /\?\s*$|\b(?:tipps|ratgeber|so (?:gelingt|eröffnen|gründen|finden|melden|wird)|wie (?:man|sie|unternehmen)|how to|checkliste|leitfaden|webinar|seminar|workshop|was ist|was bedeutet|what is|grundsätzlich|generell|in der regel|immer mehr unternehmen|viele unternehmen|many companies|statistik|durchschnittlich|experten|studie|laut einer umfrage|survey|oft|häufig|typically|usually|definition|begriff|versteht man|rechtsanwalt|beratung bei|wir (?:beraten|unterstützen|begleiten|helfen)|we (?:help|support|advise))\b/iu,
  },
  {
    name: 'offer',
    weight: 0.9,
    pattern:
      /\b(?:öffnungszeiten|opening hours|geschlossen (?:von|vom|am|an|zwischen|über)|betriebsferien|betriebsurlaub|montag|dienstag|feiertag\w*|christmas|brückentag|weihnachten|mittagspause|jetzt bestellen|warenkorb|in den warenkorb|gewinnspiel|gutschein|rabatt|closed on|closed for|versand|agb|cookie|passwort|wartungsarbeiten|maintenance|public holiday|urlaub|inventur|stocktaking)\b/iu,
  },
];
