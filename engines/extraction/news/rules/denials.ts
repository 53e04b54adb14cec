import { compile } from './pattern.ts';

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
      String.raw`\b(?:nicht|kein(?:e[nrms]?)?|weder|niemals|dementiert\w*|bestreitet|ausgeschlossen|abgewendet|verhindert|gescheitert|geplatzt|abgesagt|verworfen|statt zu|ohne|no plans|not|never|won't|isn't|denie[sd]|rules? out|ruled out|cancel(?:s|led|ed)|called off|abandon(?:s|ed)|avoid(?:s|ed)?|averted|rejected|rejects|ablehn\w*|lehnt\b.{0,60}\bab|gestoppt|vom tisch|aufgehoben|nein|fell through|no longer|halts|scrapped|schloss\b.{0,80}\baus|schließt\b.{0,80}\baus(?=\s*[.,!])|will\b.{0,60}\bnichts wissen)\b`,
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
      String.raw`\?\s*$|\b(?:insolvenz(?:quote|rate|antragspflicht|recht|beratung|geld|zahlen|statistik|schutz)\w*|insolvency rate|im falle? (?:einer|der) insolvenz|in the event of insolvency|(?:mehr|weniger|zahl der) insolvenzen|more (?:bankruptcies|insolvencies)|ventil|automatisch|deckel|stromkreis|schließt sich|schließt (?:bei|mit|an)\b|wettbewerb schließt|übernahmequote|reisekosten|haftung|preis-leistung\w*|bewertungen|kursgewinn|gebraucht\w*|used machines|seit \d+ jahren bewährt|stellt sich vor|auf anfrage|gesetz|laut anwohnern|formulare?|merkbl\w*)\b|\b(?:tipps|ratgeber|so (?:gelingt|eröffnen|gründen|finden|melden|wird)|wie (?:man|sie|unternehmen)|how to|checkliste|leitfaden|webinar|seminar|workshop|was ist|was bedeutet|what is|grundsätzlich|generell|in der regel|immer mehr unternehmen|viele unternehmen|many companies|statistik|durchschnittlich|experten|studie|laut einer umfrage|survey|oft|häufig|typically|usually|definition|begriff|versteht man|berät|beratung bei|wir (?:beraten|unterstützen|begleiten|helfen)|we (?:help|support|advise))\b`,
    ),
  },
  {
    name: 'offer',
    weight: 0.9,
    pattern: compile(
      String.raw`\b(?:bleib(?:t|en)\b.{0,70}\bgeschlossen|remains? closed|öffnungszeiten|opening hours|geschlossen (?:von|vom|am|an|zwischen|über)|(?:vom \d|zwischen|ostern|easter)\b.{0,60}\b(?:geschlossen|nicht besetzt)|betriebsferien|betriebsurlaub|(?:montag|dienstag)s?(?= (?:bis|und|–|-|geschlossen|von)\b)|montags|dienstags|feiertag\w*|christmas|brückentag|weihnachten|mittagspause|jetzt bestellen|warenkorb|in den warenkorb|gewinnspiel|gutschein|rabatt|closed on|closed for|versand|agb|cookie|passwort|teilen sie (?:uns|bitte)|bitte (?:teilen|melden|beachten)|wartungsarbeiten|maintenance|public holiday|urlaub|inventur|stocktaking|m\/w\/d|bewerben sie)\b`,
    ),
  },
];
