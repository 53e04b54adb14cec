import { type Rule, rule } from './pattern.ts';

export const OWNERS: readonly Rule[] = [
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
  rule(
    'takeover',
    1,
    '\\bmit dem (?:kauf|erwerb|zukauf) (?:der|des|von)\\b|\\baus der insolvenzmasse\\b|\\b(?:snaps? up|buys? a majority|majority stake|greift nach|trennt sich von|grünes licht)\\b|\\b(?:mehrheit|prozent|anteile)\\b.{0,80}\\b(?:gehört|gehören)\\b|\\b(?:geschluckt|in den besitz)\\b|\\babgegeben\\b|\\bbeteiligt sich\\b',
  ),
  rule('takeover', 0.5, '\\bübernahme\\b|\\bacquisition\\b|\\btakeover\\b'),
  rule(
    'takeover',
    0.9,
    '\\b(?:wird|wurde|werden)\\b.{0,20}\\bteil (?:der|des|von)\\b|\\bbeteiligt\\s*[.!,]|\\b(?:zukauf|zukäufe|kauft\\b.{0,60}\\bzu)\\b|\\bsteigt\\b.{0,50}\\bein\\s*[.!]|\\b(?:durch|mit|nach) (?:die|der) übernahme (?:der|des|von)\\b|\\b(?:den betrieb|das unternehmen|die firma|das geschäft|das hotel) (?:von|der|des)\\b.{0,60}\\b(?:übernommen|gekauft|erworben)\\b|\\b(?:anteile|prozent)\\b.{0,50}\\b(?:erworben|gekauft|übernommen|beteiligt|hält)\\b',
  ),
  rule(
    'takeover',
    0.5,
    '\\b(?:übernimmt|übernommen|übernahme|aufgekauft|erwirbt|kauft|verkauft\\b.{0,40}\\ban|acquires?|acquired|takeover|takes over|buys|new owner|neuer eigentümer|gehört (?:nun|jetzt|ab sofort|künftig)|deal)\\b',
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
    'merger',
    1,
    '\\b(?:fusion\\w*|fusioniert|fusionieren|verschmelz\\w*|verschmolzen|verschmilzt|merge[sd]?|merger|merging|zusammenschluss|schlie(?:ß|ss)en\\b.{0,50}\\bzusammen|zusammengeschlossen|zusammengehen|zusammenführ\\w+|zusammengelegt|combine[sd]? (?:their|forces|with)|join forces|bündeln ihre|vereinigen sich|amalgamat\\w+|gehen\\b.{0,30}\\bzusammen)',
  ),
  rule(
    'merger',
    0.9,
    '\\b(?:legen|legten)\\b.{0,60}\\bzusammen\\b|\\bgemeinsam(?:e wege| unter einem dach)\\b|\\bmerger of equals\\b',
  ),
  rule(
    'merger',
    0.9,
    '\\bwird eins?\\b|\\bwerden eins\\b|\\baus \\w+.{0,60}\\bund\\b.{0,60}\\b(?:wird|entsteht)\\b|\\bagreed to (?:merge|combine)\\b|\\bare to merge\\b|\\bgehen\\b.{0,40}\\bgemeinsame wege\\b|\\blegen\\b.{0,60}\\bzusammen\\b',
  ),
  rule(
    'merger',
    0.5,
    '\\b(?:fusion\\w*|fusionier\\w*|merg(?:e|er|es|ed|ing)|zusammenschluss|verschmelzung|verschmolzen)\\b',
  ),
  rule(
    'insolvency',
    1,
    '\\b(?:insolvenz\\w*|insolvent\\w*|insolvenc\\w*|geld ausgegangen|vorläufiger? verwalter(?:in)?|creditors?|gläubiger\\w*|sachwalter\\w*|verwaltungsverfahren|zahlungsunfähig\\w*|überschuldung|konkurs\\w*|pleite|gläubiger(?:schutz|versammlung)|schutzschirm\\w*|eigenverwaltung|bankruptcy|bankrupt|administration\\b.{0,30}(?:enter|fil|plac)|(?:enter|fil|plac)\\w+.{0,30}administration|receivership|creditor protection|chapter 11|nachlassstundung|restrukturierungsverfahren|sanierungsverfahren|zahlungsunfähigkeit|administrators?)\\b',
  ),
];
