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
// JavaScript's \\b and \\w know no umlauts: "übernimmt" would have no beginning.
const LETTER = '[\\p{L}\\p{N}_]';
/** At the end of a word no letter may follow, at its beginning none may stand before: what comes after the border tells which it is. */
const compile = (source: string): RegExp =>
  new RegExp(
    source
      .replace(/\[\\w-\]/g, '[\\p{L}\\p{N}_-]')
      .replace(/\\b/g, (_border, at: number, whole: string) =>
        /^(?:$|[.)|,[]|\\s|\(\?!)/.test(whole.slice(at + 2)) ? `(?!${LETTER})` : `(?<!${LETTER})`,
      )
      .replace(/\\w/g, LETTER),
    'iu',
  );
const rule = (kind: NewsKind, weight: number, source: string): Rule => ({ kind, weight, pattern: compile(source) });
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
    '\\b(?:insolvenz\\w*|insolvent\\w*|insolvenc\\w*|creditors?|gläubiger\\w*|sachwalter\\w*|verwaltungsverfahren|zahlungsunfähig\\w*|überschuldung|konkurs\\w*|pleite|gläubiger(?:schutz|versammlung)|schutzschirm\\w*|eigenverwaltung|bankruptcy|bankrupt|administration\\b.{0,30}(?:enter|fil|plac)|(?:enter|fil|plac)\\w+.{0,30}administration|receivership|creditor protection|chapter 11|nachlassstundung|restrukturierungsverfahren|sanierungsverfahren|zahlungsunfähigkeit|administrators?)\\b',
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
  rule(
    'award',
    0.9,
    '\\b(?:kürt|kürte|gekürt|zeichnet|zeichnete|ehrt|ehrte|verlieh|verleiht)\\b.{0,80}\\b(?:unternehmen des jahres|zum|zur|als|mit|preis|medaille|aus)\\b|\\b(?:unternehmen|arbeitgeber|händler|winzer|manager(?:in)?|hotel|betrieb|company|supplier|employer|dealer|product) (?:des jahres|of the year)\\b',
  ),
  rule(
    'award',
    0.9,
    '\\b(?:best(?:e|er|es)? (?:arbeitgeber|employers?)|top[- ](?:arbeitgeber|employer|company)|ausgezeichnete[rsn]? (?:ausbildungs)?betrieb|first place|erster? platz|platz eins|goldmedaille|gold(?:status)?\\b.{0,20}\\bfür)\\b|\\b\\w*(?:preis|award|prize|medaille)\\b.{0,60}\\b(?:ging|geht|goes|went)\\b.{0,20}\\b(?:an|to)\\b|\\b(?:took home|picked up|was presented with|presented with)\\b.{0,50}\\b\\w*(?:award|prize|medal|trophy)\\b',
  ),
  rule(
    'change-of-management',
    0.9,
    '\\b(?:geschäftsführung|vorstand|leitung|führung|management|firmenleitung|geschäftsleitung)\\b.{0,30}\\b(?:auf|zurück|ein|ab|aus)\\s*[.!,]|\\b(?:will leave|leaves|is leaving|to leave|has left)\\b.{0,40}\\b(?:group|company|firm|board)|\\bhands? over\\b.{0,30}\\b(?:reins|baton|business|helm)|\\b(?:zieht sich|zog sich)\\b.{0,40}\\b(?:geschäftsführung|vorstand|tagesgeschäft|leitung)\\b',
  ),
  rule(
    'closing',
    0.9,
    '\\b(?:macht|machte|macht\\b.{0,60})\\b.{0,60}\\b(?:für immer )?(?:dicht|zu)\\s*[.!]|\\b(?:abgewickelt|liquidiert|abwicklung|liquidation|wound up|liquidated)\\b|\\bshut(?:s|ting)? (?:its|their) doors\\b|\\bfor the last time\\b|\\bzum letzten mal\\b|\\bgibt\\b.{0,70}\\b(?:geschäft|betrieb|laden|werkstatt|firma|fertigung|standort)\\b.{0,40}\\bauf\\b|\\bgehen\\b.{0,30}\\blichter aus\\b|\\bletzter (?:arbeits|öffnungs)tag\\b',
  ),
  rule(
    'job-surge',
    0.9,
    '\\b(?:arbeitsplätze|neueinstellungen|einstellungen|headcount|workforce|zahl (?:der|seiner|ihrer) (?:beschäftigten|mitarbeiter\\w*))\\b.{0,60}\\b(?:erhöht|gestiegen|steigt|plant|planned|prozent|percent|im laufenden|auf \\d|verdreifacht|verdoppelt|wächst)|\\b(?:erhöht|erhöhte|increase[sd]?|plant|plans?)\\b.{0,40}\\b(?:zahl (?:der|seiner|ihrer) (?:beschäftigten|mitarbeiter\\w*)|headcount|workforce|\\d[\\d.]* (?:neueinstellungen|einstellungen|new hires))\\b',
  ),
  rule(
    'job-surge',
    0.9,
    '\\b(?:take on|taking on|bringt|bring(?:s|ing)?|finden|finds?)\\b.{0,40}\\b(?:\\d[\\d.,]*|tausend|hundert\\w*|hundreds|thousands)\\b.{0,30}\\b(?:workers|people|jobs|arbeitsplätze|menschen|leute|beschäftigte|employees|staff)\\b|\\b\\d[\\d.,]*\\s(?:new\\s|neue\\s)?(?:leute|colleagues|kolleg\\w+|stellen|jobs|köpfe)\\b.{0,40}\\b(?:eingestellt|joined|aus\\b|ausgeschrieben|an bord|einzustellen)',
  ),
  rule(
    'merger',
    0.9,
    '\\b(?:legen|legten)\\b.{0,60}\\bzusammen\\b|\\bgemeinsam(?:e wege| unter einem dach)\\b|\\bmerger of equals\\b',
  ),
  rule(
    'move',
    0.9,
    '\\b(?:firmensitz|hauptsitz|sitz|zentrale|büro|lager|fertigung|produktion|verwaltung|standort|headquarters|office)\\b.{0,70}\\b(?:verlegt|verlagert|umgezogen|umzieht|umziehen|verlegen|verlagern|relocated|moved)\\b|\\b(?:zieht|ziehen|zog|zogen|gezogen)\\b.{0,60}\\b(?:um|an den|ins|in den|in die|in das|in größere|nach)\\b|\\b(?:größere|neue|neuen|moderne) (?:räumlichkeiten|räume|büroräume|geschäftsräume|büros)\\b|\\b(?:find us|finden sie uns|sie uns|erreichen uns)\\b.{0,30}\\b(?:at our new|ab sofort in|nun|jetzt|neue[nr]?)\\b|\\bdomizil\\b|\\bverlässt\\b.{0,40}\\b(?:und geht nach|und zieht|areal)\\b',
  ),
  rule(
    'new-plant-or-machine',
    0.9,
    '\\b(?:in betrieb(?: genommen)?|angefahren|went into operation|goes into operation|in produktion gegangen)\\b|\\b(?:nimmt|nahm|hat|wurde|wird|ist)\\b.{0,90}\\b(?:in betrieb genommen|in betrieb)\\b|\\b(?:investiert|invested|investing|investment|investition)\\b.{0,60}\\b(?:in ein\\w*|million|mio)\\b|\\b(?:maschinenpark|fertigungsfläche|produktionsfläche|manufacturing space|production capacity|quadratmeter|square met(?:re|er)s)\\b.{0,50}\\b(?:erweitert|größer|neu|expansion|adds|vergrößert)|\\bstartschuss\\b.{0,40}\\b(?:bau|werk)|\\brüstet\\b.{0,50}\\bauf\\b|\\b(?:expansion|erweiterung|neubau)\\b.{0,40}\\b(?:quadratmeter|square|fläche|kapazität)',
  ),
  rule(
    'opening',
    0.8,
    '\\b(?:jetzt|nun|ab sofort|ab (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|künftig|auch)\\b.{0,60}\\b(?:mit einem|mit einer|in|vor ort)\\b.{0,50}\\b(?:büro|niederlassung|geschäftsstelle|filiale|vertriebsbüro|präsent|vertreten|für sie da|vor ort)\\b|\\b(?:seine|ihre|die) (?:türen|tore|pforten) (?:geöffnet|öffnen)|\\bbaut\\b.{0,30}\\bfilialnetz\\b|\\b(?:tochter|vertriebs|landes)gesellschaft\\b.{0,80}\\b(?:gegründet|gründung)\\b|\\bneue[nrs]? (?:geschäftsstelle|filiale|niederlassung|standort|zweigstelle)\\b',
  ),
  rule(
    'product-launch',
    0.9,
    '\\b(?:unveil(?:s|ed)?|launch(?:t|es|ed|ing)?|lanciert|enthüllt|hit(?:s)? the market|kommt\\b.{0,30}\\b(?:in den handel|auf den markt)|comes to market|feiert\\b.{0,40}\\bpremiere|premiere|available from (?:today|now)|(?:ist|sind) (?:online|ab sofort|ab heute)|roll(?:s|ed)? out|führt\\b.{0,50}\\bein\\s*[.!]|vorgestellt|neues modell|neue modell|expand\\w* its (?:product )?(?:range|portfolio))\\b',
  ),
  rule(
    'takeover',
    0.9,
    '\\b(?:wird|wurde|werden)\\b.{0,20}\\bteil (?:der|des|von)\\b|\\bbeteiligt\\s*[.!,]|\\b(?:zukauf|zukäufe|kauft\\b.{0,60}\\bzu)\\b|\\bsteigt\\b.{0,50}\\bein\\s*[.!]|\\b(?:durch|mit|nach) (?:die|der) übernahme (?:der|des|von)\\b|\\b(?:den betrieb|das unternehmen|die firma|das geschäft|das hotel) (?:von|der|des)\\b.{0,60}\\b(?:übernommen|gekauft|erworben)\\b|\\b(?:anteile|prozent)\\b.{0,50}\\b(?:erworben|gekauft|übernommen|beteiligt|hält)\\b',
  ),
  // Wider nets of less weight: one word that mostly means the event, for sentences worded as none of the patterns above.
  rule(
    'opening',
    0.6,
    '\\b(?:eröffne(?:t|te|n|ten)|eröffnung|neueröffnung|eingeweiht|opens|opened|opening of|grand opening|inaugurat\\w+)\\b(?!.{0,40}(?:verfahren|proceedings))',
  ),
  rule(
    'closing',
    0.5,
    '\\b(?:schließt|schließen|schließung|dicht|stillgelegt|closes|closure|closing|shuts|geschäftsaufgabe)\\b',
  ),
  rule(
    'move',
    0.5,
    '\\b(?:umzug|umgezogen|zieht\\b.{0,50}\\bum|relocat\\w+|verlegt|verlagert|neue (?:adresse|anschrift)|new address|have moved)\\b',
  ),
  rule(
    'takeover',
    0.5,
    '\\b(?:übernimmt|übernommen|übernahme|aufgekauft|erwirbt|kauft|verkauft\\b.{0,40}\\ban|acquires?|acquired|takeover|takes over|buys|new owner|neuer eigentümer|gehört (?:nun|jetzt|ab sofort|künftig)|deal)\\b',
  ),
  rule(
    'change-of-management',
    0.6,
    `\\b${LEADER}\\b.{0,50}\\b(?:wird|wurde|ist|kommt|geht|bleibt nicht|verlässt|wechselt|is|becomes|will|was)\\b|\\b(?:wird|wurde|becomes|became|is the new|ist (?:neue[rn]?|der neue|die neue|künftig|jetzt|ab))\\b.{0,60}\\b\\w*${LEADER}\\b`,
  ),
  rule(
    'new-plant-or-machine',
    0.5,
    '\\b(?:investiert|investition\\w*|invests?|investing|neubau|erweiterungsbau|erweitert|spatenstich|in betrieb|neue (?:anlage|maschine|halle|linie|presse|produktionshalle|fertigung)|new (?:plant|factory|machine|line|facility))\\b',
  ),
  rule(
    'award',
    0.5,
    '\\b(?:ausgezeichnet|auszeichnung|prämiert|geehrt|preisträger|\\w+preis|award|prize|honou?red)\\b',
  ),
  rule(
    'job-surge',
    0.5,
    '\\b(?:neue (?:arbeitsplätze|stellen|jobs|mitarbeiter)|new jobs|new positions|einstell\\w+|hiring|recruit\\w+|stellt\\b.{0,40}\\bein\\b|headcount|workforce|belegschaft)\\b',
  ),
  rule(
    'product-launch',
    0.6,
    '\\b(?:neuheit\\w*|neue (?:baureihe|serie|produktlinie|generation)|new (?:range|series|product|generation)|release[sd]?|showcase[sd]?|premiere|präsentiert|stellt\\b.{0,60}\\bvor|bringt\\b.{0,60}\\b(?:heraus|auf den markt)|erhältlich|im handel|markteinführung|launch\\w*|löst\\b.{0,40}\\bab)\\b',
  ),
  rule(
    'merger',
    0.5,
    '\\b(?:fusion\\w*|fusionier\\w*|merg(?:e|er|es|ed|ing)|zusammenschluss|verschmelzung|verschmolzen)\\b',
  ),
  rule(
    'takeover',
    0.9,
    '\\b(?:kauft|kaufte|gekauft|erwirbt|erwarb|erworben|übernimmt|übernahm|übernommen|sold|buys|bought|acquires?|acquired|verkauft|verkaufte|veräußert)\\b.{0,70}\\b\\w*(?:bauer|hersteller|händler|spezialist\\w*|anbieter|betrieb\\w*|zulieferer|investor\\w*|mitbewerber|firma|unternehmen|tochter|sparte|hotel|brauerei|gruppe|konzern|geschäftsanteile|anteile|maker|rival|supplier|competitor|family|business|group|majority|mehrheit)\\b|\\b\\w*(?:bauer|hersteller|händler|spezialist\\w*|betrieb|zulieferer|sparte|brauerei|hotel|firma|unternehmen)\\b.{0,50}\\bgeht\\b.{0,60}\\ban\\b',
  ),
  rule(
    'takeover',
    0.8,
    '\\b(?:neuer? (?:gesellschafter|eigentümer|inhaber|mehrheitseigner)\\w*|stake|shareholding|beteiligung|übernahme perfekt|mehrheitlich|einstieg|investor\\b.{0,40}\\b(?:steigt|übernimmt|kauft)|the deal|completed the acquisition|teil der)\\b',
  ),
  rule(
    'change-of-management',
    0.9,
    `\\b(?:personalie|nachfolge|nachfolger(?:in)?|generationswechsel|generationenwechsel|stabwechsel|führungswechsel|successor|succession|doppelspitze|an die spitze|an der spitze|in den vorstand|in die geschäftsführung|in die geschäftsleitung|erstmals eine frau|neuer chef|neue chefin|new ceo|new head|takes the helm|steps down|retire(?:s|d|ment)?|ruhestand|tritt zurück|zurückgetreten|scheidet|ausgeschieden|legt\\b.{0,40}amt|beirat|übergibt|abberufen|löst\\b.{0,60}\\bab\\b)\\b`,
  ),
  rule(
    'job-surge',
    0.9,
    '\\b(?:\\d[\\d.,]*|hundert\\w*|tausend\\w*|dutzend\\w*|hundreds|dozens|thousands|zahlreiche)\\b.{0,40}\\b\\w*(?:arbeitsplätze|stellen|jobs|fachkräfte|auszubildende|azubis|mitarbeiter\\w*|engineers|people|monteure|schweißer|workers|positions|beschäftigte|ingenieure|neueinstellungen|menschen|köpfe)\\b.{0,40}\\b(?:geschaffen|schaffen|entstehen|sucht|gesucht|suchen|ein|aus|verstärken|hire|recruit|create|add|einstellen|eingestellt|arbeit|besetzen)\\b|\\b(?:sucht|suchen|schafft|schaffen|hire|recruiting|recruits|creates|add|einstellen|stockt|verdoppel\\w+|doubl\\w+)\\b.{0,40}\\b(?:\\d[\\d.,]*|hundert\\w*|tausend\\w*|belegschaft|personal|team|workforce|headcount|hundreds)\\b',
  ),
  rule(
    'new-plant-or-machine',
    0.9,
    '\\b(?:baut|bauen|errichtet|entsteht|entstehen|build|builds|erweitert|ausgebaut|baut\\b.{0,60}\\baus|bekommt|bestellt|schafft\\b.{0,40}\\ban|ordered|installed|installiert|grundsteinlegung|richtfest|spatenstich|breaks ground|construction)\\b.{0,70}\\b\\w*(?:werk\\w*|fabrik\\w*|halle\\w*|anlage\\w*|maschine\\w*|lager\\w*|linie\\w*|ofen|öfen|roboter\\w*|produktion\\w*|fertigung\\w*|zentrum|erweiterungsbau|kapazität\\w*|plant|factory|line|machine\\w*|warehouse|furnace|facility|turm|erweiterung\\w*)\\b',
  ),
  rule(
    'award',
    0.9,
    '\\b(?:gewann|gewonnen|gewinnt|erhielt|erhält|bekam|bekommt|holt|holte|geht an|ging an|überreicht|verliehen|won|wins|received|honoured|named|awarded|gekürt|prämiert|ausgezeichnet)\\b.{0,90}\\b\\w*(?:preis\\w*|award\\w*|siegel|medaille|titel|prize|auszeichnung|kreuz|year|jahres|champion\\w*|100|wettbewerb\\w*|ehrung)\\b|\\b(?:gold|silber|bronze|doppelte ehrung|große ehre|große auszeichnung)\\b.{0,40}\\b(?:beim|für|bei)\\b',
  ),
  rule(
    'product-launch',
    0.9,
    '\\b(?:bringt|bringen|zeigt|zeigen|stellt|stellen|präsentiert|präsentieren|präsentierte|introduces?|introduced|presents?|launches|launched|announced|erweitert)\\b.{0,110}\\b(?:heraus|vor|auf den markt|neue[nrs]?|neuartige\\w*|neuheiten?|erste[nrs]?|generation|serie|baureihe|app|sortiment|programm|messe|system|plattform|new|smart|compact|next)\\b|\\bproduktneuheit|\\bneu im (?:programm|sortiment|angebot)\\b|\\bentwickelt und stellt\\b',
  ),
  rule(
    'opening',
    0.9,
    '\\b(?:startet|gestartet|starten)\\b.{0,40}\\b(?:zweigstelle|filiale|niederlassung|standort|büro|in \\p{Lu})|\\b(?:erste|erster|erstes|first|neues|neue|weiteres|größtes|ladengeschäft|ladenlokal|showroom)\\b.{0,50}\\b(?:niederlassung|ladengeschäft|ladenlokal|studio|haus|büro|branch|office|showroom|filiale|house)\\b|\\bwir haben eröffnet\\b|\\beinweihung\\b',
  ),
  rule(
    'closing',
    0.9,
    '\\b(?:schließt|schließen|geschlossen|schließung|close[sd]?|closing|closure|closed)\\b.{0,80}\\b(?:werk\\w*|standort\\w*|filiale\\w*|hotel|laden|kaufhaus|geschäft\\w*|fabrik|tore|türen|endgültig|monatsende|jahresende|jobs|stores|factory|plant|niederlassung|betrieb|halle|frühjahr|sommer|herbst)\\b|\\b(?:werk\\w*|standort\\w*|filiale\\w*|hotel|laden|kaufhaus|fabrik|plant|factory|site|betrieb|hersteller|geschäftsstelle)\\b.{0,80}\\b(?:schließt|geschlossen|schließung|close|closed|closure|eingestellt|aufgegeben)\\b',
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
    pattern: compile(
      String.raw`\b(?:nicht|kein(?:e[nrms]?)?|weder|niemals|dementiert\w*|bestreitet|ausgeschlossen|abgewendet|verhindert|gescheitert|geplatzt|abgesagt|verworfen|statt zu|ohne|no plans|not|never|won't|isn't|denie[sd]|rules? out|ruled out|cancel(?:s|led|ed)|called off|abandon(?:s|ed)|avoid(?:s|ed)?|averted|rejected|rejects|ablehn\w*|lehnt\b.{0,60}\bab|gestoppt|vom tisch|aufgehoben|nein|fell through|no longer|halts|scrapped)\b`,
    ),
  },
  {
    name: 'hypothetical',
    weight: 1,
    pattern: compile(
      String.raw`\b(?:könnte[n]?|würde[n]?|falls|sollte[n]? (?=.*\b(?:kommen|werden)\b)|angeblich|gerücht\w*|spekul\w*|erwägt|erwägen|prüft|prüfen|denkt über|überlegt|vielleicht|möglicherweise|eventuell|droht|drohende[nrs]?|if|might|could|may\b(?! \d)|would|rumou?r\w*|reportedly|allegedly|considers?|considering|explor(?:es|ing)|mull(?:s|ing)|weigh(?:s|ing)|possibly|speculat\w*|unklar ob|offen ob|whether|should\b|hofft|hopes?|wunsch|träumt|fordert|forder\w*|wenn)\b`,
    ),
  },
  {
    name: 'history',
    weight: 1.1,
    pattern: compile(
      String.raw`\b(?:vor (?:über |mehr als |rund |fast |genau )?(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|vierzig|fünfzig|hundert|vielen|etlichen|einigen) jahr(?:en|zehnten)|(?:\d+|ten|twenty|thirty|forty|fifty|many|several) years ago|damals|einst|seinerzeit|früher|gründer(?:vater|jahr)|in den (?:19)?\d0er|back in|decades ago|historie|geschichte|history|seit über \d+ jahren|jubiläum|anniversary|nach dem krieg|im jahre? 1[89]\d\d|in 1[89]\d\d|anno|ehemals|vor jahren|century|jahrhundert|1[89]\d\d)\b`,
    ),
  },
  {
    name: 'generic',
    weight: 1,
    pattern: compile(
      String.raw`\?\s*$|\b(?:insolvenz(?:quote|rate|antragspflicht|recht|beratung|geld|zahlen|statistik|schutz)\w*|insolvency rate|im falle? (?:einer|der) insolvenz|in the event of insolvency|(?:mehr|weniger|zahl der) insolvenzen|more (?:bankruptcies|insolvencies)|ventil|automatisch|deckel|stromkreis|schließt sich|schließt (?:bei|mit|an)\b|wettbewerb schließt|übernahmequote|reisekosten|haftung|preis-leistung\w*|bewertungen|kursgewinn|gebraucht\w*|used machines|seit \d+ jahren bewährt|stellt sich vor|auf anfrage|gesetz|laut anwohnern)\b|\b(?:tipps|ratgeber|so (?:gelingt|eröffnen|gründen|finden|melden|wird)|wie (?:man|sie|unternehmen)|how to|checkliste|leitfaden|webinar|seminar|workshop|was ist|was bedeutet|what is|grundsätzlich|generell|in der regel|immer mehr unternehmen|viele unternehmen|many companies|statistik|durchschnittlich|experten|studie|laut einer umfrage|survey|oft|häufig|typically|usually|definition|begriff|versteht man|berät|beratung bei|wir (?:beraten|unterstützen|begleiten|helfen)|we (?:help|support|advise))\b`,
    ),
  },
  {
    name: 'offer',
    weight: 0.9,
    pattern: compile(
      String.raw`\b(?:bleib(?:t|en)\b.{0,70}\bgeschlossen|remains? closed|öffnungszeiten|opening hours|geschlossen (?:von|vom|am|an|zwischen|über)|betriebsferien|betriebsurlaub|montag|dienstag|feiertag\w*|christmas|brückentag|weihnachten|mittagspause|jetzt bestellen|warenkorb|in den warenkorb|gewinnspiel|gutschein|rabatt|closed on|closed for|versand|agb|cookie|passwort|wartungsarbeiten|maintenance|public holiday|urlaub|inventur|stocktaking)\b`,
    ),
  },
];
