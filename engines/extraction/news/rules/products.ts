import { type Rule, rule } from './pattern.ts';

export const PRODUCTS: readonly Rule[] = [
  rule(
    'new-plant-or-machine',
    0.9,
    '\\b(?:mit|dank) (?:dem|der|unserer|unserem) (?:neuen|zweiten|weiteren)\\b.{0,40}\\b\\w*(?:maschine|anlage|laser|presse|linie|zentrum|roboter)\\b.{0,80}\\b(?:verdoppel\\w*|erhöh\\w*|steiger\\w*|schneiden|fertigen|produzieren|bearbeiten)|\\b(?:is|are) (?:building|installing)\\b.{0,60}\\b(?:mill|press|hall|line|plant|furnace|works)\\b|\\binvests?\\b.{0,60}\\b(?:hall|mill|press|line|works)\\b|\\b(?:walzstraße|montagehalle|fundamente|presswerk)\\b|\\bsteht\\b.{0,40}\\bneue[sr]?\\b.{0,30}\\b(?:zentrum|maschine|anlage|presse)',
  ),
  rule(
    'award',
    0.9,
    '\\b(?:sind|gehör(?:t|en)|zähl(?:t|en))\\b.{0,30}\\btop[ -]?100\\b|\\b(?:bundes|landes)sieger(?:in)?\\b|\\b(?:wählte|gewählt|kürte)\\b.{0,70}\\b(?:des jahres|sieger(?:in)?)\\b',
  ),
  rule(
    'product-launch',
    0.9,
    '\\bneue[rsn]?\\b.{0,60}\\b(?:lieferbar|erhältlich|verfügbar)\\b|\\b(?:ab sofort|jetzt auch|ab (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))\\b.{0,70}\\b(?:lieferbar|erhältlich|verfügbar|im handel)\\b|\\b(?:lieferbar|erhältlich):',
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
    'new-plant-or-machine',
    0.9,
    '\\b(?:in betrieb(?: genommen)?|angefahren|went into operation|goes into operation|in produktion gegangen)\\b|\\b(?:nimmt|nahm|hat|wurde|wird|ist)\\b.{0,90}\\b(?:in betrieb genommen|in betrieb)\\b|\\b(?:investiert|invested|investing|investment|investition)\\b.{0,60}\\b(?:in ein\\w*|million|mio)\\b|\\b(?:maschinenpark|fertigungsfläche|produktionsfläche|manufacturing space|production capacity|quadratmeter|square met(?:re|er)s)\\b.{0,50}\\b(?:erweitert|größer|neu|expansion|adds|vergrößert)|\\bstartschuss\\b.{0,40}\\b(?:bau|werk)|\\brüstet\\b.{0,50}\\bauf\\b|\\b(?:expansion|erweiterung|neubau)\\b.{0,40}\\b(?:quadratmeter|square|fläche|kapazität)',
  ),
  rule(
    'new-plant-or-machine',
    0.5,
    '\\b(?:investiert|investition\\w*|invests?|investing|neubau|erweiterungsbau|erweitert|spatenstich|in betrieb|neue (?:anlage|maschine|halle|linie|presse|produktionshalle|fertigung)|new (?:plant|factory|machine|line|facility))\\b',
  ),
  rule(
    'new-plant-or-machine',
    0.9,
    '\\b(?:baut|bauen|errichtet|entsteht|entstehen|build|builds|erweitert|ausgebaut|baut\\b.{0,60}\\baus|bekommt|bestellt|schafft\\b.{0,40}\\ban|ordered|installed|installiert|grundsteinlegung|richtfest|spatenstich|breaks ground|construction)\\b.{0,70}\\b\\w*(?:werk\\w*|fabrik\\w*|halle\\w*|anlage\\w*|maschine\\w*|lager\\w*|linie\\w*|ofen|öfen|roboter\\w*|produktion\\w*|fertigung\\w*|zentrum|erweiterungsbau|kapazität\\w*|plant|factory|line|machine\\w*|warehouse|furnace|facility|turm|erweiterung\\w*)\\b',
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
    'award',
    0.5,
    '\\b(?:ausgezeichnet|auszeichnung|prämiert|geehrt|preisträger|\\w+preis|award|prize|honou?red)\\b',
  ),
  rule(
    'award',
    0.9,
    '\\b(?:gewann|gewonnen|gewinnt|erhielt|erhält|bekam|bekommt|holt|holte|geht an|ging an|überreicht|verliehen|won|wins|received|honoured|named|awarded|gekürt|prämiert|ausgezeichnet)\\b.{0,90}\\b\\w*(?:preis\\w*|award\\w*|siegel|medaille|titel|prize|auszeichnung|kreuz|year|jahres|champion\\w*|100|wettbewerb\\w*|ehrung)\\b|\\b(?:gold|silber|bronze|doppelte ehrung|große ehre|große auszeichnung)\\b.{0,40}\\b(?:beim|für|bei)\\b',
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
    'product-launch',
    0.9,
    '\\b(?:unveil(?:s|ed)?|launch(?:t|es|ed|ing)?|lanciert|enthüllt|hit(?:s)? the market|kommt\\b.{0,30}\\b(?:in den handel|auf den markt)|comes to market|feiert\\b.{0,40}\\bpremiere|premiere|available from (?:today|now)|(?:ist|sind) (?:online|ab sofort|ab heute)|roll(?:s|ed)? out|führt\\b.{0,50}\\bein\\s*[.!]|vorgestellt|neues modell|neue modell|expand\\w* its (?:product )?(?:range|portfolio))\\b',
  ),
  rule(
    'product-launch',
    0.6,
    '\\b(?:neuheit\\w*|neue (?:baureihe|serie|produktlinie|generation)|new (?:range|series|product|generation)|release[sd]?|showcase[sd]?|premiere|präsentiert|stellt\\b.{0,60}\\bvor|bringt\\b.{0,60}\\b(?:heraus|auf den markt)|erhältlich|im handel|markteinführung|launch\\w*|löst\\b.{0,40}\\bab)\\b',
  ),
  rule(
    'product-launch',
    0.9,
    '\\b(?:bringt|bringen|zeigt|zeigen|stellt|stellen|präsentiert|präsentieren|präsentierte|introduces?|introduced|presents?|launches|launched|announced|erweitert)\\b.{0,110}\\b(?:heraus|vor|auf den markt|neue[nrs]?|neuartige\\w*|neuheiten?|erste[nrs]?|generation|serie|baureihe|app|sortiment|programm|messe|system|plattform|new|smart|compact|next)\\b|\\bproduktneuheit|\\bneu im (?:programm|sortiment|angebot)\\b|\\bentwickelt und stellt\\b',
  ),
];
