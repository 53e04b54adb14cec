/** What a label announces. The last group stands for somebody else than the company. */
export type Label =
  | 'name'
  | 'address'
  | 'street'
  | 'postalCode'
  | 'place'
  | 'country'
  | 'phone'
  | 'mobile'
  | 'fax'
  | 'phoneFax'
  | 'mail'
  | 'web'
  | 'director'
  | 'board'
  | 'owner'
  | 'represented'
  | 'procurist'
  | 'supervisory'
  | 'court'
  | 'register'
  | 'vat'
  | 'tax'
  | 'uid'
  | 'founded'
  | 'employees'
  | 'industry'
  | 'products'
  | 'person'
  | 'function'
  | 'responsible'
  | 'hours'
  | 'bank'
  | 'seat'
  | 'certificate'
  | Foreign;
export type Foreign =
  | 'partner'
  | 'agency'
  | 'hosting'
  | 'protection'
  | 'dispute'
  | 'authority'
  | 'chamber'
  | 'insurance'
  | 'pictures'
  | 'legal'
  | 'branch';

export interface Rule {
  readonly label: Label;
  /** Alternatives, matched without regard to case. */
  readonly words: string;
  /** Says something else in running text: counts only before a colon or as a line, cell or heading of its own. */
  readonly strict?: true;
}

export const RULES: readonly Rule[] = [
  // Others first: "Datenschutzbeauftragter" must not be cut into something shorter.
  {
    label: 'partner',
    words:
      'pers(?:ö|oe)nlich(?: unbeschr(?:ä|ae)nkt)? haftende[rn]?(?: gesellschafter(?:in)?)?|komplement(?:ä|ae)r(?:in)?(?:-?\\s?gmbh|gesellschaft)?|unbeschr(?:ä|ae)nkt haftende[rn]? gesellschafter(?:in)?|phg|(?:personally liable|general) (?:partner|shareholder)',
  },
  {
    label: 'agency',
    words:
      'site by|website by|web ?design by|designed by|powered by|made (?:with .{1,4} )?by|developed by|built by|(?:erstellt|realisiert|gestaltet|programmiert|umgesetzt|entwickelt|betreut) (?:von|durch)|eine (?:web)?seite von|internetauftritt(?: erstellt)? (?:von|durch)|website (?:von|realisiert|erstellt)|homepage (?:von|erstellt)|web-?design(?:agentur)?|webagentur',
  },
  {
    label: 'agency',
    words:
      '(?:web-?|screen-?|grafik-?|media-?)?(?:design|gestaltung)(?:\\s*(?:&|und|,|\\/|\\+)\\s*(?:programmierung|umsetzung|realisierung|realisation|entwicklung|layout|technik|hosting|konzeption|konzept|cms))*|(?:konzept(?:ion)?|idee)(?:,|\\s*(?:&|und|\\+|\\/))\\s*[^:.\\n]{3,60}|konzeption|(?:technische |grafische )?(?:umsetzung|realisation|realisierung|programmierung)(?:\\s*(?:&|und|,|\\/)\\s*[^:.\\n]{3,40})?|web-?entwicklung|web-?programmierung|(?:internet|werbe|web|digital|media|medien|online|marketing|design)-?agentur|web-?master|(?:concept,? (?:and|&) )?(?:web ?)?design(?: (?:and|&) [^:.\\n]{3,40})?|screendesign|technical (?:realisation|realization|implementation)|internetauftritt|agentur',
    strict: true,
  },
  {
    label: 'hosting',
    words:
      '(?:web-?)?hosting(?:-?anbieter|-?partner|-?provider)?|hoster|(?:server|domain|internet)-?\\s?provider|hosted by|gehostet (?:von|bei)',
    strict: true,
  },
  { label: 'hosting', words: 'gehostet (?:wird|von|bei|durch)|hosted (?:by|at)|hosting (?:by|durch|bei)' },
  {
    label: 'protection',
    words:
      '(?:externer? |betrieblicher? |unser(?:er?)? )?datenschutz-?\\s?beauftragte[rn]?|beauftragte[rn]? f(?:ü|ue)r (?:den )?datenschutz|data protection officer|dpo|datenschutz-?(?:aufsichts)?beh(?:ö|oe)rde|datenschutzkoordinator(?:in)?',
  },
  {
    label: 'dispute',
    words:
      '(?:verbraucher-?)?(?:streit-?)?(?:schlichtung|beilegung)s?(?:-?stelle|-?verfahren|sstelle)?(?:[ /][^:.\\n]{0,60})?|verbraucherstreitbeilegung[^:.\\n]{0,60}|(?:eu-|online-?)streit(?:schlichtung|beilegung)|os-plattform|ombudsstelle|ombudsmann|schlichtungsstelle[^:.\\n]{0,30}|schiedsstelle|(?:online )?dispute resolution',
    strict: true,
  },
  {
    label: 'authority',
    words:
      '(?:zust(?:ä|ae)ndige |ecg |gewerbe-?)?(?:aufsichts|zulassungs|genehmigungs|gewerbe|erlaubnis|rechtsaufsichts|verwaltungs)-?beh(?:ö|oe)rde(?:\\s*(?:gem(?:ä|ae)(?:ß|ss)|nach)[^:\\n]{0,30})?|zust(?:ä|ae)ndige beh(?:ö|oe)rde|beh(?:ö|oe)rde (?:gem\\.?|lt\\.?|nach|gem(?:ä|ae)(?:ß|ss))[^:\\n]{0,30}|supervisory authority|regulatory authority',
    strict: true,
  },
  {
    label: 'chamber',
    words:
      '(?:zust(?:ä|ae)ndige )?(?:berufs-?|handwerks-?|ingenieur-?|architekten-?|steuerberater-?|rechtsanwalts-?|wirtschafts-?|industrie- und handels-?)?kammer(?:zugeh(?:ö|oe)rigkeit)?(?: des landes[^:\\n]{0,30})?|kammer(?:mitglied|mitgliedschaft|zugeh(?:ö|oe)rigkeit)|(?:berufs-?)?verband|mitglied(?:schaft(?:en)?)?(?: (?:der|des|in der|bei der|im|beim) [^:\\n]{0,60})?|berufsrechtliche regelungen|berufsbezeichnung|berufsrecht|chamber',
    strict: true,
  },
  {
    label: 'insurance',
    words:
      '(?:angaben zur )?(?:berufs-?|betriebs-?|verm(?:ö|oe)gensschaden-?|firmen-?|produkt-?)?haftpflicht-?(?:versicherung(?:en)?|versicherer)?|versicher(?:er|ung|ungen|ungsgesellschaft)|name und (?:sitz|anschrift) (?:des versicherers|der gesellschaft)|(?:professional|public)?\\s?(?:liability|indemnity) insurance',
    strict: true,
  },
  {
    label: 'pictures',
    words:
      '(?:bild|foto|photo|grafik|quellen|text)-?(?:nachweise?|quellen?|rechte|material|credits?)|bilder|fotos?|fotograf(?:ie|ien|in)?|photos?|photography|images?|picture credits|quellenangaben?[^:\\n]{0,50}|illustrationen?|icons?|video|film|text(?:e|redaktion)?|redaktion',
    strict: true,
  },
  {
    label: 'legal',
    words:
      'haftung(?:sausschluss|shinweis|sbeschr(?:ä|ae)nkung)?(?: f(?:ü|ue)r (?:inhalte|links))?|disclaimer|urheberrecht(?:shinweis)?e?|datenschutz(?:erkl(?:ä|ae)rung|hinweise?)?|rechtliche hinweise|copyright|liability(?: for (?:content|links|contents))?|privacy(?: policy)?|nutzungsbedingungen|google (?:analytics|maps)|quelle',
    strict: true,
  },
  { label: 'protection', words: 'privacy officer' },
  {
    label: 'chamber',
    words:
      'mitglied (?:der|des|im|in der|bei der|beim)(?=\\s(?:ihk|hwk|industrie|handwerk|kammer|verband|innung|wko|wirtschaftskammer|bundesverband|arbeitgeber))',
  },
  {
    label: 'branch',
    words:
      '(?:werk|niederlassung|filiale|zweigstelle|zweigniederlassung|lager|showroom|branch(?: office)?|außenstelle|verkaufsbüro|vertriebsbüro|servicestützpunkt|auslieferungslager|betriebsstätte|sales office|plant)(?:\\s+(?:\\d+|[ivx]+|\\p{Lu}[\\p{L}-]+)){0,3}',
    strict: true,
  },
  {
    label: 'supervisory',
    words:
      '(?:vorsitzende[rn]?(?: des)? )?aufsichtsrat(?:s)?(?:vorsitzende[rn]?)?|(?:chair(?:man|person|woman)? of the )?supervisory board|beirat|verwaltungsrat(?:spr(?:ä|ae)sident(?:in)?)?',
  },
  { label: 'procurist', words: 'prokurist(?:in|en)?|einzelprokura|prokura' },
  {
    label: 'responsible',
    words:
      '(?:inhaltlich |redaktionell |journalistisch[- ]redaktionell )?verantwortliche?r?(?: im sinne| i\\.? ?s\\.?(?: ?v\\.?)?| gem(?:ä|ae)(?:ß|ss)| gem\\.| nach| laut| lt\\.| f(?:ü|ue)r|r? i\\.? ?s\\.? ?d\\.?)(?:(?! ist | sind | is )[^:\\n]){0,90}|v\\.? ?i\\.? ?s\\.? ?d\\.? ?p\\.?[^:\\n]{0,40}|redaktionell verantwortlich|inhaltlich verantwortlich(?:(?! ist | sind | is )[^:\\n]){0,80}|responsible for (?:the )?content(?:(?! ist | sind | is )[^:\\n]){0,60}|verantwortliche stelle(?:(?! ist | sind | is )[^:\\n]){0,60}',
    strict: true,
  },
  {
    label: 'director',
    words:
      '(?:allein(?:iger?)? ?(?:vertretungsberechtigter? )?|einzel)?(?:vertretungsberechtigte[rn]?,?\\s+)?(?:handels- und gewerberechtliche[rn]?\\s+|gewerberechtliche[rn]?\\s+|gesch(?:ä|ae)ftsf(?:ü|ue)hrende[rn]? )?(?:gesch(?:ä|ae)ftsf(?:ü|ue)hr(?:er(?:\\/?(?:-?innen|-?in|\\(in\\)|\\(innen\\)|\\*innen|\\*in|:innen|:in|Innen|In))?|erinnen|ung|ende[rn]? gesellschafter(?:in)?|end)|gesellschafter-gesch(?:ä|ae)ftsf(?:ü|ue)hrer(?:in)?)|gf|gesch(?:ä|ae)ftsleitung|gesch(?:ä|ae)ftsleiter(?:in)?|managing directors?|managing partners?|(?:company )?directors?|ceo(?: & (?:founder|owner))?|general manager',
  },
  { label: 'director', words: 'managers?|management|leitung|inhaber und gesch(?:ä|ae)ftsf(?:ü|ue)hrer', strict: true },
  {
    label: 'board',
    words:
      '(?:vertretungsberechtigte[rn]?\\s+)?vorst(?:and|ände|aende)(?:smitglied(?:er)?|svorsitzende[rn]?)?(?: \\(vorsitz\\))?|mitglieder des vorstands?|(?:executive|management) board|board of (?:management|directors)|verwaltungsratspr(?:ä|ae)sident',
  },
  {
    label: 'owner',
    words:
      '(?:gesch(?:ä|ae)fts)?inhaber(?:\\/?-?in|\\(in\\)|\\*in|:in|in)?|inh\\.|einzelunternehmer(?:in)?|betreiber(?:in)?|eigent(?:ü|ue)mer(?:in)?|vertretungsberechtigte[rn]? gesellschafter(?:in|innen)?|proprietor',
  },
  { label: 'owner', words: 'gesellschafter(?:in|innen)?|ges\\.|owners?|partner|founder', strict: true },
  {
    label: 'represented',
    words:
      '(?:diese(?:r)?,? )?(?:wiederum |(?:gesetzlich )|die |das unternehmen |die gesellschaft wird )?(?:ges\\.\\s*)?(?:vertreten(?: durch)?|vertretungsberechtigt(?:e[rn]?(?: person(?:en|\\(en\\))?)?)?|vertretung(?:sberechtigung)?|vertreter)(?: (?:der gmbh|der gesellschaft|den gesch(?:ä|ae)ftsf(?:ü|ue)hrer))?|(?:legally )?represented by|(?:legal|authori[sz]ed) representatives?|rechtliche vertretung|gesetzliche[rn]? vertreter(?:in)?|zeichnungsberechtigt',
  },
  {
    label: 'court',
    words:
      '(?:register|firmenbuch|handelsregister|vereinsregister|genossenschaftsregister)-?gericht|firmenbuchgericht|registergericht\\s*(?:&|und)\\s*(?:-?nr\\.?|-?nummer)|register ?court|court of (?:registration|registry)|registration court|local court|sitz des registergerichts|registriert (?:beim|bei)|eingetragen (?:beim|im handelsregister(?: des)?|in das handelsregister)|registry court|firmenbuch(?:stand)?ort|gericht',
  },
  {
    label: 'register',
    words:
      '(?:handels|genossenschafts|vereins|partnerschafts|gesellschafts)?-?register(?:eintrag(?:ung)?|-?nummer|-?nr\\.?|-?blatt)?(?: ?-?nr\\.?| nummer)?|(?:eintrag(?:ung)? im )?(?:handels|genossenschafts|partnerschafts|vereins)-?register(?:-?nr\\.?| nr\\.?|-?nummer|eintrag)?|hr[ab](?:-| )?(?:nr\\.?|nummer)|firmenbuch(?:-?nummer|-?nr\\.?| nr\\.?|eintrag(?:ung)?)?|fn-?(?:nr\\.?|nummer)|handelsregister[- ]?(?:nr\\.?|nummer)?|(?:commercial|trade|company) register(?: (?:no\\.?|number|entry))?|(?:company|registration|registered|commercial registration|comp\\.?)\\s?(?:registration )?(?:no\\.?|number|nr\\.?)|register (?:no\\.?|number|entry)|firmennummer|firmen-?nr\\.?|ch-nummer|hr-nummer|hr-nr\\.?',
  },
  {
    label: 'uid',
    words:
      'uid(?:-?\\s?(?:nummer|nr\\.?))?|unternehmens-?identifikations-?(?:nummer|nr\\.?)|unternehmens-?id(?:entifikation)?',
  },
  {
    label: 'vat',
    words:
      'u(?:mzatz|msatz)st(?:euer)?\\.?-?\\s?-?id(?:ent(?:ifikations?)?)?\\.?[- ]?\\s?(?:nr\\.?|nummer|no\\.?)?(?: (?:gem(?:ä|ae)(?:ß|ss)|gem\\.|nach|laut|lt\\.|i\\.s\\.d\\.)?\\s?§?\\s?27\\s?a? ?(?:ustg|umsatzsteuergesetz)?)?|ust\\.?-?\\s?-?id(?:ent)?\\.?(?:-?\\s?(?:nr\\.?|nummer))?|ust\\.?-?nr\\.?|umsatzsteuer(?:-identifikationsnummer|nummer)?|atu-?(?:nr\\.?|nummer)|vat(?:[- ]?(?:id|identification|registration|reg\\.?))?(?:[- ]?(?:no\\.?|number|nr\\.?))?|mwst\\.?-?\\s?(?:nr\\.?|nummer|no\\.?)?|mehrwertsteuer-?(?:nr\\.?|nummer)?|value added tax(?: identification)?(?: number| no\\.?)?|sales tax (?:id|identification)(?: number| no\\.?)?|tva|(?:p\\.? ?iva|partita iva)',
  },
  {
    label: 'tax',
    words:
      'steuer-?\\s?-?(?:nummer|nr\\.?)|st\\.?-?nr\\.?|tax (?:number|no\\.?|id)|wirtschafts-?\\s?id(?:entifikationsnummer|-?nr\\.?)?|w-?idnr\\.?|steuer-?id|finanzamt|betriebsnummer|eori(?:-?(?:nr\\.?|nummer))?|duns(?:-?(?:nr\\.?|nummer))?|d-u-n-s(?:-?(?:nr\\.?|nummer))?|gln|ik(?:-?(?:nr\\.?|nummer))|lucid(?:-?(?:nr\\.?|nummer))?|(?:weee|ear)-?(?:reg\\.?)?-?(?:nr\\.?|nummer)|gisa(?:-?zahl)?|dvr(?:-?(?:nr\\.?|nummer))?|kundennummer',
  },
  { label: 'phoneFax', words: '(?:tel(?:efon)?\\.?|fon)\\s?(?:\\/|&|und|\\+|u\\.)\\s?(?:tele)?fax\\.?' },
  {
    label: 'fax',
    words:
      'tele-?fax(?:-?(?:nummer|nr\\.?))?|telefax|fernkop(?:ie|ierer)|telekopie|fax(?:-?(?:nummer|nr\\.?|no\\.?|dw|durchwahl|klappe))?\\.?|facsimile',
  },
  {
    label: 'mobile',
    words: 'mobil(?:telefon|funk|nummer)?\\.?|mobile(?: phone)?|handy(?:nummer)?|cell(?: ?phone)?|mob\\.|whatsapp',
  },
  {
    label: 'phone',
    words:
      'tele-?(?:f|ph)on(?:-?(?:nummer|nr\\.?|zentrale|isch))?(?: \\(zentrale\\))?|tel\\.?(?:-?\\s?nr\\.?)?|fon|phone(?: number)?|(?:telefon-?)?zentrale|(?:service-?|bestell-?|info-?)?(?:hotline|rufnummer|telefon)|ruf|call(?: us)?|durchwahl|fernruf|telephone',
  },
  {
    label: 'mail',
    words:
      'e-?\\s?mail(?:-?adresse|s)?(?: address)?|mail(?:-?adresse)?|elektronische (?:post|postadresse|kontaktaufnahme)|e-post|email',
  },
  {
    label: 'web',
    words:
      'internet(?:-?(?:adresse|seite|pr(?:ä|ae)senz|auftritt))?|web(?:-?(?:site|seite|adresse))?|homepage|www|url|domain|online',
  },
  {
    label: 'hours',
    words:
      '(?:(?:ö|oe)ffnungs|b(?:ü|ue)ro|gesch(?:ä|ae)fts|service|betriebs|sprech)-?zeiten|opening hours|business hours|office hours',
    strict: true,
  },
  {
    label: 'bank',
    words:
      'bank(?:verbindung|konto|daten)(?:en)?|iban|bic|swift|konto-?(?:nummer|nr\\.?)|blz|kreditinstitut|bank details',
    strict: true,
  },
  {
    label: 'founded',
    words:
      'gr(?:ü|ue)ndung(?:sjahr|sdatum)?|gegr(?:ü|ue)ndet(?: (?:im jahre?|in|anno))?|jahr der gr(?:ü|ue)ndung|founded(?: in)?|year founded|established(?: in)?|foundation(?: year)?|firmengr(?:ü|ue)ndung|unternehmensgr(?:ü|ue)ndung|year of (?:foundation|establishment)|seit',
    strict: true,
  },
  {
    label: 'employees',
    words:
      '(?:anzahl (?:der )?)?(?:mitarbeiter(?:innen|\\*innen|:innen|zahl|\\/-innen)?|besch(?:ä|ae)ftigten?(?:zahl)?|mitarbeitende(?:n|r)?|angestellten?)(?: und mitarbeiter(?:innen)?)?(?:-?anzahl)?|employees|number of employees|staff|headcount|team ?size|belegschaft|personal(?:bestand|st(?:ä|ae)rke)',
    strict: true,
  },
  {
    label: 'industry',
    words:
      '(?:haupt)?branchen?|wirtschaftszweig|industr(?:y|ies)|sector|business sector|unternehmensgegenstand|gegenstand des unternehmens|gesch(?:ä|ae)ftsfeld|t(?:ä|ae)tigkeits(?:bereich|feld|schwerpunkt)e?|gewerbe(?:bezeichnung|wortlaut|art)?|line of business|business (?:area|purpose|activity|field)',
    strict: true,
  },
  {
    label: 'products',
    words:
      '(?:unsere? |our |haupt)?produkte?(?:programm|gruppen|palette|portfolio|bereiche)?(?:(?: und| &) (?:dienst)?leistungen|(?:\\/| und )services?)?|(?:our )?(?:main )?products?(?: range| portfolio| (?:and|&) services)?|erzeugnisse|fertigungsprogramm|lieferprogramm|sortiment|produktions?programm|leistungsspektrum|leistungen|services',
    strict: true,
  },
  {
    label: 'certificate',
    words: 'zertifikate?|zertifizierung(?:en)?|zertifiziert nach|certificates?|certifications?|certified(?: to)?',
    strict: true,
  },
  {
    label: 'seat',
    words:
      'sitz(?: der gesellschaft| des unternehmens)?|gesellschaftssitz|firmensitz|unternehmenssitz|gerichtsstand|erf(?:ü|ue)llungsort(?: und gerichtsstand)?|registered (?:office|seat)|(?:company )?seat|place of (?:business|jurisdiction)',
    strict: true,
  },
  {
    label: 'name',
    words:
      '(?:vollst(?:ä|ae)ndiger? )?(?:firma|firmen-?name|firmenbezeichnung|firmenwortlaut|unternehmen(?:sname)?|name des unternehmens|gesellschaft|anbieter(?: dieser (?:web)?seite)?|(?:content |service )?provider(?: of this (?:web)?site)?(?: (?:according to|pursuant to|acc\\. to|in accordance with|within the meaning of)[^:\\n]{3,40})?|diensteanbieter(?: (?:gem(?:ä|ae)(?:ß|ss)|nach|im sinne)[^:\\n]{3,50})?|angaben (?:gem(?:ä|ae)(?:ß|ss)|gem\\.|nach|laut)[^:\\n]{3,60}|information (?:according|pursuant) to[^:\\n]{3,40}|impressum|imprint|legal notice|herausgegeben von|dienste?-?anbieter|seitenbetreiber|betreiber(?: der (?:web-?)?seite)?|herausgeber|medieninhaber(?:\\/?-?in)?(?:(?:,| und| &|\\/)[^:\\n]{3,50})?|company(?: name)?|legal (?:company )?name|provider name|publisher|organi[sz]ation|name|website owner|verantwortliches unternehmen|rechtsform und name)',
    strict: true,
  },
  {
    label: 'address',
    words:
      "(?:post-?|firmen-?|haus-?|gesch(?:ä|ae)fts-?|besucher-?|liefer-?)?(?:anschrift|adresse)|hausanschrift|address|visitors?'? address|postal address|standort|firmensitz|hauptsitz|zentrale|headquarters|head office",
    strict: true,
  },
  {
    label: 'street',
    words: 'stra(?:ß|ss)e(?:(?:\\/| ?(?:&|und|,) ?|\\s)(?:haus)?(?:nr\\.?|-?nummer))?|street(?: address)?|str\\.',
    strict: true,
  },
  { label: 'postalCode', words: 'plz|postleitzahl|zip(?: code)?|postal code|post ?code', strict: true },
  {
    label: 'place',
    words:
      '(?:plz(?:\\/| ?(?:&|und|,) ?|\\s))?(?:ort|stadt|city|town|wohnort)|postleitzahl\\s?(?:\\/|und|,)?\\s?ort|plz\\s?(?:\\/|und|,|\\+)?\\s?ort|location|zip(?:\\/| )city',
    strict: true,
  },
  { label: 'country', words: 'land|staat|country', strict: true },
  {
    label: 'person',
    words:
      '(?:ihr(?:e)? )?ansprechpartner(?:in|innen|\\*in|:in|\\/-?in)?|kontaktperson|contact(?: person| partner)?|ansprechperson',
    strict: true,
  },
  {
    label: 'function',
    words:
      'funktion|position|abteilung|bereich|aufgabe(?:nbereich)?|zust(?:ä|ae)ndigkeit|department|role|job ?title|title',
    strict: true,
  },
];
