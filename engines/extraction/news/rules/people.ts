import { type Rule, rule } from './pattern.ts';

const LEADER =
  '(?:geschäftsführ(?:er|erin|ung)|geschäftsführend\\w*|geschäftsleitung|geschäftsleiter(?:in)?|vorstand\\w*|\\w*vorständ(?:in|e)\\w*|ceo|cfo|cto|coo|cso|cio|chef(?:in)?|firmenchef(?:in)?|vorstandsvorsitz\\w*|vorsitz\\w*|managing director|chief (?:executive|\\w+ officer)|chairman|chairwoman|chair|president|leiter(?:in)?|werk(?:s)?leiter(?:in)?|vertriebsleiter(?:in)?|unternehmensleitung|unternehmensspitze|firmenspitze|doppelspitze|führungsspitze|management|board|head of|inhaber(?:in)?|nachfolger(?:in)?|nachfolge|spitze|firmenleitung|betriebsleiter(?:in)?|general manager|director|geschäftsbereichsleit\\w*|prokurist(?:in)?)';

export const PEOPLE: readonly Rule[] = [
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
    'change-of-management',
    0.9,
    '\\b(?:geschäftsführung|vorstand|leitung|führung|management|firmenleitung|geschäftsleitung)\\b.{0,30}\\b(?:auf|zurück|ein|ab|aus)\\s*[.!,]|\\b(?:will leave|leaves|is leaving|to leave|has left)\\b.{0,40}\\b(?:group|company|firm|board)|\\bhands? over\\b.{0,30}\\b(?:reins|baton|business|helm)|\\b(?:zieht sich|zog sich)\\b.{0,40}\\b(?:geschäftsführung|vorstand|tagesgeschäft|leitung)\\b',
  ),
  rule(
    'change-of-management',
    0.6,
    `\\b${LEADER}\\b.{0,50}\\b(?:wird|wurde|ist|kommt|geht|bleibt nicht|verlässt|wechselt|is|becomes|will|was)\\b|\\b(?:wird|wurde|becomes|became|is the new|ist (?:neue[rn]?|der neue|die neue|künftig|jetzt|ab))\\b.{0,60}\\b\\w*${LEADER}\\b`,
  ),
  rule(
    'change-of-management',
    0.9,
    `\\b(?:personalie|nachfolge|nachfolger(?:in)?|generationswechsel|generationenwechsel|stabwechsel|führungswechsel|successor|succession|doppelspitze|an die spitze|an der spitze|in den vorstand|in die geschäftsführung|in die geschäftsleitung|erstmals eine frau|neuer chef|neue chefin|new ceo|new head|takes the helm|steps down|retire(?:s|d|ment)?|ruhestand|tritt zurück|zurückgetreten|scheidet|ausgeschieden|legt\\b.{0,40}amt|beirat|übergibt|abberufen|löst\\b.{0,60}\\bab\\b)\\b`,
  ),
  rule(
    'change-of-management',
    0.8,
    '\\b(?:verlässt|verließ)\\b.{0,60}\\b\\w*(?:hersteller|konzern|unternehmen|firma|bauer|gruppe|händler|zulieferer|betrieb|vorstand|geschäftsführung)\\b|\\bkehrt\\b.{0,80}\\bden rücken\\b|\\b(?:führt|führen|leitet)\\b.{0,40}\\b(?:die geschäfte|das werk|den betrieb|unser werk|das unternehmen)\\b|\\bzieht sich\\b.{0,40}\\b(?:tagesgeschäft|geschäftsführung)\\b|\\bjoins?\\b.{0,40}\\bas\\b|\\b(?:dritte|vierte|zweite|nächste) generation\\b',
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
    'job-surge',
    0.5,
    '\\b(?:neue (?:arbeitsplätze|stellen|jobs|mitarbeiter)|new jobs|new positions|einstell\\w+|hiring|recruit\\w+|stellt\\b.{0,40}\\bein\\b|headcount|workforce|belegschaft)\\b',
  ),
  rule(
    'job-surge',
    0.9,
    '\\b(?:\\d[\\d.,]*|hundert\\w*|tausend\\w*|dutzend\\w*|hundreds|dozens|thousands|zahlreiche)\\b.{0,40}\\b\\w*(?:arbeitsplätze|stellen|jobs|fachkräfte|auszubildende|azubis|mitarbeiter\\w*|engineers|people|monteure|schweißer|workers|positions|beschäftigte|ingenieure|neueinstellungen|menschen|köpfe)\\b.{0,40}\\b(?:geschaffen|schaffen|entstehen|sucht|gesucht|suchen|ein|aus|verstärken|hire|recruit|create|add|einstellen|eingestellt|arbeit|besetzen)\\b|\\b(?:sucht|suchen|schafft|schaffen|hire|recruiting|recruits|creates|add|einstellen|stockt|verdoppel\\w+|doubl\\w+)\\b.{0,40}\\b(?:\\d[\\d.,]*|hundert\\w*|tausend\\w*|belegschaft|personal|team|workforce|headcount|hundreds)\\b',
  ),
];
