import { type Rule, rule } from './pattern.ts';

const PLACE =
  '(?:filiale|niederlassung|standort|büro|werk|geschäft|laden|store|showroom|restaurant|hotel|betrieb|zentrale|kundenzentrum|service-?(?:center|zentrum|stützpunkt)|logistikzentrum|fachzentrum|fachmarkt|vertriebsbüro|tochtergesellschaft|zweigstelle|markt|haus|praxis|studio|campus|akademie|technikum|entwicklungszentrum|forschungszentrum|ausstellung|lager|dependance|branch|office|site|subsidiary|location|warehouse|headquarters|facility|shop|cent(?:er|re)|hub|lab)';

export const PLACES: readonly Rule[] = [
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
    'opening',
    0.8,
    '\\b(?:jetzt|nun|ab sofort|ab (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|künftig|auch)\\b.{0,60}\\b(?:mit einem|mit einer|in|vor ort)\\b.{0,50}\\b(?:büro|niederlassung|geschäftsstelle|filiale|vertriebsbüro|präsent|vertreten|für sie da|vor ort)\\b|\\b(?:seine|ihre|die) (?:türen|tore|pforten) (?:geöffnet|öffnen)|\\bbaut\\b.{0,30}\\bfilialnetz\\b|\\b(?:tochter|vertriebs|landes)gesellschaft\\b.{0,80}\\b(?:gegründet|gründung)\\b|\\bneue[nrs]? (?:geschäftsstelle|filiale|niederlassung|standort|zweigstelle)\\b',
  ),
  rule(
    'opening',
    0.9,
    '\\b\\w*(?:filiale|niederlassung|fachzentrum|fachmarkt|kundenzentrum|showroom|geschäftsstelle|haus|laden)\\b.{0,60}\\b(?:in betrieb genommen|an den start|entstanden|(?:seine|ihre|die) (?:pforten|türen|tore))|\\b(?:ersatzteillager|depot)\\b.{0,60}\\b(?:opened|in|eröffnet)\\b',
  ),
  // Wider nets of less weight: one word that mostly means the event, for sentences worded as none of the patterns above.
  rule(
    'opening',
    0.6,
    '\\b(?:eröffne(?:t|te|n|ten)|eröffnung|neueröffnung|eingeweiht|opens|opened|opening of|grand opening|inaugurat\\w+)\\b(?!.{0,40}(?:verfahren|proceedings))',
  ),
  rule(
    'opening',
    0.9,
    '\\b(?:startet|gestartet|starten)\\b.{0,40}\\b(?:zweigstelle|filiale|niederlassung|standort|büro|in \\p{Lu})|\\b(?:erste|erster|erstes|first|neues|neue|weiteres|größtes|ladengeschäft|ladenlokal|showroom)\\b.{0,50}\\b(?:niederlassung|ladengeschäft|ladenlokal|studio|haus|büro|branch|office|showroom|filiale|house)\\b|\\bwir haben eröffnet\\b|\\beinweihung\\b',
  ),
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
    'closing',
    0.9,
    '\\b(?:macht|machte|macht\\b.{0,60})\\b.{0,60}\\b(?:für immer )?(?:dicht|zu)\\s*[.!]|\\b(?:abgewickelt|liquidiert|abwicklung|liquidation|wound up|liquidated)\\b|\\bshut(?:s|ting)? (?:its|their) doors\\b|\\bfor the last time\\b|\\bzum letzten mal\\b|\\bgibt\\b.{0,70}\\b(?:geschäft|betrieb|laden|werkstatt|firma|fertigung|standort)\\b.{0,40}\\bauf\\b|\\bgehen\\b.{0,30}\\blichter aus\\b|\\bletzter (?:arbeits|öffnungs)tag\\b',
  ),
  rule(
    'closing',
    0.9,
    '\\b(?:dichtmachen|dichtgemacht|legt\\b.{0,60}\\bstill|sperrt\\b.{0,40}\\bzu|ist schluss|endgültig schluss|aus für|für immer aus|für immer (?:schließ|zu)\\w*|(?:die|ihre|seine|its|their) (?:tore|pforten|türen|gates|doors) (?:für immer|endgültig|schließ\\w*|for good))',
  ),
  rule(
    'closing',
    0.5,
    '\\b(?:schließt|schließen|schließung|dicht|stillgelegt|closes|closure|closing|shuts|geschäftsaufgabe)\\b',
  ),
  rule(
    'closing',
    0.9,
    '\\b(?:schließt|schließen|geschlossen|schließung|close[sd]?|closing|closure|closed)\\b.{0,80}\\b(?:werk\\w*|standort\\w*|filiale\\w*|hotel|laden|kaufhaus|geschäft\\w*|fabrik|tore|türen|endgültig|monatsende|jahresende|jobs|stores|factory|plant|niederlassung|betrieb|halle|frühjahr|sommer|herbst)\\b|\\b(?:werk\\w*|standort\\w*|filiale\\w*|hotel|laden|kaufhaus|fabrik|plant|factory|site|betrieb|hersteller|geschäftsstelle)\\b.{0,80}\\b(?:schließt|geschlossen|schließung|close|closed|closure|eingestellt|aufgegeben)\\b',
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
    'move',
    0.9,
    '\\b(?:firmensitz|hauptsitz|sitz|zentrale|büro|lager|fertigung|produktion|verwaltung|standort|headquarters|office)\\b.{0,70}\\b(?:verlegt|verlagert|umgezogen|umzieht|umziehen|verlegen|verlagern|relocated|moved)\\b|\\b(?:zieht|ziehen|zog|zogen|gezogen)\\b.{0,60}\\b(?:um|an den|ins|in den|in die|in das|in größere|nach)\\b|\\b(?:größere|neue|neuen|moderne) (?:räumlichkeiten|räume|büroräume|geschäftsräume|büros)\\b|\\b(?:find us|finden sie uns|sie uns|erreichen uns)\\b.{0,30}\\b(?:at our new|ab sofort in|nun|jetzt|neue[nr]?)\\b|\\bdomizil\\b|\\bverlässt\\b.{0,40}\\b(?:und geht nach|und zieht|areal)\\b',
  ),
  rule(
    'move',
    0.9,
    '\\b(?:wechselt|wandert|verlässt)\\b.{0,90}\\b(?:gebäude|nach \\p{Lu}\\w+|und zieht)\\b|\\b(?:sitzt|zu finden|finden sie uns|sind wir)\\b.{0,50}\\b(?:straße|platz|gewerbepark|industriepark|technologiepark|weg \\d)',
  ),
  rule(
    'move',
    0.5,
    '\\b(?:umzug|umgezogen|zieht\\b.{0,50}\\bum|relocat\\w+|verlegt|verlagert|neue (?:adresse|anschrift)|new address|have moved)\\b',
  ),
];
